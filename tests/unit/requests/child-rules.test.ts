import { describe, expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import {
  anAbsence,
  aConsent,
  aContract,
  aFixedFace,
  anExtraAttendance,
} from '#tests/harness/builders/children.ts'
import { at, childId, groupId, requestId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { aClosure, aGroup, aHouseRule } from '#tests/harness/builders/organisation.ts'
import { aShift, aStaffMember } from '#tests/harness/builders/staffing.ts'
import {
  aHouse,
  aRequest,
  aSecondGroup,
  aSwap,
  anExtraDay,
  check,
  friday,
  hasStep,
  noorId,
  stepOf,
} from './wishes.ts'

const code = (result: ReturnType<typeof check>, step: Parameters<typeof stepOf>[1]): string =>
  stepOf(result, step).message.code

describe('bad input gives a clear refusal', () => {
  test('an unknown child', () => {
    const result = check(aHouse(), aSwap({ childId: childId('nobody') }))
    expect(result.verdict).toBe('no')
    expect(code(result, 'contract')).toBe('check.contract.unknownChild')
    expect(result.resolved).toBeNull()
    expect(result.alternatives).toEqual([])
  })

  test('a child that is not born yet', () => {
    const result = check(aHouse({ noor: { birthDate: isoDay('2027-01-15') } }), anExtraDay())
    expect(stepOf(result, 'childAge').message).toEqual({
      code: 'check.childAge.unborn',
      params: { birthDate: '2027-01-15' },
    })
  })

  test('a contract that ended, one that has not begun, and none at all', () => {
    const ended = check(aHouse({ noorContract: { endDate: isoDay('2026-11-20') } }), anExtraDay())
    const later = check(aHouse({ noorContract: { startDate: isoDay('2026-12-01') } }), anExtraDay())
    const none = check({ ...aHouse(), contracts: [] }, anExtraDay())
    expect(stepOf(ended, 'contract').message).toEqual({
      code: 'check.contract.ended',
      params: { end: '2026-11-20' },
    })
    expect(stepOf(later, 'contract').message).toEqual({
      code: 'check.contract.notStarted',
      params: { start: '2026-12-01' },
    })
    expect(code(none, 'contract')).toBe('check.contract.none')
  })

  test('the last day of a contract is still a day of it', () => {
    expect(check(aHouse({ noorContract: { endDate: friday } }), anExtraDay()).verdict).toBe('ok')
  })

  test('a weekend, a public holiday and a closure of the house', () => {
    const saturday = check(aHouse(), anExtraDay({ wantedDay: isoDay('2026-11-28') }))
    const christmas = check(aHouse(), anExtraDay({ wantedDay: isoDay('2026-12-25') }))
    const closure = check(aHouse({ closures: [aClosure({ startDay: friday })] }), anExtraDay())
    expect(code(saturday, 'closedDay')).toBe('check.closedDay.weekday')
    expect(code(christmas, 'closedDay')).toBe('check.closedDay.publicHoliday')
    expect(code(closure, 'closedDay')).toBe('check.closedDay.closure')
  })

  test('times in the wrong order, and no time at all', () => {
    const reversed = check(
      aHouse(),
      anExtraDay({ wantedStartMinute: at('15:00'), wantedEndMinute: at('09:00') }),
    )
    const empty = check(
      aHouse(),
      anExtraDay({ wantedStartMinute: at('09:00'), wantedEndMinute: at('09:00') }),
    )
    const afterEnd = check(aHouse(), anExtraDay({ wantedStartMinute: at('18:15') }))
    expect(code(reversed, 'openingHours')).toBe('check.openingHours.reversed')
    expect(code(empty, 'openingHours')).toBe('check.openingHours.reversed')
    expect(code(afterEnd, 'openingHours')).toBe('check.openingHours.reversed')
  })

  test('times outside the opening hours', () => {
    const early = check(
      aHouse(),
      anExtraDay({ wantedStartMinute: at('07:00'), wantedEndMinute: at('12:00') }),
    )
    const late = check(aHouse(), anExtraDay({ wantedStartMinute: at('12:00'), wantedEndMinute: at('19:00') }))
    expect(stepOf(early, 'openingHours').message).toEqual({
      code: 'check.openingHours.outside',
      params: { start: at('07:00'), end: at('12:00'), open: at('07:30'), close: at('18:30') },
    })
    expect(code(late, 'openingHours')).toBe('check.openingHours.outside')
  })

  test('a day outside the known facts is not a no: nothing can be said', () => {
    const result = check(aHouse(), anExtraDay({ wantedDay: isoDay('2028-02-29') }))
    expect(result.verdict).toBe('unknown')
    expect(stepOf(result, 'window').message).toEqual({
      code: 'check.window.outsideData',
      params: { day: '2028-02-29' },
    })
  })

  test('29 February is a day like another', () => {
    const facts = {
      ...aHouse({ settledWeeks: 0, ages: { 2: 5 }, noorContract: { days: [1] } }),
      untilDay: isoDay('2028-03-31'),
    }
    const born = {
      ...facts,
      children: facts.children.map((child) => ({ ...child, birthDate: isoDay('2025-06-01') })),
    }
    const result = check(born, anExtraDay({ wantedDay: isoDay('2028-02-29') }))
    expect(result.verdict).toBe('ok')
    expect(stepOf(result, 'childAge').message.params).toEqual({ day: '2028-02-29', months: 32 })
  })

  test('an unknown group, or one of another location, is a change of contract', () => {
    const result = check(aHouse(), anExtraDay({ wantedGroupId: groupId('elsewhere') }))
    expect(stepOf(result, 'otherLocation').verdict).toBe('no')
  })

  test('a group that no longer exists that day', () => {
    const facts = aHouse({ groups: [aGroup({ validUntil: isoDay('2026-11-25') })] })
    expect(stepOf(check(facts, anExtraDay()), 'contract').message).toEqual({
      code: 'check.contract.groupEnded',
      params: { groupName: 'Lieveheersbeestjes' },
    })
  })
})

describe('CARE-2 and CARE-4: young and old', () => {
  test('day care from six weeks on', () => {
    const born = isoDay('2026-10-16')
    const facts = aHouse({ ages: {}, noor: { birthDate: born } })
    expect(stepOf(check(facts, anExtraDay({ wantedDay: isoDay('2026-11-26') })), 'childAge').message).toEqual(
      {
        code: 'check.childAge.tooYoung',
        params: { from: '2026-11-27' },
      },
    )
  })

  test('day care ends in the month of the fourth birthday, or on that day where the house says so', () => {
    const noor = { birthDate: isoDay('2022-11-10') }
    const december = anExtraDay({ wantedDay: isoDay('2026-12-04') })
    expect(stepOf(check(aHouse({ noor }), december), 'childAge').message).toEqual({
      code: 'check.childAge.tooOld',
      params: { until: '2026-11-30' },
    })
    expect(stepOf(check(aHouse({ noor }), anExtraDay()), 'childAge').verdict).toBe('ok')
    const houseRules = [aHouseRule('care.dayCareEnd', 'birthday')]
    expect(stepOf(check(aHouse({ noor, houseRules }), anExtraDay()), 'childAge').message.params).toEqual({
      until: '2026-11-09',
    })
  })

  test('CARE-6: a suspended child does not come', () => {
    const absences = [
      anAbsence({
        childId: noorId,
        startDay: isoDay('2026-11-20'),
        endDay: isoDay('2026-12-20'),
        reason: 'suspended',
      }),
    ]
    expect(stepOf(check(aHouse({ absences }), anExtraDay()), 'contract')).toMatchObject({
      verdict: 'no',
      message: { code: 'check.contract.suspended' },
    })
  })
})

describe('a child is in one place', () => {
  test('a day on which the child already comes is refused, the hour before it is not', () => {
    const thursday = isoDay('2026-11-26')
    expect(stepOf(check(aHouse(), anExtraDay({ wantedDay: thursday })), 'alreadyPresent')).toMatchObject({
      verdict: 'no',
      message: { code: 'check.alreadyPresent.overlap', params: { start: at('08:00'), end: at('18:00') } },
    })
    const early = anExtraDay({
      wantedDay: thursday,
      wantedStartMinute: at('07:30'),
      wantedEndMinute: at('08:00'),
    })
    expect(check(aHouse(), early).verdict).toBe('ok')
  })

  test('extra care that was granted before is care too', () => {
    const facts = aHouse({ extraAttendances: [anExtraAttendance({ childId: noorId, day: friday })] })
    expect(code(check(facts, aSwap()), 'alreadyPresent')).toBe('check.alreadyPresent.overlap')
  })

  test('a day for which the child is signed off is refused', () => {
    const facts = aHouse({ absences: [anAbsence({ childId: noorId, startDay: friday, reason: 'holiday' })] })
    expect(stepOf(check(facts, aSwap()), 'alreadyPresent').message).toEqual({
      code: 'check.alreadyPresent.absent',
      params: { reasonCode: 'absenceReason.holiday' },
    })
  })

  test('a second open request for the same day is a caution; a decided one is not', () => {
    const open = aRequest(anExtraDay(), { id: requestId('first') })
    expect(stepOf(check(aHouse({ requests: [open] }), aSwap()), 'alreadyPresent').verdict).toBe('caution')
    expect(
      stepOf(check(aHouse({ requests: [{ ...open, status: 'declined' }] }), aSwap()), 'alreadyPresent')
        .verdict,
    ).toBe('ok')
    const offered = {
      ...open,
      wantedDay: isoDay('2026-12-01'),
      status: 'offered' as const,
      offeredWish: anExtraDay(),
    }
    expect(stepOf(check(aHouse({ requests: [offered] }), aSwap()), 'alreadyPresent').verdict).toBe('caution')
  })
})

describe('BKR-17: one of the fixed faces works in the group that day', () => {
  test('with a face at work it is fine, and says who', () => {
    expect(stepOf(check(aHouse(), anExtraDay()), 'fixedFaces').message).toEqual({
      code: 'check.fixedFaces.ok',
      params: { name: 'Fatima A.', present: 1, faces: 1 },
    })
  })

  test('with faces who all work on other days it is a no; before the roster is settled a caution', () => {
    const staffMembers = [aStaffMember({ id: staffMemberId('elsewhere') })]
    const fixedFaces = [aFixedFace(noorId, 'elsewhere')]
    const settled = check(aHouse({ hasFace: false, fixedFaces, staffMembers }), anExtraDay())
    const open = check(aHouse({ hasFace: false, fixedFaces, staffMembers, settledWeeks: 0 }), anExtraDay())
    expect(stepOf(settled, 'fixedFaces')).toMatchObject({
      verdict: 'no',
      message: { params: { faces: 1, day: friday } },
    })
    expect(settled.sentence.code).toBe('check.sentence.fixedFaces')
    expect(stepOf(open, 'fixedFaces').verdict).toBe('caution')
  })

  test('a face who works in another group that day is not in this group', () => {
    const other = aSecondGroup()
    const facts = aHouse({
      groups: [aGroup(), other],
      hasFace: false,
      fixedFaces: [aFixedFace(noorId, 'next-door')],
      staffMembers: [aStaffMember({ id: staffMemberId('next-door') })],
      shifts: [aShift({ day: friday, staff: staffMemberId('next-door'), groupId: other.id })],
    })
    expect(stepOf(check(facts, anExtraDay()), 'fixedFaces').verdict).toBe('no')
  })

  test('a face that no longer holds does not count, and none on record is a caution', () => {
    const old = aFixedFace(noorId, 'staff1', { validUntil: isoDay('2026-10-31') })
    const result = check(aHouse({ hasFace: false, fixedFaces: [old] }), anExtraDay())
    expect(stepOf(result, 'fixedFaces')).toMatchObject({
      verdict: 'caution',
      message: { code: 'check.fixedFaces.unknown' },
    })
  })

  test('a flexible contract asks for no face', () => {
    const facts = aHouse({ hasFace: false, noorContract: { form: 'flexible' } })
    expect(stepOf(check(facts, anExtraDay()), 'fixedFaces')).toMatchObject({
      verdict: 'ok',
      message: { code: 'check.fixedFaces.varyingDays' },
    })
  })
})

describe('GROUP-2 and GROUP-3: another group', () => {
  const other = aSecondGroup()
  const days = [friday]
  const house = (options: Parameters<typeof aHouse>[0] = {}) =>
    aHouse({
      groups: [aGroup(), other],
      ages: { 2: 8 },
      staffMembers: [aStaffMember({ id: staffMemberId('hommel') })],
      shifts: days.map((day) => aShift({ day, staff: staffMemberId('hommel'), groupId: other.id })),
      ...options,
    })

  test('with written consent for that day it is fine, and no fixed face is asked', () => {
    const result = check(
      house({ consents: [aConsent(noorId, 'bumblebees')] }),
      anExtraDay({ wantedGroupId: other.id }),
    )
    expect(stepOf(result, 'secondGroupConsent').message).toEqual({
      code: 'check.secondGroupConsent.ok',
      params: { groupName: 'Hommels', until: '2027-12-31' },
    })
    expect(code(result, 'fixedFaces')).toBe('check.fixedFaces.otherGroup')
    expect(result.verdict).toBe('ok')
    expect(result.resolved).toMatchObject({ groupId: 'bumblebees', isOwnGroup: false })
  })

  test('without consent, or with consent for another period, it is a caution that says what to do', () => {
    const without = check(house(), anExtraDay({ wantedGroupId: other.id }))
    const expired = check(
      house({ consents: [aConsent(noorId, 'bumblebees', { validUntil: isoDay('2026-11-26') })] }),
      anExtraDay({ wantedGroupId: other.id }),
    )
    expect(stepOf(without, 'secondGroupConsent')).toMatchObject({
      verdict: 'caution',
      message: { code: 'check.secondGroupConsent.missing' },
    })
    expect(without.verdict).toBe('caution')
    expect(without.sentence).toEqual({ code: 'check.sentence.consent', params: { groupName: 'Hommels' } })
    expect(expired.verdict).toBe('caution')
  })

  test('consent signed after the day is not consent beforehand', () => {
    const consents = [aConsent(noorId, 'bumblebees', { signedOn: isoDay('2026-11-28') })]
    expect(
      code(check(house({ consents }), anExtraDay({ wantedGroupId: other.id })), 'secondGroupConsent'),
    ).toBe('check.secondGroupConsent.missing')
  })

  test('when the own group has a place, that is where the child goes', () => {
    const facts = house({ ages: { 2: 4 }, consents: [aConsent(noorId, 'bumblebees')] })
    const result = check(facts, anExtraDay({ wantedGroupId: other.id }))
    expect(stepOf(result, 'secondGroupConsent').message).toEqual({
      code: 'check.secondGroupConsent.ownGroupFits',
      params: { groupName: 'Lieveheersbeestjes' },
    })
  })

  test('the own group asks for nothing', () => {
    expect(hasStep(check(house({ ages: { 2: 4 } }), anExtraDay()), 'secondGroupConsent')).toBe(false)
  })
})

test('GROUP-1: with care in two settings the day given up says which group is meant', () => {
  const facts = aHouse()
  const school = aContract({
    child: noorId,
    days: [1],
    setting: 'outOfSchoolCare',
    groupId: groupId('explorers'),
  })
  const both = {
    ...facts,
    contracts: [...facts.contracts, school.contract],
    contractDays: [...facts.contractDays, ...school.contractDays],
  }
  expect(check(both, aSwap()).resolved?.groupId).toBe('ladybirds')
})
