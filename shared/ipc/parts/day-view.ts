import { z } from 'zod'
import type { CellExplanation, DayView, LawReference, TimeColumn } from '#shared/domain/board/model.ts'
import { lawStatuses } from '#shared/domain/ratio/model.ts'
import { exactly } from './exactly.ts'
import { sumTable } from './requests.ts'
import {
  ageMonths,
  anyAgeYears,
  careSetting,
  childId,
  count,
  daypart,
  groupId,
  interval,
  intervalShape,
  isoDay,
  isoWeek,
  locationId,
  longText,
  message,
  messages,
  minuteOfDay,
  personNameShape,
  rowId,
  shiftId,
  shortText,
  staffMemberId,
  staffRole,
  verdict,
} from './values.ts'
import { boardRowKind, cellStatus, freeByAge } from './week-board.ts'

/** The day view and the "why?" of a cell, as they cross the border. */

const origin = z.enum([
  'contract',
  'swapDay',
  'extraDay',
  'extraHour',
  'flexibleDay',
  'studyDay',
  'holidayDay',
])
const moveReason = z.enum(['ownGroupFull', 'merge', 'flexible', 'holidayCare', 'settlingIn'])
const counting = z.enum(['qualified', 'trainee', 'notCounted'])

const timeColumn = exactly<TimeColumn>()(
  z.strictObject({ ...intervalShape, children: count, required: count.nullable(), rostered: count }),
)
const quarters = z.array(timeColumn).max(96)

export const dayView = exactly<DayView>()(
  z.strictObject({
    locationId,
    locationName: shortText,
    day: isoDay,
    week: isoWeek,
    isOpen: z.boolean(),
    closed: message.nullable(),
    notes: messages,
    startMinute: minuteOfDay,
    endMinute: minuteOfDay,
    boundaryMinute: minuteOfDay,
    isProvisional: z.boolean(),
    groups: z
      .array(
        z.strictObject({
          groupId,
          name: shortText,
          code: shortText,
          setting: careSetting,
          opening: interval.nullable(),
          closed: message.nullable(),
          ratioLevel: z.enum(['group', 'location']),
          children: z
            .array(
              z.strictObject({
                ...personNameShape,
                childId,
                ageYears: anyAgeYears,
                ageMonths,
                stretches: z
                  .array(
                    z.strictObject({
                      ...intervalShape,
                      origin,
                      isElsewhere: z.boolean(),
                      moveReason: moveReason.nullable(),
                    }),
                  )
                  .max(50),
              }),
            )
            .max(500),
          absent: z.array(z.strictObject({ ...personNameShape, childId, reason: shortText })).max(500),
          staff: z
            .array(
              z.strictObject({
                ...personNameShape,
                staffMemberId,
                role: staffRole,
                counting,
                shifts: z
                  .array(z.strictObject({ ...intervalShape, shiftId, breaks: z.array(interval).max(20) }))
                  .max(20),
              }),
            )
            .max(200),
          quarters,
        }),
      )
      .max(200),
    units: z
      .array(
        z.strictObject({
          unitId: rowId,
          setting: careSetting,
          groupIds: z.array(groupId).max(200),
          quarters,
        }),
      )
      .max(20),
  }),
)

const lawReference = exactly<LawReference>()(
  z.strictObject({
    id: shortText,
    validFrom: isoDay,
    validTo: isoDay.nullable(),
    article: z.string().max(1_000),
    articleNumbering: z.enum(['until-2026-07-01', 'unchanged']),
    status: z.enum(lawStatuses),
    sources: z
      .array(
        z.strictObject({
          name: longText,
          url: z.string().max(1_000).nullable(),
          state: shortText.nullable(),
        }),
      )
      .max(50),
  }),
)

export const cellExplanation = exactly<CellExplanation>()(
  z.strictObject({
    rowId,
    rowName: shortText,
    rowKind: boardRowKind,
    setting: careSetting.nullable(),
    unitId: rowId.nullable(),
    day: isoDay,
    daypart,
    status: cellStatus,
    verdict,
    headline: message,
    sentence: message,
    moment: interval.nullable(),
    children: count,
    required: count.nullable(),
    rostered: count.nullable(),
    counts: z.array(count).max(13),
    sum: sumTable.nullable(),
    room: messages,
    freeByAge,
    presentChildren: z
      .array(
        z.strictObject({
          ...personNameShape,
          ...intervalShape,
          childId,
          ageYears: anyAgeYears,
          ageMonths,
          groupId,
          origin,
          isElsewhere: z.boolean(),
        }),
      )
      .max(1_000),
    presentStaff: z
      .array(
        z.strictObject({
          ...personNameShape,
          ...intervalShape,
          staffMemberId,
          groupId,
          role: staffRole,
          counting,
        }),
      )
      .max(500),
    strip: quarters,
    deviation: message.nullable(),
    cautions: messages,
    law: lawReference.nullable(),
    isProvisional: z.boolean(),
  }),
)
