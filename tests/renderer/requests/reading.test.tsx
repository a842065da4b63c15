import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { aHouse, choose, chosen, detail, openInbox, press } from './one-request.ts'
import { aCheck, aRequestHouse, thursday } from './request-house.ts'

describe('the check of a request', () => {
  test('shows place, age and staff, folds away what is fine, and opens the sum with W. CHECK-1', async () => {
    await openInbox(aHouse())
    await screen.findByRole('button', { name: 'Noor Bakker' })
    expect(detail().getByText('De groep wordt 7 van maximaal 16.')).toBeTruthy()
    expect(detail().queryByText('Open op vr 4 dec.')).toBeNull()
    fireEvent.click(detail().getByRole('button', { name: 'En 1 punt dat klopt' }))
    expect(detail().getByText('Open op vr 4 dec.')).toBeTruthy()
    press('w')
    await waitFor(() => expect(detail().getByText(/Samen 7 kinderen/)).toBeTruthy())
    press('w')
    await waitFor(() => expect(detail().queryByText(/Samen 7 kinderen/)).toBeNull())
  })

  test('says in sight in which group a child is counted that somebody moved on that day. GROUP-2, CHECK-1', async () => {
    const house = aRequestHouse()
    const check = aCheck('no')
    const moved = {
      code: 'check.merged.moved',
      params: { group: 'Vlinders', hostName: 'Hommels', start: 480, end: 780 },
    }
    const steps = [
      ...check.steps,
      { code: 'merged' as const, verdict: 'ok' as const, message: moved, sum: null },
    ]
    house.add('r-noor', 'Noor Bakker', { ...check, steps })
    await openInbox(house)
    expect(await screen.findByText(/^Verplaatst naar Hommels \(.*\), niet Vlinders/)).toBeTruthy()
  })

  test('says in words that it is provisional, and what happens on the day that is given up. CHECK-2, SWAP-1', async () => {
    const house = aRequestHouse()
    const givenSide = { code: 'check.givenSide.closed', params: { day: thursday } }
    house.add('r-noor', 'Noor Bakker', aCheck('ok', { isProvisional: true, givenSide }))
    await openInbox(house)
    expect(await screen.findByText('Voorlopig: het rooster van die week staat nog niet vast.')).toBeTruthy()
    expect(chosen().textContent).toContain('voorlopig')
    expect(detail().getByText('Gevolg voor de dag die vervalt:')).toBeTruthy()
  })
})

describe('the reply to the parent', () => {
  test('is copied in the language of the parent, which is remembered for the family', async () => {
    const { user } = await openInbox(aHouse())
    const copied = vi.spyOn(navigator.clipboard, 'writeText')
    const text = await screen.findByText(/De extra dag van Noor op vr 4 dec/)
    expect(text.closest('blockquote')?.lang).toBe('nl')
    await user.click(detail().getByRole('radio', { name: 'English' }))
    const english = await screen.findByText(/The extra day of Noor/)
    expect(english.closest('blockquote')?.lang).toBe('en')
    await user.click(detail().getByRole('button', { name: 'Kopieer antwoord' }))
    expect(copied.mock.calls[0]?.[0]).toMatch(/^Dear parent,\n\nThe extra day of Noor/)
    await screen.findByText('Antwoord gekopieerd. Plak het in je bericht.', { selector: '[aria-live]' })
  })

  test('follows the alternative that is looked at, and can be that of a no', async () => {
    const { user } = await openInbox(aHouse())
    await choose('Sam de Wit')
    press('b')
    press('ArrowDown')
    expect(await screen.findByText(/Noor op ma 7 dec/)).toBeTruthy()
    await user.selectOptions(detail().getByRole('combobox', { name: 'bij' }), 'afwijzen')
    expect(await screen.findByText(/kan helaas niet/)).toBeTruthy()
  })

  test('stays at hand after the decision, while the next request is on screen already', async () => {
    const { user } = await openInbox(aHouse())
    const copied = vi.spyOn(navigator.clipboard, 'writeText')
    press('Enter')
    await screen.findByRole('button', { name: /^Zet terug: Aanvraag van Noor/ })
    await screen.findByRole('button', { name: 'Sam de Wit' })
    const [first] = screen.getAllByRole('button', { name: 'Kopieer antwoord' })
    if (first !== undefined) await user.click(first)
    expect(copied.mock.calls).toHaveLength(1)
    expect(copied.mock.calls[0]?.[0]).toContain('Noor op vr 4 dec')
  })
})
