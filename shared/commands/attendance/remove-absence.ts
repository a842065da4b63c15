import { z } from 'zod'
import type { Absence } from '#shared/domain/attendance/model.ts'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import { reversalsOf } from '#shared/domain/ledger/reversals-of.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand, type CommandContext } from '../define.ts'
import { findRow, listRows, type Facts } from '../facts.ts'
import { listClosedMonths } from '../ledger/closed-months.ts'
import { putLines, refusalOfOverdraft } from '../ledger/reverse-source.ts'
import { deleteRow } from '../row-change.ts'
import { keepCalledOff } from './keep-called-off.ts'

/**
 * Takes back an absence that was reported; one that a swap caused goes with the swap only. Credit that it earned is
 * taken back by lines against it: refused when that credit was used by now, or when another child has the place. A
 * place that was not given up for credit stays the child's by contract. SWAP-5, CHECK-4
 */
export const removeAbsence = defineCommand({
  type: 'removeAbsence',
  version: 1,
  permission: 'attendance.edit',
  args: z.strictObject({ absenceId: idOf<string>() }),
  *handle({ absenceId }, context) {
    const absence = yield* findRow('absence', absenceId)
    if (absence === undefined) return refuseCommand('notFound', { what: 'absence', id: absenceId })
    if (absence.requestId !== null) return refuseCommand('ownedByRequest', { requestId: absence.requestId })
    const child = yield* findRow('child', absence.childId)
    const firstName = child?.firstName ?? ''
    const entries = yield* listRows('ledger_entry', { childId: absence.childId })
    const reversals = yield* reverseCredit(absence, entries, context)
    if (reversals.length > 0) {
      const used = refusalOfOverdraft(entries, reversals)
      if (used !== null) return refuseCommand(used.code, used.params)
      const taken = yield* keepCalledOff(absence, context)
      if (taken !== null) return refuseCommand(taken.code, taken.params)
    }
    return effect(
      {
        code: reversals.length > 0 ? 'command.removeAbsenceForCredit' : 'command.removeAbsence',
        params: { firstName, startDay: absence.startDay, endDay: absence.endDay },
      },
      [deleteRow('absence', absenceId), ...putLines(reversals)],
    )
  },
})

/** Lines against the credit of this absence; each settles in the open month of its own location. */
function* reverseCredit(
  absence: Absence,
  entries: readonly LedgerEntry[],
  context: CommandContext,
): Facts<readonly LedgerEntry[]> {
  const reversals: LedgerEntry[] = []
  const own = entries.filter((entry) => entry.sourceKind === 'absence' && entry.sourceId === absence.id)
  for (const locationId of new Set(own.map((entry) => entry.locationId))) {
    const closedMonths = yield* listClosedMonths(locationId)
    reversals.push(
      ...reversalsOf(
        entries.filter((entry) => entry.locationId === locationId),
        {
          sourceKind: 'absence',
          sourceId: absence.id,
          ids: () => context.newId(),
          closedMonths,
          actorId: context.actorId,
          at: context.at,
        },
      ),
    )
  }
  return reversals
}
