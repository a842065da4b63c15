import { describe, expect, test } from 'vitest'
import { balanceOn } from '#shared/domain/ledger/balance-on.ts'
import { controlTotal } from '#shared/domain/ledger/control-total.ts'
import { entriesOfGrant, type Grant } from '#shared/domain/ledger/entries-of-grant.ts'
import { openMonthFor } from '#shared/domain/ledger/open-month-for.ts'
import { reversalsOf } from '#shared/domain/ledger/reversals-of.ts'
import { serviceFamilies } from '#shared/domain/ledger/service-families.ts'
import { statementOf } from '#shared/domain/ledger/statement-of.ts'
import { sumOf } from '#shared/domain/ledger/sum-of.ts'
import type { CareCost, ResolvedWish } from '#shared/domain/requests/model.ts'
import { monthOf, type IsoMonth } from '#shared/kernel/month.ts'
import { isoDay, type Instant } from '#shared/kernel/time.ts'
import { aChild, aContract } from '#tests/harness/builders/children.ts'
import { childId, groupId, locationId, requestId } from '#tests/harness/builders/ids.ts'
import { aLine } from '#tests/harness/builders/ledger-lines.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'

const month = (text: string): IsoMonth => text as IsoMonth
const at = '2026-11-24T09:00:00.000Z' as Instant

function counter(): () => string {
  let count = 0
  return () => {
    count += 1
    return `line.${count}`
  }
}

const booking = (closedMonths: readonly IsoMonth[] = []) => ({
  ids: counter(),
  closedMonths,
  actorId: 'manager',
  at,
})

const wish: ResolvedWish = {
  kind: 'extraDay',
  childId: childId('noor'),
  locationId: locationId('rainbow'),
  groupId: groupId('ladybirds'),
  isOwnGroup: true,
  wantedDay: isoDay('2026-11-27'),
  wanted: { startMinute: 480, endMinute: 1080 },
  givenDay: null,
  given: [],
  payment: 'invoice',
}

const noCost: CareCost = {
  payment: null,
  balanceMinutes: 0,
  earnedMinutes: 0,
  earnedUntil: null,
  invoicedMinutes: 0,
  invoicedCents: null,
  centsPerHour: null,
}

function grant(
  resolved: Partial<ResolvedWish>,
  cost: Partial<CareCost>,
  closed?: readonly IsoMonth[],
): Grant {
  return {
    request: { id: requestId('ask'), childId: childId('noor'), locationId: locationId('rainbow') },
    resolved: { ...wish, ...resolved },
    cost: { ...noCost, ...cost },
    ...booking(closed),
  }
}

describe('the lines of what is granted', () => {
  test('a swap brings in the given day and takes the wanted one, with one source (SWAP-5)', () => {
    const lines = entriesOfGrant(
      grant(
        { kind: 'swapDay', givenDay: isoDay('2026-11-26'), given: [{ startMinute: 450, endMinute: 1110 }] },
        { earnedMinutes: 660, earnedUntil: isoDay('2026-12-31'), balanceMinutes: 600 },
      ),
    )
    expect(lines).toMatchObject([
      {
        account: 'swapCredit',
        kind: 'earned',
        day: '2026-11-26',
        minutes: 660,
        expiresOn: '2026-12-31',
        sourceId: 'ask',
        reason: { params: { rule: 'SWAP-5' } },
      },
      { account: 'swapCredit', kind: 'used', day: '2026-11-27', minutes: -600, expiresOn: null },
    ])
    expect(balanceOn(lines, 'swapCredit', isoDay('2026-11-27'))).toMatchObject({
      minutes: 60,
      availableMinutes: 60,
      uncoveredMinutes: 0,
    })
  })

  test('an invoice has minutes, cents and the price of an hour (MONEY-2)', () => {
    const cost = {
      payment: 'invoice',
      invoicedMinutes: 600,
      invoicedCents: 10_200,
      centsPerHour: 1020,
    } as const
    expect(entriesOfGrant(grant({}, cost))).toMatchObject([
      {
        account: 'extraHours',
        kind: 'charged',
        minutes: 600,
        cents: 10_200,
        centsPerHour: 1020,
        month: '2026-11',
        sourceKind: 'request',
      },
    ])
  })

  test('without a card the minutes are charged and the amount stays open', () => {
    const cost = { payment: 'invoice', invoicedMinutes: 30 } as const
    expect(entriesOfGrant(grant({}, cost))).toMatchObject([{ minutes: 30, cents: 0, centsPerHour: null }])
  })

  test('credit that does not reach is used and the rest is invoiced', () => {
    const lines = entriesOfGrant(
      grant({}, { payment: 'swapCredit', balanceMinutes: 240, invoicedMinutes: 360, invoicedCents: 6120 }),
    )
    expect(lines.map(({ account, minutes, cents }) => [account, minutes, cents])).toEqual([
      ['swapCredit', -240, 0],
      ['extraHours', 360, 6120],
    ])
  })

  test.each([
    ['flexibleDay', 'flex', 'FLEX-2'],
    ['studyDay', 'holidayDays', 'STUDY-2'],
    ['holidayDay', 'holidayDays', 'HOL-3'],
    ['extraDay', 'swapCredit', 'SWAP-5'],
  ] as const)('a %s paid from %s names rule %s', (kind, payment, rule) => {
    const lines = entriesOfGrant(grant({ kind, payment }, { payment, balanceMinutes: 600 }))
    expect(lines).toMatchObject([
      { account: payment, kind: 'used', minutes: -600, cents: 0, reason: { params: { rule } } },
    ])
  })

  test('what costs nothing writes nothing', () => {
    expect(entriesOfGrant(grant({}, {}))).toEqual([])
  })

  test('a day in a closed month is settled in the first open one, and keeps its own day (MONEY-4)', () => {
    const cost = { payment: 'invoice', invoicedMinutes: 600 } as const
    const closed = [month('2026-10'), month('2026-11')]
    expect(entriesOfGrant(grant({}, cost, closed))).toMatchObject([{ day: '2026-11-27', month: '2026-12' }])
  })

  test('every reason has a sentence in both languages', () => {
    const lines = entriesOfGrant(
      grant(
        { kind: 'swapDay', givenDay: isoDay('2026-11-26') },
        { earnedMinutes: 1, balanceMinutes: 1, invoicedMinutes: 1 },
      ),
    )
    const paid = entriesOfGrant(grant({ kind: 'flexibleDay' }, { payment: 'flex', balanceMinutes: 1 }))
    expect([...lines, ...paid]).toHaveLength(4)
    for (const { reason } of [...lines, ...paid]) {
      expect(ruleTexts.nl[reason.code]).toMatch(/\w/)
      expect(ruleTexts.en[reason.code]).toMatch(/\w/)
    }
  })
})

describe('the month of a line (MONEY-4)', () => {
  test.each([
    ['2026-11-24', [], '2026-11'],
    ['2026-11-24', ['2026-10'], '2026-11'],
    ['2026-10-31', ['2026-10'], '2026-11'],
    ['2026-12-31', ['2026-11', '2026-12'], '2027-01'],
    // Before the first closed month nothing is handed over any more.
    ['2026-02-28', ['2026-10', '2026-09'], '2026-11'],
  ])('a day of %s, with %j closed, is settled in %s', (day, closed, expected) => {
    expect(openMonthFor(isoDay(day), closed.map(month))).toBe(expected)
  })
})

describe('taking back what a source booked (MONEY-4)', () => {
  const source = { sourceKind: 'request', sourceId: 'ask' } as const
  const entries = [
    aLine({ id: 'in', minutes: 660, expiresOn: isoDay('2026-12-31'), ...source }),
    aLine({ id: 'out', minutes: -600, ...source }),
    aLine({ id: 'bill', account: 'extraHours', kind: 'charged', minutes: 45, cents: 765, ...source }),
    aLine({ id: 'other', minutes: 100 }),
  ]

  test('brings every account of the source to nothing and leaves other sources alone', () => {
    const back = reversalsOf(entries, { ...source, ...booking() })
    expect(back).toMatchObject([
      { kind: 'correction', correctsEntryId: 'in', minutes: -660, cents: 0, sourceId: 'ask' },
      { kind: 'correction', correctsEntryId: 'out', minutes: 600 },
      { kind: 'correction', correctsEntryId: 'bill', account: 'extraHours', minutes: -45, cents: -765 },
    ])
    expect(sumOf([...entries, ...back])).toEqual({ lines: 7, minutes: 100, cents: 0 })
    expect(new Set(back.map(({ id }) => id)).size).toBe(3)
  })

  test('has nothing to do a second time, and takes back again what was granted again', () => {
    const back = reversalsOf(entries, { ...source, ...booking() })
    const all = [...entries, ...back]
    expect(reversalsOf(all, { ...source, ...booking() })).toEqual([])
    const again = aLine({ id: 'bill-2', account: 'extraHours', kind: 'charged', minutes: 30, ...source })
    expect(reversalsOf([...all, again], { ...source, ...booking() })).toMatchObject([
      { correctsEntryId: 'bill-2', minutes: -30 },
    ])
  })

  test('goes to the open month when the month was closed in between', () => {
    const back = reversalsOf(entries, { ...source, ...booking([month('2026-11')]) })
    expect(back.map((line) => [line.day, line.month])).toEqual(back.map(() => ['2026-11-24', '2026-12']))
  })

  test('gives back what had expired of its credit, so that it is not lost twice', () => {
    const expired = aLine({
      id: 'expiry.in',
      kind: 'expired',
      minutes: -60,
      sourceKind: 'expiry',
      sourceId: 'in',
      day: isoDay('2027-01-01'),
    })
    const back = reversalsOf([...entries, expired], { ...source, ...booking() })
    expect(back.at(-1)).toMatchObject({ correctsEntryId: 'expiry.in', minutes: 60, sourceKind: 'expiry' })
    expect(balanceOn([...entries, expired, ...back], 'swapCredit', isoDay('2027-02-01'))).toMatchObject({
      minutes: 100,
      uncoveredMinutes: 0,
    })
  })

  test('never writes minus nothing', () => {
    const [line] = reversalsOf([aLine({ id: 'in', minutes: 60, ...source })], { ...source, ...booking() })
    expect(Object.is(line?.cents, 0)).toBe(true)
  })
})

describe('a statement', () => {
  const entries = [
    aLine({ id: 'c', minutes: -90, day: isoDay('2026-11-20') }),
    aLine({ id: 'a', minutes: 600, day: isoDay('2026-11-10') }),
    aLine({ id: 'b', minutes: 30, account: 'extraHours', kind: 'charged', cents: 510 }),
    aLine({ id: 'd', minutes: 60, day: isoDay('2026-11-12'), childId: childId('sem') }),
  ]

  test('has a line against another one right under it, and closed months keep their balances', () => {
    const closedLine = aLine({ id: 'a', minutes: 600, day: isoDay('2026-11-10') })
    const late = {
      day: isoDay('2026-11-10'),
      month: month('2026-12'),
      at: '2026-12-02T09:00:00.000Z' as Instant,
    }
    const back = aLine({ id: 'z', minutes: -600, kind: 'correction', correctsEntryId: 'a', ...late })
    const again = aLine({ id: 'b', minutes: 60, day: isoDay('2026-12-01') })
    const lines = statementOf([again, back, closedLine]).map(({ entry, balanceAfter }) => [
      entry.id,
      balanceAfter,
    ])
    expect(lines).toEqual([
      ['a', 600],
      ['z', 0],
      ['b', 60],
    ])
    expect(statementOf([closedLine])[0]?.balanceAfter).toBe(600)
  })

  test('stands in order of day with what each child has after it', () => {
    const lines = statementOf(entries).map(({ entry, balanceAfter }) => [entry.id, balanceAfter])
    expect(lines).toEqual([
      ['a', 600],
      ['d', 60],
      ['c', 510],
      ['b', null],
    ])
  })

  test('ends on the balance, in whatever order the lines come', () => {
    expect(statementOf(entries.toReversed())).toEqual(statementOf(entries))
    const last = statementOf(entries).findLast(({ entry }) => entry.childId === 'noor' && entry.id === 'c')
    expect(last?.balanceAfter).toBe(
      balanceOn(
        entries.filter((entry) => entry.childId === 'noor'),
        'swapCredit',
        isoDay('2026-11-24'),
      ).minutes,
    )
  })
})

describe('a control total', () => {
  const entries = [
    aLine({ id: 'a', minutes: 600 }),
    aLine({ id: 'b', minutes: -90 }),
    aLine({ id: 'c', minutes: 30, cents: 510, account: 'extraHours' }),
  ]

  test('is the same in whatever order the lines come', () => {
    expect(controlTotal(entries.toReversed())).toBe(controlTotal(entries))
    expect(controlTotal(entries)).toMatch(/^3-[0-9a-f]{8}-[0-9a-f]{8}$/)
    expect(controlTotal([])).toBe('0-00000000-00000000')
  })

  test('is kept to the letter, so that a file of last year can still be checked', () => {
    expect(controlTotal([{ id: 'a', minutes: 600, cents: 0 }])).toBe('1-2dabf5fe-32bdec58')
  })

  test('differs when a line falls off, comes twice, or has another amount', () => {
    const others = [
      entries.slice(1),
      [...entries, ...entries.slice(2)],
      entries.map((entry) => (entry.id === 'c' ? { ...entry, cents: 511 } : entry)),
      // The sums stay, the lines do not.
      entries.map((entry) => ({ ...entry, minutes: entry.id === 'a' ? 599 : entry.id === 'b' ? -89 : 30 })),
      entries.map((entry) => (entry.id === 'a' ? { ...entry, id: 'A' } : entry)),
    ]
    const totals = others.map(controlTotal)
    expect(new Set([...totals, controlTotal(entries)]).size).toBe(6)
  })
})

describe('families that pay service costs (MONEY-3)', () => {
  const november = month('2026-11')
  const policies = { 'care.dayCareEnd': 'endOfMonth' } as const
  const zoe = aChild({ id: childId('zoe'), familyId: 'jansen', birthDate: isoDay('2024-02-29') })
  const mila = aChild({ id: childId('mila'), familyId: 'jansen', birthDate: isoDay('2022-11-05') })
  const held = {
    ...aContract({ child: zoe.id, days: [1] }).contract,
    startDate: isoDay('2026-01-01'),
    endDate: null,
  }

  test('are those with a contract that ran in the month, each once, on the first child', () => {
    const contracts = [
      held,
      { ...held, id: aContract({ child: mila.id, days: [1] }).contract.id, childId: mila.id },
    ]
    expect(serviceFamilies(contracts, [zoe, mila], november, policies)).toEqual([
      { familyId: 'jansen', childId: 'mila' },
    ])
  })

  test.each([
    ['2026-11-30', null, 1],
    ['2026-12-01', null, 0],
    ['2026-01-01', '2026-11-01', 1],
    ['2026-01-01', '2026-10-31', 0],
  ])('a contract from %s until %s counts for %i in November', (startDate, endDate, count) => {
    const contract = {
      ...held,
      startDate: isoDay(startDate),
      endDate: endDate === null ? null : isoDay(endDate),
    }
    expect(serviceFamilies([contract], [zoe], november, policies)).toHaveLength(count)
  })

  test('an open contract for day care ends with the month of the fourth birthday (CARE-4)', () => {
    const contract = { ...held, childId: mila.id }
    expect(serviceFamilies([contract], [mila], november, policies)).toHaveLength(1)
    expect(serviceFamilies([contract], [mila], month('2026-12'), policies)).toHaveLength(0)
    const afterSchool = { ...contract, setting: 'outOfSchoolCare' } as const
    expect(serviceFamilies([afterSchool], [mila], month('2026-12'), policies)).toHaveLength(1)
  })

  test('a house that ends day care on the birthday charges the month it falls in', () => {
    const contract = { ...held, childId: mila.id }
    const onBirthday = { 'care.dayCareEnd': 'birthday' } as const
    expect(serviceFamilies([contract], [mila], monthOf(isoDay('2026-11-05')), onBirthday)).toHaveLength(1)
    const firstOfMonth = aChild({ id: mila.id, birthDate: isoDay('2022-11-01') })
    expect(serviceFamilies([contract], [firstOfMonth], november, onBirthday)).toHaveLength(0)
  })
})
