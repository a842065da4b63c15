import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CallInput, CallOutput } from '#shared/ipc/contract.ts'
import { addDays, weekdayOf } from '#shared/kernel/time.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { startApp, type TestApp } from '#tests/harness/app.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { aConsent } from '#tests/harness/builders/children.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { monday, onWednesday, quietHouse, wednesday } from './quiet-house.ts'

let app: TestApp
let house: RowSet

beforeEach(async () => {
  house = quietHouse()
  app = await startApp({ data: house })
})
afterEach(() => {
  expect(app.logged).toEqual([])
  app.close()
})

const week = { locationId: 'rainbow', week: '2026-W48', mayUseDeviation: false } as const

const everyWednesday = (overrides: Partial<CallInput<'merging.accept'>> = {}) =>
  onWednesday({ kind: 'series', validUntil: '2027-01-27', ...overrides })

const refusalOf = async (input: CallInput<'merging.accept'>) => app.refused('merging.accept', input)
const agreedOf = async (input: CallInput<'merging.week'> = week) =>
  (await app.done('merging.week', input)).agreed
const cellOf = async (rowId: string, day: string) => {
  const board = await app.done('weekBoard.get', { locationId: 'rainbow', week: '2026-W48' })
  const cell = board.rows
    .flatMap(({ cells }) => cells)
    .find((candidate) => candidate.rowId === rowId && candidate.day === day)
  if (cell === undefined) throw new Error(`no cell ${rowId} ${day}`)
  return cell
}
/** A command that has no call of its own on these screens. */
const act = (type: string, args: unknown) => {
  const done = app.application.act(type, args)
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
}
describe('agreeing that groups are together', () => {
  test('a day is agreed at once, with the arithmetic as proof, and the board counts one group (MERGE-1)', async () => {
    await app.done('merging.accept', onWednesday())
    const [agreed] = await agreedOf()
    expect(agreed).toMatchObject({
      kind: 'oneOff',
      groupIds: ['bumblebees', 'ladybirds'],
      validFrom: wednesday,
      validUntil: wednesday,
      days: [{ day: wednesday, standing: 'holds', savedMinutes: 660, sentences: [] }],
    })
    expect(agreed?.proof[0]).toMatchObject({ params: { children: 7, apart: 2 } })
    expect(await cellOf('ladybirds', wednesday)).toMatchObject({ children: 7, required: 1, rostered: 2 })
    expect(await cellOf('bumblebees', wednesday)).toMatchObject({
      children: 0,
      merge: { hostRowId: 'ladybirds', groupIds: ['bumblebees', 'ladybirds'] },
    })
    expect(await cellOf('bumblebees', addDays(wednesday, 1))).toMatchObject({ children: 3, merge: null })
  })

  test('a proposal of the planner can be agreed as it is, and saves what it said (MERGE-4)', async () => {
    const before = await app.done('merging.week', week)
    const proposal = before.days.flatMap(({ proposals }) => proposals)[0]
    if (proposal === undefined) throw new Error('a quiet house has proposals')
    expect(proposal.savedMinutes).toBeGreaterThan(0)
    const { day, hostGroupId, startMinute, endMinute } = proposal
    const groupIds = [...proposal.groupIds]
    const weekdays = [weekdayOf(day)]
    await app.done(
      'merging.accept',
      onWednesday({ day, validUntil: day, weekdays, groupIds, hostGroupId, startMinute, endMinute }),
    )
    const [agreed] = await agreedOf()
    expect(agreed?.days).toEqual([
      { day, standing: 'holds', savedMinutes: proposal.savedMinutes, sentences: [] },
    ])
    const after = await app.done('merging.week', week)
    expect(after.savedMinutes).toBeLessThan(before.savedMinutes)
  })

  test('undo takes it back to the last byte, redo puts it there again', async () => {
    await app.done('merging.accept', onWednesday())
    await app.done('history.undo', {})
    expect(await agreedOf()).toEqual([])
    expect(await cellOf('bumblebees', wednesday)).toMatchObject({ children: 3, merge: null })
    await app.done('history.redo', {})
    expect(await agreedOf()).toMatchObject([{ days: [{ standing: 'holds' }] }])
  })

  test('a series needs written consent for every child of the guest, by name (MERGE-3, GROUP-3)', async () => {
    const refusal = await refusalOf(everyWednesday())
    expect(refusal.code).toBe('refusal.mergeConsentMissing')
    expect(String(refusal.params['children']).split(', ')).toHaveLength(3)
    const consents = [1, 2, 3].map((number) => aConsent(childId(`bumblebees-2-${number}`), 'ladybirds'))
    act('importOrganisation', { rows: { second_group_consent: consents } })
    await app.done('merging.accept', everyWednesday())
    expect(await agreedOf()).toMatchObject([{ kind: 'series', days: [{ standing: 'holds' }] }])
  })

  test('the edges of the day need no consent (GROUP-2)', async () => {
    await app.done(
      'merging.accept',
      everyWednesday({ kind: 'edgeOfDay', startMinute: 1020, reason: 'edgeOfDay' }),
    )
    expect(await agreedOf()).toMatchObject([{ kind: 'edgeOfDay', startMinute: 1020 }])
  })

  test('most of the day, week after week, needs consent whatever it is called (MERGE-3, GROUP-3)', async () => {
    const refusal = await refusalOf(everyWednesday({ kind: 'edgeOfDay' }))
    expect(refusal.code).toBe('refusal.mergeConsentMissing')
    expect((await refusalOf(everyWednesday({ kind: 'edgeOfDay', startMinute: 900 }))).code).toBe(refusal.code)
  })

  test('a series passes over a day on which the house is closed (CAL-1)', async () => {
    await app.done('merging.accept', everyWednesday({ kind: 'edgeOfDay', startMinute: 1020 }))
    const [agreed] = await agreedOf({ ...week, week: '2026-W49' })
    expect(agreed?.days).toMatchObject([
      { standing: 'notNeeded', sentences: [{ code: 'mergeStanding.closed' }] },
    ])
  })
})

describe('what cannot be agreed is refused with the reason', () => {
  const closed = addDays(monday, 9)
  test.each([
    ['one group', { groupIds: ['ladybirds', 'ladybirds'] }, 'mergeTooFew'],
    ['a group of another location', { groupIds: ['elsewhere', 'ladybirds'] }, 'mergeElsewhere'],
    ['a group that does not exist', { groupIds: ['gone', 'ladybirds'] }, 'notFound'],
    ['a host that does not take part', { hostGroupId: 'zebras' }, 'mergeHostMissing'],
    [
      'a day that is over',
      { day: addDays(monday, -1), validUntil: addDays(monday, -1), weekdays: [7] },
      'mergePast',
    ],
    ['a last day before the first', { kind: 'series', validUntil: addDays(wednesday, -1) }, 'mergePeriod'],
    ['more than a year', { kind: 'series', validUntil: addDays(wednesday, 400) }, 'mergePeriod'],
    ['a single day that lasts a week', { validUntil: addDays(wednesday, 7) }, 'mergeOneDay'],
    ['weekdays outside the period', { weekdays: [5] }, 'mergeNoDay'],
    ['a closed day', { day: closed, validUntil: closed }, 'mergeClosed'],
    ['reversed times', { startMinute: 900, endMinute: 600 }, 'invalid'],
    ['a day-care and a school group', { groupIds: ['explorers', 'ladybirds'] }, 'mergeNotAllowed'],
    ['hours outside the opening hours', { startMinute: 360 }, 'mergeNotAllowed'],
  ] as const)('%s', async (_what, overrides, code) => {
    const input = onWednesday(overrides as Partial<CallInput<'merging.accept'>>)
    expect((await refusalOf(input)).code).toBe(`refusal.${code}`)
    expect((await cellOf('ladybirds', wednesday)).merge).toBeNull()
  })

  test('a group that is together with another then already (MERGE-7)', async () => {
    await app.done('merging.accept', onWednesday())
    const both = onWednesday({ groupIds: ['bumblebees', 'zebras'], hostGroupId: 'zebras', startMinute: 600 })
    expect(await refusalOf(both)).toEqual({
      code: 'refusal.mergeOverlap',
      params: { group: 'Hommels', day: wednesday, start: 450, end: 1110 },
    })
  })

  test('a room that is too small, by its name and its day (MERGE-2, BKR-18)', async () => {
    act('importOrganisation', { rows: { base_group: [{ ...groupOf('ladybirds'), roomAreaDm2: 6 * 350 }] } })
    expect(await refusalOf(onWednesday())).toMatchObject({
      code: 'refusal.mergeNotAllowed',
      params: { day: wednesday, reasonCode: 'merge.blocked.room', most: 6, children: 7 },
    })
    await app.done('merging.accept', onWednesday({ hostGroupId: 'bumblebees' }))
  })

  test('a room without a size is no room for others, and never a crash', async () => {
    act('importOrganisation', { rows: { base_group: [{ ...groupOf('ladybirds'), roomAreaDm2: 0 }] } })
    expect(await refusalOf(onWednesday())).toMatchObject({
      params: { reasonCode: 'merge.blocked.roomUnknown' },
    })
    const negative = app.application.act('importOrganisation', {
      rows: { base_group: [{ ...groupOf('ladybirds'), roomAreaDm2: -1 }] },
    })
    expect(negative.ok).toBe(false)
  })

  test('ages that do not touch (MERGE-2)', async () => {
    const babies = { ...groupOf('ladybirds'), minAgeMonths: 0, maxAgeMonths: 18 }
    act('importOrganisation', { rows: { base_group: [babies] } })
    expect(await refusalOf(onWednesday())).toMatchObject({ params: { reasonCode: 'merge.blocked.ages' } })
  })

  test('a later day on which it may not be, with that day (MERGE-2)', async () => {
    const consents = [1, 2, 3].map((number) => aConsent(childId(`bumblebees-2-${number}`), 'ladybirds'))
    const later = addDays(wednesday, 14)
    const shifts = house.shift?.filter(({ day, groupId }) => day === later && groupId !== 'zebras') ?? []
    const short = shifts.map((shift) => ({ ...shift, breaks: [{ startMinute: 720, endMinute: 960 }] }))
    act('importOrganisation', { rows: { second_group_consent: consents, shift: short } })
    expect(await refusalOf(everyWednesday())).toMatchObject({
      code: 'refusal.mergeNotAllowed',
      params: { day: later, reasonCode: 'merge.blocked.staff' },
    })
  })
})

describe('an agreed merge is judged again after every change (MERGE-8)', () => {
  test('more children than the host may have: no longer allowed, with the rule and the way out', async () => {
    await app.done('merging.accept', onWednesday())
    act('importOrganisation', { rows: { base_group: [{ ...groupOf('ladybirds'), maxChildren: 6 }] } })
    const [agreed] = await agreedOf()
    expect(agreed?.days[0]).toMatchObject({
      standing: 'notAllowed',
      savedMinutes: 0,
      sentences: [
        { code: 'mergeStanding.notAllowed', params: { day: wednesday } },
        { code: 'merge.blocked.house' },
        { code: 'mergeStanding.split', params: { groups: 'Hommels + Lieveheersbeestjes' } },
      ],
    })
    const board = await app.done('weekBoard.get', { locationId: 'rainbow', week: '2026-W48' })
    expect(board.attention.map(({ message }) => message.code)).toContain('board.attention.mergeNotAllowed')
  })

  test('of three groups it names the one to take out', async () => {
    await app.done('merging.accept', onWednesday({ groupIds: ['ladybirds', 'bumblebees', 'zebras'] }))
    act('importOrganisation', { rows: { base_group: [{ ...groupOf('ladybirds'), maxChildren: 7 }] } })
    const [agreed] = await agreedOf()
    expect(agreed?.days[0]?.sentences.at(-1)).toEqual({
      code: 'mergeStanding.takeOut',
      params: { group: "Zebra's" },
    })
  })

  test('as many staff apart as together: no longer needed', async () => {
    await app.done('merging.accept', onWednesday())
    for (const id of ['ladybirds-2-1', 'ladybirds-2-2', 'ladybirds-2-3', 'ladybirds-2-4']) {
      act('enterAbsence', {
        childId: id,
        startDay: wednesday,
        endDay: wednesday,
        startMinute: null,
        endMinute: null,
        reason: 'ill',
        isForCredit: false,
      })
    }
    const [agreed] = await agreedOf()
    expect(agreed?.days[0]).toMatchObject({
      standing: 'notNeeded',
      sentences: [{ code: 'mergeStanding.notNeeded' }, { code: 'mergeStanding.end' }],
    })
  })

  test('a consent of a series that ends: no longer allowed for that child, by name', async () => {
    const consents = [1, 2, 3].map((number) =>
      aConsent(childId(`bumblebees-2-${number}`), 'ladybirds', { id: `consent-${number}` }),
    )
    act('importOrganisation', { rows: { second_group_consent: consents } })
    await app.done('merging.accept', everyWednesday())
    await app.done('consents.end', { consentId: 'consent-1', lastDay: monday })
    const [agreed] = await agreedOf()
    expect(agreed?.days[0]).toMatchObject({
      standing: 'notAllowed',
      sentences: [
        { code: 'mergeStanding.consent', params: { count: 1 } },
        { code: 'mergeStanding.getConsent' },
      ],
    })
  })

  test('a day that is over stays recorded as over', async () => {
    const temp = makeTempFolder()
    const before = await startApp({ folder: temp.folder, data: house })
    await before.done('merging.accept', onWednesday())
    before.close()
    const later = await startApp({ folder: temp.folder, now: '2026-11-27T09:00:00.000Z' })
    const { agreed, days } = await later.done('merging.week', week)
    later.close()
    temp.remove()
    const past = days.filter(({ day }) => day < '2026-11-27')
    expect(past.map(({ proposals, notices }) => [proposals.length, notices[0]?.code])).toEqual(
      past.map(() => [0, 'mergeStanding.over']),
    )
    expect(past).toHaveLength(4)
    expect(agreed).toMatchObject([{ days: [{ standing: 'over' }] }])
  })
})

describe('taking groups apart (MERGE-8)', () => {
  const edges = () => everyWednesday({ kind: 'edgeOfDay', startMinute: 1020 })
  const mergeIdOf = async () => (await agreedOf())[0]?.id ?? ''

  test('on one day, and the other days stay', async () => {
    await app.done('merging.accept', edges())
    const mergeId = await mergeIdOf()
    await app.done('merging.end', { mergeId, day: wednesday, scope: 'day' })
    expect(await agreedOf()).toEqual([])
    expect(await agreedOf({ ...week, week: '2026-W50' })).toHaveLength(1)
    expect((await app.refused('merging.end', { mergeId, day: wednesday, scope: 'day' })).code).toBe(
      'refusal.mergeNotThatDay',
    )
  })

  test('from a day on, and what came before stays', async () => {
    await app.done('merging.accept', edges())
    const mergeId = await mergeIdOf()
    await app.done('merging.end', { mergeId, day: addDays(wednesday, 7), scope: 'fromDay' })
    expect(await agreedOf()).toMatchObject([{ validUntil: addDays(wednesday, 6) }])
    expect(await agreedOf({ ...week, week: '2026-W50' })).toEqual([])
  })

  test('an agreement without any day left is gone, and comes back with undo', async () => {
    await app.done('merging.accept', onWednesday())
    const mergeId = await mergeIdOf()
    await app.done('merging.end', { mergeId, day: wednesday, scope: 'day' })
    expect((await app.refused('merging.papers', { mergeId })).code).toBe('refusal.notFound')
    await app.done('history.undo', {})
    expect(await agreedOf()).toMatchObject([{ id: mergeId }])
  })

  test('not on a day that is over', async () => {
    await app.done('merging.accept', onWednesday())
    const ended = { mergeId: await mergeIdOf(), day: addDays(monday, -3), scope: 'day' } as const
    expect((await app.refused('merging.end', ended)).code).toBe('refusal.mergePast')
  })
})

describe('"not now" (MERGE-4)', () => {
  test('those groups are not proposed together that day, and are on another day', async () => {
    const pairsOn = ({ days }: CallOutput<'merging.week'>, day: string) =>
      days
        .filter((plan) => plan.day === day)
        .flatMap(({ proposals }) => proposals.map(({ groupIds }) => groupIds.join()))
    const before = await app.done('merging.week', week)
    const [pair] = pairsOn(before, wednesday)
    if (pair === undefined) throw new Error('a quiet house has proposals')
    await app.done('merging.dismiss', {
      locationId: 'rainbow',
      groupIds: pair.split(','),
      day: wednesday,
      validUntil: wednesday,
    })
    const after = await app.done('merging.week', week)
    expect(pairsOn(after, wednesday)).not.toContain(pair)
    expect(pairsOn(after, monday)).toEqual(pairsOn(before, monday))
    expect(after.dismissed).toBe(1)
  })
})

describe('week after week', () => {
  test('names the weekdays, the weeks in which it fits, and who must sign first (MERGE-3)', async () => {
    const found = await app.done('merging.structural', {
      locationId: 'rainbow',
      fromWeek: '2026-W48',
      weeks: 4,
    })
    const onTuesday = found.weekdays.filter(({ weekday }) => weekday === 2)
    expect(onTuesday[0]).toMatchObject({ openWeeks: 4, fittingWeeks: 4 })
    expect(onTuesday[0]?.savedMinutes).toBeGreaterThan(0)
    expect(onTuesday[0]?.withoutConsent.length).toBeGreaterThan(0)
    // The house is closed on the second Wednesday.
    const wednesdays = found.weekdays.filter(({ weekday }) => weekday === 3)
    expect(wednesdays[0]).toMatchObject({ openWeeks: 3, fittingWeeks: 3 })
  })
})

describe('what parents get (GROUP-2, GROUP-3)', () => {
  test('a letter for every family of the guest, in its own language, and a form for a series', async () => {
    act('setFamily', { familyId: 'family-bumblebees-2-1', isDirectDebit: true, language: 'en' })
    await app.done('merging.accept', everyWednesday({ kind: 'edgeOfDay', startMinute: 1020 }))
    const [agreed] = await agreedOf()
    const papers = await app.done('merging.papers', { mergeId: agreed?.id ?? '' })
    expect(papers.families).toHaveLength(3)
    expect(papers.families.map(({ language }) => language).toSorted()).toEqual(['en', 'nl', 'nl'])
    expect(
      papers.families.every(({ needsConsent, groupName }) => !needsConsent && groupName === 'Hommels'),
    ).toBe(true)
    expect(papers.letter.map(({ code }) => code)).toContain('mergePaper.noConsent')
  })

  test('who has not signed yet for a series is marked', async () => {
    const consents = [1, 2, 3].map((number) =>
      aConsent(childId(`bumblebees-2-${number}`), 'ladybirds', { id: `consent-${number}` }),
    )
    act('importOrganisation', { rows: { second_group_consent: consents } })
    await app.done('merging.accept', everyWednesday())
    await app.done('consents.end', { consentId: 'consent-2', lastDay: monday })
    const [agreed] = await agreedOf()
    const papers = await app.done('merging.papers', { mergeId: agreed?.id ?? '' })
    expect(papers.families.filter(({ needsConsent }) => needsConsent).map(({ childId: id }) => id)).toEqual([
      'bumblebees-2-2',
    ])
    expect(papers.letter.map(({ code }) => code)).toContain('mergePaper.consentBack')
  })
})

/** The group as it stands in the records. */
function groupOf(id: string) {
  const group = house.base_group?.find((row) => row.id === id)
  if (group === undefined) throw new Error(`no group ${id}`)
  return group
}
