import type { School, SchoolDayOff, SchoolTime } from '#shared/domain/calendar/model.ts'
import type { BaseGroupId, LegalEntityId, LocationId, OrganisationId, SchoolId } from '#shared/domain/ids.ts'
import type {
  BaseGroup,
  CareSetting,
  Closure,
  DaypartBoundary,
  HouseRule,
  Location,
  OpeningHours,
  Organisation,
  SettledRoster,
} from '#shared/domain/organisation/model.ts'
import { isoDay, parseIsoWeek, parseMinute } from '#shared/kernel/time.ts'
import type { IsoWeek, MinuteOfDay, Weekday } from '#shared/kernel/time.ts'
import { must } from '#shared/kernel/invariant.ts'

/** The two houses: locations, groups, hours, schools and rules. */

export const regenboog = 'regenboog' as LocationId
export const zwaluw = 'zwaluw' as LocationId

export const groupIds = {
  babies: 'regenboog-babies' as BaseGroupId,
  dreumesen: 'regenboog-dreumesen' as BaseGroupId,
  peutersA: 'regenboog-peuters-a' as BaseGroupId,
  peutersB: 'regenboog-peuters-b' as BaseGroupId,
  nest: 'zwaluw-nest' as BaseGroupId,
  speelgroep: 'zwaluw-speelgroep' as BaseGroupId,
  kapoenen: 'zwaluw-kapoenen' as BaseGroupId,
  ontdekkers: 'zwaluw-ontdekkers' as BaseGroupId,
} as const

export const schoolIds = {
  klimboom: 'klimboom' as SchoolId,
  kompas: 'kompas' as SchoolId,
  vuurvlinder: 'vuurvlinder' as SchoolId,
} as const

export const firstWeek = '2026-W47'
export const lastWeek = '2027-W10'

const always = isoDay('2019-01-01')

export function minute(text: string): MinuteOfDay {
  return must(parseMinute(text), `a time: ${text}`)
}

function week(text: string): IsoWeek {
  return must(parseIsoWeek(text), `a week: ${text}`)
}

export const organisation: Organisation = {
  id: 'kleine-wereld' as OrganisationId,
  name: 'Kinderopvang De Kleine Wereld',
}

export const locations: readonly Location[] = [
  {
    id: regenboog,
    organisationId: organisation.id,
    name: 'De Regenboog',
    region: 'middle',
    lrkDayCare: '204317865',
    lrkOutOfSchoolCare: null,
    sharedIndoorAreaDm2: 3000,
    outdoorAreaDm2: 21_000,
    legalEntityId: 'regenboog-bv' as LegalEntityId,
  },
  {
    id: zwaluw,
    organisationId: organisation.id,
    name: 'De Zwaluw',
    region: 'middle',
    lrkDayCare: '187640235',
    lrkOutOfSchoolCare: '187640243',
    sharedIndoorAreaDm2: 4000,
    outdoorAreaDm2: 32_000,
    legalEntityId: 'zwaluw-bv' as LegalEntityId,
  },
]

export const daypartBoundaries: readonly DaypartBoundary[] = locations.map(({ id }) => ({
  id: `${id}.middag`,
  locationId: id,
  boundaryMinute: minute('13:00'),
  validFrom: isoDay('1900-01-01'),
  validUntil: null,
}))

export const openingHours: readonly OpeningHours[] = [
  ...hours(regenboog, 'dayCare', [1, 2, 3, 4, 5], '07:30', '18:30'),
  ...hours(zwaluw, 'dayCare', [1, 2, 3, 4, 5], '07:30', '18:30'),
  ...hours(zwaluw, 'toddlerCare', [1, 2, 4, 5], '08:30', '12:30'),
  ...hours(zwaluw, 'outOfSchoolCare', [1, 2, 3, 4, 5], '07:30', '18:30'),
]

function hours(
  locationId: LocationId,
  setting: CareSetting,
  weekdays: readonly Weekday[],
  open: string,
  close: string,
): OpeningHours[] {
  return weekdays.map((weekday) => ({
    id: `${locationId}.${setting}.${weekday}.${always}.${minute(open)}`,
    locationId,
    setting,
    weekday,
    startMinute: minute(open),
    endMinute: minute(close),
    validFrom: always,
    validUntil: null,
  }))
}

export const closures: readonly Closure[] = [
  closure(null, null, '2026-12-31', '2026-12-31', 'organisation', 'Oudejaarsdag'),
  closure(zwaluw, 'dayCare', '2026-12-28', '2026-12-30', 'lowOccupancy', 'Week 53: weinig kinderen'),
  closure(zwaluw, 'toddlerCare', '2027-01-15', '2027-01-15', 'other', 'Studiedag van het team'),
]

function closure(
  locationId: LocationId | null,
  setting: CareSetting | null,
  startDay: string,
  endDay: string,
  reason: Closure['reason'],
  note: string,
): Closure {
  const id = `sluiting.${locationId ?? 'alle'}.${setting ?? 'alle'}.${startDay}`
  return { id, locationId, setting, startDay: isoDay(startDay), endDay: isoDay(endDay), reason, note }
}

export const groups: readonly BaseGroup[] = [
  group(groupIds.babies, regenboog, 'dayCare', 'Babies', 'BA', [0, 18], 9, 3800, 1),
  group(groupIds.dreumesen, regenboog, 'dayCare', 'Dreumesen', 'DR', [12, 36], 14, 5200, 2),
  group(groupIds.peutersA, regenboog, 'dayCare', 'Peuters A', 'PA', [24, 48], 16, 5800, 3),
  group(groupIds.peutersB, regenboog, 'dayCare', 'Peuters B', 'PB', [24, 48], 16, 5800, 4),
  group(groupIds.nest, zwaluw, 'dayCare', 'Het Nest', 'NE', [0, 48], 14, 5600, 1),
  group(groupIds.speelgroep, zwaluw, 'toddlerCare', 'De Speelgroep', 'SP', [24, 48], 16, 6000, 2),
  group(groupIds.kapoenen, zwaluw, 'outOfSchoolCare', 'Kapoenen', 'KA', [48, 84], 22, 7400, 3),
  group(groupIds.ontdekkers, zwaluw, 'outOfSchoolCare', 'Ontdekkers', 'ON', [84, 156], 24, 8600, 4),
]

function group(
  id: BaseGroupId,
  locationId: LocationId,
  setting: CareSetting,
  name: string,
  code: string,
  [minAgeMonths, maxAgeMonths]: readonly [number, number],
  maxChildren: number,
  roomAreaDm2: number,
  sortOrder: number,
): BaseGroup {
  return {
    id,
    locationId,
    setting,
    name,
    code,
    minAgeMonths,
    maxAgeMonths,
    maxChildren,
    roomAreaDm2,
    isPreschoolEducation: setting === 'toddlerCare',
    sortOrder,
    validFrom: always,
    validUntil: null,
  }
}

export const schools: readonly School[] = [
  { id: schoolIds.klimboom, name: 'Basisschool De Klimboom', region: 'middle' },
  { id: schoolIds.kompas, name: 'Basisschool Het Kompas', region: 'middle' },
  { id: schoolIds.vuurvlinder, name: 'Jenaplanschool De Vuurvlinder', region: 'middle' },
]

const schoolYear = isoDay('2026-08-31')

export const schoolTimes: readonly SchoolTime[] = [
  // Five equal days.
  ...lessons(schoolIds.klimboom, [1, 2, 3, 4, 5], '08:30', '14:00'),
  // The old timetable, with a free Wednesday afternoon.
  ...lessons(schoolIds.kompas, [1, 2, 4, 5], '08:30', '15:00'),
  ...lessons(schoolIds.kompas, [3], '08:30', '12:30'),
  ...lessons(schoolIds.vuurvlinder, [1, 2, 4], '08:45', '14:45'),
  ...lessons(schoolIds.vuurvlinder, [3, 5], '08:45', '12:45'),
]

function lessons(schoolId: SchoolId, weekdays: readonly Weekday[], start: string, end: string): SchoolTime[] {
  return weekdays.map((weekday) => ({
    id: `${schoolId}.${weekday}.${schoolYear}`,
    schoolId,
    weekday,
    startMinute: minute(start),
    endMinute: minute(end),
    validFrom: schoolYear,
    validUntil: null,
  }))
}

export const schoolDaysOff: readonly SchoolDayOff[] = [
  dayOff(schoolIds.klimboom, '2026-09-25', 'studyDay'),
  dayOff(schoolIds.kompas, '2026-10-06', 'studyDay'),
  dayOff(schoolIds.klimboom, '2026-12-08', 'studyDay'),
  dayOff(schoolIds.klimboom, '2027-02-10', 'studyDay'),
  dayOff(schoolIds.kompas, '2026-12-18', 'marginDay'),
  dayOff(schoolIds.kompas, '2027-02-01', 'studyDay'),
  dayOff(schoolIds.vuurvlinder, '2027-01-28', 'studyDay'),
  dayOff(schoolIds.vuurvlinder, '2027-03-12', 'marginDay'),
]

function dayOff(schoolId: SchoolId, day: string, kind: SchoolDayOff['kind']): SchoolDayOff {
  return { id: `${schoolId}.${day}`, schoolId, day: isoDay(day), kind }
}

export const houseRules: readonly HouseRule[] = [
  houseRule(null, 'swap.window', '{"kind":"weeks","weeks":4}', '2026-01-01'),
  houseRule(null, 'swap.noticeDays', '2', '2026-01-01'),
  houseRule(null, 'swap.maxPerYear', '6', '2026-01-01'),
  houseRule(null, 'extraDay.noticeDays', '1', '2026-01-01'),
  houseRule(zwaluw, 'swap.window', '{"kind":"weeks","weeks":2}', '2026-09-01'),
]

function houseRule(locationId: LocationId | null, code: string, value: string, from: string): HouseRule {
  return {
    id: `${locationId ?? 'alle'}.${code}.${from}`,
    locationId,
    code,
    value,
    validFrom: isoDay(from),
    validUntil: null,
  }
}

/** Settled up to about three weeks ahead, as a planner does. CHECK-2 */
export const settledRosters: readonly SettledRoster[] = [
  ...['2026-W47', '2026-W48', '2026-W49', '2026-W50'].map((text) => settled(regenboog, text)),
  ...['2026-W47', '2026-W48', '2026-W49'].map((text) => settled(zwaluw, text)),
]

function settled(locationId: LocationId, text: string): SettledRoster {
  return { id: `${locationId}.${text}`, locationId, week: week(text) }
}
