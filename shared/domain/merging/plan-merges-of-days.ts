import { daysOfWeek, isoWeekOf, type IsoDay, type IsoWeek } from '#shared/kernel/time.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import { computeDay } from '../occupancy/compute-day.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { LocationDay } from '../occupancy/model.ts'
import type { LawBook } from '../ratio/model.ts'
import { presencesDuring } from './children-away.ts'
import { holdsOn } from './days-held.ts'
import { roomsOf } from './merge-input.ts'
import type { DismissedMerge, MergeDayPlan } from './model.ts'
import { planMerges } from './plan-merges.ts'

export interface PlanDaysOptions {
  readonly dismissed: readonly DismissedMerge[]
  /** MERGE-6 */
  readonly mayUseDeviation: boolean
  readonly isStopped?: () => boolean
}

interface PlannedWeek {
  readonly week: IsoWeek
  readonly days: ReadonlyMap<IsoDay, LocationDay>
  /** Rooms a child goes to by proposals of earlier days of the week, so that they can be accepted together. MERGE-2 */
  readonly proposedRooms: Map<ChildId, Set<BaseGroupId>>
}

/**
 * Plans days in order, one a turn, and tells how many are done. Proposals of one week take each other's rooms into
 * account. After a stop the days that were not reached are left out. Throws for a day outside the facts.
 */
export function* planMergesOfDays(
  index: LocationIndex,
  book: LawBook,
  days: readonly IsoDay[],
  options: PlanDaysOptions,
): Generator<number, readonly MergeDayPlan[], void> {
  const plans: MergeDayPlan[] = []
  let week: PlannedWeek | undefined
  for (const day of days) {
    if (options.isStopped?.() === true) break
    if (week?.week !== isoWeekOf(day)) week = startWeek(index, book, day)
    const { days: computed, proposedRooms } = week
    const present = computed.get(day) ?? computeDay(index, book, day)
    const others = [...computed].flatMap(([other, location]) => (other === day ? [] : [location]))
    const plan = planMerges(
      {
        index,
        book,
        day: present,
        agreed: index.facts.merges.filter((merge) => holdsOn(merge, day)),
        roomsOfWeek: joinRooms(roomsOf(index, others), proposedRooms),
        mayUseDeviation: options.mayUseDeviation,
        dismissed: options.dismissed,
      },
      options.isStopped === undefined ? {} : { isStopped: options.isStopped },
    )
    rememberRooms(present, plan, proposedRooms)
    plans.push(plan)
    yield plans.length
  }
  return plans
}

function startWeek(index: LocationIndex, book: LawBook, day: IsoDay): PlannedWeek {
  const week = isoWeekOf(day)
  const { fromDay, untilDay } = index.facts
  const days = daysOfWeek(week).filter((other) => fromDay <= other && other <= untilDay)
  return {
    week,
    days: new Map(days.map((other) => [other, computeDay(index, book, other)])),
    proposedRooms: new Map(),
  }
}

function joinRooms(
  rooms: Map<ChildId, Set<BaseGroupId>>,
  proposed: ReadonlyMap<ChildId, ReadonlySet<BaseGroupId>>,
): ReadonlyMap<ChildId, ReadonlySet<BaseGroupId>> {
  for (const [childId, groupIds] of proposed) {
    const known = rooms.get(childId) ?? new Set<BaseGroupId>()
    for (const groupId of groupIds) known.add(groupId)
    rooms.set(childId, known)
  }
  return rooms
}

function rememberRooms(
  day: LocationDay,
  { proposals }: MergeDayPlan,
  rooms: Map<ChildId, Set<BaseGroupId>>,
): void {
  for (const proposal of proposals) {
    for (const group of day.groups) {
      if (!proposal.groupIds.includes(group.groupId)) continue
      for (const { childId } of presencesDuring(group.presences, proposal)) {
        rooms.set(childId, (rooms.get(childId) ?? new Set()).add(proposal.hostGroupId))
      }
    }
  }
}
