import type { ChildId, LocationId } from '#shared/domain/ids.ts'
import type { LedgerEntry, LedgerSourceKind } from '#shared/domain/ledger/model.ts'
import { overdraftOf } from '#shared/domain/ledger/overdraft-of.ts'
import { reversalsOf } from '#shared/domain/ledger/reversals-of.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import type { CommandContext } from '../define.ts'
import { listRows, type Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'
import { putRow, type RowChange } from '../row-change.ts'
import { listClosedMonths } from './closed-months.ts'

export interface BookedSource {
  readonly sourceKind: LedgerSourceKind
  readonly sourceId: string
  readonly childId: ChildId
  readonly locationId: LocationId
}

/**
 * The lines that take back everything a source booked; none when it booked nothing that still stands. Refused with
 * `creditUsed` when credit that it brought in was used for other care since. MONEY-4, SWAP-5
 */
export function* reverseSource(
  source: BookedSource,
  context: CommandContext,
): Facts<Result<readonly RowChange[], CommandRefusal>> {
  const entries = yield* listRows('ledger_entry', { childId: source.childId })
  const lines = reversalsOf(entries, {
    sourceKind: source.sourceKind,
    sourceId: source.sourceId,
    ids: () => context.newId(),
    closedMonths: yield* listClosedMonths(source.locationId),
    actorId: context.actorId,
    at: context.at,
  })
  const refusal = refusalOfOverdraft(entries, lines)
  return refusal === null ? ok(putLines(lines)) : refuse(refusal)
}

/** What is no longer there to be spent: credit that these lines take away was used, or was too little to begin with. */
export function refusalOfOverdraft(
  entries: readonly LedgerEntry[],
  lines: readonly LedgerEntry[],
): CommandRefusal | null {
  const overdraft = overdraftOf(entries, lines)
  if (overdraft === null) return null
  const { childId, account, minutes } = overdraft
  return { code: 'creditUsed', params: { childId, accountCode: `account.${account}`, minutes } }
}

export function putLines(lines: readonly LedgerEntry[]): readonly RowChange[] {
  return lines.map((line) => putRow('ledger_entry', line))
}
