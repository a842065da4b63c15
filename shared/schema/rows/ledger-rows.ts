import { z } from 'zod'
import type { ChildId, LegalEntityId, LocationId } from '#shared/domain/ids.ts'
import {
  balanceAccounts,
  ledgerAccounts,
  ledgerEntryKinds,
  ledgerSourceKinds,
  tariffProducts,
} from '#shared/domain/ledger/model.ts'
import type { ClosedMonth, LedgerEntry, TariffCard } from '#shared/domain/ledger/model.ts'
import { careSettings } from '#shared/domain/organisation/model.ts'
import { codeValue, idOf, instantValue, isoDayValue, isoMonthValue, noteValue } from '../values.ts'
import { messageValue } from './message-value.ts'

/** Ten years of care, in minutes. */
const MINUTES_MOST = 5_256_000
/** A hundred thousand euros: more is a mistake of typing. */
const CENTS_MOST = 10_000_000
const count = z.int('number').min(0, 'number').max(1_000_000_000, 'number')

export const ledgerEntryRow = z
  .strictObject({
    id: idOf<string>(),
    childId: idOf<ChildId>(),
    locationId: idOf<LocationId>(),
    account: z.enum(ledgerAccounts),
    kind: z.enum(ledgerEntryKinds),
    day: isoDayValue,
    month: isoMonthValue,
    minutes: z.int('number').min(-MINUTES_MOST, 'number').max(MINUTES_MOST, 'number'),
    cents: z.int('number').min(-CENTS_MOST, 'number').max(CENTS_MOST, 'number'),
    centsPerHour: count.nullable(),
    expiresOn: isoDayValue.nullable(),
    sourceKind: z.enum(ledgerSourceKinds),
    sourceId: idOf<string>(),
    correctsEntryId: idOf<string>().nullable(),
    reason: messageValue,
    note: noteValue,
    actorId: codeValue,
    at: instantValue,
  })
  // A balance holds time, not money; money is what is charged. MONEY-4
  .refine(
    (row) => row.cents === 0 || !balanceAccounts.some((account) => account === row.account),
    'centsOnBalance',
  )
  .refine(
    (row) => (row.correctsEntryId !== null) === (row.kind === 'correction' || row.kind === 'repeated'),
    'correctionOfNothing',
  ) satisfies z.ZodType<LedgerEntry>

export const closedMonthRow = z.strictObject({
  id: idOf<string>(),
  locationId: idOf<LocationId>(),
  month: isoMonthValue,
  closedAt: instantValue,
  closedBy: codeValue,
  entryCount: count,
  minutesTotal: z.int('number'),
  centsTotal: z.int('number'),
  controlTotal: codeValue,
}) satisfies z.ZodType<ClosedMonth>

export const tariffCardRow = z
  .strictObject({
    id: idOf<string>(),
    legalEntityId: idOf<LegalEntityId>().nullable(),
    setting: z.enum(careSettings),
    product: z.enum(tariffProducts),
    centsPerHour: z.int('number').min(0, 'number').max(100_000, 'number'),
    validFrom: isoDayValue,
    validUntil: isoDayValue,
  })
  // MONEY-1: a card holds within one calendar year.
  .refine(
    (row) => row.validFrom <= row.validUntil && row.validFrom.slice(0, 4) === row.validUntil.slice(0, 4),
    'periodOrder',
  ) satisfies z.ZodType<TariffCard>
