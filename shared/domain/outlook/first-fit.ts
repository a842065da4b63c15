import { addDays, completedMonths, completedYears, type IsoDay } from '#shared/kernel/time.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { WaitingEntry } from '../waiting-list/model.ts'
import type { FirstFit, OutlookGroup, OutlookWeek } from './model.ts'
import type { GroupPlaces } from './places-of-day.ts'

/** The places of a week: by day from Monday on, then by group. */
export type WeekRoom = readonly (readonly (GroupPlaces | null)[])[]

/**
 * The first week in which a family can start with enough of its days in one group, within the maximum of the house and
 * the law. Every family is looked at by itself, on top of the children who come: this says when, not who goes first.
 * Empty for a family that waits for school care, whose places are not counted by age. WAIT-1
 */
export function findFirstFit(
  index: LocationIndex,
  entry: WaitingEntry,
  child: { readonly name: string; readonly birthDate: IsoDay },
  groups: readonly OutlookGroup[],
  weeks: readonly OutlookWeek[],
  rooms: readonly WeekRoom[],
): readonly FirstFit[] {
  const isWaiting = entry.status === 'waiting' || entry.status === 'offered'
  if (!isWaiting || entry.setting === 'outOfSchoolCare') return []
  const base = {
    childId: entry.childId,
    name: child.name,
    entryId: entry.id,
    wishedFrom: entry.wishedFrom,
    ageYears: Math.max(completedYears(child.birthDate, entry.wishedFrom), 0),
  }
  for (const [place, week] of weeks.entries()) {
    const room = rooms[place]
    if (room === undefined || addDays(week.monday, 6) < entry.wishedFrom) continue
    const groupPlace = groups.findIndex((group, at) => isRoomIn(index, entry, child, group, at, week, room))
    const group = groups[groupPlace]
    if (group === undefined) continue
    return [
      {
        ...base,
        ageYears: Math.max(completedYears(child.birthDate, week.monday), 0),
        week: week.week,
        groupName: group.name,
      },
    ]
  }
  return [{ ...base, week: null, groupName: '' }]
}

/** Whether at least the fewest days the family would start with have a place. */
function isRoomIn(
  index: LocationIndex,
  entry: WaitingEntry,
  child: { readonly birthDate: IsoDay },
  { groupId, setting }: OutlookGroup,
  groupPlace: number,
  week: OutlookWeek,
  room: WeekRoom,
): boolean {
  const group = index.groupById.get(groupId)
  if (group === undefined || setting !== entry.setting) return false
  const fitting = entry.days.filter(({ weekday }) => {
    const day = addDays(week.monday, weekday - 1)
    const months = completedMonths(child.birthDate, day)
    if (day < entry.wishedFrom || months < group.minAgeMonths || months >= group.maxAgeMonths) return false
    const ageYears = completedYears(child.birthDate, day)
    return (room[weekday - 1]?.[groupPlace]?.withExtraStaff[ageYears] ?? 0) > 0
  })
  return fitting.length >= entry.minimumDays
}
