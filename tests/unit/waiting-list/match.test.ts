import { describe, expect, test } from 'vitest'
import type { ChildId } from '#shared/domain/ids.ts'
import { addDays, isoDay, isoWeekOf } from '#shared/kernel/time.ts'
import { aChild, aContract, anAbsence } from '#tests/harness/builders/children.ts'
import { childId, contractId, groupId } from '#tests/harness/builders/ids.ts'
import { aCrowd, aTeam, locationFacts } from '#tests/harness/builders/location-facts.ts'
import { aClosure, aGroup, aHouseRule } from '#tests/harness/builders/organisation.ts'
import { anEntry, anOffer, matchIn, today, wholeDays } from './a-list.ts'

const wished = isoDay('2027-01-04')
const firstTuesday = isoDay('2027-01-05')

/** Toddlers of two on every weekday: eight of them with one member of staff, sixteen with two. */
function toddlers(count: number, options: Parameters<typeof aCrowd>[0]['contract'] = {}) {
  return aCrowd({ ages: { 2: count }, day: today, contract: options })
}

const noah = aChild({ id: childId('noah'), firstName: 'Noah', birthDate: isoDay('2024-11-01') })

describe('where a waiting child fits (WAIT-1)', () => {
  test('with room every week of the year it fits from the wished week', () => {
    const entry = anEntry(noah)
    const match = matchIn({ facts: locationFacts(toddlers(6)), families: [{ child: noah, entry }] }, entry)
    expect(match.verdict).toBe('ok')
    expect(match.headline).toEqual({
      code: 'waiting.group.fits',
      params: { group: 'Lieveheersbeestjes', week: '2027-W01', day: wished },
    })
    expect(match.best?.days.map(({ message }) => message.code)).toEqual(['waiting.day.fits'])
  })

  test('a place that is there on the first day, but not all year, is no place', () => {
    // In May two others start on Tuesdays, and then the group is full.
    const later = aCrowd({
      ages: { 2: 8 },
      day: today,
      prefix: 'later',
      contract: { startDate: isoDay('2027-05-01'), days: [2] },
    })
    const crowd = toddlers(8)
    const facts = locationFacts({
      children: [...crowd.children, ...later.children],
      contracts: [...crowd.contracts, ...later.contracts],
    })
    const entry = anEntry(noah)
    const match = matchIn({ facts, families: [{ child: noah, entry }] }, entry)
    expect(match.verdict).toBe('no')
    expect(match.groups[0]?.days[0]?.message).toEqual({
      code: 'waiting.day.fillsUp',
      params: { weekdayCode: 'waiting.weekday.2', week: '2027-W18' },
    })
  })

  test('a day that is full until somebody leaves says from which week it fits', () => {
    const crowd = aCrowd({
      ages: { 2: 1 },
      day: today,
      prefix: 'leaves',
      contract: { endDate: isoDay('2027-02-26') },
    })
    const rest = toddlers(15)
    const facts = locationFacts({
      children: [...rest.children, ...crowd.children],
      contracts: [...rest.contracts, ...crowd.contracts],
    })
    const entry = anEntry(noah, { days: wholeDays(2) })
    const match = matchIn({ facts, families: [{ child: noah, entry }] }, entry)
    expect(match.verdict).toBe('caution')
    expect(match.best?.start?.startDay).toBe('2027-03-02')
    expect(match.best?.days[0]?.message).toEqual({
      code: 'waiting.day.fullUntil',
      params: { weekdayCode: 'waiting.weekday.2', week: '2027-W09' },
    })
  })

  test('the same group can have a place for a three-year-old and none for a baby', () => {
    // Twelve two-year-olds and three: with two members of staff a baby would ask a third.
    const facts = locationFacts(toddlers(12))
    const baby = aChild({ id: childId('baby'), birthDate: isoDay('2026-11-15') })
    const older = aChild({ id: childId('older'), birthDate: isoDay('2024-02-01') })
    const ofBaby = anEntry(baby)
    const ofOlder = anEntry(older)
    const families = [
      { child: baby, entry: ofBaby },
      { child: older, entry: ofOlder },
    ]
    expect(matchIn({ facts, families }, ofOlder).best?.start?.needsStaff).toBe(false)
    expect(matchIn({ facts, families }, ofBaby).best?.start?.needsStaff ?? true).toBe(true)
  })

  test('before there is a roster a member of staff more is possible, and is said (CHECK-2)', () => {
    const facts = locationFacts(toddlers(8))
    const entry = anEntry(noah)
    const match = matchIn({ facts, families: [{ child: noah, entry }] }, entry)
    expect(match.verdict).toBe('caution')
    expect(match.best?.start).toMatchObject({ startDay: wished, needsStaff: true })
    expect(match.headline.code).toBe('waiting.group.withStaff')
    expect(match.best?.isProvisional).toBe(true)
  })

  test('with a roster the staff that is there is the limit: no place, whatever the law would ask', () => {
    const facts = locationFacts({
      ...toddlers(8),
      ...aTeam(1, [firstTuesday]),
    })
    const entry = anEntry(noah)
    const match = matchIn({ facts, families: [{ child: noah, entry }] }, entry)
    // That one Tuesday is in the way; the weeks after it have no roster yet.
    expect(match.best?.start).toMatchObject({ startDay: addDays(firstTuesday, 7), needsStaff: true })
  })

  test('the maximum of the house counts, staff or not (GROUP-5)', () => {
    const facts = locationFacts({ ...toddlers(6), groups: [aGroup({ maxChildren: 6 })] })
    const entry = anEntry(noah)
    const match = matchIn({ facts, families: [{ child: noah, entry }] }, entry)
    expect(match.verdict).toBe('no')
    expect(match.groups[0]?.days[0]?.message).toMatchObject({
      code: 'waiting.day.full',
      params: { children: 7, maximum: 6 },
    })
  })

  test('so do the square metres of the room (BKR-18)', () => {
    const small = locationFacts({ ...toddlers(6), groups: [aGroup({ roomAreaDm2: 2_100 })] })
    const facts = { ...small, location: { ...small.location, sharedIndoorAreaDm2: 0 } }
    const entry = anEntry(noah)
    const match = matchIn({ facts, families: [{ child: noah, entry }] }, entry)
    expect(match.verdict).toBe('no')
  })

  test('an open offer to another family keeps its place', () => {
    const eva = aChild({ id: childId('eva'), birthDate: isoDay('2024-11-01') })
    const ofEva = anEntry(eva, { status: 'offered' })
    const ofNoah = anEntry(noah)
    const families = [
      { child: eva, entry: ofEva },
      { child: noah, entry: ofNoah },
    ]
    const facts = locationFacts({ ...toddlers(5), groups: [aGroup({ maxChildren: 6 })] })
    expect(matchIn({ facts, families }, ofNoah).verdict).toBe('ok')
    const offers = [anOffer(ofEva)]
    expect(matchIn({ facts, families, offers }, ofNoah).verdict).toBe('no')
    // It is not in the way of its own family.
    expect(matchIn({ facts, families, offers }, ofEva).verdict).toBe('ok')
  })

  test('a child that is here already is not in its own way', () => {
    const crowd = toddlers(6)
    const id: ChildId = childId('child2-1')
    const child = crowd.children[0]
    if (child === undefined) throw new Error('the crowd has children')
    const facts = locationFacts({ ...crowd, groups: [aGroup({ maxChildren: 6 })] })
    const own = anEntry({ ...child, id }, { days: wholeDays(2, 3) })
    expect(matchIn({ facts, families: [{ child, entry: own }] }, own).verdict).toBe('ok')
  })

  test('the days it has already ask no member of staff more', () => {
    // Nine two-year-olds ask two members of staff on every day; the ninth is the one that wants Wednesdays too.
    const crowd = toddlers(8)
    const sam = aChild({ id: childId('sam'), birthDate: isoDay('2024-03-01') })
    const contract = aContract({ child: sam.id, days: [2] })
    const facts = locationFacts({
      children: [...crowd.children, sam],
      contracts: [...crowd.contracts, contract],
    })
    const entry = anEntry(sam, { days: wholeDays(2, 3), minimumDays: 2 })
    const match = matchIn({ facts, families: [{ child: sam, entry }] }, entry)
    expect(match.best?.days.map(({ message }) => message.code)).toEqual([
      'waiting.day.fits',
      'waiting.day.needsStaff',
    ])
  })

  test('who is away for a holiday leaves no place for a year', () => {
    const crowd = toddlers(6)
    const away = crowd.children.map((child) =>
      anAbsence({ childId: child.id, startDay: isoDay('2027-01-01'), endDay: isoDay('2027-03-01') }),
    )
    const facts = locationFacts({ ...crowd, absences: away, groups: [aGroup({ maxChildren: 6 })] })
    const entry = anEntry(noah)
    expect(matchIn({ facts, families: [{ child: noah, entry }] }, entry).verdict).toBe('no')
  })

  test('care that ends by itself at four gives its place away from the month after (CARE-4)', () => {
    const leaving = aCrowd({ ages: { 2: 5 }, day: today })
    const four = aChild({ id: childId('four'), birthDate: isoDay('2023-02-10') })
    const contract = aContract({ child: four.id, days: [2] })
    const facts = locationFacts({
      children: [...leaving.children, four],
      contracts: [...leaving.contracts, contract],
      groups: [aGroup({ maxChildren: 6 })],
    })
    const entry = anEntry(noah)
    expect(matchIn({ facts, families: [{ child: noah, entry }] }, entry).best?.start?.startDay).toBe(
      '2027-03-02',
    )
  })

  test('a closed day is nobody’s, and stands in nobody’s way (CAL-2)', () => {
    const facts = locationFacts({
      ...toddlers(6),
      closures: [aClosure({ startDay: isoDay('2027-01-04'), endDay: isoDay('2027-01-15') })],
    })
    const entry = anEntry(noah)
    expect(matchIn({ facts, families: [{ child: noah, entry }] }, entry).verdict).toBe('ok')
  })

  test('a weekday on which the house is never open does not fit', () => {
    const entry = anEntry(noah, { days: wholeDays(6) })
    const match = matchIn({ facts: locationFacts(toddlers(6)), families: [{ child: noah, entry }] }, entry)
    expect(match.verdict).toBe('no')
    expect(match.groups[0]?.days[0]?.message.code).toBe('waiting.day.closed')
  })

  test('with fewer days than wished it starts when the family agrees to that', () => {
    const mondays = aCrowd({ ages: { 2: 6 }, day: today, contract: { days: [1] } })
    const facts = locationFacts({
      ...mondays,
      ...{ groups: [aGroup({ maxChildren: 6 })] },
      contracts: [
        ...mondays.contracts,
        ...mondays.children
          .slice(0, 2)
          .map(({ id }) => aContract({ id: contractId(`more-${id}`), child: id, days: [2] })),
      ],
    })
    const modest = anEntry(noah, { days: wholeDays(1, 2), minimumDays: 1 })
    const strict = anEntry(noah, { days: wholeDays(1, 2), minimumDays: 2 })
    const fits = matchIn({ facts, families: [{ child: noah, entry: modest }] }, modest)
    expect(fits.verdict).toBe('caution')
    expect(fits.best?.start?.days.map(({ weekday }) => weekday)).toEqual([2])
    expect(matchIn({ facts, families: [{ child: noah, entry: strict }] }, strict).verdict).toBe('no')
  })

  test('a child that is expected is matched from the age of the house on (CARE-2)', () => {
    const unborn = aChild({ id: childId('lou'), birthDate: isoDay('2027-02-02') })
    const facts = locationFacts({ ...aCrowd({ ages: { 0: 1 }, day: isoDay('2027-03-01') }) })
    const entry = anEntry(unborn, { wishedFrom: isoDay('2027-01-04') })
    const match = matchIn({ facts, families: [{ child: unborn, entry }] }, entry)
    const start = match.best?.start?.startDay ?? ''
    expect(start >= '2027-03-16').toBe(true)
    expect(match.verdict).toBe('caution')
  })

  test('a group that takes other ages is not offered; without any group the list says so', () => {
    const facts = locationFacts({ ...toddlers(3), groups: [aGroup({ maxAgeMonths: 12 })] })
    const entry = anEntry(noah)
    const match = matchIn({ facts, families: [{ child: noah, entry }] }, entry)
    expect(match.groups).toEqual([])
    expect(match.headline.code).toBe('waiting.noGroup')
  })

  test('of two groups the one that fits sooner comes first', () => {
    const full = aGroup({ maxChildren: 3 })
    const other = aGroup({ id: groupId('bumblebees'), name: 'Hommels', sortOrder: 2 })
    const here = toddlers(3)
    const there = aCrowd({ ages: { 2: 3 }, day: today, prefix: 'there', contract: { groupId: other.id } })
    const facts = locationFacts({
      groups: [full, other],
      children: [...here.children, ...there.children],
      contracts: [...here.contracts, ...there.contracts],
    })
    const entry = anEntry(noah)
    const match = matchIn({ facts, families: [{ child: noah, entry }] }, entry)
    expect(match.groups.map(({ group }) => group.name)).toEqual(['Hommels', 'Lieveheersbeestjes'])
    expect(isoWeekOf(match.best?.start?.startDay ?? today)).toBe('2027-W01')
  })

  test('a wish that starts years ahead is not guessed at', () => {
    const entry = anEntry(noah, { wishedFrom: isoDay('2099-01-01') })
    const match = matchIn({ facts: locationFacts(toddlers(3)), families: [{ child: noah, entry }] }, entry)
    expect(match).toMatchObject({ verdict: 'unknown', headline: { code: 'waiting.tooFarAhead' } })
  })

  test('a house rule on the youngest age moves the first day', () => {
    const unborn = aChild({ id: childId('lou'), birthDate: isoDay('2026-12-01') })
    const crowd = aCrowd({ ages: { 0: 1 }, day: isoDay('2027-03-01') })
    const facts = locationFacts({ ...crowd, houseRules: [aHouseRule('care.minimumAgeDays', 70)] })
    const entry = anEntry(unborn, { wishedFrom: isoDay('2027-01-04'), days: wholeDays(2, 4) })
    const start = matchIn({ facts, families: [{ child: unborn, entry }] }, entry).best?.start?.startDay ?? ''
    expect(start >= '2027-02-09').toBe(true)
  })
})
