import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOutlookMemory } from '#electron/services/outlook/outlook-memory.ts'
import { createOutlookService } from '#electron/services/outlook/outlook-service.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import { isoDay, type IsoWeek } from '#shared/kernel/time.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { locationId } from '#tests/harness/builders/ids.ts'
import { locationFacts } from '#tests/harness/builders/location-facts.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp({ data: 'sample' })
})
afterAll(() => app.close())

const ladder = () => app.done('outlook.ladder', { locationId: 'regenboog', fromMonth: '2026-11', months: 12 })
const weeks = (count = 26) =>
  app.done('outlook.weeks', { locationId: 'regenboog', fromWeek: '2026-W48', weeks: count })

describe('the outlook of the sample organisation', () => {
  test('the ladder holds every birthday from one to four of a child with care that day (LADDER-1)', async () => {
    const { steps } = await ladder()
    expect(steps.length).toBeGreaterThan(20)
    expect(steps.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['turns', 'leaves']))
    for (const step of steps) {
      expect(step.name).not.toBe('')
      expect(step.day >= '2026-11-01' && step.day <= '2027-10-31').toBe(true)
      if (step.kind === 'leaves') expect(step.next?.kind).toBe('schoolCare')
    }
  })

  test('the radar names children, days and hours, the most hours first (RADAR-1)', async () => {
    const quiet = await app.done('outlook.quietDays', {
      locationId: 'regenboog',
      fromDay: '2026-11-23',
      days: 56,
    })
    expect(quiet.days.length).toBeGreaterThan(5)
    const saved = quiet.days.map(({ savedMinutes }) => savedMinutes)
    expect(saved).toEqual(saved.toSorted((a, b) => b - a))
    for (const day of quiet.days) {
      const [best] = day.options
      expect(best?.requiredAfter).toBeLessThan(best?.requiredBefore ?? 0)
      expect(day.savedMinutes).toBeGreaterThanOrEqual(60)
      for (const child of best?.children ?? [])
        expect(child.toDay !== null || child.requestId !== null).toBe(true)
    }
  })

  test('the weeks agree with the week board: children, need and roster of one week', async () => {
    const board = await app.done('weekBoard.get', { locationId: 'regenboog', week: '2026-W48' })
    const { groups, hours } = await weeks()
    for (const group of groups.filter(({ setting }) => setting === 'dayCare')) {
      const row = board.rows.find(({ rowId }) => rowId === group.groupId)
      const mornings = row?.cells.filter(({ daypart }) => daypart === 'morning') ?? []
      for (const [weekday, children] of (group.weeks[0]?.children ?? []).slice(0, 5).entries()) {
        expect(children).toBeGreaterThanOrEqual(mornings[weekday]?.children ?? 0)
      }
    }
    expect(hours[0]?.requiredMinutes).toBeGreaterThan(0)
    expect(hours[0]?.rosteredMinutes).toBeGreaterThan(0)
  })

  test('an answer is worked out once, and anew after a change that concerns it', async () => {
    const first = await weeks(4)
    expect(await weeks(4)).toEqual(first)
    const away = await app.reply('absences.enter', {
      childId: 'K008',
      startDay: '2026-11-24',
      endDay: '2026-11-24',
      startMinute: null,
      endMinute: null,
      reason: 'ill',
    })
    expect(away.status).toBe('done')
    const after = await weeks(4)
    const tuesday = (each: typeof after) =>
      each.groups.find(({ groupId }) => groupId === 'regenboog-babies')?.weeks[0]?.children[1] ?? 0
    expect(tuesday(after)).toBe(tuesday(first) - 1)
  })
})

describe('the service by itself', () => {
  const facts = locationFacts()
  const index = indexLocationFacts(facts, regionalHolidays)
  const rows = { findRow: () => undefined, listRows: () => [] }
  const place = locationId('rainbow')

  test('who closes the app half-way gets a refusal and no fault', async () => {
    const waiting: (() => void)[] = []
    const service = createOutlookService({
      rows,
      facts: { find: () => ({ facts, index }) },
      lawBook,
      slices: { schedule: (run) => void waiting.push(run), elapsedMs: () => 0 },
    })
    const answer = service.weeks({ locationId: place, fromWeek: '2026-W48' as IsoWeek, weeks: 4 }, true)
    service.close()
    for (const run of waiting) run()
    expect(await answer).toEqual({ ok: false, refusal: { code: 'call.closed', params: {} } })
  })

  test('it works in turns: no turn is longer than one day of one location', async () => {
    let turns = 0
    let clock = 0
    // On this clock every look is nine milliseconds later: each turn ends at its first pause.
    const strict = createOutlookService({
      rows,
      facts: { find: () => ({ facts, index }) },
      lawBook,
      slices: {
        schedule: (run) => {
          turns += 1
          setImmediate(run)
        },
        elapsedMs: () => (clock += 9),
      },
    })
    const asked = { locationId: place, fromWeek: '2026-W48' as IsoWeek, weeks: 4 }
    const answer = await strict.weeks(asked, true)
    expect(answer.ok && answer.value.weeks).toHaveLength(4)
    // A turn for every day, and those of the plans for merging.
    expect(turns).toBeGreaterThanOrEqual(28)
  })

  test('a ladder for a location that is not there is refused', async () => {
    const service = createOutlookService({
      rows,
      facts: { find: () => undefined },
      lawBook,
      slices: { schedule: (run) => void setImmediate(run), elapsedMs: () => 0 },
    })
    const nowhere = { code: 'refusal.notFound', params: { what: 'location', id: 'rainbow' } }
    const asked = { locationId: place, fromMonth: '2026-11' as IsoMonth, months: 1 }
    expect(await service.ladder(asked)).toEqual({ ok: false, refusal: nowhere })
    expect(service.transitions(asked)).toEqual({ ok: false, refusal: nowhere })
    expect(await service.quietDays({ locationId: place, fromDay: isoDay('2026-11-23'), days: 1 })).toEqual({
      ok: false,
      refusal: nowhere,
    })
  })
})

describe('what was worked out', () => {
  test('is kept per question and only as long as the facts are the same', () => {
    const memory = createOutlookMemory()
    const facts = locationFacts()
    memory.of<number>(facts, 'a').keep(1)
    expect(memory.of<number>(facts, 'a').value).toBe(1)
    expect(memory.of<number>(facts, 'b').value).toBeUndefined()
    expect(memory.of<number>({ ...facts }, 'a').value).toBeUndefined()
    for (let place = 0; place < 8; place += 1) memory.of<number>(facts, `c${place}`).keep(place)
    expect(memory.of<number>(facts, 'a').value).toBeUndefined()
  })
})
