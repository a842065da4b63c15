import { z } from 'zod'
import type { WaitingEntryId } from '#shared/domain/ids.ts'
import { idOf, noteValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, listRows } from '../facts.ts'
import { putRow } from '../row-change.ts'

/** Takes a family off the list, with the reason; an open offer goes with it. WAIT-5 */
export const withdrawWaiting = defineCommand({
  type: 'withdrawWaiting',
  version: 1,
  permission: 'waitingList.edit',
  args: z.strictObject({ entryId: idOf<WaitingEntryId>(), reason: noteValue }),
  *handle({ entryId, reason }, context) {
    const entry = yield* findRow('waiting_entry', entryId)
    if (entry === undefined) return refuseCommand('notFound', { what: 'waitingEntry', id: entryId })
    const child = yield* findRow('child', entry.childId)
    const firstName = child?.firstName ?? ''
    if (entry.status !== 'waiting' && entry.status !== 'offered') {
      return refuseCommand('waitingOver', { firstName })
    }
    if (reason.trim() === '') return refuseCommand('waitingReasonMissing', { firstName })
    const open = yield* listRows('placement_offer', { entryId, status: 'open' })
    return effect({ code: 'command.withdrawWaiting', params: { firstName } }, [
      putRow('waiting_entry', {
        ...entry,
        status: 'withdrawn',
        closedAt: context.at,
        closedReason: reason.trim(),
      }),
      ...open.map((offer) =>
        putRow('placement_offer', {
          ...offer,
          status: 'withdrawn',
          answeredBy: context.actorId,
          answeredAt: context.at,
        }),
      ),
    ])
  },
})
