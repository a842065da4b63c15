import { describe, expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import { anAbsence, anExtraAttendance, aContract } from '#tests/harness/builders/children.ts'
import { at, groupId, locationId } from '#tests/harness/builders/ids.ts'
import { aMerge } from '#tests/harness/builders/merges.ts'
import { aCrowd, aTeam, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { aGroup, aHouseRule, openingHours } from '#tests/harness/builders/organisation.ts'
import { aStay, crowded, decide, levi, leviAlone } from './stay-house.ts'

const stretch = (start: string, end: string) => ({ startMinute: at(start), endMinute: at(end) })

describe('EXTRA-2: a longer stay touches the care of that day', () => {
  test('late begins where the contracted care ends', () => {
    expect(decide(leviAlone)).toMatchObject({
      ok: true,
      value: { ...stretch('18:30', '19:00'), groupId: 'ladybirds' },
    })
  })

  test('early ends where it begins', () => {
    expect(decide(leviAlone, { side: 'early' })).toMatchObject({
      ok: true,
      value: stretch('07:00', '07:30'),
    })
  })

  test('it touches granted care as well as contracted care', () => {
    const wednesday = isoDay('2026-11-25')
    const facts = {
      ...leviAlone,
      contracts: [aContract({ child: levi.id, days: [1] })],
      extraAttendances: [anExtraAttendance({ childId: levi.id, day: wednesday, endMinute: at('13:00') })],
    }
    expect(decide(facts, { day: wednesday })).toMatchObject({ ok: true, value: stretch('13:00', '13:30') })
  })

  test('an hour that was agreed beforehand is care: half an hour more comes after it', () => {
    const agreed = anExtraAttendance({
      childId: levi.id,
      day: ordinaryTuesday,
      kind: 'extraHour',
      ...stretch('18:30', '19:00'),
    })
    expect(decide({ ...leviAlone, extraAttendances: [agreed] })).toMatchObject({
      ok: true,
      value: stretch('19:00', '19:30'),
    })
  })

  test('a child without care that day cannot stay longer', () => {
    const refusal = { ok: false, refusal: { code: 'noCareThatDay' } }
    expect(decide(leviAlone, { day: isoDay('2026-11-28') })).toEqual(refusal)
    const ill = { ...leviAlone, absences: [anAbsence({ childId: levi.id, startDay: ordinaryTuesday })] }
    expect(decide(ill)).toEqual(refusal)
  })

  test('it goes in the steps of the house', () => {
    expect(decide(leviAlone, { minutes: 20 })).toEqual({
      ok: false,
      refusal: { code: 'stayStep', stepMinutes: 30 },
    })
    const quarters = { ...leviAlone, houseRules: [aHouseRule('extraHour.stepMinutes', 15)] }
    expect(decide(quarters, { minutes: 45 })).toMatchObject({ ok: true, value: stretch('18:30', '19:15') })
  })

  test('it does not pass midnight on either side', () => {
    expect(decide(leviAlone, { minutes: 360 })).toEqual({ ok: false, refusal: { code: 'stayOutsideDay' } })
    expect(decide(leviAlone, { minutes: 480, side: 'early' })).toEqual({
      ok: false,
      refusal: { code: 'stayOutsideDay' },
    })
  })

  test('it can be in another group of the location, and in no group of elsewhere', () => {
    const second = aGroup({ id: groupId('bumblebees') })
    const facts = { ...leviAlone, groups: [aGroup(), second] }
    expect(decide(facts, { groupId: second.id })).toMatchObject({ ok: true, value: { groupId: second.id } })
    expect(decide(facts, { groupId: groupId('elsewhere') })).toEqual({
      ok: false,
      refusal: { code: 'groupNotValid' },
    })
  })
})

describe('EXTRA-2: the same time is written down once', () => {
  test('the same half hour again is refused with the stay that is there', () => {
    const stay = aStay()
    expect(decide(leviAlone, { stays: [stay] })).toEqual({
      ok: false,
      refusal: { code: 'alreadyLogged', stay },
    })
  })

  test('the full hour adds the second half hour beside the first', () => {
    expect(decide(leviAlone, { stays: [aStay()], minutes: 60 })).toMatchObject({
      ok: true,
      value: stretch('19:00', '19:30'),
    })
  })

  test('on the other side of the day it is another stay', () => {
    expect(decide(leviAlone, { stays: [aStay()], side: 'early' })).toMatchObject({
      ok: true,
      value: stretch('07:00', '07:30'),
    })
  })

  test('what was taken back can be written down again', () => {
    const gone = aStay({
      extraAttendanceId: null,
      removedAt: aStay().loggedAt,
      removedBy: 'joris',
    })
    expect(decide(leviAlone, { stays: [gone] })).toMatchObject({ ok: true, value: stretch('18:30', '19:00') })
  })
})

describe('EXTRA-2: too few staff is written along, never a reason to refuse', () => {
  test('enough staff: nothing to say', () => {
    expect(decide(leviAlone)).toMatchObject({ ok: true, value: { tooTight: null } })
  })

  test('with one more than one member of staff may have, the moment, the need and the roster are named', () => {
    // Eight children of two years old for each member of staff.
    expect(decide(crowded(7))).toMatchObject({ ok: true, value: { tooTight: null } })
    expect(decide(crowded(8))).toMatchObject({
      ok: true,
      value: {
        tooTight: {
          code: 'quickLog.tooTight',
          params: { start: at('18:30'), end: at('19:00'), count: 2, rostered: 1, children: 9 },
        },
      },
    })
  })

  test('only the part without enough staff is named', () => {
    const facts = { ...leviAlone, ...aTeam(1, [ordinaryTuesday], { end: '18:45' }) }
    expect(decide(facts)).toMatchObject({
      ok: true,
      value: { tooTight: { params: { start: at('18:45'), end: at('19:00'), count: 1, rostered: 0 } } },
    })
  })

  test('a group that may not be that large is named as such', () => {
    expect(decide(crowded(16))).toMatchObject({
      ok: true,
      value: { tooTight: { code: 'quickLog.notAllowed', params: { children: 17 } } },
    })
  })

  test('while its group is with another, the staff of the host must suffice (MERGE-1)', () => {
    const butterflies = aGroup({ id: groupId('butterflies'), sortOrder: 2 })
    const hosted = { groupId: butterflies.id }
    const crowd = aCrowd({ ages: { 2: 8 }, day: ordinaryTuesday, contract: hosted })
    const together = aMerge({
      validFrom: ordinaryTuesday,
      hostGroupId: butterflies.id,
      endMinute: at('09:00'),
    })
    const facts = {
      groups: [aGroup(), butterflies],
      children: [levi, ...crowd.children],
      contracts: [aContract({ child: levi.id, days: [2], hours: { start: '09:00' } }), ...crowd.contracts],
      ...aTeam(1, [ordinaryTuesday], hosted),
    }
    const early = { side: 'early' } as const
    expect(decide({ ...facts, merges: [together] }, early)).toMatchObject({
      ok: true,
      value: { ...stretch('08:30', '09:00'), tooTight: { params: { count: 2, rostered: 1, children: 9 } } },
    })
  })

  test('without any roster nothing is claimed', () => {
    expect(decide({ ...leviAlone, shifts: [], staffMembers: [] })).toMatchObject({
      ok: true,
      value: { tooTight: null },
    })
  })
})

describe('a night in which the clock moves', () => {
  test.each([
    ['forward', '2028-03-26'],
    ['back', '2026-10-25'],
  ])('half an hour is half an hour on the day the clock goes %s', (_, text) => {
    const day = isoDay(text)
    const facts = {
      children: [levi],
      contracts: [aContract({ child: levi.id, days: [7], hours: { start: '01:30', end: '02:30' } })],
      openingHours: openingHours('dayCare', { weekdays: [7], start: '00:00', end: '24:00' }),
      ...aTeam(1, [day], { start: '00:00', end: '04:00' }),
    }
    expect(decide(facts, { day })).toEqual({
      ok: true,
      value: { ...stretch('02:30', '03:00'), groupId: 'ladybirds', tooTight: null },
    })
    expect(decide(facts, { day, side: 'early' })).toMatchObject({
      ok: true,
      value: stretch('01:00', '01:30'),
    })
  })
})

test('the clock goes forward on 28 March 2027, which is Easter Sunday: nobody comes, so nobody stays longer', () => {
  const day = isoDay('2027-03-28')
  const facts = {
    ...leviAlone,
    contracts: [aContract({ child: levi.id, days: [7] })],
    openingHours: openingHours('dayCare', { weekdays: [7] }),
  }
  expect(decide(facts, { day })).toEqual({ ok: false, refusal: { code: 'noCareThatDay' } })
})

test('a child of another location is not there', () => {
  const elsewhere = anExtraAttendance({
    childId: levi.id,
    day: ordinaryTuesday,
    groupId: groupId('other'),
    locationId: locationId('elsewhere'),
  })
  expect(decide({ ...leviAlone, extraAttendances: [elsewhere] })).toEqual({
    ok: false,
    refusal: { code: 'noCareThatDay' },
  })
})
