import { z } from 'zod'
import type { MergeId } from '#shared/domain/ids.ts'
import { daysHeldWithin } from '#shared/domain/merging/agreement-days.ts'
import { holdsOn } from '#shared/domain/merging/days-held.ts'
import type { GroupMerge } from '#shared/domain/merging/model.ts'
import { addDays, type IsoDay } from '#shared/kernel/time.ts'
import { idOf, isoDayValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, listRows } from '../facts.ts'
import { deleteRow, putRow } from '../row-change.ts'
import { namesOfGroups } from './find-merged-groups.ts'

/**
 * Takes merged groups apart: on one day of an agreement, or from a day on. Days that are over stay recorded; an agreement
 * that is left without any day goes altogether. MERGE-8
 */
export const endMerge = defineCommand({
  type: 'endMerge',
  version: 1,
  permission: 'merges.edit',
  args: z.strictObject({
    mergeId: idOf<MergeId>(),
    day: isoDayValue,
    scope: z.enum(['day', 'fromDay']),
  }),
  *handle({ mergeId, day, scope }, context) {
    const merge = yield* findRow('group_merge', mergeId)
    if (merge === undefined) return refuseCommand('notFound', { what: 'merge', id: mergeId })
    if (day < context.today) return refuseCommand('mergePast', { day })
    if (scope === 'day' && !holdsOn(merge, day)) return refuseCommand('mergeNotThatDay', { day })
    if (daysHeldWithin(merge, day).length === 0) return refuseCommand('nothingToChange')
    const groups = yield* listRows('base_group', { id: { in: merge.groupIds } })
    const rest = scope === 'day' ? withoutDay(merge, day) : untilBefore(merge, day)
    const label = {
      code: scope === 'day' ? 'command.endMergeDay' : 'command.endMerge',
      params: { groups: namesOfGroups(groups), day },
    }
    return effect(label, [rest === null ? deleteRow('group_merge', mergeId) : putRow('group_merge', rest)])
  },
})

function withoutDay(merge: GroupMerge, day: IsoDay): GroupMerge | null {
  return orNothing({ ...merge, exceptDays: [...merge.exceptDays, day].sort() })
}

function untilBefore(merge: GroupMerge, day: IsoDay): GroupMerge | null {
  return day <= merge.validFrom ? null : orNothing({ ...merge, validUntil: addDays(day, -1) })
}

function orNothing(merge: GroupMerge): GroupMerge | null {
  return daysHeldWithin(merge).length === 0 ? null : merge
}
