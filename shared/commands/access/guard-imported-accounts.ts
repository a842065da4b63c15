import type { CommandContext } from '../define.ts'
import { findRow } from '../facts.ts'
import type { Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'
import { changedRowId } from '../row-change.ts'
import type { RowChange } from '../row-change.ts'
import { findStanding } from './find-standing.ts'
import { guardAccount } from './guard-account.ts'

/**
 * Bringing in files is no way around the rules of accounts. Whoever fills records in which he or she is not known yet, as
 * at the very beginning, brings in all of it. PRIV-4
 */
export function* guardImportedAccounts(
  changes: readonly RowChange[],
  context: CommandContext,
): Facts<CommandRefusal | null> {
  const accounts = changes.filter(({ table }) => table === 'account')
  if (accounts.length === 0) return null
  const found = yield* findStanding(context.actorId, context.today)
  if (found.kind === 'unknown') return null
  for (const change of accounts) {
    const before = (yield* findRow('account', changedRowId(change))) ?? null
    const after = change.table === 'account' && change.op === 'put' ? change.row : null
    const refusal = yield* guardAccount({ before, after }, context)
    if (refusal !== null) return refusal
  }
  return null
}
