import type { Locator, Page } from '@playwright/test'
import { expect, goTo, test } from './dagdeel.ts'
import { openInbox, openList, statusOf } from './inbox.ts'
import type { RunningApp } from './running-app.ts'

async function openRules(page: Page): Promise<void> {
  await goTo(page, '/rules')
  await expect(page.getByRole('heading', { level: 1, name: 'Huisregels' })).toBeVisible()
}

/** The line of a rule with its controls open. */
async function changeRule(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: `Wijzig: ${name}` }).click()
  const line = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })
  await expect(line.getByRole('button', { name: 'Pas toe' })).toBeVisible()
  return line
}

async function valueOf(app: RunningApp, code: string): Promise<string | undefined> {
  const { groups } = await app.ask('rules.list', { locationId: 'regenboog', day: '2026-11-23' })
  return groups.flatMap(({ lines }) => lines.flat()).find((policy) => policy.code === code)?.value
}

async function listAutomatic(app: RunningApp) {
  const { automatic } = await app.ask('requests.listAutomatic', {
    locationId: 'regenboog',
    from: '2026-11-01',
    until: '2026-11-30',
  })
  return automatic.map(({ requestId, outcome }) => ({ requestId, outcome }))
}

test('a rule names the open requests it changes before it holds, is played back over the past year, and is undone', async ({
  board,
  app,
}) => {
  const noticeBefore = await valueOf(app, 'extraDay.noticeDays')
  const history = await app.ask('history.list', { limit: 50 })
  await openRules(board)
  const line = await changeRule(board, 'Extra dag aanvragen')
  const days = line.getByRole('spinbutton').or(line.getByRole('textbox', { name: /^Extra dag aanvragen/ }))
  await days.first().fill('30')
  const preview = line.getByRole('region', { name: 'Open aanvragen die veranderen' })
  const expected = await app.ask('rules.preview', {
    locationId: 'regenboog',
    scope: 'location',
    validFrom: '2026-11-23',
    values: [{ code: 'extraDay.noticeDays', value: '30' }],
  })
  expect(expected.openRequests.length).toBeGreaterThan(0)
  for (const { childName } of expected.openRequests) {
    await expect(preview.getByRole('button', { name: new RegExp(childName) })).toBeVisible()
  }
  await expect(preview.getByRole('listitem')).toHaveCount(expected.openRequests.length)
  await expect(preview).toContainText('Kan niet')

  const replay = line.getByRole('region', { name: 'Terugspelen over het afgelopen jaar' })
  await replay.getByRole('button', { name: 'Terugspelen over het afgelopen jaar' }).click()
  const outcome = replay.getByRole('table')
  await expect(outcome.getByRole('row', { name: /Personeel nodig op die dagen, in uren/ })).toBeVisible()
  await expect(outcome).toContainText(/\d+ aanvragen van het afgelopen jaar/)
  await expect(outcome.getByRole('row', { name: /^Goed: extra dag/ })).toBeVisible()
  // Looking leaves no trace.
  expect(await valueOf(app, 'extraDay.noticeDays')).toBe(noticeBefore)
  expect(await app.ask('history.list', { limit: 50 })).toEqual(history)

  await line.getByRole('button', { name: 'Pas toe' }).click()
  await expect.poll(() => valueOf(app, 'extraDay.noticeDays')).toBe('30')
  for (const { requestId } of expected.openRequests) {
    expect((await app.ask('requests.get', { requestId })).check.verdict).toBe('no')
  }
  await board.getByRole('main').getByRole('button', { name: 'Ongedaan', exact: true }).click()
  await expect.poll(() => valueOf(app, 'extraDay.noticeDays')).toBe(noticeBefore)
})

test('a ready set shows its differences, holds as a whole and is undone as a whole', async ({
  board,
  app,
}) => {
  const before = await app.ask('rules.list', { locationId: 'regenboog', day: '2026-11-23' })
  await openRules(board)
  await board.getByRole('button', { name: 'Bekijk wat Streng verandert' }).click()
  const sets = board.getByRole('region', { name: 'Kant-en-klare sets' })
  const differences = sets.getByRole('table', { name: 'Wat Streng verandert' })
  await expect(
    differences.getByRole('row', { name: /^Ruilen per jaar 6 keer per jaar 4 keer per jaar/ }),
  ).toBeVisible()
  const replay = sets.getByRole('region', { name: 'Terugspelen over het afgelopen jaar' })
  await replay.getByRole('button', { name: 'Terugspelen over het afgelopen jaar' }).click()
  await expect(replay.getByRole('button', { name: 'Stop' }).or(replay.getByRole('table'))).toBeVisible()
  await sets.getByRole('button', { name: 'Pas toe' }).click()
  await expect.poll(() => valueOf(app, 'swap.maxPerYear')).toBe('4')
  expect(await valueOf(app, 'swap.window')).toBe('{"kind":"sameWeek"}')
  await board.getByRole('main').getByRole('button', { name: 'Ongedaan', exact: true }).click()
  await expect.poll(() => valueOf(app, 'swap.maxPerYear')).toBe('6')
  expect(await app.ask('rules.list', { locationId: 'regenboog', day: '2026-11-23' })).toEqual(before)
})

test('nothing is approved by itself until a rule says so; then it is listed, put back, and left to a person (PRIV-8)', async ({
  board,
  app,
}) => {
  expect(await listAutomatic(app)).toEqual([])
  expect(await valueOf(app, 'autoApprove.kinds')).toBe('[]')
  await openRules(board)
  const line = await changeRule(board, 'Zonder jou goedkeuren')
  await line.getByRole('checkbox', { name: 'ruildag' }).check()
  await line.getByText('Hele organisatie', { exact: true }).click()
  await line.getByRole('button', { name: 'Pas toe' }).click()
  // Only what can be and is on a settled roster: Noor in week 48. Lotte's week is not settled yet.
  await expect.poll(() => statusOf(app, 'R001')).toBe('approved')
  const automatic = await listAutomatic(app)
  expect(automatic).toContainEqual({ requestId: 'R001', outcome: 'stands' })
  for (const { requestId } of automatic) {
    const { request } = await app.ask('requests.get', { requestId })
    expect(request).toMatchObject({ kind: 'swapDay', isAutomatic: true, status: 'approved' })
    expect(request.decisionSnapshot?.verdict).toBe('ok')
  }
  // A no, a second look and a week without a settled roster stay with a person.
  for (const requestId of ['R002', 'R003', 'R004', 'R009'])
    expect(await statusOf(app, requestId)).toBe('open')

  await openInbox(board)
  await expect(openList(board).getByRole('option', { name: /Noor Bakker/ })).toHaveCount(0)
  await board.getByRole('button', { name: 'Overzichten' }).click()
  const report = board.getByRole('region', { name: 'Overzichten van beslissingen' })
  await report.getByText('Automatisch goedgekeurd', { exact: true }).first().click()
  const row = report.getByRole('row').filter({ hasText: 'Noor Bakker' })
  await expect(row).toContainText('Dagdeel')
  await expect(row).toContainText('Staat')
  await row.getByRole('button', { name: /^Zet terug/ }).click()
  await expect.poll(() => statusOf(app, 'R001')).toBe('open')
  await expect.poll(() => listAutomatic(app)).toContainEqual({ requestId: 'R001', outcome: 'putBack' })
  expect((await app.ask('requests.get', { requestId: 'R001' })).request.isHeldForPerson).toBe(true)
  // Another change makes the rule look at the queue again; what was put back stays with a person.
  await app.ask('requests.decline', { requestId: 'R002' })
  await app.ask('requests.listNowFitting', { locationId: 'regenboog' })
  await expect(openList(board).getByRole('option', { name: /Noor Bakker/ })).toBeVisible()
  expect(await statusOf(app, 'R001')).toBe('open')
})
