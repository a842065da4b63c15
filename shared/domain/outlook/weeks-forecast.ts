import {
  addDays,
  addWeeks,
  daysOfWeek,
  mondayOfWeek,
  type IsoDay,
  type IsoWeek,
} from '#shared/kernel/time.ts'
import { findSchoolHoliday } from '../calendar/school-calendar.ts'
import { holdsOn } from '../merging/days-held.ts'
import type { DismissedMerge } from '../merging/model.ts'
import { computeDay } from '../occupancy/compute-day.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { LocationDay } from '../occupancy/model.ts'
import { listPresencesOf } from '../occupancy/who-is-where.ts'
import type { LawBook } from '../ratio/model.ts'
import { requiredMinutesOn } from '../rules-replay/required-minutes.ts'
import type { PlacementOffer, WaitingEntry } from '../waiting-list/model.ts'
import { findFirstFit, type WeekRoom } from './first-fit.ts'
import { MERGE_LOOK_WEEKS } from './model.ts'
import type {
  AgePlacesForecast,
  GroupForecast,
  GroupWeek,
  HoursWeek,
  OutlookGroup,
  OutlookWeek,
  WeeksForecast,
} from './model.ts'
import { proposalsOn } from './merge-proposals.ts'
import { listOutlookGroups } from './outlook-groups.ts'
import { PLACE_AGES, placesOfDay, type GroupPlaces } from './places-of-day.ts'

export interface WeeksForecastInput {
  readonly index: LocationIndex
  readonly book: LawBook
  readonly fromWeek: IsoWeek
  /** At least one. */
  readonly weeks: number
  /** Families that wait for a place here. */
  readonly waiting: readonly WaitingEntry[]
  /** Names and birthdays of children who wait and are not in the facts. */
  readonly childOf: (entry: WaitingEntry) => { readonly name: string; readonly birthDate: IsoDay } | undefined
  /** Open offers. WAIT-4 */
  readonly offers: readonly PlacementOffer[]
  /** Merges that were set aside with "not now". */
  readonly dismissed: readonly DismissedMerge[]
}

/** A day with what the weeks need of it. */
interface DayFigures {
  readonly children: readonly (number | null)[]
  readonly places: readonly (GroupPlaces | null)[]
  readonly isOpen: boolean
  readonly requiredMinutes: number
  /** null = no roster. */
  readonly rosteredMinutes: number | null
  readonly savedMinutes: number
  readonly location: LocationDay
}

/** The day itself is not kept: half a year of them is too much. */
type KeptFigures = Omit<DayFigures, 'location'>

/**
 * One walk over all days: how full every group is on its tightest day, how many places there are for each age, and the
 * hours asked, rostered and saved by agreed merges. Pauses after every day. PLAN-1, CHECK-1, MERGE-4
 */
export function* forecastWeeks(input: WeeksForecastInput): Generator<undefined, WeeksForecast> {
  const { index, fromWeek } = input
  const firstDay = mondayOfWeek(fromWeek)
  const groups = listOutlookGroups(index, firstDay, addDays(firstDay, input.weeks * 7 - 1))
  const apart = withoutMerges(index)
  const weeks: OutlookWeek[] = []
  const figures: (readonly KeptFigures[])[] = []
  const possible: (number | null)[] = []
  for (let place = 0; place < input.weeks; place += 1) {
    const week = addWeeks(fromWeek, place)
    const days: DayFigures[] = []
    for (const day of daysOfWeek(week)) {
      days.push(figuresOf(input, groups, apart, day))
      yield
    }
    weeks.push(weekOf(index, week, days))
    possible.push(place < MERGE_LOOK_WEEKS ? yield* possibleOf(input, days) : null)
    figures.push(days.map(({ location: _location, ...rest }) => rest))
  }
  const rooms = figures.map((days): WeekRoom => days.map(({ places }) => places))
  return {
    weeks,
    groups: groups.map((group, place) => forecastOf(input, weeks, figures, group, place)),
    places: placesByAge(groups, figures),
    fits: input.waiting.flatMap((entry) => {
      const child = input.childOf(entry)
      return child === undefined ? [] : findFirstFit(index, entry, child, groups, weeks, rooms)
    }),
    hours: figures.map((days, place) =>
      hoursOf(days, weeks[place]?.monday ?? firstDay, possible[place] ?? null),
    ),
  }
}

/** What every proposal of a week together would save on top of what is agreed. MERGE-4 */
function* possibleOf(
  { index, book, dismissed }: WeeksForecastInput,
  days: readonly DayFigures[],
): Generator<undefined, number> {
  let minutes = 0
  for (const { location, isOpen } of days) {
    if (!isOpen) continue
    const others = days.flatMap((other) => (other.location === location ? [] : [other.location]))
    for (const { savedMinutes } of proposalsOn(index, book, location, others, dismissed))
      minutes += savedMinutes
    yield
  }
  return minutes
}

/** The same facts as if nothing had been agreed: what the groups would need apart. MERGE-4 */
function withoutMerges(index: LocationIndex): LocationIndex | null {
  if (index.facts.merges.length === 0) return null
  return { ...index, facts: { ...index.facts, merges: [] } }
}

function figuresOf(
  { index, book }: WeeksForecastInput,
  groups: readonly OutlookGroup[],
  apart: LocationIndex | null,
  day: IsoDay,
): DayFigures {
  const computed = computeDay(index, book, day)
  const requiredMinutes = requiredMinutesOn(computed)
  const isMerged = apart !== null && index.facts.merges.some((merge) => holdsOn(merge, day))
  return {
    children: groups.map((group) => childrenOf(index, computed, group)),
    places: groups.map(({ groupId }) => {
      const group = index.groupById.get(groupId)
      return group === undefined || group.setting === 'outOfSchoolCare'
        ? null
        : placesOfDay(index, book, computed, group)
    }),
    location: computed,
    isOpen: computed.settings.some(({ opening }) => opening !== null),
    requiredMinutes,
    rosteredMinutes: computed.isRosterKnown ? rosteredMinutesOn(computed) : null,
    savedMinutes:
      isMerged && apart !== null ? requiredMinutesOn(computeDay(apart, book, day)) - requiredMinutes : 0,
  }
}

/** At the busiest moment, with those who are settling in from another group; null = closed. PLAN-3 */
function childrenOf(index: LocationIndex, day: LocationDay, group: OutlookGroup): number | null {
  const isOpen = day.settings.some(({ setting, opening }) => setting === group.setting && opening !== null)
  if (!isOpen) return null
  const groupDay = day.groups.find(({ groupId }) => groupId === group.groupId)
  const most = (groupDay?.segments ?? []).reduce((peak, { children }) => Math.max(peak, children), 0)
  const visitors = index.facts.settlingIns.filter(
    (visit) =>
      visit.toGroupId === group.groupId &&
      visit.startDay <= day.day &&
      day.day <= visit.endDay &&
      listPresencesOf(day, visit.childId).some(({ groupId }) => groupId === visit.fromGroupId),
  )
  return most + visitors.length
}

function rosteredMinutesOn(day: LocationDay): number {
  let minutes = 0
  for (const { staff } of day.groups) {
    for (const { counting, startMinute, endMinute } of staff) {
      if (counting !== 'notCounted') minutes += endMinute - startMinute
    }
  }
  return minutes
}

function weekOf(index: LocationIndex, week: IsoWeek, days: readonly KeptFigures[]): OutlookWeek {
  const workdays = daysOfWeek(week).slice(0, 5)
  const { region } = index.facts.location
  return {
    week,
    monday: mondayOfWeek(week),
    isHoliday: workdays.some(
      (day) => findSchoolHoliday(index.schoolCalendar, null, region, day) !== undefined,
    ),
    openDays: days.filter(({ isOpen }) => isOpen).length,
  }
}

function forecastOf(
  { offers }: WeeksForecastInput,
  weeks: readonly OutlookWeek[],
  figures: readonly (readonly KeptFigures[])[],
  group: OutlookGroup,
  place: number,
): GroupForecast {
  const own = offers.filter(({ groupId }) => groupId === group.groupId)
  return {
    ...group,
    weeks: figures.map((days, week): GroupWeek => {
      const children = days.map((day) => day.children[place] ?? null)
      const monday = weeks[week]?.monday
      const offered = children.map(
        (_, weekday) =>
          own.filter(
            ({ startDay, days: wished }) =>
              monday !== undefined &&
              startDay <= addDays(monday, weekday) &&
              wished.some((wish) => wish.weekday === weekday + 1),
          ).length,
      )
      return { children, offered: offeredOnTop(children, offered) }
    }),
  }
}

/** How much higher the tightest day gets when the offers of that week are added to their own days. PLAN-1 */
function offeredOnTop(children: readonly (number | null)[], offered: readonly number[]): number {
  const peak = Math.max(0, ...children.map((count) => count ?? 0))
  const withOffers = children.map((count, weekday) => (count === null ? 0 : count + (offered[weekday] ?? 0)))
  return Math.max(0, ...withOffers) - peak
}

/** Places of one age over all groups on the day with the fewest; two ages are never added up. CHECK-1 */
function placesByAge(
  groups: readonly OutlookGroup[],
  figures: readonly (readonly KeptFigures[])[],
): readonly AgePlacesForecast[] {
  return PLACE_AGES.flatMap((ageYears): readonly AgePlacesForecast[] => {
    const fewest = (days: readonly KeptFigures[], kind: keyof GroupPlaces): number | null => {
      const sums = days.flatMap(({ places }) => {
        const known = groups.flatMap((_, place) => places[place]?.[kind][ageYears] ?? [])
        return known.length === 0 ? [] : [known.reduce((sum, count) => sum + count, 0)]
      })
      return sums.length === 0 ? null : Math.min(...sums)
    }
    const weeks = figures.map((days) => ({
      withoutExtraStaff: fewest(days, 'withoutExtraStaff'),
      withExtraStaff: fewest(days, 'withExtraStaff'),
    }))
    return weeks.some(({ withExtraStaff }) => withExtraStaff !== null) ? [{ ageYears, weeks }] : []
  })
}

function hoursOf(days: readonly KeptFigures[], monday: IsoDay, possibleMinutes: number | null): HoursWeek {
  const open = days.filter(({ isOpen }) => isOpen)
  const isRostered = open.length > 0 && open.every(({ rosteredMinutes }) => rosteredMinutes !== null)
  const gaps = days.map(({ isOpen, rosteredMinutes, requiredMinutes }) =>
    isOpen && rosteredMinutes !== null ? Math.abs(rosteredMinutes - requiredMinutes) : -1,
  )
  return {
    requiredMinutes: days.reduce((sum, day) => sum + day.requiredMinutes, 0),
    rosteredMinutes: isRostered ? days.reduce((sum, day) => sum + (day.rosteredMinutes ?? 0), 0) : null,
    savedMinutes: days.reduce((sum, day) => sum + day.savedMinutes, 0),
    possibleMinutes,
    largestGapDay: isRostered ? addDays(monday, gaps.indexOf(Math.max(...gaps))) : null,
  }
}
