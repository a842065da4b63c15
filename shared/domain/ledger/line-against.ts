import type { Message } from '../explanation/model.ts'
import type { Booking } from './booking.ts'
import type { LedgerEntry } from './model.ts'
import { openMonthFor } from './open-month-for.ts'

/** What a line against another one changes: whole minutes and cents, signed. */
export interface Change {
  readonly kind: 'correction' | 'repeated'
  readonly minutes: number
  readonly cents: number
  readonly reason: Message
  readonly note: string
}

/**
 * A line against a line: same child, account, day and source, settled in the first month that is still open. It names
 * the line of its own it is about, never another correction. MONEY-4
 */
export function lineAgainst(line: LedgerEntry, change: Change, booking: Booking): LedgerEntry {
  return {
    ...line,
    id: booking.ids(),
    kind: change.kind,
    month: openMonthFor(line.day, booking.closedMonths),
    minutes: change.minutes,
    cents: change.cents,
    correctsEntryId: line.correctsEntryId ?? line.id,
    reason: change.reason,
    note: change.note,
    actorId: booking.actorId,
    at: booking.at,
  }
}
