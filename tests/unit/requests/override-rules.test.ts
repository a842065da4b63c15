import { describe, expect, test } from 'vitest'
import { refusalOf } from '#shared/commands/requests/grant-wish.ts'
import { mayBeOverridden } from '#shared/domain/requests/override.ts'
import { aConsent, anAbsence } from '#tests/harness/builders/children.ts'
import { aSchool, schoolTimes } from '#tests/harness/builders/calendar.ts'
import { aGroup, anOutOfSchoolGroup } from '#tests/harness/builders/organisation.ts'
import {
  aHouse,
  anExtraDay,
  aSchoolHouse,
  aSecondGroup,
  aSwap,
  check,
  friday,
  noorId,
  semId,
  stepOf,
} from './wishes.ts'

const other = aSecondGroup()
const elsewhere = aSwap({ wantedGroupId: other.id })

describe('GROUP-3: without written consent nobody grants another group', () => {
  test('not by approving and not by setting the verdict aside', () => {
    const facts = aHouse({ groups: [aGroup(), other], ages: { 2: 8 }, settledWeeks: 0 })
    for (const isOverridden of [false, true]) {
      expect(refusalOf(check(facts, elsewhere), isOverridden)?.code, String(isOverridden)).toMatch(
        isOverridden ? /^consentMissing$/ : /^(consentMissing|checkSaysNo)$/,
      )
    }
  })

  test('with consent somebody may answer for a group that is short of staff', () => {
    const facts = aHouse({ groups: [aGroup(), other], consents: [aConsent(noorId, other.id)] })
    const result = check(facts, elsewhere)
    expect(result.verdict).toBe('no')
    expect(refusalOf(result, true)).toBeNull()
  })
})

describe('CARE-6: a suspended child is not counted as present', () => {
  test('so nobody grants care that would be charged and not be there', () => {
    const absences = [anAbsence({ childId: noorId, startDay: friday, reason: 'suspended' })]
    expect(refusalOf(check(aHouse({ absences }), anExtraDay()), true)).toMatchObject({
      code: 'checkSaysNo',
      params: { step: 'contract' },
    })
  })
})

describe('GROUP-5: the law’s maximum of a group cannot be set aside, the house’s own can', () => {
  test('the house’s maximum', () => {
    const result = check(aHouse({ groups: [aGroup({ maxChildren: 5 })] }), anExtraDay())
    expect(stepOf(result, 'groupMax').message.code).toBe('check.groupMax.full')
    expect(refusalOf(result, true)).toBeNull()
    expect(refusalOf(result, false)?.code).toBe('checkSaysNo')
  })

  test('the law’s maximum, by itself and when the house’s maximum is passed too', () => {
    for (const maxChildren of [30, 16]) {
      const facts = aHouse({ ages: { 2: 16 }, staff: 4, groups: [aGroup({ maxChildren })] })
      const result = check(facts, anExtraDay())
      expect(refusalOf(result, true), String(maxChildren)).toMatchObject({ code: 'checkSaysNo' })
    }
  })

  test('the law’s maximum of a school group, where the staff is counted for the whole location', () => {
    const group = anOutOfSchoolGroup({ maxChildren: 5 })
    const facts = aSchoolHouse({ ages: { 7: 30 }, staff: 4, settledWeeks: 0 })
    const crowded = { ...facts, groups: [{ ...group, maxChildren: 60 }] }
    const wish = anExtraDay({ childId: semId, wantedDay: friday })
    const result = check(crowded, wish)
    expect(stepOf(result, 'groupMax').message.code).toBe('check.groupMax.notAllowed')
    expect(refusalOf(result, true)?.code).toBe('checkSaysNo')
    const both = check({ ...facts, groups: [group] }, wish)
    expect(stepOf(both, 'groupMax').message.code).toBe('check.groupMax.fullByLaw')
    expect(both.sentence.code).toBe('check.sentence.full')
    expect(refusalOf(both, true)?.code).toBe('checkSaysNo')
  })
})

test('GROUP-1: a child in two places, or one that is signed off, cannot be granted by anybody', () => {
  const present = check(aHouse(), anExtraDay({ wantedDay: aSwap().givenDay ?? friday }))
  expect(refusalOf(present, true)?.code).toBe('checkSaysNo')
  const absences = [anAbsence({ childId: noorId, startDay: friday, reason: 'holiday' })]
  expect(refusalOf(check(aHouse({ absences }), anExtraDay()), true)?.code).toBe('checkSaysNo')
})

test('a way to pay that the kind does not have cannot be granted by anybody', () => {
  expect(refusalOf(check(aHouse(), anExtraDay({ payment: 'holidayDays' })), true)?.code).toBe('checkSaysNo')
})

test('FLEX-2: a balance that is too small may be set aside, and then the rest is invoiced', () => {
  const facts = aSchoolHouse({
    semContract: { form: 'flexible', days: [] },
    schools: [aSchool()],
    schoolTimes: schoolTimes(),
  })
  const wish = anExtraDay({
    kind: 'flexibleDay',
    childId: semId,
    wantedDay: friday,
    wantedStartMinute: 900,
    wantedEndMinute: 1080,
  })
  const result = check(facts, wish)
  expect(stepOf(result, 'balance').verdict).toBe('no')
  expect(refusalOf(result, true)).toBeNull()
  expect(result.cost).toMatchObject({ payment: 'flex', balanceMinutes: 0, invoicedMinutes: 180 })
})

test('what the screen offers is what the command grants, for every reason a check can have', () => {
  const suspended = [anAbsence({ childId: noorId, startDay: friday, reason: 'suspended' })]
  const ill = [anAbsence({ childId: noorId, startDay: friday, reason: 'ill' })]
  const results = [
    check(aHouse(), anExtraDay()),
    check(aHouse({ absences: suspended }), anExtraDay()),
    check(aHouse({ absences: ill }), anExtraDay()),
    check(aHouse({ groups: [aGroup({ maxChildren: 5 })] }), anExtraDay()),
    check(aHouse({ ages: { 2: 16 }, staff: 4, groups: [aGroup({ maxChildren: 30 })] }), anExtraDay()),
    check(aHouse({ groups: [aGroup(), other] }), elsewhere),
    check(aHouse({ groups: [aGroup(), other], consents: [aConsent(noorId, other.id)] }), elsewhere),
    check(aHouse(), anExtraDay({ payment: 'holidayDays' })),
  ]
  const offered = results.map(mayBeOverridden)
  expect(offered).toEqual(results.map((result) => refusalOf(result, true) === null))
  expect(offered).toEqual([true, false, false, true, false, false, true, false])
})
