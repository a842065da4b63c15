import type { Page } from '@playwright/test'
import type { PlannedChange } from '#shared/domain/base-groups/model.ts'
import type { CallInput, CallOutput } from '#shared/ipc/contract.ts'
import { pageFrame } from '#shared/ipc/socket-frames.ts'
import { expect, expectAccessible, goTo, test } from './dagdeel.ts'
import type { RunningApp } from './running-app.ts'
import { expectVerified } from './verified.ts'

type Timeline = CallOutput<'baseGroups.timeline'>

const horizon: CallInput<'baseGroups.timeline'> = {
  locationId: 'regenboog',
  fromWeek: '2026-W48',
  weeks: 52,
  scenarioId: null,
}

const askTimeline = (app: RunningApp): Promise<Timeline> => app.ask('baseGroups.timeline', horizon)

async function openPlanner(page: Page): Promise<void> {
  await goTo(page, '/groups')
  await expect(page.getByRole('heading', { level: 1, name: 'Stamgroepen' })).toBeVisible()
  await expect(page.getByRole('grid', { name: /^Kinderen per stamgroep/ })).toBeVisible()
}

/** A child of Babies that is there all year: nothing about it is planned yet. */
async function findBaby(app: RunningApp): Promise<Timeline['children'][number]> {
  const { children, groups } = await askTimeline(app)
  const babies = groups.find(({ name }) => name === 'Babies')
  const child = children.find(
    ({ groupId, bars }) =>
      groupId === babies?.groupId && bars.length === 1 && (bars[0]?.startDay ?? '9') <= '2026-11-23',
  )
  if (child === undefined) throw new Error('no baby without a transfer in the sample')
  return child
}

const barOf = (page: Page, name: string, group: string) =>
  page.getByRole('gridcell', { name: new RegExp(`^${name} in ${group} op`) })

/** The changes the page asked the app to carry out, as they went over the wire. */
function watchCarriedOut(page: Page): PlannedChange[] {
  const changes: PlannedChange[] = []
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const { envelope } = pageFrame.parse(JSON.parse(String(payload)))
      if (envelope.call === 'baseGroups.carryOut')
        changes.push((envelope.input as CallInput<'baseGroups.carryOut'>).change as PlannedChange)
    }),
  )
  return changes
}

async function undo(page: Page): Promise<void> {
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText(/^Ongedaan gemaakt/)
}

test('a child moves by key, by button and by pointer: the same change each time, and each is one undo (PLAN-4)', async ({
  page,
  app,
}) => {
  const changes = watchCarriedOut(page)
  await page.goto(app.url)
  await openPlanner(page)
  const before = await askTimeline(app)
  const { name } = await findBaby(app)
  const bar = barOf(page, name, 'Babies')
  const isMoved = () => expect(barOf(page, name, 'Dreumesen').first()).toBeVisible()
  const dialog = page.getByRole('dialog', { name: `Verplaats ${name}` })

  // By keyboard: M, the day, Enter. The group proposed is the next one by age.
  await bar.focus()
  await page.keyboard.press('m')
  await expect(dialog.getByLabel('Vanaf')).toBeFocused()
  await page.keyboard.type('21-6-2027')
  await expect(dialog.getByText(/^(Kan|Let op)$/)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await isMoved()
  await undo(page)
  await expect(barOf(page, name, 'Dreumesen')).toHaveCount(0)

  // By clicks only.
  await bar.click()
  await page.getByRole('button', { name: 'Verplaats…' }).click()
  await dialog.getByLabel('Vanaf').fill('21-6-2027')
  await dialog.getByLabel('Naar groep').selectOption({ label: 'Dreumesen (1;0 tot 3;0)' })
  await expect(dialog.getByText(/^(Kan|Let op)$/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Verplaats' }).click()
  await isMoved()
  await undo(page)
  await expect(barOf(page, name, 'Dreumesen')).toHaveCount(0)

  // By pointer: thirty weeks to the right, over the head of the other group, which answers before the drop.
  await page.setViewportSize({ width: 1600, height: 1600 })
  const lane = page.getByRole('row', { name: /^Dreumesen/ })
  await bar.scrollIntoViewIfNeeded()
  const from = await bar.boundingBox()
  const to = await lane.boundingBox()
  const week = await page.getByRole('columnheader', { name: /^week 1 \(2027\)/ }).boundingBox()
  if (from === null || to === null || week === null) throw new Error('the bar or the lane is not on screen')
  await page.mouse.move(from.x + 20, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(from.x + 60, from.y + 12, { steps: 4 })
  const x = from.x + 20 + 30 * week.width
  // A hand is never quite still; without it a browser that is steered sends nothing more.
  await expect(async () => {
    await page.mouse.move(x - 2, to.y + 20)
    await page.mouse.move(x, to.y + 20)
    await expect(lane).toContainText('Vanaf ma 21 jun:', { timeout: 500 })
  }).toPass()
  await expect(lane.getByText(/^(Kan|Let op)$/)).toBeVisible()
  await page.mouse.up()
  await isMoved()
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText(
    `${name} gaat naar Dreumesen vanaf maandag 21 juni 2027. Ctrl+Z maakt ongedaan.`,
  )
  await undo(page)
  await expect(barOf(page, name, 'Dreumesen')).toHaveCount(0)

  expect(changes).toHaveLength(3)
  expect(changes[1]).toEqual(changes[0])
  expect(changes[2]).toEqual(changes[0])
  expect(await askTimeline(app)).toEqual(before)
  await page.goto('about:blank')
  await app.stop()
  await expectVerified(app.dataFolder)
})

test('Escape during a drag and in the dialog changes nothing, and the focus stays where it was', async ({
  board,
  app,
}) => {
  await openPlanner(board)
  const before = await askTimeline(app)
  const { name } = await findBaby(app)
  const bar = barOf(board, name, 'Babies')
  await bar.focus()
  await board.keyboard.press('m')
  await expect(board.getByRole('dialog')).toBeVisible()
  await board.keyboard.press('Escape')
  await expect(board.getByRole('dialog')).toBeHidden()
  await expect(bar).toBeFocused()
  expect(await askTimeline(app)).toEqual(before)
})

test('a plan: make it, place two of the waiting list, compare, carry out, and take all of it back at once', async ({
  board,
  app,
}) => {
  await openPlanner(board)
  const before = await askTimeline(app)
  const { entries } = await app.ask('waitingList.list', { locationId: 'regenboog' })
  const names = entries.flatMap(({ name, suggestion }) => (suggestion === null ? [] : [name])).slice(0, 2)
  expect(names).toHaveLength(2)
  await board.getByRole('button', { name: 'Wat als…' }).click()
  await board.getByLabel('Naam van het plan').fill('Twee erbij')
  await board.keyboard.press('Enter')
  const banner = board.getByRole('region', { name: 'Je bekijkt een plan' })
  await expect(banner).toContainText('niet de werkelijkheid: Twee erbij')

  await board.getByRole('button', { name: /^Wachtlijst \(\d+\)$/ }).click()
  const waiting = board.getByRole('list', { name: 'Wachtlijst' })
  for (const name of names) {
    await waiting.getByRole('button', { name: `Plaats… ${name}` }).click()
    const dialog = board.getByRole('dialog', { name: `Plaats ${name}` })
    await dialog.getByRole('button', { name: 'Zet in dit plan' }).click()
    await expect(dialog).toBeHidden()
  }
  await expect(banner).toContainText('2 wijzigingen')
  await banner.getByRole('button', { name: 'Verschil' }).click()
  const difference = board.getByRole('table', { name: /naast huidig/ })
  await expect(difference.getByRole('row', { name: /^Wachtlijst geplaatst/ })).toContainText('2')
  // A plan is no reality.
  expect(await askTimeline(app)).toEqual(before)

  await banner.getByRole('button', { name: 'Voer plan uit…' }).click()
  const question = board.getByRole('dialog', { name: 'Voer plan uit: Twee erbij' })
  await expect(question.getByRole('checkbox')).toHaveCount(2)
  await question.getByRole('button', { name: 'Voer 2 wijzigingen uit' }).click()
  await expect(question).toBeHidden()
  await expect(banner).toBeHidden()
  const after = await askTimeline(app)
  for (const name of names) expect(after.children.map((child) => child.name)).toContain(name)
  await board.getByRole('gridcell').first().focus()
  await undo(board)
  await expect.poll(() => askTimeline(app)).toEqual(before)
  await board.goto('about:blank')
  await app.stop()
  await expectVerified(app.dataFolder)
})

test('the proposal says how far it is, stops, and becomes a plan only when somebody wants it (PLAN-6)', async ({
  board,
  app,
}) => {
  await openPlanner(board)
  const before = await askTimeline(app)
  await board.getByRole('button', { name: 'Voorstel' }).click()
  const panel = board.getByRole('region', { name: 'Voorstel' })
  await panel.getByLabel('Zoek hoogstens (seconden)').fill('3')
  await panel.getByRole('button', { name: 'Zoek een betere verdeling' }).click()
  await expect(panel.getByRole('status')).toContainText(/Uren nodig: nu [\d.,]+, straks [\d.,]+\./)
  await expect(panel.getByRole('button', { name: 'Zoek een betere verdeling' })).toBeVisible({
    timeout: 40_000,
  })
  const intoPlan = panel.getByRole('button', { name: /^Maak er een plan van/ })
  await intoPlan.click()
  await expect(board.getByRole('region', { name: 'Je bekijkt een plan' })).toContainText(
    'Voorstel van de app',
  )
  await expect(board.locator('[data-planned="true"]').first()).toBeVisible()
  expect(await askTimeline(app)).toEqual(before)
})

const colourRules = ['color-contrast', 'link-in-text-block']

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the planner in ${theme}: timeline, dialog, waiting list, plan with difference`, async ({
    board,
    app,
  }) => {
    await app.ask('scenarios.create', { locationId: 'regenboog', name: 'Proef', changes: [] })
    await openPlanner(board)
    await app.ask('settings.change', { theme })
    await expect(board.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
    const rules = theme === 'light' ? undefined : colourRules
    await expectAccessible(board, `timeline, ${theme}`, rules)
    await board.getByRole('button', { name: /^Wachtlijst/ }).click()
    await expect(board.getByRole('list', { name: 'Wachtlijst' })).toBeVisible()
    await expectAccessible(board, `waiting list, ${theme}`, rules)
    await board.getByRole('button', { name: /^Wachtlijst/ }).click()
    await board
      .getByRole('gridcell', { name: / in Babies op/ })
      .first()
      .click()
    await board.keyboard.press('m')
    await expect(board.getByRole('dialog').getByText(/^(Kan|Let op|Kan niet)$/)).toBeVisible()
    await expectAccessible(board, `moving, ${theme}`, rules)
    await board.keyboard.press('Escape')
    await board.getByLabel('Plan:').selectOption({ label: 'Proef' })
    await board
      .getByRole('region', { name: 'Je bekijkt een plan' })
      .getByRole('button', { name: 'Verschil' })
      .click()
    await expect(board.getByRole('table', { name: /naast huidig/ })).toBeVisible()
    await expectAccessible(board, `plan with difference, ${theme}`, rules)
    await board.getByRole('button', { name: 'Terug naar huidig' }).click()
  })
}

for (const [width, height] of [
  [1280, 672],
  [1024, 700],
] as const) {
  test(`at ${width}x${height} the page does not scroll sideways, and what can be done is in sight`, async ({
    board,
  }) => {
    await board.setViewportSize({ width, height })
    await openPlanner(board)
    const sideways = () =>
      board.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(await sideways()).toBe(0)
    await expect(board.getByRole('button', { name: 'Verplaats…' })).toBeInViewport({ ratio: 1 })
    await expect(board.getByRole('button', { name: 'Wat als…' })).toBeInViewport({ ratio: 1 })
    // A cell that takes the focus is never under the head or the column of names (WCAG 2.4.11).
    await board.getByRole('gridcell').first().focus()
    for (const key of [
      'End',
      'ArrowDown',
      'ArrowDown',
      'PageDown',
      'Home',
      'ArrowRight',
      'Control+End',
      'Control+Home',
    ]) {
      await board.keyboard.press(key)
      await expect
        .poll(() =>
          board.evaluate(() => {
            const focused = document.activeElement
            if (!(focused instanceof HTMLElement) || focused.dataset['place'] === undefined) return 'no place'
            const { left, top, width: across, height: down } = focused.getBoundingClientRect()
            const scroller = focused.closest('[data-first-stop]')?.getBoundingClientRect()
            const right = Math.min(left + across, scroller?.right ?? 0) - 4
            const seen = document.elementFromPoint(right, top + down / 2)
            return focused === seen || focused.contains(seen) ? 'seen' : (seen?.className ?? 'nothing')
          }),
        )
        .toBe('seen')
    }
  })
}
