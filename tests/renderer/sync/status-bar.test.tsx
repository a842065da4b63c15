import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { writeStanding } from '#renderer/src/app/sync-standing.ts'
import { makeTexts } from '#renderer/src/app/texts.tsx'
import type { SyncStatusView } from '#shared/ipc/calls/sync.ts'
import { syncBlocks } from '#shared/ipc/calls/sync.ts'
import { today } from '../a-board.ts'
import { renderApp } from '../render-app.tsx'
import { aStatus, clockOf, connectedAnswers, standaloneAnswers } from './sync-house.ts'

const stateButton = async (name: RegExp) =>
  within(await screen.findByRole('contentinfo')).findByRole('button', { name })
const loudly = () =>
  within(screen.getByRole('contentinfo'))
    .getAllByRole('status')
    .map((element) => element.textContent)

describe('the state of the data in the status bar', () => {
  test.each<readonly [string, Partial<SyncStatusView>, RegExp]>([
    ['equal, with whom and since when', {}, /^Gelijk met Kinderopvang De Brug vandaag 13:38\./],
    ['equal yesterday, and says so', { lastEqualAt: clockOf(17, 2, 25) }, /^Gelijk met .* gisteren 17:02\./],
    [
      'connected but never equal: it does not claim more',
      { lastEqualAt: null },
      /^Verbonden met Kinderopvang De Brug\./,
    ],
    ['one act waits', { state: 'waiting', waitingCount: 1 }, /^1 wacht op hoofdkantoor\./],
    ['six acts wait', { state: 'waiting', waitingCount: 6 }, /^6 wachten op hoofdkantoor\./],
    ['busy', { state: 'busy' }, /^Bijwerken…/],
    [
      'first download',
      { state: 'downloading', downloadedRows: 12_400 },
      /^Eerste keer ophalen: 12\.400 gegevens\./,
    ],
    ['first download, before anything came', { state: 'downloading' }, /^Eerste keer ophalen…\./],
    [
      'an older headquarters',
      { state: 'headquartersOlder', waitingCount: 3 },
      /^Hoofdkantoor heeft een oudere versie · 3 staan klaar\./,
    ],
    ['offline', { state: 'offline', offlineSince: clockOf(13, 40) }, /^Offline sinds vandaag 13:40\./],
    [
      'offline with work that is kept',
      { state: 'offline', offlineSince: clockOf(13, 40), waitingCount: 6 },
      /^Offline sinds vandaag 13:40 · 6 staan klaar\./,
    ],
    ['never reached', { state: 'offline' }, /^Nog geen verbinding gehad\./],
    ['one asks for attention', { attentionCount: 1 }, /^1 vraagt aandacht\./],
    ['attention weighs more than offline', { state: 'offline', attentionCount: 2 }, /^2 vragen aandacht\./],
    ['an update is needed', { state: 'updateNeeded', attentionCount: 1 }, /^Update nodig\./],
    [
      'stopped, with the reason',
      { state: 'blocked', blocked: 'diskFull' },
      /^Bijwerken lukt niet \(schijf vol\)\./,
    ],
    ['stopped for an unknown reason', { state: 'blocked' }, /^Bijwerken lukt niet \(storing\)\./],
  ])('%s', async (_what, status, name) => {
    renderApp('/history', connectedAnswers(status))
    expect(await stateButton(name)).toBeTruthy()
  })

  test('every reason to stop has its own words in both languages', () => {
    for (const language of ['nl', 'en'] as const) {
      const texts = makeTexts(language)
      const sentences = syncBlocks.map((blocked) =>
        writeStanding(texts, aStatus({ state: 'blocked', blocked }), 'blocked', today),
      )
      expect(new Set(sentences).size).toBe(syncBlocks.length)
      expect(sentences.filter((sentence) => sentence.includes('sync.'))).toEqual([])
    }
  })

  test('a computer by itself says only that everything is saved, whatever the outbox holds', async () => {
    renderApp('/history', standaloneAnswers)
    expect(await stateButton(/^Alles opgeslagen\./)).toBeTruthy()
    expect(screen.getByRole('contentinfo').textContent).not.toContain('wacht')
  })

  test('says that nothing more than saving is known when the question about headquarters fails', async () => {
    renderApp('/history', { 'sync.status': () => ({ fault: 'abc' }) })
    expect(await stateButton(/^Alles opgeslagen\./)).toBeTruthy()
  })

  test('a press opens the screen, and so does Ctrl+Shift+S', async () => {
    const { user, path, goTo } = renderApp('/history', connectedAnswers())
    await user.click(await stateButton(/^Gelijk/))
    await waitFor(() => expect(path()).toBe('/sync'))
    goTo('/history')
    await screen.findByRole('heading', { level: 1, name: 'Geschiedenis' })
    await user.keyboard('{Control>}{Shift>}S{/Shift}{/Control}')
    await waitFor(() => expect(path()).toBe('/sync'))
  })

  test('the sidebar counts what needs attention', async () => {
    renderApp('/history', connectedAnswers({ attentionCount: 3 }))
    expect(await screen.findByRole('link', { name: /^Hoofdkantoor ?, 3 vragen aandacht/ })).toBeTruthy()
  })
})

describe('what is read aloud', () => {
  function changing(first: Partial<SyncStatusView>) {
    let now = first
    const shown = renderApp('/history', { 'sync.status': () => aStatus(now) })
    return (next: Partial<SyncStatusView>) => {
      now = next
      shown.bridge.announce(['sync'])
    }
  }

  test('another kind of state is, once; the first and a count that moves are not', async () => {
    const change = changing({})
    await stateButton(/^Gelijk/)
    expect(loudly().join('')).toBe('')
    change({ state: 'offline', offlineSince: clockOf(13, 40), waitingCount: 1 })
    await waitFor(() => expect(loudly()).toContain('Offline sinds vandaag 13:40 · 1 staat klaar'))
    change({ state: 'offline', offlineSince: clockOf(13, 40), waitingCount: 2 })
    await stateButton(/2 staan klaar/)
    expect(loudly()).toContain('Offline sinds vandaag 13:40 · 1 staat klaar')
    change({})
    await waitFor(() => expect(loudly()).toContain('Gelijk met Kinderopvang De Brug vandaag 13:38'))
  })

  test('an act that waits for a moment is not: that happens after everything anybody does', async () => {
    const change = changing({})
    await stateButton(/^Gelijk/)
    change({ state: 'waiting', waitingCount: 1 })
    await stateButton(/^1 wacht/)
    change({ lastEqualAt: clockOf(13, 39) })
    await stateButton(/13:39/)
    expect(loudly().join('')).toBe('')
  })
})
