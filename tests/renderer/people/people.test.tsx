import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { PersonView } from '#shared/ipc/calls/people.ts'
import type { SessionActor } from '#shared/ipc/calls/session.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aSession } from '../a-board.ts'
import type { Answers } from '../fake-bridge.ts'
import { aGate } from '../gate/a-gate.ts'
import { renderApp } from '../render-app.tsx'

function aPerson(overrides: Partial<PersonView> = {}): PersonView {
  return {
    actorId: 'staff-3',
    name: 'Fatima Amrani',
    role: 'pedagogicalStaff',
    locationIds: [],
    accountId: null,
    accountUntil: null,
    rosteredAt: [],
    slotId: null,
    hasPin: false,
    isYou: false,
    ...overrides,
  }
}

const sanne = aPerson({
  actorId: 'staff-1',
  name: 'Sanne Vermeer',
  role: 'locationManager',
  slotId: 'slot-1',
  isYou: true,
})
const bas = aPerson({
  actorId: 'staff-2',
  name: 'Bas de Groot',
  role: 'planner',
  accountId: 'account-2',
  accountUntil: isoDay('2027-01-31'),
  slotId: 'slot-2',
  hasPin: true,
})

function people(list: readonly PersonView[], more: Partial<CallOutput<'people.list'>> = {}) {
  return { people: [...list], isUnknown: false, recoveryCodeMadeAt: null, lockAfterMinutes: 10, ...more }
}

const strong = { isAccepted: true, score: 4, reason: null }

function openSettings(answers: Answers = {}, actor: Partial<SessionActor> = {}) {
  return renderApp('/settings', {
    'gate.status': () => aGate(),
    'gate.stillHere': () => ({}),
    'gate.judgePassword': () => strong,
    'session.get': () => aSession({ hasPassword: true, actor: { ...aSession().actor, ...actor } }),
    'people.list': () => people([aPerson(), bas, sanne]),
    ...answers,
  })
}

const region = () => screen.findByRole('region', { name: 'Gebruikers en codes' })
const inputOf = (calls: readonly { call: string; input: unknown }[], name: string) =>
  calls.find(({ call }) => call === name)?.input

describe('PRIV-4: who works here', () => {
  test('name, role, where, until when, who signs in here and who has a code; oneself first', async () => {
    openSettings()
    const rows = await screen.findAllByRole('row')
    expect(rows.slice(1).map(({ textContent }) => textContent)).toEqual([
      'Sanne Vermeer (jij)locatiemanagerOveral–JaNeeWijzig',
      'Bas de GrootplannerOveral31-01-2027JaJaWijzig',
      'Fatima Amranipedagogisch medewerkerOveral–NeeNeeWijzig',
    ])
  })

  test('a colleague gets a password to begin with', async () => {
    const { user, bridge } = openSettings({ 'people.add': () => ({ slotId: 'slot-3' }) })
    await user.click(await screen.findByRole('button', { name: 'Wijzig Fatima Amrani' }))
    const dialog = await screen.findByRole('dialog', { name: 'Fatima Amrani' })
    await user.type(within(dialog).getByLabelText('Wachtwoord om mee te beginnen'), 'drie paarse kastanjes')
    await user.click(within(dialog).getByRole('button', { name: 'Geef dit wachtwoord' }))
    await waitFor(() =>
      expect(inputOf(bridge.calls, 'people.add')).toEqual({
        actorId: 'staff-3',
        password: 'drie paarse kastanjes',
      }),
    )
  })

  test('somebody is taken off this computer only after it was said what that means', async () => {
    const { user, bridge } = openSettings({ 'people.remove': () => ({}) })
    await user.click(await screen.findByRole('button', { name: 'Wijzig Bas de Groot' }))
    await user.click(await screen.findByRole('button', { name: 'Haal van deze computer' }))
    expect(inputOf(bridge.calls, 'people.remove')).toBeUndefined()
    expect(await screen.findByText(/Het werk van Bas de Groot blijft/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Haal er nu af' }))
    await waitFor(() => expect(inputOf(bridge.calls, 'people.remove')).toEqual({ slotId: 'slot-2' }))
  })

  test('a short code is digits, and can be taken away', async () => {
    const { user, bridge } = openSettings({ 'people.setPin': () => ({}) })
    await user.click(await screen.findByRole('button', { name: 'Wijzig Bas de Groot' }))
    const field = await screen.findByLabelText('Nieuwe code')
    await user.type(field, '12')
    await user.click(screen.getByRole('button', { name: 'Geef nieuwe code' }))
    expect(await screen.findByText('Typ 4 tot 8 cijfers.')).toBeTruthy()
    expect(inputOf(bridge.calls, 'people.setPin')).toBeUndefined()
    await user.click(screen.getByRole('button', { name: 'Haal de code weg' }))
    await waitFor(() =>
      expect(inputOf(bridge.calls, 'people.setPin')).toEqual({ actorId: 'staff-2', pin: null }),
    )
  })

  test('an inspector is added by name, with a role and a last day, and gets a password at once', async () => {
    const { user, bridge } = openSettings({
      'accounts.open': () => ({ actorId: 'account-9' }),
      'people.add': () => ({ slotId: 'slot-9' }),
    })
    await user.click(await screen.findByRole('button', { name: 'Voeg iemand toe' }))
    const dialog = await screen.findByRole('dialog', { name: 'Iemand toevoegen' })
    await user.type(within(dialog).getByRole('textbox', { name: 'Naam' }), 'Inspecteur Vos')
    await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Rol' }), 'inspector')
    expect(within(dialog).getByText('Kijkt mee en wijzigt niets.')).toBeTruthy()
    await user.type(within(dialog).getByLabelText('Wachtwoord om mee te beginnen'), 'drie paarse kastanjes')
    await user.click(within(dialog).getByRole('button', { name: 'Bewaar' }))
    await waitFor(() => expect(inputOf(bridge.calls, 'people.add')).toBeTruthy())
    expect(inputOf(bridge.calls, 'accounts.open')).toEqual({
      actorId: null,
      name: 'Inspecteur Vos',
      role: 'inspector',
      locationIds: [],
      validUntil: null,
    })
    expect(inputOf(bridge.calls, 'people.add')).toEqual({
      actorId: 'account-9',
      password: 'drie paarse kastanjes',
    })
  })

  test('a refused password does not open a second account when it is tried again', async () => {
    let tries = 0
    const { user, bridge } = openSettings({
      'accounts.open': () => ({ actorId: 'account-9' }),
      'people.add': () =>
        (tries += 1) === 1 ? { refusal: { code: 'call.forbidden', params: {} } } : { slotId: 'slot-9' },
    })
    await user.click(await screen.findByRole('button', { name: 'Voeg iemand toe' }))
    const dialog = await screen.findByRole('dialog', { name: 'Iemand toevoegen' })
    await user.type(within(dialog).getByRole('textbox', { name: 'Naam' }), 'Inspecteur Vos')
    await user.type(within(dialog).getByLabelText('Wachtwoord om mee te beginnen'), 'drie paarse kastanjes')
    await user.click(within(dialog).getByRole('button', { name: 'Bewaar' }))
    await within(dialog).findByRole('alert')
    await user.click(within(dialog).getByRole('button', { name: 'Bewaar' }))
    await waitFor(() => expect(tries).toBe(2))
    expect(bridge.calls.filter(({ call }) => call === 'accounts.open')).toHaveLength(1)
  })

  test("one changes one's own password with the present one", async () => {
    const { user, bridge } = openSettings({ 'people.changePassword': () => ({}) })
    await user.click(await screen.findByRole('button', { name: 'Wijzig je wachtwoord' }))
    const dialog = await screen.findByRole('dialog', { name: 'Wijzig je wachtwoord' })
    await user.type(within(dialog).getByLabelText('Nieuw wachtwoord'), 'vier groene lantaarns')
    await user.click(within(dialog).getByRole('button', { name: 'Bewaar' }))
    expect(await within(dialog).findByText('Vul het wachtwoord in.')).toBeTruthy()
    await user.type(within(dialog).getByLabelText('Je wachtwoord van nu'), 'drie paarse kastanjes')
    await user.click(within(dialog).getByRole('button', { name: 'Bewaar' }))
    await waitFor(() =>
      expect(inputOf(bridge.calls, 'people.changePassword')).toEqual({
        current: 'drie paarse kastanjes',
        next: 'vier groene lantaarns',
      }),
    )
  })

  test('a new printed code is shown on a page of its own, until it is kept', async () => {
    const { user } = openSettings({ 'people.newRecoveryCode': () => ({ recoveryCode: 'K7QX-3MPA' }) })
    await user.click(await screen.findByRole('button', { name: 'Maak een nieuwe code' }))
    await screen.findByText('K7QX-3MPA')
    expect(screen.queryByRole('region', { name: 'Gebruikers en codes' })).toBeNull()
    await user.click(screen.getByRole('checkbox', { name: 'Ik heb de code bewaard' }))
    await user.click(screen.getByRole('button', { name: 'Ga verder' }))
    await region()
    expect(screen.queryByText('K7QX-3MPA')).toBeNull()
  })

  test('the minutes until the screen locks are a setting like the others', async () => {
    const { user, bridge } = openSettings({ 'settings.change': () => aSession().settings })
    const field = await screen.findByLabelText('Vergrendel na zoveel minuten stilte')
    await user.clear(field)
    await user.type(field, '5')
    await waitFor(() => expect(inputOf(bridge.calls, 'settings.change')).toEqual({ lockAfterMinutes: 5 }))
  })

  test('who is unknown in the records says once who it is', async () => {
    const { user, bridge } = openSettings({
      'people.list': () => people([bas, aPerson()], { isUnknown: true }),
      'people.chooseActor': () => ({}),
    })
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Wie ben je?' }), 'Bas de Groot')
    await user.click(screen.getByRole('button', { name: 'Dit ben ik' }))
    await waitFor(() => expect(inputOf(bridge.calls, 'people.chooseActor')).toEqual({ actorId: 'staff-2' }))
  })

  test('staff see who works here and change their own password only', async () => {
    openSettings({}, { role: 'pedagogicalStaff' })
    await screen.findAllByRole('row')
    const part = await region()
    expect(
      within(part)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Wijzig je wachtwoord'])
    expect(within(part).getByText('Een locatiemanager of beheerder wijzigt dit.')).toBeTruthy()
  })

  test('on a computer without a password the way to give it one is among the settings', async () => {
    const { user, bridge } = openSettings({
      'session.get': () => aSession({ hasPassword: false }),
      'gate.setUp': () => ({ recoveryCode: 'K7QX-3MPA' }),
    })
    const part = await screen.findByRole('region', { name: 'Wachtwoord voor deze computer' })
    await user.type(within(part).getByLabelText('Nieuw wachtwoord'), 'drie paarse kastanjes')
    await user.click(within(part).getByRole('button', { name: 'Begin' }))
    await screen.findByText('K7QX-3MPA')
    expect(inputOf(bridge.calls, 'gate.setUp')).toEqual({
      name: 'Sanne Vermeer',
      password: 'drie paarse kastanjes',
    })
    expect(screen.queryByRole('navigation')).toBeNull()
  })
})

describe('PRIV-4: what was done for a colleague', () => {
  const said = (dialog: HTMLElement) =>
    within(dialog)
      .getAllByRole('status')
      .map(({ textContent }) => textContent)
      .join(' ')

  test('a code is said beside its button, and not any more once another is typed', async () => {
    const { user } = openSettings({ 'people.setPin': () => ({}) })
    await user.click(await screen.findByRole('button', { name: 'Wijzig Bas de Groot' }))
    const dialog = await screen.findByRole('dialog', { name: 'Bas de Groot' })
    const field = within(dialog).getByLabelText('Nieuwe code')
    await user.type(field, '7291')
    await user.click(within(dialog).getByRole('button', { name: 'Geef nieuwe code' }))
    await waitFor(() => expect(said(dialog)).toContain('Bas de Groot heeft een nieuwe code.'))
    await user.type(field, '3')
    expect(said(dialog)).not.toContain('nieuwe code')
  })

  test('a password is said beside its button', async () => {
    const { user } = openSettings({ 'people.add': () => ({ slotId: 'slot-3' }) })
    await user.click(await screen.findByRole('button', { name: 'Wijzig Fatima Amrani' }))
    const dialog = await screen.findByRole('dialog', { name: 'Fatima Amrani' })
    await user.type(within(dialog).getByLabelText('Wachtwoord om mee te beginnen'), 'drie paarse kastanjes')
    await user.click(within(dialog).getByRole('button', { name: 'Geef dit wachtwoord' }))
    await waitFor(() => expect(said(dialog)).toContain('Fatima Amrani kan nu inloggen met dit wachtwoord.'))
  })

  test('a role is said beside its button', async () => {
    const { user } = openSettings({ 'accounts.open': () => ({ actorId: 'staff-2' }) })
    await user.click(await screen.findByRole('button', { name: 'Wijzig Bas de Groot' }))
    const dialog = await screen.findByRole('dialog', { name: 'Bas de Groot' })
    await user.click(within(dialog).getByRole('button', { name: 'Bewaar de rol' }))
    await waitFor(() => expect(said(dialog)).toContain('De rol van Bas de Groot is bewaard.'))
  })
})

describe('PRIV-4: where a colleague from the roster works', () => {
  const [rainbow] = aSession().locations
  const swallow = { ...rainbow, id: 'loc-2', name: 'De Zwaluw' } as NonNullable<typeof rainbow>
  const houses = [rainbow as typeof swallow, swallow]
  const openFatima = async (
    rosteredAt: readonly (typeof swallow)['id'][],
    locations = houses,
    actor: Partial<SessionActor> = {},
  ) => {
    const shown = openSettings(
      {
        'session.get': () =>
          aSession({ hasPassword: true, locations, actor: { ...aSession().actor, ...actor } }),
        'people.list': () => people([aPerson({ rosteredAt: [...rosteredAt] }), sanne]),
        'accounts.open': () => ({ actorId: 'staff-3' }),
      },
      actor,
    )
    await shown.user.click(await screen.findByRole('button', { name: 'Wijzig Fatima Amrani' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Fatima Amrani' }))
    return { ...shown, dialog }
  }

  test('is suggested from the groups of the roster, and can be changed', async () => {
    const { user, dialog, bridge } = await openFatima([swallow.id])
    expect(dialog.getByRole<HTMLInputElement>('checkbox', { name: 'De Zwaluw' }).checked).toBe(true)
    expect(dialog.getByText(/^Voorstel/)).toBeTruthy()
    await user.click(dialog.getByRole('checkbox', { name: houses[0]?.name ?? '' }))
    await user.click(dialog.getByRole('button', { name: 'Bewaar de rol' }))
    await waitFor(() =>
      expect(inputOf(bridge.calls, 'accounts.open')).toMatchObject({
        locationIds: [swallow.id, houses[0]?.id],
      }),
    )
  })

  test('is not suggested where whoever looks cannot give it, nor where there is one house', async () => {
    const first = await openFatima([swallow.id], houses, { locationIds: [houses[0]?.id ?? swallow.id] })
    expect(first.dialog.queryByText(/^Voorstel/)).toBeNull()
    cleanup()
    const second = await openFatima([swallow.id], [swallow])
    expect(second.dialog.queryByText(/^Voorstel/)).toBeNull()
    expect(second.dialog.queryByRole('checkbox', { name: 'De Zwaluw' })).toBeNull()
  })
})
