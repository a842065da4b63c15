import { expect, test } from 'vitest'
import { checkMergedDay } from '#shared/domain/merging/check-merged-day.ts'
import { prepareMergeInput } from '#shared/domain/merging/merge-input.ts'
import { planMerges } from '#shared/domain/merging/plan-merges.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { aChild, aContract, aFixedFace, bornSoThat } from '#tests/harness/builders/children.ts'
import { childId, groupId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { locationFacts, ordinaryTuesday as day } from '#tests/harness/builders/location-facts.ts'
import { aGroup } from '#tests/harness/builders/organisation.ts'
import { aShift, aStaffMember } from '#tests/harness/builders/staffing.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'

/** Two groups of one baby, and one that is full until one o'clock: two merges, one before and one after that hour. */
const children = [
  { id: childId('anna'), group: 'ants', age: 0, until: 1080 },
  { id: childId('bob'), group: 'bees', age: 0, until: 1080 },
  ...Array.from({ length: 10 }, (_, place) => ({
    id: childId(`crow${place}`),
    group: 'crows',
    age: 2,
    until: place === 0 ? 1080 : 780,
  })),
]
const staff = [
  { id: staffMemberId('face-of-anna'), group: 'ants', end: '18:30' },
  { id: staffMemberId('face-of-bob'), group: 'bees', end: '18:30' },
  { id: staffMemberId('all-day'), group: 'crows', end: '18:30' },
  { id: staffMemberId('morning'), group: 'crows', end: '13:00' },
]

function aDayOfTwoMerges() {
  const facts = locationFacts({
    groups: ['ants', 'bees', 'crows'].map((id, sortOrder) =>
      aGroup({ id: groupId(id), minAgeMonths: 0, maxChildren: 10, sortOrder }),
    ),
    children: children.map(({ id, age }) => aChild({ id, birthDate: bornSoThat(age, day) })),
    contracts: children.map(({ id, group, until }) => {
      const { contract, contractDays } = aContract({ child: id, groupId: groupId(group), days: [2] })
      const hours = { startMinute: 480, endMinute: until }
      return { contract, contractDays: contractDays.map((line) => ({ ...line, ...hours })) }
    }),
    fixedFaces: [aFixedFace(childId('anna'), 'face-of-anna'), aFixedFace(childId('bob'), 'face-of-bob')],
    staffMembers: staff.map(({ id }) => aStaffMember({ id })),
    shifts: staff.map(({ id, group, end }) => aShift({ day, staff: id, groupId: groupId(group), end })),
  })
  return indexLocationFacts(facts, regionalHolidays)
}

test('two merges of a day together leave every baby a fixed face (MERGE-5, BKR-17)', () => {
  const index = aDayOfTwoMerges()
  const input = prepareMergeInput(index, lawBook, day)
  const { proposals } = planMerges(input)
  expect(proposals.map(({ startMinute, endMinute }) => [startMinute, endMinute])).toEqual([
    [780, 1080],
    [480, 780],
  ])
  expect(checkMergedDay(index, lawBook, input.day, proposals)).toEqual([])
  const freedOf = (id: string) =>
    proposals.flatMap(({ freed }) => freed).filter(({ staffMemberId: freed }) => freed === id)
  expect(freedOf('face-of-anna').length).toBeLessThan(2)
  expect(freedOf('face-of-bob').length).toBeLessThan(2)
})

test('the checker sees a face that is sent away by one merge after the other (MERGE-5)', () => {
  const index = aDayOfTwoMerges()
  const input = prepareMergeInput(index, lawBook, day)
  const bob = { staffMemberId: staffMemberId('face-of-bob'), name: '' }
  const merges = planMerges(input).proposals.map((proposal) => {
    const { startMinute, endMinute } = proposal
    return { ...proposal, freed: [{ ...bob, startMinute, endMinute }] }
  })
  // Before eight and after six there is no child.
  const shifts = index.facts.shifts.map((shift) => ({
    ...shift,
    startMinute: 480,
    endMinute: Math.min(shift.endMinute, 1080),
  }))
  const shorter = indexLocationFacts({ ...index.facts, shifts }, regionalHolidays)
  const broken = checkMergedDay(shorter, lawBook, prepareMergeInput(shorter, lawBook, day).day, merges)
  expect(broken.map(({ params }) => params['rule'])).toEqual(['face', 'face'])
})
