import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { Answers } from '../fake-bridge.ts'
import { renderApp } from '../render-app.tsx'

type Request = CallOutput<'privacy.requests'>['requests'][number]

function aRequest(overrides: Partial<Request> = {}): Request {
  return {
    ...{ id: 'asked.1', kind: 'access', subjectKind: 'child', subjectId: 'noor', subjectName: 'Noor Bakker' },
    ...{ receivedOn: isoDay('2026-10-20'), dueOn: isoDay('2026-11-17'), daysLeft: -6 },
    ...{ note: '', status: 'open', outcome: '', closedAt: null, closedByName: '' },
    ...overrides,
  }
}

const nothing: CallOutput<'privacy.overview'> = {
  requests: [],
  breaches: [],
  holds: [],
  restrictions: [],
  lookedAt: '2026-11-23T08:00:00.000Z' as Instant,
}

const done = { commandId: 'c-1', label: { code: 'command.closeBreach', params: {} } }

function answers(more: Answers = {}): Answers {
  return {
    'privacy.overview': () => nothing,
    'privacy.requests': () => ({ requests: [], restrictions: [] }),
    'retention.list': () => ({
      day: isoDay('2026-11-23'),
      kinds: [],
      isAutomatic: false,
      holds: [],
      runs: [],
    }),
    ...more,
  }
}

describe('the privacy screen', () => {
  test('says that nothing waits, and when it looked', async () => {
    renderApp('/privacy', answers())
    expect(await screen.findByRole('heading', { name: 'Er wacht niets' })).toBeTruthy()
    expect(screen.getByText('Gekeken om 09:00.')).toBeTruthy()
  })

  test('a late request is clear by words, not by colour alone (PRIV-2)', async () => {
    renderApp('/privacy', answers({ 'privacy.overview': () => ({ ...nothing, requests: [aRequest()] }) }))
    expect(await screen.findByText(/6 dagen te laat, moest op di 17 nov/)).toBeTruthy()
  })

  test('arrows move between the tabs, and the tab is in the address', async () => {
    renderApp('/privacy', answers())
    const first = await screen.findByRole('tab', { name: 'Te doen' })
    first.focus()
    fireEvent.keyDown(first, { key: 'ArrowRight' })
    await waitFor(() =>
      expect(screen.getByRole('tab', { name: 'Verzoeken' }).getAttribute('aria-selected')).toBe('true'),
    )
    expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Verzoeken' }))
  })

  test('a refusal to close stands in the dialog, and what was typed stays', async () => {
    renderApp(
      '/privacy?tab=requests',
      answers({
        'privacy.requests': () => ({ requests: [aRequest({ daysLeft: 20 })], restrictions: [] }),
        'privacy.closeRequest': ({ outcome }) =>
          outcome === '' ? { refusal: { code: 'refusal.outcomeMissing', params: {} } } : done,
      }),
    )
    fireEvent.click(await screen.findByRole('button', { name: 'Sluit af' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Verzoek afsluiten' }))
    fireEvent.click(dialog.getByRole('button', { name: 'Sluit af' }))
    expect((await dialog.findByRole('alert')).textContent).toContain('Schrijf op wat eruit kwam')
    fireEvent.change(dialog.getByRole('textbox', { name: 'Uitkomst' }), { target: { value: 'meegegeven' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Sluit af' }))
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Verzoek afsluiten' })).toBeNull())
  })

  test('each kind of request has the act that answers it; an objection works by itself (PRIV-2, PRIV-8)', async () => {
    const kinds = ['access', 'correction', 'erasure', 'restriction', 'portability', 'objection'] as const
    const requests = kinds.map((kind) => aRequest({ id: kind, kind, daysLeft: 20 }))
    renderApp(
      '/privacy?tab=requests',
      answers({ 'privacy.requests': () => ({ requests, restrictions: [] }) }),
    )
    const cardOf = async (name: RegExp) => {
      const heading = await screen.findByRole('heading', { name, level: 3 })
      return within(heading.closest('li') as HTMLElement)
        .getAllByRole('button')
        .map(({ textContent }) => textContent)
    }
    expect(await cardOf(/Verzoek om inzage/)).toEqual(['Geef alle gegevens mee', 'Sluit af'])
    expect(await cardOf(/Verzoek om correctie/)).toEqual(['Open de kaart van het kind', 'Sluit af'])
    expect(await cardOf(/Verzoek om wissen/)).toEqual(['Wis gegevens', 'Sluit af'])
    expect(await cardOf(/Verzoek om beperking/)).toEqual(['Beperk de gegevens', 'Sluit af'])
    expect(await cardOf(/Verzoek om meenemen/)).toEqual(['Geef alle gegevens mee', 'Sluit af'])
    expect(await cardOf(/Bezwaar/)).toEqual(['Sluit af'])
  })
})
