import { z } from 'zod'
import type { BaseGroupId, LegalEntityId, LocationId, OrganisationId } from '#shared/domain/ids.ts'
import { careSettings, schoolRegions } from '#shared/domain/organisation/model.ts'
import type {
  BaseGroup,
  Closure,
  DaypartBoundary,
  HouseRule,
  LegalEntity,
  Location,
  OpeningHours,
  Organisation,
  SettledRoster,
} from '#shared/domain/organisation/model.ts'
import {
  areaDm2Value,
  codeValue,
  idOf,
  isForwardInterval,
  isForwardPeriod,
  isoDayValue,
  isoWeekValue,
  minuteValue,
  nameValue,
  NOTE_MAX_CHARS,
  noteValue,
  weekdayValue,
} from '../values.ts'

const locationId = idOf<LocationId>()
const setting = z.enum(careSettings)
/** Number of a centre in the national register. */
const lrkNumber = z.string('text').regex(/^\d{9}$/, 'lrkNumber')

export const organisationRow = z.strictObject({
  id: idOf<OrganisationId>(),
  name: nameValue,
}) satisfies z.ZodType<Organisation>

export const legalEntityRow = z.strictObject({
  id: idOf<LegalEntityId>(),
  organisationId: idOf<OrganisationId>(),
  name: nameValue,
}) satisfies z.ZodType<LegalEntity>

export const locationRow = z.strictObject({
  id: locationId,
  organisationId: idOf<OrganisationId>(),
  name: nameValue,
  region: z.enum(schoolRegions),
  lrkDayCare: lrkNumber.nullable(),
  lrkOutOfSchoolCare: lrkNumber.nullable(),
  sharedIndoorAreaDm2: areaDm2Value,
  outdoorAreaDm2: areaDm2Value,
  legalEntityId: idOf<LegalEntityId>().nullable().default(null),
}) satisfies z.ZodType<Location>

export const openingHoursRow = z
  .strictObject({
    id: idOf<string>(),
    locationId,
    setting,
    weekday: weekdayValue,
    startMinute: minuteValue,
    endMinute: minuteValue,
    validFrom: isoDayValue,
    validUntil: isoDayValue.nullable(),
  })
  .refine(isForwardInterval, 'startBeforeEnd')
  .refine(isForwardPeriod, 'periodOrder') satisfies z.ZodType<OpeningHours>

export const daypartBoundaryRow = z
  .strictObject({
    id: idOf<string>(),
    locationId,
    boundaryMinute: minuteValue,
    validFrom: isoDayValue,
    validUntil: isoDayValue.nullable(),
  })
  .refine(isForwardPeriod, 'periodOrder') satisfies z.ZodType<DaypartBoundary>

export const closureRow = z
  .strictObject({
    id: idOf<string>(),
    locationId: locationId.nullable(),
    setting: setting.nullable(),
    startDay: isoDayValue,
    endDay: isoDayValue,
    reason: z.enum(['organisation', 'lowOccupancy', 'other']),
    note: noteValue,
  })
  .refine((row) => row.startDay <= row.endDay, 'periodOrder') satisfies z.ZodType<Closure>

export const baseGroupRow = z
  .strictObject({
    id: idOf<BaseGroupId>(),
    locationId,
    setting,
    name: nameValue,
    code: z.string('text').trim().min(1, 'empty').max(2, 'tooLong'),
    minAgeMonths: z.int('number').min(0, 'number').max(216, 'number'),
    maxAgeMonths: z.int('number').min(1, 'number').max(216, 'number'),
    maxChildren: z.int('number').min(1, 'number').max(200, 'number'),
    roomAreaDm2: areaDm2Value,
    isPreschoolEducation: z.boolean(),
    sortOrder: z.int('number').min(0, 'number').max(100_000, 'number'),
    validFrom: isoDayValue,
    validUntil: isoDayValue.nullable(),
  })
  .refine((row) => row.minAgeMonths < row.maxAgeMonths, 'ageOrder')
  .refine(isForwardPeriod, 'periodOrder') satisfies z.ZodType<BaseGroup>

export const settledRosterRow = z.strictObject({
  id: idOf<string>(),
  locationId,
  week: isoWeekValue,
}) satisfies z.ZodType<SettledRoster>

export const houseRuleRow = z
  .strictObject({
    id: idOf<string>(),
    locationId: locationId.nullable(),
    code: codeValue,
    value: z.string('text').min(1, 'empty').max(NOTE_MAX_CHARS, 'tooLong').refine(isJsonText, 'json'),
    validFrom: isoDayValue,
    validUntil: isoDayValue.nullable(),
  })
  .refine(isForwardPeriod, 'periodOrder') satisfies z.ZodType<HouseRule>

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
