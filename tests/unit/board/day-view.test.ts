import { describe, expect, test } from 'vitest'
import { computeDayView } from '#shared/domain/board/compute-day-view.ts'
import type { DayView } from '#shared/domain/board/model.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { isoDay } from '#shared/kernel/time.ts'
import {
  aChild,
  aContract,
  aGroupMove,
  anAbsence,
  anExtraAttendance,
  bornSoThat,
} from '#tests/harness/builders/children.ts'
import { at, childId, groupId } from '#tests/harness/builders/ids.ts'
import { aCrowd, aTeam, locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { aGroup, anOutOfSchoolGroup } from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'

function viewOf(facts: LocationFacts, day = ordinaryTuesday): DayView {
  return computeDayView(indexLocationFacts(facts, regionalHolidays), lawBook, day)
}

const noor = aChild({ id: childId('noor') })
const sam = aChild({
  id: childId('sam'),
  firstName: 'Sam',
  surnamePrefix: 'de',
  surname: 'Adema',
  birthDate: bornSoThat(1, ordinaryTuesday),
})

describe('the day view', () => {
  test('children stand in order of surname, with their ages and stretches', () => {
    const view = viewOf(
      locationFacts({
        children: [noor, sam],
        contracts: [
          aContract({ child: noor.id, days: [2] }),
          aContract({ child: sam.id, days: [2], hours: { end: '13:00' } }),
        ],
        extraAttendances: [
          anExtraAttendance({
            childId: sam.id,
            day: ordinaryTuesday,
            startMinute: at('13:00'),
            endMinute: at('15:00'),
          }),
        ],
      }),
    )
    expect(
      view.groups[0]?.children.map((child) => [
        child.firstName,
        child.surnamePrefix,
        child.surname,
        child.ageYears,
        child.ageMonths,
      ]),
    ).toEqual([
      ['Sam', 'de', 'Adema', 1, 17],
      ['Noor', '', 'Bakker', 2, 30],
    ])
    expect(
      view.groups[0]?.children[0]?.stretches.map((stretch) => [
        stretch.startMinute,
        stretch.endMinute,
        stretch.origin,
      ]),
    ).toEqual([
      [450, 780, 'contract'],
      [780, 900, 'extraDay'],
    ])
  })

  test('staff bars keep the whole shift with its breaks', () => {
    const view = viewOf(locationFacts(aTeam(1, [ordinaryTuesday], { breaks: [['12:30', '13:00']] })))
    expect(view.groups[0]?.staff[0]?.shifts).toMatchObject([
      { startMinute: 450, endMinute: 1110, breaks: [{ startMinute: 750, endMinute: 780 }] },
    ])
  })

  test('each quarter shows its own tightest moment (CAL-4)', () => {
    const view = viewOf(
      locationFacts({
        ...aCrowd({ ages: { 2: 9 }, day: ordinaryTuesday }),
        ...aTeam(2, [ordinaryTuesday], { breaks: [['10:05', '10:10']] }),
      }),
    )
    const quarters = view.groups[0]?.quarters ?? []
    expect(quarters).toHaveLength(44)
    const rosteredAt = (time: string): number | undefined =>
      quarters.find((column) => column.startMinute === at(time))?.rostered
    expect([rosteredAt('09:45'), rosteredAt('10:00'), rosteredAt('10:15')]).toEqual([2, 0, 2])
    expect(quarters.every((column) => column.required === 2 && column.children === 9)).toBe(true)
  })

  test('the view reaches from the first to the last half hour anybody is there', () => {
    const late = anExtraAttendance({
      childId: noor.id,
      day: ordinaryTuesday,
      startMinute: at('18:30'),
      endMinute: at('18:45'),
      kind: 'extraHour',
    })
    const view = viewOf(
      locationFacts({
        children: [noor],
        contracts: [aContract({ child: noor.id, days: [2] })],
        extraAttendances: [late],
      }),
    )
    expect([view.startMinute, view.endMinute]).toEqual([at('07:30'), at('19:00')])
  })

  test('absent children are listed with the reason', () => {
    const view = viewOf(
      locationFacts({
        children: [noor],
        contracts: [aContract({ child: noor.id, days: [2] })],
        absences: [anAbsence({ childId: noor.id, startDay: ordinaryTuesday, reason: 'holiday' })],
      }),
    )
    expect(view.groups[0]?.children).toEqual([])
    expect(view.groups[0]?.absent).toEqual([
      { childId: 'noor', firstName: 'Noor', surnamePrefix: '', surname: 'Bakker', reason: 'holiday' },
    ])
  })

  test('a child that does not come that weekday is not called absent', () => {
    const view = viewOf(
      locationFacts({
        children: [noor],
        contracts: [aContract({ child: noor.id, days: [4] })],
        absences: [anAbsence({ childId: noor.id, startDay: ordinaryTuesday, reason: 'ill' })],
      }),
    )
    expect(view.groups[0]?.absent).toEqual([])
  })

  test('a child in another group is marked as elsewhere with its reason (GROUP-2)', () => {
    const second = aGroup({ id: groupId('butterflies'), sortOrder: 2 })
    const view = viewOf(
      locationFacts({
        groups: [aGroup(), second],
        children: [noor],
        contracts: [aContract({ child: noor.id, days: [2] })],
        groupMoves: [
          aGroupMove({
            childId: noor.id,
            day: ordinaryTuesday,
            toGroupId: second.id,
            startMinute: at('17:00'),
          }),
        ],
      }),
    )
    expect(view.groups.map((group) => group.children[0]?.stretches[0])).toMatchObject([
      { isElsewhere: false, moveReason: null },
      { isElsewhere: true, moveReason: 'merge' },
    ])
  })

  test('school groups show children and staff, the unit shows the need (BKR-5)', () => {
    const groups = [anOutOfSchoolGroup(), anOutOfSchoolGroup({ id: groupId('sailors'), sortOrder: 11 })]
    const crowd = aCrowd({
      ages: { 5: 11 },
      day: ordinaryTuesday,
      contract: { setting: 'outOfSchoolCare', groupId: groupId('explorers'), hours: { start: '14:45' } },
    })
    const view = viewOf(
      locationFacts({ groups, ...crowd, ...aTeam(2, [ordinaryTuesday], { groupId: groupId('sailors') }) }),
    )
    const groupQuarter = view.groups[0]?.quarters.find((column) => column.startMinute === at('15:00'))
    expect(groupQuarter).toMatchObject({ children: 11, required: null })
    const unitQuarter = view.units[0]?.quarters.find((column) => column.startMinute === at('15:00'))
    expect(unitQuarter).toMatchObject({ children: 11, required: 2, rostered: 2 })
  })

  test('a closed day says why and is still drawn', () => {
    const view = viewOf(locationFacts(), isoDay('2026-12-25'))
    expect(view.isOpen).toBe(false)
    expect(view.closed?.code).toBe('board.closed.publicHoliday')
    expect([view.startMinute, view.endMinute]).toEqual([420, 1140])
  })
})
