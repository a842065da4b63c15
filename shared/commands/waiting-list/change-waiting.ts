import { z } from 'zod'
import type { WaitingEntryId } from '#shared/domain/ids.ts'
import type { WaitingEntry } from '#shared/domain/waiting-list/model.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { isSameRow } from '../is-same-row.ts'
import { putRow } from '../row-change.ts'
import { checkWishOfChild } from './check-wish-of-child.ts'
import { wishArgs } from './wish-args.ts'

/** Writes down what a waiting family wishes from now on; when it came in stays, and so does its turn. WAIT-2 */
export const changeWaiting = defineCommand({
  type: 'changeWaiting',
  version: 1,
  permission: 'waitingList.edit',
  args: z.strictObject({ entryId: idOf<WaitingEntryId>(), ...wishArgs }),
  *handle({ entryId, ...wish }, context) {
    const entry = yield* findRow('waiting_entry', entryId)
    if (entry === undefined) return refuseCommand('notFound', { what: 'waitingEntry', id: entryId })
    const child = yield* findRow('child', entry.childId)
    if (child === undefined) return refuseCommand('notFound', { what: 'child', id: entry.childId })
    const { firstName } = child
    if (entry.status === 'offered') return refuseCommand('waitingHasOffer', { firstName })
    if (entry.status !== 'waiting') return refuseCommand('waitingOver', { firstName })
    const changed: WaitingEntry = { ...entry, ...wish }
    if (isSameRow(entry, changed)) return refuseCommand('nothingToChange')
    const refusal = yield* checkWishOfChild(changed, child, entry.locationId, entryId, context.today)
    if (refusal !== null) return refuseCommand(refusal.code, refusal.params)
    return effect({ code: 'command.changeWaiting', params: { firstName } }, [
      putRow('waiting_entry', changed),
    ])
  },
})
