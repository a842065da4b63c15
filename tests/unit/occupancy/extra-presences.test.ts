import { describe, expect, test } from 'vitest'
import { isoDay, addDays } from '#shared/kernel/time.ts'
import {
  aChild,
  aContract,
  aGroupMove,
  anAbsence,
  anExtraAttendance,
} from '#tests/harness/builders/children.ts'
import { at, childId, groupId } from '#tests/harness/builders/ids.ts'
import { locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { aClosure, aGroup } from '#tests/harness/builders/organisation.ts'
import { dayOf, presenceLines } from '#tests/harness/occupancy.ts'
import { linesOf, noor, contract, second, facts } from './noor.ts'

describe('closed days (CAL-1, CAL-2)', () => {
  test('nobody is there on a public holiday, a closure or a closed weekday', () => {
    const daily = aContract({ child: noor.id, days: [1, 2, 3, 4, 5, 6, 7] })
    const closure = aClosure({ startDay: ordinaryTuesday })
    expect(linesOf({ contracts: [daily] }, isoDay('2026-12-25'))).toEqual([])
    expect(linesOf({ contracts: [daily], closures: [closure] })).toEqual([])
    expect(linesOf({ contracts: [daily] }, isoDay('2026-11-28'))).toEqual([])
    expect(linesOf({ contracts: [daily] }, isoDay('2026-05-15'))).toEqual([])
  })

  test('extra attendance on a closed day counts nobody', () => {
    const extra = anExtraAttendance({ childId: noor.id, day: isoDay('2026-12-25') })
    expect(linesOf({ extraAttendances: [extra] }, isoDay('2026-12-25'))).toEqual([])
  })

  test('a closure of one setting leaves the other open', () => {
    const closure = aClosure({ startDay: ordinaryTuesday, setting: 'outOfSchoolCare' })
    expect(linesOf({ closures: [closure] })).toHaveLength(1)
  })
})

describe('absences (SWAP-5, CARE-6)', () => {
  test('a whole-day absence takes the child away on every day of it', () => {
    const absence = anAbsence({
      childId: noor.id,
      startDay: addDays(ordinaryTuesday, -1),
      endDay: addDays(ordinaryTuesday, 2),
    })
    expect(linesOf({ absences: [absence] })).toEqual([])
    expect(linesOf({ absences: [absence] }, addDays(ordinaryTuesday, 2))).toEqual([])
    expect(linesOf({ absences: [absence] }, addDays(ordinaryTuesday, 7))).toHaveLength(1)
  })

  test('a part-day absence is cut out of the day', () => {
    const absence = anAbsence({
      childId: noor.id,
      startDay: ordinaryTuesday,
      startMinute: at('10:00'),
      endMinute: at('12:00'),
    })
    expect(linesOf({ absences: [absence] })).toEqual([
      'noor ladybirds 07:30-10:00 contract',
      'noor ladybirds 12:00-18:30 contract',
    ])
  })

  test('a day given up in a swap does not cancel an extra day asked later for that same day (SWAP-5)', () => {
    const swapped = anAbsence({ childId: noor.id, startDay: ordinaryTuesday, reason: 'swappedAway' })
    const extra = anExtraAttendance({ childId: noor.id, day: ordinaryTuesday, endMinute: at('13:00') })
    expect(linesOf({ absences: [swapped] })).toEqual([])
    expect(linesOf({ absences: [swapped], extraAttendances: [extra] })).toEqual([
      'noor ladybirds 07:30-13:00 extraDay',
    ])
  })

  test('an ill or suspended child does not come for its extra day either (CARE-6)', () => {
    const extra = anExtraAttendance({ childId: noor.id, day: addDays(ordinaryTuesday, 1) })
    for (const reason of ['ill', 'suspended'] as const) {
      const absence = anAbsence({ childId: noor.id, startDay: addDays(ordinaryTuesday, 1), reason })
      expect(
        linesOf({ extraAttendances: [extra], absences: [absence] }, addDays(ordinaryTuesday, 1)),
      ).toEqual([])
    }
  })
})

describe('extra attendance and moves (EXTRA-1, GROUP-2)', () => {
  test('extra hours next to the contract add only what the contract does not cover', () => {
    const extra = anExtraAttendance({
      childId: noor.id,
      day: ordinaryTuesday,
      startMinute: at('18:00'),
      endMinute: at('19:00'),
      kind: 'extraHour',
    })
    expect(linesOf({ extraAttendances: [extra] })).toEqual([
      'noor ladybirds 07:30-18:30 contract',
      'noor ladybirds 18:30-19:00 extraHour',
    ])
  })

  test('an extra day in another group takes the minutes over from the own group', () => {
    const extra = anExtraAttendance({
      childId: noor.id,
      day: ordinaryTuesday,
      groupId: second.id,
      endMinute: at('13:00'),
    })
    expect(linesOf({ groups: [aGroup(), second], extraAttendances: [extra] })).toEqual([
      'noor butterflies 07:30-13:00 extraDay',
      'noor ladybirds 13:00-18:30 contract',
    ])
  })

  test('a child that is at another location of the house is not counted here', () => {
    const extra = anExtraAttendance({
      childId: noor.id,
      day: ordinaryTuesday,
      groupId: groupId('elsewhere'),
      endMinute: at('13:00'),
    })
    expect(linesOf({ extraAttendances: [extra] })).toEqual(['noor ladybirds 13:00-18:30 contract'])
  })

  test('a move changes the group for the minutes the child is there, and names its reason (GROUP-2)', () => {
    const move = aGroupMove({
      childId: noor.id,
      day: ordinaryTuesday,
      toGroupId: second.id,
      startMinute: at('17:00'),
      endMinute: at('19:30'),
    })
    const day = dayOf(
      locationFacts({ ...facts, contracts: [contract], groups: [aGroup(), second], groupMoves: [move] }),
      ordinaryTuesday,
    )
    expect(presenceLines(day)).toEqual([
      'noor butterflies 17:00-18:30 contract',
      'noor ladybirds 07:30-17:00 contract',
    ])
    const moved = day.groups.find((group) => group.groupId === second.id)?.presences[0]
    expect(moved?.ownGroupId).toBe('ladybirds')
    expect(moved?.moveReason).toBe('merge')
  })

  test('a move of a child that is not there brings nobody in', () => {
    const move = aGroupMove({ childId: noor.id, day: addDays(ordinaryTuesday, 1), toGroupId: second.id })
    expect(linesOf({ groups: [aGroup(), second], groupMoves: [move] }, addDays(ordinaryTuesday, 1))).toEqual(
      [],
    )
  })

  test('an extra day of a child that is not in the list is reported, not guessed', () => {
    const extra = anExtraAttendance({ childId: childId('stranger'), day: ordinaryTuesday })
    const day = dayOf(
      locationFacts({ ...facts, contracts: [contract], extraAttendances: [extra] }),
      ordinaryTuesday,
    )
    expect(presenceLines(day)).toHaveLength(1)
    expect(day.notices.map((notice) => notice.code)).toEqual(['board.unknownChild'])
  })

  test('an extra day before the child is old enough is reported and does not count (CARE-2)', () => {
    const unborn = aChild({ id: noor.id, birthDate: isoDay('2027-02-01') })
    const extra = anExtraAttendance({ childId: noor.id, day: ordinaryTuesday })
    const day = dayOf(locationFacts({ children: [unborn], extraAttendances: [extra] }), ordinaryTuesday)
    expect(presenceLines(day)).toEqual([])
    expect(day.notices.map((notice) => notice.code)).toEqual(['board.childOutsideAge'])
  })
})
