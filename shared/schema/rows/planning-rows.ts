import { z } from 'zod'
import { scenarioStatuses } from '#shared/domain/base-groups/model.ts'
import type {
  Friendship,
  PlannedChange,
  PlannedWeekday,
  Scenario,
  SettlingIn,
} from '#shared/domain/base-groups/model.ts'
import type {
  BaseGroupId,
  ChildId,
  LocationId,
  MergeId,
  OfferId,
  ScenarioId,
  WaitingEntryId,
} from '#shared/domain/ids.ts'
import { mergeKinds, mergeReasons } from '#shared/domain/merging/model.ts'
import type { DismissedMerge, GroupMerge } from '#shared/domain/merging/model.ts'
import { careSettings } from '#shared/domain/organisation/model.ts'
import { offerStatuses, waitingPriorities, waitingStatuses } from '#shared/domain/waiting-list/model.ts'
import type { PlacementOffer, WaitingEntry } from '#shared/domain/waiting-list/model.ts'
import {
  codeValue,
  idOf,
  instantValue,
  isForwardInterval,
  isForwardPeriod,
  isoDayValue,
  minuteValue,
  nameValue,
  noteValue,
  weekdayValue,
} from '../values.ts'
import { messageValue } from './message-value.ts'

const childId = idOf<ChildId>()
const groupId = idOf<BaseGroupId>()
const locationId = idOf<LocationId>()

/** More groups than any location has; a merge of more is a mistake. */
const GROUPS_MAX = 40
const EXCEPT_DAYS_MAX = 400
const SCENARIO_CHANGES_MAX = 1000

/** Two or more groups, in order, none twice. */
export const mergedGroupsValue = z
  .array(groupId)
  .min(2, 'atLeastTwo')
  .max(GROUPS_MAX, 'tooMany')
  .refine((ids) => ids.every((id, index) => index === 0 || (ids[index - 1] ?? '') < id), 'inOrder')

export const weekdaysValue = z
  .array(weekdayValue)
  .min(1, 'empty')
  .max(7, 'tooMany')
  .refine((days) => days.every((day, index) => index === 0 || (days[index - 1] ?? 0) < day), 'inOrder')

const heldShape = {
  validFrom: isoDayValue,
  validUntil: isoDayValue,
  weekdays: weekdaysValue,
  exceptDays: z.array(isoDayValue).max(EXCEPT_DAYS_MAX, 'tooMany'),
} as const

export const groupMergeRow = z
  .strictObject({
    id: idOf<MergeId>(),
    locationId,
    hostGroupId: groupId,
    groupIds: mergedGroupsValue,
    kind: z.enum(mergeKinds),
    ...heldShape,
    startMinute: minuteValue,
    endMinute: minuteValue,
    reason: z.enum(mergeReasons),
    note: noteValue,
    proof: z.array(messageValue).max(50, 'tooMany'),
    decidedBy: codeValue,
    decidedAt: instantValue,
  })
  .refine(isForwardInterval, 'startBeforeEnd')
  .refine(isForwardPeriod, 'periodOrder')
  .refine((row) => row.groupIds.includes(row.hostGroupId), 'hostIsMerged') satisfies z.ZodType<GroupMerge>

export const dismissedMergeRow = z
  .strictObject({
    id: idOf<string>(),
    locationId,
    groupIds: mergedGroupsValue,
    ...heldShape,
    dismissedBy: codeValue,
    dismissedAt: instantValue,
  })
  .refine(isForwardPeriod, 'periodOrder') satisfies z.ZodType<DismissedMerge>

export const settlingInRow = z
  .strictObject({
    id: idOf<string>(),
    childId,
    fromGroupId: groupId,
    toGroupId: groupId,
    startDay: isoDayValue,
    endDay: isoDayValue,
  })
  .refine((row) => row.startDay <= row.endDay, 'periodOrder') satisfies z.ZodType<SettlingIn>

export const friendshipRow = z
  .strictObject({ id: idOf<string>(), childId, friendId: childId })
  .refine((row) => row.childId !== row.friendId, 'notWithItself') satisfies z.ZodType<Friendship>

export const plannedWeekdayValue = z
  .strictObject({
    weekday: weekdayValue,
    startMinute: minuteValue.nullable(),
    endMinute: minuteValue.nullable(),
  })
  .refine(
    (row) => row.startMinute === null || row.endMinute === null || row.startMinute < row.endMinute,
    'startBeforeEnd',
  ) satisfies z.ZodType<PlannedWeekday>

/** One line per weekday at most, in order. */
export const plannedWeekdaysValue = z
  .array(plannedWeekdayValue)
  .min(1, 'empty')
  .max(7, 'tooMany')
  .refine(
    (days) => days.every((day, index) => index === 0 || (days[index - 1]?.weekday ?? 0) < day.weekday),
    'inOrder',
  )

export const plannedChangeValue = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('transfer'),
    childId,
    setting: z.enum(careSettings),
    toGroupId: groupId,
    day: isoDayValue,
    settlingInWeeks: z.int('number').min(0, 'number').max(12, 'number'),
  }),
  z.strictObject({
    kind: z.literal('place'),
    childId,
    entryId: idOf<WaitingEntryId>().nullable(),
    setting: z.enum(careSettings),
    groupId,
    day: isoDayValue,
    days: plannedWeekdaysValue,
  }),
  z.strictObject({ kind: z.literal('end'), childId, setting: z.enum(careSettings), day: isoDayValue }),
]) satisfies z.ZodType<PlannedChange>

export const scenarioRow = z.strictObject({
  id: idOf<ScenarioId>(),
  locationId,
  name: nameValue,
  changes: z.array(plannedChangeValue).max(SCENARIO_CHANGES_MAX, 'tooMany'),
  status: z.enum(scenarioStatuses),
  createdBy: codeValue,
  createdAt: instantValue,
}) satisfies z.ZodType<Scenario>

export const waitingEntryRow = z
  .strictObject({
    id: idOf<WaitingEntryId>(),
    childId,
    locationId,
    setting: z.enum(careSettings),
    days: plannedWeekdaysValue,
    minimumDays: z.int('number').min(1, 'number').max(7, 'number'),
    wishedFrom: isoDayValue,
    receivedOn: isoDayValue,
    priority: z.enum(waitingPriorities),
    note: noteValue,
    status: z.enum(waitingStatuses),
    closedAt: instantValue.nullable(),
    closedReason: noteValue,
  })
  .refine((row) => row.minimumDays <= row.days.length, 'moreThanWished')
  .refine(
    (row) => (row.closedAt !== null) === (row.status === 'placed' || row.status === 'withdrawn'),
    'bothOrNeither',
  ) satisfies z.ZodType<WaitingEntry>

export const placementOfferRow = z
  .strictObject({
    id: idOf<OfferId>(),
    entryId: idOf<WaitingEntryId>(),
    locationId,
    groupId,
    days: plannedWeekdaysValue,
    startDay: isoDayValue,
    expiresOn: isoDayValue,
    status: z.enum(offerStatuses),
    reasons: z.array(messageValue).max(50, 'tooMany'),
    offeredBy: codeValue,
    offeredAt: instantValue,
    answeredBy: codeValue.nullable(),
    answeredAt: instantValue.nullable(),
    note: noteValue,
  })
  .refine((row) => (row.answeredAt === null) === (row.status === 'open'), 'bothOrNeither')
  .refine(
    (row) => (row.answeredAt === null) === (row.answeredBy === null),
    'bothOrNeither',
  ) satisfies z.ZodType<PlacementOffer>
