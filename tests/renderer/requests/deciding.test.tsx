import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { aSession } from '../a-board.ts'
import { renderApp } from '../render-app.tsx'
import type { ShownApp } from '../render-app.tsx'
import { aHouse, choose, chosen, detail, focusedName, list, openInbox, press, rows } from './one-request.ts'
import type { RequestHouse } from './request-house.ts'
import { aCheck, aRequestHouse, aWish, anAlternative, monday, thursday } from './request-house.ts'

describe('the list of requests', () => {
  test('opens on the first request, with its verdict in words and what is asked beside it', async () => {
    await openInbox(aHouse())
    expect(rows()).toHaveLength(3)
    const first = chosen()
    expect(first).toBe(document.activeElement)
    expect(first.textContent).toMatch(/Kan,.*Noor Bakker,.*ruildag.*do 3 dec naar vr 4 dec/)
    expect(await screen.findByRole('button', { name: 'Goedkeuren' })).toBeTruthy()
  })

  test('is one tab stop; the arrows choose and the details follow', async () => {
    await openInbox(aHouse())
    press('ArrowDown')
    await waitFor(() => expect(focusedName()).toContain('Sam de Wit'))
    expect(rows().filter((row) => row.tabIndex === 0)).toHaveLength(1)
    expect(await screen.findByRole('button', { name: 'Sam de Wit' })).toBeTruthy()
  })

  test('counts what is open, with the parent, on the waiting list and done', async () => {
    const house = aHouse()
    house.add('r-mila', 'Mila Jansen', aCheck('no'), {
      status: 'offered',
      offeredWish: aWish({ wantedDay: monday }),
    })
    await openInbox(house)
    expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual([
      'Open 3',
      'Wacht op ouder 1',
      'Wachtlijst 0',
      'Klaar 0',
    ])
  })

  test('that is empty is good news, and keeps the focus on screen', async () => {
    const house = aRequestHouse()
    house.add('r-noor', 'Noor Bakker', aCheck('ok'))
    await openInbox(house)
    press('Enter')
    expect(await screen.findByRole('heading', { name: 'Geen open aanvragen' })).toBeTruthy()
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('tab'))
  })
})

describe('deciding', () => {
  test('Enter does the suggested act: it approves what fits and goes on to the next. K2', async () => {
    const house = aHouse()
    const { bridge } = await openInbox(house)
    await screen.findByRole('button', { name: 'Goedkeuren' })
    press('Enter')
    await waitFor(() => expect(focusedName()).toContain('Sam de Wit'))
    expect(house.inputsOf(bridge, 'requests.approve')).toEqual([
      { requestId: 'r-noor', overrideReason: null },
    ])
    await screen.findByText('Aanvraag van Noor Bakker (ruildag vr 4 dec) goedgekeurd', {
      selector: '[aria-live]',
    })
  })

  test('Enter before the details have come still decides about the chosen request', async () => {
    const house = aHouse()
    const get = house.answers['requests.get']
    let isLate = true
    const app = renderApp('/requests', {
      ...house.answers,
      // The page's own question never comes back; the one of the key does.
      'requests.get': (input) => {
        if (!isLate) return get?.(input) ?? { fault: 'none' }
        isLate = false
        return new Promise(() => undefined)
      },
    })
    house.connect(app.bridge)
    await waitFor(async () => expect((await list()).contains(document.activeElement)).toBe(true))
    press('Enter')
    await waitFor(() => expect(house.statusOf('r-noor')).toBe('approved'))
  })

  test('Enter offers the first alternative where the request itself does not fit', async () => {
    const house = aHouse()
    const { bridge } = await openInbox(house)
    await choose('Sam de Wit')
    expect(screen.getByRole('button', { name: 'Bied do 3 dec aan' })).toBeTruthy()
    press('Enter')
    await waitFor(() => expect(house.statusOf('r-sam')).toBe('offered'))
    expect(house.inputsOf(bridge, 'requests.offer')).toEqual([
      { requestId: 'r-sam', wish: aWish({ wantedDay: thursday }) },
    ])
  })

  test('a key that is held down decides nothing, and one press decides once', async () => {
    const house = aHouse()
    const { bridge } = await openInbox(house)
    await screen.findByRole('button', { name: 'Goedkeuren' })
    press('Enter', { repeat: true })
    press('x', { repeat: true })
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(house.statusOf('r-noor')).toBe('open')
    press('Enter')
    press('Enter')
    await waitFor(() => expect(focusedName()).toContain('Sam de Wit'))
    expect(house.inputsOf(bridge, 'requests.approve')).toHaveLength(1)
    expect(house.statusOf('r-sam')).toBe('open')
  })

  test('B goes to the alternatives, a digit offers one, Esc goes back. K3', async () => {
    const house = aHouse()
    const { bridge } = await openInbox(house)
    await choose('Sam de Wit')
    press('b')
    await waitFor(() => expect(focusedName()).toContain('do 3 dec, Dreumesen'))
    press('Escape')
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('option'))
    press('b')
    press('ArrowDown')
    expect(focusedName()).toContain('ma 7 dec')
    press('9')
    expect(house.inputsOf(bridge, 'requests.offer')).toEqual([])
    press('2')
    await waitFor(() => expect(house.statusOf('r-sam')).toBe('offered'))
    expect(house.inputsOf(bridge, 'requests.offer')).toEqual([
      { requestId: 'r-sam', wish: aWish({ wantedDay: monday }) },
    ])
  })

  test('X declines, and B says so when there is nothing to offer', async () => {
    const house = aHouse()
    await openInbox(house)
    await choose('Levi Smit')
    press('b')
    await screen.findByText('Er is geen alternatief om aan te bieden.', { selector: '[aria-live]' })
    press('x')
    await waitFor(() => expect(house.statusOf('r-levi')).toBe('declined'))
  })

  test('U puts the last decision back and returns to it', async () => {
    const house = aHouse()
    const { bridge } = await openInbox(house)
    await screen.findByRole('button', { name: 'Goedkeuren' })
    press('u')
    await screen.findByText('Er is niets om terug te zetten.', { selector: '[aria-live]' })
    press('Enter')
    await screen.findByRole('button', { name: /^Zet terug: Aanvraag van Noor/ })
    press('u')
    await waitFor(() => expect(house.statusOf('r-noor')).toBe('open'))
    expect(house.inputsOf(bridge, 'requests.reopen')).toEqual([{ requestId: 'r-noor' }])
    await waitFor(() => expect(focusedName()).toContain('Noor Bakker'))
    expect(screen.queryByRole('button', { name: /^Zet terug/ })).toBeNull()
  })

  test('a decision that was undone in another way is not offered to be put back again', async () => {
    const house = aHouse()
    const { bridge } = await openInbox(house)
    press('Enter')
    await screen.findByRole('button', { name: /^Zet terug: Aanvraag van Noor/ })
    await house.answers['requests.reopen']?.({ requestId: 'r-noor' })
    bridge.announce(['requests'])
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Zet terug/ })).toBeNull())
  })

  test('a refusal is a sentence above the acts, and the request stays where it was', async () => {
    const house = aHouse()
    const app = renderApp('/requests', {
      ...house.answers,
      'requests.approve': () => ({
        refusal: { code: 'refusal.requestStatus', params: { statusCode: 'requestStatus.approved' } },
      }),
    })
    house.connect(app.bridge)
    await screen.findByRole('button', { name: 'Goedkeuren' })
    fireEvent.click(screen.getByRole('button', { name: 'Goedkeuren' }))
    expect((await screen.findByRole('alert')).textContent).toBe('Dat kan niet: deze aanvraag is goedgekeurd.')
    expect(chosen().textContent).toContain('Noor Bakker')
  })

  test('letters are letters where somebody types, and nothing when they are switched off', async () => {
    const house = aHouse()
    const { user } = await openInbox(house, { settings: { ...aSession().settings, areLetterKeysOn: false } })
    press('x')
    press('Home')
    await user.click(screen.getByRole('button', { name: /Nieuwe aanvraag/ }))
    await user.type(await screen.findByRole('textbox', { name: /één regel/ }), 'xa')
    expect(house.statusOf('r-noor')).toBe('open')
  })
})

describe('approving against the verdict', () => {
  test('A asks for a reason, and without one nothing is approved', async () => {
    const house = aHouse()
    const { user, bridge } = await openInbox(house)
    await choose('Sam de Wit')
    press('a')
    const reason = await screen.findByRole('textbox', { name: 'Waarom keur je dit toch goed?' })
    expect(document.activeElement).toBe(reason)
    await user.click(screen.getByRole('button', { name: 'Keur toch goed' }))
    await screen.findByText('Schrijf op waarom je dit toch goedkeurt.')
    fireEvent.change(reason, { target: { value: '   ' } })
    await user.click(screen.getByRole('button', { name: 'Keur toch goed' }))
    expect(house.inputsOf(bridge, 'requests.approve')).toEqual([])
    fireEvent.change(reason, { target: { value: 'Invaller komt om 8 uur. ' } })
    await user.click(screen.getByRole('button', { name: 'Keur toch goed' }))
    await waitFor(() => expect(house.statusOf('r-sam')).toBe('approved'))
    expect(house.inputsOf(bridge, 'requests.approve')).toEqual([
      { requestId: 'r-sam', overrideReason: 'Invaller komt om 8 uur.' },
    ])
  })

  test('keeps a half-typed reason while somebody looks at another request', async () => {
    const { user } = await openInbox(aHouse())
    await choose('Sam de Wit')
    press('a')
    await user.type(await screen.findByRole('textbox', { name: 'Waarom keur je dit toch goed?' }), 'Invaller')
    await user.click(screen.getByRole('option', { name: /Levi Smit/ }))
    await screen.findByRole('button', { name: 'Levi Smit' })
    await choose('Sam de Wit')
    press('a')
    const reason = await screen.findByRole<HTMLTextAreaElement>('textbox', {
      name: 'Waarom keur je dit toch goed?',
    })
    expect(reason.value).toBe('Invaller')
  })

  test('is for the location manager alone; a planner reads who can', async () => {
    const house = aHouse()
    await openInbox(house, { actor: { id: 'staff-2', name: 'Bas Kok', role: 'planner', locationIds: [] } })
    await choose('Sam de Wit')
    press('a')
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Toch goedkeuren kan alleen de locatiemanager.',
    )
    expect(screen.queryByRole('button', { name: /Toch goedkeuren/ })).toBeNull()
  })

  test('is not offered for a child that is suspended. CARE-6', async () => {
    const suspended = {
      code: 'contract',
      verdict: 'no',
      message: { code: 'check.contract.suspended', params: {} },
      sum: null,
    } as const
    const house = aRequestHouse()
    house.add('r-noor', 'Noor Bakker', aCheck('no', { steps: [suspended] }))
    await openInbox(house)
    await screen.findByRole('button', { name: 'Noor Bakker' })
    expect(screen.queryByRole('button', { name: /Toch goedkeuren/ })).toBeNull()
  })

  test('is not offered where no reason makes the care possible', async () => {
    const house = aRequestHouse()
    house.add('r-noor', 'Noor Bakker', aCheck('no', { resolved: null }))
    await openInbox(house)
    await screen.findByRole('button', { name: 'Noor Bakker' })
    expect(screen.queryByRole('button', { name: /Toch goedkeuren/ })).toBeNull()
    press('a')
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Dit is ook met een reden niet goed te keuren.',
    )
  })

  test('pedagogical staff read who decides, and no key of theirs decides', async () => {
    const house = aHouse()
    await openInbox(house, {
      actor: { id: 'staff-3', name: 'Fatima Amrani', role: 'pedagogicalStaff', locationIds: [] },
    })
    await screen.findByRole('button', { name: 'Noor Bakker' })
    expect(screen.queryByRole('button', { name: 'Goedkeuren' })).toBeNull()
    for (const key of ['Enter', 'a', 'x', 'b']) press(key)
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Beslissen doet de locatiemanager of de planner.',
    )
    expect(house.statusOf('r-noor')).toBe('open')
  })
})

describe('a request that waits for the parent', () => {
  const waiting = () => {
    const house = aRequestHouse()
    const alternatives = [anAlternative(monday)]
    house.add('r-mila', 'Mila Jansen', aCheck('no', { alternatives }), {
      status: 'offered',
      offeredWish: aWish({ wantedDay: monday }),
    })
    return house
  }
  async function openWaiting(house: RequestHouse): Promise<ShownApp> {
    const app = renderApp('/requests', house.answers)
    house.connect(app.bridge)
    await app.user.click(await screen.findByRole('tab', { name: /Wacht op ouder/ }))
    await app.user.click(await screen.findByRole('option', { name: /Mila Jansen/ }))
    await screen.findByRole('button', { name: 'Ouder zegt ja' })
    return app
  }

  test('shows what was offered and whether that still fits; Enter is the parent who says yes', async () => {
    const house = waiting()
    await openWaiting(house)
    expect(detail().getByText(/ma 7 dec, gewone tijden/).textContent).toContain('Past nu: Kan')
    press('Enter')
    await waitFor(() => expect(house.statusOf('r-mila')).toBe('approved'))
  })

  test('is put back among the open ones with U, and withdrawn when the parent no longer asks', async () => {
    const house = waiting()
    const { user } = await openWaiting(house)
    press('u')
    await waitFor(() => expect(house.statusOf('r-mila')).toBe('open'))
    await waitFor(() => expect(screen.getByRole('tab', { selected: true }).textContent).toContain('Open'))
    await user.click(await screen.findByRole('button', { name: 'Ouder trekt in' }))
    await waitFor(() => expect(house.statusOf('r-mila')).toBe('withdrawn'))
  })
})

describe('a decided request', () => {
  test('explains itself by the check of that moment: who, when, why. CHECK-5', async () => {
    const house = aRequestHouse()
    house.add('r-old', 'Noor Bakker', aCheck('no'), {
      status: 'approved',
      decidedAt: '2026-11-25T10:05:00.000Z' as never,
      decidedBy: 'staff-1',
      overrideReason: 'Invaller komt om 8 uur.',
      decisionSnapshot: aCheck('no'),
    })
    const app = renderApp('/requests?request=r-old', house.answers)
    house.connect(app.bridge)
    expect((await screen.findByText(/Goedgekeurd gisteren .* door Sanne Vermeer/)).textContent).toBeTruthy()
    expect(detail().getByText(/Toch goedgekeurd, met reden: Invaller komt om 8 uur\./)).toBeTruthy()
    expect(detail().getByText('De controle zoals die was op het moment van beslissen.')).toBeTruthy()
    expect(screen.getByRole('tab', { selected: true }).textContent).toContain('Klaar')
    expect(screen.queryByRole('button', { name: 'Goedkeuren' })).toBeNull()
    press('u')
    await waitFor(() => expect(house.statusOf('r-old')).toBe('open'))
  })

  test('refuses a second decision with the way out', async () => {
    const house = aRequestHouse()
    house.add('r-old', 'Noor Bakker', aCheck('ok'), { status: 'declined', decisionSnapshot: aCheck('ok') })
    const app = renderApp('/requests?request=r-old', house.answers)
    house.connect(app.bridge)
    await screen.findByRole('button', { name: 'Noor Bakker' })
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('option'))
    press('x')
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Dit kan alleen bij een open aanvraag. Zet hem eerst terug.',
    )
  })
})
