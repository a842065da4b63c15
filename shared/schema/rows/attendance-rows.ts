import { z } from 'zod'
import type {
  Absence,
  ExtraAttendance,
  GroupMove,
  LoggedStay,
  ObservedTime,
} from '#shared/domain/attendance/model.ts'
import type { BaseGroupId, ChildId, LocationId, RequestId } from '#shared/domain/ids.ts'
import { codeValue, idOf, instantValue, isForwardInterval, isoDayValue, minuteValue } from '../values.ts'
import { messageValue } from './message-value.ts'

const childId = idOf<ChildId>()
const groupId = idOf<BaseGroupId>()
const requestId = idOf<RequestId>()

export const absenceRow = z
  .strictObject({
    id: idOf<string>(),
    childId,
    startDay: isoDayValue,
    endDay: isoDayValue,
    startMinute: minuteValue.nullable(),
    endMinute: minuteValue.nullable(),
    reason: z.enum(['ill', 'holiday', 'other', 'swappedAway', 'suspended']),
    requestId: requestId.nullable(),
  })
  .refine((row) => row.startDay <= row.endDay, 'periodOrder')
  .refine((row) => (row.startMinute === null) === (row.endMinute === null), 'bothOrNeither')
  .refine(
    (row) => row.startMinute === null || row.endMinute === null || row.startMinute < row.endMinute,
    'startBeforeEnd',
  ) satisfies z.ZodType<Absence>

export const extraAttendanceRow = z
  .strictObject({
    id: idOf<string>(),
    childId,
    locationId: idOf<LocationId>(),
    groupId,
    day: isoDayValue,
    startMinute: minuteValue,
    endMinute: minuteValue,
    kind: z.enum(['swapDay', 'extraDay', 'extraHour', 'flexibleDay', 'studyDay', 'holidayDay']),
    requestId: requestId.nullable(),
  })
  .refine(isForwardInterval, 'startBeforeEnd') satisfies z.ZodType<ExtraAttendance>

export const groupMoveRow = z
  .strictObject({
    id: idOf<string>(),
    childId,
    day: isoDayValue,
    startMinute: minuteValue,
    endMinute: minuteValue,
    toGroupId: groupId,
    // GROUP-2
    reason: z.enum(['ownGroupFull', 'merge', 'flexible', 'holidayCare', 'settlingIn']),
  })
  .refine(isForwardInterval, 'startBeforeEnd') satisfies z.ZodType<GroupMove>

export const loggedStayRow = z
  .strictObject({
    id: idOf<string>(),
    childId,
    locationId: idOf<LocationId>(),
    groupId,
    day: isoDayValue,
    startMinute: minuteValue,
    endMinute: minuteValue,
    side: z.enum(['early', 'late']),
    loggedAt: instantValue,
    loggedBy: codeValue,
    tooTight: messageValue.nullable(),
    extraAttendanceId: idOf<string>().nullable(),
    removedAt: instantValue.nullable(),
    removedBy: codeValue.nullable(),
  })
  .refine(isForwardInterval, 'startBeforeEnd')
  // EXTRA-2: taken back or standing, never both.
  .refine(
    (row) => (row.extraAttendanceId === null) === (row.removedAt !== null),
    'bothOrNeither',
  ) satisfies z.ZodType<LoggedStay>

export const observedTimeRow = z
  .strictObject({
    id: idOf<string>(),
    childId,
    locationId: idOf<LocationId>(),
    day: isoDayValue,
    arrivedMinute: minuteValue.nullable(),
    leftMinute: minuteValue.nullable(),
  })
  .refine((row) => row.arrivedMinute !== null || row.leftMinute !== null, 'emptyLine')
  .refine(
    (row) => row.arrivedMinute === null || row.leftMinute === null || row.arrivedMinute < row.leftMinute,
    'startBeforeEnd',
  ) satisfies z.ZodType<ObservedTime>
