import type { Interval } from '#shared/kernel/time.ts'
import { deviationBudget, type DeviationBudget } from '../ratio/deviation.ts'
import { findLaw } from '../ratio/law-book.ts'
import type { DeviationLaw, LawBook } from '../ratio/model.ts'
import { longestOpenMinutes } from '../calendar/opening.ts'
import { findSchoolHoliday } from '../calendar/school-calendar.ts'
import type { SchoolId } from '../ids.ts'
import { policiesAt } from '../policies/policies-on.ts'
import type { LocationIndex } from './index-location-facts.ts'
import type { LocationDay, UnitDay } from './model.ts'

/**
 * How much of the legal room for fewer staff a unit uses on a day: three hours in day care, half an hour or three
 * hours in out-of-school care. `undefined` when the law gives the unit no such room. BKR-13, BKR-14
 */
export function deviationOfDay(
  index: LocationIndex,
  book: LawBook,
  day: LocationDay,
  unit: UnitDay,
): DeviationBudget | undefined {
  const law = deviationLaw(index, book, day, unit)
  const opening = day.settings.find((candidate) => candidate.setting === unit.setting)?.opening
  if (law === undefined || opening == null) return undefined
  const segments = unit.segments.flatMap(({ startMinute, endMinute, required, rostered }) =>
    required === null ? [] : [{ startMinute, endMinute, required, staff: rostered }],
  )
  return deviationBudget(law, {
    segments,
    openMinutes: longestOpenMinutes(
      { ...index.facts, locationId: index.facts.location.id },
      unit.setting,
      day.day,
    ),
    preschoolIntervals: preschoolIntervals(unit, opening),
  })
}

/**
 * Whether a planned dip of the staff (a break) is allowed and not a shortage: the house chose to use the legal room,
 * and the whole day of the unit stays within it. A child that raises the need in the dip is still one too many: what
 * is granted never eats the room that was left. BKR-13, BKR-14
 */
export function isDipAllowed(index: LocationIndex, book: LawBook, day: LocationDay, unit: UnitDay): boolean {
  if (!policiesAt(index.policies, day.day)['ratio.useDeviation']) return false
  const budget = deviationOfDay(index, book, day, unit)
  return budget !== undefined && budget.verdict !== 'no'
}

/**
 * Whether the unit has a day without school. A school may have other holidays than its region, so the schools of the
 * children who come decide; with nobody there the region does. A study day of one school is no holiday. BKR-14, CAL-3
 */
function deviationLaw(
  index: LocationIndex,
  book: LawBook,
  day: LocationDay,
  unit: UnitDay,
): DeviationLaw | undefined {
  if (unit.setting !== 'outOfSchoolCare') return findLaw(book, 'deviation-day-care', day.day)
  const { region } = index.facts.location
  const isSchoolFree = schoolsOf(index, day, unit).every(
    (schoolId) => findSchoolHoliday(index.schoolCalendar, schoolId, region, day.day) !== undefined,
  )
  return findLaw(book, isSchoolFree ? 'deviation-school-free' : 'deviation-school-day', day.day)
}

/** The schools of the children who come that day; null = the region, for a child without a school or for nobody. */
function schoolsOf(index: LocationIndex, day: LocationDay, unit: UnitDay): readonly (SchoolId | null)[] {
  const schools = new Set(
    day.groups
      .filter((group) => unit.groupIds.includes(group.groupId))
      .flatMap((group) => group.presences)
      .map((presence) => index.children.get(presence.childId)?.child.schoolId ?? null),
  )
  return schools.size === 0 ? [null] : [...schools]
}

/** The hours of preschool education are not recorded, so in such a group the whole day is taken for it. BKR-12 */
function preschoolIntervals(unit: UnitDay, opening: Interval): readonly Interval[] {
  return unit.ratioSetting === 've' ? [opening] : []
}
