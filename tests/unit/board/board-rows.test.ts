import { describe, expect, test } from 'vitest'
import { parseIsoWeek } from '#shared/kernel/time.ts'
import { boardOf, cellOf, toddlers, workdays } from '#tests/harness/board.ts'
import { aSchool, aSchoolDayOff, schoolTimes } from '#tests/harness/builders/calendar.ts'
import { groupId } from '#tests/harness/builders/ids.ts'
import { aCrowd, aTeam, locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { aGroup, anOutOfSchoolGroup, openingHours } from '#tests/harness/builders/organisation.ts'

describe('the rows of the board', () => {
  const groups = [
    anOutOfSchoolGroup({ sortOrder: 10 }),
    anOutOfSchoolGroup({ id: groupId('sailors'), name: 'Zeilers', maxChildren: 12, sortOrder: 11 }),
    aGroup({ sortOrder: 1 }),
  ]
  const hours = { start: '14:45', end: '18:30' }
  const crowdOf = (group: string, number: number) =>
    aCrowd({
      ages: { 5: number },
      day: ordinaryTuesday,
      prefix: group,
      contract: { setting: 'outOfSchoolCare', groupId: groupId(group), hours },
    })
  const first = crowdOf('explorers', 9)
  const second = crowdOf('sailors', 8)
  const facts = locationFacts({
    groups,
    children: [...first.children, ...second.children],
    contracts: [...first.contracts, ...second.contracts],
    ...aTeam(1, workdays, { groupId: groupId('explorers'), start: '14:00' }),
  })

  test('groups come in sort order, the unit row after the groups that share it, the location last', () => {
    const board = boardOf(facts)
    expect(board.rows.map((row) => [row.kind, row.rowId])).toEqual([
      ['group', 'ladybirds'],
      ['group', 'explorers'],
      ['group', 'sailors'],
      ['unit', 'rainbow/outOfSchoolCare'],
      ['location', 'rainbow'],
    ])
    expect(board.days.map((day) => day.weekday)).toEqual([1, 2, 3, 4, 5])
    for (const row of board.rows) expect(row.cells).toHaveLength(10)
  })

  test('school groups show children and staff, the unit row shows the need (BKR-5)', () => {
    const board = boardOf(facts)
    expect(cellOf(board, 'explorers', ordinaryTuesday, 'afternoon')).toMatchObject({
      children: 9,
      required: null,
      rostered: 1,
      free: 0,
      status: 'full',
    })
    expect(cellOf(board, 'rainbow/outOfSchoolCare', ordinaryTuesday, 'afternoon')).toMatchObject({
      children: 17,
      required: 2,
      rostered: 1,
      shortage: 1,
      status: 'shortage',
    })
    expect(board.rows[1]?.ratioLevel).toBe('location')
    expect(board.attention[0]?.message.code).toBe('board.attention.shortageUnit')
  })

  test('the unit row has the places of all its groups together, not their sum (BKR-5)', () => {
    const one = crowdOf('explorers', 6)
    const two = crowdOf('sailors', 6)
    const board = boardOf(
      locationFacts({
        groups: groups.slice(0, 2),
        children: [...one.children, ...two.children],
        contracts: [...one.contracts, ...two.contracts],
        ...aTeam(2, workdays, { groupId: groupId('explorers'), start: '14:00' }),
      }),
    )
    const freeOf = (rowId: string): number | null => cellOf(board, rowId, ordinaryTuesday, 'afternoon').free
    // 12 × 0.1 = 1.2; with two staff the location can take eight more of five years.
    expect(freeOf('rainbow/outOfSchoolCare')).toBe(8)
    expect([freeOf('explorers'), freeOf('sailors')]).toEqual([8, 6])
  })

  test('a school group above thirty is not allowed by itself (BKR-6)', () => {
    const crowd = crowdOf('explorers', 31)
    const board = boardOf(
      locationFacts({
        groups: groups.slice(0, 2),
        ...crowd,
        ...aTeam(9, workdays, { groupId: groupId('explorers') }),
      }),
    )
    expect(cellOf(board, 'explorers', ordinaryTuesday, 'afternoon').status).toBe('notAllowed')
  })

  test('the only school group of a location carries the need itself', () => {
    const board = boardOf({ ...facts, groups: groups.slice(0, 1) })
    expect(board.rows.map((row) => row.kind)).toEqual(['group', 'location'])
    expect(cellOf(board, 'explorers', ordinaryTuesday, 'afternoon').required).toBe(1)
  })

  test('the hours of the week are those of every stretch, in minutes', () => {
    const crowd = aCrowd({ ages: { 2: 9 }, day: ordinaryTuesday })
    const board = boardOf(locationFacts({ groups: [toddlers], ...crowd, ...aTeam(1, workdays) }))
    expect(board.rows[0]?.week).toEqual({
      requiredMinutes: 5 * 2 * 660,
      rosteredMinutes: 5 * 660,
      differenceMinutes: -5 * 660,
    })
    const unknown = boardOf(locationFacts({ groups: [toddlers], ...crowd }))
    expect(unknown.rows[0]?.week.differenceMinutes).toBeNull()
    const partly = boardOf(locationFacts({ groups: [toddlers], ...crowd, ...aTeam(3, workdays.slice(0, 1)) }))
    expect(partly.rows[0]?.week.differenceMinutes).toBe(660)
  })

  test('the location shows the moment with the most shortage, also when another group has staff to spare', () => {
    const twoGroups = [toddlers, aGroup({ id: groupId('butterflies'), minAgeMonths: 24, sortOrder: 2 })]
    const busy = aCrowd({ ages: { 2: 9 }, day: ordinaryTuesday, prefix: 'busy' })
    const calm = aCrowd({
      ages: { 2: 3 },
      day: ordinaryTuesday,
      prefix: 'calm',
      contract: { groupId: groupId('butterflies') },
    })
    const one = aTeam(1, workdays, { prefix: 'one' })
    const two = aTeam(2, workdays, { prefix: 'two', groupId: groupId('butterflies') })
    const board = boardOf(
      locationFacts({
        groups: twoGroups,
        children: [...busy.children, ...calm.children],
        contracts: [...busy.contracts, ...calm.contracts],
        staffMembers: [...one.staffMembers, ...two.staffMembers],
        shifts: [...one.shifts, ...two.shifts],
      }),
    )
    expect(cellOf(board, 'rainbow')).toMatchObject({
      children: 12,
      required: 3,
      rostered: 3,
      shortage: 1,
      surplus: 0,
      status: 'shortage',
    })
  })

  test('a moment with more children does not hide an earlier moment with a shortage', () => {
    const twoGroups = [toddlers, aGroup({ id: groupId('butterflies'), minAgeMonths: 24, sortOrder: 2 })]
    const busy = aCrowd({ ages: { 2: 9 }, day: ordinaryTuesday, prefix: 'busy' })
    const late = aCrowd({
      ages: { 2: 9 },
      day: ordinaryTuesday,
      prefix: 'late',
      contract: { groupId: groupId('butterflies'), hours: { start: '09:00' } },
    })
    const teams = [
      aTeam(1, workdays, { prefix: 'early' }),
      aTeam(1, workdays, { prefix: 'later', start: '09:00' }),
      aTeam(2, workdays, { prefix: 'other', groupId: groupId('butterflies') }),
    ]
    const board = boardOf(
      locationFacts({
        groups: twoGroups,
        children: [...busy.children, ...late.children],
        contracts: [...busy.contracts, ...late.contracts],
        staffMembers: teams.flatMap((team) => team.staffMembers),
        shifts: teams.flatMap((team) => team.shifts),
      }),
    )
    expect(cellOf(board, 'rainbow')).toMatchObject({
      children: 18,
      required: 2,
      rostered: 3,
      shortage: 1,
      tightest: { startMinute: 450, endMinute: 540 },
    })
  })

  test('a weekend day is shown only when something is open', () => {
    const saturday = [...openingHours('dayCare'), ...openingHours('dayCare', { weekdays: [6] })]
    expect(boardOf(locationFacts({ openingHours: saturday })).days.map((day) => day.weekday)).toEqual([
      1, 2, 3, 4, 5, 6,
    ])
  })

  test('week 53 of 2026 stands between week 52 and the first week of 2027', () => {
    const week = parseIsoWeek('2026-W53')
    if (week === undefined) throw new Error('2026 has a week 53')
    const board = boardOf(locationFacts(), week)
    expect([board.previousWeek, board.week, board.nextWeek]).toEqual(['2026-W52', '2026-W53', '2027-W01'])
    expect(board.days.map((day) => day.day)).toEqual([
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
    ])
    expect(board.days.map((day) => day.isOpen)).toEqual([true, true, true, true, false])
    expect(board.days[0]?.notes).toEqual([
      { code: 'board.note.schoolHoliday', params: { holidayCode: 'board.holiday.christmas' } },
    ])
  })

  test('study days and schools that differ from the region are noted on the day (CAL-3)', () => {
    const schools = {
      schools: [aSchool()],
      schoolTimes: schoolTimes(),
      schoolDaysOff: [aSchoolDayOff(ordinaryTuesday)],
    }
    const [, tuesday] = boardOf(locationFacts(schools)).days
    expect(tuesday?.notes).toEqual([
      { code: 'board.note.dayOff', params: { school: 'De Kompasschool', kindCode: 'board.dayOff.studyDay' } },
    ])
  })
})
