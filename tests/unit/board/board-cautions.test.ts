import { describe, expect, test } from 'vitest'
import { boardOf, cellOf, toddlers, workdays } from '#tests/harness/board.ts'
import { aChild, aContract, aFixedFace } from '#tests/harness/builders/children.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { at, childId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { aTeam, locationFacts, ordinaryTuesday, aCrowd } from '#tests/harness/builders/location-facts.ts'
import { aGroup, aHouseRule, aLocation, anOutOfSchoolGroup } from '#tests/harness/builders/organisation.ts'
import { aShift, aStaffMember } from '#tests/harness/builders/staffing.ts'

describe('what to mind', () => {
  test('a child without a fixed face at work is named in the cell and in the attention list (BKR-17)', () => {
    const noor = aChild({ id: childId('noor') })
    const facts = locationFacts({
      children: [noor],
      contracts: [aContract({ child: noor.id, days: [2] })],
      fixedFaces: [aFixedFace(noor.id, 'somebody-else')],
      ...aTeam(1, workdays),
    })
    const board = boardOf(facts)
    expect(cellOf(board, 'ladybirds').cautions).toEqual([
      { code: 'board.caution.fixedFace', params: { count: 1, children: 'Noor' } },
    ])
    expect(board.attention.map((item) => item.message.code)).toEqual([
      'board.attention.fixedFace',
      'board.attention.fixedFace',
    ])
    const present = {
      ...facts,
      fixedFaces: [aFixedFace(noor.id, 'staff1'), aFixedFace(noor.id, 'somebody-else')],
    }
    expect(cellOf(boardOf(present), 'ladybirds').cautions).toEqual([])
    // A face who is there as a volunteer does not work in the group.
    const helping = {
      ...facts,
      staffMembers: [
        ...facts.staffMembers,
        aStaffMember({ id: staffMemberId('somebody-else'), role: 'volunteer' as const }),
      ],
      shifts: [...facts.shifts, aShift({ day: ordinaryTuesday, staff: staffMemberId('somebody-else') })],
    }
    expect(cellOf(boardOf(helping), 'ladybirds').cautions.map((caution) => caution.code)).toEqual([
      'board.caution.fixedFace',
    ])
  })

  test('a longer stay with too few staff is a note on the cell and in the attention list (EXTRA-2)', () => {
    const noor = aChild({ id: childId('noor') })
    const stay = {
      id: 'stay',
      childId: noor.id,
      locationId: aLocation().id,
      groupId: aGroup().id,
      day: ordinaryTuesday,
      startMinute: at('18:30'),
      endMinute: at('19:00'),
      side: 'late',
      loggedAt: '2026-11-24T17:31:00.000Z' as Instant,
      loggedBy: 'joris',
      tooTight: { code: 'quickLog.tooTight', params: {} },
      extraAttendanceId: 'extra',
      removedAt: null,
      removedBy: null,
    } as const
    const facts = locationFacts({
      children: [noor],
      contracts: [aContract({ child: noor.id, days: [2] })],
      ...aTeam(1, workdays),
      loggedStays: [stay],
    })
    const board = boardOf(facts)
    const caution = {
      code: 'board.caution.tightStay',
      params: { children: 'Noor', start: at('18:30'), end: at('19:00') },
    }
    expect(cellOf(board, 'ladybirds', ordinaryTuesday, 'afternoon').cautions).toEqual([caution])
    expect(cellOf(board, 'ladybirds').cautions).toEqual([])
    expect(board.attention.map((item) => item.message.code)).toEqual(['board.attention.caution'])
    const calm = { ...facts, loggedStays: [{ ...stay, tooTight: null }] }
    expect(boardOf(calm).attention).toEqual([])
    const gone = { ...stay, extraAttendanceId: null, removedAt: stay.loggedAt, removedBy: 'joris' }
    expect(boardOf({ ...facts, loggedStays: [gone] }).attention).toEqual([])
  })

  test('an unsure reading of the law is a caution on the number (BKR-3)', () => {
    const facts = locationFacts({
      ...aCrowd({ ages: { 1: 11, 3: 2 }, day: ordinaryTuesday }),
      ...aTeam(3, workdays),
    })
    const cell = cellOf(boardOf(facts), 'ladybirds')
    expect(cell.required).toBe(3)
    expect(cell.cautions.map((caution) => caution.code)).toEqual(['ratio.cautionRuleTwo'])
  })

  test('more trainees than the share allows is a caution on the location (BKR-16)', () => {
    const team = aTeam(2, workdays)
    const staffMembers = team.staffMembers.map((member) => ({ ...member, role: 'trainee' as const }))
    const facts = locationFacts({
      groups: [toddlers],
      ...aCrowd({ ages: { 2: 14 }, day: ordinaryTuesday }),
      ...team,
      staffMembers,
    })
    const board = boardOf(facts)
    expect(cellOf(board, 'rainbow').cautions.map((caution) => caution.code)).toContain(
      'ratio.traineesTooMany',
    )
    expect(cellOf(board, 'ladybirds').cautions.map((caution) => caution.code)).toContain(
      'ratio.traineesWithoutQualified',
    )
  })

  test('a trainee above the number the law asks takes no share (BKR-16)', () => {
    const team = aTeam(3, workdays)
    const staffMembers = team.staffMembers.map((member, place) =>
      place === 2 ? { ...member, role: 'trainee' as const } : member,
    )
    const facts = locationFacts({
      groups: [toddlers],
      ...aCrowd({ ages: { 2: 14 }, day: ordinaryTuesday }),
      ...team,
      staffMembers,
    })
    expect(cellOf(boardOf(facts), 'rainbow').cautions).toEqual([])
  })

  test('too little play space is a caution on the location (BKR-18)', () => {
    const location = aLocation({ sharedIndoorAreaDm2: 0 })
    const room = { ...toddlers, roomAreaDm2: 4_500 }
    const facts = locationFacts({
      location,
      groups: [room],
      ...aCrowd({ ages: { 2: 13 }, day: ordinaryTuesday }),
      ...aTeam(2, workdays),
    })
    expect(cellOf(boardOf(facts), 'rainbow').cautions.map((caution) => caution.code)).toEqual([
      'ratio.spaceIndoorTooSmall',
    ])
    const larger = { ...facts, groups: [{ ...room, roomAreaDm2: 4_550 }] }
    expect(cellOf(boardOf(larger), 'rainbow').cautions).toEqual([])
    // The empty room of the out-of-school centre is no play space of the day-care centre.
    const besideSchool = { ...facts, groups: [room, anOutOfSchoolGroup()] }
    expect(cellOf(boardOf(besideSchool), 'rainbow').cautions.map((caution) => caution.code)).toEqual([
      'ratio.spaceIndoorTooSmall',
    ])
  })

  test('a preschool group without enough educators is a caution (BKR-12)', () => {
    const group = { ...toddlers, isPreschoolEducation: true }
    const facts = locationFacts({
      groups: [group],
      ...aCrowd({ ages: { 2: 6 }, day: ordinaryTuesday }),
      ...aTeam(1, workdays),
    })
    expect(cellOf(boardOf(facts), 'ladybirds').cautions.map((caution) => caution.code)).toEqual([
      'board.caution.preschoolEducators',
    ])
  })

  test('by policy a short break within the three hours is no shortage but a caution (BKR-13)', () => {
    const facts = locationFacts({
      groups: [toddlers],
      ...aCrowd({ ages: { 2: 9 }, day: ordinaryTuesday }),
      ...aTeam(1, workdays),
    })
    const second = aTeam(1, workdays, { prefix: 'late', breaks: [['10:00', '10:30']] })
    const withBreak = {
      ...facts,
      staffMembers: [...facts.staffMembers, ...second.staffMembers],
      shifts: [...facts.shifts, ...second.shifts],
    }
    expect(cellOf(boardOf(withBreak), 'ladybirds').status).toBe('shortage')
    const house = { ...withBreak, houseRules: [aHouseRule('ratio.useDeviation', true)] }
    const covered = cellOf(boardOf(house), 'ladybirds')
    expect(covered).toMatchObject({ status: 'roomy', shortage: 1, required: 2, rostered: 1, free: 7 })
    expect(covered.cautions.map((caution) => caution.code)).toEqual(['ratio.deviationWithin'])
    // The whole day with one of two is more than three hours.
    const tooLong = { ...facts, houseRules: house.houseRules }
    expect(cellOf(boardOf(tooLong), 'ladybirds').status).toBe('shortage')
  })
})
