import { z } from 'zod'
import { defineCall } from '../define.ts'
import { cellExplanation, dayView } from '../parts/day-view.ts'
import { ageYears, daypart, groupId, locationId, plannedDay, plannedWeek, rowId } from '../parts/values.ts'
import { boardCell, weekBoard } from '../parts/week-board.ts'

export const weekBoardGet = defineCall({
  permission: 'location.view',
  input: z.strictObject({ locationId, week: plannedWeek }),
  output: weekBoard,
})

export const dayViewGet = defineCall({
  permission: 'children.view',
  input: z.strictObject({ locationId, day: plannedDay }),
  output: dayView,
})

export const cellExplain = defineCall({
  permission: 'children.view',
  input: z.strictObject({ locationId, day: plannedDay, daypart, rowId }),
  output: cellExplanation,
})

/** A child of this age, added for the whole daypart; nothing is stored. */
export const cellTryChild = defineCall({
  permission: 'location.view',
  input: z.strictObject({ locationId, day: plannedDay, daypart, groupId, ageYears }),
  output: z.strictObject({ before: boardCell, after: boardCell }),
})
