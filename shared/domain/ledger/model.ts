import type { IsoMonth } from '#shared/kernel/month.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import type { Message } from '../explanation/model.ts'
import type { ChildId, LegalEntityId, LocationId } from '../ids.ts'
import type { CareSetting } from '../organisation/model.ts'

/**
 * The ledger holds what a family has in store and what must be invoiced. Amounts are whole minutes and whole cents; a
 * line never changes and never goes: what was wrong gets a line against it. MONEY-4
 */

/**
 * `swapCredit`: care given up that may be used later (SWAP-5); `flex`: hours of a flexible contract (FLEX-2);
 * `holidayDays`: bought holiday days (HOL-3); `extraHours`: care to be invoiced afterwards (MONEY-2); `serviceCosts`: the
 * monthly costs of a family (MONEY-3). The first three are balances that can be spent; the last two are charged.
 */
export const ledgerAccounts = ['swapCredit', 'flex', 'holidayDays', 'extraHours', 'serviceCosts'] as const
export type LedgerAccount = (typeof ledgerAccounts)[number]

export const balanceAccounts = [
  'swapCredit',
  'flex',
  'holidayDays',
] as const satisfies readonly LedgerAccount[]
export type BalanceAccount = (typeof balanceAccounts)[number]

/**
 * `earned` and `granted` add to a balance, `used` and `expired` take from it, `charged` is to be invoiced, `correction`
 * is the line against another one, `repeated` puts back what a correction took away.
 */
export const ledgerEntryKinds = [
  'earned',
  'granted',
  'used',
  'expired',
  'charged',
  'correction',
  'repeated',
] as const
export type LedgerEntryKind = (typeof ledgerEntryKinds)[number]

/** What a line is about: opening the line opens this. One source is never charged twice. */
export const ledgerSourceKinds = [
  'request',
  'stay',
  'absence',
  'manual',
  'expiry',
  'service',
  'import',
] as const
export type LedgerSourceKind = (typeof ledgerSourceKinds)[number]

export interface LedgerEntry {
  readonly id: string
  readonly childId: ChildId
  readonly locationId: LocationId
  readonly account: LedgerAccount
  readonly kind: LedgerEntryKind
  /** The day of care it is about. */
  readonly day: IsoDay
  /** The month in which it is settled: that of `day`, or the first open month when that one was closed already. */
  readonly month: IsoMonth
  /** Signed: + adds to a balance or is care to be invoiced, − takes away. */
  readonly minutes: number
  /** Signed; 0 on the balance accounts. */
  readonly cents: number
  /** Cents an hour that made `cents`; null where no card applied. MONEY-1 */
  readonly centsPerHour: number | null
  /** Last day on which a credit can be used, that day included; null = does not expire. SWAP-5 */
  readonly expiresOn: IsoDay | null
  readonly sourceKind: LedgerSourceKind
  readonly sourceId: string
  /** The line that this one takes back or puts back; null = a line of its own. */
  readonly correctsEntryId: string | null
  /** Why, as a code: the rule that was applied. */
  readonly reason: Message
  readonly note: string
  readonly actorId: string
  readonly at: Instant
}

/** A month of a location that was handed over: nothing in it changes any more. */
export interface ClosedMonth {
  readonly id: string
  readonly locationId: LocationId
  readonly month: IsoMonth
  readonly closedAt: Instant
  readonly closedBy: string
  readonly entryCount: number
  readonly minutesTotal: number
  readonly centsTotal: number
  /** A number over every line, so that the receiver can see that nothing fell off. */
  readonly controlTotal: string
}

/** What an hour costs by kind of care. */
export const tariffProducts = ['extraDay', 'extraHour', 'flexibleDay', 'studyDay', 'holidayDay'] as const
export type TariffProduct = (typeof tariffProducts)[number]

/** One price of one legal entity in one calendar year. MONEY-1 */
export interface TariffCard {
  readonly id: string
  /** null = every legal entity of the organisation without a card of its own. */
  readonly legalEntityId: LegalEntityId | null
  readonly setting: CareSetting
  readonly product: TariffProduct
  readonly centsPerHour: number
  readonly validFrom: IsoDay
  /** At most 31 December of the same year. */
  readonly validUntil: IsoDay
}
