import type { BaseGroupId, ShiftId, StaffMemberId } from '#shared/domain/ids.ts'
import type { LocationDay } from '#shared/domain/occupancy/model.ts'
import type { Shift } from '#shared/domain/staffing/model.ts'
import { isoWeekOf, weekdayOf } from '#shared/kernel/time.ts'
import type { Interval, IsoDay } from '#shared/kernel/time.ts'
import { groupIds, minute } from './house.ts'
import type { SeededRandom } from './seeded-random.ts'
import { staffSlots } from './staff-slots.ts'
import type { Slot } from './staff-slots.ts'
import type { TeamMember } from './team.ts'

const BREAK_MINUTES = 30
/** Nobody has lunch in the first hours of a shift. */
const EARLIEST_BREAK_MINUTES = 150
const firstBreak = minute('11:30')

/** Works out who stands where, day after day, with the habits of a planner: the same person on the same place. */
export class RosterPlan {
  readonly shifts: Shift[] = []
  /** Places nobody was found for; the makers of the sample look at these. */
  readonly unfilled: { readonly day: IsoDay; readonly slot: Slot }[] = []
  readonly #team: readonly TeamMember[]
  readonly #random: SeededRandom
  readonly #habits = new Map<string, StaffMemberId>()

  constructor(team: readonly TeamMember[], random: SeededRandom) {
    this.#team = team
    this.#random = random
  }

  planDay(day: LocationDay, mayStayOpen: (slot: Slot) => boolean): void {
    const slots = staffSlots(day, this.#random)
    const busy = new Map<StaffMemberId, Interval[]>()
    const breaks: { readonly slot: Slot; readonly shift: Shift }[] = []
    for (const slot of slots) {
      if (mayStayOpen(slot)) continue
      const member = this.#findMember(day.day, slot, busy)
      if (member === undefined) {
        this.unfilled.push({ day: day.day, slot })
        continue
      }
      busy.set(member.id, [...(busy.get(member.id) ?? []), slot])
      this.#habits.set(habitKey(day.day, slot), member.id)
      const shift = this.#addShift(day.day, member, slot.groupId, slot)
      if (slot.hasBreak) breaks.push({ slot, shift })
    }
    this.#planBreaks(day, breaks, busy)
    this.#addExtraHands(day, busy)
  }

  /** Lunch one after the other, so that one person can relieve them all. */
  #planBreaks(
    day: LocationDay,
    breaks: readonly { readonly slot: Slot; readonly shift: Shift }[],
    busy: Map<StaffMemberId, Interval[]>,
  ): void {
    let startMinute = firstBreak
    for (const { slot, shift } of breaks) {
      startMinute = Math.max(startMinute, shift.startMinute + EARLIEST_BREAK_MINUTES)
      const pause = { startMinute, endMinute: startMinute + BREAK_MINUTES }
      const relief = this.#findRelief(day, pause, slot.groupId, busy)
      if (relief === undefined) continue
      this.shifts[this.shifts.indexOf(shift)] = { ...shift, breaks: [pause] }
      busy.set(relief.id, [...(busy.get(relief.id) ?? []), pause])
      this.#addShift(day.day, relief, slot.groupId, pause)
      startMinute += BREAK_MINUTES
    }
  }

  #findRelief(
    day: LocationDay,
    pause: Interval,
    groupId: BaseGroupId,
    busy: ReadonlyMap<StaffMemberId, readonly Interval[]>,
  ): TeamMember | undefined {
    const free = this.#team.filter(
      (member) =>
        member.role === 'qualified' &&
        isFree(busy.get(member.id), pause) &&
        member.weekdays.includes(weekdayOf(day.day)),
    )
    return (
      free.find(({ kind }) => kind === 'breaks') ??
      free.find((member) => member.groupIds.includes(groupId) && (busy.get(member.id) ?? []).length === 0) ??
      free.find(({ kind }) => kind === 'relief')
    )
  }

  /** A group assistant and an intern help out; they do not count, or not fully. */
  #addExtraHands(day: LocationDay, busy: ReadonlyMap<StaffMemberId, readonly Interval[]>): void {
    for (const member of this.#team) {
      const [groupId] = member.groupIds
      if (member.kind !== 'extra' || groupId === undefined || !member.weekdays.includes(weekdayOf(day.day)))
        continue
      const hours = { startMinute: minute('09:00'), endMinute: minute('13:00') }
      const group = day.groups.find((candidate) => candidate.groupId === groupId)
      if (group === undefined || group.presences.length === 0 || !isFree(busy.get(member.id), hours)) continue
      this.#addShift(day.day, member, groupId, hours)
    }
  }

  #findMember(
    day: IsoDay,
    slot: Slot,
    busy: ReadonlyMap<StaffMemberId, readonly Interval[]>,
  ): TeamMember | undefined {
    const weekday = weekdayOf(day)
    const able = this.#team.filter(
      (member) =>
        (member.role === 'qualified' || member.role === 'trainee') &&
        member.kind !== 'breaks' &&
        member.groupIds.includes(slot.groupId) &&
        (slot.level > 1 || member.role === 'qualified') &&
        (slot.groupId !== groupIds.speelgroep || member.isPreschoolEducator) &&
        member.weekdays.includes(weekday) &&
        mayWork(busy.get(member.id), slot),
    )
    const usual = this.#habits.get(habitKey(day, slot))
    const rank = (member: TeamMember): number =>
      (member.id === usual ? 0 : 10) +
      (member.kind === (slot.hasBreak ? 'whole' : 'half') ? 0 : 2) +
      (member.kind === 'relief' ? 6 : 0) +
      member.groupIds.indexOf(slot.groupId) +
      (busy.has(member.id) ? 3 : 0)
    return able.toSorted((a, b) => rank(a) - rank(b))[0]
  }

  #addShift(day: IsoDay, member: TeamMember, groupId: BaseGroupId, interval: Interval): Shift {
    const shift: Shift = {
      id: `D${String(this.shifts.length + 1).padStart(5, '0')}` as ShiftId,
      staffMemberId: member.id,
      locationId: member.locationId,
      groupId,
      day,
      startMinute: interval.startMinute,
      endMinute: interval.endMinute,
      breaks: [],
    }
    this.shifts.push(shift)
    return shift
  }
}

function habitKey(day: IsoDay, slot: Slot): string {
  return `${weekdayOf(day)} ${slot.groupId} ${slot.level} ${slot.part}`
}

function isFree(taken: readonly Interval[] | undefined, interval: Interval): boolean {
  return (taken ?? []).every(
    (other) => other.endMinute <= interval.startMinute || interval.endMinute <= other.startMinute,
  )
}

/** One place a day, or a short one before school and one after it; never more than nine and a half hours. */
function mayWork(taken: readonly Interval[] | undefined, slot: Slot): boolean {
  if (taken === undefined) return true
  const minutes = taken.reduce((sum, interval) => sum + interval.endMinute - interval.startMinute, 0)
  return (
    taken.length === 1 &&
    isFree(taken, slot) &&
    minutes + slot.endMinute - slot.startMinute <= 9.5 * 60 &&
    slot.isShort
  )
}

/** The places the story of the sample leaves open: staff called in sick and nobody found yet. */
export function isLeftOpen(day: IsoDay, slot: Slot): boolean {
  if (day === '2026-11-26') return slot.groupId === groupIds.babies && slot.level === 3
  if (day === '2026-12-08') return slot.groupId === groupIds.ontdekkers && slot.level === 4
  return (
    isoWeekOf(day) === '2027-W03' &&
    weekdayOf(day) === 2 &&
    slot.groupId === groupIds.peutersB &&
    slot.level === 2
  )
}
