import { afterEach, describe, expect, test } from 'vitest'
import type { CallInput } from '#shared/ipc/contract.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { startApp, type TestApp } from '#tests/harness/app.ts'
import { aChild, aContract } from '#tests/harness/builders/children.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'

/** It is Monday 23 November 2026; Noor (two years) comes to the Ladybirds on Monday, Tuesday and Thursday. */
let app: TestApp

afterEach(() => app.close())

const horizon = { locationId: 'rainbow', fromWeek: '2026-W48', weeks: 26, scenarioId: null } as const

const transfer: CallInput<'baseGroups.carryOut'>['change'] = {
  kind: 'transfer',
  childId: 'noor',
  setting: 'dayCare',
  toGroupId: 'bumblebees',
  day: '2027-01-04',
  settlingInWeeks: 2,
}

/** Sixteen children of two fill the Bumblebees on Tuesday. */
function withFullBumblebees(): RowSet {
  const set = aRowSet()
  const bees = Array.from({ length: 16 }, (_, place) => {
    const child = aChild({ id: childId(`bee${place}`), firstName: `Bij${place}` })
    return { child, rows: aContract({ child: child.id, days: [2], groupId: groupId('bumblebees') }) }
  })
  return {
    ...set,
    child: [...(set.child ?? []), ...bees.map(({ child }) => child)],
    contract: [...(set.contract ?? []), ...bees.map(({ rows }) => rows.contract)],
    contract_day: [...(set.contract_day ?? []), ...bees.flatMap(({ rows }) => rows.contractDays)],
  }
}

async function waitForNoah(): Promise<string> {
  app.application.act('enterWaiting', {
    locationId: 'rainbow',
    child: {
      kind: 'new',
      firstName: 'Noah',
      surnamePrefix: 'de',
      surname: 'Boer',
      birthDate: '2026-10-01',
      siblingId: null,
      schoolId: null,
    },
    receivedOn: '2026-11-20',
    setting: 'dayCare',
    days: [{ weekday: 2, startMinute: null, endMinute: null }],
    minimumDays: 1,
    wishedFrom: '2027-01-04',
    priority: 'none',
    note: '',
  })
  const { entries } = await app.done('waitingList.list', { locationId: 'rainbow' })
  const entry = entries.find(({ name }) => name.startsWith('Noah'))
  if (entry === undefined) throw new Error('Noah waits')
  return entry.entryId
}

describe('baseGroups.timeline', () => {
  test('shows who is in which group, and the same with a scenario on top as planned', async () => {
    app = await startApp({ data: aRowSet() })
    const { scenarioId } = await app.done('scenarios.create', {
      locationId: 'rainbow',
      name: 'Noor naar de Hommels',
      changes: [transfer],
    })
    const present = await app.done('baseGroups.timeline', horizon)
    const noor = present.children.find((child) => child.childId === 'noor')
    expect(noor?.bars.map((bar) => [bar.groupId, bar.startDay, bar.endDay, bar.isPlanned])).toEqual([
      ['ladybirds', '2026-11-23', '2027-05-23', false],
    ])
    const planned = await app.done('baseGroups.timeline', { ...horizon, scenarioId })
    expect(
      planned.children
        .find((child) => child.childId === 'noor')
        ?.bars.map((bar) => [bar.groupId, bar.isPlanned]),
    ).toEqual([
      ['ladybirds', false],
      ['bumblebees', true],
      ['bumblebees', true],
    ])
    expect(present.weeks).toHaveLength(26)
    expect(present.groups.map((group) => group.groupId)).toEqual(['ladybirds', 'bumblebees', 'explorers'])
  })

  test('says in words that a location or a scenario is not there', async () => {
    app = await startApp({ data: aRowSet() })
    expect(await app.refused('baseGroups.timeline', { ...horizon, locationId: 'nowhere' })).toMatchObject({
      code: 'refusal.notFound',
    })
    expect(await app.refused('baseGroups.timeline', { ...horizon, scenarioId: 'none' })).toMatchObject({
      code: 'refusal.notFound',
      params: { what: 'scenario' },
    })
  })
})

describe('baseGroups.try and carryOut', () => {
  test('say the same of a change: what is refused when tried is refused when done (PLAN-4)', async () => {
    app = await startApp({ data: withFullBumblebees() })
    const outcome = await app.done('baseGroups.try', { ...horizon, changes: [transfer] })
    expect(outcome.verdict).toBe('no')
    expect(outcome.sentences.map(({ code }) => code)).toContain('plan.over')
    expect(
      await app.refused('baseGroups.carryOut', { locationId: 'rainbow', change: transfer }),
    ).toMatchObject({
      code: 'refusal.planTooFull',
    })
  })

  test('a tried change is nowhere to be seen, a carried out one is, and undo takes it back', async () => {
    app = await startApp({ data: aRowSet() })
    const outcome = await app.done('baseGroups.try', { ...horizon, changes: [transfer] })
    expect(outcome.verdict).not.toBe('no')
    expect(outcome.groups.map((group) => group.groupId)).toEqual(['ladybirds', 'bumblebees'])
    const barsOf = async (): Promise<number> => {
      const { children } = await app.done('baseGroups.timeline', horizon)
      return children.find((child) => child.childId === 'noor')?.bars.length ?? 0
    }
    expect(await barsOf()).toBe(1)
    await app.done('baseGroups.carryOut', { locationId: 'rainbow', change: transfer })
    expect(await barsOf()).toBe(3)
    await app.done('history.undo', {})
    expect(await barsOf()).toBe(1)
  })

  test('an ending keeps to the notice of the house, and a place knows its own child (CARE-5)', async () => {
    app = await startApp({ data: aRowSet() })
    const end = { kind: 'end', childId: 'noor', setting: 'dayCare', day: '2026-12-31' } as const
    expect(
      await app.refused('baseGroups.carryOut', {
        locationId: 'rainbow',
        change: { ...end, day: '2026-11-30' },
      }),
    ).toMatchObject({ code: 'refusal.changeTooEarly' })
    expect(
      await app.refused('baseGroups.carryOut', { locationId: 'rainbow', change: { ...end, childId: 'sem' } }),
    ).toMatchObject({ code: 'refusal.planNoPlace', params: { firstName: 'Sem' } })
    await app.done('baseGroups.carryOut', { locationId: 'rainbow', change: end })
    const { children } = await app.done('baseGroups.timeline', horizon)
    expect(children.find((child) => child.childId === 'noor')?.bars.at(-1)?.endDay).toBe('2026-12-31')
  })

  test('a child of the waiting list is tried and placed, its weekdays in any order', async () => {
    app = await startApp({ data: aRowSet() })
    const entryId = await waitForNoah()
    const noah = await idOfWaiting(entryId)
    const place: CallInput<'baseGroups.carryOut'>['change'] = {
      kind: 'place',
      childId: noah,
      entryId,
      setting: 'dayCare',
      groupId: 'bumblebees',
      day: '2027-01-04',
      days: [
        { weekday: 4, startMinute: null, endMinute: null },
        { weekday: 2, startMinute: null, endMinute: null },
      ],
    }
    const outcome = await app.done('baseGroups.try', { ...horizon, changes: [place] })
    expect(outcome.difference).toMatchObject({ waitingPlaced: ['Noah de Boer'] })
    await app.done('baseGroups.carryOut', { locationId: 'rainbow', change: place })
    const timeline = await app.done('baseGroups.timeline', horizon)
    expect(timeline.children.find((child) => child.childId === noah)?.bars).toMatchObject([
      { groupId: 'bumblebees', startDay: '2027-01-04', weekdays: [2, 4] },
    ])
    expect((await app.done('waitingList.list', { locationId: 'rainbow' })).entries).toEqual([])
  })
})

async function idOfWaiting(entryId: string): Promise<string> {
  const { entries } = await app.done('waitingList.list', { locationId: 'rainbow' })
  const entry = entries.find((row) => row.entryId === entryId)
  if (entry === undefined) throw new Error('somebody waits')
  return entry.childId
}

describe('scenarios', () => {
  test('are listed with each change judged as the house stands today (PLAN-4)', async () => {
    app = await startApp({ data: aRowSet() })
    const back = { ...transfer, toGroupId: 'ladybirds', day: isoDay('2027-03-01'), settlingInWeeks: 0 }
    const made = await app.done('scenarios.create', {
      locationId: 'rainbow',
      name: 'Heen en terug',
      changes: [transfer, back],
    })
    const { scenarios } = await app.done('scenarios.list', { locationId: 'rainbow' })
    // Alone in a group Noor asks a member of staff more.
    expect(scenarios).toMatchObject([
      {
        id: made.scenarioId,
        name: 'Heen en terug',
        status: 'open',
        changes: [{ verdict: 'caution' }, { verdict: 'caution' }],
      },
    ])
    await app.done('baseGroups.carryOut', {
      locationId: 'rainbow',
      change: { kind: 'end', childId: 'noor', setting: 'dayCare', day: '2026-12-31' },
    })
    const after = await app.done('scenarios.list', { locationId: 'rainbow' })
    expect(after.scenarios[0]?.changes.map(({ verdict }) => verdict)).toEqual(['no', 'no'])
    const { notices } = await app.done('baseGroups.timeline', { ...horizon, scenarioId: made.scenarioId })
    expect(notices.slice(0, 2)).toMatchObject([
      {
        code: 'plan.notice.leftOut',
        params: { child: 'Noor', sentenceCode: 'refusal.planPlaceEnded', day: '2026-12-31' },
      },
      { code: 'plan.notice.leftOut' },
    ])
  })

  test('are compared with the present plan in numbers', async () => {
    app = await startApp({ data: withFullBumblebees() })
    const { scenarioId } = await app.done('scenarios.create', {
      locationId: 'rainbow',
      name: 'Te vol',
      changes: [{ ...transfer, settlingInWeeks: 0 }],
    })
    const { difference, scenario } = await app.done('scenarios.compare', {
      scenarioId,
      fromWeek: '2026-W48',
      weeks: 8,
    })
    expect(scenario.name).toBe('Te vol')
    // The two weeks of the new year that lie within these eight.
    expect(difference).toMatchObject({ placedNow: 18, placedThen: 18, overWeeksNow: 0, overWeeksThen: 2 })
  })

  test('are carried out as one step, changed, and put away out of sight', async () => {
    app = await startApp({ data: aRowSet() })
    const { scenarioId } = await app.done('scenarios.create', {
      locationId: 'rainbow',
      name: 'Noor',
      changes: [transfer],
    })
    await app.done('scenarios.change', {
      scenarioId,
      name: 'Noor later',
      changes: [{ ...transfer, day: '2027-02-01' }],
    })
    await app.done('scenarios.carryOut', { scenarioId, picked: [0, 0] })
    const { scenarios } = await app.done('scenarios.list', { locationId: 'rainbow' })
    expect(scenarios).toMatchObject([{ name: 'Noor later', status: 'carriedOut' }])
    expect(await app.refused('scenarios.discard', { scenarioId })).toMatchObject({
      code: 'refusal.scenarioClosed',
    })
    await app.done('history.undo', {})
    await app.done('scenarios.discard', { scenarioId })
    expect((await app.done('scenarios.list', { locationId: 'rainbow' })).scenarios).toEqual([])
  })
})
