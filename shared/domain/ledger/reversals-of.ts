import type { Message } from '../explanation/model.ts'
import type { Booking } from './booking.ts'
import { lineAgainst } from './line-against.ts'
import type { LedgerEntry, LedgerSourceKind } from './model.ts'
import { netLines, type NetLine } from './net-lines.ts'

export interface Reversal extends Booking {
  readonly sourceKind: LedgerSourceKind
  readonly sourceId: string
}

const takenBack: Message = { code: 'ledger.reason.takenBack', params: { rule: 'MONEY-4' } }

/**
 * Counter lines that bring every account of a source back to nothing; empty when it is there already. Credit of this
 * source that expired in the meantime comes back first, or it would be lost twice. MONEY-4
 *
 * @param entries lines of the child; those of other sources are left alone
 */
export function reversalsOf(entries: readonly LedgerEntry[], reversal: Reversal): readonly LedgerEntry[] {
  const nets = netLines(entries).filter(isStanding)
  const own = nets.filter(
    ({ line }) => line.sourceKind === reversal.sourceKind && line.sourceId === reversal.sourceId,
  )
  return [...own, ...expiriesOf(nets, own)].map((net) => counterLine(net, takenBack, '', reversal))
}

/** The line that takes all that is left of a line away. */
export function counterLine(net: NetLine, reason: Message, note: string, booking: Booking): LedgerEntry {
  const change = { kind: 'correction', minutes: opposite(net.minutes), cents: opposite(net.cents) } as const
  return lineAgainst(net.line, { ...change, reason, note }, booking)
}

/** What was written off of these lots. */
export function expiriesOf(nets: readonly NetLine[], lots: readonly NetLine[]): readonly NetLine[] {
  const lotIds = new Set(lots.map(({ line }) => line.id))
  return nets.filter(
    (net) =>
      net.line.kind === 'expired' && lotIds.has(net.line.sourceId) && isStanding(net) && !lots.includes(net),
  )
}

export function isStanding({ minutes, cents }: NetLine): boolean {
  return minutes !== 0 || cents !== 0
}

/** Never −0. */
function opposite(amount: number): number {
  return amount === 0 ? 0 : -amount
}
