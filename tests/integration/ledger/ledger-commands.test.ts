import { describe, expect, test } from 'vitest'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import { balanceOn, type Balance } from '#shared/domain/ledger/balance-on.ts'
import { controlTotal } from '#shared/domain/ledger/control-total.ts'
import type { BalanceAccount, LedgerEntry } from '#shared/domain/ledger/model.ts'
import { sumOf } from '#shared/domain/ledger/sum-of.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aChild, aContract } from '#tests/harness/builders/children.ts'
import { childId, contractId, groupId, locationId } from '#tests/harness/builders/ids.ts'
import { aGroup, aHouseRule, aLocation, openingHours } from '#tests/harness/builders/organisation.ts'
import { aLine } from '#tests/harness/builders/ledger-lines.ts'
import { createDatedRunner, type DatedRunner } from './dated-runner.ts'
import { givenWholeOrganisation } from '#tests/harness/whole-organisation.ts'

let app: DatedRunner

givenWholeOrganisation({
  makeRunner: (folder) => createDatedRunner(folder),
  give: (made) => {
    app = made
  },
  // Whatever a test did, the folder is whole.
  lookBack: ({ db }) => expect(verifyDatabase(db)).toEqual([]),
})

const rainbow = { locationId: 'rainbow' }
const bought = {
  ...rainbow,
  childId: 'noor',
  account: 'holidayDays',
  minutes: 1200,
  day: '2026-11-24',
  expiresOn: '2026-12-31',
  note: 'twee dagen gekocht',
}

function lines(): readonly LedgerEntry[] {
  return app.rows.listRows('ledger_entry', {})
}

function balance(day: string, account: BalanceAccount = 'holidayDays', child = 'noor'): Balance {
  const entries = app.rows.listRows('ledger_entry', { childId: childId(child) })
  return balanceOn(entries, account, isoDay(day))
}

describe('booking on a balance by hand', () => {
  test('writes one line with its reason, and who did it when', () => {
    app.done('bookBalance', bought, 'book')
    expect(lines()).toMatchObject([
      {
        id: 'book.1',
        kind: 'granted',
        minutes: 1200,
        cents: 0,
        month: '2026-11',
        sourceKind: 'manual',
        sourceId: 'book.1',
        note: 'twee dagen gekocht',
        actorId: 'manager',
      },
    ])
  })

  test('takes off what is there and not a minute more (MONEY-4)', () => {
    app.done('bookBalance', bought, 'book')
    const off = { ...bought, expiresOn: null, note: 'toch een dag minder' }
    expect(app.refused('bookBalance', { ...off, minutes: -1201 })).toEqual({
      code: 'balanceTooLow',
      params: { firstName: 'Noor', accountCode: 'account.holidayDays', minutes: 1 },
    })
    app.done('bookBalance', { ...off, minutes: -1200 }, 'off')
    expect(lines().at(-1)).toMatchObject({ kind: 'used', minutes: -1200 })
    expect(balance('2026-11-24')).toMatchObject({ minutes: 0, lots: [] })
  })

  test('does not take off on a day on which it has expired (SWAP-5)', () => {
    app.done('bookBalance', bought, 'book')
    const off = { ...bought, expiresOn: null, minutes: -60 }
    expect(app.refused('bookBalance', { ...off, day: '2027-01-01' }).code).toBe('balanceTooLow')
    app.done('bookBalance', { ...off, day: '2026-12-31' }, 'off')
  })

  test('asks for a reason, an amount, and a sound expiry', () => {
    const problems = [
      { ...bought, note: '  ' },
      { ...bought, minutes: 0 },
      { ...bought, minutes: 0.5 },
      { ...bought, minutes: 600_001 },
      { ...bought, minutes: -60 },
      { ...bought, expiresOn: '2026-11-23' },
      { ...bought, expiresOn: '2027-02-29' },
      { ...bought, account: 'extraHours' },
    ].map((args) => app.refused('bookBalance', args))
    expect(problems.map(({ code }) => code)).toEqual(problems.map(() => 'invalid'))
    expect(app.refused('bookBalance', { ...bought, childId: 'nobody' }).code).toBe('notFound')
    expect(app.refused('bookBalance', { ...bought, locationId: 'nowhere' }).code).toBe('notFound')
    app.done('bookBalance', { ...bought, minutes: 600_000 }, 'most')
    expect(balance('2026-11-24').minutes).toBe(600_000)
  })
})

describe('setting a line right (MONEY-4)', () => {
  test('adds a line against it and leaves the first to be seen', () => {
    app.done('bookBalance', bought, 'book')
    app.done('correctEntry', { entryId: 'book.1', note: 'was voor Sem' }, 'fix')
    expect(lines()).toMatchObject([
      { id: 'book.1', minutes: 1200 },
      { id: 'fix.1', kind: 'correction', correctsEntryId: 'book.1', minutes: -1200, note: 'was voor Sem' },
    ])
    expect(balance('2026-11-24')).toMatchObject({ minutes: 0, lots: [] })
  })

  test('is done once, and never on a correction', () => {
    app.done('bookBalance', bought, 'book')
    app.done('correctEntry', { entryId: 'book.1', note: 'dubbel' }, 'fix')
    const again = { note: 'nog eens' }
    expect(app.refused('correctEntry', { ...again, entryId: 'book.1' }).code).toBe('alreadyCorrected')
    expect(app.refused('correctEntry', { ...again, entryId: 'fix.1' }).code).toBe('alreadyCorrected')
    expect(app.refused('correctEntry', { ...again, entryId: 'none' }).code).toBe('notFound')
  })

  test('can be done again once the correction was taken back', () => {
    app.done('bookBalance', bought, 'book')
    app.done('correctEntry', { entryId: 'book.1', note: 'dubbel' }, 'fix')
    app.done('undoCommand', { commandId: 'fix' }, 'undo')
    expect(balance('2026-11-24').minutes).toBe(1200)
    app.done('correctEntry', { entryId: 'book.1', note: 'toch dubbel' }, 'fix-2')
    expect(balance('2026-11-24').minutes).toBe(0)
  })

  test('of credit that was used since is refused, with what would be short', () => {
    app.done('bookBalance', bought, 'book')
    app.done('bookBalance', { ...bought, expiresOn: null, minutes: -700 }, 'off')
    expect(app.refused('correctEntry', { entryId: 'book.1', note: 'fout' })).toEqual({
      code: 'creditUsed',
      params: { childId: 'noor', accountCode: 'account.holidayDays', minutes: 700 },
    })
  })

  test('of a line in a closed month goes to the open month', () => {
    app.done('bookBalance', { ...bought, day: '2026-10-31' }, 'book')
    app.done('closeMonth', { ...rainbow, month: '2026-10' }, 'close')
    app.done('correctEntry', { entryId: 'book.1', note: 'fout' }, 'fix')
    expect(lines().find(({ id }) => id === 'fix.1')).toMatchObject({ day: '2026-10-31', month: '2026-11' })
  })
})

describe('what nobody used expires at midnight (SWAP-5)', () => {
  const expire = (untilDay: string) => ({ ...rainbow, untilDay })

  test('on the last day nothing is written off, the day after everything that is left', () => {
    app.done('bookBalance', bought, 'book')
    app.done('bookBalance', { ...bought, expiresOn: null, minutes: -500 }, 'off')
    app.goTo('2026-12-31')
    expect(app.refused('bookExpiries', expire('2026-12-31')).code).toBe('nothingToChange')
    app.goTo('2027-01-01')
    app.done('bookExpiries', expire('2027-01-01'), 'expire')
    expect(lines().find(({ kind }) => kind === 'expired')).toMatchObject({
      id: 'expiry.book.1',
      minutes: -700,
      day: '2027-01-01',
      month: '2027-01',
      sourceKind: 'expiry',
      sourceId: 'book.1',
    })
    expect(balance('2027-01-01').minutes).toBe(0)
  })

  test('running it again changes nothing', () => {
    app.done('bookBalance', bought, 'book')
    app.goTo('2027-01-02')
    app.done('bookExpiries', expire('2027-01-02'), 'expire')
    expect(app.refused('bookExpiries', expire('2027-01-02')).code).toBe('nothingToChange')
    app.goTo('2027-06-01')
    expect(app.refused('bookExpiries', expire('2027-06-01')).code).toBe('nothingToChange')
    expect(lines()).toHaveLength(2)
  })

  test('a day that is still to come writes off nothing early', () => {
    app.done('bookBalance', bought, 'book')
    expect(app.refused('bookExpiries', expire('2027-01-01')).code).toBe('nothingToChange')
  })

  test('a lot until 29 February is gone on 1 March', () => {
    app.done('bookBalance', { ...bought, expiresOn: '2028-02-29' }, 'book')
    app.goTo('2028-02-29')
    expect(app.refused('bookExpiries', expire('2028-02-29')).code).toBe('nothingToChange')
    app.goTo('2028-03-01')
    app.done('bookExpiries', expire('2028-03-01'), 'expire')
    expect(lines().at(-1)).toMatchObject({ day: '2028-03-01', month: '2028-03', minutes: -1200 })
  })

  test.each(['2027-03-28', '2026-10-25'])(
    'in the night in which the clock moves it is no different: %s',
    (day) => {
      app.goTo('2026-10-01')
      app.done('bookBalance', { ...bought, day: '2026-10-01', expiresOn: day }, 'book')
      app.goTo(day)
      expect(app.refused('bookExpiries', expire(day)).code).toBe('nothingToChange')
      const nextDay = day === '2027-03-28' ? '2027-03-29' : '2026-10-26'
      app.goTo(nextDay)
      app.done('bookExpiries', expire(nextDay), 'expire')
      expect(balance(nextDay).minutes).toBe(0)
    },
  )

  test('taking back expired credit takes back the expiry with it, so that it is lost once', () => {
    app.done('bookBalance', bought, 'book')
    app.goTo('2027-01-01')
    app.done('bookExpiries', expire('2027-01-01'), 'expire')
    app.done('correctEntry', { entryId: 'book.1', note: 'nooit gekocht' }, 'fix')
    expect(balance('2027-01-01')).toMatchObject({ minutes: 0, lots: [], uncoveredMinutes: 0 })
    // And put back, it expires once more, under a name of its own.
    app.done('undoCommand', { commandId: 'fix' }, 'undo')
    expect(balance('2027-01-01').minutes).toBe(0)
    expect(app.refused('bookExpiries', expire('2027-01-01')).code).toBe('nothingToChange')
  })

  test('what comes back to a lot after it expired is written off once more', () => {
    app.done('bookBalance', bought, 'book')
    app.done('bookBalance', { ...bought, expiresOn: null, minutes: -500 }, 'off')
    app.goTo('2027-01-01')
    app.done('bookExpiries', expire('2027-01-01'), 'expire')
    app.done('correctEntry', { entryId: 'off.1', note: 'niet gebruikt' }, 'fix')
    expect(balance('2027-01-01')).toMatchObject({ minutes: 500, availableMinutes: 0 })
    app.done('bookExpiries', expire('2027-01-01'), 'expire-2')
    expect(lines().find(({ id }) => id === 'expiry.book.1.2')).toMatchObject({ minutes: -500 })
    expect(balance('2027-01-01').minutes).toBe(0)
  })
})

describe('closing a month (MONEY-2, MONEY-4)', () => {
  const close = (month: string) => ({ ...rainbow, month })

  test('adds everything up, with a control total, and takes no more lines', () => {
    app.done('bookBalance', { ...bought, day: '2026-10-05' }, 'book')
    app.done('closeMonth', close('2026-10'), 'close')
    const ofMonth = lines().filter(({ month }) => month === '2026-10')
    const sum = sumOf(ofMonth)
    expect(app.rows.listRows('closed_month', {})).toMatchObject([
      {
        month: '2026-10',
        closedBy: 'manager',
        entryCount: ofMonth.length,
        minutesTotal: sum.minutes,
        centsTotal: sum.cents,
        controlTotal: controlTotal(ofMonth),
      },
    ])
    expect(ofMonth.length).toBeGreaterThan(1)
    app.done('bookBalance', { ...bought, day: '2026-10-20' }, 'late')
    expect(lines().find(({ id }) => id === 'late.1')).toMatchObject({ day: '2026-10-20', month: '2026-11' })
    expect(app.refused('closeMonth', close('2026-10'))).toEqual({
      code: 'monthClosed',
      params: { month: '2026-10' },
    })
  })

  test('waits for the last day of the month, and that day is enough', () => {
    app.goTo('2026-11-29')
    expect(app.refused('closeMonth', close('2026-11'))).toEqual({
      code: 'monthNotOver',
      params: { month: '2026-11', day: '2026-11-30' },
    })
    app.goTo('2026-11-30')
    app.done('closeMonth', close('2026-11'), 'close')
  })

  test('may begin anywhere: balances that came over from before ask for no month of their own', () => {
    app.done('bookBalance', { ...bought, day: '2026-01-01' }, 'opening')
    app.done('closeMonth', close('2026-10'), 'october')
    expect(app.refused('closeMonth', close('2026-01')).code).toBe('monthClosed')
  })

  test('goes in order, and what lies before the first is handed over with it', () => {
    const unpaid = aLine({
      id: 'unpaid',
      account: 'extraHours',
      kind: 'charged',
      minutes: 30,
      cents: 510,
      sourceKind: 'import',
      day: isoDay('2026-09-30'),
    })
    app.done('importOrganisation', { rows: { ledger_entry: [unpaid] } }, 'unpaid')
    expect(app.refused('closeMonth', close('2026-10'))).toEqual({
      code: 'earlierMonthOpen',
      params: { month: '2026-09' },
    })
    app.done('closeMonth', close('2026-09'), 'september')
    app.goTo('2026-12-01')
    expect(app.refused('closeMonth', close('2026-11'))).toEqual({
      code: 'earlierMonthOpen',
      params: { month: '2026-10' },
    })
    app.done('closeMonth', close('2026-10'), 'october')
    expect(app.refused('closeMonth', close('2026-08')).code).toBe('monthClosed')
    expect(app.refused('closeMonth', { locationId: 'nowhere', month: '2026-11' }).code).toBe('notFound')
  })

  test('cannot be taken back, also not as part of a batch', () => {
    app.done('closeMonth', close('2026-10'), 'close')
    expect(app.refused('undoCommand', { commandId: 'close' })).toEqual({
      code: 'monthClosed',
      params: { month: '2026-10' },
    })
  })

  test('what was done before is still undone afterwards, in the open month', () => {
    app.done('bookBalance', { ...bought, day: '2026-10-05' }, 'book')
    app.done('closeMonth', close('2026-10'), 'close')
    app.done('undoCommand', { commandId: 'book' }, 'undo')
    app.done('redoCommand', { commandId: 'book' }, 'redo')
    app.done('undoCommand', { commandId: 'book' }, 'undo-2')
    const ofNoor = lines().filter(({ sourceId }) => sourceId === 'book.1')
    expect(ofNoor.map(({ kind, month, minutes }) => [kind, month, minutes])).toEqual([
      ['granted', '2026-10', 1200],
      ['repeated', '2026-11', 1200],
      ['correction', '2026-11', -1200],
      ['correction', '2026-11', -1200],
    ])
    expect(balance('2026-11-24').minutes).toBe(0)
  })
})

describe('service costs (MONEY-3)', () => {
  const service = () => lines().filter(({ account }) => account === 'serviceCosts')
  const close = (month: string, id = 'rainbow') => ({ locationId: id, month })

  test('are € 4 with direct debit and € 5 without, once for each family', () => {
    const families = app.rows.listRows('child', {}).map(({ familyId }) => familyId)
    expect(new Set(families).size).toBe(2)
    const otherwise = { id: families[0], isDirectDebit: false, language: 'nl' }
    app.done('importOrganisation', { rows: { family: [otherwise] } }, 'family')
    app.done('closeMonth', close('2026-10'), 'close')
    expect(service().map(({ sourceId, cents, minutes, day }) => [sourceId, cents, minutes, day])).toEqual(
      families
        .toSorted()
        .map((familyId) => [familyId, familyId === families[0] ? 500 : 400, 0, '2026-10-01']),
    )
    expect(service().map(({ id }) => id)).toEqual(
      families.toSorted().map((familyId) => `service.${familyId}.2026-10`),
    )
  })

  test('are paid once by a family with children at two locations', () => {
    const noor = app.rows.findRow('child', 'noor')
    const brother = aChild({ id: childId('bram'), firstName: 'Bram', familyId: noor?.familyId ?? '' })
    const nest = groupId('nest')
    const there = aContract({ child: brother.id, groupId: nest, days: [1] })
    const swallow = locationId('swallow')
    app.done(
      'importOrganisation',
      {
        rows: {
          location: [aLocation({ id: swallow, name: 'De Zwaluw' })],
          opening_hours: openingHours('dayCare').map((row) => ({
            ...row,
            id: `swallow-${row.id}`,
            locationId: swallow,
          })),
          base_group: [aGroup({ id: nest, locationId: swallow, code: 'NE' })],
          child: [brother],
          contract: [{ ...there.contract, id: contractId('bram-nest'), locationId: swallow }],
        },
      },
      'second-location',
    )
    app.done('closeMonth', close('2026-10'), 'close')
    app.done('closeMonth', close('2026-10', 'swallow'), 'close-swallow')
    app.goTo('2026-11-30')
    app.done('closeMonth', close('2026-11', 'swallow'), 'close-swallow-2')
    app.done('closeMonth', close('2026-11'), 'close-2')
    const ofFamily = service().filter(({ sourceId }) => sourceId === noor?.familyId)
    expect(ofFamily.map(({ locationId: id, month }) => [id, month])).toEqual([
      ['rainbow', '2026-10'],
      ['swallow', '2026-11'],
    ])
  })

  test('follow the rule of the house, and cost nothing where the house asks nothing', () => {
    const rule = aHouseRule('money.serviceCosts', { directDebitCents: 0, otherwiseCents: 700 })
    app.done('importOrganisation', { rows: { house_rule: [rule] } }, 'rule')
    app.done('closeMonth', close('2026-10'), 'close')
    expect(service()).toEqual([])
  })
})
