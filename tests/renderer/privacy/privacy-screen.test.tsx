import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import type { ChildId } from '#shared/domain/ids.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { aSession } from '../a-board.ts'
import type { Answers } from '../fake-bridge.ts'
import { renderApp } from '../render-app.tsx'

type Request = CallOutput<'privacy.requests'>['requests'][number]
type Breach = CallOutput<'breaches.list'>['breaches'][number]

function aRequest(overrides: Partial<Request> = {}): Request {
  return {
    ...{ id: 'asked.1', kind: 'access', subjectKind: 'child', subjectId: 'noor', subjectName: 'Noor Bakker' },
    ...{ receivedOn: isoDay('2026-10-20'), dueOn: isoDay('2026-11-17'), daysLeft: -6 },
    ...{ note: '', status: 'open', outcome: '', closedAt: null, closedByName: '', textKept: null },
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
    const late = await screen.findByText(/al 6 dagen, moest op di 17 nov/)
    expect(within(late).getByText('Te laat')).toBeTruthy()
  })

  test.each([
    [20, 'Loopt', 'running'],
    [7, 'Bijna om', 'near'],
    [0, 'Bijna om', 'near'],
    [-1, 'Te laat', 'past'],
  ])(
    'a request with %i days left is marked "%s": a clock that runs never looks done (PRIV-2)',
    async (daysLeft, word, standing) => {
      renderApp(
        '/privacy',
        answers({ 'privacy.overview': () => ({ ...nothing, requests: [aRequest({ daysLeft })] }) }),
      )
      const tag = await screen.findByText(word)
      expect(tag.dataset['standing']).toBe(standing)
      expect(tag.querySelector('svg')).not.toBeNull()
    },
  )

  test('the clocks of a breach say by word and mark how they stand (PRIV-7)', async () => {
    const discovered = (hours: number): Instant =>
      new Date(Date.parse(nothing.lookedAt) - hours * 3_600_000).toISOString() as Instant
    const aBreach = (id: string, hours: number, told: Partial<Breach> = {}): Breach => ({
      ...{ id, locationId: null, discoveredAt: discovered(hours), happened: `lek ${id}`, dataKinds: [] },
      ...{ peopleCount: null, risk: 'low', measures: '', notReportedBecause: '', closedAt: null },
      ...{ customerInformedAt: null, authorityInformedAt: null, peopleInformedAt: null },
      ...{ clocks: [], textKept: null },
      ...told,
    })
    const breaches = [
      aBreach('new', 1),
      aBreach('old', 70),
      aBreach('told', 100, { customerInformedAt: discovered(99), authorityInformedAt: discovered(2) }),
    ]
    renderApp(
      '/privacy?tab=breaches',
      answers({ 'breaches.list': () => ({ breaches, now: nothing.lookedAt }) }),
    )
    const marksOf = async (text: string) => {
      const card = (await screen.findByText(text)).closest('li') as HTMLElement
      return [...card.querySelectorAll<HTMLElement>('[data-standing]')].map(
        (tag) => `${tag.dataset['standing']} ${tag.textContent}`,
      )
    }
    expect(await marksOf('lek new')).toEqual(['running Loopt', 'running Loopt'])
    expect(await marksOf('lek old')).toEqual(['past Te laat', 'near Bijna om'])
    expect(await marksOf('lek told')).toEqual(['done Gedaan', 'past Te laat'])
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

const textKept = { code: 'privacyText.kept', params: {} }
const kept = 'Deze tekst kan over een kind gaan en is voor jou verborgen.'

describe('PRIV-4: a text that is not for who looks', () => {
  test('is said to be there, and a breach of which it is kept is not written over', async () => {
    const breach: Breach = {
      ...{ id: 'b-1', locationId: null, discoveredAt: nothing.lookedAt, happened: '', dataKinds: [] },
      ...{ peopleCount: null, risk: 'low', measures: '', notReportedBecause: '', closedAt: null },
      ...{ customerInformedAt: null, authorityInformedAt: null, peopleInformedAt: null },
      ...{ clocks: [], textKept },
    }
    renderApp(
      '/privacy?tab=breaches',
      answers({ 'breaches.list': () => ({ breaches: [breach], now: nothing.lookedAt }) }),
    )
    expect(await screen.findByText(kept)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Noteer wie is ingelicht' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Vul aan' })).toBeNull()
  })

  test('of a request, a hold and a restriction is said to be there as well', async () => {
    const subject = { subjectKind: 'child', subjectId: 'noor', subjectName: '' } as const
    const since = isoDay('2026-11-20')
    renderApp(
      '/privacy',
      answers({
        'privacy.overview': () => ({
          ...nothing,
          holds: [{ id: 'h', ...subject, reason: '', since, textKept }],
          restrictions: [{ id: 'r', childId: 'noor' as ChildId, childName: '', reason: '', since, textKept }],
        }),
        'privacy.requests': () => ({
          requests: [aRequest({ subjectName: '', textKept })],
          restrictions: [],
        }),
      }),
    )
    expect(await screen.findAllByText(kept)).toHaveLength(2)
    await userEvent.setup().click(screen.getByRole('tab', { name: 'Verzoeken' }))
    expect(await screen.findByText(kept)).toBeTruthy()
  })
})

describe('PRIV-5: before there is a location', () => {
  test('the log and the terms are there, and the registers say how to get one', async () => {
    const { bridge } = renderApp(
      '/privacy?tab=log',
      answers({
        'session.get': () => aSession({ locations: [], isEmpty: true }),
        'audit.standing': () => ({ lineCount: 0, people: [], check: null }),
        'audit.list': () => ({ lines: [], nextBeforeSeq: null }),
      }),
    )
    const user = userEvent.setup()
    expect((await screen.findByRole('tab', { name: 'Logboek' })).getAttribute('aria-selected')).toBe('true')
    await waitFor(() => expect(bridge.calls.some(({ call }) => call === 'audit.standing')).toBe(true))
    expect(screen.queryByText('Er is nog geen locatie')).toBeNull()
    await user.click(screen.getByRole('tab', { name: 'Bewaartermijnen' }))
    await waitFor(() => expect(bridge.calls.some(({ call }) => call === 'retention.list')).toBe(true))
    await user.click(screen.getByRole('tab', { name: 'Verzoeken' }))
    expect(await screen.findByRole('button', { name: 'Importeren' })).toBeTruthy()
    expect(bridge.calls.some(({ call }) => call === 'privacy.requests')).toBe(false)
  })
})
