import { describe, expect, test } from 'vitest'
import type { LoggedStay, ObservedTime } from '#shared/domain/attendance/model.ts'
import { defaultPolicies } from '#shared/domain/policies/policies.ts'
import { doubtsOfStay, type StayFacts } from '#shared/domain/quick-log/doubts-of-stay.ts'
import { waivedStayId } from '#shared/domain/quick-log/care-of-day.ts'
import { findLongerStays } from '#shared/domain/quick-log/longer-stays.ts'
import { listPresentNow } from '#shared/domain/quick-log/present-now.ts'
import { tileNames } from '#shared/domain/quick-log/tile-names.ts'
import { aChild, aContract, aGroupMove, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { at, childId, groupId } from '#tests/harness/builders/ids.ts'
import { locationFacts, ordinaryTuesday, type FactsOptions } from '#tests/harness/builders/location-facts.ts'
import { aGroup, defaultLocationId } from '#tests/harness/builders/organisation.ts'
import { dayOf } from '#tests/harness/occupancy.ts'
import { aStay, attendanceOf, levi, leviAlone, leviDays } from './stay-house.ts'

const emma = aChild({ id: childId('emma'), firstName: 'Emma', surname: 'Visser' })
const emmaDays = aContract({ child: emma.id, days: [2], hours: { end: '18:00' } })
const two: FactsOptions = { ...leviAlone, children: [levi, emma], contracts: [leviDays, emmaDays] }

function dayWith(stays: readonly LoggedStay[], facts: FactsOptions = two) {
  const extras = stays.filter(({ removedAt }) => removedAt === null).map(attendanceOf)
  return dayOf(
    locationFacts({ ...facts, extraAttendances: [...(facts.extraAttendances ?? []), ...extras] }),
    ordinaryTuesday,
  )
}

describe('who can be written down now', () => {
  const names = (minute: string, group: string | null = null, stays: readonly LoggedStay[] = []) =>
    listPresentNow(dayWith(stays), stays, group === null ? null : groupId(group), at(minute)).map(
      (child) => child.childId,
    )

  test('whose care begins or ends nearest to now comes first', () => {
    // Emma until six, Levi until half past six.
    expect(names('17:00')).toEqual(['emma', 'levi'])
    expect(names('18:10')).toEqual(['emma', 'levi'])
    expect(names('18:34')).toEqual(['levi', 'emma'])
  })

  test('somebody at the door before opening is there, and so is who left not long ago', () => {
    expect(names('05:29')).toEqual([])
    expect(names('06:45')).toEqual(['emma', 'levi'])
    expect(names('19:59')).toEqual(['levi', 'emma'])
    expect(names('20:00')).toEqual(['levi'])
    expect(names('20:30')).toEqual([])
    expect(names('20:30', null, [aStay()])).toEqual(['levi'])
  })

  test('says until when, and what was written down on each side', () => {
    const stays = [aStay(), aStay({ side: 'early', startMinute: at('07:00'), endMinute: at('07:30') })]
    expect(listPresentNow(dayWith(stays), stays, null, at('18:40'))[0]).toEqual({
      childId: levi.id,
      groupId: 'ladybirds',
      startMinute: at('07:30'),
      endMinute: at('18:30'),
      earlyMinutes: 30,
      lateMinutes: 30,
    })
  })

  test('a child stands in the group where it is at that moment', () => {
    const facts: FactsOptions = {
      ...two,
      groups: [aGroup(), aGroup({ id: groupId('bumblebees') })],
      groupMoves: [
        aGroupMove({
          childId: levi.id,
          day: ordinaryTuesday,
          toGroupId: groupId('bumblebees'),
          startMinute: at('17:00'),
        }),
      ],
    }
    const inBees = (minute: string) =>
      listPresentNow(dayWith([], facts), [], groupId('bumblebees'), at(minute)).map((child) => child.childId)
    expect(inBees('12:00')).toEqual([])
    expect(inBees('17:30')).toEqual(['levi'])
    expect(inBees('18:45')).toEqual(['levi'])
  })
})

describe('PRIV: the screen in the room shows no more than it takes', () => {
  const named = (...people: readonly (readonly [string, string])[]) =>
    tileNames(people.map(([firstName, surname]) => ({ firstName, surnamePrefix: 'van', surname })))

  test('first name and initial', () => {
    expect(named(['Levi', 'Smit'], ['Noor', 'Bakker'])).toEqual(['Levi S.', 'Noor B.'])
  })

  test('two of the same name get the letters that tell them apart', () => {
    expect(named(['Levi', 'Smit'], ['Levi', 'Smeets'], ['Levi', 'Bos'])).toEqual([
      'Levi Smi.',
      'Levi Sme.',
      'Levi B.',
    ])
    expect(named(['Levi', 'Bo'], ['Levi', 'Bos'])).toEqual(['Levi Bo', 'Levi Bos'])
  })
})

describe('EXTRA-2: stayed longer, not invoiced', () => {
  const seen = (overrides: Partial<ObservedTime> = {}): ObservedTime => ({
    id: 'seen',
    childId: levi.id,
    locationId: defaultLocationId,
    day: ordinaryTuesday,
    arrivedMinute: at('07:30'),
    leftMinute: at('18:50'),
    ...overrides,
  })
  const found = (times: ObservedTime, stays: readonly LoggedStay[] = [], graceMinutes = 0) =>
    findLongerStays(dayWith(stays), [times], stays, {
      ...defaultPolicies,
      'extraHour.graceMinutes': graceMinutes,
    })

  test('twenty minutes too long is half an hour to write down', () => {
    expect(found(seen()).longer).toEqual([
      {
        observedTimeId: 'seen',
        childId: levi.id,
        groupId: 'ladybirds',
        day: ordinaryTuesday,
        side: 'late',
        bookedMinute: at('18:30'),
        observedMinute: at('18:50'),
        minutes: 30,
      },
    ])
  })

  test('what was written down is settled; what is beyond it is not', () => {
    expect(found(seen(), [aStay()]).longer).toEqual([])
    expect(found(seen({ leftMinute: at('19:10') }), [aStay()]).longer).toMatchObject([
      { bookedMinute: at('19:00'), minutes: 60 },
    ])
  })

  test('minutes of grace are not worth a line, one minute more is', () => {
    expect(found(seen(), [], 20).longer).toEqual([])
    expect(found(seen(), [], 19).longer).toHaveLength(1)
  })

  test('too early counts like too late', () => {
    expect(found(seen({ arrivedMinute: at('07:10'), leftMinute: null })).longer).toMatchObject([
      { side: 'early', bookedMinute: at('07:30'), observedMinute: at('07:10'), minutes: 30 },
    ])
  })

  test('what somebody let go is not asked again, what was taken back as a mistake is', () => {
    const gone = { extraAttendanceId: null, removedAt: aStay().loggedAt, removedBy: 'joris' }
    expect(found(seen(), [aStay({ ...gone, id: waivedStayId('c.1') })]).longer).toEqual([])
    expect(found(seen(), [aStay(gone)]).longer).toHaveLength(1)
  })

  test('a day without any care is named apart', () => {
    const sam = childId('sam')
    expect(found(seen({ childId: sam }))).toEqual({
      longer: [],
      unbooked: [
        {
          observedTimeId: 'seen',
          childId: sam,
          day: ordinaryTuesday,
          arrivedMinute: at('07:30'),
          leftMinute: at('18:50'),
        },
      ],
    })
  })
})

describe('what a manager should look at before it is invoiced', () => {
  const doubts = (stay: LoggedStay, more: Partial<StayFacts> = {}, facts: FactsOptions = two) => {
    const stays = more.stays ?? [stay]
    return doubtsOfStay({
      stay,
      day: dayWith(stays, facts),
      setting: 'dayCare',
      stays,
      extras: stays.map(attendanceOf),
      isPriced: true,
      ...more,
    })
  }
  const early = aStay({ side: 'early', startMinute: at('17:30'), endMinute: at('18:30') })

  test('a stay inside opening hours beside its care has nothing', () => {
    const short = { ...two, contracts: [aContract({ child: levi.id, days: [2], hours: { end: '17:00' } })] }
    const stay = aStay({ startMinute: at('17:00'), endMinute: at('17:30') })
    expect(doubts(stay, {}, short)).toEqual([])
  })

  test('after closing time, without a price and with too few staff are each named', () => {
    expect(doubts(aStay(), { isPriced: false })).toEqual(['outsideOpening', 'noTariff'])
    const tight = aStay({ tooTight: { code: 'quickLog.tooTight', params: {} } })
    expect(doubts(tight)).toEqual(['tooTight', 'outsideOpening'])
  })

  test('time that is in other care as well is a duplicate', () => {
    const stay = aStay()
    const agreed = anExtraAttendance({
      childId: levi.id,
      day: ordinaryTuesday,
      kind: 'extraHour',
      startMinute: at('18:45'),
      endMinute: at('19:15'),
    })
    expect(doubts(stay, { extras: [attendanceOf(stay), agreed] })).toContain('duplicate')
    expect(doubts(stay, { stays: [stay, aStay()] })).toContain('duplicate')
    expect(doubts(stay, { stays: [stay, early] })).not.toContain('duplicate')
  })

  test('when the care it was beside is gone it touches nothing any more', () => {
    const moved = { ...two, contracts: [aContract({ child: levi.id, days: [2], hours: { end: '17:00' } })] }
    expect(doubts(aStay(), {}, moved)).toContain('notAdjoining')
    expect(doubts(aStay())).not.toContain('notAdjoining')
  })
})
