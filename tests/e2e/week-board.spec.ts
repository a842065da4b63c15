import { cellNamed, expect, findCell, goTo, test } from './dagdeel.ts'

const thursday = 'donderdag 26 november 2026'

test('the first start opens on the week of today with the numbers the app computes', async ({
  board,
  app,
}) => {
  await expect(board).toHaveTitle('Weekbord wk 48 – De Regenboog')
  await expect(board.getByRole('grid', { name: 'Weekbord De Regenboog, week 48 (2026)' })).toBeVisible()
  await expect(board.getByRole('columnheader', { name: /^ma 23 nov/ })).toContainText('vandaag')
  const shown = await app.ask('weekBoard.get', { locationId: 'regenboog', week: '2026-W48' })
  const short = findCell(shown, 'regenboog-babies', '2026-11-26', 'morning')
  expect(short).toMatchObject({ children: 8, required: 3, rostered: 2, shortage: 1, status: 'shortage' })
  const cell = cellNamed(board, 'Babies', thursday, 'ochtend')
  await expect(cell).toHaveAccessibleName(/8 kinderen, 3 pm'ers nodig, 2 in rooster, tekort van 1/)
  await expect(cell).toContainText('3/2')
  await expect(cell).toContainText('✕ −1')
  await expect(cellNamed(board, 'Peuters A', 'vrijdag 27 november 2026', 'middag')).toContainText('2 vrij')
  await expect(board.getByRole('region', { name: 'Aandacht' })).toContainText(
    "do 26 nov ochtend Babies: 1 pm'er tekort.",
  )
  await expect(board.getByText('kinderen (piek) · nodig/rooster · vrij zonder extra personeel')).toBeVisible()
  await expect(board.getByRole('grid').getByRole('row')).toHaveCount(2 + shown.rows.length)
})

test('the keyboard alone leads from the start to why there is a shortage (K1)', async ({ board, app }) => {
  // The board has the focus from the start; the shortage is in the morning of the fourth day.
  const presses = ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'w']
  expect(presses.length).toBeLessThanOrEqual(12)
  await expect(cellNamed(board, 'Babies', 'maandag 23 november 2026', 'ochtend')).toBeFocused()
  for (const key of presses) await board.keyboard.press(key)
  await expect(cellNamed(board, 'Babies', thursday, 'ochtend')).toBeFocused()
  const why = board.getByRole('complementary', { name: 'Uitleg en details' })
  await expect(why.getByRole('heading', { name: "Waarom 3 pm'ers?" })).toBeVisible()
  const answer = await app.ask('cell.explain', {
    locationId: 'regenboog',
    day: '2026-11-26',
    daypart: 'morning',
    rowId: 'regenboog-babies',
  })
  expect(answer).toMatchObject({ required: 3, rostered: 2, status: 'shortage' })
  // The whole of the shortage, not only up to the first change of who works.
  await expect(why).toContainText(
    "Tekort van 08:45 tot 13:00: 8 kinderen. Er zijn 3 pm'ers nodig; in het rooster: 2.",
  )
  await expect(why.getByText('0 jaar: 8 kinderen.')).toBeVisible()
  // F6 goes into the panel, Escape closes it and gives the cell back.
  await board.keyboard.press('F6')
  await expect(why.locator(':focus')).toHaveCount(1)
  await board.keyboard.press('Escape')
  await expect(why).toBeHidden()
  await expect(cellNamed(board, 'Babies', thursday, 'ochtend')).toBeFocused()
})

test('week 53 is one press and two characters away, and closed days say why (K14)', async ({
  board,
  app,
}) => {
  await board.keyboard.press('g')
  await board.getByRole('textbox', { name: 'Week of datum' }).fill('wk 53')
  await board.keyboard.press('Enter')
  await expect(board).toHaveTitle('Weekbord wk 53 – De Regenboog')
  await expect(
    board.getByRole('button', { name: /^week 53 \(2026\) · ma 28 dec – vr 1 jan 2027$/ }),
  ).toBeVisible()
  await expect(board.getByRole('columnheader', { name: /^vr 1 jan/ })).toContainText(
    'Gesloten: nieuwjaarsdag.',
  )
  await expect(board.getByRole('columnheader', { name: /^do 31 dec/ })).toContainText('Gesloten')
  const newYear = cellNamed(board, 'Babies', 'vrijdag 1 januari 2027', 'ochtend')
  await expect(newYear).toHaveAccessibleName(/Gesloten: nieuwjaarsdag/)
  const data = await app.ask('weekBoard.get', { locationId: 'regenboog', week: '2026-W53' })
  expect(data.nextWeek).toBe('2027-W01')
  expect(findCell(data, 'regenboog-babies', '2027-01-01', 'morning').status).toBe('closed')

  await board.keyboard.press('PageDown')
  await expect(board).toHaveTitle('Weekbord wk 1 – De Regenboog')
  await expect(board.getByRole('grid', { name: /week 1 \(2027\)/ })).toBeVisible()
  await board.keyboard.press('t')
  await expect(board).toHaveTitle('Weekbord wk 48 – De Regenboog')
})

test('a double click opens the day by half hours, and Escape goes back to the week', async ({
  board,
  app,
}) => {
  await cellNamed(board, 'Peuters A', thursday, 'ochtend').dblclick()
  await expect(board).toHaveTitle('Dag do 26 nov – De Regenboog')
  const group = board.getByRole('region', { name: 'Peuters A: kinderen en personeel per half uur' })
  await expect(group.getByRole('button', { name: 'Noor Bakker', exact: false })).toBeVisible()
  const day = await app.ask('dayView.get', { locationId: 'regenboog', day: '2026-11-26' })
  const peuters = day.groups.find(({ groupId }) => groupId === 'regenboog-peuters-a')
  const half = peuters?.quarters.find(({ startMinute }) => startMinute === 10 * 60)
  expect(half).toMatchObject({ children: 15, required: 2, rostered: 2 })
  await expect(group.getByRole('img')).toHaveAccessibleName(/10:00: 15 kinderen, 2\/2/)
  await board.keyboard.press('Escape')
  await expect(board).toHaveTitle('Weekbord wk 48 – De Regenboog')
  await expect(board.getByRole('grid')).toBeVisible()
})

test('+ tries one more child in place, and Escape leaves nothing behind', async ({ board, app }) => {
  const before = await app.ask('weekBoard.get', { locationId: 'regenboog', week: '2026-W48' })
  const cell = cellNamed(board, 'Peuters A', thursday, 'ochtend')
  await cell.focus()
  await board.keyboard.press('+')
  const strip = board.getByRole('region', { name: 'Extra kind' })
  await expect(strip).toContainText('kinderen 15 → 16')
  await expect(strip).toContainText('Past zonder extra personeel.')
  await expect(cell).toContainText('15 → 16')
  await board.keyboard.press('Escape')
  await expect(strip).toBeHidden()
  await expect(cell).toContainText('2/2')
  await expect(cell).not.toContainText('→')

  // The full group takes nobody more, and says so.
  await cellNamed(board, 'Babies', 'maandag 23 november 2026', 'ochtend').focus()
  await board.keyboard.press('+')
  await expect(strip).toContainText('kinderen 6 → 7')
  await expect(strip).toContainText('nodig 2 → 3')
  await expect(strip).toContainText('Past niet: tekort van 1.')
  await board.keyboard.press('Escape')
  const after = await app.ask('weekBoard.get', { locationId: 'regenboog', week: '2026-W48' })
  expect(after).toEqual(before)
  expect((await app.ask('session.get', {})).undo).toEqual((await app.ask('session.get', {})).undo)
})

test('the shortage is gone once somebody is put in, and back after undo', async ({ board, app }) => {
  // A saving may stand beside it, as soon as the plans for quiet moments are ready.
  await board
    .getByRole('region', { name: 'Aandacht' })
    .getByRole('button', { name: /ochtend Babies: 1/ })
    .click()
  const why = board.getByRole('complementary', { name: 'Uitleg en details' })
  await why.getByRole('button', { name: 'Zet iemand in' }).click()
  const shortCell = cellNamed(board, 'Babies', thursday, 'ochtend')
  await why
    .getByRole('button', { name: /^Zet in: / })
    .first()
    .click()
  await expect(shortCell).toHaveAccessibleName(/3 in rooster/)
  await expect(shortCell).not.toHaveAccessibleName(/tekort/)
  const board48 = { locationId: 'regenboog', week: '2026-W48' } as const
  const solved = findCell(
    await app.ask('weekBoard.get', board48),
    'regenboog-babies',
    '2026-11-26',
    'morning',
  )
  expect(solved).toMatchObject({ required: 3, rostered: 3, shortage: 0 })
  await board.keyboard.press('Control+z')
  await expect(shortCell).toHaveAccessibleName(/tekort van 1/)
  const back = findCell(await app.ask('weekBoard.get', board48), 'regenboog-babies', '2026-11-26', 'morning')
  expect(back).toMatchObject({ required: 3, rostered: 2, shortage: 1 })
})

test('an address that means nothing opens the board instead of an empty page', async ({ board }) => {
  for (const path of ['/week/2026-W99', '/day/2027-02-29', '/nergens']) {
    await goTo(board, path)
    await expect(board).toHaveTitle('Weekbord wk 48 – De Regenboog')
  }
})
