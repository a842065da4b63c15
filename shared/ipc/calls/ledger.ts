import { z } from 'zod'
import {
  balanceAccounts,
  ledgerAccounts,
  ledgerEntryKinds,
  ledgerSourceKinds,
  tariffProducts,
} from '#shared/domain/ledger/model.ts'
import { defineCall } from '../define.ts'
import { done } from '../parts/done.ts'
import {
  careSetting,
  childId,
  count,
  instant,
  isoDay,
  isoMonth,
  isPlanned,
  locationId,
  longText,
  message,
  plainId,
  plannedDay,
  requestId,
  shortText,
} from '../parts/values.ts'

/** A month somebody can look at; what is computed around it always exists. */
const plannedMonth = isoMonth.refine(isPlanned)
/** Signed, in minutes or cents: years of a whole location together. */
const amount = z.int().min(-1_000_000_000).max(1_000_000_000)
const centsPerHour = z.int().min(0).max(100_000)
const account = z.enum(ledgerAccounts)
const balanceAccount = z.enum(balanceAccounts)
/** What somebody writes down with a booking. */
const givenNote = z.string().trim().min(1).max(2_000)

const PAGE_MOST = 500
const STATEMENT_MOST = 2_000

/** One line as it is shown: the entry, and what people call it. MONEY-4 */
const ledgerLine = z.strictObject({
  entryId: plainId,
  childId,
  childName: shortText,
  account,
  kind: z.enum(ledgerEntryKinds),
  day: isoDay,
  month: isoMonth,
  minutes: amount,
  cents: amount,
  centsPerHour: centsPerHour.nullable(),
  expiresOn: isoDay.nullable(),
  sourceKind: z.enum(ledgerSourceKinds),
  /** The request to open; null when the line comes from elsewhere. */
  requestId: requestId.nullable(),
  /** What kind of line it is, in words. */
  label: message,
  source: message,
  /** The rule that was applied. */
  reason: message,
  note: longText,
  actorName: shortText,
  at: instant,
  correctsEntryId: plainId.nullable(),
  /** The child's balance on the account after this line, in minutes; null on accounts that are charged. */
  balanceAfter: amount.nullable(),
  status: z.enum(['toInvoice', 'processed', 'balance']),
  /** A line of its own that was not taken back: it can be corrected. */
  isCorrectable: z.boolean(),
})
export type LedgerLine = z.output<typeof ledgerLine>

const anomaly = z.strictObject({
  kind: z.enum(['twice', 'noTariff', 'noLine', 'notExpired', 'negative']),
  message,
  childId,
  entryIds: z.array(plainId).max(100),
})
export type LedgerAnomaly = z.output<typeof anomaly>

const ledgerMonthView = z.strictObject({
  month: isoMonth,
  isOpen: z.boolean(),
  closed: z.strictObject({ at: instant, byName: shortText, controlTotal: shortText }).nullable(),
  lines: z.array(ledgerLine).max(PAGE_MOST),
  /** Over every line that was asked for, whatever page is shown. */
  total: z.strictObject({ lines: count, minutes: amount, cents: amount }),
  /** What is still to be invoiced of them; nothing in a closed month. */
  toInvoice: z.strictObject({ minutes: amount, cents: amount }),
  anomalies: z.array(anomaly).max(200),
  /** The latest first; the month of today is always among them. */
  months: z.array(z.strictObject({ month: isoMonth, isOpen: z.boolean() })).max(1_200),
})
export type LedgerMonthView = z.output<typeof ledgerMonthView>

export const ledgerMonth = defineCall({
  permission: 'ledger.view',
  input: z.strictObject({
    locationId,
    month: plannedMonth,
    childId: childId.nullable(),
    account: account.nullable(),
    offset: count,
    limit: z.int().min(1).max(PAGE_MOST),
  }),
  output: ledgerMonthView,
})

const lot = z.strictObject({ entryId: plainId, minutes: amount, expiresOn: isoDay.nullable() })

const childLedger = z.strictObject({
  childId,
  childName: shortText,
  /** Where the child has care: a booking is written down there. */
  locationId,
  family: z.strictObject({ id: plainId, isDirectDebit: z.boolean(), language: z.enum(['nl', 'en']) }),
  /** What the house counts swap credit in: so many minutes each. */
  unit: z.strictObject({
    kind: z.enum(['minutes', 'dayparts', 'points']),
    minutes: z.int().min(1).max(1440),
  }),
  balances: z
    .array(
      z.strictObject({
        account: balanceAccount,
        minutes: amount,
        /** Usable for care on the asked day. */
        availableMinutes: amount,
        lots: z.array(lot).max(5_000),
        nextExpiry: z.strictObject({ minutes: amount, expiresOn: isoDay }).nullable(),
        uncoveredMinutes: amount,
      }),
    )
    .max(balanceAccounts.length),
  /** The latest first. */
  statement: z.array(ledgerLine).max(STATEMENT_MOST),
})
export type ChildLedger = z.output<typeof childLedger>

/** Everything one child has in store, and every line that made it so. */
export const ledgerChild = defineCall({
  permission: 'ledger.view',
  input: z.strictObject({ childId, day: plannedDay }),
  output: childLedger,
})

/** A charge that was written down without a price gets the price of its day. MONEY-1 */
export const ledgerPrice = defineCall({
  permission: 'ledger.edit',
  input: z.strictObject({ entryId: plainId }),
  output: done,
})

export const ledgerCorrect = defineCall({
  permission: 'ledger.edit',
  input: z.strictObject({ entryId: plainId, note: givenNote }),
  output: done,
})

export const ledgerBook = defineCall({
  permission: 'ledger.edit',
  input: z.strictObject({
    childId,
    locationId,
    account: balanceAccount,
    minutes: z.int().min(-600_000).max(600_000),
    day: plannedDay,
    expiresOn: plannedDay.nullable(),
    note: givenNote,
  }),
  output: done,
})

/** Cannot be taken back. MONEY-4 */
export const ledgerClose = defineCall({
  permission: 'ledger.close',
  input: z.strictObject({ locationId, month: plannedMonth }),
  output: done,
  deadlineMs: 30_000,
})

export const ledgerExport = defineCall({
  permission: 'ledger.view',
  input: z.strictObject({ locationId, month: plannedMonth, format: z.enum(['csv', 'xlsx']) }),
  output: z.strictObject({
    fileName: z.string().min(1).max(200),
    base64: z.string().max(28_000_000),
    controlTotal: shortText,
    lines: count,
  }),
  deadlineMs: 60_000,
})

const tariff = z.strictObject({
  id: plainId,
  legalEntityId: plainId.nullable(),
  setting: careSetting,
  product: z.enum(tariffProducts),
  centsPerHour,
  validFrom: isoDay,
  validUntil: isoDay,
})

export const tariffsList = defineCall({
  permission: 'location.view',
  input: z.strictObject({}),
  output: z.strictObject({
    legalEntities: z.array(z.strictObject({ id: plainId, name: shortText })).max(100),
    tariffs: z.array(tariff).max(10_000),
    /** MONEY-1: another price is announced so many months ahead. */
    noticeMonths: count,
  }),
})
export type TariffList = z.output<typeof tariffsList.output>

export const tariffsSet = defineCall({
  permission: 'rules.edit',
  input: z.strictObject({
    legalEntityId: plainId.nullable(),
    year: z.int().min(2000).max(2100),
    setting: careSetting,
    product: z.enum(tariffProducts),
    centsPerHour,
  }),
  output: done,
})

export const familiesSet = defineCall({
  permission: 'contracts.edit',
  input: z.strictObject({ familyId: plainId, isDirectDebit: z.boolean(), language: z.enum(['nl', 'en']) }),
  output: done,
})
