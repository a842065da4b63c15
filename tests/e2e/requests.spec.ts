import { isoDay } from '#shared/kernel/time.ts'
import { startCounting } from './counted-presses.ts'
import { cellNamed, expect, findCell, goTo, test } from './dagdeel.ts'
import { chooseRequest, countOpen, openInbox, openList, statusOf, wishOf } from './inbox.ts'
import type { RunningApp } from './running-app.ts'
import { expectVerified } from './verified.ts'

const peuters = { locationId: 'regenboog', week: '2026-W48' } as const

/** Children of Peuters A in the morning of Thursday and of Friday, as the app counts them now. */
async function countPeuters(app: RunningApp): Promise<readonly [thursday: number, friday: number]> {
  const board = await app.ask('weekBoard.get', peuters)
  const count = (day: string) => findCell(board, 'regenboog-peuters-a', day, 'morning').children
  return [count('2026-11-26'), count('2026-11-27')]
}

test('can Noor come on Friday? Two presses answer it, and undo and redo survive a restart (K2, SWAP-1)', async ({
  board,
  app,
  start,
}) => {
  expect(await countPeuters(app)).toEqual([15, 6])
  const presses = await startCounting(board)
  await openInbox(board)
  const row = openList(board).getByRole('option', { name: /Noor Bakker/ })
  await expect(row).toHaveAccessibleName(/^Kan\b.*Noor Bakker\b.*ruildag.*do 26 nov.*vr 27 nov/)
  // The three lines: place, age, staff. CHECK-1
  const main = board.getByRole('main')
  await expect(main).toContainText("Op vr 27 nov komen er 7 kinderen; 1 pm'er mag er 8 hebben.")
  await expect(main.getByRole('listitem').filter({ hasText: 'Plek in de groep' })).toContainText(
    'De groep wordt 7 van maximaal 16.',
  )
  await expect(main.getByRole('listitem').filter({ hasText: 'Leeftijd 2;8' })).toContainText(
    'past bij de groep',
  )
  await expect(main.getByRole('listitem').filter({ hasText: 'Personeel (BKR)' })).toContainText(
    '6→7 kinderen',
  )
  await expect(main).toContainText('Op do 26 nov zijn er dan 2 plekken vrij')

  await board.keyboard.press('Enter')
  await expect(row).toHaveCount(0)
  expect(await presses()).toEqual({ keys: 2, typed: 0, clicks: 0 })
  expect(await statusOf(app, 'R001')).toBe('approved')
  expect(await countPeuters(app)).toEqual([14, 7])
  await board.keyboard.press('Control+1')
  const thursday = cellNamed(board, 'Peuters A', 'donderdag 26 november 2026', 'ochtend')
  const friday = cellNamed(board, 'Peuters A', 'vrijdag 27 november 2026', 'ochtend')
  await expect(friday).toHaveAccessibleName(/7 kinderen/)
  await expect(thursday).toHaveAccessibleName(/14 kinderen/)

  await board.keyboard.press('Control+z')
  await expect(friday).toHaveAccessibleName(/6 kinderen/)
  await expect(thursday).toHaveAccessibleName(/15 kinderen/)
  expect(await statusOf(app, 'R001')).toBe('open')
  await board.keyboard.press('Control+y')
  await expect(friday).toHaveAccessibleName(/7 kinderen/)
  expect(await countPeuters(app)).toEqual([14, 7])

  await board.goto('about:blank')
  await app.stop()
  const again = await start(app.dataFolder)
  expect(await countPeuters(again)).toEqual([14, 7])
  await board.goto(again.url)
  await expect(friday).toHaveAccessibleName(/7 kinderen/)
  await board.keyboard.press('Control+z')
  await expect(friday).toHaveAccessibleName(/6 kinderen/)
  expect(await countPeuters(again)).toEqual([15, 6])
  expect(await statusOf(again, 'R001')).toBe('open')
  await board.goto('about:blank')
  await again.stop()
  await expectVerified(app.dataFolder)
})

test('an extra day that cannot be is refused by offering another day in four presses (K3, CHECK-3)', async ({
  board,
  app,
}) => {
  const before = await app.ask('requests.get', { requestId: 'R002' })
  expect(before.check.verdict).toBe('no')
  const first = before.check.alternatives[0]
  expect(first?.wish).toMatchObject({ wantedDay: '2026-11-27', wantedGroupId: null })
  const presses = await startCounting(board)
  await openInbox(board)
  await board.keyboard.press('ArrowDown')
  await expect(board.getByRole('main').getByRole('button', { name: 'Sam de Wit', exact: true })).toBeVisible()
  await expect(board.getByRole('main')).toContainText(
    "is er al 1 pm'er te weinig: 8 kinderen, 3 nodig, 2 in rooster.",
  )
  await board.keyboard.press('b')
  await board.keyboard.press('1')
  await expect(openList(board).getByRole('option', { name: /Sam de Wit/ })).toHaveCount(0)
  expect(await presses()).toEqual({ keys: 4, typed: 0, clicks: 0 })
  const after = await app.ask('requests.get', { requestId: 'R002' })
  expect(after.request.status).toBe('offered')
  expect(after.request.offeredWish).toEqual(first?.wish)
  // Nothing is promised yet: the children of Friday are the same until the parent says yes.
  await board.getByRole('tab', { name: /^Wacht op ouder,? 1/ }).click()
  await expect(board.getByRole('option', { name: /Sam de Wit/ })).toBeVisible()
  const babies = async () =>
    findCell(await app.ask('weekBoard.get', peuters), 'regenboog-babies', '2026-11-27', 'morning').children
  expect(await babies()).toBe(4)
  await board.getByRole('button', { name: /^Ouder zegt ja/ }).click()
  await expect.poll(babies).toBe(5)
  expect(await statusOf(app, 'R002')).toBe('approved')
})

test('a swap by phone is typed on one line, answered while it is typed, entered and approved (K4)', async ({
  board,
  app,
}) => {
  const openBefore = await countOpen(app)
  const presses = await startCounting(board)
  await board.keyboard.press('Control+n')
  const line = board.getByRole('textbox', { name: 'Typ de aanvraag in één regel' })
  await expect(line).toBeFocused()
  await line.pressSequentially('noor ruil do 3 dec > vr 4')
  const verdict = board.getByRole('region', { name: 'Kan dit?' })
  await expect(verdict.getByRole('status')).toContainText('Kan')
  await expect(verdict.getByRole('status')).toContainText('Op vr 4 dec komen er')
  expect(await countOpen(app)).toBe(openBefore)
  await board.keyboard.press('Enter')
  const row = openList(board).getByRole('option', { name: /Noor Bakker\b.*ruildag.*do 3 dec.*vr 4 dec/ })
  await expect(row).toBeFocused()
  const { requests } = await app.ask('requests.list', { locationId: 'regenboog', tab: 'open' })
  const entered = requests.find(
    ({ request }) => request.wantedDay === '2026-12-04' && request.childId === 'K029',
  )
  expect(entered?.request).toMatchObject({ kind: 'swapDay', givenDay: '2026-12-03', status: 'open' })
  await expect(board.getByRole('main')).toContainText('Op vr 4 dec komen er')
  await board.keyboard.press('Enter')
  await expect(row).toHaveCount(0)
  expect(await presses()).toEqual({ keys: 3, typed: 25, clicks: 0 })
  const week49 = await app.ask('weekBoard.get', { locationId: 'regenboog', week: '2026-W49' })
  const day = await app.ask('dayView.get', { locationId: 'regenboog', day: '2026-12-04' })
  const group = day.groups.find(({ groupId }) => groupId === 'regenboog-peuters-a')
  expect(group?.children.map(({ childId }) => childId)).toContain('K029')
  expect(findCell(week49, 'regenboog-peuters-a', '2026-12-04', 'morning').children).toBeGreaterThan(0)
})

test('a wish that cannot be says why in a sentence, and nothing is stored while it is typed', async ({
  board,
  app,
}) => {
  const before = await app.ask('history.list', { limit: 50 })
  const openBefore = await countOpen(app)
  await openInbox(board)
  await board.keyboard.press('Control+n')
  const line = board.getByRole('textbox', { name: 'Typ de aanvraag in één regel' })
  const verdict = board.getByRole('region', { name: 'Kan dit?' })
  const cases = [
    // Closed day, care that ended, a child not yet born, a day gone by, and last (as times stay) before opening.
    { text: 'sam de wit extra 25 dec', says: 'Op vr 25 dec zijn we dicht: feestdag.' },
    { text: 'luna prins extra vr 12 feb', says: 'Het contract is gestopt op 31-01-2027.' },
    { text: 'verbruggen extra ma 4 jan', says: 'Het kind is dan nog niet geboren (12-01-2027).' },
    { text: 'sam de wit extra vr 20 nov 2026', says: 'De gevraagde dag vr 20 nov is al voorbij.' },
    {
      text: 'sam de wit extra vr 27 6:00-13:00',
      says: '06:00–13:00 valt buiten de openingstijden (07:30–18:30).',
    },
  ]
  for (const { text, says } of cases) {
    await line.fill(text)
    // The sentence is another one every time: with it the answer of the line before is gone.
    await expect(board.getByRole('form', { name: 'Nieuwe aanvraag' })).toContainText(says)
    await expect(verdict.getByRole('status')).toContainText('Kan niet')
  }

  // Times the wrong way round are refused at the field, also when somebody presses on.
  await line.fill('sam de wit extra vr 27 13:00-08:30')
  await expect(board.getByText('De eindtijd moet na de begintijd liggen.')).toBeVisible()
  // 2027 has no 29 February.
  await board.getByRole('textbox', { name: 'Gevraagde dag' }).fill('29-02-2027')
  await expect(board.getByText('Deze dag kennen we niet.', { exact: false })).toBeVisible()
  await line.fill('niemandmetdezenaam extra vr 27')
  await expect(board.getByText('Geen kind gevonden met ‘niemandmetdezenaam’.')).toBeVisible()
  await board.getByRole('button', { name: 'Vastleggen' }).click()
  await expect(board.getByText('Kies een kind uit de lijst.')).toBeVisible()
  // The focus goes to the first thing to put right.
  await expect(line).toBeFocused()
  expect(await app.ask('history.list', { limit: 50 })).toEqual(before)
  expect(await countOpen(app)).toBe(openBefore)
})

test('the last place is promised once: after the first approval the second request cannot be (CHECK-4)', async ({
  board,
  app,
}) => {
  // Jolijn takes the 16th of 16 places in Peuters A on Thursday 3 December; Ilyas asks for the same place.
  const entered = await app.ask('requests.enter', {
    wish: wishOf({
      kind: 'extraDay',
      childId: 'K040',
      locationId: 'regenboog',
      wantedDay: isoDay('2026-12-03'),
    }),
    note: '',
  })
  expect((await app.ask('requests.get', { requestId: entered.requestId })).check.verdict).toBe('ok')
  await openInbox(board)
  const second = openList(board).getByRole('option', { name: /Ilyas Nguyen/ })
  await expect(second).toHaveAccessibleName(/^Kan\b(?! niet)/)
  await chooseRequest(board, 'Jolijn Schrikkema')
  await board.getByRole('button', { name: /^Goedkeuren/ }).click()
  await expect(second).toHaveAccessibleName(/^Kan niet\b/)
  await chooseRequest(board, 'Ilyas Nguyen')
  await expect(board.getByRole('main')).toContainText('De groep wordt 17, maar mag er 16 hebben')
  // No button approves it, and neither does the letter.
  await expect(board.getByRole('button', { name: /^Goedkeuren/ })).toHaveCount(0)
  await second.press('a')
  await expect(board.getByRole('contentinfo', { name: 'Statusbalk' }).getByRole('status')).not.toBeEmpty()
  expect(await statusOf(app, entered.requestId)).toBe('open')
  const week49 = await app.ask('weekBoard.get', { locationId: 'regenboog', week: '2026-W49' })
  expect(findCell(week49, 'regenboog-peuters-a', '2026-12-03', 'morning').children).toBe(16)
})

test('approving against the verdict takes a reason, which is kept with the decision (CHECK-5)', async ({
  board,
  app,
}) => {
  await openInbox(board)
  await chooseRequest(board, 'Sam de Wit')
  await board.getByRole('button', { name: 'Toch goedkeuren met reden…' }).click()
  const reason = board.getByRole('textbox', { name: 'Waarom keur je dit toch goed?' })
  await expect(reason).toBeFocused()
  await reason.fill('   ')
  await board.getByRole('button', { name: 'Keur toch goed' }).click()
  await expect(board.getByText('Schrijf op waarom je dit toch goedkeurt.')).toBeVisible()
  expect(await statusOf(app, 'R002')).toBe('open')
  await reason.fill('Invalkracht Anja werkt donderdagochtend mee.')
  await board.getByRole('button', { name: 'Keur toch goed' }).click()
  await expect(openList(board).getByRole('option', { name: /Sam de Wit/ })).toHaveCount(0)
  const { request } = await app.ask('requests.get', { requestId: 'R002' })
  expect(request).toMatchObject({
    status: 'approved',
    overrideReason: 'Invalkracht Anja werkt donderdagochtend mee.',
  })
  expect(request.decisionSnapshot?.verdict).toBe('no')
  const short = findCell(await app.ask('weekBoard.get', peuters), 'regenboog-babies', '2026-11-26', 'morning')
  expect(short).toMatchObject({ children: 9, required: 3, rostered: 2, shortage: 1 })
  await board.getByRole('tab', { name: /^Klaar/ }).click()
  await board
    .getByRole('option', { name: /Sam de Wit/ })
    .first()
    .click()
  await expect(board.getByRole('main')).toContainText('Invalkracht Anja werkt donderdagochtend mee.')
})

test('what was typed for a new request is still there after looking at the board', async ({ board, app }) => {
  const openBefore = await countOpen(app)
  await goTo(board, '/requests')
  await board.getByRole('button', { name: /^Nieuwe aanvraag/ }).click()
  const line = board.getByRole('textbox', { name: 'Typ de aanvraag in één regel' })
  await line.fill('noor extra wo 2 dec')
  await expect(board.getByRole('region', { name: 'Kan dit?' }).getByRole('status')).toBeVisible()
  await board.keyboard.press('Control+1')
  await expect(board.getByRole('grid')).toBeVisible()
  await board.keyboard.press('Control+2')
  await board.getByRole('button', { name: 'Ga verder' }).click()
  await expect(line).toHaveValue('noor extra wo 2 dec')
  await expect(board.getByRole('combobox', { name: 'Kind' })).toHaveValue('Noor Bakker')
  expect(await countOpen(app)).toBe(openBefore)
})
