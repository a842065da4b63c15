import type {
  BaseGroup,
  CareSetting,
  Closure,
  DaypartBoundary,
  HouseRule,
  Location,
  OpeningHours,
  SettledRoster,
} from '#shared/domain/organisation/model.ts'
import type { IsoWeek, Weekday } from '#shared/kernel/time.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { at, groupId, locationId, nextId, organisationId } from './ids.ts'

const longAgo = isoDay('2012-01-01')

export const defaultLocationId = locationId('rainbow')

/** A location in the middle region with plenty of space. */
export function aLocation(overrides: Partial<Location> = {}): Location {
  return {
    id: defaultLocationId,
    organisationId: organisationId('organisation'),
    name: 'De Regenboog',
    region: 'middle',
    lrkDayCare: '100000009',
    lrkOutOfSchoolCare: '100000010',
    sharedIndoorAreaDm2: 20_000,
    outdoorAreaDm2: 60_000,
    legalEntityId: null,
    ...overrides,
  }
}

/** A day-care group for 0 to 4 year-olds, at most 16 children. */
export function aGroup(overrides: Partial<BaseGroup> = {}): BaseGroup {
  return {
    id: groupId('ladybirds'),
    locationId: defaultLocationId,
    setting: 'dayCare',
    name: 'Lieveheersbeestjes',
    code: 'LB',
    minAgeMonths: 0,
    maxAgeMonths: 48,
    maxChildren: 16,
    roomAreaDm2: 6_000,
    isPreschoolEducation: false,
    sortOrder: 1,
    validFrom: longAgo,
    validUntil: null,
    ...overrides,
  }
}

/** An out-of-school group for 4 to 13 year-olds, at most 30 children. */
export function anOutOfSchoolGroup(overrides: Partial<BaseGroup> = {}): BaseGroup {
  return aGroup({
    id: groupId('explorers'),
    setting: 'outOfSchoolCare',
    name: 'Ontdekkers',
    code: 'ON',
    minAgeMonths: 48,
    maxAgeMonths: 156,
    maxChildren: 30,
    roomAreaDm2: 11_000,
    sortOrder: 10,
    ...overrides,
  })
}

export interface OpeningOptions {
  readonly weekdays?: readonly Weekday[]
  readonly start?: string
  readonly end?: string
}

/** Opening hours of one setting, Monday to Friday 07:30 to 18:30 unless told otherwise. CAL-1 */
export function openingHours(setting: CareSetting, options: OpeningOptions = {}): OpeningHours[] {
  return (options.weekdays ?? [1, 2, 3, 4, 5]).map((weekday) => ({
    id: nextId('opening'),
    locationId: defaultLocationId,
    setting,
    weekday,
    startMinute: at(options.start ?? '07:30'),
    endMinute: at(options.end ?? '18:30'),
    validFrom: longAgo,
    validUntil: null,
  }))
}

export function aDaypartBoundary(overrides: Partial<DaypartBoundary> = {}): DaypartBoundary {
  return {
    id: nextId('boundary'),
    locationId: defaultLocationId,
    boundaryMinute: at('13:00'),
    validFrom: longAgo,
    validUntil: null,
    ...overrides,
  }
}

export function aClosure(overrides: Partial<Closure> & Pick<Closure, 'startDay'>): Closure {
  return {
    id: nextId('closure'),
    locationId: null,
    setting: null,
    endDay: overrides.startDay,
    reason: 'organisation',
    note: '',
    ...overrides,
  }
}

export function aSettledRoster(week: IsoWeek): SettledRoster {
  return { id: nextId('settled'), locationId: defaultLocationId, week }
}

/** `aHouseRule('swap.noticeDays', 2)`: the whole organisation, always valid, unless overridden. */
export function aHouseRule(code: string, value: unknown, overrides: Partial<HouseRule> = {}): HouseRule {
  return {
    id: nextId('rule'),
    locationId: null,
    code,
    value: JSON.stringify(value),
    validFrom: longAgo,
    validUntil: null,
    ...overrides,
  }
}
