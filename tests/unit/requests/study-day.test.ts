import { describe, expect, test } from 'vitest'
import { carriedOutOf } from '#shared/domain/requests/carried-out.ts'
import type { CareWish } from '#shared/domain/requests/model.ts'
import { addDays, isoDay, type IsoDay } from '#shared/kernel/time.ts'
import { aSchoolDayOff } from '#tests/harness/builders/calendar.ts'
import { at } from '#tests/harness/builders/ids.ts'
import {
  aCard,
  aHouse,
  anExtraDay,
  aSchoolHouse,
  check,
  checkInput,
  inStore,
  semId,
  stepOf,
  type SchoolHouseOptions,
} from './wishes.ts'

/** A Tuesday, on which Sem comes after school anyway, and a Thursday on which he does not. */
const tuesday = isoDay('2026-12-08')
const thursday = isoDay('2026-12-10')

const house = (options: SchoolHouseOptions = {}) =>
  aSchoolHouse({ schoolDaysOff: [aSchoolDayOff(tuesday), aSchoolDayOff(thursday)], ...options })
const aStudyDay = (wish: Partial<CareWish> = {}): CareWish =>
  anExtraDay({ kind: 'studyDay', childId: semId, wantedDay: thursday, ...wish })

describe('STUDY-1: care on a study day', () => {
  test('takes the whole opening when nothing was filled in', () => {
    const result = check(house(), aStudyDay())
    expect(result.verdict).toBe('ok')
    expect(result.resolved?.wanted).toEqual({ startMinute: at('07:30'), endMinute: at('18:30') })
    expect(stepOf(result, 'studyDay').message).toEqual({
      code: 'check.studyDay.ok',
      params: { day: thursday },
    })
  })

  test('adds only what the contract does not bring anyway', () => {
    const result = check(house(), aStudyDay({ wantedDay: tuesday }))
    expect(result.verdict).toBe('ok')
    expect(result.resolved?.wanted).toEqual({ startMinute: at('07:30'), endMinute: at('14:45') })
    expect(result.cost?.invoicedMinutes).toBe(435)
  })

  test('a block in the middle of the day leaves a stretch on both sides', () => {
    const semContract = { days: [2], hours: { start: '12:00', end: '15:00' } } as const
    const wish = aStudyDay({ wantedDay: tuesday })
    const facts = house({ semContract })
    const result = check(facts, wish)
    expect(result.cost?.invoicedMinutes).toBe(11 * 60 - 180)
    expect(stepOf(result, 'alreadyPresent').message).toEqual({
      code: 'check.alreadyPresent.partly',
      params: { minutes: 480 },
    })
    expect(carriedOutOf(checkInput(facts, wish))).toEqual({
      added: [
        { startMinute: at('07:30'), endMinute: at('12:00') },
        { startMinute: at('15:00'), endMinute: at('18:30') },
      ],
      moveReason: null,
    })
  })

  test('a child that comes all day already asks nothing more', () => {
    const semContract = { days: [2], hours: { start: '07:30', end: '18:30' } } as const
    const result = check(house({ semContract }), aStudyDay({ wantedDay: tuesday }))
    expect(stepOf(result, 'alreadyPresent').verdict).toBe('no')
  })

  test('is counted once, also in the hours the child comes anyway', () => {
    const semContract = { days: [2], hours: { start: '12:00', end: '15:00' } } as const
    const result = check(house({ ages: { 5: 9 }, semContract }), aStudyDay({ wantedDay: tuesday }))
    expect(stepOf(result, 'groupMax').message.params).toMatchObject({ children: 10 })
    expect(stepOf(result, 'space').message.params).toMatchObject({ children: 10 })
    expect(stepOf(result, 'ratio').verdict).toBe('ok')
  })

  test('is refused on a day with lessons, and unsure for a child without a school', () => {
    expect(stepOf(check(house(), aStudyDay({ wantedDay: isoDay('2026-12-09') })), 'studyDay')).toMatchObject({
      verdict: 'no',
      message: { code: 'check.studyDay.none' },
    })
    const facts = house()
    const children = facts.children.map((child) => ({ ...child, schoolId: null }))
    expect(stepOf(check({ ...facts, children }, aStudyDay()), 'studyDay').verdict).toBe('unknown')
  })

  test('is for school children: day care knows no study days', () => {
    expect(stepOf(check(aHouse(), anExtraDay({ kind: 'studyDay' })), 'contract').message.code).toBe(
      'check.contract.notOutOfSchool',
    )
  })

  test('registered before the closing it is certain whatever the number of children; later it needs a place', () => {
    const crowded = { ages: { 5: 10 } }
    const on = (today: IsoDay) => check(house(crowded), aStudyDay(), { today })
    expect(on(addDays(thursday, -14))).toMatchObject({ verdict: 'ok', isGuaranteed: true })
    expect(stepOf(on(addDays(thursday, -14)), 'ratio').message.code).toBe('check.ratio.guaranteed')
    expect(on(addDays(thursday, -13))).toMatchObject({ verdict: 'no', isGuaranteed: false })
  })

  test('offers no other day: the school has chosen it', () => {
    const result = check(house({ ages: { 5: 10 } }), aStudyDay(), { today: addDays(thursday, -5) })
    expect(result.alternatives.filter(({ kind }) => kind === 'otherDate')).toEqual([])
  })
})

describe('STUDY-2: paid with a whole holiday day or as extra hours, by the choice of the parent', () => {
  const holidayDay = inStore('holidayDays', 600)
  const tariffs = [aCard({ setting: 'outOfSchoolCare', product: 'studyDay', centsPerHour: 999 })]

  test('a bought day pays it, and takes a whole one however short the care', () => {
    const wish = aStudyDay({ wantedStartMinute: at('08:00'), wantedEndMinute: at('12:00') })
    const { cost } = check(house(), wish, { account: { entries: [holidayDay], tariffs } })
    expect(cost).toMatchObject({ payment: 'holidayDays', balanceMinutes: 600, invoicedMinutes: 0 })
  })

  test('without a whole day it is invoiced by the hour', () => {
    const part = { ...holidayDay, minutes: 599 }
    const wish = aStudyDay({ wantedStartMinute: at('08:00'), wantedEndMinute: at('12:20') })
    const { cost, verdict } = check(house(), wish, { account: { entries: [part], tariffs } })
    expect(verdict).toBe('ok')
    // 4 h 20 at € 9,99 is € 43,29.
    expect(cost).toMatchObject({
      payment: 'invoice',
      balanceMinutes: 0,
      invoicedMinutes: 260,
      invoicedCents: 4329,
    })
  })

  test('the parent may keep the bought day and have it invoiced', () => {
    const { cost } = check(house(), aStudyDay({ payment: 'invoice' }), {
      account: { entries: [holidayDay], tariffs },
    })
    expect(cost).toMatchObject({ payment: 'invoice', balanceMinutes: 0 })
  })

  test('asking to pay with a bought day that is not there is refused, and says what is there', () => {
    const result = check(house(), aStudyDay({ payment: 'holidayDays' }))
    expect(stepOf(result, 'balance').message).toEqual({
      code: 'check.balance.short',
      params: { paymentCode: 'payment.holidayDays', needed: 600, available: 0 },
    })
  })
})
