import { z } from 'zod'
import type { Message, Verdict } from '#shared/domain/explanation/model.ts'
import type {
  BaseGroupId,
  ChildId,
  ContractId,
  LocationId,
  MergeId,
  OfferId,
  RequestId,
  ScenarioId,
  SchoolId,
  ShiftId,
  StaffMemberId,
  WaitingEntryId,
} from '#shared/domain/ids.ts'
import { careSettings, dayparts } from '#shared/domain/organisation/model.ts'
import { staffRoles } from '#shared/domain/staffing/model.ts'
import type { Interval, Weekday } from '#shared/kernel/time.ts'
import {
  idOf,
  instantValue,
  isForwardInterval,
  isoDayValue,
  isoMonthValue,
  isoWeekValue,
  minuteValue,
  NOTE_MAX_CHARS,
} from '#shared/schema/values.ts'
import { exactly } from './exactly.ts'

/** The small values every call is made of. Each text and list has a cap: a message can never grow without end. */

/**
 * A record's own value schema, for callers that hold plain text: the check is the same, the value that comes out
 * carries its nominal type. The word goes into the description of the contract, and so into its pinned hash.
 */
function nominal<Value extends string>(schema: z.ZodType<Value>, word: string): z.ZodType<Value, string> {
  return schema.meta({ description: word }) as unknown as z.ZodType<Value, string>
}

export const plainId = nominal(idOf<string>(), 'id')
export const locationId = nominal(idOf<LocationId>(), 'id')
export const groupId = nominal(idOf<BaseGroupId>(), 'id')
export const childId = nominal(idOf<ChildId>(), 'id')
export const requestId = nominal(idOf<RequestId>(), 'id')
export const staffMemberId = nominal(idOf<StaffMemberId>(), 'id')
export const shiftId = nominal(idOf<ShiftId>(), 'id')
export const contractId = nominal(idOf<ContractId>(), 'id')
export const schoolId = nominal(idOf<SchoolId>(), 'id')
export const mergeId = nominal(idOf<MergeId>(), 'id')
export const scenarioId = nominal(idOf<ScenarioId>(), 'id')
export const waitingEntryId = nominal(idOf<WaitingEntryId>(), 'id')
export const offerId = nominal(idOf<OfferId>(), 'id')
/** A row of the week board: a group, a location, or `<location>/outOfSchoolCare`. */
export const rowId = z.string().regex(/^[A-Za-z0-9._:/-]{1,100}$/)

export const isoDay = nominal(isoDayValue, 'day')
export const isoWeek = nominal(isoWeekValue, 'week')
export const isoMonth = nominal(isoMonthValue, 'month')
export const instant = nominal(instantValue, 'instant')
const firstPlannedYear = 2000
const lastPlannedYear = 2100

/**
 * A day or week that somebody can plan in. What is computed around it (the week before, a month of alternatives)
 * always exists; at the far ends of the calendar it would not.
 */
export const plannedDay = nominal(
  isoDayValue.refine(isPlanned),
  `day in ${firstPlannedYear}-${lastPlannedYear}`,
)
export const plannedWeek = nominal(
  isoWeekValue.refine(isPlanned),
  `week in ${firstPlannedYear}-${lastPlannedYear}`,
)

export function isPlanned(dayOrWeek: string): boolean {
  const year = Number(dayOrWeek.slice(0, 4))
  return year >= firstPlannedYear && year <= lastPlannedYear
}

export const plannedMonth = nominal(
  isoMonthValue.refine(isPlanned),
  `month in ${firstPlannedYear}-${lastPlannedYear}`,
)

export const weekday: z.ZodType<Weekday> = z.literal([1, 2, 3, 4, 5, 6, 7])
export const minuteOfDay = minuteValue
export const intervalShape = { startMinute: minuteOfDay, endMinute: minuteOfDay } as const
export const interval = exactly<Interval>()(z.strictObject(intervalShape))
export const forwardInterval = z
  .strictObject(intervalShape)
  .refine(isForwardInterval, { path: ['endMinute'] })

export const daypart = z.enum(dayparts)
export const careSetting = z.enum(careSettings)
export const staffRole = z.enum(staffRoles)
export const verdict: z.ZodType<Verdict> = z.enum(['ok', 'caution', 'no', 'unknown'])
export const count = z.int().min(0).max(1_000_000)
export const ageYears = z.int().min(0).max(12)
/** Age by years at a moment; children past twelve exist in the records. */
export const anyAgeYears = z.int().min(-2).max(120)
/** Negative before birth: a child is registered before it is born. */
export const ageMonths = z.int().min(-24).max(1440)
export const shortText = z.string().max(200)
export const longText = z.string().max(NOTE_MAX_CHARS)
export const message = exactly<Message>()(
  z.strictObject({
    code: z.string().min(1).max(100),
    params: z.record(z.string().max(60), z.union([z.string().max(4_000), z.number()])),
  }),
)
export const messages = z.array(message).max(200)

export const personNameShape = { firstName: shortText, surnamePrefix: shortText, surname: shortText } as const
