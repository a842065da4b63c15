import type { ChildId, RequestId } from '#shared/domain/ids.ts'
import type { ChildLedger, LedgerLine, LedgerMonthView } from '#shared/ipc/calls/ledger.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { locationId } from '../a-board.ts'
import type { Answers } from '../fake-bridge.ts'

export const november = '2026-11' as IsoMonth
const at = '2026-11-24T09:12:00.000Z' as Instant

export function aLedgerLine(overrides: Partial<LedgerLine> = {}): LedgerLine {
  return {
    entryId: 'line-1',
    childId: 'child-levi' as ChildId,
    childName: 'Levi Smit',
    account: 'extraHours',
    kind: 'charged',
    day: isoDay('2026-11-24'),
    month: november,
    minutes: 30,
    cents: 528,
    centsPerHour: 1055,
    expiresOn: null,
    sourceKind: 'request',
    requestId: 'request-1' as RequestId,
    label: { code: 'ledger.line.charged', params: { careCode: 'kind.extraHour' } },
    source: { code: 'ledger.source.request', params: { day: '2026-11-20' } },
    reason: {
      code: 'ledger.reason.invoiced',
      params: { rule: 'MONEY-2', kindCode: 'kind.extraHour', day: '2026-11-24' },
    },
    note: '',
    actorName: 'Sanne Vermeer',
    at,
    correctsEntryId: null,
    balanceAfter: null,
    status: 'toInvoice',
    isCorrectable: true,
    ...overrides,
  }
}

/** As in November: two lines to invoice, credit in and out, and a correction under its line. */
export const lines: readonly LedgerLine[] = [
  aLedgerLine(),
  aLedgerLine({
    entryId: 'line-2',
    childId: 'child-mila' as ChildId,
    childName: 'Mila Jansen',
    day: isoDay('2026-11-20'),
    minutes: 660,
    cents: 11_605,
    label: { code: 'ledger.line.charged', params: { careCode: 'kind.extraDay' } },
  }),
  aLedgerLine({
    entryId: 'line-3',
    childId: 'child-noor' as ChildId,
    childName: 'Noor Bakker',
    account: 'swapCredit',
    kind: 'used',
    day: isoDay('2026-11-19'),
    minutes: -660,
    cents: 0,
    centsPerHour: null,
    label: {
      code: 'ledger.line.balance',
      params: { accountCode: 'account.swapCredit', whatCode: 'ledgerKind.used' },
    },
    balanceAfter: 660,
    status: 'balance',
    requestId: null,
    sourceKind: 'absence',
    source: { code: 'ledgerSource.absence', params: {} },
  }),
  aLedgerLine({
    entryId: 'line-4',
    childName: 'Emma Visser',
    day: isoDay('2026-11-05'),
    isCorrectable: false,
  }),
  aLedgerLine({
    entryId: 'line-5',
    childName: 'Emma Visser',
    kind: 'correction',
    day: isoDay('2026-11-05'),
    minutes: -30,
    cents: -528,
    label: {
      code: 'ledger.line.against',
      params: { whatCode: 'ledgerKind.correction', careCode: 'kind.extraHour' },
    },
    note: 'dubbel genoteerd',
    correctsEntryId: 'line-4',
    isCorrectable: false,
  }),
]

export function aMonth(overrides: Partial<LedgerMonthView> = {}): LedgerMonthView {
  return {
    month: november,
    isOpen: true,
    closed: null,
    lines: [...lines],
    total: { lines: 5, minutes: 30, cents: 12_133 },
    toInvoice: { minutes: 690, cents: 12_133 },
    anomalies: [],
    months: [
      { month: november, isOpen: true },
      { month: '2026-10' as IsoMonth, isOpen: false },
    ],
    ...overrides,
  }
}

export function aChildLedger(overrides: Partial<ChildLedger> = {}): ChildLedger {
  return {
    childId: 'child-levi' as ChildId,
    childName: 'Levi Smit',
    locationId,
    family: { id: 'family-levi', isDirectDebit: true, language: 'nl' },
    unit: { kind: 'dayparts', minutes: 330 },
    balances: [
      {
        account: 'swapCredit',
        minutes: 660,
        availableMinutes: 660,
        lots: [
          { entryId: 'a', minutes: 330, expiresOn: isoDay('2026-12-31') },
          { entryId: 'b', minutes: 330, expiresOn: null },
        ],
        nextExpiry: { minutes: 330, expiresOn: isoDay('2026-12-31') },
        uncoveredMinutes: 0,
      },
    ],
    statement: [aLedgerLine()],
    ...overrides,
  }
}

const done = { commandId: 'c-1', label: { code: 'kind.swapDay', params: {} } }

export const ledgerAnswers: Answers = {
  'ledger.month': () => aMonth(),
  'ledger.child': ({ childId }) => aChildLedger({ childId: childId as ChildId }),
  'ledger.correct': () => done,
  'ledger.book': () => done,
  'ledger.close': () => done,
  'tariffs.list': () => ({
    legalEntities: [{ id: 'bv', name: 'De Boog BV' }],
    tariffs: [
      {
        id: 'card',
        legalEntityId: 'bv',
        setting: 'dayCare',
        product: 'extraDay',
        centsPerHour: 1055,
        validFrom: isoDay('2026-01-01'),
        validUntil: isoDay('2026-12-31'),
      },
    ],
    noticeMonths: 3,
  }),
  'tariffs.set': () => done,
  'families.set': () => done,
}
