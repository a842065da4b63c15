import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { renderApp, type ShownApp } from '../render-app.tsx'
import { aCapacity, aFamily, aList, aMatch, anOpenOffer, aRow, aTry } from './a-list.ts'

const done = { commandId: 'did', label: { code: 'command.enterWaiting', params: { firstName: 'Lou' } } }

const answers = {
  'waitingList.list': () => aList(),
  'waitingList.get': () => aFamily(),
  'waitingList.match': () => aMatch(),
  'waitingList.tryOffer': () => aTry(),
  'waitingList.capacity': () => aCapacity(),
}

function inputsOf(shown: ShownApp, call: string): readonly unknown[] {
  return shown.bridge.calls.filter((made) => made.call === call).map(({ input }) => input)
}

describe('the list (WAIT-2, WAIT-3)', () => {
  test('says of every family its place and why, its wish, and where it fits, in words', async () => {
    const second = aRow({
      entryId: 'noah-waits' as never,
      name: 'Noah de Boer',
      birthDate: isoDay('2027-02-02'),
      ageMonths: 3,
      place: 2,
      verdict: 'no',
      headline: { code: 'waiting.noPlace', params: {} },
      suggestion: null,
    })
    renderApp('/waiting-list', { ...answers, 'waitingList.list': () => aList({ entries: [aRow(), second] }) })
    const lina = (await screen.findByRole('rowheader', { name: /^Lina Mulder/ })).closest('tr')
    expect(lina?.textContent).toContain('Broer of zus komt hier al. Op de lijst sinds 05-10-2026.')
    expect(lina?.textContent).toContain('Kan')
    expect(lina?.textContent).toContain('Past vanaf wk 1 in Dreumesen.')
    expect(lina?.textContent).toContain('di past vanaf wk 1')
    const noah = screen.getByRole('rowheader', { name: /^Noah de Boer/ }).closest('tr')
    expect(noah?.textContent).toContain('verwacht 02-02-2027')
    expect(noah?.textContent).toContain('Kan niet')
    expect(screen.getByText(/^Eerst wie hier al komt/)).toBeTruthy()
  })

  test('with nobody on it says what it is for; a fault is said with its number', async () => {
    renderApp('/waiting-list', { 'waitingList.list': () => aList({ entries: [] }) })
    expect(await screen.findByText('Niemand wacht op een plek')).toBeTruthy()
    renderApp('/waiting-list', { 'waitingList.list': () => ({ fault: 'K7QX' }) })
    expect(await screen.findByText(/K7QX/)).toBeTruthy()
  })

  test('is asked again after a change elsewhere', async () => {
    const shown = renderApp('/waiting-list', answers)
    await screen.findByText('Past vanaf wk 1 in Dreumesen.')
    shown.bridge.announce(['board'])
    await waitFor(() => expect(inputsOf(shown, 'waitingList.list')).toHaveLength(2))
  })

  test('is in the side bar and in the palette', async () => {
    const shown = renderApp('/children', answers)
    await shown.user.click(await screen.findByRole('link', { name: 'Wachtlijst' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Wachtlijst' })).toBeTruthy()
    expect(shown.path()).toBe('/waiting-list')
  })
})

describe('one family (WAIT-5)', () => {
  test('shows where it fits, what was offered and what was said to it', async () => {
    const shown = renderApp('/waiting-list', answers)
    await shown.user.click(await screen.findByRole('button', { name: 'Bekijk Lina Mulder' }))
    const family = await screen.findByRole('region', { name: 'Lina Mulder' })
    expect(within(family).getByText(/krapst op di 2 mrt: 1 plek/)).toBeTruthy()
    expect(within(family).getByText('Door de leeftijd tot en met 11-09-2027')).toBeTruthy()
    expect(within(family).getByText('te ver rijden')).toBeTruthy()
    expect(family.textContent).toContain('24-10-2026: afgewezen (Sanne Vermeer).')
    expect(family.textContent).toContain('Nummer 2 op de lijst. Broer of zus komt hier al.')
    expect(document.activeElement?.textContent).toBe('Lina Mulder')
  })

  test('leaves the list only with a reason that is sent along', async () => {
    const shown = renderApp('/waiting-list', { ...answers, 'waitingList.withdraw': () => done })
    await shown.user.click(await screen.findByRole('button', { name: 'Bekijk Lina Mulder' }))
    await shown.user.click(await screen.findByRole('button', { name: 'Van de lijst halen…' }))
    await shown.user.keyboard('verhuisd{Enter}')
    await waitFor(() =>
      expect(inputsOf(shown, 'waitingList.withdraw')).toEqual([
        { entryId: 'lina-waits', reason: 'verhuisd' },
      ]),
    )
  })

  test('gets a friend by a few letters, and loses one with a button that names it', async () => {
    const noor = { id: childId('noor'), name: 'Noor Bakker', sortName: 'Bakker, Noor' }
    const shown = renderApp('/waiting-list', {
      ...answers,
      'waitingList.get': () => aFamily({ friends: [{ childId: childId('yara'), name: 'Yara Bakker' }] }),
      'children.search': () => ({
        children: [{ ...noor, ageMonths: 30, groupName: 'Peuters', weekdays: [1], flags: [] }],
      }),
      'friendships.set': () => done,
      'friendships.remove': () => done,
    })
    await shown.user.click(await screen.findByRole('button', { name: 'Bekijk Lina Mulder' }))
    await shown.user.type(await screen.findByRole('combobox', { name: 'Vriendje' }), 'noo')
    await screen.findByRole('option', { name: /Noor Bakker/, hidden: true })
    await shown.user.keyboard('{ArrowDown}{Enter}')
    await shown.user.click(screen.getByRole('button', { name: 'Voeg toe' }))
    await waitFor(() =>
      expect(inputsOf(shown, 'friendships.set')).toEqual([{ childId: 'lina', friendId: 'noor' }]),
    )
    await shown.user.click(screen.getByRole('button', { name: 'Haal weg als vriendje: Yara Bakker' }))
    await waitFor(() =>
      expect(inputsOf(shown, 'friendships.remove')).toEqual([{ childId: 'lina', friendId: 'yara' }]),
    )
  })

  test('changes its wish in the same fields as it was entered in', async () => {
    const shown = renderApp('/waiting-list', { ...answers, 'waitingList.change': () => done })
    await shown.user.click(await screen.findByRole('button', { name: 'Bekijk Lina Mulder' }))
    await shown.user.click(await screen.findByRole('button', { name: 'Wijzig de wens' }))
    const form = screen.getByRole('form', { name: 'Wijzig de wens' })
    await shown.user.click(within(form).getByRole('checkbox', { name: 'donderdag' }))
    await shown.user.click(within(form).getByRole('button', { name: 'Bewaar' }))
    await waitFor(() =>
      expect(inputsOf(shown, 'waitingList.change')).toMatchObject([
        { entryId: 'lina-waits', days: [{ weekday: 2 }, { weekday: 4 }], note: 'Liefst zo snel mogelijk.' },
      ]),
    )
  })
})

describe('offering a place (WAIT-4)', () => {
  test('starts with what is suggested, says what it comes to, and sends that', async () => {
    const shown = renderApp('/waiting-list', { ...answers, 'waitingList.offer': () => done })
    await shown.user.click(await screen.findByRole('button', { name: 'Bied aan… Lina Mulder' }))
    const dialog = await screen.findByRole('dialog', { name: 'Plek aanbieden aan Lina Mulder' })
    expect(
      await within(dialog).findByText('di past het hele jaar. Op di 2 mrt blijft er 1 plek over.'),
    ).toBeTruthy()
    await shown.user.click(within(dialog).getByRole('button', { name: 'Bied deze plek aan' }))
    await waitFor(() =>
      expect(inputsOf(shown, 'waitingList.offer')).toEqual([
        {
          ...{ entryId: 'lina-waits', groupId: 'ladybirds', startDay: '2027-01-04', expiresOn: null },
          ...{ days: [{ weekday: 2, startMinute: null, endMinute: null }], note: '' },
        },
      ]),
    )
  })

  test('a place that does not fit says why and cannot be sent', async () => {
    const full = {
      code: 'waiting.offer.full',
      params: { day: '2027-01-05', children: 15, maximum: 14, group: 'Dreumesen' },
    }
    const shown = renderApp('/waiting-list', {
      ...answers,
      'waitingList.tryOffer': () => aTry({ verdict: 'no', mayOffer: false, sentences: [full] }),
    })
    await shown.user.click(await screen.findByRole('button', { name: 'Bied aan… Lina Mulder' }))
    expect(
      await screen.findByText(
        'Op di 5 jan zijn er dan 15 kinderen in Dreumesen. Er mogen er hoogstens 14 zijn.',
      ),
    ).toBeTruthy()
    const send = screen.getByRole('button', { name: 'Bied deze plek aan' })
    expect(send.getAttribute('aria-disabled')).toBe('true')
    await shown.user.click(send)
    expect(inputsOf(shown, 'waitingList.offer')).toEqual([])
  })

  test('past a family that fits it asks for the reason first (WAIT-5)', async () => {
    const shown = renderApp('/waiting-list', {
      ...answers,
      'waitingList.offer': () => done,
      'waitingList.tryOffer': () =>
        aTry({
          passedOver: [
            {
              entryId: 'eva-waits' as never,
              name: 'Eva Smit',
              message: { code: 'waiting.passed.fits', params: {} },
              needsNote: true,
            },
          ],
        }),
    })
    await shown.user.click(await screen.findByRole('button', { name: 'Bied aan… Lina Mulder' }))
    expect(await screen.findByText(/Past ook en was eerder aan de beurt/)).toBeTruthy()
    const send = screen.getByRole('button', { name: 'Bied deze plek aan' })
    expect(send.getAttribute('aria-disabled')).toBe('true')
    await shown.user.type(screen.getByRole('textbox', { name: /^Waarom sla je een gezin over/ }), 'broertje')
    expect(send.getAttribute('aria-disabled')).toBeNull()
    await shown.user.click(send)
    await waitFor(() => expect(inputsOf(shown, 'waitingList.offer')).toMatchObject([{ note: 'broertje' }]))
  })

  test('an offer that is open has its days left, and three answers', async () => {
    const shown = renderApp('/waiting-list', {
      ...answers,
      'waitingList.list': () => aList({ entries: [aRow({ status: 'offered' })], offers: [anOpenOffer()] }),
      'waitingList.answerOffer': () => done,
    })
    const offers = await screen.findByRole('region', { name: 'Wacht op antwoord' })
    expect(offers.textContent).toContain('Nog 5 dagen (tot en met za 28 nov).')
    expect(screen.queryByRole('button', { name: 'Bied aan… Lina Mulder' })).toBeNull()
    await shown.user.click(within(offers).getByRole('button', { name: 'Aangenomen door Lina Mulder' }))
    await shown.user.click(
      within(offers).getByRole('button', { name: 'Trek in… het aanbod aan Lina Mulder' }),
    )
    await shown.user.keyboard('groep sluit{Enter}')
    await waitFor(() =>
      expect(inputsOf(shown, 'waitingList.answerOffer')).toEqual([
        { offerId: 'offer', answer: 'accepted', note: '' },
        { offerId: 'offer', answer: 'withdrawn', note: 'groep sluit' },
      ]),
    )
  })
})

describe('a new family', () => {
  test('is entered from the keyboard, and what is missing is said in its place', async () => {
    const shown = renderApp('/waiting-list', {
      ...answers,
      'waitingList.enter': () => ({ done, entryId: 'lina-waits' as never }),
    })
    await shown.user.click(await screen.findByRole('button', { name: 'Gezin toevoegen' }))
    const form = screen.getByRole('form', { name: 'Gezin toevoegen' })
    await shown.user.click(within(form).getByRole('button', { name: 'Bewaar' }))
    expect(within(form).getByText('Kies minstens één dag.')).toBeTruthy()
    expect(inputsOf(shown, 'waitingList.enter')).toEqual([])
    await shown.user.type(within(form).getByRole('textbox', { name: 'Voornaam' }), 'Lou')
    await shown.user.type(within(form).getByRole('textbox', { name: 'Achternaam' }), 'Visser')
    await shown.user.type(within(form).getByRole('textbox', { name: /^Geboortedatum/ }), '01-03-2027')
    await shown.user.type(within(form).getByRole('textbox', { name: /^Gewenst vanaf/ }), '01-06-2027')
    await shown.user.click(within(form).getByRole('checkbox', { name: 'woensdag' }))
    await shown.user.click(within(form).getByRole('button', { name: 'Bewaar' }))
    await waitFor(() =>
      expect(inputsOf(shown, 'waitingList.enter')).toMatchObject([
        {
          child: {
            kind: 'new',
            firstName: 'Lou',
            surname: 'Visser',
            birthDate: '2027-03-01',
            siblingId: null,
          },
          days: [{ weekday: 3, startMinute: null, endMinute: null }],
          ...{ wishedFrom: '2027-06-01', receivedOn: '2026-11-26', minimumDays: 1 },
        },
      ]),
    )
  })

  test('a refusal is read aloud and the form stays as it is', async () => {
    const refusal = { code: 'refusal.waitingTwice', params: { firstName: 'Noor', day: '2026-10-05' } }
    const shown = renderApp('/waiting-list', {
      ...answers,
      'waitingList.enter': () => ({ refusal }),
      'children.search': () => ({
        children: [
          {
            ...{ id: childId('noor'), name: 'Noor Bakker', sortName: 'Bakker, Noor', ageMonths: 30 },
            ...{ groupName: 'Peuters', weekdays: [1], flags: [] },
          },
        ],
      }),
    })
    await shown.user.click(await screen.findByRole('button', { name: 'Gezin toevoegen' }))
    const form = screen.getByRole('form', { name: 'Gezin toevoegen' })
    await shown.user.click(within(form).getByText('Kind dat hier al is'))
    await shown.user.type(within(form).getByRole('combobox', { name: 'Kind' }), 'noo')
    await screen.findByRole('option', { name: /Noor Bakker/, hidden: true })
    await shown.user.keyboard('{ArrowDown}{Enter}')
    await shown.user.type(within(form).getByRole('textbox', { name: /^Gewenst vanaf/ }), '01-06-2027')
    await shown.user.click(within(form).getByRole('checkbox', { name: 'woensdag' }))
    await shown.user.click(within(form).getByRole('button', { name: 'Bewaar' }))
    expect((await within(form).findByRole('alert')).textContent).toBe(
      'Noor staat al op de wachtlijst, sinds 05-10-2026.',
    )
    expect(within(form).getByRole('checkbox', { name: 'woensdag', checked: true })).toBeTruthy()
  })
})

describe('places per week and day (WAIT-1)', () => {
  test('are numbers and words, by keyboard too, and a weekday says who is next', async () => {
    const shown = renderApp('/waiting-list', {
      ...answers,
      'waitingList.next': () => ({
        families: [
          {
            entryId: 'lina-waits' as never,
            name: 'Lina Mulder',
            place: 1,
            placeReason: aRow().placeReason,
            verdict: 'ok',
            message: { code: 'waiting.next.fits', params: { day: '2026-12-01' } },
          },
        ],
      }),
    })
    await shown.user.click(await screen.findByRole('button', { name: 'Plekken per week en dag' }))
    const strip = await screen.findByRole('region', { name: 'Plekken per week en dag' })
    expect(strip.tabIndex).toBe(0)
    expect(
      within(strip)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['2', 'vol'])
    // The group takes one- and two-year-olds: the youngest is looked at first.
    await waitFor(() => expect(inputsOf(shown, 'waitingList.capacity').at(-1)).toMatchObject({ ageYears: 1 }))
    await shown.user.click(screen.getByRole('button', { name: 'di: wie is de volgende op dinsdag' }))
    const next = await screen.findByRole('region', {
      name: 'Volgende voor een plek in Dreumesen op dinsdag',
    })
    expect(await within(next).findByText('Lina Mulder')).toBeTruthy()
    expect(next.textContent).toContain('Past vanaf di 1 dec.')
  })
})
