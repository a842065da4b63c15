import type { Page } from '@playwright/test'
import { isoDay } from '#shared/kernel/time.ts'
import { coreTexts } from '#shared/text/nl/core.ts'
import { expect, findCell, goTo, test } from './dagdeel.ts'
import { chooseRequest, openInbox, openList, statusOf } from './inbox.ts'
import type { RunningApp } from './running-app.ts'
import { expectVerified } from './verified.ts'

const today = isoDay('2026-11-23')

/** Swap credit of a child in minutes; checks on the way that the balance is the sum of its lines. MONEY-4 */
async function creditOf(app: RunningApp, childId: string) {
  const { balances, statement } = await app.ask('ledger.child', { childId, day: today })
  const lines = statement.filter(({ account }) => account === 'swapCredit')
  const minutes = balances.find(({ account }) => account === 'swapCredit')?.minutes
  expect(minutes).toBe(lines.reduce((sum, line) => sum + line.minutes, 0))
  return { minutes: minutes ?? 0, lines }
}

async function openCard(page: Page, search: string, sortName: string) {
  await goTo(page, '/children')
  await page.getByRole('searchbox', { name: 'Zoek op naam' }).fill(search)
  await page.getByRole('button', { name: sortName }).click()
  const card = page.getByRole('complementary', { name: 'Uitleg en details' })
  await expect(card.getByRole('heading', { level: 3, name: 'Contracten' })).toBeVisible()
  return card
}

test('a direct swap books what the old day was worth and what the new one takes; undo brings the balance back (SWAP-5)', async ({
  board,
  app,
  start,
}) => {
  // Jolijn gives a whole Wednesday for a Thursday morning: some of it stays.
  const before = await creditOf(app, 'K031')
  await openInbox(board)
  await chooseRequest(board, 'Jolijn Schrikkema')
  await expect(board.getByRole('main')).toContainText(/uur tegoed blijft tot en met 31-12-2026/)
  await board.getByRole('button', { name: /^Goedkeuren/ }).click()
  await expect.poll(() => statusOf(app, 'R015')).toBe('approved')
  const swapped = await creditOf(app, 'K031')
  const added = swapped.lines.filter(({ requestId }) => requestId === 'R015')
  expect(added.map(({ kind, day }) => `${kind} ${day}`).toSorted()).toEqual([
    'earned 2026-12-02',
    'used 2026-12-03',
  ])
  const left = added.reduce((sum, { minutes }) => sum + minutes, 0)
  expect(left).toBeGreaterThan(0)
  expect(swapped.minutes).toBe(before.minutes + left)

  await board.keyboard.press('Control+z')
  await expect.poll(() => statusOf(app, 'R015')).toBe('open')
  const undone = await creditOf(app, 'K031')
  expect(undone.minutes).toBe(before.minutes)
  // Both lines are still there, each with a line against it.
  expect(undone.lines.length - before.lines.length).toBe(4)
  expect(undone.lines.filter(({ kind }) => kind === 'correction')).toHaveLength(2)
  // The page has heard of it as well: only then is there something to put back.
  await expect(openList(board).getByRole('option', { name: /Jolijn Schrikkema/ })).toBeVisible()
  await expect(board.getByRole('button', { name: /^Opnieuw/ })).not.toHaveAttribute('aria-disabled', 'true')
  await board.keyboard.press('Control+y')
  await expect.poll(() => statusOf(app, 'R015')).toBe('approved')
  const redone = await creditOf(app, 'K031')
  expect(redone.minutes).toBe(swapped.minutes)

  await board.goto('about:blank')
  await app.stop()
  const again = await start(app.dataFolder)
  expect(await creditOf(again, 'K031')).toEqual(redone)
  await board.goto(again.url)
  await goTo(board, '/ledger?childId=K031')
  await expect(board.getByRole('heading', { level: 1, name: 'Uren & tegoed' })).toBeVisible()
  await board.goto('about:blank')
  await again.stop()
  await expectVerified(app.dataFolder)
})

test('each kind of request is typed on one line and answered while it is typed, with what it costs (K4)', async ({
  board,
  app,
}) => {
  await board.keyboard.press('Control+n')
  const line = board.getByRole('textbox', { name: 'Typ de aanvraag in één regel' })
  const form = board.getByRole('form', { name: 'Nieuwe aanvraag' })
  const verdict = board.getByRole('region', { name: 'Kan dit?' }).getByRole('status')
  const kind = form.getByRole('combobox', { name: 'Soort aanvraag' })
  const cases = [
    {
      text: 'noor ruil do 3 dec > vr 4',
      kind: 'ruildag',
      says: 'Kan',
      costs: 'De dag die vervalt betaalt 9,5 uur',
    },
    { text: 'sara extra vr 27', kind: 'extra dag', says: 'Let op', costs: 'uur achteraf: €' },
    {
      text: 'noor half uur di 24',
      kind: coreTexts['kind.extraHour'],
      says: 'Kan',
      costs: '0,5 uur achteraf: € 5,84',
    },
    {
      text: 'ilyas silva flex ma 14 dec',
      kind: 'flexibele dag',
      says: 'Kan',
      costs: 'Gebruikt 11 uur flexibel tegoed',
    },
  ] as const
  for (const { text, kind: kindName, says, costs } of cases) {
    await line.fill(text)
    // What it costs is said with the verdict and is different every time: with it the answer of the line before is gone.
    await expect(form, text).toContainText(costs)
    await expect(verdict, text).toContainText(says)
    await expect(kind.locator('option:checked'), text).toHaveText(kindName)
  }
  // The same in English words.
  await line.fill('noor swap do 3 dec > vr 4')
  await expect(kind.locator('option:checked')).toHaveText('ruildag')
  // Half an hour is more care after the last of the day, and is stored as such.
  await line.fill('noor half uur di 24')
  await expect(form).toContainText('0,5 uur achteraf: € 5,84')
  await expect(verdict).toContainText(/\bKan\b(?! niet)/)
  await board.keyboard.press('Enter')
  const row = openList(board).getByRole('option', { name: /Noor Bakker\b.*di 24 nov/ })
  await expect(row).toBeFocused()
  await expect(board.getByRole('main')).toContainText('0,5 uur achteraf: € 5,84')
  await board.keyboard.press('Enter')
  await expect(row).toHaveCount(0)
  const { statement } = await app.ask('ledger.child', { childId: 'K029', day: today })
  expect(statement).toMatchObject([
    { account: 'extraHours', kind: 'charged', minutes: 30, cents: 584, day: '2026-11-24' },
  ])

  // The same request twice gets a clear answer and is stored once.
  await board.keyboard.press('Control+n')
  await line.fill('noor half uur di 24')
  await expect(form).toContainText(/di 24 nov/)
  await board.getByRole('button', { name: 'Vastleggen' }).click()
  await expect(board.getByRole('alert')).toBeVisible()
  const { requests } = await app.ask('requests.list', { locationId: 'regenboog', tab: 'open' })
  expect(
    requests.filter(({ request }) => request.childId === 'K029' && request.kind === 'extraHour'),
  ).toEqual([])
})

test('a contract changes on the 1st or the 16th after the notice, with the first such day shown (CARE-5)', async ({
  board,
  app,
}) => {
  const card = await openCard(board, 'noor', 'Bakker, Noor')
  await card.getByRole('button', { name: 'Wijzig contract… (Peuters A)' }).click()
  const received = card.getByRole('textbox', { name: 'Aangevraagd op' })
  const effective = card.getByRole('combobox', { name: 'Gaat in op' })
  await received.fill('20-11-2026')
  await expect(card).toContainText('1 maand opzegtermijn, dan de eerste vaste dag. Dat is 01-01-2027.')
  // Fewer hours have to wait for the notice: no earlier day is offered.
  await card.getByRole('checkbox', { name: 'Komt op dinsdag' }).uncheck()
  const days = await effective.getByRole('option').allTextContents()
  expect(days.slice(0, 3)).toEqual(['01-01-2027', '16-01-2027', '01-02-2027'])
  expect(days.every((day) => /^(01|16)-/.test(day))).toBe(true)
  await received.fill('02-12-2026')
  await expect(card).toContainText('Dat is 16-01-2027.')
  await received.fill('20-11-2026')
  await expect(card).toContainText('Dat is 01-01-2027.')
  await card.getByRole('checkbox', { name: 'Komt op dinsdag' }).uncheck()
  await card.getByRole('button', { name: 'Wijzig contract', exact: true }).click()
  const contracts = async () => (await app.ask('children.get', { childId: 'K029', day: today })).contracts
  await expect.poll(async () => (await contracts()).length).toBe(2)
  expect((await contracts()).map(({ startDate, endDate }) => [startDate, endDate])).toContainEqual([
    '2027-01-01',
    null,
  ])
  const tuesday = async () => {
    const day = await app.ask('dayView.get', { locationId: 'regenboog', day: '2027-01-05' })
    return day.groups.flatMap(({ children }) => children.map(({ childId }) => childId))
  }
  expect(await tuesday()).not.toContain('K029')
  await board.keyboard.press('Control+z')
  await expect.poll(async () => (await contracts()).length).toBe(1)
  expect(await tuesday()).toContain('K029')
})

test('consent in writing turns a second look into a yes (GROUP-3)', async ({ board, app }) => {
  const verdictOf = async () => (await app.ask('requests.get', { requestId: 'R003' })).check.verdict
  expect(await verdictOf()).toBe('caution')
  await openInbox(board)
  await chooseRequest(board, 'Yara Bakker')
  const main = board.getByRole('main')
  await expect(main).toContainText(/toestemming/i)
  await main.getByRole('button', { name: 'Yara Bakker', exact: true }).click()
  const card = board.getByRole('complementary', { name: 'Uitleg en details' })
  await card.getByRole('button', { name: 'Leg toestemming vast' }).click()
  await card.getByRole('combobox', { name: 'Tweede groep' }).selectOption({ label: 'Peuters A' })
  await card.getByRole('button', { name: 'Leg vast', exact: true }).click()
  await expect(card).toContainText('Peuters A, 23-11-2026 t/m 23-02-2027')
  await expect.poll(verdictOf).toBe('ok')
  await board.keyboard.press('Escape')
  await expect(openList(board).getByRole('option', { name: /Yara Bakker/ })).toHaveAccessibleName(
    /^Kan\b(?! niet)/,
  )
  await board.getByRole('button', { name: /^Goedkeuren/ }).click()
  await expect.poll(() => statusOf(app, 'R003')).toBe('approved')
  const week = await app.ask('weekBoard.get', { locationId: 'regenboog', week: '2026-W49' })
  expect(findCell(week, 'regenboog-peuters-a', '2026-12-04', 'morning').children).toBeGreaterThan(0)
})
