import { describe, expect, test } from 'vitest'
import { makeTexts } from '#renderer/src/app/texts.tsx'
import { writeCost } from '#renderer/src/features/requests/write-cost.ts'
import type { CareCost } from '#shared/domain/requests/model.ts'
import { isoDay } from '#shared/kernel/time.ts'

const nothing: CareCost = {
  payment: null,
  balanceMinutes: 0,
  earnedMinutes: 0,
  earnedUntil: null,
  invoicedMinutes: 0,
  invoicedCents: null,
  centsPerHour: null,
}
const nl = makeTexts('nl')
const en = makeTexts('en')

describe('what a request costs is one sentence', () => {
  test('credit first, and what it does not reach on the invoice. SWAP-5, MONEY-1', () => {
    const cost: CareCost = {
      ...nothing,
      payment: 'swapCredit',
      balanceMinutes: 480,
      invoicedMinutes: 120,
      invoicedCents: 1720,
      centsPerHour: 860,
    }
    expect(writeCost(nl, cost, 'extraDay')).toBe('Gebruikt 8 uur ruiltegoed, 2 uur achteraf: € 17,20.')
    expect(writeCost(en, cost, 'extraDay')).toBe(
      'Uses 8 hours of swap credit, 2 hours invoiced afterwards: €17.20.',
    )
  })

  test('a swap is paid by the day it gives up; what is left stays with its last day. SWAP-5', () => {
    const cost = { ...nothing, balanceMinutes: 480 }
    expect(writeCost(nl, { ...cost, earnedMinutes: 480, earnedUntil: isoDay('2026-12-31') }, 'swapDay')).toBe(
      'De dag die vervalt betaalt 8 uur.',
    )
    expect(writeCost(nl, { ...cost, earnedMinutes: 630, earnedUntil: isoDay('2026-12-31') }, 'swapDay')).toBe(
      'De dag die vervalt betaalt 8 uur, 2,5 uur tegoed blijft tot en met 31-12-2026.',
    )
  })

  test('without a tariff of that day it says so instead of an amount. MONEY-1', () => {
    expect(writeCost(nl, { ...nothing, payment: 'invoice', invoicedMinutes: 30 }, 'extraHour')).toBe(
      '0,5 uur achteraf; het tarief is nog niet bekend.',
    )
  })

  test('and nothing at all where nothing is due', () => {
    expect(writeCost(nl, nothing, 'flexibleDay')).toBe('')
    expect(writeCost(nl, { ...nothing, payment: 'flex', balanceMinutes: 600 }, 'flexibleDay')).toBe(
      'Gebruikt 10 uur flexibel tegoed.',
    )
  })
})
