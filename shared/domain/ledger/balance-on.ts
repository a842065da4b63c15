import type { IsoDay } from '#shared/kernel/time.ts'
import type { BalanceAccount, LedgerEntry } from './model.ts'
import { netLines, type NetLine } from './net-lines.ts'

/** Time that came in and what is left of it. */
export interface Lot {
  readonly entryId: string
  /** More than 0. */
  readonly minutes: number
  /** Last day of care it can pay for; null = does not expire. SWAP-5 */
  readonly expiresOn: IsoDay | null
}

export interface Balance {
  /** The sum of all lines of the account, whatever their day. */
  readonly minutes: number
  /** What care on the asked day can be paid with; never below 0. */
  readonly availableMinutes: number
  /** What is left, earliest expiry first; lots that never expire come last. */
  readonly lots: readonly Lot[]
  /** What is lost first if nobody uses it, on or after the asked day. */
  readonly nextExpiry: { readonly minutes: number; readonly expiresOn: IsoDay } | null
  /** Minutes used that no lot covers: more was spent than there was. 0 in a sound ledger. */
  readonly uncoveredMinutes: number
}

interface OpenLot {
  readonly line: LedgerEntry
  minutes: number
}

/**
 * A child's balance on an account, as it can be used for care on a day. What is used comes off the lot that expires
 * first and still holds on the day of care; a swap pays with the credit it makes itself. Expiry takes from its own lot.
 * A lot that expires on the asked day can still be used that day. SWAP-5
 *
 * @param entries lines of one child; lines of other accounts are left out of the sum
 */
export function balanceOn(entries: readonly LedgerEntry[], account: BalanceAccount, day: IsoDay): Balance {
  const own = entries.filter((entry) => entry.account === account)
  const nets = netLines(own)
  const lots = nets
    .filter(({ minutes }) => minutes > 0)
    .map(openLot)
    .toSorted(byExpiry)
  const spent = nets.filter(({ minutes }) => minutes < 0)
  const isExpiry = ({ line }: NetLine): boolean => line.kind === 'expired'
  let uncoveredMinutes = 0
  // Own lots first, so that what others take does not depend on the order of booking.
  const rests = [...spent.filter(isExpiry), ...spent.filter((net) => !isExpiry(net))].map((net) => ({
    day: net.line.day,
    minutes: take(
      lots.filter((lot) => isOwnLot(net.line, lot)),
      -net.minutes,
    ),
  }))
  for (const rest of rests) {
    uncoveredMinutes += take(
      lots.filter(({ line }) => isUsableOn(line.expiresOn, rest.day)),
      rest.minutes,
    )
  }
  const left = lots
    .filter(({ minutes }) => minutes > 0)
    .map(({ line, minutes }) => ({ entryId: line.id, minutes, expiresOn: line.expiresOn }))
  const usable = sumOf(left.filter(({ expiresOn }) => isUsableOn(expiresOn, day)))
  return {
    minutes: sumOf(own),
    availableMinutes: Math.max(0, usable - uncoveredMinutes),
    lots: left,
    nextExpiry: nextExpiryOf(left, day),
    uncoveredMinutes,
  }
}

function openLot({ line, minutes }: NetLine): OpenLot {
  return { line, minutes }
}

/** Takes minutes from lots in their order; gives what they could not cover. */
function take(lots: readonly OpenLot[], minutes: number): number {
  let rest = minutes
  for (const lot of lots) {
    const taken = Math.min(lot.minutes, rest)
    lot.minutes -= taken
    rest -= taken
  }
  return rest
}

/** An expiry names its lot; a swap uses the credit that it makes itself, however soon that expires. */
function isOwnLot(spent: LedgerEntry, lot: OpenLot): boolean {
  if (spent.kind === 'expired') return spent.sourceId === lot.line.id
  return spent.sourceKind === lot.line.sourceKind && spent.sourceId === lot.line.sourceId
}

function isUsableOn(expiresOn: IsoDay | null, day: IsoDay): boolean {
  return expiresOn === null || expiresOn >= day
}

function nextExpiryOf(lots: readonly Lot[], day: IsoDay): Balance['nextExpiry'] {
  const first = lots.find(({ expiresOn }) => expiresOn !== null && expiresOn >= day)?.expiresOn ?? null
  if (first === null) return null
  return { minutes: sumOf(lots.filter(({ expiresOn }) => expiresOn === first)), expiresOn: first }
}

function sumOf(lines: readonly { readonly minutes: number }[]): number {
  return lines.reduce((sum, { minutes }) => sum + minutes, 0)
}

/** What expires first comes first; what never expires comes last; then by day and id, so that the order is one. */
function byExpiry(a: OpenLot, b: OpenLot): number {
  return compare(keyOf(a), keyOf(b))
}

function keyOf({ line }: OpenLot): string {
  return `${line.expiresOn ?? '9999-12-31'} ${line.day} ${line.id}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
