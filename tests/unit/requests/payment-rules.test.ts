import { describe, expect, test } from 'vitest'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import { addDays, isoDay, type IsoDay } from '#shared/kernel/time.ts'
import { anAbsence } from '#tests/harness/builders/children.ts'
import { at, locationId, requestId } from '#tests/harness/builders/ids.ts'
import { aHouseRule, aLocation } from '#tests/harness/builders/organisation.ts'
import {
  aCard,
  aHouse,
  anExtraDay,
  anExtraHour,
  aRequest,
  aSwap,
  check,
  friday,
  hasStep,
  inStore,
  noAccount,
  noorId,
  stepOf,
  thursday,
  type HouseOptions,
} from './wishes.ts'

const credit = (minutes: number, expiresOn: IsoDay | null = null, changes: Partial<LedgerEntry> = {}) =>
  inStore('swapCredit', minutes, { kind: minutes < 0 ? 'used' : 'earned', expiresOn, ...changes })
const creditFirst: HouseOptions = { houseRules: [aHouseRule('extraDay.payment', 'creditFirst')] }

describe('MONEY-1, MONEY-2: what is invoiced', () => {
  test('an extra day by the hour, at the card of that day', () => {
    const { cost } = check(aHouse(), anExtraDay(), { account: { entries: [], tariffs: [aCard()] } })
    expect(cost).toEqual({
      payment: 'invoice',
      balanceMinutes: 0,
      earnedMinutes: 0,
      earnedUntil: null,
      invoicedMinutes: 600,
      invoicedCents: 10_200,
      centsPerHour: 1020,
    })
  })

  test('without a card the amount is not known, which stands in nobody’s way', () => {
    const result = check(aHouse(), anExtraDay())
    expect(result.verdict).toBe('ok')
    expect(result.cost).toMatchObject({ invoicedMinutes: 600, invoicedCents: null, centsPerHour: null })
    expect(stepOf(result, 'payment').message.code).toBe('check.payment.invoiceUnknown')
  })

  test('a card of another year does not count', () => {
    const next = aCard({ validFrom: isoDay('2027-01-01'), validUntil: isoDay('2027-12-31') })
    const { cost } = check(aHouse(), anExtraDay(), { account: { entries: [], tariffs: [next] } })
    expect(cost?.invoicedCents).toBeNull()
  })

  test('minutes and money that do not divide: half a cent counts as one', () => {
    // 20 minutes at € 10,21 is 340,33 cents; 25 minutes at € 9,78 is 407,5 cents.
    const price = (end: string, centsPerHour: number) =>
      check(aHouse(), anExtraDay({ wantedStartMinute: at('08:00'), wantedEndMinute: at(end) }), {
        account: { entries: [], tariffs: [aCard({ centsPerHour })] },
      }).cost?.invoicedCents
    expect(price('08:20', 1021)).toBe(340)
    expect(price('08:25', 978)).toBe(408)
  })

  test('EXTRA-2: a longer stay costs what a flexible hour costs', () => {
    const tariffs = [aCard({ product: 'flexibleDay', centsPerHour: 1101 }), aCard()]
    const { cost } = check(aHouse(), anExtraHour(), { account: { entries: [], tariffs } })
    expect(cost).toMatchObject({ invoicedMinutes: 30, invoicedCents: 551, centsPerHour: 1101 })
  })

  test('the company of the location has its own card', () => {
    const legalEntityId = 'noord' as NonNullable<ReturnType<typeof aLocation>['legalEntityId']>
    const tariffs = [aCard(), aCard({ legalEntityId, centsPerHour: 1200 })]
    const facts = aHouse({ location: aLocation({ legalEntityId }) })
    expect(check(facts, anExtraDay(), { account: { entries: [], tariffs } }).cost?.centsPerHour).toBe(1200)
  })
})

describe('SWAP-5: an extra day paid with swap credit', () => {
  const tariffs = [aCard()]

  test('only when asked, where the house invoices extra days', () => {
    const account = { entries: [credit(900)], tariffs }
    expect(check(aHouse(), anExtraDay(), { account }).cost?.payment).toBe('invoice')
    const asked = check(aHouse(), anExtraDay({ payment: 'swapCredit' }), { account })
    expect(asked.cost).toMatchObject({ payment: 'swapCredit', balanceMinutes: 600, invoicedMinutes: 0 })
    expect(stepOf(asked, 'balance').message.code).toBe('check.balance.enough')
    expect(asked.resolved?.payment).toBe('swapCredit')
  })

  test('by itself where credit goes first, as far as it reaches; the rest is invoiced', () => {
    const result = check(aHouse(creditFirst), anExtraDay(), { account: { entries: [credit(150)], tariffs } })
    expect(result).toMatchObject({
      verdict: 'ok',
      cost: { payment: 'swapCredit', balanceMinutes: 150, invoicedMinutes: 450, invoicedCents: 7650 },
    })
    expect(stepOf(result, 'payment').message).toEqual({
      code: 'check.payment.balanceAndInvoice',
      params: { minutes: 150, paymentCode: 'payment.swapCredit', invoiced: 450, cents: 7650 },
    })
    expect(check(aHouse(creditFirst), anExtraDay(), { account: noAccount }).cost?.payment).toBe('invoice')
  })

  test('credit pays for a day up to and including its last day, and not for the day after', () => {
    const on = (expiresOn: IsoDay) =>
      check(aHouse(creditFirst), anExtraDay(), { account: { entries: [credit(600, expiresOn)], tariffs } })
        .cost?.balanceMinutes
    expect(on(friday)).toBe(600)
    expect(on(addDays(friday, -1))).toBe(0)
  })

  test('what this request booked itself is not held against it', () => {
    const request = aRequest(anExtraDay(), { id: requestId('mine'), status: 'approved' })
    const used = credit(-600, null, { sourceKind: 'request', sourceId: 'mine', day: friday })
    const account = { entries: [credit(600), used], tariffs }
    const facts = aHouse({ ...creditFirst, requests: [request] })
    expect(check(facts, anExtraDay(), { account, ownRequestId: request.id }).cost?.balanceMinutes).toBe(600)
    expect(check(facts, anExtraDay(), { account }).cost?.payment).toBe('invoice')
  })
})

describe('SWAP-5: a swap pays with the day it gives up', () => {
  test('what is left of that day stays as credit until it expires', () => {
    const result = check(aHouse(), aSwap({ wantedEndMinute: at('13:00') }))
    expect(result.cost).toMatchObject({
      payment: null,
      earnedMinutes: 600,
      earnedUntil: '2026-12-31',
      balanceMinutes: 300,
      invoicedMinutes: 0,
    })
    expect(stepOf(result, 'payment').message).toEqual({
      code: 'check.payment.swapLeft',
      params: { left: 300, until: '2026-12-31' },
    })
  })

  test('an even swap leaves nothing', () => {
    expect(stepOf(check(aHouse(), aSwap()), 'payment').message.code).toBe('check.payment.swap')
  })

  test('the house counts in dayparts: a morning is one of the two of a whole day', () => {
    const houseRules = [aHouseRule('credit.unit', { kind: 'dayparts', minutesPerDaypart: 330 })]
    const { cost } = check(aHouse({ houseRules }), aSwap({ wantedEndMinute: at('12:00') }))
    expect(cost).toMatchObject({ earnedMinutes: 660, balanceMinutes: 330 })
  })

  test('a daypart that was given up in part before makes no credit a second time', () => {
    const houseRules = [aHouseRule('credit.unit', { kind: 'dayparts', minutesPerDaypart: 330 })]
    const given = { startDay: thursday, startMinute: at('08:00'), endMinute: at('09:00') }
    const absences = [
      anAbsence({ childId: noorId, ...given, reason: 'swappedAway', requestId: requestId('earlier') }),
    ]
    const earnedFrom = (givenStartMinute: number, givenEndMinute: number) => {
      const times = { wantedStartMinute: at('08:00'), wantedEndMinute: at('09:00') }
      const wish = aSwap({ givenStartMinute, givenEndMinute, ...times })
      return check(aHouse({ houseRules, absences }), wish).cost?.earnedMinutes
    }
    expect(earnedFrom(at('09:00'), at('10:00'))).toBe(0)
    expect(earnedFrom(at('09:00'), at('18:00'))).toBe(330)
  })

  test('a swap as long as what it gives up costs no more than that, also over the middle of the day', () => {
    const houseRules = [aHouseRule('credit.unit', { kind: 'dayparts', minutesPerDaypart: 330 })]
    const wish = aSwap({
      givenEndMinute: at('13:00'),
      wantedStartMinute: at('11:00'),
      wantedEndMinute: at('16:00'),
    })
    const { cost } = check(aHouse({ houseRules }), wish)
    expect(cost).toMatchObject({ earnedMinutes: 330, balanceMinutes: 330, invoicedMinutes: 0 })
  })

  test('credit of a number of days counts from the day given up', () => {
    const houseRules = [aHouseRule('credit.validity', { kind: 'days', days: 30 })]
    expect(check(aHouse({ houseRules }), aSwap()).cost?.earnedUntil).toBe(addDays(thursday, 30))
  })

  test('a longer day, where the house allows it, takes older credit and then the invoice', () => {
    const houseRules = [aHouseRule('swap.likeForLike', false)]
    const wish = aSwap({ givenStartMinute: at('14:00') })
    const account = { entries: [credit(60)], tariffs: [aCard()] }
    const longer = { ...wish, wantedStartMinute: at('08:00'), wantedEndMinute: at('18:00') }
    expect(check(aHouse({ houseRules }), longer, { account }).cost).toMatchObject({
      earnedMinutes: 240,
      balanceMinutes: 300,
      invoicedMinutes: 300,
      invoicedCents: 5100,
    })
  })
})

describe('STUDY-2, FLEX-2, HOL-3: each kind has its own ways to pay', () => {
  test('another way is refused, is not priced, and no other day is sought', () => {
    const result = check(aHouse(), anExtraDay({ payment: 'flex' }))
    expect(stepOf(result, 'payment')).toMatchObject({
      verdict: 'no',
      message: { code: 'check.payment.notPossible', params: { paymentCode: 'payment.flex' } },
    })
    expect(result).toMatchObject({ cost: null, alternatives: [] })
  })

  test('an invoice takes nothing from a balance, so no balance is looked at', () => {
    expect(hasStep(check(aHouse(), anExtraDay()), 'balance')).toBe(false)
  })
})

describe('SWAP-5: the most swaps of a year', () => {
  const houseRules = [aHouseRule('swap.maxPerYear', 1)]
  const swapOf = (id: string, day: IsoDay, place: string): readonly LedgerEntry[] => [
    credit(600, null, { sourceKind: 'request', sourceId: id, day, locationId: locationId(place) }),
    credit(-600, null, { sourceKind: 'request', sourceId: id, day, locationId: locationId(place) }),
  ]
  const verdict = (entries: readonly LedgerEntry[], options: HouseOptions = {}) =>
    stepOf(
      check(aHouse({ houseRules, ...options }), aSwap(), { account: { entries, tariffs: [] } }),
      'balance',
    ).verdict

  test('swaps at another location count', () => {
    expect(verdict(swapOf('there', isoDay('2026-03-03'), 'elsewhere'))).toBe('no')
  })

  test('a swap that is in the requests and in the ledger is one swap', () => {
    const request = aRequest(aSwap(), { id: requestId('one'), status: 'approved' })
    const two = { houseRules: [aHouseRule('swap.maxPerYear', 2)], requests: [request] }
    expect(verdict(swapOf('one', friday, 'rainbow'), two)).toBe('ok')
  })

  test('of another year, taken back, or only paid with credit: none of those counts', () => {
    const [earned, used] = swapOf('back', isoDay('2026-03-03'), 'elsewhere')
    const against = (line: LedgerEntry | undefined): readonly LedgerEntry[] =>
      line === undefined
        ? []
        : [
            line,
            {
              ...line,
              id: `${line.id}-back`,
              kind: 'correction',
              minutes: -line.minutes,
              correctsEntryId: line.id,
            },
          ]
    expect(verdict(swapOf('old', isoDay('2025-12-30'), 'elsewhere'))).toBe('ok')
    expect(verdict([...against(earned), ...against(used)])).toBe('ok')
    expect(verdict([credit(600), credit(-600, null, { sourceKind: 'request', sourceId: 'extra' })])).toBe(
      'ok',
    )
  })

  test('the year is that of the wish that was agreed, not of the one that was asked', () => {
    const asked = aSwap({ wantedDay: isoDay('2027-01-08') })
    const offered = aSwap({ wantedDay: isoDay('2026-12-18') })
    const request = aRequest(asked, { id: requestId('two'), status: 'approved', offeredWish: offered })
    expect(verdict([], { requests: [request] })).toBe('no')
    const other = aRequest(offered, { id: requestId('two'), status: 'approved', offeredWish: asked })
    expect(verdict([], { requests: [other] })).toBe('ok')
  })
})
