import { afterEach, describe, expect, test } from 'vitest'
import { createLedgerLines } from '#electron/db/repositories/ledger-lines.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { createLedgerService } from '#electron/services/ledger/ledger-service.ts'
import type { CallInput } from '#shared/ipc/contract.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { monthOf } from '#shared/kernel/month.ts'
import { refuse } from '#shared/kernel/result.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { anExtraAttendance } from '#tests/harness/builders/children.ts'
import { childId, locationId, requestId } from '#tests/harness/builders/ids.ts'
import { aLedgerEntry, someCredit } from '#tests/harness/builders/ledger-entries.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'

let app: TestApp
afterEach(() => {
  expect(app.logged).toEqual([])
  app.close()
})

async function open(rows: RowSet): Promise<void> {
  app = await startApp({ data: { ...aRowSet(), extra_attendance: [], ...rows } })
}

const november: CallInput<'ledger.month'> = {
  locationId: 'rainbow',
  month: '2026-11',
  childId: null,
  account: null,
  offset: 0,
  limit: 500,
}
const sem = childId('sem')
const early = '2026-11-24T08:00:00.000Z' as Instant

describe('a month of hours and balances', () => {
  test('shows the latest day first, and a correction right under its line', async () => {
    const wrong = aLedgerEntry({ id: 'wrong', day: isoDay('2026-11-05'), at: early })
    const other = aLedgerEntry({ id: 'other', day: isoDay('2026-11-05'), childId: sem, at: early })
    const back = aLedgerEntry({
      id: 'back',
      day: isoDay('2026-11-05'),
      kind: 'correction',
      minutes: -30,
      cents: -528,
      correctsEntryId: 'wrong',
      at: '2026-11-24T12:00:00.000Z' as Instant,
    })
    await open({ ledger_entry: [wrong, other, back, aLedgerEntry({ id: 'later' })] })
    const { lines, total, toInvoice } = await app.done('ledger.month', november)
    expect(lines.map(({ entryId }) => entryId)).toEqual(['later', 'wrong', 'back', 'other'])
    expect(lines.map(({ isCorrectable }) => isCorrectable)).toEqual([true, false, false, true])
    expect(total).toEqual({ lines: 4, minutes: 60, cents: 1056 })
    expect(toInvoice).toEqual({ minutes: 60, cents: 1056 })
  })

  test('runs the balance per child and account, from the months before', async () => {
    await open({
      ledger_entry: [
        someCredit({ id: 'a', day: isoDay('2026-09-10') }),
        someCredit({ id: 'b', day: isoDay('2026-11-11') }),
        someCredit({ id: 'c', day: isoDay('2026-11-19'), kind: 'used', minutes: -240, expiresOn: null }),
        someCredit({ id: 'd', day: isoDay('2026-11-12'), childId: sem, minutes: 90 }),
        aLedgerEntry({ id: 'e', day: isoDay('2026-11-13') }),
      ],
    })
    const { lines } = await app.done('ledger.month', november)
    expect(lines.map(({ entryId, balanceAfter }) => [entryId, balanceAfter])).toEqual([
      ['c', 1080],
      ['e', null],
      ['d', 90],
      ['b', 1320],
    ])
    const page = await app.done('ledger.month', { ...november, offset: 3, limit: 1 })
    expect(page.lines).toMatchObject([{ entryId: 'b', balanceAfter: 1320 }])
    expect(page.total.lines).toBe(4)
  })

  test('filters on a child and an account, and the sums with it', async () => {
    await open({
      ledger_entry: [aLedgerEntry(), aLedgerEntry({ childId: sem, minutes: 90, cents: 1583 }), someCredit()],
    })
    const ofSem = await app.done('ledger.month', { ...november, childId: 'sem' })
    expect(ofSem.toInvoice).toEqual({ minutes: 90, cents: 1583 })
    const credit = await app.done('ledger.month', { ...november, account: 'swapCredit' })
    expect(credit.lines).toMatchObject([{ childName: 'Noor Bakker', status: 'balance' }])
    expect(credit.toInvoice).toEqual({ minutes: 0, cents: 0 })
  })

  test('names the months there are, with the one of today, and a location that is not there', async () => {
    await open({ ledger_entry: [aLedgerEntry({ day: isoDay('2026-09-10') })] })
    const { months } = await app.done('ledger.month', november)
    expect(months).toEqual([
      { month: '2026-11', isOpen: true },
      { month: '2026-09', isOpen: true },
    ])
    expect(await app.refused('ledger.month', { ...november, locationId: 'elsewhere' })).toMatchObject({
      code: 'refusal.notFound',
    })
  })

  test('MONEY-4: a month that was handed over has nothing left to invoice and does not change', async () => {
    await open({ ledger_entry: [aLedgerEntry({ id: 'old', day: isoDay('2026-10-06') })] })
    const october = { ...november, month: '2026-10' }
    await app.done('ledger.close', { locationId: 'rainbow', month: '2026-10' })
    const closed = await app.done('ledger.month', october)
    expect(closed).toMatchObject({ isOpen: false, toInvoice: { minutes: 0, cents: 0 }, anomalies: [] })
    expect(closed.lines.every(({ status }) => status === 'processed')).toBe(true)
    await app.done('ledger.correct', { entryId: 'old', note: 'dubbel genoteerd' })
    const after = await app.done('ledger.month', october)
    expect(after.lines.map(({ entryId }) => entryId)).toEqual(closed.lines.map(({ entryId }) => entryId))
    expect(after.total).toEqual(closed.total)
    expect((await app.done('ledger.month', november)).lines).toMatchObject([
      { kind: 'correction', correctsEntryId: 'old', minutes: -30, note: 'dubbel genoteerd' },
    ])
  })
})

describe('what to look at before a month is handed over', () => {
  const kindsOf = async (): Promise<readonly string[]> =>
    (await app.done('ledger.month', november)).anomalies.map(({ kind }) => kind)

  test('EXTRA-2: the same half hour from two sources', async () => {
    await open({
      ledger_entry: [
        aLedgerEntry({ id: 'one', sourceId: 'request-a' }),
        aLedgerEntry({ id: 'two', sourceId: 'request-b' }),
      ],
    })
    const { anomalies } = await app.done('ledger.month', november)
    expect(anomalies).toMatchObject([
      {
        kind: 'twice',
        entryIds: ['one', 'two'],
        message: { params: { childName: 'Noor Bakker', minutes: 30 } },
      },
    ])
    await app.done('ledger.correct', { entryId: 'two', note: 'dubbel' })
    expect(await kindsOf()).toEqual([])
  })

  test('EXTRA-2: a half hour early and a half hour late are two things', async () => {
    const day = isoDay('2026-11-24')
    const extra = (request: string, startMinute: number) =>
      anExtraAttendance({
        id: request,
        childId: childId('noor'),
        day,
        startMinute,
        endMinute: startMinute + 30,
        kind: 'extraHour',
        requestId: requestId(request),
      })
    const request = (id: string) => ({
      id: requestId(id),
      kind: 'extraHour' as const,
      childId: childId('noor'),
      locationId: locationId('rainbow'),
      wantedDay: day,
      wantedStartMinute: null,
      wantedEndMinute: null,
      wantedGroupId: null,
      givenDay: null,
      givenStartMinute: null,
      givenEndMinute: null,
      swapReason: null,
      payment: null,
      receivedAt: early,
      note: '',
      status: 'approved' as const,
      offeredWish: null,
      decidedAt: early,
      decidedBy: 'fatima',
      overrideReason: '',
      isAutomatic: false,
      isHeldForPerson: false,
      decisionSnapshot: null,
    })
    await open({
      care_request: [request('early'), request('late')],
      extra_attendance: [extra('early', 420), extra('late', 1110)],
      ledger_entry: [aLedgerEntry({ sourceId: 'early' }), aLedgerEntry({ sourceId: 'late' })],
    })
    const { anomalies, lines } = await app.done('ledger.month', november)
    expect(anomalies).toEqual([])
    expect(lines[0]).toMatchObject({
      requestId: 'late',
      label: { code: 'ledger.line.charged', params: { careCode: 'kind.extraHour' } },
      source: { code: 'ledger.source.request', params: { day: '2026-11-24' } },
    })
  })

  test('MONEY-1: care without a price', async () => {
    await open({ ledger_entry: [aLedgerEntry({ id: 'free', cents: 0, centsPerHour: null })] })
    expect((await app.done('ledger.month', november)).anomalies).toMatchObject([
      { kind: 'noTariff', entryIds: ['free'] },
    ])
  })

  test('MONEY-2: an extra day that nobody pays for', async () => {
    await open({
      extra_attendance: [anExtraAttendance({ childId: childId('noor'), day: isoDay('2026-11-25') })],
    })
    expect(await kindsOf()).toEqual(['noLine'])
  })

  test('SWAP-5: credit whose day is over and that still stands', async () => {
    await open({
      ledger_entry: [someCredit({ id: 'old', day: isoDay('2026-11-02'), expiresOn: isoDay('2026-11-22') })],
    })
    expect((await app.done('ledger.month', november)).anomalies).toMatchObject([
      { kind: 'notExpired', entryIds: ['old'], message: { params: { minutes: 660, day: '2026-11-22' } } },
    ])
    app.application.startDailyWork()
    expect(await kindsOf()).toEqual([])
    app.logged.length = 0
  })

  test('a balance below nothing', async () => {
    await open({
      ledger_entry: [
        someCredit({ id: 'in', minutes: 60 }),
        someCredit({ id: 'out', kind: 'used', minutes: -90, expiresOn: null }),
      ],
    })
    expect((await app.done('ledger.month', november)).anomalies).toMatchObject([
      { kind: 'negative', message: { params: { minutes: -30, accountCode: 'account.swapCredit' } } },
    ])
  })
})

describe('everything one child has in store', () => {
  test('balances by account with what is left of each lot, and every line that made it so', async () => {
    await open({
      ledger_entry: [
        someCredit({ id: 'first', day: isoDay('2026-11-02'), expiresOn: isoDay('2026-11-30') }),
        someCredit({ id: 'second', day: isoDay('2026-11-03') }),
        someCredit({ id: 'use', kind: 'used', minutes: -240, expiresOn: null }),
        aLedgerEntry({ id: 'hour' }),
      ],
    })
    const child = await app.done('ledger.child', { childId: 'noor', day: '2026-11-24' })
    expect(child).toMatchObject({
      childName: 'Noor Bakker',
      locationId: 'rainbow',
      family: { id: 'family-noor', isDirectDebit: true, language: 'nl' },
      unit: { kind: 'minutes', minutes: 60 },
    })
    expect(child.balances[0]).toEqual({
      account: 'swapCredit',
      minutes: 1080,
      availableMinutes: 1080,
      lots: [
        { entryId: 'first', minutes: 420, expiresOn: '2026-11-30' },
        { entryId: 'second', minutes: 660, expiresOn: '2026-12-31' },
      ],
      nextExpiry: { minutes: 420, expiresOn: '2026-11-30' },
      uncoveredMinutes: 0,
    })
    expect(child.statement.map(({ entryId, balanceAfter }) => [entryId, balanceAfter])).toContainEqual([
      'use',
      1080,
    ])
    expect(child.statement).toHaveLength(4)
  })

  test('the house counts in dayparts when it says so', async () => {
    const rule = {
      id: 'unit',
      locationId: locationId('rainbow'),
      code: 'credit.unit',
      value: '{"kind":"dayparts","minutesPerDaypart":330}',
      validFrom: isoDay('2026-01-01'),
      validUntil: null,
    }
    await open({ house_rule: [rule], ledger_entry: [someCredit()] })
    expect(await app.done('ledger.child', { childId: 'noor', day: '2026-11-24' })).toMatchObject({
      unit: { kind: 'dayparts', minutes: 330 },
    })
    expect(await app.refused('ledger.child', { childId: 'nobody', day: '2026-11-24' })).toMatchObject({
      code: 'refusal.notFound',
    })
  })
})

test('PRIV-4: who may not look at children reads numbers in place of names, on screen and in a file', async () => {
  await open({ ledger_entry: [aLedgerEntry({ cents: 0, centsPerHour: null })] })
  const { db } = app.application.folder
  const ledger = createLedgerService({
    rows: createRowReader(db),
    lines: createLedgerLines(db),
    clock: { today: () => isoDay('2026-11-23') },
    act: () => refuse({ code: 'refusal.forbidden', params: {} }),
    nameOf: () => '',
    trail: { note: () => undefined },
  })
  const headquarters = { maySeeNames: false }
  const month = ledger.month(
    {
      locationId: locationId('rainbow'),
      month: monthOf(isoDay('2026-11-24')),
      childId: null,
      account: null,
      offset: 0,
      limit: 10,
    },
    headquarters,
  )
  const child = ledger.child({ childId: childId('noor'), day: isoDay('2026-11-24') }, headquarters)
  const file = await ledger.export(
    { locationId: locationId('rainbow'), month: monthOf(isoDay('2026-11-24')), format: 'csv' },
    headquarters,
    'hq-1',
  )
  const text = file.ok ? Buffer.from(file.value.base64, 'base64').toString('utf8') : ''
  expect(month.ok && month.value.lines.map(({ childName }) => childName)).toEqual(['noor'])
  for (const shown of [JSON.stringify(month), JSON.stringify(child), text]) {
    expect(shown).toContain('noor')
    expect(shown).not.toContain('Bakker')
  }
})

describe('acts on the ledger', () => {
  test('a balance is booked with its reason, and undone by a line against it', async () => {
    await open({})
    await app.done('ledger.book', {
      childId: 'noor',
      locationId: 'rainbow',
      account: 'holidayDays',
      minutes: 660,
      day: '2026-11-24',
      expiresOn: null,
      note: 'bijgekocht',
    })
    const child = () => app.done('ledger.child', { childId: 'noor', day: '2026-11-24' })
    expect((await child()).balances[2]).toMatchObject({ account: 'holidayDays', minutes: 660 })
    await app.done('history.undo', {})
    expect((await child()).balances[2]).toMatchObject({ minutes: 0 })
    expect((await child()).statement).toHaveLength(2)
  })

  test('MONEY-1: tariffs are listed and set, and the notice is said', async () => {
    await open({})
    await app.done('tariffs.set', {
      legalEntityId: null,
      year: 2027,
      setting: 'dayCare',
      product: 'extraDay',
      centsPerHour: 1055,
    })
    const { tariffs, legalEntities, noticeMonths } = await app.done('tariffs.list', {})
    expect(tariffs).toMatchObject([{ centsPerHour: 1055, validFrom: '2027-01-01', validUntil: '2027-12-31' }])
    expect(legalEntities).toEqual([])
    expect(noticeMonths).toBeGreaterThan(0)
  })

  test('MONEY-3: how a family pays is kept, and undone', async () => {
    await open({})
    await app.done('families.set', { familyId: 'family-noor', isDirectDebit: false, language: 'en' })
    const family = async () => (await app.done('ledger.child', { childId: 'noor', day: '2026-11-24' })).family
    expect(await family()).toEqual({ id: 'family-noor', isDirectDebit: false, language: 'en' })
    await app.done('history.undo', {})
    expect(await family()).toEqual({ id: 'family-noor', isDirectDebit: true, language: 'nl' })
    expect(
      await app.refused('families.set', { familyId: 'nobody', isDirectDebit: false, language: 'nl' }),
    ).toMatchObject({ code: 'refusal.notFound' })
  })
})
