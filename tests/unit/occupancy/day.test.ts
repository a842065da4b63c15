import { describe, expect, test } from 'vitest'
import { addDays, isoDay, isoWeekOf } from '#shared/kernel/time.ts'
import { aChild, aContract, aGroupMove, bornSoThat } from '#tests/harness/builders/children.ts'
import { at, childId, groupId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { aCrowd, aTeam, locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { aGroup, anOutOfSchoolGroup, aSettledRoster } from '#tests/harness/builders/organisation.ts'
import { aShift, aStaffMember } from '#tests/harness/builders/staffing.ts'
import { dayOf, timesOf } from '#tests/harness/occupancy.ts'

const afternoon = { hours: { start: '14:45', end: '18:30' } } as const

function outOfSchool(
  group: string,
  prefix: string,
  ages: Readonly<Record<number, number>>,
  day = ordinaryTuesday,
) {
  return aCrowd({
    ages,
    day,
    prefix,
    contract: { setting: 'outOfSchoolCare', groupId: groupId(group), ...afternoon },
  })
}

describe('staff of a day (BKR-16)', () => {
  test('on a break one does not count', () => {
    const member = aStaffMember()
    const shift = aShift({
      day: ordinaryTuesday,
      staff: member.id,
      breaks: [
        ['12:30', '13:00'],
        ['15:00', '15:15'],
      ],
    })
    const day = dayOf(locationFacts({ staffMembers: [member], shifts: [shift] }), ordinaryTuesday)
    expect(day.groups[0]?.staff.map(timesOf)).toEqual(['07:30-12:30', '13:00-15:00', '15:15-18:30'])
    expect(day.groups[0]?.segments.map((segment) => segment.rostered)).toEqual([1, 0, 1, 0, 1])
  })

  test('trainees and interns count apart; assistants, volunteers and managers do not count', () => {
    const roles = ['qualified', 'trainee', 'intern', 'groupAssistant', 'volunteer', 'manager'] as const
    const staffMembers = roles.map((role) => aStaffMember({ id: staffMemberId(role), role }))
    const shifts = staffMembers.map((member) => aShift({ day: ordinaryTuesday, staff: member.id }))
    const [segment] =
      dayOf(locationFacts({ staffMembers, shifts }), ordinaryTuesday).groups[0]?.segments ?? []
    expect(segment?.rostered).toBe(3)
    expect(segment?.trainees).toBe(2)
  })

  test('of two shifts that overlap the earlier keeps the minutes: nobody counts in two groups', () => {
    const member = aStaffMember()
    const shifts = [
      aShift({ day: ordinaryTuesday, staff: member.id, start: '07:30', end: '13:00' }),
      aShift({
        day: ordinaryTuesday,
        staff: member.id,
        start: '12:00',
        end: '16:00',
        groupId: groupId('butterflies'),
      }),
    ]
    const groups = [aGroup(), aGroup({ id: groupId('butterflies'), sortOrder: 2 })]
    const day = dayOf(locationFacts({ groups, staffMembers: [member], shifts }), ordinaryTuesday)
    expect(day.groups.map((group) => group.staff.map(timesOf))).toEqual([['07:30-13:00'], ['13:00-16:00']])
  })

  test('a roster is known when any shift of the day is, and settled when its week is (CHECK-2)', () => {
    const team = aTeam(1, [ordinaryTuesday])
    const facts = locationFacts({ ...team, settledRosters: [aSettledRoster(isoWeekOf(ordinaryTuesday))] })
    expect(dayOf(facts, ordinaryTuesday).isRosterKnown).toBe(true)
    expect(dayOf(facts, ordinaryTuesday).isRosterSettled).toBe(true)
    expect(dayOf(facts, addDays(ordinaryTuesday, 1)).isRosterKnown).toBe(false)
    expect(dayOf(facts, addDays(ordinaryTuesday, 7)).isRosterSettled).toBe(false)
  })
})

describe('the need through the day (CAL-4)', () => {
  test('the day is cut at every arrival and departure, and each stretch has its own need', () => {
    const early = aCrowd({
      ages: { 1: 3 },
      day: ordinaryTuesday,
      prefix: 'early',
      contract: { hours: { end: '12:00' } },
    })
    const late = aCrowd({
      ages: { 1: 4 },
      day: ordinaryTuesday,
      prefix: 'late',
      contract: { hours: { start: '09:00' } },
    })
    const facts = locationFacts({
      children: [...early.children, ...late.children],
      contracts: [...early.contracts, ...late.contracts],
    })
    const [unit] = dayOf(facts, ordinaryTuesday).units
    expect(unit?.segments.map((segment) => [timesOf(segment), segment.children, segment.required])).toEqual([
      ['07:30-09:00', 3, 1],
      ['09:00-12:00', 7, 2],
      ['12:00-18:30', 4, 1],
    ])
  })

  test('a birthday in the week changes the need from that day on (BKR-19)', () => {
    const crowd = aCrowd({ ages: { 1: 10 }, day: ordinaryTuesday })
    const birthday = aChild({ id: childId('birthday'), birthDate: isoDay('2024-11-26') })
    const facts = locationFacts({
      children: [...crowd.children, birthday],
      contracts: [...crowd.contracts, aContract({ child: birthday.id, days: [1, 2, 3, 4, 5] })],
    })
    // Eleven one-year-olds need three; ten and one two-year-old need two.
    const needOn = (text: string): number | null | undefined =>
      dayOf(facts, isoDay(text)).units[0]?.segments[0]?.required
    expect([needOn('2026-11-25'), needOn('2026-11-26')]).toEqual([3, 2])
  })

  test('a group the law does not allow has no need, only a refusal', () => {
    const crowd = aCrowd({ ages: { 0: 13 }, day: ordinaryTuesday })
    const [unit] = dayOf(locationFacts(crowd), ordinaryTuesday).units
    expect(unit?.segments.map((segment) => segment.required)).toEqual([null])
  })

  test('a four-year-old still in day care counts as a child of three', () => {
    const four = aChild({ id: childId('four'), birthDate: isoDay('2022-11-10') })
    const crowd = aCrowd({ ages: { 3: 8 }, day: ordinaryTuesday })
    const facts = locationFacts({
      children: [...crowd.children, four],
      contracts: [...crowd.contracts, aContract({ child: four.id, days: [2] })],
    })
    const [unit] = dayOf(facts, ordinaryTuesday).units
    expect(unit?.segments[0]?.counts[4]).toBe(1)
    expect(unit?.segments[0]?.required).toBe(2)
  })

  test('toddler care counts by table 1 and a preschool group by one for eight (BKR-11, BKR-12)', () => {
    const toddlers = aCrowd({ ages: { 2: 9 }, day: ordinaryTuesday, contract: { setting: 'toddlerCare' } })
    const psg = dayOf(
      locationFacts({ ...toddlers, groups: [aGroup({ setting: 'toddlerCare' })] }),
      ordinaryTuesday,
    )
    expect(psg.units[0]?.ratioSetting).toBe('psg')
    expect(psg.units[0]?.segments[0]?.required).toBe(2)
    const ve = dayOf(
      locationFacts({
        ...aCrowd({ ages: { 2: 9 }, day: ordinaryTuesday }),
        groups: [aGroup({ isPreschoolEducation: true })],
      }),
      ordinaryTuesday,
    )
    expect(ve.units[0]?.ratioSetting).toBe('ve')
    expect(ve.units[0]?.segments[0]?.required).toBe(2)
  })

  test('a date before the oldest law gives no number and says so (BKR-20)', () => {
    const old = isoDay('2012-11-20')
    const crowd = aCrowd({ ages: { 1: 3 }, day: old, contract: { startDate: isoDay('2012-01-01') } })
    const day = dayOf(locationFacts({ ...crowd, fromDay: isoDay('2012-01-01') }), old)
    expect(day.units[0]?.lawVersion).toBeNull()
    expect(day.units[0]?.segments[0]?.required).toBeNull()
    expect(day.notices.map((notice) => notice.code)).toEqual(['board.noLaw'])
  })
})

describe('out-of-school care per location (BKR-5, BKR-7)', () => {
  const groups = [
    anOutOfSchoolGroup(),
    anOutOfSchoolGroup({ id: groupId('sailors'), name: 'Zeilers', sortOrder: 11 }),
  ]

  function factsOn(day: ReturnType<typeof isoDay>) {
    const first = outOfSchool('explorers', 'a', { 5: 15 }, day)
    const second = outOfSchool('sailors', 'b', { 5: 15 }, day)
    const started = [...first.contracts, ...second.contracts].map((rows) => ({
      ...rows,
      contract: { ...rows.contract, startDate: isoDay('2019-01-01') },
    }))
    return locationFacts({
      fromDay: isoDay('2019-01-01'),
      groups,
      children: [...first.children, ...second.children],
      contracts: started,
    })
  }

  test('since 1 July 2024 all groups of the location are one sum (BKR-5)', () => {
    const day = dayOf(factsOn(ordinaryTuesday), ordinaryTuesday)
    expect(day.units.map((unit) => [unit.unitId, unit.level])).toEqual([
      ['rainbow/outOfSchoolCare', 'location'],
    ])
    expect(day.units[0]?.segments.map((segment) => segment.required)).toEqual([3])
    expect(day.units[0]?.groupIds).toEqual(['explorers', 'sailors'])
  })

  test('until 30 June 2024 each group counted by itself (BKR-7)', () => {
    const before = isoDay('2024-06-25')
    const day = dayOf(factsOn(before), before)
    expect(day.units.map((unit) => [unit.unitId, unit.level])).toEqual([
      ['explorers', 'group'],
      ['sailors', 'group'],
    ])
    expect(day.units.map((unit) => unit.segments[0]?.required)).toEqual([2, 2])
  })

  test('a school group that takes in younger children that day is a combined group and counts by itself (BKR-9)', () => {
    const base = factsOn(ordinaryTuesday)
    const toddler = aChild({ id: childId('toddler'), birthDate: bornSoThat(3, ordinaryTuesday) })
    const care = aContract({ child: toddler.id, days: [2] })
    const move = aGroupMove({
      childId: toddler.id,
      day: ordinaryTuesday,
      toGroupId: groupId('sailors'),
      startMinute: at('17:30'),
    })
    const day = dayOf(
      {
        ...base,
        groups: [aGroup(), ...base.groups],
        children: [...base.children, toddler],
        contracts: [...base.contracts, care.contract],
        contractDays: [...base.contractDays, ...care.contractDays],
        groupMoves: [move],
      },
      ordinaryTuesday,
    )
    expect(day.units.map((unit) => [unit.unitId, unit.ratioSetting])).toEqual([
      ['ladybirds', 'kdv'],
      ['sailors', 'merged'],
      ['rainbow/outOfSchoolCare', 'bso'],
    ])
    // Fifteen pupils of five by themselves ask two; with a toddler among them they are sixteen as in day care: two.
    expect(day.units[1]?.segments.map((segment) => [timesOf(segment), segment.required])).toEqual([
      ['14:45-17:30', 2],
      ['17:30-18:30', 2],
    ])
  })

  test('a school group is not forbidden all afternoon because a toddler joins the last of them (BKR-5, BKR-9)', () => {
    const early = aCrowd({
      ages: { 6: 14 },
      day: ordinaryTuesday,
      prefix: 'early',
      contract: {
        setting: 'outOfSchoolCare',
        groupId: groupId('explorers'),
        hours: { start: '14:45', end: '17:30' },
      },
    })
    const late = aCrowd({
      ages: { 6: 6 },
      day: ordinaryTuesday,
      prefix: 'late',
      contract: {
        setting: 'outOfSchoolCare',
        groupId: groupId('explorers'),
        hours: { start: '14:45', end: '18:30' },
      },
    })
    const toddler = aChild({ id: childId('toddler'), birthDate: bornSoThat(3, ordinaryTuesday) })
    const care = aContract({ child: toddler.id, days: [2] })
    const day = dayOf(
      locationFacts({
        groups: [aGroup(), anOutOfSchoolGroup()],
        children: [...early.children, ...late.children, toddler],
        contracts: [...early.contracts, ...late.contracts, care],
        groupMoves: [
          aGroupMove({
            childId: toddler.id,
            day: ordinaryTuesday,
            toGroupId: groupId('explorers'),
            startMinute: at('17:30'),
          }),
        ],
      }),
      ordinaryTuesday,
    )
    const unit = day.units.find((candidate) => candidate.unitId === 'explorers')
    expect(unit?.segments.map((segment) => [timesOf(segment), segment.children, segment.required])).toEqual([
      ['14:45-17:30', 20, 2],
      ['17:30-18:30', 7, 1],
    ])
  })

  test('a school child merged into a day-care group makes that group a combined one (BKR-9)', () => {
    const pupils = outOfSchool('explorers', 'a', { 6: 2 })
    const toddlers = aCrowd({ ages: { 2: 4 }, day: ordinaryTuesday })
    const groupMoves = pupils.children.map((child) =>
      aGroupMove({
        childId: child.id,
        day: ordinaryTuesday,
        toGroupId: groupId('ladybirds'),
        startMinute: at('17:30'),
      }),
    )
    const facts = locationFacts({
      groups: [aGroup(), anOutOfSchoolGroup()],
      children: [...pupils.children, ...toddlers.children],
      contracts: [...pupils.contracts, ...toddlers.contracts],
      groupMoves,
    })
    const unit = dayOf(facts, ordinaryTuesday).units.find((candidate) => candidate.unitId === 'ladybirds')
    expect(unit?.ratioSetting).toBe('combined')
    expect(unit?.segments.at(-1)?.children).toBe(6)
    // A preschool group does not lose its educators because a school child joins at the end of the day. BKR-12
    const preschool = { ...facts, groups: [aGroup({ isPreschoolEducation: true }), anOutOfSchoolGroup()] }
    const joined = dayOf(preschool, ordinaryTuesday).units.find(
      (candidate) => candidate.unitId === 'ladybirds',
    )
    expect(joined?.ratioSetting).toBe('ve')
    expect(joined?.segments.at(-1)).toMatchObject({ children: 6, required: 1 })
  })
})
