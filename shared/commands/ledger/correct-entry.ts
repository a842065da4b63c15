import { z } from 'zod'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { Booking } from '#shared/domain/ledger/booking.ts'
import { netLines } from '#shared/domain/ledger/net-lines.ts'
import { counterLine, expiriesOf, isStanding } from '#shared/domain/ledger/reversals-of.ts'
import { refuse } from '#shared/kernel/result.ts'
import { idOf, noteValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, listRows } from '../facts.ts'
import { listClosedMonths } from './closed-months.ts'
import { putLines, refusalOfOverdraft } from './reverse-source.ts'

const corrected: Message = { code: 'ledger.reason.corrected', params: { rule: 'MONEY-4' } }

/**
 * Sets a wrong line right by a line against it, with the reason why; both stay to be seen. Refused for a line that no
 * longer stands and for a correction itself: the right line is then booked anew. MONEY-4
 */
export const correctEntry = defineCommand({
  type: 'correctEntry',
  version: 1,
  permission: 'ledger.edit',
  args: z.strictObject({ entryId: idOf<string>(), note: noteValue.trim().min(1, 'empty') }),
  *handle({ entryId, note }, context) {
    const entry = yield* findRow('ledger_entry', entryId)
    if (entry === undefined) return refuseCommand('notFound', { what: 'ledger_entry', id: entryId })
    const child = yield* findRow('child', entry.childId)
    if (child === undefined) return refuseCommand('notFound', { what: 'child', id: entry.childId })
    const entries = yield* listRows('ledger_entry', { childId: entry.childId, account: entry.account })
    const nets = netLines(entries)
    const net = nets.find(({ line }) => line.id === entryId)
    // A correction is no line of its own, so it is not found here either.
    if (net === undefined || !isStanding(net)) return refuseCommand('alreadyCorrected', { id: entryId })
    const booking: Booking = {
      ids: () => context.newId(),
      closedMonths: yield* listClosedMonths(entry.locationId),
      actorId: context.actorId,
      at: context.at,
    }
    const lines = [net, ...expiriesOf(nets, [net])].map((line) => counterLine(line, corrected, note, booking))
    const refusal = refusalOfOverdraft(entries, lines)
    if (refusal !== null) return refuse(refusal)
    const params = { firstName: child.firstName, day: entry.day, accountCode: `account.${entry.account}` }
    return effect({ code: 'command.correctEntry', params }, putLines(lines))
  },
})
