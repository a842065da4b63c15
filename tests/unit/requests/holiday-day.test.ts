import { describe, expect, test } from 'vitest'
import { carriedOutOf } from '#shared/domain/requests/carried-out.ts'
import type { CareWish } from '#shared/domain/requests/model.ts'
import { addDays, isoDay } from '#shared/kernel/time.ts'
import { at, groupId } from '#tests/harness/builders/ids.ts'
import { anOutOfSchoolGroup } from '#tests/harness/builders/organisation.ts'
import {
  anExtraDay,
  aSchoolHouse,
  check,
  checkInput,
  inStore,
  semId,
  stepOf,
  type SchoolHouseOptions,
} from './wishes.ts'

/** A Thursday in the Christmas holiday, which runs from 19 December to 3 January. */
const christmasThursday = isoDay('2026-12-31')
const holidayStart = isoDay('2026-12-19')
const beforeClosing = addDays(holidayStart, -28)
const afterClosing = addDays(holidayStart, -27)

const aHolidayDay = (wish: Partial<CareWish> = {}): CareWish =>
  anExtraDay({ kind: 'holidayDay', childId: semId, wantedDay: christmasThursday, ...wish })
const ask = (options: SchoolHouseOptions = {}, wish: Partial<CareWish> = {}, today = beforeClosing) =>
  check(aSchoolHouse(options), aHolidayDay(wish), { today })

describe('HOL-1: a day in a school holiday', () => {
  test('has the holiday hours of the contract, and names the holiday', () => {
    const semContract = { hours: { start: null, holidayStart: '09:00', holidayEnd: '17:00' } }
    const result = ask({ semContract })
    expect(result.resolved?.wanted).toEqual({ startMinute: at('09:00'), endMinute: at('17:00') })
    expect(stepOf(result, 'holidayPeriod').message).toEqual({
      code: 'check.holidayPeriod.ok',
      params: {
        holidayCode: 'board.holiday.christmas',
        from: holidayStart,
        until: isoDay('2027-01-03'),
      },
    })
  })

  test('without holiday hours it is the whole opening', () => {
    const semContract = { hours: { start: null, holidayStart: null, holidayEnd: null } }
    expect(ask({ semContract }).resolved?.wanted).toEqual({
      startMinute: at('07:30'),
      endMinute: at('18:30'),
    })
  })

  test('outside the holidays it is refused', () => {
    expect(stepOf(ask({}, { wantedDay: isoDay('2026-12-10') }), 'holidayPeriod')).toMatchObject({
      verdict: 'no',
      message: { code: 'check.holidayPeriod.none' },
    })
  })

  test('registered before the closing of that holiday it is certain', () => {
    const result = ask({ ages: { 5: 10 } })
    expect(result).toMatchObject({ verdict: 'ok', isGuaranteed: true })
    expect(stepOf(result, 'guarantee').message).toEqual({
      code: 'check.guarantee.ok',
      params: { day: beforeClosing },
    })
  })

  test('HOL-2: after the closing it needs a place', () => {
    expect(ask({ ages: { 5: 10 } }, {}, afterClosing)).toMatchObject({ verdict: 'no', isGuaranteed: false })
    expect(ask({}, {}, afterClosing)).toMatchObject({ verdict: 'ok', isGuaranteed: false })
  })

  test('other dates that are offered lie in the holiday too', () => {
    const result = ask({ ages: { 5: 10 } }, {}, afterClosing)
    for (const { wish } of result.alternatives) {
      expect(wish.wantedDay >= holidayStart && wish.wantedDay <= '2027-01-03').toBe(true)
    }
  })
})

describe('HOL-3: a holiday day is paid with a bought day', () => {
  test('as long as there is a whole one, else it is invoiced', () => {
    const bought = (minutes: number) => ({
      entries: [inStore('holidayDays', minutes)],
      tariffs: [],
    })
    const on = (minutes: number) =>
      check(aSchoolHouse(), aHolidayDay(), { today: beforeClosing, account: bought(minutes) }).cost
    expect(on(600)).toMatchObject({ payment: 'holidayDays', balanceMinutes: 600, invoicedMinutes: 0 })
    expect(on(599)).toMatchObject({ payment: 'invoice', balanceMinutes: 0, invoicedMinutes: 660 })
  })

  test('SWAP-5: a bought day that expires before the holiday day does not pay it, one that expires that day does', () => {
    const bought = (expiresOn: typeof christmasThursday) => ({
      entries: [inStore('holidayDays', 600, { expiresOn })],
      tariffs: [],
    })
    const on = (expiresOn: typeof christmasThursday) =>
      check(aSchoolHouse(), aHolidayDay(), { today: beforeClosing, account: bought(expiresOn) }).cost?.payment
    expect(on(christmasThursday)).toBe('holidayDays')
    expect(on(addDays(christmasThursday, -1))).toBe('invoice')
  })
})

test('HOL-4, GROUP-2: in holidays a child may be in another group without consent, and the reason is kept', () => {
  const other = anOutOfSchoolGroup({ id: groupId('climbers'), name: 'Klimmers', code: 'KL', sortOrder: 11 })
  const facts = aSchoolHouse({ groups: [other] })
  const wish = aHolidayDay({ wantedGroupId: other.id })
  const result = check(facts, wish, { today: beforeClosing })
  expect(stepOf(result, 'secondGroupConsent')).toMatchObject({
    verdict: 'ok',
    message: { code: 'check.secondGroupConsent.holidayCare' },
  })
  expect(carriedOutOf(checkInput(facts, wish))?.moveReason).toBe('holidayCare')
})
