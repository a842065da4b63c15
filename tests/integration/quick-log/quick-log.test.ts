import { afterEach, describe, expect, test } from 'vitest'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import type { TariffProduct } from '#shared/domain/ledger/model.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import type { CallInput } from '#shared/ipc/contract.ts'
import { isoDay, type Instant } from '#shared/kernel/time.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { loadLocationFacts } from '#shared/commands/load-location-facts.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import { createFactAnswers } from '#electron/db/answer-facts.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import { startApp, type TestApp } from '#tests/harness/app.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { at, childId, locationId } from '#tests/harness/builders/ids.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'

const tuesday = isoDay('2026-11-24')
/** Just past closing time in the Netherlands. */
const evening = '2026-11-24T17:34:00.000Z'

const card = (product: TariffProduct, centsPerHour: number) => ({
  id: `card-${product}`,
  legalEntityId: null,
  setting: 'dayCare' as const,
  product,
  centsPerHour,
  validFrom: isoDay('2026-01-01'),
  validUntil: isoDay('2026-12-31'),
})

function house(more: RowSet = {}): RowSet {
  return { ...aRowSet(), tariff_card: [card('flexibleDay', 861)], ...more }
}

const seen = (id: string, overrides: Partial<NonNullable<RowSet['observed_time']>[number]> = {}) => ({
  id,
  childId: childId('noor'),
  locationId: locationId('rainbow'),
  day: isoDay('2026-11-23'),
  arrivedMinute: null,
  leftMinute: at('18:50'),
  ...overrides,
})

const lateOnTuesday: CallInput<'quickLog.log'> = {
  childId: 'noor',
  locationId: 'rainbow',
  groupId: null,
  day: tuesday,
  side: 'late',
  minutes: 30,
  loggedBy: 'joris',
}

let app: TestApp | undefined
afterEach(() => {
  app?.close()
  app = undefined
})

async function open(options: Parameters<typeof startApp>[0] = {}): Promise<TestApp> {
  app = await startApp({ data: house(), now: evening, ...options })
  return app
}

const rowsOf = (opened: TestApp) => createRowReader(opened.application.folder.db)
const linesOf = (opened: TestApp) => rowsOf(opened).listRows('ledger_entry', { sourceKind: 'stay' })
const sumOf = (opened: TestApp) => linesOf(opened).reduce((sum, { cents }) => sum + cents, 0)

/** Who is where that evening, as the week board counts it. */
function presencesOf(opened: TestApp) {
  const { db } = opened.application.folder
  const rulebook = shippedRulebook()
  const facts = runSync(
    loadLocationFacts(locationId('rainbow'), tuesday, tuesday),
    createFactAnswers(db, rulebook),
  )
  if (facts === undefined) throw new Error('the location is there')
  return computeDay(indexLocationFacts(facts, rulebook.schoolHolidays), rulebook.law, tuesday)
    .groups.flatMap((group) => group.presences)
    .filter((presence) => presence.childId === 'noor')
    .map(({ startMinute, endMinute, origin }) => [startMinute, endMinute, origin])
}

describe('EXTRA-2: half an hour in the room', () => {
  test('the children of now, first name and initial, until when, and who may be writing', async () => {
    const opened = await open()
    const present = await opened.done('quickLog.present', {
      locationId: 'rainbow',
      groupId: 'ladybirds',
      day: null,
      minute: null,
    })
    expect(present).toMatchObject({ day: tuesday, minute: at('18:34'), stepMinutes: 30 })
    expect(present.children).toEqual([
      {
        childId: 'noor',
        name: 'Noor B.',
        groupId: 'ladybirds',
        groupName: 'Lieveheersbeestjes',
        startMinute: at('07:30'),
        endMinute: at('18:30'),
        earlyMinutes: 0,
        lateMinutes: 0,
      },
    ])
    // Fatima works that day and comes first.
    expect(present.staff.map(({ name }) => name)).toEqual(['Fatima A.', 'Joris S.'])
  })

  test('it is written down as a stay, counted on the board and charged at the flexible tariff', async () => {
    const opened = await open()
    const logged = await opened.done('quickLog.log', lateOnTuesday)
    expect(logged.stay).toMatchObject({
      childName: 'Noor B.',
      startMinute: at('18:30'),
      endMinute: at('19:00'),
      loggedByName: 'Joris S.',
      loggedMinute: at('18:34'),
    })
    expect(presencesOf(opened)).toEqual([
      [at('07:30'), at('18:30'), 'contract'],
      [at('18:30'), at('19:00'), 'extraHour'],
    ])
    expect(linesOf(opened)).toMatchObject([
      {
        account: 'extraHours',
        kind: 'charged',
        day: tuesday,
        month: '2026-11',
        minutes: 30,
        // Half of 8.61 is 4.305: half a cent counts as one.
        cents: 431,
        centsPerHour: 861,
        sourceId: logged.stay.id,
      },
    ])
  })

  test('a card for extra hours goes before the flexible one', async () => {
    const data = house({ tariff_card: [card('flexibleDay', 861), card('extraHour', 1000)] })
    const opened = await open({ data })
    await opened.done('quickLog.log', lateOnTuesday)
    expect(linesOf(opened)).toMatchObject([{ cents: 500, centsPerHour: 1000 }])
  })

  test('the same half hour by a colleague is refused with the time and the name', async () => {
    const opened = await open()
    await opened.done('quickLog.log', lateOnTuesday)
    expect(await opened.refused('quickLog.log', { ...lateOnTuesday, loggedBy: 'fatima' })).toEqual({
      code: 'refusal.alreadyLogged',
      params: { minute: at('18:34'), name: 'Joris' },
    })
    expect(linesOf(opened)).toHaveLength(1)
  })

  test('the full hour is a second half hour beside the first', async () => {
    const opened = await open()
    await opened.done('quickLog.log', lateOnTuesday)
    const { stay } = await opened.done('quickLog.log', { ...lateOnTuesday, minutes: 60 })
    expect(stay).toMatchObject({ startMinute: at('19:00'), endMinute: at('19:30') })
    const { stays } = await opened.done('quickLog.today', { locationId: 'rainbow', groupId: null })
    expect(stays).toHaveLength(2)
    const { children } = await opened.done('quickLog.present', {
      locationId: 'rainbow',
      groupId: null,
      day: null,
      minute: null,
    })
    expect(children.find((child) => child.childId === 'noor')?.lateMinutes).toBe(60)
  })

  test('too few staff is recorded and shown to the manager, and refuses nothing', async () => {
    const opened = await open()
    const { stay } = await opened.done('quickLog.log', lateOnTuesday)
    expect(rowsOf(opened).findRow('logged_stay', stay.id)?.tooTight).toEqual({
      code: 'quickLog.tooTight',
      params: { start: at('18:30'), end: at('19:00'), count: 1, rostered: 0, children: 1 },
    })
    const board = await opened.done('weekBoard.get', { locationId: 'rainbow', week: '2026-W48' })
    const cell = board.rows
      .find(({ rowId }) => rowId === 'ladybirds')
      ?.cells.find(({ day, daypart }) => day === tuesday && daypart === 'afternoon')
    expect(cell?.cautions).toContainEqual({
      code: 'board.caution.tightStay',
      params: { children: 'Noor', start: at('18:30'), end: at('19:00') },
    })
  })

  test('staff of the house can write, an unknown one cannot', async () => {
    const opened = await open()
    expect(await opened.refused('quickLog.log', { ...lateOnTuesday, loggedBy: 'nobody' })).toMatchObject({
      code: 'refusal.notFound',
    })
  })

  test('another day is for who keeps the ledger, and a day to come for nobody', async () => {
    const opened = await open()
    const monday = { ...lateOnTuesday, day: '2026-11-23' }
    expect(await opened.refused('quickLog.log', monday)).toMatchObject({ code: 'refusal.stayOfAnotherDay' })
    expect((await opened.done('quickLog.logAfterwards', monday)).stay).toMatchObject({ day: '2026-11-23' })
    expect(
      await opened.refused('quickLog.logAfterwards', { ...lateOnTuesday, day: '2026-11-30' }),
    ).toMatchObject({ code: 'refusal.stayInFuture' })
  })
})

describe('EXTRA-2: taking it back', () => {
  test('on the same day it no longer counts and is no longer charged, and who did it stays known', async () => {
    const opened = await open()
    const { stay } = await opened.done('quickLog.log', lateOnTuesday)
    await opened.done('quickLog.remove', { stayId: stay.id })
    expect(presencesOf(opened)).toEqual([[at('07:30'), at('18:30'), 'contract']])
    expect(sumOf(opened)).toBe(0)
    expect(linesOf(opened)).toHaveLength(2)
    const kept = rowsOf(opened).findRow('logged_stay', stay.id)
    expect(kept).toMatchObject({ loggedBy: 'joris', extraAttendanceId: null })
    expect(kept?.removedAt).not.toBeNull()
    expect(await opened.refused('quickLog.remove', { stayId: stay.id })).toMatchObject({
      code: 'refusal.stayRemoved',
    })
    // And it can be written down again.
    await opened.done('quickLog.log', lateOnTuesday)
    expect(sumOf(opened)).toBe(431)
  })

  test('the outer half hour goes before the inner one', async () => {
    const opened = await open()
    const inner = await opened.done('quickLog.log', lateOnTuesday)
    const outer = await opened.done('quickLog.log', { ...lateOnTuesday, minutes: 60 })
    expect(await opened.refused('quickLog.remove', { stayId: inner.stay.id })).toMatchObject({
      code: 'refusal.stayExtended',
    })
    await opened.done('quickLog.remove', { stayId: outer.stay.id })
    await opened.done('quickLog.remove', { stayId: inner.stay.id })
    expect(sumOf(opened)).toBe(0)
  })

  test('the next day it takes who keeps the ledger', async () => {
    const temp = makeTempFolder()
    const first = await startApp({ folder: temp.folder, data: house(), now: evening })
    const { stay } = await first.done('quickLog.log', lateOnTuesday)
    first.close()
    const next = await startApp({ folder: temp.folder, now: '2026-11-25T08:00:00.000Z' })
    expect(await next.refused('quickLog.remove', { stayId: stay.id })).toMatchObject({
      code: 'refusal.stayOfAnotherDay',
    })
    await next.done('quickLog.removeAfterwards', { stayId: stay.id })
    expect(sumOf(next)).toBe(0)
    next.close()
    temp.remove()
  })

  test('in a closed month the line against it goes to the first open month', async () => {
    const temp = makeTempFolder()
    const first = await startApp({ folder: temp.folder, data: house(), now: evening })
    const { stay } = await first.done('quickLog.log', lateOnTuesday)
    const closed = {
      id: 'closed',
      locationId: locationId('rainbow'),
      month: '2026-11' as IsoMonth,
      closedAt: '2026-12-01T08:00:00.000Z' as Instant,
      closedBy: 'fatima',
      entryCount: 1,
      minutesTotal: 30,
      centsTotal: 431,
      controlTotal: '0',
    }
    first.application.act('importOrganisation', { rows: { closed_month: [closed] } })
    first.close()
    const next = await startApp({ folder: temp.folder, now: '2026-12-02T08:00:00.000Z' })
    await next.done('quickLog.removeAfterwards', { stayId: stay.id })
    expect(linesOf(next).map(({ kind, month, cents }) => [kind, month, cents])).toEqual(
      expect.arrayContaining([
        ['charged', '2026-11', 431],
        ['correction', '2026-12', -431],
      ]),
    )
    // A stay of that month that is written down now is invoiced with the next one.
    await next.done('quickLog.logAfterwards', lateOnTuesday)
    const again = linesOf(next).filter((line) => line.sourceId !== stay.id)
    expect(again).toMatchObject([{ day: tuesday, month: '2026-12', cents: 431 }])
    const control = await next.done('quickLog.control', { locationId: 'rainbow', month: '2026-11' })
    expect(control.stays).toHaveLength(1)
    next.close()
    temp.remove()
  })

  test('undo and redo of the whole act leave the balance as it was', async () => {
    const opened = await open()
    await opened.done('quickLog.log', lateOnTuesday)
    await opened.done('history.undo', {})
    expect(presencesOf(opened)).toEqual([[at('07:30'), at('18:30'), 'contract']])
    expect(sumOf(opened)).toBe(0)
    await opened.done('history.redo', {})
    expect(presencesOf(opened)).toHaveLength(2)
    expect(sumOf(opened)).toBe(431)
  })
})

describe('MONEY-2: the control list of the month', () => {
  const control = (opened: TestApp) =>
    opened.done('quickLog.control', { locationId: 'rainbow', month: '2026-11' })

  test('every stay with its price and what is doubtful about it, and a sum that adds up', async () => {
    const opened = await open()
    await opened.done('quickLog.log', lateOnTuesday)
    await opened.done('quickLog.log', { ...lateOnTuesday, side: 'early' })
    const list = await control(opened)
    expect(list.stays).toMatchObject([
      {
        childName: 'Noor Bakker',
        side: 'late',
        minutes: 30,
        cents: 431,
        doubts: ['tooTight', 'outsideOpening'],
      },
      { side: 'early', startMinute: at('07:00'), doubts: ['tooTight', 'outsideOpening'] },
    ])
    expect([list.totalMinutes, list.totalCents]).toEqual([60, 862])
  })

  test('without a price it says so and counts no money', async () => {
    const opened = await open({ data: aRowSet() })
    await opened.done('quickLog.log', lateOnTuesday)
    const list = await control(opened)
    expect(list.stays).toMatchObject([{ cents: null, doubts: ['tooTight', 'outsideOpening', 'noTariff'] }])
    expect(list.totalCents).toBe(0)
  })

  test('who stayed longer and was not written down is there until somebody decides', async () => {
    const observed_time = [
      seen('monday'),
      seen('tuesday', { day: tuesday, leftMinute: at('19:20') }),
      seen('friday', { day: isoDay('2026-11-20'), arrivedMinute: at('08:00'), leftMinute: at('17:00') }),
    ]
    const opened = await open({ data: house({ observed_time }) })
    const list = await control(opened)
    expect(list.longer).toMatchObject([
      {
        observedTimeId: 'monday',
        childName: 'Noor Bakker',
        side: 'late',
        bookedMinute: at('18:30'),
        minutes: 30,
      },
      { observedTimeId: 'tuesday', minutes: 60 },
    ])
    expect(list.unbooked).toMatchObject([{ observedTimeId: 'friday', arrivedMinute: at('08:00') }])

    await opened.done('quickLog.logAfterwards', { ...lateOnTuesday, minutes: 60 })
    await opened.done('quickLog.waive', { observedTimeId: 'monday', side: 'late' })
    const after = await control(opened)
    expect(after.longer).toEqual([])
    expect(after.stays).toMatchObject([{ day: tuesday, minutes: 60, cents: 861 }])
    expect(await opened.refused('quickLog.waive', { observedTimeId: 'monday', side: 'late' })).toMatchObject({
      code: 'refusal.nothingToChange',
    })
    // Nothing is charged for what was let go, and the undo asks again.
    expect(sumOf(opened)).toBe(861)
    await opened.done('history.undo', {})
    expect((await control(opened)).longer).toMatchObject([{ observedTimeId: 'monday' }])
  })
})
