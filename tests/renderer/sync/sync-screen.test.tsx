import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { RequestId } from '#shared/domain/ids.ts'
import type { AttentionItem, SyncStatusView } from '#shared/ipc/calls/sync.ts'
import { syncLogKinds } from '#shared/ipc/calls/sync.ts'
import { aSession, locationId } from '../a-board.ts'
import type { Answers } from '../fake-bridge.ts'
import { renderApp } from '../render-app.tsx'
import {
  aList,
  aRejectedAct,
  aStatus,
  aWaitingAct,
  clockOf,
  connectedAnswers,
  standaloneAnswers,
} from './sync-house.ts'

const noor = aRejectedAct()
const levi = aRejectedAct({
  commandId: 'c-levi',
  label: { code: 'command.enterAbsence', params: { firstName: 'Levi' } },
  reason: { code: 'refusal.outsideScope', params: {} },
  meanwhile: [],
  original: [],
  open: null,
  maySendAgain: false,
})
const cards = () => screen.findAllByRole('article')
const cardOf = async (name: RegExp) => within(await screen.findByRole('article', { name }))
const section = (name: string | RegExp) => screen.findByRole('region', { name })

describe('the standing at the top', () => {
  test.each<readonly [string, Partial<SyncStatusView>, RegExp]>([
    ['equal', {}, /Hier staat hetzelfde als op het hoofdkantoor/],
    ['offline', { state: 'offline', offlineSince: clockOf(13, 40) }, /Je kunt gewoon doorwerken/],
    ['waiting', { state: 'waiting', waitingCount: 2 }, /Het hoofdkantoor moet er nog naar kijken/],
    ['first download', { state: 'downloading' }, /De eerste keer duurt het langer/],
    [
      'an older headquarters',
      { state: 'headquartersOlder', waitingCount: 2 },
      /nog een oudere versie\. Je werk wacht en gaat vanzelf/,
    ],
    ['update needed', { state: 'updateNeeded' }, /Wat jij doet, sturen we nog wel op/],
    ['revoked', { state: 'blocked', blocked: 'revoked' }, /Bel het hoofdkantoor/],
    ['retiring', { state: 'blocked', blocked: 'retiring' }, /Daarna wissen we hier alles/],
    [
      'asked to remove very many',
      { state: 'blocked', blocked: 'massDelete', guardedRows: 1_250 },
      /wil 1250 gegevens weghalen\. Er is hier niets weg/,
    ],
    ['disk full', { state: 'blocked', blocked: 'diskFull' }, /Maak ruimte vrij/],
    ['other data', { state: 'blocked', blocked: 'digest' }, /We halen het opnieuw op/],
    ['not trusted', { state: 'blocked', blocked: 'notTrusted' }, /Er is niets verstuurd/],
    ['a fault', { state: 'blocked', blocked: 'fault' }, /Je werk is bewaard/],
  ])('says what it means for your work: %s', async (_what, status, sentence) => {
    renderApp('/sync', connectedAnswers(status))
    expect(await screen.findByText(sentence)).toBeTruthy()
  })

  test('names headquarters, this computer, and when they were last equal', async () => {
    renderApp('/sync', connectedAnswers({ nextTryAt: clockOf(13, 45) }))
    const standing = within(await section(/^Gelijk met Kinderopvang De Brug/))
    expect(standing.getByText('Kinderopvang De Brug · https://hoofdkantoor.voorbeeld.nl')).toBeTruthy()
    expect(standing.getByText('Kantoor Regenboog')).toBeTruthy()
    expect(standing.getByText('vandaag 13:38')).toBeTruthy()
    expect(standing.getByText('vandaag 13:45')).toBeTruthy()
  })

  test('a clock that is off is a quiet banner that says your work still counts', async () => {
    renderApp('/sync', connectedAnswers({ clockSkewMinutes: 12 }))
    expect(
      await screen.findByText(/loopt 12 minuten voor\. Zet hem gelijk\. Je werk telt gewoon mee/),
    ).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('a clock that is off by a day is told in hours', async () => {
    renderApp('/sync', connectedAnswers({ clockSkewMinutes: -1_441 }))
    expect(await screen.findByText(/loopt 24 uur achter/)).toBeTruthy()
  })

  test('"Nu bijwerken" asks headquarters at once and says so', async () => {
    const { bridge, user } = renderApp('/sync', {
      ...connectedAnswers(),
      'sync.now': () => aStatus({ state: 'busy' }),
    })
    await user.click(await screen.findByRole('button', { name: 'Nu bijwerken' }))
    await waitFor(() => expect(bridge.calls.some(({ call }) => call === 'sync.now')).toBe(true))
    expect((await screen.findAllByText('We kijken nu bij het hoofdkantoor.')).length).toBeGreaterThan(0)
  })
})

/** Answers of a house in which acts can be put away or sent again. */
function house(items: readonly AttentionItem[], more: Answers = {}): Answers {
  let left = items
  const handle = ({ commandId }: { readonly commandId: string }) => {
    left = left.filter((item) => item.commandId !== commandId)
    return { commandId: 'c-new', label: { code: 'command.enterAbsence', params: { firstName: 'Levi' } } }
  }
  return {
    'sync.status': () => aStatus({ attentionCount: left.length }),
    'sync.list': () => aList({ attention: [...left] }),
    'sync.dismiss': handle,
    'sync.sendAgain': handle,
    ...more,
  }
}

describe('what needs attention', () => {
  test('says what you wanted, why not, and what others did meanwhile: who, which computer, when', async () => {
    renderApp('/sync', house([noor]))
    const card = await cardOf(/^Aanvraag van Noor Bakker \(extra dag vr 27 nov\) goedgekeurd$/)
    expect(card.getByText('Niet doorgegaan')).toBeTruthy()
    expect(card.getByText('Dit is intussen veranderd. Kijk opnieuw.')).toBeTruthy()
    expect(card.getByText(/Sanne Vermeer, ma 23 nov 13:52 · beoordeeld vandaag 09:05/)).toBeTruthy()
    expect(card.getByText('Noor Bakker')).toBeTruthy()
    expect(card.getByText('Gewenste dag')).toBeTruthy()
    expect(card.getByText(/Aanvraag van Mila Jansen/)).toBeTruthy()
    expect(card.getByText('Bas Kuipers op Laptop Zwaluw, ma 23 nov 13:44')).toBeTruthy()
  })

  test('an act nobody else touched says so, and one that cannot be repeated has no button for it', async () => {
    renderApp('/sync', house([levi]))
    const card = await cardOf(/^Levi afwezig gemeld$/)
    expect(card.getByText('Niemand anders deed hier iets.')).toBeTruthy()
    expect(card.getAllByRole('button').map((button) => button.textContent)).toEqual(['Gezien, laat maarG'])
  })

  test('opens the request where it can be decided again, at its own location', async () => {
    const elsewhere = {
      ...noor,
      open: { kind: 'request' as const, requestId: 'R001' as RequestId, locationId },
    }
    const { bridge, user, path } = renderApp(
      '/sync',
      house([elsewhere], {
        'session.get': () =>
          aSession({
            locations: [
              { id: 'loc-2' as typeof locationId, name: 'De Zwaluw', settings: ['dayCare'], groups: [] },
              ...aSession().locations,
            ],
          }),
        'settings.change': () => aSession().settings,
      }),
    )
    await user.click(await screen.findByRole('button', { name: /^Open aanvraag/ }))
    await waitFor(() => expect(path()).toBe('/requests'))
    expect(bridge.calls.find(({ call }) => call === 'settings.change')?.input).toEqual({
      lastLocationId: locationId,
    })
  })

  test('goes by keyboard alone: arrows or J and K move, Enter opens', async () => {
    const { user, path } = renderApp('/sync', house([levi, noor]))
    const [first, second] = await cards()
    first?.focus()
    await user.keyboard('j')
    expect(document.activeElement).toBe(second)
    await user.keyboard('k')
    expect(document.activeElement).toBe(first)
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(document.activeElement).toBe(second)
    await user.keyboard('{Enter}')
    await waitFor(() => expect(path()).toBe('/requests'))
  })

  test('whoever comes by a key can press Enter at once; whoever was somewhere stays there', async () => {
    const { user, goTo, path } = renderApp('/history', house([noor]))
    await screen.findByRole('heading', { level: 1, name: 'Geschiedenis' })
    await user.keyboard('{Control>}{Shift>}S{/Shift}{/Control}')
    const [card] = await cards()
    await waitFor(() => expect(document.activeElement).toBe(card))
    goTo('/history')
    const link = await screen.findByRole('link', { name: /^Hoofdkantoor/ })
    await user.click(link)
    await waitFor(() => expect(path()).toBe('/sync'))
    await cards()
    expect(document.activeElement).toBe(link)
  })

  test('Enter on a button is that button, not the card', async () => {
    const { bridge, user, path } = renderApp('/sync', house([noor]))
    const card = await cardOf(/^Aanvraag van Noor/)
    card.getByRole('button', { name: /^Gezien, laat maar/ }).focus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(bridge.calls.some(({ call }) => call === 'sync.dismiss')).toBe(true))
    expect(path()).toBe('/sync')
  })

  test('"gezien" puts it away, says so, and the focus goes to the next', async () => {
    const { bridge, user } = renderApp('/sync', house([noor, levi]))
    const [first] = await cards()
    first?.focus()
    await user.keyboard('g')
    await waitFor(() =>
      expect(bridge.calls.find(({ call }) => call === 'sync.dismiss')?.input).toEqual({
        commandId: 'c-noor',
      }),
    )
    bridge.announce(['sync'])
    await waitFor(async () => expect((await cards()).length).toBe(1))
    expect(
      (await screen.findAllByText(/^Gezien, niet doorgegaan: Aanvraag van Noor Bakker/)).length,
    ).toBeGreaterThan(0)
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('article'))
  })

  test('after the last one the focus goes to the standing, and the empty list teaches what comes here', async () => {
    const { bridge, user } = renderApp('/sync', house([levi]))
    const [only] = await cards()
    only?.focus()
    await user.keyboard('g')
    await waitFor(() => expect(bridge.calls.some(({ call }) => call === 'sync.dismiss')).toBe(true))
    bridge.announce(['sync'])
    expect(await screen.findByText('Niets vraagt je aandacht.')).toBeTruthy()
    await waitFor(() => expect(document.activeElement?.id).toBe('sync-standing'))
  })

  test('what was put away can be taken back where the history allows it', async () => {
    const label = { code: 'command.enterAbsence', params: { firstName: 'Levi' } }
    const { bridge, user } = renderApp(
      '/sync',
      house([noor], {
        'session.get': () => aSession({ undo: label }),
        'history.undo': () => ({ commandId: 'c-2', label }),
      }),
    )
    await user.click(await screen.findByRole('button', { name: /^Gezien, laat maar/ }))
    const attention = within(await section(/^Aandacht nodig/))
    await user.click(await attention.findByRole('button', { name: 'Ongedaan' }))
    await waitFor(() => expect(bridge.calls.some(({ call }) => call === 'history.undo')).toBe(true))
  })

  test('sent again and refused: the card says that it still does not go, and why, and stays', async () => {
    const { user } = renderApp(
      '/sync',
      house([noor], {
        'sync.sendAgain': () => ({ refusal: { code: 'refusal.nothingToChange', params: {} } }),
      }),
    )
    const [card] = await cards()
    card?.focus()
    await user.keyboard('i')
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Nog steeds niet: Er is niets om te veranderen.',
    )
    expect((await cards()).length).toBe(1)
  })

  test('sent again and turned down by headquarters for the same reason: the new card says so', async () => {
    renderApp('/sync', house([aRejectedAct({ isRefusedAgain: true })]))
    const card = await cardOf(/^Aanvraag van Noor Bakker/)
    expect(card.getByText('Nog steeds niet: Dit is intussen veranderd. Kijk opnieuw.')).toBeTruthy()
  })

  test('whoever comes by a key and finds nothing to choose has the focus on the standing', async () => {
    renderApp('/sync', connectedAnswers())
    await screen.findByText('Niets vraagt je aandacht.')
    await waitFor(() => expect(document.activeElement?.id).toBe('sync-standing'))
  })

  test('whoever may not see the lists has the focus on the standing as well (PRIV-4)', async () => {
    renderApp('/sync', {
      ...connectedAnswers(),
      'session.get': () =>
        aSession({ actor: { id: 'hq-1', name: 'Hanna', role: 'headquartersAdmin', locationIds: [] } }),
    })
    await waitFor(() => expect(document.activeElement?.id).toBe('sync-standing'))
  })

  test('on a computer by itself the focus is on the heading of the part that joins', async () => {
    renderApp('/sync', standaloneAnswers)
    await waitFor(() => expect(document.activeElement?.id).toBe('sync-enrol'))
  })

  test('what was settled can be read back: what, why not, how, by whom and when', async () => {
    const { label, reason } = noor
    const { user } = renderApp(
      '/sync',
      connectedAnswers(
        {},
        {
          settled: [
            {
              ...{ commandId: 'c-old', label, reason, how: 'dismissed' },
              ...{ actorName: 'Sanne Vermeer', at: clockOf(9, 30) },
            },
          ],
        },
      ),
    )
    await user.click(await screen.findByRole('button', { name: /^Afgehandeld/ }))
    const row = await screen.findByRole('row', { name: /Noor Bakker/ })
    for (const part of ['vandaag 09:30', 'Dit is intussen veranderd', 'Gezien', 'Sanne Vermeer'])
      expect(row.textContent).toContain(part)
  })

  test('a key held down never chooses twice', async () => {
    const { bridge } = renderApp('/sync', house([levi, noor]))
    const [first] = await cards()
    if (first === undefined) throw new Error('no card')
    fireEvent.keyDown(first, { key: 'g', repeat: true })
    expect(bridge.calls.some(({ call }) => call === 'sync.dismiss')).toBe(false)
  })

  test('very many are cut, and the count says of how many', async () => {
    renderApp('/sync', connectedAnswers({}, { attention: [noor], attentionCount: 240 }))
    expect(await screen.findByText('De eerste 1 van 240. De rest volgt als je kiest.')).toBeTruthy()
  })

  test('who may not see children sees how it stands, and no lists (PRIV-4)', async () => {
    const { bridge } = renderApp('/sync', {
      ...connectedAnswers(),
      'session.get': () =>
        aSession({ actor: { id: 'hq-1', name: 'Hanna', role: 'headquartersAdmin', locationIds: [] } }),
    })
    expect(await screen.findByText(/Vraag je locatiemanager/)).toBeTruthy()
    expect(screen.getByRole('region', { name: /^Gelijk met/ })).toBeTruthy()
    expect(bridge.calls.some(({ call }) => call === 'sync.list')).toBe(false)
  })
})

describe('a computer that headquarters had cleared', () => {
  const wiped = { refusal: { code: 'sync.wiped', params: {} } }

  test('shows nothing of what was on screen any more, and says why and how to go on', async () => {
    let isWiped = false
    const { bridge } = renderApp('/sync', {
      ...house([noor]),
      'session.get': () => (isWiped ? wiped : aSession()),
      'sync.list': () => (isWiped ? wiped : aList({ attention: [noor] })),
    })
    expect(await screen.findByText('Noor Bakker')).toBeTruthy()
    isWiped = true
    bridge.announce(['session', 'sync'])
    expect(await screen.findByRole('heading', { level: 1, name: 'Deze computer is afgemeld' })).toBeTruthy()
    expect(screen.getByText(/De gegevens zijn hier gewist/)).toBeTruthy()
    expect(document.body.textContent).not.toContain('Noor')
    expect(screen.queryByRole('navigation')).toBeNull()
  })

  test('says the same when it is started again before the folder is new', async () => {
    renderApp('/week/2026-W48', { 'session.get': () => wiped })
    expect(await screen.findByText(/Het hoofdkantoor heeft deze computer afgemeld/)).toBeTruthy()
  })
})

describe('what waits and what happened', () => {
  const held = aWaitingAct({
    commandId: 'c-held',
    at: clockOf(9, 30),
    held: { code: 'sync.held.download', params: {} },
  })

  test('the queue is closed and counts; open it says since when, by whom, and what does not count yet', async () => {
    const { user } = renderApp('/sync', connectedAnswers({}, { waiting: [aWaitingAct(), held] }))
    const toggle = await screen.findByRole('button', { name: /^Wacht op hoofdkantoor/ })
    expect(toggle.textContent).toContain('2, de oudste van vandaag 08:12')
    expect(screen.queryByRole('table')).toBeNull()
    await user.click(toggle)
    const rows = within(screen.getByRole('table', { name: /geldt hier al/ })).getAllByRole('row')
    expect(rows.slice(1).map((row) => row.textContent)).toEqual([
      'vandaag 08:12Levi afwezig gemeldSanne Vermeer',
      'vandaag 09:30Levi afwezig gemeldTelt hier nog niet mee: De gegevens van deze locatie worden nog opgehaald.Sanne Vermeer',
    ])
  })

  test('empty parts teach what will be there', async () => {
    const { user } = renderApp('/sync', connectedAnswers())
    await user.click(await screen.findByRole('button', { name: /^Wacht op hoofdkantoor/ }))
    expect(screen.getByText(/Er wacht niets\./)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /^Logboek/ }))
    expect(screen.getByText(/Nog niets gebeurd\./)).toBeTruthy()
  })

  test('the log has a sentence for every kind, and shows only what is asked for', async () => {
    const label = { code: 'command.enterAbsence', params: { firstName: 'Levi' } }
    const log = syncLogKinds.map((kind, index) => ({
      at: clockOf(10, index),
      kind,
      label: kind === 'rejected' || kind === 'merged' ? label : null,
      count: kind === 'restored' ? 3 : null,
    }))
    const { user } = renderApp('/sync', connectedAnswers({}, { log }))
    await user.click(await screen.findByRole('button', { name: /^Logboek/ }))
    const sentences = () =>
      within(screen.getByRole('table', { name: /bij het bijwerken/ }))
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent.slice('vandaag 10:00'.length))
    expect(sentences()).toHaveLength(syncLogKinds.length)
    expect(sentences().filter((sentence) => sentence.includes('sync.') || sentence.includes('{{'))).toEqual(
      [],
    )
    expect(sentences()).toContain('Werk teruggehaald uit het dagboek van deze computer. (3)')
    await user.click(screen.getByRole('radio', { name: 'Niet doorgegaan' }))
    expect(sentences()).toEqual(['Niet doorgegaan: Levi afwezig gemeld'])
    await user.click(screen.getByRole('radio', { name: 'Samengegaan' }))
    expect(sentences()).toEqual(['Samengegaan met wat anderen deden: Levi afwezig gemeld'])
  })

  test('the history marks what headquarters has still to judge', async () => {
    const entry = (commandId: string, hour: number) => ({
      commandId,
      at: clockOf(hour, 0),
      actorName: 'Sanne Vermeer',
      label: { code: 'command.enterAbsence', params: { firstName: 'Levi' } },
      isUndone: false,
      isUndo: false,
    })
    renderApp('/history', {
      ...connectedAnswers({}, { waiting: [aWaitingAct()], waitingCount: 2 }),
      'history.list': () => ({ entries: [entry('c-later', 10), entry('c-wait', 8), entry('c-old', 7)] }),
    })
    const table = within(await screen.findByRole('table'))
    await waitFor(() => expect(table.getAllByText(/\(wacht op hoofdkantoor\)/)).toHaveLength(2))
    expect(table.getAllByRole('row').at(-1)?.textContent).not.toContain('wacht')
  })

  test('a computer by itself marks nothing in the history', async () => {
    const { bridge } = renderApp('/history', {
      'sync.status': () => aStatus({ state: 'standalone', waitingCount: 9 }),
      'history.list': () => ({
        entries: [
          {
            commandId: 'c-1',
            at: clockOf(8, 0),
            actorName: 'Sanne Vermeer',
            label: { code: 'command.enterAbsence', params: { firstName: 'Levi' } },
            isUndone: false,
            isUndo: false,
          },
        ],
      }),
    })
    expect(await screen.findByRole('table')).toBeTruthy()
    expect(screen.queryByText(/wacht op hoofdkantoor/)).toBeNull()
    expect(bridge.calls.some(({ call }) => call === 'sync.list')).toBe(false)
  })
})
