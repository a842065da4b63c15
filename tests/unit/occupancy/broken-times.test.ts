import { expect, test } from 'vitest'
import { aChild, aContract, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { at, childId } from '#tests/harness/builders/ids.ts'
import { locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { aShift, aStaffMember } from '#tests/harness/builders/staffing.ts'
import { dayOf, presenceLines } from '#tests/harness/occupancy.ts'

test('times that run backwards count nobody and never a negative stretch', () => {
  const noor = aChild({ id: childId('noor') })
  const member = aStaffMember()
  const facts = locationFacts({
    children: [noor],
    contracts: [aContract({ child: noor.id, days: [2], hours: { start: '18:00', end: '08:00' } })],
    extraAttendances: [
      anExtraAttendance({
        childId: noor.id,
        day: ordinaryTuesday,
        startMinute: at('15:00'),
        endMinute: at('14:00'),
      }),
    ],
    staffMembers: [member],
    shifts: [
      aShift({ day: ordinaryTuesday, staff: member.id, start: '12:00', end: '09:00' }),
      aShift({
        day: ordinaryTuesday,
        staff: member.id,
        start: '12:00',
        end: '14:00',
        breaks: [['13:30', '13:00']],
      }),
    ],
  })
  const day = dayOf(facts, ordinaryTuesday)
  expect(presenceLines(day)).toEqual([])
  expect(day.groups[0]?.staff.map(({ startMinute, endMinute }) => [startMinute, endMinute])).toEqual([
    [720, 840],
  ])
})
