import { describe, expect, test } from 'vitest'
import { carriedOutOf } from '#shared/domain/requests/carried-out.ts'
import type { CareWish } from '#shared/domain/requests/model.ts'
import { careOfGrant } from '#shared/domain/requests/stack/care-of-grant.ts'
import { withGranted } from '#shared/domain/requests/stack/with-granted.ts'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import type { GroupMove } from '#shared/domain/attendance/model.ts'
import { addDays } from '#shared/kernel/time.ts'
import { aConsent, aGroupMove, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { at, groupId, nextId } from '#tests/harness/builders/ids.ts'
import { aCrowd, aTeam } from '#tests/harness/builders/location-facts.ts'
import { aMerge } from '#tests/harness/builders/merges.ts'
import { aGroup, anOutOfSchoolGroup } from '#tests/harness/builders/organisation.ts'
import { lawBook } from '#tests/harness/law.ts'
import {
  aHouse,
  anExtraDay,
  aRequest,
  aSecondGroup,
  aSwap,
  check,
  checkInput,
  friday,
  hasStep,
  noorId,
  stepOf,
  thursday,
  workingDays,
  type HouseOptions,
} from './wishes.ts'

const ladybirds = aGroup({ minAgeMonths: 24 })
const bumblebees = aSecondGroup({ minAgeMonths: 24, maxChildren: 8 })
const butterflies = aSecondGroup({
  id: groupId('butterflies'),
  name: 'Vlinders',
  code: 'VL',
  minAgeMonths: 24,
})
const morning = { startMinute: at('08:00'), endMinute: at('13:00') }
const movedOnFriday = aGroupMove({
  childId: noorId,
  day: friday,
  toGroupId: bumblebees.id,
  reason: 'ownGroupFull',
  ...morning,
})

/** Noor's ladybirds have room; so many toddlers and staff at the bumblebees. */
function house(bees: number, staff: number, options: HouseOptions = {}) {
  const team = aTeam(staff, workingDays(10), { prefix: 'bee', groupId: bumblebees.id })
  return aHouse({
    groups: [ladybirds, bumblebees, butterflies],
    crowds: [
      aCrowd({ ages: { 2: bees }, day: thursday, prefix: 'bee', contract: { groupId: bumblebees.id } }),
    ],
    staffMembers: team.staffMembers,
    shifts: team.shifts,
    groupMoves: [movedOnFriday],
    ...options,
  })
}

/** The day of the wish as the board computes it once the wish is granted. */
function dayWhenGranted(facts: ReturnType<typeof house>, wish: CareWish) {
  const input = checkInput(facts, wish)
  const { resolved } = check(facts, wish)
  const carriedOut = carriedOutOf(input)
  if (resolved === null || carriedOut === null) throw new Error('the wish can be carried out')
  const care = careOfGrant(aRequest(wish), resolved, carriedOut, () => nextId('granted'))
  return computeDay(
    withGranted(input.index, lawBook, { ...care, request: null }),
    lawBook,
    resolved.wantedDay,
  )
}

function standsOfNoor(day: ReturnType<typeof dayWhenGranted>): readonly string[] {
  return day.groups
    .flatMap(({ presences }) => presences.filter(({ childId }) => childId === noorId))
    .toSorted((a, b) => a.startMinute - b.startMinute)
    .map(({ groupId: group, startMinute, endMinute }) => `${group} ${startMinute}-${endMinute}`)
}

describe('a wish of a child that somebody moved to another group on that day (GROUP-2, CHECK-1)', () => {
  test('does not fit when the group it was moved to is full, though its own group has room', () => {
    expect(check(house(8, 2, { groupMoves: [] }), anExtraDay()).verdict).toBe('ok')
    const full = check(house(8, 2), anExtraDay())
    expect(full.verdict).toBe('no')
    expect(stepOf(full, 'groupMax').message).toMatchObject({
      code: 'check.groupMax.full',
      params: { children: 9, max: 8, start: at('08:00'), end: at('13:00') },
    })
    expect(full.tightest).toMatchObject({ groupId: bumblebees.id, children: 8, childrenAfter: 9 })
  })

  test('fits outside the hours of the move, and where the child was moved to a group with room', () => {
    const afternoon = anExtraDay({ wantedStartMinute: at('13:00'), wantedEndMinute: at('18:00') })
    expect(check(house(8, 2), afternoon).verdict).toBe('ok')
    expect(check(house(7, 2), anExtraDay()).verdict).toBe('ok')
  })

  test('needs the staff of the group it was moved to, for the hours of the move', () => {
    const short = check(
      house(8, 1, { groups: [ladybirds, { ...bumblebees, maxChildren: 16 }] }),
      anExtraDay(),
    )
    expect(stepOf(short, 'ratio')).toMatchObject({
      verdict: 'no',
      message: { params: { after: 9, need: 2, rostered: 1, start: at('08:00'), end: at('13:00') } },
    })
  })

  test('says in which group the child is counted, and when', () => {
    const step = stepOf(check(house(7, 2), anExtraDay()), 'merged')
    expect(step).toMatchObject({
      verdict: 'ok',
      message: {
        code: 'check.merged.moved',
        params: { group: 'Lieveheersbeestjes', hostName: 'Hommels', start: at('08:00'), end: at('13:00') },
      },
    })
    expect(hasStep(check(house(7, 2, { groupMoves: [] }), anExtraDay()), 'merged')).toBe(false)
  })

  test('is counted with the host when the group it was moved to is a guest then (MERGE-1)', () => {
    const merges = [
      aMerge({
        validFrom: friday,
        hostGroupId: butterflies.id,
        groupIds: [butterflies.id, bumblebees.id],
        ...morning,
      }),
    ]
    const facts = house(8, 2, { groups: [ladybirds, bumblebees, { ...butterflies, maxChildren: 8 }], merges })
    const result = check(facts, anExtraDay())
    expect(stepOf(result, 'groupMax')).toMatchObject({ verdict: 'no', message: { params: { children: 9 } } })
    expect(result.tightest).toMatchObject({ groupId: butterflies.id })
  })

  test('stands on the board where it was counted', () => {
    expect(standsOfNoor(dayWhenGranted(house(7, 2), anExtraDay()))).toEqual([
      `bumblebees ${at('08:00')}-${at('13:00')}`,
      `ladybirds ${at('13:00')}-${at('18:00')}`,
    ])
  })

  test('a place in a third group leaves the move of that day as it is, also when it begins earlier', () => {
    const consents = [aConsent(noorId, 'butterflies')]
    const crowds = [
      aCrowd({ ages: { 2: 7 }, day: thursday, prefix: 'bee', contract: { groupId: bumblebees.id } }),
    ]
    const staff = aTeam(1, workingDays(10), { prefix: 'fly', groupId: butterflies.id })
    for (const startMinute of [at('08:00'), at('10:00')]) {
      const facts = house(0, 0, {
        consents,
        crowds,
        staffMembers: staff.staffMembers,
        shifts: staff.shifts,
        groupMoves: [{ ...movedOnFriday, startMinute }],
      })
      const wish = anExtraDay({ wantedGroupId: butterflies.id })
      expect(stepOf(check(facts, wish), 'merged').message.params).toMatchObject({ hostName: 'Hommels' })
      const moved = standsOfNoor(dayWhenGranted(facts, wish)).filter((line) => line.startsWith('bumblebees'))
      expect(moved).toEqual([`bumblebees ${startMinute}-${at('13:00')}`])
    }
  })

  test('a place in a third group that is put back is counted where the child stands by now (CHECK-4)', () => {
    const granted = { ...movedOnFriday, id: 'a-granted', endMinute: at('18:00'), toGroupId: butterflies.id }
    const facts = house(8, 2, { groupMoves: [granted, movedOnFriday] })
    const result = check(facts, anExtraDay({ wantedGroupId: butterflies.id }))
    expect(stepOf(result, 'groupMax')).toMatchObject({ verdict: 'no', message: { params: { children: 9 } } })
  })

  test('a day on which the child was moved to a full group is not offered instead (CHECK-3)', () => {
    const wednesday = addDays(friday, -2)
    const movedOnWednesday = { ...movedOnFriday, day: wednesday }
    const offered = (groupMoves: readonly GroupMove[]) =>
      check(house(8, 2, { groupMoves }), anExtraDay({ wantedDay: wednesday })).alternatives.filter(
        ({ wish }) => wish.wantedDay === friday,
      )
    expect(offered([movedOnWednesday])).not.toEqual([])
    expect(offered([movedOnWednesday, movedOnFriday])).toEqual([])
  })

  test('the places that a swap sets free are those of the group it was moved to', () => {
    const facts = house(7, 1, { groupMoves: [{ ...movedOnFriday, day: thursday }] })
    expect(check(facts, aSwap({ givenEndMinute: at('13:00') })).givenSide).toMatchObject({
      code: 'check.givenSide.freed',
      params: { before: 0, count: 1 },
    })
  })

  test('a toddler moved among school children makes the law count that group by itself (BKR-9)', () => {
    const school = anOutOfSchoolGroup()
    const team = aTeam(3, workingDays(1), { prefix: 'school', groupId: school.id })
    const facts = house(0, 0, {
      groups: [ladybirds, bumblebees, school],
      staffMembers: team.staffMembers,
      shifts: team.shifts,
      groupMoves: [{ ...movedOnFriday, toGroupId: school.id }],
    })
    const wish = anExtraDay({ wantedStartMinute: morning.startMinute, wantedEndMinute: morning.endMinute })
    const { units } = dayWhenGranted(facts, wish)
    const unit = units.find(({ groupIds }) => groupIds.includes(school.id))
    expect(unit).toMatchObject({ ratioSetting: 'merged', level: 'group' })
    const need = unit?.segments.find((segment) => segment.children > 0)?.required
    expect(need).toBe(1)
    expect(stepOf(check(facts, wish), 'ratio').message.params).toMatchObject({ need, after: 1 })
  })

  test('what came with a granted place does not move a child that somebody moved (GROUP-2)', () => {
    const extra = anExtraAttendance({ childId: noorId, day: friday, groupId: butterflies.id, ...morning })
    const reason = { ...movedOnFriday, id: 'zz-granted', toGroupId: butterflies.id }
    const facts = house(3, 1, { extraAttendances: [extra], groupMoves: [movedOnFriday, reason] })
    const day = computeDay(checkInput(facts, anExtraDay()).index, lawBook, friday)
    expect(standsOfNoor(day)).toEqual([`bumblebees ${at('08:00')}-${at('13:00')}`])
  })
})
