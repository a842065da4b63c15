import type { BaseGroupId } from '#shared/domain/ids.ts'
import type { LocationDay, UnitDay, UnitSegment } from '#shared/domain/occupancy/model.ts'
import { weekdayOf } from '#shared/kernel/time.ts'
import type { Interval } from '#shared/kernel/time.ts'
import { groupIds, minute } from './house.ts'
import type { SeededRandom } from './seeded-random.ts'

/** A place in the roster: one person more than level - 1, for a stretch of the day. */
export interface Slot extends Interval {
  readonly groupId: BaseGroupId
  readonly level: number
  readonly part: 'whole' | 'early' | 'late'
  readonly hasBreak: boolean
  /** Before or after school: somebody may do both. */
  readonly isShort: boolean
}

const QUARTER = 15
/** Longer than this without a break is not allowed. */
const LONGEST_WITHOUT_BREAK = 5.5 * 60
/** Longer than this the day is split over two people. */
const LONGEST_SHIFT = 9.5 * 60
/** Nobody comes in for less, except before school. */
const SHORTEST_SHIFT = 2 * 60
const noon = minute('13:00')

/** The staff the law asks on a day, cut into shifts that people can work. */
export function staffSlots(day: LocationDay, random: SeededRandom): Slot[] {
  return day.units.flatMap((unit) => {
    const levels = Math.max(0, ...unit.segments.map(({ required }) => required ?? 0))
    return Array.from({ length: levels }, (_, index) => index + 1).flatMap((level) =>
      stretchesOf(unit.segments, level).flatMap((stretch) =>
        [
          ...shiftsOf(extendedByChance(unit, level, asUsual(unit, level, stretch), random)),
          ...leftFromHabit(day, unit, level),
        ].map((slot) => ({
          ...slot,
          level,
          groupId: groupOf(day, unit, level, slot),
        })),
      ),
    )
  })
}

/** When at least so many are needed; a gap of less than an hour is worked through. */
function stretchesOf(segments: readonly UnitSegment[], level: number): Interval[] {
  const stretches: Interval[] = []
  for (const segment of segments) {
    if ((segment.required ?? 0) < level) continue
    const startMinute = Math.floor(segment.startMinute / QUARTER) * QUARTER
    const endMinute = Math.ceil(segment.endMinute / QUARTER) * QUARTER
    const last = stretches.at(-1)
    if (last !== undefined && startMinute - last.endMinute < 60)
      stretches[stretches.length - 1] = { ...last, endMinute }
    else stretches.push({ startMinute, endMinute })
  }
  return stretches.map(atLeastTwoHours)
}

function atLeastTwoHours(stretch: Interval): Interval {
  if (stretch.startMinute < minute('09:00')) return stretch
  const endMinute = Math.max(stretch.endMinute, stretch.startMinute + SHORTEST_SHIFT)
  return endMinute > minute('18:30')
    ? { startMinute: minute('16:30'), endMinute: minute('18:30') }
    : { ...stretch, endMinute }
}

/** Second and third people work usual hours, from eight to half past five or a whole morning, not to the quarter. */
function asUsual(unit: UnitDay, level: number, stretch: Interval): Interval {
  if (level === 1 || unit.setting !== 'dayCare') return stretch
  const length = stretch.endMinute - stretch.startMinute
  if (length > LONGEST_SHIFT) return stretch
  if (length <= LONGEST_WITHOUT_BREAK) {
    const isMorning = stretch.startMinute < minute('10:00')
    return isMorning
      ? {
          startMinute: Math.min(stretch.startMinute, minute('08:00')),
          endMinute: Math.max(stretch.endMinute, noon),
        }
      : stretch
  }
  const startMinute = Math.min(
    stretch.startMinute,
    Math.max(minute('08:00'), stretch.endMinute - LONGEST_SHIFT),
  )
  const endMinute = Math.max(stretch.endMinute, Math.min(minute('17:30'), startMinute + LONGEST_SHIFT))
  return { startMinute, endMinute }
}

/** Not every hour is used to the minute: now and then somebody stays on for an hour. */
function extendedByChance(unit: UnitDay, level: number, stretch: Interval, random: SeededRandom): Interval {
  const isLucky = level > 1 && unit.level === 'group' && random.isLucky(0.05)
  return isLucky && stretch.endMinute <= minute('17:00')
    ? { ...stretch, endMinute: stretch.endMinute + 60 }
    : stretch
}

/** On Friday afternoon the toddlers keep a second person nobody looked at again. */
function leftFromHabit(day: LocationDay, unit: UnitDay, level: number): Omit<Slot, 'groupId' | 'level'>[] {
  const isHabit = unit.unitId === groupIds.dreumesen && level === 2 && weekdayOf(day.day) === 5
  const late = { startMinute: noon, endMinute: minute('18:30') }
  return isHabit ? [{ ...late, part: 'late', hasBreak: false, isShort: false }] : []
}

function shiftsOf(stretch: Interval): Omit<Slot, 'groupId' | 'level'>[] {
  const length = stretch.endMinute - stretch.startMinute
  const isShort =
    length <= LONGEST_WITHOUT_BREAK &&
    (stretch.endMinute <= minute('09:00') || stretch.startMinute >= noon - 60)
  if (length <= LONGEST_WITHOUT_BREAK) return [{ ...stretch, part: 'whole', hasBreak: false, isShort }]
  if (length <= LONGEST_SHIFT) return [{ ...stretch, part: 'whole', hasBreak: true, isShort: false }]
  const early = { startMinute: stretch.startMinute, endMinute: noon }
  const late = { startMinute: noon, endMinute: stretch.endMinute }
  return [
    { ...early, part: 'early', hasBreak: false, isShort: false },
    { ...late, part: 'late', hasBreak: false, isShort: false },
  ]
}

/** In out-of-school care the need is the location's: each next person goes where most children are per person. BKR-5 */
function groupOf(day: LocationDay, unit: UnitDay, level: number, slot: Interval): BaseGroupId {
  const [only] = unit.groupIds
  if (unit.level === 'group' && only !== undefined) return only
  const crowds = unit.groupIds.map((groupId) => ({
    groupId,
    children: day.groups
      .filter((group) => group.groupId === groupId)
      .flatMap(({ presences }) => presences)
      .filter((presence) => presence.startMinute < slot.endMinute && slot.startMinute < presence.endMinute)
      .length,
    staff: 0,
  }))
  let chosen = crowds[0]
  for (let person = 1; person <= level; person += 1) {
    chosen = crowds.toSorted((a, b) => b.children / (b.staff + 1) - a.children / (a.staff + 1))[0]
    if (chosen !== undefined) chosen.staff += 1
  }
  if (chosen === undefined) throw new RangeError('a unit has a group')
  return chosen.groupId
}
