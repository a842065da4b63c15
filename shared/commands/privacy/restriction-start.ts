import { z } from 'zod'
import type { ChildId } from '#shared/domain/ids.ts'
import { idOf, noteValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, hasRow } from '../facts.ts'
import { putRow } from '../row-change.ts'

/**
 * From today the data of a child is kept and not used: no new placement, request or offer, and its file stays as it is. It
 * still counts in every ratio. PRIV-2
 */
export const startRestriction = defineCommand({
  type: 'startRestriction',
  version: 1,
  permission: 'privacy.edit',
  args: z.strictObject({ childId: idOf<ChildId>(), reason: noteValue }),
  *handle({ childId, reason }, context) {
    const child = yield* findRow('child', childId)
    if (child === undefined) return refuseCommand('notFound', { what: 'child', id: childId })
    if (reason.trim() === '') return refuseCommand('reasonMissing')
    const { firstName } = child
    const running = { childId, validUntil: { from: context.today, orNull: true } } as const
    if (yield* hasRow('processing_restriction', running))
      return refuseCommand('restrictionTwice', { firstName })
    return effect({ code: 'command.startRestriction', params: { firstName } }, [
      putRow('processing_restriction', {
        id: context.newId(),
        childId,
        reason: reason.trim(),
        validFrom: context.today,
        validUntil: null,
      }),
    ])
  },
})
