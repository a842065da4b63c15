import { programActorId } from '#shared/commands/program-work.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { emptyFolder } from '../../db/empty-folder.ts'
import type { WritableDb } from '../../db/handles.ts'
import { appendEmptied } from '../../db/repositories/audit-acts.ts'
import { keepRejections } from './kept-rejections.ts'

/** What was said between this computer and a headquarters that no longer knows it. */
const ofHeadquarters = ['sync_cursor', 'sync_page', 'sync_member', 'sync_log'] as const

/**
 * Ends that this computer belongs to headquarters, to join anew: headquarters no longer knows it. Everything goes that
 * came from there; a copy was made before. When it joins the same organisation, what was not accepted and nobody has
 * settled is put aside, and what was done here is in the journal; another organisation gets neither. Who was erased
 * stays erased.
 */
export function leaveHeadquarters(
  db: WritableDb,
  { isSameOrganisation, at }: { isSameOrganisation: boolean; at: Instant },
): void {
  db.inTransaction(() => {
    if (isSameOrganisation) keepRejections(db)
    // As long as it belongs to headquarters its ledger may be emptied.
    appendEmptied(db, { at, actorId: programActorId })
    emptyFolder(db)
    for (const table of ofHeadquarters) db.write(`delete from ${table}`)
    // Some things stay. The name of the organisation: should the joining break off here, it is still known whose work
    // the journal holds. The pair of keys: it is this computer's own, and headquarters was just given its public half.
    // The count of erasures: who was erased stays erased, so the copy that was just made need not go for that.
    db.write(
      `delete from sync_state where key not in ('privateKey', 'publicKey', 'copiesErasedCount', 'keptRejections',
                                                'organisationName')`,
    )
    return ok(undefined)
  })
}
