import type { Absence, LoggedStay } from '#shared/domain/attendance/model.ts'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import { refuse } from '#shared/kernel/result.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import { keepCalledOff } from '../attendance/keep-called-off.ts'
import { keepStays } from '../attendance/keep-stays.ts'
import type { CommandContext, CommandOutcome } from '../define.ts'
import { refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import type { Facts, HistoryStep } from '../facts.ts'
import { isSameRow } from '../is-same-row.ts'
import { keepPromises } from '../requests/keep-promises.ts'
import { deleteRow, putImage } from '../row-change.ts'
import type { RowChange, RowImages } from '../row-change.ts'
import { refusalOfLaterAct } from './later-act.ts'
import { revertLedger } from './revert-ledger.ts'

/**
 * Puts every row a step touched back to its image before (undo) or after (redo). When somebody built on the step in
 * the meantime nothing is put back, and the refusal names the act that came between. A place promised to somebody else in
 * the meantime is not taken back either. CHECK-4
 *
 * Lines of the ledger stay: the step gets lines against its own. A month that was handed over is not opened again.
 * MONEY-4
 */
export function* revertStep(
  step: HistoryStep,
  kind: 'undo' | 'redo',
  context: CommandContext,
): Facts<CommandOutcome> {
  const changes: RowChange[] = []
  const written: LedgerEntry[] = []
  for (const images of step.images) {
    if (images.table === 'closed_month') return yield* refuseClosedMonth(images)
    const before = liftImage(images.table, images.before)
    const after = liftImage(images.table, images.after)
    const [expected, target] = kind === 'undo' ? [after, before] : [before, after]
    if (images.table === 'ledger_entry') {
      if (after !== null) written.push(after as LedgerEntry)
      continue
    }
    const current = (yield* findRow(images.table, images.id)) ?? null
    if (!isSameRow(current, expected)) return refuse(yield* refusalOfLaterAct(images.table, images.id))
    if (images.table === 'care_request') {
      const refusal = yield* keepPromises(
        expected as CareRequest | null,
        target as CareRequest | null,
        context,
      )
      if (refusal !== null) return refuse(refusal)
    }
    if (images.table === 'absence' && expected !== null && target === null) {
      const refusal = yield* keepCalledOff(expected as Absence, context)
      if (refusal !== null) return refuse(refusal)
    }
    if (images.table === 'logged_stay') {
      const refusal = yield* keepStays(
        expected as LoggedStay | null,
        target as LoggedStay | null,
        new Set(step.images.map(({ id }) => id)),
      )
      if (refusal !== null) return refuse(refusal)
    }
    changes.push(changeTo(images, target))
  }
  const ledger = yield* revertLedger(written, kind, context)
  if (!ledger.ok) return ledger
  return {
    ok: true,
    value: {
      label: step.label,
      // Backwards, so that what was built last is taken down first.
      changes: [...(kind === 'undo' ? changes.toReversed() : changes), ...ledger.value],
      reverts: { kind, commandIds: step.commandIds },
    },
  }
}

/** An image of an older version gets the fields that came later, as a row of that time would. */
function liftImage(table: TableName, image: object | null): RowOf<TableName> | null {
  return image === null ? null : tables[table].schema.parse(image)
}

function changeTo(images: RowImages, target: object | null): RowChange {
  return target === null ? deleteRow(images.table, images.id) : putImage(images.table, target)
}

function* refuseClosedMonth(images: RowImages): Facts<CommandOutcome> {
  const closed = yield* findRow('closed_month', images.id)
  return refuseCommand('monthClosed', { month: closed?.month ?? '' })
}
