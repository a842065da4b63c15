import { z } from 'zod'
import type { BaseGroupId, ChildId, LocationId, RequestId } from '#shared/domain/ids.ts'
import {
  checkStepCodes,
  payments,
  requestKinds,
  requestStatuses,
  swapReasons,
} from '#shared/domain/requests/model.ts'
import type {
  Alternative,
  CareCost,
  CareRequest,
  CareWish,
  CheckResult,
  CheckStep,
  ResolvedWish,
  SumTable,
  TightestQuarter,
} from '#shared/domain/requests/model.ts'
import { codeValue, idOf, instantValue, isoDayValue, minuteValue, noteValue } from '../values.ts'
import { messageValue } from './message-value.ts'
import { intervalValue } from './staffing-rows.ts'

const childId = idOf<ChildId>()
const locationId = idOf<LocationId>()
const groupId = idOf<BaseGroupId>()
const verdict = z.enum(['ok', 'caution', 'no', 'unknown'])
const count = z.int('number').min(0, 'number').max(100_000, 'number')

const wishShape = {
  kind: z.enum(requestKinds),
  childId,
  locationId,
  wantedDay: isoDayValue,
  wantedStartMinute: minuteValue.nullable(),
  wantedEndMinute: minuteValue.nullable(),
  wantedGroupId: groupId.nullable(),
  givenDay: isoDayValue.nullable(),
  givenStartMinute: minuteValue.nullable(),
  givenEndMinute: minuteValue.nullable(),
  swapReason: z.enum(swapReasons).nullable(),
  // Records of before there was a choice have none.
  payment: z.enum(payments).nullable().default(null),
}

/** Only the form is judged here; reversed or impossible times are an answer of the check, not a fault of the input. */
export const careWishValue = z.strictObject(wishShape) satisfies z.ZodType<CareWish>

const sumTableValue = z.strictObject({
  lines: z.array(messageValue).max(500, 'tooMany'),
  decidingLine: count.nullable(),
}) satisfies z.ZodType<SumTable>

const checkStepValue = z.strictObject({
  code: z.enum(checkStepCodes),
  verdict,
  message: messageValue,
  sum: sumTableValue.nullable(),
}) satisfies z.ZodType<CheckStep>

const tightestQuarterValue = z.strictObject({
  day: isoDayValue,
  groupId,
  startMinute: minuteValue,
  endMinute: minuteValue,
  children: count,
  childrenAfter: count,
  required: count.nullable(),
  requiredAfter: count.nullable(),
  rostered: count,
}) satisfies z.ZodType<TightestQuarter>

const alternativeValue = z.strictObject({
  kind: z.enum(['otherGroup', 'otherDaypart', 'otherDate']),
  verdict,
  message: messageValue,
  wish: careWishValue,
}) satisfies z.ZodType<Alternative>

const resolvedWishValue = z.strictObject({
  kind: z.enum(requestKinds),
  childId,
  locationId,
  groupId,
  isOwnGroup: z.boolean(),
  wantedDay: isoDayValue,
  wanted: intervalValue,
  givenDay: isoDayValue.nullable(),
  given: z.array(intervalValue).max(20, 'tooMany'),
  payment: z.enum(payments).nullable().default(null),
}) satisfies z.ZodType<ResolvedWish>

const careCostValue = z.strictObject({
  payment: z.enum(payments).nullable(),
  balanceMinutes: count,
  earnedMinutes: count,
  earnedUntil: isoDayValue.nullable(),
  invoicedMinutes: count,
  invoicedCents: z.int('number').min(0, 'number').max(100_000_000, 'number').nullable(),
  centsPerHour: count.nullable(),
}) satisfies z.ZodType<CareCost>

/** A whole verdict, as it crosses to the screen and as it is kept with a decision. CHECK-5 */
export const checkResultValue = z.strictObject({
  verdict,
  isProvisional: z.boolean(),
  headline: messageValue,
  sentence: messageValue,
  steps: z.array(checkStepValue).max(100, 'tooMany'),
  tightest: tightestQuarterValue.nullable(),
  givenSide: messageValue.nullable(),
  // CHECK-3
  alternatives: z.array(alternativeValue).max(5, 'tooMany'),
  resolved: resolvedWishValue.nullable(),
  isGuaranteed: z.boolean().default(false),
  cost: careCostValue.nullable().default(null),
  lawVersions: z.array(codeValue).max(50, 'tooMany'),
  checkedAt: instantValue,
}) satisfies z.ZodType<CheckResult>

export const careRequestRow = z.strictObject({
  id: idOf<RequestId>(),
  ...wishShape,
  receivedAt: instantValue,
  note: noteValue,
  status: z.enum(requestStatuses),
  offeredWish: careWishValue.nullable(),
  decidedAt: instantValue.nullable(),
  decidedBy: codeValue.nullable(),
  overrideReason: noteValue,
  isAutomatic: z.boolean().default(false),
  isHeldForPerson: z.boolean().default(false),
  decisionSnapshot: checkResultValue.nullable(),
}) satisfies z.ZodType<CareRequest>
