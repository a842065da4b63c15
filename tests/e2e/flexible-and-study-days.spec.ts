import type { Page } from '@playwright/test'
import { isoDay } from '#shared/kernel/time.ts'
import { expect, findCell, goTo, test } from './dagdeel.ts'
import { statusOf, wishOf } from './inbox.ts'
import type { RunningApp } from './running-app.ts'
import { expectVerified } from './verified.ts'

const december = { locationId: 'regenboog', month: '2026-12', childId: null } as const

async function openScreen(page: Page, path: string, heading: string): Promise<void> {
  await goTo(page, path)
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
}

/** Ilyas Silva comes on flexible days. */
async function monthOf(app: RunningApp) {
  const { children, guaranteedFrom } = await app.ask('flexibleDays.month', december)
  const child = children[0]
  if (child === undefined) throw new Error('nobody has flexible days in December')
  const dayOf = (day: string) => child.days.find((each) => each.day === day)
  return { child, guaranteedFrom, dayOf }
}

async function cellOf(app: RunningApp, day: string, daypart: 'morning' | 'afternoon') {
  const week = day < '2026-12-21' ? '2026-W51' : '2026-W52'
  const { groupName } = (await monthOf(app)).child
  const board = await app.ask('weekBoard.get', { locationId: 'regenboog', week })
  const row = board.rows.find(({ name }) => name === groupName)
  return findCell(board, row?.rowId ?? '', day, daypart)
}

test('flexible days asked in time are sure and raise the need on the board; later ones only when they fit (FLEX-1, FLEX-3)', async ({
  board,
  app,
}) => {
  const before = await monthOf(app)
  expect(before.guaranteedFrom).toBe('2026-12-14')
  // Tuesday 1: no staff so early. Thursday 3: room. Tuesday 22: sure, and it takes one more at the end of the day.
  expect(before.dayOf('2026-12-01')).toMatchObject({ state: 'free', isGuaranteed: false, isGrantable: false })
  expect(before.dayOf('2026-12-03')).toMatchObject({ state: 'free', isGuaranteed: false, isGrantable: true })
  expect(before.dayOf('2026-12-18')).toMatchObject({ state: 'free', isGuaranteed: true, isGrantable: true })
  const need = await cellOf(app, '2026-12-18', 'morning')
  await openScreen(board, '/flexible', 'Flexibele dagen')
  await board.getByRole('button', { name: 'Volgende maand' }).click()
  const grid = board.getByRole('grid', { name: 'Flexibele dagen in december 2026' })
  await expect(board.getByText('dan is een dag vanaf ma 14 dec gegarandeerd (21 dagen vooraf)')).toBeVisible()
  const cell = (day: string) => grid.getByRole('gridcell', { name: new RegExp(`^${day}:`) })
  await expect(cell('vr 18 dec')).toHaveAccessibleName(/vrij, Kan, gegarandeerd/)
  await expect(cell('di 1 dec')).toHaveAccessibleName(/vrij, Kan niet/)

  // By keyboard: the first day that can be asked has the stop; space chooses, the arrows go on.
  await cell('di 1 dec').focus()
  await board.keyboard.press('Space')
  await expect(cell('di 1 dec')).toHaveAccessibleName(/gekozen/)
  await board.keyboard.press('ArrowRight')
  await board.keyboard.press('ArrowRight')
  await expect(cell('do 3 dec')).toBeFocused()
  await board.keyboard.press('Space')
  await cell('vr 18 dec').focus()
  await board.keyboard.press('Space')
  const sum = board.getByRole('status').filter({ hasText: '3 dagen gekozen' })
  await expect(sum).toContainText('2 gaan meteen door.')
  await expect(sum).toContainText('1 blijft open.')
  await board.keyboard.press('Enter')
  const answer = board.getByRole('alert').filter({ hasText: 'Gevraagd' })
  await expect(answer).toContainText('di 1 dec: staat open.')
  await expect(answer).toContainText('do 3 dec: gaat door.')
  await expect(answer).toContainText('vr 18 dec: gaat door.')
  const after = await monthOf(app)
  expect(after.dayOf('2026-12-01')?.state).toBe('asked')
  expect(after.dayOf('2026-12-03')?.state).toBe('granted')
  expect(after.dayOf('2026-12-18')?.state).toBe('granted')
  const used = ['2026-12-03', '2026-12-18'].map((day) => after.dayOf(day)?.minutes ?? 0)
  expect(before.child.balance.minutes - after.child.balance.minutes).toBe((used[0] ?? 0) + (used[1] ?? 0))
  // Guaranteed is not refused for staff: the board asks for one more instead. FLEX-3
  const raised = await cellOf(app, '2026-12-18', 'morning')
  expect(raised.required).toBe((need.required ?? 0) + 1)
  expect(raised.children).toBe(need.children + 1)

  await answer.getByRole('button', { name: 'Maak ongedaan' }).click()
  await expect.poll(async () => (await monthOf(app)).dayOf('2026-12-18')?.state).toBe('free')
  expect((await monthOf(app)).child.balance.minutes).toBe(before.child.balance.minutes)
  expect((await cellOf(app, '2026-12-18', 'morning')).required).toBe(need.required)
})

test('a study day: until when, who comes, one registered child with its cost, and where the children go (STUDY-1, STUDY-2)', async ({
  board,
  app,
}) => {
  await board.getByRole('combobox', { name: 'Locatie' }).selectOption({ label: 'De Zwaluw' })
  await openScreen(board, '/study-days', 'Studiedagen')
  const row = board.getByRole('row').filter({ hasText: 'De Klimboom' }).filter({ hasText: 'di 8 dec' })
  await expect(row).toContainText('di 24 nov · nog 1 dag')
  await row.getByRole('button', { name: /^Bekijk/ }).click()
  const detail = board.getByRole('region', { name: /De Klimboom, di 8 dec/ })
  const asked = { locationId: 'zwaluw', schoolId: 'klimboom', day: '2026-12-08' } as const
  const before = await app.ask('studyDays.get', asked)
  const pupil = before.children.find(
    (each) => !each.isByContract && !each.isRegistered && each.requestId === null,
  )
  const childId = pupil?.childId ?? ''
  await detail.getByRole('combobox', { name: 'Betalen met' }).selectOption({ label: 'factuur achteraf' })
  await detail.getByRole('button', { name: `Meld aan: ${pupil?.name ?? ''}` }).click()
  await expect(detail.getByRole('row').filter({ hasText: pupil?.name ?? '' })).toContainText('aangemeld')
  const after = await app.ask('studyDays.get', asked)
  expect(after.summary.registered).toBe(before.summary.registered + 1)
  const { statement } = await app.ask('ledger.child', { childId, day: '2026-11-23' })
  const [line] = statement
  expect(line).toMatchObject({
    account: 'extraHours',
    kind: 'charged',
    day: '2026-12-08',
    status: 'toInvoice',
  })
  expect(line?.cents).toBe(Math.round(((line?.minutes ?? 0) * (line?.centsPerHour ?? 0)) / 60))
  // The proposal adds up: what is saved is apart less together.
  const { apart, best, savedMinutes } = after.cluster
  const minutes = (rows: typeof apart) => rows.reduce((sum, { staffMinutes }) => sum + staffMinutes, 0)
  expect(minutes(apart) - minutes(best)).toBe(savedMinutes)
  await expect(detail.getByRole('heading', { name: 'Waar vangen we ze op?' })).toBeVisible()
  await board.keyboard.press('Control+z')
  await expect
    .poll(async () => (await app.ask('studyDays.get', asked)).summary.registered)
    .toBe(before.summary.registered)
  await board.goto('about:blank')
  await app.stop()
  await expectVerified(app.dataFolder)
})

test('a holiday day asked too late only comes when it fits; in time it is sure (HOL-1)', async ({
  board,
  app,
}) => {
  const ask = (wantedDay: string) =>
    app.ask('requests.check', {
      wish: wishOf({
        kind: 'holidayDay',
        childId: 'K186',
        locationId: 'zwaluw',
        wantedDay: isoDay(wantedDay),
      }),
    })
  const late = (await ask('2026-12-22')).check
  expect(late).toMatchObject({ isGuaranteed: false, verdict: 'no' })
  expect((await ask('2027-02-22')).check).toMatchObject({ isGuaranteed: true, verdict: 'ok' })
  await board.getByRole('combobox', { name: 'Locatie' }).selectOption({ label: 'De Zwaluw' })
  await board.keyboard.press('Control+n')
  const line = board.getByRole('textbox', { name: 'Typ de aanvraag in één regel' })
  const verdict = board.getByRole('region', { name: 'Kan dit?' })
  await line.fill('pien vakantie di 22 dec')
  await expect(verdict.getByRole('status')).toContainText('Kan niet')
  await board.getByRole('button', { name: /^En \d+ punten die kloppen/ }).click()
  await expect(board.getByRole('form', { name: 'Nieuwe aanvraag' })).toContainText(
    'Na 21-11-2026 gevraagd: het kan alleen als er plek is.',
  )
  await line.fill('pien vakantie ma 22 feb')
  // The answer of the line before said “Kan niet”: that is no “Kan”, and neither is waiting for the next one.
  await expect(verdict.getByRole('status')).toContainText(/\bKan\b(?! niet)/)
  await board.keyboard.press('Enter')
  const row = board
    .getByRole('listbox', { name: 'Open aanvragen' })
    .getByRole('option', { name: /Pien Klaassen\b.*ma 22 feb/ })
  await expect(row).toBeFocused()
  await expect(board.getByRole('main')).toContainText('Op tijd gevraagd, dus altijd plek.')
  // The one of before Christmas was asked two days before the list closed.
  await board.getByRole('option', { name: /Pien Klaassen\b.*wo 23 dec/ }).click()
  await expect(board.getByRole('main')).toContainText('Gebruikt 10 uur vakantietegoed')
  await board.getByRole('button', { name: /^Goedkeuren/ }).click()
  await expect.poll(() => statusOf(app, 'R017')).toBe('approved')
  const { balances } = await app.ask('ledger.child', { childId: 'K186', day: '2026-11-23' })
  expect(balances.find(({ account }) => account === 'holidayDays')?.minutes).toBe(7200 - 600)
})
