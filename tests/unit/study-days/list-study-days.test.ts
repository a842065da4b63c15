import { describe, expect, test } from 'vitest'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { listStudyDays } from '#shared/domain/study-days/list-study-days.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aSchool, aSchoolDayOff, aSchoolHoliday, schoolTimes } from '#tests/harness/builders/calendar.ts'
import { aChild, anAbsence, aContract, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'
import { locationFacts, type FactsOptions } from '#tests/harness/builders/location-facts.ts'
import { aHouseRule, anOutOfSchoolGroup } from '#tests/harness/builders/organisation.ts'

/** A Tuesday. Sem comes on Tuesdays after school, Pim on Mondays; both go to De Kompasschool. */
const studyDay = isoDay('2026-12-08')

function list(options: FactsOptions = {}, today = '2026-11-23') {
  const pupil = (name: string) =>
    aChild({ id: childId(name), birthDate: isoDay('2019-03-02'), schoolId: aSchool().id })
  const care = (name: string, weekday: 1 | 2) =>
    aContract({
      child: childId(name),
      days: [weekday],
      setting: 'outOfSchoolCare',
      groupId: groupId('explorers'),
      hours: { start: null, end: '18:30' },
    })
  const facts = locationFacts({
    groups: [anOutOfSchoolGroup()],
    schools: [aSchool()],
    schoolTimes: schoolTimes(),
    schoolDaysOff: [aSchoolDayOff(studyDay)],
    children: [pupil('sem'), pupil('pim'), aChild({ id: childId('baby') })],
    contracts: [care('sem', 2), care('pim', 1), aContract({ child: childId('baby'), days: [2] })],
    ...options,
  })
  return listStudyDays(indexLocationFacts(facts), isoDay('2026-11-23'), isoDay('2026-12-31'), isoDay(today))
}

describe('STUDY-1 the study days of a location', () => {
  test('say who comes by contract and who is registered; day-care children have no part in it', () => {
    const [day] = list({
      extraAttendances: [
        anExtraAttendance({
          childId: childId('pim'),
          day: studyDay,
          kind: 'studyDay',
          groupId: groupId('explorers'),
        }),
      ],
    })
    expect(day?.children).toEqual([
      { childId: 'pim', isByContract: false, isRegistered: true, requestId: null },
      { childId: 'sem', isByContract: true, isRegistered: false, requestId: null },
    ])
  })

  test('count down to the closing day of the house, below zero once it has passed', () => {
    expect(list()[0]).toMatchObject({ closingDay: '2026-11-24', daysLeft: 1 })
    expect(list({}, '2026-11-25')[0]?.daysLeft).toBe(-1)
    expect(list({ houseRules: [aHouseRule('studyDay.closingDays', 0)] })[0]).toMatchObject({
      closingDay: studyDay,
    })
  })

  test('a child that was reported absent for the whole day does not come by contract', () => {
    const [day] = list({ absences: [anAbsence({ childId: childId('sem'), startDay: studyDay })] })
    expect(day?.children.find(({ childId: id }) => id === 'sem')?.isByContract).toBe(false)
  })

  test('a day off in a school holiday is no study day', () => {
    const schoolHolidays = [aSchoolHoliday({ startDay: isoDay('2026-12-05'), endDay: isoDay('2026-12-13') })]
    expect(list({ schoolHolidays })).toEqual([])
  })
})
