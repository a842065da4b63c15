import { z } from 'zod'
import type {
  AttentionItem,
  BoardCell,
  BoardDay,
  BoardRow,
  FreeByAge,
  WeekBoard,
} from '#shared/domain/board/model.ts'
import { cellStatuses } from '#shared/domain/board/model.ts'
import { exactly } from './exactly.ts'
import {
  ageYears,
  careSetting,
  count,
  daypart,
  groupId,
  interval,
  intervalShape,
  isoDay,
  isoWeek,
  locationId,
  mergeId,
  message,
  messages,
  minuteOfDay,
  rowId,
  shortText,
  verdict,
  weekday,
} from './values.ts'

/** The week board as it crosses the border: the domain's own model, with caps. */

export const cellStatus = z.enum(cellStatuses)
export const freeByAge = z.array(exactly<FreeByAge>()(z.strictObject({ ageYears, places: count }))).max(13)

export const boardCell = exactly<BoardCell>()(
  z.strictObject({
    rowId,
    day: isoDay,
    daypart,
    status: cellStatus,
    closed: message.nullable(),
    children: count,
    required: count.nullable(),
    rostered: count.nullable(),
    free: count.nullable(),
    freeByAge,
    shortage: count,
    surplus: count,
    occupancyStep: z.literal([0, 1, 2, 3, 4]).nullable(),
    tightest: interval.nullable(),
    isProvisional: z.boolean(),
    merge: z
      .strictObject({ mergeId, hostRowId: rowId, groupIds: z.array(groupId).max(40), ...intervalShape })
      .nullable(),
    cautions: messages,
  }),
)

const minutes = z.int().min(-10_000_000).max(10_000_000)

export const boardRowKind = z.enum(['group', 'unit', 'location'])

const boardRow = exactly<BoardRow>()(
  z.strictObject({
    rowId,
    kind: boardRowKind,
    name: shortText,
    code: shortText,
    setting: careSetting.nullable(),
    groupIds: z.array(groupId).max(200),
    ageRange: z.strictObject({ minMonths: count, maxMonths: count }).nullable(),
    maxChildren: count.nullable(),
    ratioLevel: z.enum(['group', 'location']),
    cells: z.array(boardCell).max(14),
    week: z.strictObject({
      requiredMinutes: minutes.nullable(),
      rosteredMinutes: minutes,
      differenceMinutes: minutes.nullable(),
    }),
  }),
)

const boardDay = exactly<BoardDay>()(
  z.strictObject({
    day: isoDay,
    weekday,
    isOpen: z.boolean(),
    closed: message.nullable(),
    notes: messages,
    boundaryMinute: minuteOfDay,
    isRosterKnown: z.boolean(),
    isRosterSettled: z.boolean(),
  }),
)

const attentionItem = exactly<AttentionItem>()(
  z.strictObject({
    id: z.string().max(300),
    verdict,
    message,
    target: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('cell'), rowId, day: isoDay, daypart }),
      z.strictObject({ kind: z.literal('roster'), week: isoWeek }),
      z.strictObject({ kind: z.literal('day'), day: isoDay }),
    ]),
  }),
)

export const weekBoard = exactly<WeekBoard>()(
  z.strictObject({
    locationId,
    locationName: shortText,
    week: isoWeek,
    previousWeek: isoWeek,
    nextWeek: isoWeek,
    days: z.array(boardDay).max(7),
    rows: z.array(boardRow).max(300),
    attention: z.array(attentionItem).max(3),
    attentionTotal: count,
    isRosterSettled: z.boolean(),
    lawVersions: z.array(shortText).max(50),
  }),
)
