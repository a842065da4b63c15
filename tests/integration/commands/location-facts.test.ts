import { beforeEach, describe, expect, test } from 'vitest'
import { createFactAnswers, createSteppedAnswers } from '#electron/db/answer-facts.ts'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createLocationFactsCache } from '#electron/services/facts/location-facts-cache.ts'
import type { LocationFactsCache } from '#electron/services/facts/location-facts-cache.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import { loadLocationFacts } from '#shared/commands/load-location-facts.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { must } from '#shared/kernel/invariant.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { anAbsence, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { childId, groupId, locationId, shiftId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { aClosure, aGroup, aHouseRule, aLocation } from '#tests/harness/builders/organisation.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { aShift } from '#tests/harness/builders/staffing.ts'
import { openTestRecords } from '#tests/harness/database.ts'
import type { TestRunner } from '#tests/harness/database.ts'
import { dayOf, presenceLines } from '#tests/harness/occupancy.ts'

const rainbow = locationId('rainbow')
const swallow = locationId('swallow')

let opened: OpenedDataFolder
let app: TestRunner

beforeEach(async () => {
  const records = await openTestRecords()
  opened = records.opened
  app = records.app
  app.done('importOrganisation', { rows: aRowSet() })
  app.done('importOrganisation', {
    rows: {
      location: [aLocation({ id: swallow, name: 'De Zwaluw', lrkDayCare: null, lrkOutOfSchoolCare: null })],
      base_group: [aGroup({ id: groupId('swifts'), locationId: swallow })],
      closure: [aClosure({ id: 'only-swallow', locationId: swallow, startDay: isoDay('2026-11-25') })],
      house_rule: [aHouseRule('swap.noticeDays', 5, { id: 'swallow-rule', locationId: swallow })],
      shift: [
        aShift({
          id: shiftId('fatima-helps-out'),
          locationId: swallow,
          groupId: groupId('swifts'),
          staff: staffMemberId('fatima'),
          day: isoDay('2026-11-25'),
        }),
      ],
      absence: [
        anAbsence({
          id: 'long',
          childId: childId('noor'),
          startDay: isoDay('2026-10-01'),
          endDay: isoDay('2026-11-23'),
        }),
        anAbsence({
          id: 'earlier',
          childId: childId('noor'),
          startDay: isoDay('2026-10-01'),
          endDay: isoDay('2026-11-22'),
        }),
      ],
    },
  })
  return records.close
})

function load(id = rainbow, from = '2026-11-23', until = '2026-11-29'): LocationFacts | undefined {
  return runSync(
    loadLocationFacts(id, isoDay(from), isoDay(until)),
    createFactAnswers(opened.db, shippedRulebook()),
  )
}

/** Noor, who has her care at the rainbow on Tuesdays, is at the swallow on one of them. */
function sendNoorToSwallow(): void {
  app.done('importOrganisation', {
    rows: {
      extra_attendance: [
        anExtraAttendance({
          childId: childId('noor'),
          day: isoDay('2026-12-01'),
          locationId: swallow,
          groupId: groupId('swifts'),
        }),
      ],
    },
  })
}

const idsOf = (rows: readonly { readonly id: string }[] | undefined): string[] =>
  (rows ?? []).map(({ id }) => id).sort()

describe('the facts of a location', () => {
  test('are its own children, groups, people and what holds for the whole organisation', () => {
    const facts = load()
    expect(idsOf(facts?.children)).toEqual(['noor', 'sem'])
    expect(idsOf(facts?.groups)).toEqual(['bumblebees', 'explorers', 'ladybirds'])
    expect(idsOf(facts?.staffMembers)).toEqual(['fatima', 'joris'])
    expect(facts?.contractDays).toHaveLength(5)
    expect(facts?.schoolTimes).toHaveLength(5)
    expect(facts?.houseRules.map(({ locationId: id }) => id)).toEqual([null])
    expect(idsOf(facts?.shifts)).toEqual(['fatima-tuesday'])
  })

  test('are those that touch the days asked for', () => {
    expect(idsOf(load()?.absences)).toEqual(['long', 'noor-ill'])
    expect(load()?.extraAttendances).toHaveLength(1)
    expect(load()?.closures).toEqual([])
    const christmas = load(rainbow, '2026-12-21', '2026-12-27')
    expect(christmas?.closures).toHaveLength(1)
    expect(christmas?.shifts).toEqual([])
    expect(christmas?.absences).toEqual([])
  })

  test('name who works there, also when that person belongs elsewhere', () => {
    const facts = load(swallow)
    expect(facts?.children).toEqual([])
    expect(idsOf(facts?.staffMembers)).toEqual(['fatima'])
    expect(idsOf(facts?.closures)).toEqual(['only-swallow'])
    expect(facts?.houseRules).toHaveLength(2)
  })

  test('know when a child is at another location then, so that it is not counted here too. GROUP-2', () => {
    sendNoorToSwallow()
    const facts = load(rainbow, '2026-11-30', '2026-12-06')
    expect(facts?.extraAttendances.map((extra) => extra.locationId)).toEqual([swallow])
    expect(presenceLines(dayOf(must(facts, 'facts'), isoDay('2026-12-01')))).not.toContain(
      'noor ladybirds 07:30-18:30 contract',
    )
  })

  test('of a location that does not exist are nothing', () => {
    expect(load(locationId('nowhere'))).toBeUndefined()
  })
})

describe('the cache of facts', () => {
  let built: string[]
  let cache: LocationFactsCache<number>

  beforeEach(() => {
    built = []
    cache = createLocationFactsCache({
      answer: createFactAnswers(opened.db, shippedRulebook()),
      answerInSteps: createSteppedAnswers(opened.db, shippedRulebook()),
      buildIndex: (facts) => built.push(`${facts.location.id} ${facts.fromDay} ${facts.untilDay}`),
      maxViews: 2,
    })
  })

  const week = (id = rainbow, from = '2026-11-23', until = '2026-11-29') =>
    cache.find(id, isoDay(from), isoDay(until))

  test('loads a quarter of a year once and answers every week in it', () => {
    const first = week()
    expect(week(rainbow, '2026-10-01', '2026-12-31')).toBe(first)
    expect(built).toEqual(['rainbow 2026-10-01 2026-12-31'])
    week(rainbow, '2026-12-28', '2027-01-03')
    expect(built.at(-1)).toBe('rainbow 2026-10-01 2027-03-31')
  })

  test('loads the same facts in steps, and once somebody who could not wait has them, takes those', () => {
    const steps = cache.findInSteps(rainbow, isoDay('2026-11-23'), isoDay('2026-11-29'))
    let step = steps.next()
    while (step.done !== true) step = steps.next()
    expect(step.value?.facts).toEqual(load(rainbow, isoDay('2026-10-01'), isoDay('2026-12-31')))
    expect(week()).toBe(step.value)
    const late = cache.findInSteps(rainbow, isoDay('2027-01-04'), isoDay('2027-01-10'))
    late.next()
    const held = week(rainbow, '2027-01-04', '2027-01-10')
    let lateStep = late.next()
    while (lateStep.done !== true) lateStep = late.next()
    expect(lateStep.value).toBe(held)
  })

  test('shows a change at once, and keeps what the change does not concern', () => {
    week()
    const elsewhere = week(swallow)
    app.announcements.length = 0
    app.done('removeShift', { shiftId: 'fatima-tuesday' })
    for (const change of app.announcements) cache.forget(change)
    expect(week()?.facts.shifts).toEqual([])
    expect(week(swallow)).toBe(elsewhere)
  })

  test('shows at its own location that a child is cared for elsewhere', () => {
    week(rainbow, '2026-11-30', '2026-12-06')
    app.announcements.length = 0
    sendNoorToSwallow()
    for (const change of app.announcements) cache.forget(change)
    expect(week(rainbow, '2026-11-30', '2026-12-06')?.facts.extraAttendances).toHaveLength(2)
  })

  test('forgets everything when something of the whole organisation changes', () => {
    week()
    week(swallow)
    app.announcements.length = 0
    app.done('setHouseRule', {
      locationId: null,
      code: 'swap.noticeDays',
      value: '4',
      validFrom: '2026-11-01',
    })
    for (const change of app.announcements) cache.forget(change)
    expect(week(swallow)?.facts.houseRules).toHaveLength(3)
    expect(week()?.facts.houseRules).toHaveLength(2)
    expect(built).toHaveLength(4)
  })

  test('holds no more views than it may, and lets go of the one not used for longest', () => {
    const early = week(rainbow, '2026-05-04', '2026-05-10')
    week(rainbow, '2026-08-03', '2026-08-09')
    expect(week(rainbow, '2026-05-04', '2026-05-10')).toBe(early)
    week(swallow)
    expect(week(rainbow, '2026-05-04', '2026-05-10')).toBe(early)
    expect(built).toHaveLength(3)
    week(rainbow, '2026-08-03', '2026-08-09')
    expect(built).toHaveLength(4)
  })

  test('answers nothing for a location that does not exist', () => {
    expect(week(locationId('nowhere'))).toBeUndefined()
  })
})
