import { describe, expect, test } from 'vitest'
import type { Child } from '#shared/domain/children/model.ts'
import { must } from '#shared/kernel/invariant.ts'
import { weighOffer } from '#shared/domain/waiting-list/weigh-offer.ts'
import type { WaitingEntry } from '#shared/domain/waiting-list/model.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aChild } from '#tests/harness/builders/children.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'
import { aCrowd, aTeam, locationFacts } from '#tests/harness/builders/location-facts.ts'
import { aGroup } from '#tests/harness/builders/organisation.ts'
import { anEntry, anOffer, familyIn, planOf, today, wholeDays, type AList } from './a-list.ts'

const start = isoDay('2027-01-04')
const tuesday = isoDay('2027-01-05')

function named(firstName: string, birthDate = '2024-11-01'): Child {
  return aChild({ id: childId(firstName.toLowerCase()), firstName, birthDate: isoDay(birthDate) })
}

const noah = named('Noah')
const ofNoah = anEntry(noah, { receivedOn: isoDay('2026-10-01') })

function toddlers(count: number) {
  return aCrowd({ ages: { 2: count }, day: today })
}

function weigh(
  list: AList,
  entry: WaitingEntry,
  offered: { days?: WaitingEntry['days']; startDay?: ReturnType<typeof isoDay>; group?: string } = {},
) {
  const plan = planOf(list)
  const group = must(plan.book.index.groupById.get(groupId(offered.group ?? 'ladybirds')), 'a known group')
  const { days = entry.days, startDay = start } = offered
  return weighOffer(plan, familyIn(plan, entry), { group, days, startDay })
}

describe('what may be offered (WAIT-1, CHECK-2)', () => {
  test('a place that fits every week for a year, with what is left on the tightest day', () => {
    const { judgement } = weigh(
      { facts: locationFacts(toddlers(6)), families: [{ child: noah, entry: ofNoah }] },
      ofNoah,
    )
    expect(judgement.verdict).toBe('ok')
    expect(judgement.refusal).toBeNull()
    // Eight two-year-olds are the most one member of staff may have. BKR-1
    expect(judgement.sentences[0]).toMatchObject({ code: 'waiting.offer.fits', params: { count: 1 } })
  })

  test('what passes the maximum of the house is refused with the day and the numbers', () => {
    const facts = locationFacts({ ...toddlers(6), groups: [aGroup({ maxChildren: 6 })] })
    const { judgement } = weigh({ facts, families: [{ child: noah, entry: ofNoah }] }, ofNoah)
    expect(judgement.verdict).toBe('no')
    expect(judgement.refusal).toMatchObject({
      code: 'waiting.offer.full',
      params: { day: tuesday, children: 7, maximum: 6, group: 'Lieveheersbeestjes' },
    })
  })

  test('too few staff in a roster is refused with the moment and the arithmetic', () => {
    const facts = locationFacts({ ...toddlers(8), ...aTeam(1, [tuesday]) })
    const { judgement } = weigh({ facts, families: [{ child: noah, entry: ofNoah }] }, ofNoah)
    expect(judgement.refusal).toMatchObject({
      code: 'waiting.offer.short',
      params: { day: tuesday, minute: 450, required: 2, staff: 1 },
    })
  })

  test('without a roster one member of staff more is a caution, not a refusal', () => {
    const facts = locationFacts(toddlers(8))
    const { judgement } = weigh({ facts, families: [{ child: noah, entry: ofNoah }] }, ofNoah)
    expect(judgement.verdict).toBe('caution')
    expect(judgement.sentences.map(({ code }) => code)).toEqual([
      'waiting.offer.needsStaff',
      'waiting.offer.provisional',
    ])
    expect(judgement.sentences[0]?.params).toMatchObject({ required: 2, staff: 1 })
  })

  test.each([
    ['a day that is over', '2026-11-20', 'waiting.offer.inThePast'],
    ['more than a year ahead (CARE-3)', '2027-11-24', 'waiting.offer.tooFarAhead'],
  ])('%s is refused', (_, startDay, code) => {
    const facts = locationFacts(toddlers(6))
    const list = { facts, families: [{ child: noah, entry: ofNoah }] }
    expect(weigh(list, ofNoah, { startDay: isoDay(startDay) }).judgement.refusal?.code).toBe(code)
  })

  test.each([
    ['too young for day care (CARE-2)', '2026-12-20', 'waiting.offer.tooYoung'],
    ['too old for day care (CARE-4)', '2022-11-20', 'waiting.offer.tooOld'],
  ])('a child that is %s is refused', (_, birthDate, code) => {
    const child = named('Lou', birthDate)
    const entry = anEntry(child)
    const list = { facts: locationFacts(toddlers(6)), families: [{ child, entry }] }
    expect(weigh(list, entry).judgement.refusal?.code).toBe(code)
  })

  test('a group for other ages or another kind of care is refused', () => {
    const groups = [
      aGroup({ maxAgeMonths: 12 }),
      aGroup({ id: groupId('explorers'), setting: 'outOfSchoolCare', minAgeMonths: 48, maxAgeMonths: 156 }),
    ]
    const list = { facts: locationFacts({ groups }), families: [{ child: noah, entry: ofNoah }] }
    expect(weigh(list, ofNoah).judgement.refusal?.code).toBe('waiting.offer.ageRange')
    expect(weigh(list, ofNoah, { group: 'explorers' }).judgement.refusal?.code).toBe(
      'waiting.offer.otherSetting',
    )
  })

  test('a child that turns four within the year is told until when (CARE-4)', () => {
    const child = named('Tess', '2023-06-10')
    const entry = anEntry(child)
    const list = { facts: locationFacts(toddlers(6)), families: [{ child, entry }] }
    expect(weigh(list, entry).judgement.sentences).toContainEqual({
      code: 'waiting.offer.until',
      params: { day: '2027-06-30', group: 'Lieveheersbeestjes' },
    })
  })
})

describe('who is passed over, and why (WAIT-5)', () => {
  const eva = named('Eva')
  const facts = locationFacts(toddlers(4))

  function passedBy(entryOfEva: WaitingEntry, child = eva) {
    const families = [
      { child: noah, entry: ofNoah },
      { child, entry: entryOfEva },
    ]
    return weigh({ facts, families }, ofNoah).passedOver.map(({ reason, isFitting }) => [
      reason.code,
      isFitting,
    ])
  }
  const earlier = { receivedOn: isoDay('2026-05-01') } as const

  test('a family that came first and fits', () => {
    expect(passedBy(anEntry(eva, earlier))).toEqual([['waiting.passed.fits', true]])
  })

  test('a family that came later is not passed over', () => {
    expect(passedBy(anEntry(eva, { receivedOn: isoDay('2026-11-01') }))).toEqual([])
  })

  test.each([
    ['wishes another day', { days: wholeDays(4) }, 'waiting.passed.otherDay'],
    ['starts with two days only', { days: wholeDays(2, 4), minimumDays: 2 }, 'waiting.passed.tooFewDays'],
    ['wants to start much later', { wishedFrom: isoDay('2027-06-01') }, 'waiting.passed.later'],
    ['has an offer already', { status: 'offered' as const }, 'waiting.passed.hasOffer'],
  ])('a family that %s', (_, more, code) => {
    expect(passedBy(anEntry(eva, { ...earlier, ...more }))).toEqual([[code, false]])
  })

  test('a child that is too young for the group', () => {
    const baby = named('Baby', '2026-12-20')
    expect(passedBy(anEntry(baby, earlier), baby)).toEqual([['waiting.passed.age', false]])
  })

  test('a family of another kind of care is no part of this turn', () => {
    expect(passedBy(anEntry(eva, { ...earlier, setting: 'toddlerCare' }))).toEqual([])
  })

  test('the reasons that are kept name the turn, the place and who was passed over', () => {
    const entryOfEva = anEntry(eva, earlier)
    const families = [
      { child: noah, entry: ofNoah },
      { child: eva, entry: entryOfEva },
    ]
    const { reasons } = weigh({ facts, families }, ofNoah)
    expect(reasons[0]).toMatchObject({ code: 'waiting.log.turn', params: { place: 2 } })
    expect(reasons.at(-1)).toMatchObject({
      code: 'waiting.log.passed',
      params: { firstName: 'Eva', entryId: entryOfEva.id, sentenceCode: 'waiting.passed.fits' },
    })
  })

  test('with more families than are kept, those who fit are kept', () => {
    const crowd = Array.from({ length: 60 }, (_, place) => {
      const child = aChild({ id: childId(`n${place}`), birthDate: isoDay('2024-11-01') })
      return { child, entry: anEntry(child, { ...earlier, days: wholeDays(4) }) }
    })
    const entryOfEva = anEntry(eva, earlier)
    const families = [...crowd, { child: noah, entry: ofNoah }, { child: eva, entry: entryOfEva }]
    const { reasons } = weigh({ facts, families }, ofNoah)
    expect(reasons).toHaveLength(50)
    expect(reasons.some(({ params }) => params['entryId'] === entryOfEva.id)).toBe(true)
  })

  test('an offer to one twin keeps a place: the other is judged without it', () => {
    const entryOfEva = anEntry(eva, { ...earlier, status: 'offered' })
    const families = [
      { child: noah, entry: ofNoah },
      { child: eva, entry: entryOfEva },
    ]
    const tight = locationFacts({ ...toddlers(4), groups: [aGroup({ maxChildren: 5 })] })
    const offers = [anOffer(entryOfEva)]
    expect(weigh({ facts: tight, families, offers }, ofNoah).judgement.refusal?.code).toBe(
      'waiting.offer.full',
    )
    expect(weigh({ facts: tight, families }, ofNoah).judgement.refusal).toBeNull()
  })
})
