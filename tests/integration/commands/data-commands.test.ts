import { beforeEach, describe, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import type { RowReader } from '#electron/db/repositories/row-store.ts'
import { stateHash } from '#electron/db/state-hash.ts'
import { anAbsence, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { childId, groupId, locationId, organisationId, requestId } from '#tests/harness/builders/ids.ts'
import { aGroup, aLocation } from '#tests/harness/builders/organisation.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { openTestRecords } from '#tests/harness/database.ts'
import type { TestRunner } from '#tests/harness/database.ts'
import { isoDay } from '#shared/kernel/time.ts'

let opened: OpenedDataFolder
let app: TestRunner
let rows: RowReader

beforeEach(async () => {
  const records = await openTestRecords()
  opened = records.opened
  app = records.app
  rows = createRowReader(opened.db)
  app.done('importOrganisation', { rows: aRowSet() }, 'import')
  return records.close
})

/** Refused, with nothing changed. */
function expectRefused(type: string, args: unknown, code: string, params: object = {}): void {
  const before = stateHash(opened.db)
  expect(app.refused(type, args)).toMatchObject({ code, params })
  expect(stateHash(opened.db)).toBe(before)
}

describe('an absence', () => {
  const morning = {
    childId: 'noor',
    startDay: '2026-12-01',
    endDay: '2026-12-01',
    startMinute: 450,
    endMinute: 780,
    reason: 'other',
    isForCredit: false,
  }

  test('of a morning and one of the same afternoon stand side by side', () => {
    app.done('enterAbsence', morning)
    app.done('enterAbsence', { ...morning, startMinute: 780, endMinute: 1080 })
    expectRefused('enterAbsence', { ...morning, startMinute: 779, endMinute: 800 }, 'alreadyAbsent')
    expectRefused('enterAbsence', { ...morning, startMinute: null, endMinute: null }, 'alreadyAbsent')
  })

  test('cannot be entered as given up in a swap: only a swap does that. SWAP-5', () => {
    expectRefused('enterAbsence', { ...morning, reason: 'swappedAway' }, 'invalid', { path: 'reason' })
  })

  test('that came with a swap goes with the swap only. SWAP-5', () => {
    app.done('importOrganisation', {
      rows: {
        care_request: [
          {
            id: 'swap',
            kind: 'swapDay',
            childId: 'noor',
            locationId: 'rainbow',
            wantedDay: '2026-12-02',
            wantedStartMinute: null,
            wantedEndMinute: null,
            wantedGroupId: null,
            givenDay: '2026-12-03',
            givenStartMinute: null,
            givenEndMinute: null,
            swapReason: 'private',
            receivedAt: '2026-11-20T08:00:00Z',
            note: '',
            status: 'open',
            offeredWish: null,
            decidedAt: null,
            decidedBy: null,
            overrideReason: '',
            decisionSnapshot: null,
          },
        ],
        absence: [
          anAbsence({
            id: 'given',
            childId: childId('noor'),
            startDay: isoDay('2026-12-03'),
            reason: 'swappedAway',
            requestId: requestId('swap'),
          }),
        ],
      },
    })
    expectRefused('removeAbsence', { absenceId: 'given' }, 'ownedByRequest', { requestId: 'swap' })
    expectRefused('removeAbsence', { absenceId: 'nothing' }, 'notFound', { what: 'absence' })
  })
})

describe('a group move', () => {
  const move = {
    childId: 'noor',
    day: '2026-11-26',
    startMinute: 450,
    endMinute: 780,
    toGroupId: 'bumblebees',
    reason: 'ownGroupFull',
  }

  test('is recorded with its reason. GROUP-2', () => {
    app.done('moveChild', move, 'move')
    expect(rows.findRow('group_move', 'move.1')).toEqual({ id: 'move.1', ...move })
    expectRefused('moveChild', { ...move, reason: 'because' }, 'invalid', { path: 'reason' })
  })

  test('does not put a child in two places at once', () => {
    app.done('moveChild', move)
    expectRefused(
      'moveChild',
      { ...move, startMinute: 700, endMinute: 900, toGroupId: 'explorers' },
      'alreadyMoved',
    )
    app.done('moveChild', { ...move, startMinute: 780, endMinute: 900, toGroupId: 'explorers' })
  })

  test('is to another group that exists on that day', () => {
    expectRefused('moveChild', { ...move, toGroupId: 'ladybirds' }, 'ownGroup')
    expectRefused('moveChild', { ...move, toGroupId: 'nowhere' }, 'notFound', { what: 'group' })
    app.done('importOrganisation', {
      rows: {
        base_group: [aGroup({ id: groupId('crickets'), code: 'KR', validUntil: isoDay('2026-11-25') })],
      },
    })
    expectRefused('moveChild', { ...move, toGroupId: 'crickets' }, 'groupNotValid', { day: '2026-11-26' })
  })

  test('stays at the location: elsewhere the child would be counted in neither place. GROUP-2', () => {
    const swallow = locationId('swallow')
    app.done('importOrganisation', {
      rows: {
        location: [aLocation({ id: swallow, name: 'De Zwaluw', lrkDayCare: null, lrkOutOfSchoolCare: null })],
        base_group: [aGroup({ id: groupId('swifts'), name: 'Gierzwaluwen', locationId: swallow })],
      },
    })
    expectRefused('moveChild', { ...move, toGroupId: 'swifts' }, 'groupElsewhere', { group: 'Gierzwaluwen' })
    app.done('importOrganisation', {
      rows: {
        extra_attendance: [
          anExtraAttendance({
            childId: childId('noor'),
            day: isoDay('2026-11-26'),
            locationId: swallow,
            groupId: groupId('swifts'),
          }),
        ],
      },
    })
    app.done('moveChild', { ...move, toGroupId: 'swifts' })
  })
})

describe('a roster', () => {
  const shift = {
    staffMemberId: 'fatima',
    groupId: 'bumblebees',
    day: '2026-11-25',
    startMinute: 450,
    endMinute: 960,
    breaks: [{ startMinute: 720, endMinute: 750 }],
  }

  test('gets a shift at the location of its group, breaks included', () => {
    app.done('assignShift', shift, 'assigned')
    expect(rows.findRow('shift', 'assigned.1')).toEqual({ id: 'assigned.1', locationId: 'rainbow', ...shift })
  })

  test('does not put anybody in two groups at once', () => {
    app.done('assignShift', shift, 'assigned')
    expectRefused(
      'assignShift',
      { ...shift, groupId: 'ladybirds', startMinute: 900, endMinute: 1000, breaks: [] },
      'staffOverlap',
      {
        firstName: 'Fatima',
        startMinute: 450,
        endMinute: 960,
      },
    )
    app.done(
      'assignShift',
      { ...shift, groupId: 'ladybirds', startMinute: 960, endMinute: 1000, breaks: [] },
      'later',
    )
    expectRefused(
      'changeShift',
      { shiftId: 'later.1', ...shift, startMinute: 950, endMinute: 1000, breaks: [] },
      'staffOverlap',
    )
  })

  test('takes a change of a shift that only overlaps with itself', () => {
    app.done('assignShift', shift, 'assigned')
    app.done('changeShift', { shiftId: 'assigned.1', ...shift, startMinute: 480 })
    expect(rows.findRow('shift', 'assigned.1')?.startMinute).toBe(480)
    expectRefused('changeShift', { shiftId: 'assigned.1', ...shift, startMinute: 480 }, 'nothingToChange')
    expectRefused('changeShift', { shiftId: 'nothing', ...shift }, 'notFound', { what: 'shift' })
  })

  test.each([
    ['a break outside the shift', { breaks: [{ startMinute: 400, endMinute: 460 }] }],
    [
      'breaks that overlap',
      {
        breaks: [
          { startMinute: 700, endMinute: 740 },
          { startMinute: 730, endMinute: 750 },
        ],
      },
    ],
    ['reversed times', { startMinute: 960, endMinute: 450, breaks: [] }],
  ])('refuses a shift with %s', (_what, change) => {
    expectRefused('assignShift', { ...shift, ...change }, 'invalid')
  })

  test('refuses people and groups it does not know', () => {
    expectRefused('assignShift', { ...shift, staffMemberId: 'nobody' }, 'notFound', { what: 'staffMember' })
    expectRefused('assignShift', { ...shift, groupId: 'nowhere' }, 'notFound', { what: 'group' })
    expectRefused('removeShift', { shiftId: 'nothing' }, 'notFound', { what: 'shift' })
  })

  test('is settled once per week, also in week 53, and opened once. CHECK-2', () => {
    const week = { locationId: 'rainbow', week: '2026-W53' }
    expectRefused('unsettleRoster', week, 'notSettled')
    app.done('settleRoster', week)
    expectRefused('settleRoster', week, 'alreadySettled', { week: '2026-W53' })
    app.done('unsettleRoster', week)
    expect(rows.countRows('settled_roster')).toBe(0)
    expectRefused('settleRoster', { locationId: 'rainbow', week: '2025-W53' }, 'invalid', { problem: 'week' })
    expectRefused('settleRoster', { locationId: 'nowhere', week: '2026-W53' }, 'notFound', {
      what: 'location',
    })
  })
})

describe('a house rule', () => {
  const rule = {
    locationId: null,
    code: 'swap.window',
    value: '{"kind":"weeks","weeks":4}',
    validFrom: '2027-01-01',
  }

  test('holds from its day on, and what held before stays on record', () => {
    app.done('setHouseRule', rule, 'first')
    app.done('setHouseRule', { ...rule, value: '{"kind":"sameWeek"}', validFrom: '2027-06-01' }, 'second')
    expect(rows.listRows('house_rule', { code: 'swap.window' }).map(({ validFrom }) => validFrom)).toEqual([
      '2027-01-01',
      '2027-06-01',
    ])
  })

  test('of the same day is replaced by a second thought', () => {
    app.done('setHouseRule', rule, 'first')
    app.done('setHouseRule', { ...rule, value: '{"kind":"sameWeek"}' }, 'second')
    expect(rows.listRows('house_rule', { code: 'swap.window' })).toMatchObject([
      { id: 'first.1', value: '{"kind":"sameWeek"}' },
    ])
    expectRefused('setHouseRule', { ...rule, value: '{"kind":"sameWeek"}' }, 'nothingToChange')
  })

  test('has a name the house knows and a value that fits it', () => {
    expectRefused('setHouseRule', { ...rule, code: 'swap.colour' }, 'unknownHouseRule', {
      policy: 'swap.colour',
    })
    expectRefused('setHouseRule', { ...rule, code: 'constructor' }, 'unknownHouseRule')
    expectRefused('setHouseRule', { ...rule, value: '{"kind":"never"}' }, 'houseRuleValue')
    expectRefused('setHouseRule', { ...rule, value: 'no json' }, 'houseRuleValue')
    expectRefused('setHouseRule', { ...rule, locationId: 'nowhere' }, 'notFound', { what: 'location' })
  })
})

describe('an import', () => {
  test('of the same rows again changes nothing', () => {
    const small = { organisation: [{ id: 'organisation', name: 'Stichting De Boog' }] }
    expect(app.done('importOrganisation', { rows: small }).changeCount).toBe(0)
  })

  test('takes away what it names, in the same step', () => {
    app.done('importOrganisation', { rows: {}, remove: [{ table: 'absence', id: 'noor-ill' }] }, 'second')
    expect(rows.findRow('absence', 'noor-ill')).toBeUndefined()
    app.done('undoCommand', { commandId: 'second' })
    expect(rows.findRow('absence', 'noor-ill')).toBeDefined()
    expectRefused(
      'importOrganisation',
      { rows: {}, remove: [{ table: 'absence', id: 'nothing' }] },
      'notFound',
    )
    expectRefused('importOrganisation', { rows: {}, remove: [{ table: 'meta', id: 'deviceId' }] }, 'invalid')
    expectRefused(
      'importOrganisation',
      { rows: {}, remove: [{ table: 'child', id: 'noor' }] },
      'stillReferenced',
    )
  })

  test('of another organisation is refused: children of two never mix', () => {
    const other = { organisation: [{ id: organisationId('elsewhere'), name: 'Elders' }] }
    expectRefused('importOrganisation', { rows: other }, 'otherOrganisation', {
      known: 'Stichting De Boog',
      offered: 'Elders',
    })
  })

  test('with one id twice, or with nothing, is refused', () => {
    const school = { id: 'school', name: 'De Kompasschool', region: 'north' }
    expectRefused('importOrganisation', { rows: { school: [school, school] } }, 'duplicateRow', {
      id: 'school',
    })
    expectRefused('importOrganisation', { rows: {} }, 'nothingToChange')
    expectRefused('importOrganisation', { rows: { meta: [] } }, 'invalid')
  })
})
