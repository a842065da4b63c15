import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { SessionActor } from '#shared/ipc/calls/session.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { aSession } from '../a-board.ts'
import type { Answers } from '../fake-bridge.ts'
import { renderApp } from '../render-app.tsx'
import { aStatus } from '../sync/sync-house.ts'

const digest = 'a'.repeat(64)

function aList(more: Partial<CallOutput<'retention.list'>> = {}): CallOutput<'retention.list'> {
  return {
    day: isoDay('2026-11-23'),
    kinds: [
      {
        ...{ kind: 'children', months: 12, starts: 'agreementEnd', source: 'providerConditions' },
        ...{ ruleId: 'PRIV-1', overCount: 3, heldCount: 1 },
      },
      {
        ...{ kind: 'accounting', months: 96, starts: 'month', source: 'law' },
        ...{ ruleId: 'PRIV-1', overCount: 0, heldCount: 0 },
      },
    ],
    isAutomatic: false,
    holds: [
      {
        ...{
          id: 'hold-1',
          subjectKind: 'child',
          subjectId: 'noor',
          name: 'Noor Bakker',
          reason: 'klacht loopt',
        },
        ...{
          validFrom: isoDay('2026-11-20'),
          validUntil: null,
          liftedBecause: '',
          isHeld: true,
          textKept: null,
        },
      },
    ],
    runs: [
      {
        ...{ id: 'run-1', ranAt: '2026-11-20T08:15:00.000Z' as Instant, ranByName: 'Sanne Vermeer' },
        ...{ asOf: isoDay('2026-11-20'), counts: [{ kind: 'planning', count: 12 }], digest },
      },
    ],
    ...more,
  }
}

const preview: CallOutput<'retention.preview'> = {
  ...{ kind: 'children', day: isoDay('2026-11-23'), rows: [], overCount: 1, heldCount: 1, digest },
  people: [
    {
      ...{ subjectKind: 'child', subjectId: 'finn', name: 'Finn Wolters', heldBy: [] },
      ...{ endedOn: isoDay('2024-02-29'), keptUntil: isoDay('2025-02-28') },
    },
    {
      ...{ subjectKind: 'child', subjectId: 'noor', name: 'Noor Bakker', heldBy: ['legalHold'] },
      ...{ endedOn: isoDay('2024-06-30'), keptUntil: isoDay('2025-06-30') },
    },
  ],
  held: [{ reason: 'legalHold', count: 1 }],
}

function openTab(answers: Answers = {}, actor: Partial<SessionActor> = {}) {
  return renderApp('/privacy?tab=retention', {
    'session.get': () => aSession({ actor: { ...aSession().actor, ...actor } }),
    'retention.list': () => aList(),
    'retention.preview': () => preview,
    ...answers,
  })
}

const inputsOf = (calls: readonly { call: string; input: unknown }[], name: string) =>
  calls.filter(({ call }) => call === name).map(({ input }) => input)

describe('PRIV-1: how long what is kept', () => {
  test('every kind with its term, from when it runs, its source, and what is over it', async () => {
    openTab()
    const table = await screen.findByRole('region', { name: 'Bewaartermijnen' })
    const rows = within(table).getAllByRole('row')
    expect(rows.slice(1).map(({ textContent }) => textContent)).toEqual([
      'Kinderen en ouders12 maanden na de laatste overeenkomst van het gezinprivacyreglement (PRIV-1)31Bekijk',
      'Administratie96 maanden na het einde van de maandwet (PRIV-1)00',
    ])
    expect(screen.getByText(/Dagdeel ruimt niets zelf op/)).toBeDefined()
    expect(screen.getByText('Planning: 12')).toBeDefined()
  })

  test('what will go is shown with its reason, and goes only after a word was typed', async () => {
    const { user, bridge } = openTab({ 'retention.purge': () => ({ count: 1 }) })
    await user.click(await screen.findByRole('button', { name: 'Bekijk Kinderen en ouders' }))
    const dialog = await screen.findByRole('dialog', { name: 'Over de termijn: Kinderen en ouders' })
    expect(await within(dialog).findByText('Finn Wolters')).toBeDefined()
    expect(within(dialog).getByText('blijft: er geldt een bewaarplicht')).toBeDefined()
    expect(within(dialog).getByText(/dit kan niet terug/)).toBeDefined()
    await user.click(within(dialog).getByRole('button', { name: 'Wis dit' }))
    expect(inputsOf(bridge.calls, 'retention.purge')).toEqual([])
    await user.type(within(dialog).getByLabelText("Typ 'wis' om dit te wissen"), 'Wis')
    await user.keyboard('{Enter}')
    await waitFor(() =>
      expect(inputsOf(bridge.calls, 'retention.purge')).toEqual([{ kind: 'children', digest }]),
    )
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('a list that goes on says how many there are, and letting it go looks like no other button', async () => {
    const people = Array.from({ length: 18 }, (_, index) => ({
      ...{ subjectKind: 'child' as const, subjectId: `child-${index}`, name: `Kind ${index}`, heldBy: [] },
      ...{ endedOn: isoDay('2024-02-29'), keptUntil: isoDay('2025-02-28') },
    }))
    const { user } = openTab({ 'retention.preview': () => ({ ...preview, people }) })
    await user.click(await screen.findByRole('button', { name: 'Bekijk Kinderen en ouders' }))
    expect(await screen.findByText('In de lijst staan 18 personen. Schuif om iedereen te zien.')).toBeTruthy()
    const purge = screen.getByRole('button', { name: 'Wis dit' })
    expect([purge.dataset['kind'], purge.querySelector('svg') !== null]).toEqual(['danger', true])
  })

  test('a list that is in view whole says nothing of that', async () => {
    const { user } = openTab()
    await user.click(await screen.findByRole('button', { name: 'Bekijk Kinderen en ouders' }))
    await screen.findByText('Finn Wolters')
    expect(screen.queryByText(/Schuif om iedereen/)).toBeNull()
  })

  test.each([
    ['by itself', {}, 'children', /Het gaat van deze computer weg/],
    [
      'of headquarters',
      { 'sync.status': () => aStatus() },
      'children',
      /hoofdkantoor en andere computers volgen/,
    ],
    [
      'of headquarters, its log',
      { 'sync.status': () => aStatus() },
      'audit',
      /elke andere ruimt het eigen logboek op/,
    ],
  ] as const)('a computer %s says how far it reaches before it is done', async (_, more, kind, sentence) => {
    const { user } = openTab({ 'retention.preview': () => ({ ...preview, kind }), ...more })
    await user.click(await screen.findByRole('button', { name: 'Bekijk Kinderen en ouders' }))
    expect(await screen.findByText(sentence)).toBeTruthy()
  })

  test('a refusal stays next to the button', async () => {
    const { user } = openTab({
      'retention.purge': () => ({ refusal: { code: 'refusal.purgeDiffers', params: {} } }),
    })
    await user.click(await screen.findByRole('button', { name: 'Bekijk Kinderen en ouders' }))
    await user.type(await screen.findByLabelText("Typ 'wis' om dit te wissen"), 'wis{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain('Kijk opnieuw wat er weggaat')
  })

  test('a hold is set for somebody from the list, and lifted, each with a reason', async () => {
    const { user, bridge } = openTab({
      'retention.search': () => ({
        people: [{ subjectKind: 'child', subjectId: 'finn', name: 'Finn Wolters' }],
      }),
      'retention.setHold': () => ({ commandId: 'c', label: { code: 'command.setHold', params: {} } }),
      'retention.liftHold': () => ({ commandId: 'c', label: { code: 'command.liftHold', params: {} } }),
    })
    await user.click(await screen.findByRole('button', { name: 'Stel een bewaarplicht in' }))
    const dialog = await screen.findByRole('dialog', { name: 'Stel een bewaarplicht in' })
    await user.click(within(dialog).getByRole('button', { name: 'Stel een bewaarplicht in' }))
    expect(within(dialog).getByText('Schrijf op waarom.')).toBeDefined()
    await user.type(within(dialog).getByRole('combobox', { name: 'Wie' }), 'fin')
    await user.click(await within(dialog).findByRole('option', { name: /Finn Wolters/, hidden: true }))
    await user.type(within(dialog).getByLabelText('Reden'), 'geschil')
    await user.click(within(dialog).getByRole('button', { name: 'Stel een bewaarplicht in' }))
    await waitFor(() =>
      expect(inputsOf(bridge.calls, 'retention.setHold')).toMatchObject([
        { subjectKind: 'child', subjectId: 'finn', reason: 'geschil' },
      ]),
    )
    await user.click(await screen.findByRole('button', { name: 'Hef de bewaarplicht op van Noor Bakker' }))
    const lifting = await screen.findByRole('dialog', { name: 'Hef de bewaarplicht op van Noor Bakker' })
    await user.type(within(lifting).getByLabelText('Waarom'), 'klaar')
    await user.click(within(lifting).getByRole('button', { name: 'Hef op' }))
    await waitFor(() =>
      expect(inputsOf(bridge.calls, 'retention.liftHold')).toEqual([{ holdId: 'hold-1', because: 'klaar' }]),
    )
  })

  test('who may only look sees no way to erase or to set a hold (PRIV-4)', async () => {
    openTab({}, { role: 'inspector' })
    await screen.findByRole('region', { name: 'Bewaartermijnen' })
    expect(screen.queryByRole('button', { name: 'Wis gegevens' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Stel een bewaarplicht in' })).toBeNull()
  })
})

describe('PRIV-2: erasing one person', () => {
  const search = () => ({
    people: [{ subjectKind: 'child' as const, subjectId: 'finn', name: 'Finn Wolters' }],
  })

  async function openErase(answers: Answers) {
    const shown = openTab({ 'retention.search': search, ...answers })
    await shown.user.click(await screen.findByRole('button', { name: 'Wis gegevens' }))
    const dialog = await screen.findByRole('dialog', { name: 'Wis gegevens van één persoon' })
    await shown.user.type(within(dialog).getByRole('combobox', { name: 'Wie' }), 'fin')
    await shown.user.click(await within(dialog).findByRole('option', { name: /Finn Wolters/, hidden: true }))
    return { ...shown, dialog }
  }

  test('shows what stays and why, and asks for the name', async () => {
    const { user, bridge, dialog } = await openErase({
      'retention.lookAtErasure': () => ({
        ...{ name: 'Finn Wolters', obstacles: [], rowCount: 14 },
        stays: [{ code: 'erasureStays.ledger', params: { count: 2 } }],
      }),
      'retention.erase': () => ({ isWaiting: false }),
    })
    expect(await within(dialog).findByText(/2 regels van de administratie, zonder naam/)).toBeDefined()
    await user.type(within(dialog).getByLabelText('Typ de naam om te wissen: Finn Wolters'), 'Finn Wolters')
    await user.click(within(dialog).getByRole('button', { name: 'Wis deze persoon' }))
    await waitFor(() =>
      expect(inputsOf(bridge.calls, 'retention.erase')).toEqual([
        { subjectKind: 'child', subjectId: 'finn', typedName: 'Finn Wolters', ground: 'request' },
      ]),
    )
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('erasing looks like no other button', async () => {
    const { dialog } = await openErase({
      'retention.lookAtErasure': () => ({ name: 'Finn Wolters', obstacles: [], rowCount: 14, stays: [] }),
    })
    const erase = await within(dialog).findByRole('button', { name: 'Wis deze persoon' })
    expect([erase.dataset['kind'], erase.querySelector('svg') !== null]).toEqual(['danger', true])
  })

  test('what stands in the way comes first and alone, with the way to the card', async () => {
    const { user, dialog } = await openErase({
      'retention.lookAtErasure': () => ({
        ...{ name: 'Finn Wolters', rowCount: 14 },
        stays: [{ code: 'erasureStays.ledger', params: { count: 2 } }],
        obstacles: [{ code: 'refusal.agreementRuns', params: {} }],
      }),
      'children.get': () => ({
        refusal: { code: 'refusal.notFound', params: { what: 'child', id: 'finn' } },
      }),
    })
    const alert = await within(dialog).findByRole('alert')
    expect(alert.textContent).toBe(
      'Finn Wolters wissen kan nu niet:Kan niet: de overeenkomst loopt nog. Stop die eerst.',
    )
    expect(within(dialog).queryByText(/onderdelen weg/)).toBeNull()
    expect(within(dialog).queryByText('Dit blijft, en waarom')).toBeNull()
    await user.click(within(dialog).getByRole('button', { name: 'Open de kaart' }))
    const pane = await screen.findByRole('complementary')
    expect(within(pane).getByRole('heading', { level: 2, name: 'Finn Wolters' })).toBeTruthy()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('who still has access is found among the users', async () => {
    const { user, dialog, address } = await openErase({
      'retention.lookAtErasure': () => ({
        ...{ name: 'Finn Wolters', rowCount: 14, stays: [] },
        obstacles: [{ code: 'refusal.accountRuns', params: {} }],
      }),
    })
    expect(within(dialog).queryByRole('button', { name: 'Open de kaart' })).toBeNull()
    await user.click(await within(dialog).findByRole('button', { name: 'Open Gebruikers' }))
    await waitFor(() => expect(address()).toBe('/settings#people'))
  })

  test('says what stands in the way, and offers no button', async () => {
    const { dialog } = await openErase({
      'retention.lookAtErasure': () => ({
        ...{ name: 'Finn Wolters', rowCount: 14, stays: [] },
        obstacles: [{ code: 'refusal.agreementRuns', params: {} }],
      }),
    })
    expect(await within(dialog).findByText(/de overeenkomst loopt nog/)).toBeDefined()
    expect(within(dialog).queryByRole('button', { name: 'Wis deze persoon' })).toBeNull()
  })
})
