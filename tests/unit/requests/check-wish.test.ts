import { describe, expect, test } from 'vitest'
import { addDays, isoDay } from '#shared/kernel/time.ts'
import { aChild, aContract, anAbsence, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { at, childId, groupId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { aGroup, aHouseRule } from '#tests/harness/builders/organisation.ts'
import { aShift, aStaffMember } from '#tests/harness/builders/staffing.ts'
import { aHouse, aSwap, anExtraDay, check, friday, hasStep, monday, stepOf, thursday } from './wishes.ts'

describe('CHECK-1: a child fits when the group needs no more staff than are rostered', () => {
  test('a sixth two-year-old fits with one member of staff, and the headline says how many may come', () => {
    const result = check(aHouse({ ages: { 2: 5 } }), aSwap())
    expect(result.verdict).toBe('ok')
    expect(result.isProvisional).toBe(false)
    expect(result.headline).toEqual({
      code: 'check.headline.ok',
      params: { day: friday, children: 6, most: 8, count: 1 },
    })
    expect(result.sentence).toEqual({ code: 'check.sentence.ok', params: { day: friday } })
    expect(result.alternatives).toEqual([])
  })

  test('the first three steps are place, age and roster', () => {
    const result = check(aHouse(), aSwap())
    expect(result.steps.slice(0, 3).map((step) => step.code)).toEqual(['groupMax', 'ageRange', 'ratio'])
  })

  test('a ninth two-year-old does not fit with one member of staff, and the step says when and how much', () => {
    const result = check(aHouse({ ages: { 2: 8 } }), aSwap())
    expect(result.verdict).toBe('no')
    expect(stepOf(result, 'ratio').message).toEqual({
      code: 'check.ratio.short',
      params: { start: at('08:00'), end: at('18:00'), count: 2, need: 2, after: 9, rostered: 1 },
    })
    expect(result.tightest).toMatchObject({
      day: friday,
      children: 8,
      childrenAfter: 9,
      required: 1,
      requiredAfter: 2,
      rostered: 1,
    })
  })

  test('it is the ages that count: with ten one-year-olds and two staff a two-year-old fits, a one-year-old does not', () => {
    const ages = { 1: 10 }
    const two = check(aHouse({ ages, staff: 2, noor: { birthDate: isoDay('2024-06-01') } }), anExtraDay())
    const one = check(aHouse({ ages, staff: 2, noor: { birthDate: isoDay('2025-06-01') } }), anExtraDay())
    expect(stepOf(two, 'ratio').verdict).toBe('ok')
    expect(two.tightest?.requiredAfter).toBe(2)
    expect(stepOf(one, 'ratio').verdict).toBe('no')
    expect(one.tightest?.requiredAfter).toBe(3)
  })

  test('BKR-19: a birthday between the given and the wanted day decides by the age of the wanted day', () => {
    const ages = { 1: 10 }
    const turnsTwoOnFriday = check(
      aHouse({ ages, staff: 2, noor: { birthDate: isoDay('2024-11-27') } }),
      aSwap(),
    )
    const turnsTwoOnSaturday = check(
      aHouse({ ages, staff: 2, noor: { birthDate: isoDay('2024-11-28') } }),
      aSwap(),
    )
    expect(turnsTwoOnFriday.verdict).toBe('ok')
    expect(turnsTwoOnSaturday.verdict).toBe('no')
  })

  test('one quarter of an hour too few is a no, and names that quarter', () => {
    const facts = aHouse({ ages: { 2: 8 }, staff: 1 })
    const second = staffMemberId('second')
    const shifts = [
      aShift({ day: friday, staff: second, start: '07:30', end: '18:30', breaks: [['12:30', '12:45']] }),
    ]
    const result = check(
      {
        ...facts,
        staffMembers: [...facts.staffMembers, aStaffMember({ id: second })],
        shifts: [...facts.shifts, ...shifts],
      },
      anExtraDay(),
    )
    expect(result.verdict).toBe('no')
    expect(stepOf(result, 'ratio').message.params).toMatchObject({ start: at('12:30'), end: at('12:45') })
    expect(result.sentence).toEqual({
      code: 'check.sentence.short',
      params: { day: friday, start: at('12:30'), end: at('12:45'), age: 2, count: 1 },
    })
  })

  test('the time before the first arrival counts too: nobody is rostered at half past seven', () => {
    const facts = aHouse({ ages: {}, staff: 0 })
    const early = staffMemberId('late-starter')
    const result = check(
      {
        ...facts,
        staffMembers: [aStaffMember({ id: early })],
        shifts: [aShift({ day: friday, staff: early, start: '09:00' })],
      },
      anExtraDay({ wantedStartMinute: at('07:30'), wantedEndMinute: at('12:00') }),
    )
    expect(stepOf(result, 'ratio').message.params).toMatchObject({
      start: at('07:30'),
      end: at('09:00'),
      need: 1,
      rostered: 0,
    })
  })

  test('a shortage that is there already is a no, and says that it was there', () => {
    const result = check(aHouse({ ages: { 2: 9 } }), aSwap())
    expect(stepOf(result, 'ratio').message).toMatchObject({
      code: 'check.ratio.alreadyShort',
      params: { count: 1, before: 9, need: 2, rostered: 1 },
    })
  })

  test('a shortage of the morning is said of the morning only, also when the child would be too many all day', () => {
    const facts = aHouse({ ages: { 2: 8 } })
    const ninth = aChild({ id: childId('ninth'), birthDate: isoDay('2024-06-01') })
    const mornings = aContract({ child: ninth.id, days: [5], hours: { start: '08:00', end: '13:00' } })
    const result = check(
      {
        ...facts,
        children: [...facts.children, ninth],
        contracts: [...facts.contracts, mornings.contract],
        contractDays: [...facts.contractDays, ...mornings.contractDays],
      },
      aSwap(),
    )
    expect(stepOf(result, 'ratio').message).toMatchObject({
      code: 'check.ratio.alreadyShort',
      params: { start: at('08:00'), end: at('13:00'), before: 9, need: 2, rostered: 1 },
    })
  })

  test('trainees count, volunteers and group assistants do not', () => {
    const facts = aHouse({ ages: { 2: 8 }, staff: 1 })
    const with_ = (role: 'trainee' | 'volunteer' | 'groupAssistant') => {
      const id = staffMemberId('second')
      return check(
        {
          ...facts,
          staffMembers: [...facts.staffMembers, aStaffMember({ id, role })],
          shifts: [...facts.shifts, aShift({ day: friday, staff: id })],
        },
        anExtraDay(),
      )
    }
    expect(stepOf(with_('trainee'), 'ratio').verdict).toBe('ok')
    expect(stepOf(with_('volunteer'), 'ratio').verdict).toBe('no')
    expect(stepOf(with_('groupAssistant'), 'ratio').verdict).toBe('no')
  })

  test('the sum shows the counts, the chosen cell and the law, and marks the line that decides', () => {
    const { sum } = stepOf(check(aHouse({ ages: { 2: 5 } }), aSwap()), 'ratio')
    expect(sum?.lines[0]).toEqual({ code: 'ratio.childrenOfAge', params: { age: 2, children: 6 } })
    expect(sum?.lines[sum.decidingLine ?? -1]?.code).toBe('ratio.cellChosenOne')
  })

  test('BKR-2: with babies the formula may decide, and then its line is the one that decides', () => {
    const facts = aHouse({ ages: { 0: 3, 1: 12 }, staff: 4, noor: { birthDate: isoDay('2023-05-01') } })
    const { sum, message } = stepOf(check(facts, anExtraDay()), 'ratio')
    expect(message.params).toMatchObject({ need: 4 })
    expect(sum?.lines[sum.decidingLine ?? -1]?.code).toBe('ratio.highest')
  })

  test('BKR-3: a composition on which readings of the law differ gives a caution, not a plain yes', () => {
    const facts = aHouse({ ages: { 1: 11, 3: 1 }, staff: 3, noor: { birthDate: isoDay('2023-05-01') } })
    const result = check(facts, anExtraDay())
    expect(stepOf(result, 'ratio')).toMatchObject({
      verdict: 'caution',
      message: { code: 'check.ratio.lawUnsure' },
    })
    expect(result.verdict).toBe('caution')
    expect(result.sentence.code).toBe('check.sentence.lawUnsure')
  })

  test('the group may not pass the maximum of the house', () => {
    const result = check(aHouse({ ages: { 2: 6 }, staff: 2, groups: [aGroup({ maxChildren: 6 })] }), aSwap())
    expect(stepOf(result, 'groupMax')).toMatchObject({
      verdict: 'no',
      message: { code: 'check.groupMax.full', params: { children: 7, max: 6 } },
    })
    expect(result.sentence.code).toBe('check.sentence.full')
  })

  test('BKR-1: the group may not pass the maximum of the law, whatever the staff', () => {
    const facts = aHouse({ ages: { 2: 16 }, staff: 6, groups: [aGroup({ maxChildren: 20 })] })
    const result = check(facts, aSwap())
    expect(stepOf(result, 'groupMax').message.code).toBe('check.groupMax.notAllowed')
    expect(stepOf(result, 'ratio').message.code).toBe('check.ratio.notAllowed')
    expect(result.tightest?.requiredAfter).toBeNull()
    const { sum } = stepOf(result, 'groupMax')
    expect(sum?.lines[sum.decidingLine ?? -1]?.code).toBe('ratio.groupTooLarge')
  })

  test('BKR-4: a ninth baby is not allowed in a mixed group', () => {
    const facts = aHouse({ ages: { 0: 8, 1: 2 }, staff: 6, noor: { birthDate: isoDay('2026-05-01') } })
    const { sum } = stepOf(check(facts, anExtraDay()), 'groupMax')
    expect(sum?.lines.at(-1)?.code).toBe('ratio.tooManyBabies')
  })

  test('age: in another group a child outside its ages is refused', () => {
    const toddlers = aGroup({ id: groupId('toddlers'), name: 'Peuters', minAgeMonths: 36 })
    const facts = aHouse({ groups: [aGroup(), toddlers] })
    const result = check(facts, anExtraDay({ wantedGroupId: toddlers.id }))
    expect(stepOf(result, 'ageRange')).toMatchObject({
      verdict: 'no',
      message: { code: 'check.ageRange.outside', params: { months: 30, min: 36 } },
    })
    expect(result.sentence.code).toBe('check.sentence.age')
  })

  test('age: in its own group a child outside the range is a caution', () => {
    const result = check(aHouse({ groups: [aGroup({ maxAgeMonths: 24 })] }), aSwap())
    expect(stepOf(result, 'ageRange')).toMatchObject({
      verdict: 'caution',
      message: { code: 'check.ageRange.ownOutside' },
    })
  })
})

describe('CHECK-2: before the roster is settled the answer is provisional', () => {
  test('it fits when the need stays the same, also when no shift is known at all', () => {
    const result = check(aHouse({ settledWeeks: 0, staff: 0, hasFace: true }), aSwap())
    expect(result.isProvisional).toBe(true)
    expect(result.verdict).toBe('ok')
    expect(stepOf(result, 'ratio').message.code).toBe('check.ratio.okProvisional')
    expect(stepOf(result, 'rosterSettled').message).toEqual({
      code: 'check.rosterSettled.provisional',
      params: { week: '2026-W48' },
    })
    expect(result.sentence.code).toBe('check.sentence.okProvisional')
  })

  test('it does not fit when the child would ask for one more, even if more are rostered', () => {
    const result = check(aHouse({ settledWeeks: 0, staff: 2, ages: { 2: 8 } }), aSwap())
    expect(result.verdict).toBe('no')
    expect(stepOf(result, 'ratio').message).toMatchObject({
      code: 'check.ratio.moreNeeded',
      params: { need: 2, needBefore: 1 },
    })
  })

  test('it does not fit in an empty group: then somebody must come for this child', () => {
    const result = check(aHouse({ settledWeeks: 0, ages: {} }), anExtraDay())
    expect(stepOf(result, 'ratio').message).toMatchObject({
      code: 'check.ratio.moreNeeded',
      params: { need: 1, needBefore: 0 },
    })
  })

  test('a settled week without any shift gives no answer at all', () => {
    const result = check(aHouse({ staff: 0, hasFace: false }), aSwap())
    expect(result.verdict).toBe('unknown')
    expect(stepOf(result, 'ratio').message.code).toBe('check.ratio.rosterUnknown')
    expect(result.sentence.code).toBe('check.sentence.rosterUnknown')
  })
})

describe('both ends of a swap', () => {
  test('the given day says how many places come free, and how many there were', () => {
    const result = check(aHouse({ ages: { 2: 5 } }), aSwap())
    expect(result.givenSide).toEqual({
      code: 'check.givenSide.freed',
      params: { day: thursday, count: 3, before: 2, age: 2 },
    })
  })

  test('giving a day up frees no place when the group is short anyway', () => {
    const result = check(aHouse({ ages: { 2: 10 } }), aSwap())
    expect(result.givenSide).toEqual({ code: 'check.givenSide.unchanged', params: { day: thursday, age: 2 } })
  })

  test('swapping within one day counts the child once: a full group still has its place', () => {
    const facts = aHouse({
      ages: { 2: 7 },
      noorContract: { days: [4], hours: { start: '08:00', end: '12:00' } },
    })
    const wish = aSwap({ wantedDay: thursday, wantedStartMinute: at('11:00'), wantedEndMinute: at('15:00') })
    const result = check(facts, wish)
    expect(result.verdict).toBe('ok')
    expect(result.tightest?.childrenAfter).toBe(8)
    expect(stepOf(result, 'alreadyPresent').verdict).toBe('ok')
  })

  test('asking the very time that is given up is refused', () => {
    const wish = aSwap({ wantedDay: thursday, wantedStartMinute: at('09:00'), wantedEndMinute: at('12:00') })
    expect(stepOf(check(aHouse(), wish), 'givenDay').message.code).toBe('check.givenDay.sameStretch')
  })

  test('open times are filled in like for like', () => {
    const result = check(aHouse(), aSwap())
    expect(result.resolved).toEqual({
      kind: 'swapDay',
      childId: 'noor',
      locationId: 'rainbow',
      groupId: 'ladybirds',
      isOwnGroup: true,
      wantedDay: friday,
      wanted: { startMinute: at('08:00'), endMinute: at('18:00') },
      givenDay: thursday,
      given: [{ startMinute: at('08:00'), endMinute: at('18:00') }],
      payment: null,
    })
  })

  test('part of a day can be given up for as long elsewhere', () => {
    const wish = aSwap({ givenStartMinute: at('08:00'), givenEndMinute: at('13:00') })
    const { resolved } = check(aHouse(), wish)
    expect(resolved?.given).toEqual([{ startMinute: at('08:00'), endMinute: at('13:00') }])
    expect(resolved?.wanted).toEqual({ startMinute: at('08:00'), endMinute: at('13:00') })
  })
})

describe('EXTRA-1: an extra day', () => {
  test('takes the times the contract always has', () => {
    expect(check(aHouse(), anExtraDay()).resolved?.wanted).toEqual({
      startMinute: at('08:00'),
      endMinute: at('18:00'),
    })
  })

  test('takes the whole opening when the contract has different times', () => {
    const early = aContract({ child: childId('x'), days: [1], hours: { start: '07:30', end: '13:00' } })
    const facts = aHouse()
    const own = facts.contracts[0]
    const contractDays = [
      ...facts.contractDays,
      ...early.contractDays.map((day) => ({
        ...day,
        contractId: own?.id ?? day.contractId,
        weekday: 3 as const,
      })),
    ]
    const { resolved } = check({ ...facts, contractDays }, anExtraDay())
    expect(resolved?.wanted).toEqual({ startMinute: at('07:30'), endMinute: at('18:30') })
  })

  test('may ask for extra staff only where the house says so, and then it is a caution that names how many', () => {
    const ages = { 2: 8 }
    const without = check(aHouse({ ages }), anExtraDay())
    const withRule = check(
      aHouse({ ages, houseRules: [aHouseRule('extraDay.mayUseExtraStaff', true)] }),
      anExtraDay(),
    )
    const swap = check(aHouse({ ages, houseRules: [aHouseRule('extraDay.mayUseExtraStaff', true)] }), aSwap())
    expect(without.verdict).toBe('no')
    expect(withRule.verdict).toBe('caution')
    expect(stepOf(withRule, 'ratio').message).toMatchObject({
      code: 'check.ratio.extraStaff',
      params: { count: 1, need: 2, rostered: 1 },
    })
    expect(swap.verdict).toBe('no')
  })

  test('gives nothing up: no step on a given day, even when one is named', () => {
    const result = check(aHouse(), anExtraDay({ givenDay: thursday }))
    expect(hasStep(result, 'givenDay')).toBe(false)
    expect(result.givenSide).toBeNull()
  })
})

describe('CHECK-4: what is granted counts at once', () => {
  test('the last place that was given to another child is gone', () => {
    const other = aChild({ id: childId('other') })
    const facts = aHouse({
      ages: { 2: 7 },
      children: [other],
      contracts: [aContract({ child: other.id, days: [1] })],
    })
    expect(check(facts, aSwap()).verdict).toBe('ok')
    const extraAttendances = [anExtraAttendance({ childId: other.id, day: friday })]
    expect(check({ ...facts, extraAttendances }, aSwap()).verdict).toBe('no')
  })

  test('a place that a sick child leaves is a place', () => {
    const facts = aHouse({ ages: { 2: 8 } })
    expect(check(facts, aSwap()).verdict).toBe('no')
    const absences = [anAbsence({ childId: childId('child2-1'), startDay: friday })]
    expect(check({ ...facts, absences }, aSwap()).verdict).toBe('ok')
  })
})

test('BKR-20: the answer names the law versions it rests on', () => {
  expect(check(aHouse(), aSwap()).lawVersions).toEqual(['day-care-2019'])
})

test('the same facts give the same answer', () => {
  const facts = aHouse({ ages: { 2: 8 } })
  expect(check(facts, aSwap())).toEqual(check(facts, aSwap()))
})

test('an empty house with one rostered member of staff takes a child alone, and says so', () => {
  const result = check(aHouse({ ages: {} }), anExtraDay({ wantedDay: addDays(monday, 2) }))
  expect(result.verdict).toBe('ok')
  expect(result.headline.code).toBe('check.headline.okAlone')
})
