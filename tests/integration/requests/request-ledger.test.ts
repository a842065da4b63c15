import { describe, expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import { aSchoolDayOff } from '#tests/harness/builders/calendar.ts'
import { at, staffMemberId } from '#tests/harness/builders/ids.ts'
import { aGroup, aHouseRule } from '#tests/harness/builders/organisation.ts'
import { aShift, aStaffMember } from '#tests/harness/builders/staffing.ts'
import {
  aFlexibleDay,
  anExtraDay,
  anExtraHour,
  aSchoolHouse,
  aSecondGroup,
  aSwap,
  friday,
  noorId,
  semId,
  thursday,
  workingDays,
} from '#tests/unit/requests/wishes.ts'
import { guest, requestHouse } from './request-house.ts'

const {
  app,
  rows,
  open,
  enter,
  stateHash,
  openHouse,
  granted,
  request,
  extrasOf,
  linesOf,
  balanceOf,
  invoicedTo,
  bought,
  price,
} = requestHouse()

describe('what granting writes in the ledger', () => {
  test('MONEY-2, EXTRA-1: an extra day is charged by the hour at the card of that day', () => {
    openHouse()
    price('extraDay', 1020)
    const id = granted(anExtraDay(), 'extra')
    expect(linesOf(id)).toMatchObject([
      {
        account: 'extraHours',
        kind: 'charged',
        day: friday,
        month: '2026-11',
        minutes: 600,
        cents: 10_200,
        centsPerHour: 1020,
      },
    ])
    expect(request(id)?.decisionSnapshot?.cost).toMatchObject({ invoicedCents: 10_200 })
  })

  test('SWAP-5: a swap books what it gives up and what it takes, in the same act; the rest stays as credit', () => {
    openHouse()
    const id = granted(aSwap({ wantedEndMinute: at('13:00') }), 'swap')
    expect(linesOf(id).map(({ kind, minutes, day }) => ({ kind, minutes, day }))).toEqual([
      { kind: 'earned', minutes: 600, day: thursday },
      { kind: 'used', minutes: -300, day: friday },
    ])
    expect(balanceOf(noorId, 'swapCredit')).toBe(300)
    // What is left pays for a part of the next extra day.
    const next = granted(anExtraDay({ wantedDay: isoDay('2026-12-02'), payment: 'swapCredit' }), 'next')
    expect(request(next)?.decisionSnapshot?.cost).toMatchObject({ balanceMinutes: 300, invoicedMinutes: 300 })
    expect(balanceOf(noorId, 'swapCredit')).toBe(0)
  })

  test('two extra days cannot both be paid with the same credit', () => {
    openHouse()
    bought('swapCredit', 600)
    const first = enter(anExtraDay({ payment: 'swapCredit' }), 'first')
    const second = enter(anExtraDay({ wantedDay: isoDay('2026-12-04'), payment: 'swapCredit' }), 'second')
    app().done('approveRequest', { requestId: first })
    app().done('approveRequest', { requestId: second })
    expect(request(second)?.decisionSnapshot?.cost).toMatchObject({ balanceMinutes: 0, invoicedMinutes: 600 })
    expect(balanceOf(noorId, 'swapCredit')).toBe(0)
  })

  test('FLEX-2: a flexible day comes off the flexible hours', () => {
    openHouse({ noorContract: { form: 'flexible', days: [] } })
    bought('flex', 900)
    granted(aFlexibleDay(), 'flex')
    expect(balanceOf(noorId, 'flex')).toBe(300)
    const second = enter(aFlexibleDay({ wantedDay: isoDay('2026-12-02') }), 'second')
    expect(app().refused('approveRequest', { requestId: second }).params).toMatchObject({ step: 'balance' })
    app().done('approveRequestAnyway', { requestId: second, reason: 'Ouder koopt uren bij.' })
    // What is not there is invoiced; a balance never goes below nothing.
    expect(balanceOf(noorId, 'flex')).toBe(0)
    expect(linesOf(second).map(({ account, minutes }) => [account, minutes])).toEqual([
      ['flex', -300],
      ['extraHours', 300],
    ])
  })

  test('STUDY-2: a study day takes a whole bought day; around a block there are two stretches of care', () => {
    const studyDay = isoDay('2026-12-08')
    open(
      aSchoolHouse({
        schoolDaysOff: [aSchoolDayOff(studyDay)],
        semContract: { days: [2], hours: { start: '12:00', end: '15:00' } },
      }),
    )
    bought('holidayDays', 600, semId)
    const id = granted(anExtraDay({ kind: 'studyDay', childId: semId, wantedDay: studyDay }), 'study')
    expect(extrasOf(id).map(({ startMinute, endMinute }) => [startMinute, endMinute])).toEqual([
      [at('07:30'), at('12:00')],
      [at('15:00'), at('18:30')],
    ])
    expect(balanceOf(semId, 'holidayDays')).toBe(0)
    app().done('reopenRequest', { requestId: id })
    expect(extrasOf(id)).toEqual([])
    expect(balanceOf(semId, 'holidayDays')).toBe(600)
  })

  test('GROUP-2: a flexible child in another group is there for that reason, without consent', () => {
    const other = aSecondGroup()
    const hommel = staffMemberId('hommel')
    openHouse({
      noorContract: { form: 'flexible', days: [] },
      groups: [aGroup(), other],
      staffMembers: [aStaffMember({ id: hommel })],
      shifts: workingDays(2).map((day) => aShift({ day, staff: hommel, groupId: other.id })),
    })
    bought('flex', 900)
    granted(aFlexibleDay({ wantedGroupId: other.id }), 'flex')
    expect(rows().listRows('group_move', { childId: noorId })).toMatchObject([
      { toGroupId: other.id, reason: 'flexible' },
    ])
  })

  test('EXTRA-2: a longer stay adds half an hour to the day', () => {
    openHouse()
    price('flexibleDay', 1100)
    const id = granted(anExtraHour(), 'longer')
    expect(extrasOf(id)).toMatchObject([
      { startMinute: at('18:00'), endMinute: at('18:30'), kind: 'extraHour' },
    ])
    expect(invoicedTo(noorId)).toBe(550)
  })

  test('MONEY-4: care in a month that was closed is settled in the first open one', () => {
    openHouse()
    app().done('closeMonth', { locationId: 'rainbow', month: '2026-10' })
    const october = isoDay('2026-10-30')
    const id = enter(anExtraDay({ wantedDay: october }), 'forgotten')
    app().done('approveRequestAnyway', { requestId: id, reason: 'Was vergeten op te schrijven.' })
    expect(linesOf(id)).toMatchObject([{ day: october, month: '2026-11' }])
  })
})

describe('putting a decision back', () => {
  test('MONEY-4: writes lines against its lines, and a second granting books once more', () => {
    openHouse()
    price('extraDay', 1020)
    const id = granted(anExtraDay(), 'extra')
    app().done('reopenRequest', { requestId: id })
    expect(linesOf(id)).toHaveLength(2)
    expect(invoicedTo(noorId)).toBe(0)
    expect(request(id)).toMatchObject({ status: 'open', isHeldForPerson: true, isAutomatic: false })
    app().done('approveRequest', { requestId: id })
    expect(invoicedTo(noorId)).toBe(10_200)
  })

  test('SWAP-5: is refused when the credit it made was used since', () => {
    openHouse()
    const swap = granted(aSwap({ wantedEndMinute: at('13:00') }), 'swap')
    granted(anExtraDay({ wantedDay: isoDay('2026-12-02'), payment: 'swapCredit' }), 'next')
    const before = stateHash()
    expect(app().refused('reopenRequest', { requestId: swap }).code).toBe('creditUsed')
    expect(stateHash()).toBe(before)
  })

  test('undo and redo of a granting keep every balance right', () => {
    openHouse({ houseRules: [aHouseRule('extraDay.payment', 'creditFirst')] })
    bought('swapCredit', 200)
    price('extraDay', 1020)
    granted(anExtraDay(), 'extra')
    expect([balanceOf(noorId, 'swapCredit'), invoicedTo(noorId)]).toEqual([0, 6800])
    app().done('undoCommand', { commandId: 'extra-granted' })
    expect([balanceOf(noorId, 'swapCredit'), invoicedTo(noorId)]).toEqual([200, 0])
    app().done('redoCommand', { commandId: 'extra-granted' })
    expect([balanceOf(noorId, 'swapCredit'), invoicedTo(noorId)]).toEqual([0, 6800])
  })
})

describe('calling care off', () => {
  test('EXTRA-1: an extra day that is called off in time is free again, and not charged', () => {
    openHouse({ ages: { 2: 7 } })
    price('extraDay', 1020)
    const id = granted(anExtraDay(), 'extra')
    const other = enter(anExtraDay({ childId: guest }), 'other')
    expect(app().refused('approveRequest', { requestId: other }).code).toBe('checkSaysNo')
    app().done('cancelCare', { requestId: id }, 'off')
    expect(request(id)).toMatchObject({ status: 'cancelled', decisionSnapshot: { verdict: 'ok' } })
    expect(extrasOf(id)).toEqual([])
    expect(invoicedTo(noorId)).toBe(0)
    app().done('approveRequest', { requestId: other })
    // The place is another child's now, so the calling off is not taken back.
    expect(app().refused('undoCommand', { commandId: 'off' }).code).toBe('checkSaysNo')
  })

  test('EXTRA-1: after the deadline it stays charged', () => {
    openHouse({ houseRules: [aHouseRule('extraDay.noticeDays', 3)] })
    price('extraDay', 1020)
    const id = granted(anExtraDay(), 'extra')
    // Tuesday is three days before Friday; the deadline for another child's rule moves on.
    app().done('setHouseRule', {
      locationId: 'rainbow',
      code: 'extraDay.noticeDays',
      value: '4',
      validFrom: '2026-11-24',
    })
    app().done('cancelCare', { requestId: id })
    expect(invoicedTo(noorId)).toBe(10_200)
    expect(extrasOf(id)).toEqual([])
  })

  test('FLEX-2: a flexible day stays off the flexible hours', () => {
    openHouse({ noorContract: { form: 'flexible', days: [] } })
    bought('flex', 900)
    const id = granted(aFlexibleDay(), 'flex')
    app().done('cancelCare', { requestId: id })
    expect(balanceOf(noorId, 'flex')).toBe(300)
    expect(extrasOf(id)).toEqual([])
  })

  test('SWAP-5: of a swap the given day stays given up; taking the calling off back brings the care back', () => {
    openHouse()
    const id = granted(aSwap(), 'swap')
    const before = stateHash()
    app().done('cancelCare', { requestId: id }, 'off')
    expect(rows().listRows('absence', { requestId: id as never })).toHaveLength(1)
    expect(extrasOf(id)).toEqual([])
    app().done('undoCommand', { commandId: 'off' })
    expect(stateHash()).toBe(before)
    app().done('redoCommand', { commandId: 'off' })
    expect(request(id)?.status).toBe('cancelled')
  })

  test('EXTRA-1: on the day itself extra care is charged once it has begun, and not called off once it is over', () => {
    openHouse()
    price('extraDay', 1020)
    const today = isoDay('2026-11-24')
    const extra = (start: string, end: string) =>
      anExtraDay({ childId: guest, wantedDay: today, wantedStartMinute: at(start), wantedEndMinute: at(end) })
    // It is ten o'clock.
    const over = granted(extra('08:00', '10:00'), 'over')
    expect(app().refused('cancelCare', { requestId: over }).code).toBe('careIsPast')
    app().done('reopenRequest', { requestId: over })
    app().done('withdrawRequest', { requestId: over })
    const begun = granted(extra('09:00', '12:00'), 'begun')
    app().done('cancelCare', { requestId: begun })
    expect(invoicedTo(guest)).toBe(3060)
    const toCome = granted(extra('14:00', '16:00'), 'to-come')
    app().done('cancelCare', { requestId: toCome })
    expect(invoicedTo(guest)).toBe(3060)
  })

  test('only care that was granted, and only until its day is over', () => {
    openHouse()
    const waiting = enter(anExtraDay(), 'ask')
    expect(app().refused('cancelCare', { requestId: waiting }).code).toBe('requestStatus')
    const monday = isoDay('2026-11-23')
    const late = enter(
      anExtraDay({ wantedDay: monday, wantedEndMinute: at('08:00'), wantedStartMinute: 450 }),
      'late',
    )
    app().done('approveRequestAnyway', { requestId: late, reason: 'Kwam eerder.' })
    expect(app().refused('cancelCare', { requestId: late })).toEqual({
      code: 'careIsPast',
      params: { day: monday },
    })
  })
})
