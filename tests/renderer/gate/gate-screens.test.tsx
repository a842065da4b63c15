import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import type { GateView } from '#shared/ipc/calls/gate.ts'
import type { Answers } from '../fake-bridge.ts'
import { aRoom } from '../quick-log/room.ts'
import { renderApp } from '../render-app.tsx'
import { aGate, aLockedGate, bas, sanne } from './a-gate.ts'

/** A gate that changes, as the application's own does. */
function gateThat(start: GateView): { readonly answers: Answers; become(next: GateView): void } {
  let view = start
  return {
    answers: { 'gate.status': () => view },
    become: (next) => {
      view = next
    },
  }
}

const strong = { isAccepted: true, score: 4, reason: null }
const code = 'K7QX-3MPA-9TDE-VR2H'

describe('PRIV-4: the first time', () => {
  test('somebody gives a name and a password, and sees the printed code before anything else', async () => {
    const gate = gateThat(aGate({ state: 'new' }))
    const { bridge } = renderApp('/week/2026-W48', {
      ...gate.answers,
      'gate.judgePassword': () => strong,
      'gate.setUp': () => {
        gate.become(aGate({ people: [sanne] }))
        return { recoveryCode: code }
      },
    })
    const user = userEvent.setup()
    await screen.findByRole('heading', { name: 'Wie werkt hier?' })
    await user.type(screen.getByRole('textbox', { name: 'Je naam' }), 'Sanne Vermeer')
    await user.type(screen.getByLabelText('Nieuw wachtwoord'), 'drie paarse kastanjes')
    await user.click(screen.getByRole('button', { name: 'Begin' }))
    await screen.findByText(code)
    // What comes out of the printer says what it is, when it was made, and that the ones before it are of no use.
    expect(screen.getByText('Herstelcode van Sanne Vermeer')).toBeTruthy()
    expect(
      screen.getByText(/^Gemaakt op \d\d-\d\d-\d{4} om \d\d:\d\d\. Eerdere papieren gelden niet meer\.$/),
    ).toBeTruthy()
    expect(screen.queryByRole('grid')).toBeNull()
    expect(bridge.calls.some(({ call }) => call === 'session.get')).toBe(false)
    await user.click(screen.getByRole('button', { name: 'Ga verder' }))
    expect(await screen.findByText('Bewaar de code en vink dit dan aan.')).toBeTruthy()
    await user.click(screen.getByRole('checkbox', { name: 'Ik heb de code bewaard' }))
    await user.click(screen.getByRole('button', { name: 'Ga verder' }))
    await screen.findByRole('grid')
    expect(screen.queryByText(code)).toBeNull()
  })

  test('a password that is easily guessed is not taken, and the reason stands beside it', async () => {
    const { bridge } = renderApp('/week', {
      'gate.status': () => aGate({ state: 'new' }),
      'gate.judgePassword': () => ({
        isAccepted: false,
        score: 1,
        reason: { code: 'call.forbidden', params: {} },
      }),
    })
    const user = userEvent.setup()
    await user.type(await screen.findByRole('textbox', { name: 'Je naam' }), 'Sanne Vermeer')
    await user.type(screen.getByLabelText('Nieuw wachtwoord'), 'welkom2026')
    await user.click(screen.getByRole('button', { name: 'Begin' }))
    await waitFor(() =>
      expect(screen.getByLabelText('Nieuw wachtwoord').getAttribute('aria-invalid')).toBe('true'),
    )
    expect(bridge.calls.some(({ call }) => call === 'gate.setUp')).toBe(false)
  })

  test('the password is hidden until it is asked for, and a manager may fill it in', async () => {
    renderApp('/week', { 'gate.status': () => aGate({ state: 'new' }), 'gate.judgePassword': () => strong })
    const user = userEvent.setup()
    const field = await screen.findByLabelText('Nieuw wachtwoord')
    expect(field.getAttribute('type')).toBe('password')
    expect(field.getAttribute('autocomplete')).toBe('new-password')
    await user.click(field)
    await user.paste('uit een wachtwoordbeheerder')
    await user.click(screen.getByRole('button', { name: 'Toon het wachtwoord' }))
    expect(field.getAttribute('type')).toBe('text')
    expect((field as HTMLInputElement).value).toBe('uit een wachtwoordbeheerder')
  })
})

describe('PRIV-4: signing in', () => {
  test('whoever worked here last is named first, with the password field ready', async () => {
    renderApp('/week', { 'gate.status': () => aLockedGate() })
    const who = await screen.findByRole('combobox', { name: 'Wie ben je?' })
    expect(
      within(who)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual([sanne.name, bas.name])
    expect(document.activeElement).toBe(screen.getByLabelText('Wachtwoord'))
  })

  test('a wrong password says how often may be tried, empties the field and tells nothing of the house', async () => {
    const { bridge } = renderApp('/week', {
      'gate.status': () => aLockedGate({ freeTries: 4 }),
      'gate.signIn': () => ({ refusal: { code: 'gate.wrongPassword', params: { left: 4, seconds: 0 } } }),
    })
    const user = userEvent.setup()
    const field = await screen.findByLabelText('Wachtwoord')
    await user.type(field, 'vast wel dit{Enter}')
    expect(await screen.findByText('Klopt niet. Nog 4 keer proberen.')).toBeTruthy()
    expect((field as HTMLInputElement).value).toBe('')
    expect(document.activeElement).toBe(field)
    expect(bridge.calls.filter(({ call }) => !call.startsWith('gate.'))).toEqual([])
  })

  test('after too many wrong ones it counts down, and a press meanwhile asks nothing', async () => {
    const { bridge } = renderApp('/week', {
      'gate.status': () => aLockedGate({ waitSeconds: 30, freeTries: 0 }),
    })
    const user = userEvent.setup()
    await screen.findByText('0:30')
    await user.type(screen.getByLabelText('Wachtwoord'), 'nog eens{Enter}')
    expect(bridge.calls.some(({ call }) => call === 'gate.signIn')).toBe(false)
    await screen.findByText('0:29')
  })

  test('goes on at the place and with the draft of the person who signed in. PRIV-6', async () => {
    const gate = gateThat(aLockedGate())
    const { path } = renderApp('/', {
      ...aRoom().answers,
      ...gate.answers,
      'gate.signIn': () => {
        gate.become(aGate({ people: [bas, sanne] }))
        return {
          place: {
            path: '/log?x=1',
            drafts: [{ key: 'quick log loc-1', value: JSON.stringify('lev') }],
          },
        }
      },
    })
    const user = userEvent.setup()
    await user.type(await screen.findByLabelText('Wachtwoord'), 'drie paarse kastanjes{Enter}')
    const search = await screen.findByRole('searchbox', { name: 'Zoek' })
    expect(path()).toBe('/log')
    await waitFor(() => expect((search as HTMLInputElement).value).toBe('lev'))
  })

  test('somebody else begins at the start, never at the address of the one before; only the same person is told otherwise', async () => {
    const lockedAt = '2026-11-23T07:30:00.000Z' as GateView['lockedAt']
    const gate = gateThat(aLockedGate({ lockedAt }))
    // The address of Sanne stayed: she opened the quick log for the group from the settings.
    const { address } = renderApp('/settings', {
      ...gate.answers,
      'people.list': () => ({ people: [], isUnknown: false, recoveryCodeMadeAt: null, lockAfterMinutes: 10 }),
      'gate.signIn': () => {
        gate.become(aGate({ people: [bas, sanne], lastSlotId: bas.slotId }))
        return { place: null }
      },
    })
    const user = userEvent.setup()
    const who = await screen.findByRole('combobox', { name: 'Wie ben je?' })
    expect(screen.getByText(/Je gaat verder waar je was/)).toBeTruthy()
    await user.selectOptions(who, bas.name)
    expect(screen.getByText(/^Vergrendeld/).textContent).not.toContain('waar je was')
    await user.type(screen.getByLabelText('Wachtwoord'), 'drie paarse kastanjes{Enter}')
    await screen.findByRole('grid')
    expect(address()).toMatch(/^\/(week\/2026-W48)?$/)
  })

  test('the same person keeps the address when the screen locked before it was handed over', async () => {
    const gate = gateThat(aLockedGate())
    const { path } = renderApp('/week/2026-W50', {
      ...gate.answers,
      'gate.signIn': () => {
        gate.become(aGate({ people: [bas, sanne], lastSlotId: sanne.slotId }))
        return { place: null }
      },
    })
    const user = userEvent.setup()
    await user.type(await screen.findByLabelText('Wachtwoord'), 'drie paarse kastanjes{Enter}')
    await screen.findByRole('grid')
    expect(path()).toBe('/week/2026-W50')
  })

  test('with the printed code somebody else begins at the start as well', async () => {
    const gate = gateThat(aLockedGate())
    const { address } = renderApp('/settings', {
      ...gate.answers,
      'gate.judgePassword': () => strong,
      'gate.recover': () => {
        gate.become(aGate({ people: [bas, sanne], lastSlotId: bas.slotId }))
        return { recoveryCode: code, place: null }
      },
    })
    const user = userEvent.setup()
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Wie ben je?' }), bas.name)
    await user.click(screen.getByRole('button', { name: 'Wachtwoord vergeten?' }))
    await user.type(screen.getByRole('textbox', { name: 'Afgedrukte code' }), 'aaaa-bbbb')
    await user.type(screen.getByLabelText('Nieuw wachtwoord'), 'drie paarse kastanjes')
    await user.click(screen.getByRole('button', { name: 'Bewaar nieuw wachtwoord' }))
    await screen.findByText(code)
    expect(address()).toBe('/')
  })

  test('a forgotten password leads to the printed code, and the new code is shown once', async () => {
    const gate = gateThat(aLockedGate())
    const { bridge } = renderApp('/week/2026-W48', {
      ...gate.answers,
      'gate.judgePassword': () => strong,
      'gate.recover': () => {
        gate.become(aGate())
        return { recoveryCode: code, place: null }
      },
    })
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: 'Wachtwoord vergeten?' }))
    await user.type(screen.getByRole('textbox', { name: 'Afgedrukte code' }), 'aaaa-bbbb')
    await user.type(screen.getByLabelText('Nieuw wachtwoord'), 'drie paarse kastanjes')
    await user.click(screen.getByRole('button', { name: 'Bewaar nieuw wachtwoord' }))
    await screen.findByText(code)
    expect(bridge.calls.find(({ call }) => call === 'gate.recover')?.input).toEqual({
      code: 'aaaa-bbbb',
      slotId: sanne.slotId,
      password: 'drie paarse kastanjes',
    })
  })

  test('without the code headquarters helps: a request to read out, an answer to type in', async () => {
    renderApp('/week', {
      'gate.status': () => aLockedGate({ hasRecoveryCode: false, canAskHeadquarters: true }),
      'gate.askHeadquarters': () => ({ request: 'VRAAG-7K2M' }),
    })
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: 'Wachtwoord vergeten?' }))
    await user.click(screen.getByRole('button', { name: 'Maak de vraag' }))
    expect(await screen.findByText('VRAAG-7K2M')).toBeTruthy()
    expect(screen.getByRole('textbox', { name: 'Antwoord van het hoofdkantoor' })).toBeTruthy()
  })

  test('says where the emergency list is, without a name of a child', async () => {
    renderApp('/week', { 'gate.status': () => aLockedGate() })
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: 'Noodlijst' }))
    expect(screen.getByText(/ligt op papier/)).toBeTruthy()
  })
})

describe('when it cannot open', () => {
  const copies = [
    { name: 'vrijdag', madeAt: '2026-11-20T17:00:00.000Z', rowCount: 12_345, bytes: 1_000 },
    { name: 'donderdag', madeAt: '2026-11-19T17:00:00.000Z', rowCount: null, bytes: 1_000 },
  ] as GateView['copies']

  test('damaged data: the copies with what is in them, and none that cannot be read is offered', async () => {
    const { bridge } = renderApp('/week', {
      'gate.status': () => aGate({ state: 'repair', copies }),
      'gate.restore': () => ({ movedTo: 'aside/1', workBack: 3 }),
    })
    const user = userEvent.setup()
    await screen.findByRole('heading', { name: 'De gegevens zijn beschadigd' })
    expect(screen.getByText(/Er wordt niets weggegooid/)).toBeTruthy()
    const rows = screen.getAllByRole('row').slice(1)
    expect(rows.map((row) => within(row).queryAllByRole('button').length)).toEqual([1, 0])
    await user.click(screen.getByRole('button', { name: /^Zet deze terug/ }))
    expect(await screen.findByText(/3 wijzigingen van daarna zijn ook terug/)).toBeTruthy()
    expect(bridge.calls.find(({ call }) => call === 'gate.restore')?.input).toEqual({ copy: 'vrijdag' })
  })

  test('what can still be read is saved, with how much was not', async () => {
    renderApp('/week', {
      'gate.status': () => aGate({ state: 'repair' }),
      'gate.salvage': () => ({ movedTo: 'aside/1', rowsSaved: 900, rowsLost: 4, workBack: 0 }),
    })
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: 'Red wat er nog is' }))
    expect(await screen.findByText(/900 regels zijn gered, 4 regels niet/)).toBeTruthy()
  })

  test('a closed door says why and that nothing was touched, and nothing there removes anything', async () => {
    renderApp('/week', {
      'gate.status': () => aGate({ state: 'closed', trouble: { code: 'call.forbidden', params: {} } }),
    })
    await screen.findByRole('heading', { name: 'Dagdeel kan niet openen' })
    expect(screen.getByText('Er is niets aan je gegevens veranderd.')).toBeTruthy()
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Probeer opnieuw'])
  })
})
