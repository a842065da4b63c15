import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cellNamed, expect, goTo, test, watchForProblems } from './dagdeel.ts'

const root = join(import.meta.dirname, '../..')

test.describe('when the host is gone', () => {
  // Chromium itself writes a line about every socket that cannot be opened.
  test.use({ expectedProblems: /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|WebSocket/ })

  test('the page stays calm, says so, and nothing that was saved is lost after a new start', async ({
    board,
    app,
    start,
    dataFolder,
    context,
  }) => {
    await board.getByRole('button', { name: 'Rooster weer openen' }).click()
    await expect(board.getByRole('button', { name: 'Rooster vaststellen' })).toBeVisible()
    await app.stop()
    const status = board.getByRole('contentinfo', { name: 'Statusbalk' })
    await expect(status).toContainText('Geen verbinding met de app sinds')
    // What was on screen is still there to read.
    await expect(cellNamed(board, 'Babies', 'donderdag 26 november 2026', 'ochtend')).toContainText('3/2')
    // A week that was never looked at cannot be shown, and the page says so in a sentence.
    await goTo(board, '/week/2027-W08')
    await expect(board.getByRole('alert')).toContainText(
      /Geen verbinding met Dagdeel|De app geeft geen antwoord/,
    )

    const again = await start(dataFolder, ['--port', String(app.port)])
    const page = await context.newPage()
    const problems = watchForProblems(page)
    await page.goto(again.url)
    await expect(page.getByRole('button', { name: 'Rooster vaststellen' })).toBeVisible()
    const board48 = { locationId: 'regenboog', week: '2026-W48' } as const
    expect((await again.ask('weekBoard.get', board48)).isRosterSettled).toBe(false)
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('button', { name: 'Rooster weer openen' })).toBeVisible()
    expect((await again.ask('weekBoard.get', board48)).isRosterSettled).toBe(true)
    expect(problems).toEqual([])
  })

  test('a page without the key of this run sees nothing of the data', async ({ page, app }) => {
    await page.goto(`${app.origin}/`)
    await expect(page.getByRole('main')).toContainText('De app geeft geen antwoord.')
    await expect(page.getByRole('grid')).toHaveCount(0)
    await expect(page.getByText('Regenboog')).toHaveCount(0)
  })
})

test('a second tab sees at once what the first one changes', async ({ board, app, context }) => {
  const second = await context.newPage()
  const problems = watchForProblems(second)
  await second.goto(app.url)
  await expect(second.getByRole('button', { name: 'Rooster weer openen' })).toBeVisible()
  await board.getByRole('button', { name: 'Rooster weer openen' }).click()
  await expect(second.getByRole('button', { name: 'Rooster vaststellen' })).toBeVisible()
  await expect(
    second.getByRole('button', { name: 'Ongedaan: Rooster van week 48 weer open' }).first(),
  ).toBeVisible()
  expect(problems).toEqual([])
})

test('a second app on the same folder says so on its page and leaves the first alone', async ({
  board,
  app,
  context,
  dataFolder,
  start,
}) => {
  const second = await start(dataFolder)
  expect(await second.ask('gate.status', {})).toMatchObject({
    state: 'closed',
    trouble: { code: 'open.inUse' },
  })
  const page = await context.newPage()
  await page.goto(second.url)
  await expect(page.getByText(/Dagdeel staat al open met deze map \(.+, proces \d+\)/)).toBeVisible()
  await page.close()
  await board.keyboard.press('PageDown')
  await expect(board).toHaveTitle('Weekbord wk 49 – De Regenboog')
  expect((await app.ask('session.get', {})).isEmpty).toBe(false)
})

test('the built preload script gives the page two functions and nothing else, and the whole page works over it', async ({
  page,
  app,
}) => {
  await page.exposeFunction('passOn', (channel: string, envelope: unknown) => {
    expect(channel).toBe('app:request')
    return app.dispatch(envelope)
  })
  const preload = await readFile(join(root, 'dist/node/preload.cjs'), 'utf8')
  // What Electron offers a preload script; the page itself never sees it.
  await page.addInitScript(`{
    const electron = {
      contextBridge: { exposeInMainWorld: (name, api) => { window[name] = api } },
      ipcRenderer: { invoke: (channel, envelope) => window.passOn(channel, envelope), on: () => {}, off: () => {} },
    };
    ((require) => { ${preload}
    })((name) => { if (name !== 'electron') throw new Error(name); return electron })
  }`)
  const sockets: string[] = []
  page.on('websocket', (socket) => sockets.push(socket.url()))
  await page.goto(`${app.origin}/`)
  await expect(cellNamed(page, 'Babies', 'donderdag 26 november 2026', 'ochtend')).toContainText('3/2')
  expect(sockets).toEqual([])
  const exposed = await page.evaluate(() =>
    Object.entries(window.appBridge ?? {}).map(([name, value]) => `${name}: ${typeof value}`),
  )
  expect(exposed).toEqual(['request: function', 'subscribe: function'])
})
