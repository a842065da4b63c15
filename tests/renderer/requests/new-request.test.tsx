import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { CareWish } from '#shared/domain/requests/model.ts'
import type { Answers } from '../fake-bridge.ts'
import { renderApp } from '../render-app.tsx'
import type { ShownApp } from '../render-app.tsx'
import type { RequestHouse } from './request-house.ts'
import { aCheck, aRequestHouse, aWish, anAlternative, friday, monday, thursday } from './request-house.ts'

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label, { selector: 'input' })
const quickLine = () => field('Typ de aanvraag in één regel')
/** Types a whole line at once. */
const say = (value: string) => fireEvent.change(quickLine(), { target: { value } })
/** The bar below the form: what is still needed, then the verdict. */
const verdict = () => within(screen.getByRole('region', { name: 'Kan dit?' })).getByRole('status')
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })

async function openForm(
  house: RequestHouse = aRequestHouse(),
  more: Answers = {},
  path = '/requests?new=true',
): Promise<ShownApp> {
  const app = renderApp(path, { ...house.answers, ...more })
  house.connect(app.bridge)
  await screen.findByRole('form', { name: 'Nieuwe aanvraag' })
  return app
}

describe('a new request on one line', () => {
  test('is read into the fields, checked while it is typed, and entered with Enter. K4', async () => {
    const house = aRequestHouse()
    const { user, bridge } = await openForm(house)
    expect(document.activeElement).toBe(quickLine())
    await user.type(quickLine(), 'noor ruil do 3 dec > vr 4 dec')
    await waitFor(() => expect(field('Kind').value).toBe('Noor Bakker'))
    expect(field('Dag die vervalt').value).toBe('do 3 dec 2026')
    expect(field('Gevraagde dag').value).toBe('vr 4 dec 2026')
    await waitFor(() => expect(verdict().textContent).toMatch(/^Kan Op vr 4 dec/))
    // Pressed twice in a hurry it is still one request.
    fireEvent.submit(screen.getByRole('form', { name: 'Nieuwe aanvraag' }))
    fireEvent.submit(screen.getByRole('form', { name: 'Nieuwe aanvraag' }))
    await waitFor(() => expect(house.statusOf('new-0')).toBe('open'))
    expect(house.inputsOf(bridge, 'requests.enter')).toEqual([
      { wish: aWish({ kind: 'swapDay', givenDay: thursday }), note: '' },
    ])
    // From there Enter approves at once.
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Noor Bakker'))
    press('Enter')
    await waitFor(() => expect(house.statusOf('new-0')).toBe('approved'))
  })

  test('waits for the new row before Enter means it: never another request instead', async () => {
    const house = aRequestHouse()
    house.add('r-other', 'Levi Smit', aCheck('ok'))
    let isHeldBack = false
    await openForm(house, {
      'requests.list': (input) =>
        isHeldBack
          ? new Promise(() => undefined)
          : (house.answers['requests.list']?.(input) ?? { fault: 'none' }),
    })
    say('noor extra 4 dec')
    await waitFor(() => expect(verdict().textContent).toMatch(/^Kan/))
    isHeldBack = true
    fireEvent.submit(screen.getByRole('form', { name: 'Nieuwe aanvraag' }))
    await waitFor(() => expect(house.statusOf('new-1')).toBe('open'))
    press('Enter')
    press('a')
    expect(house.statusOf('r-other')).toBe('open')
    expect(within(screen.getByRole('listbox')).queryByRole('option', { selected: true })).toBeNull()
  })

  test('asks which child is meant, and takes the one whose name is exactly so', async () => {
    const { user } = await openForm()
    say('dijk')
    const choice = await screen.findByRole('group', { name: 'Welk kind bedoel je?' })
    await user.click(within(choice).getByRole('button', { name: /Sami Dijkstra/ }))
    expect(field('Kind').value).toBe('Sami Dijkstra')
    say('sam extra')
    await waitFor(() => expect(field('Kind').value).toBe('Sam de Wit'))
  })

  test('takes back what it read on the way: `sa` is a Saturday, `sam` is not', async () => {
    await openForm()
    say('sa')
    expect(field('Gevraagde dag').value).toMatch(/^za /)
    say('sam')
    expect(field('Gevraagde dag').value).toBe('')
  })

  test('forgets the child as soon as another name is typed, so that nobody is mixed up', async () => {
    await openForm()
    say('noor')
    await waitFor(() => expect(field('Kind').value).toBe('Noor Bakker'))
    say('bestaatniet')
    expect(field('Kind').value).toBe('')
    await screen.findByText('Geen kind gevonden met ‘bestaatniet’.')
  })
})

describe('the form of a new request', () => {
  test('says next to each field what is missing, and brings the focus there', async () => {
    const { bridge } = await openForm()
    fireEvent.submit(screen.getByRole('form', { name: 'Nieuwe aanvraag' }))
    await screen.findByText('Kies een kind uit de lijst.')
    expect(screen.getByText('Kies de dag die vervalt.')).toBeTruthy()
    expect(screen.getByText('Kies de dag die de ouder wil.')).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(field('Kind')))
    expect(bridge.calls.some(({ call }) => call === 'requests.enter')).toBe(false)
  })

  test('knows the child and the day it was opened with, and suggests the days the child comes', async () => {
    const { user } = await openForm(aRequestHouse(), {}, '/requests?new=true&childId=child-noor&kind=swapDay')
    await waitFor(() => expect(field('Kind').value).toBe('Noor Bakker'))
    const days = await screen.findByRole('group', { name: 'Dagen waarop dit kind komt' })
    expect(
      within(days)
        .getAllByRole('button')
        .map((button) => button.textContent),
    ).toEqual(['do 26 nov', 'do 3 dec', 'di 8 dec', 'do 10 dec'])
    await user.click(within(days).getByRole('button', { name: 'do 3 dec' }))
    expect(field('Dag die vervalt').value).toBe('do 3 dec 2026')
  })

  test('shows a refusal above the act and keeps everything that was typed', async () => {
    const house = aRequestHouse()
    const { user } = await openForm(house, {
      'requests.enter': () => ({ refusal: { code: 'refusal.wishTimesReversed', params: {} } }),
    })
    say('noor extra 4 dec')
    fireEvent.change(field('Opmerking'), { target: { value: 'Oma kan niet.' } })
    await user.click(screen.getByRole('button', { name: 'Vastleggen' }))
    expect((await screen.findByRole('alert')).textContent).toBe('De eindtijd moet na de begintijd liggen.')
    expect(field('Opmerking').value).toBe('Oma kan niet.')
    expect(field('Gevraagde dag').value).toBe('vr 4 dec 2026')
  })

  test('never takes the answer to an older wish for the answer to this one', async () => {
    const held = new Map<string, () => void>()
    const house = aRequestHouse()
    await openForm(house, {
      'requests.check': ({ wish }) => {
        const day = (wish as CareWish).wantedDay
        const check = aCheck(day === friday ? 'no' : 'ok', {
          headline: { code: 'check.sentence.ok', params: { day } },
        })
        return new Promise((resolve) => {
          held.set(day, () =>
            resolve({ check, childName: 'Noor Bakker', ageMonths: 32, groupName: 'Dreumesen' }),
          )
        })
      },
    })
    say('noor extra 4 dec')
    await waitFor(() => expect(held.has(friday)).toBe(true))
    say('noor extra 7 dec')
    await waitFor(() => expect(held.has(monday)).toBe(true))
    held.get(monday)?.()
    await waitFor(() => expect(verdict().textContent).toMatch(/^Kan Op ma 7 dec/))
    held.get(friday)?.()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(verdict().textContent).toMatch(/^Kan Op ma 7 dec/)
  })

  test('takes over an alternative that does fit', async () => {
    const house = aRequestHouse()
    const { user, bridge } = await openForm(house, {
      'requests.check': ({ wish }) => ({
        check:
          (wish as CareWish).wantedDay === monday
            ? aCheck('ok')
            : aCheck('no', { alternatives: [anAlternative(monday)] }),
        childName: 'Noor Bakker',
        ageMonths: 32,
        groupName: 'Dreumesen',
      }),
    })
    say('noor extra 4 dec')
    await user.click(await screen.findByRole('button', { name: /ma 7 dec, Dreumesen.*Neem over/ }))
    await waitFor(() => expect(field('Gevraagde dag').value).toBe('ma 7 dec 2026'))
    await waitFor(() => expect(verdict().textContent).toMatch(/^Kan Op/))
    await user.click(screen.getByRole('button', { name: 'Vastleggen' }))
    await waitFor(() =>
      expect(house.inputsOf(bridge, 'requests.enter')).toEqual([
        { wish: aWish({ wantedDay: monday }), note: '' },
      ]),
    )
  })
})

describe('a half-typed request', () => {
  test('is still there after a look at another screen', async () => {
    const house = aRequestHouse()
    house.add('r-levi', 'Levi Smit', aCheck('ok'))
    const { user } = await openForm(house)
    say('noor ruil do 3 dec >')
    fireEvent.change(field('Opmerking'), { target: { value: 'Belt terug.' } })
    await waitFor(() => expect(field('Kind').value).toBe('Noor Bakker'))
    press('2', { ctrlKey: true })
    await screen.findByText(/Concept: Noor Bakker, ruildag/)
    press('6', { ctrlKey: true })
    await screen.findByRole('heading', { level: 1, name: 'Kinderen' })
    press('2', { ctrlKey: true })
    await user.click(await screen.findByRole('button', { name: 'Ga verder' }))
    await screen.findByRole('form', { name: 'Nieuwe aanvraag' })
    expect(field('Kind').value).toBe('Noor Bakker')
    expect(field('Dag die vervalt').value).toBe('do 3 dec 2026')
    expect(field('Opmerking').value).toBe('Belt terug.')
  })

  test('stays after Esc, and is gone only when thrown away or entered', async () => {
    const { user } = await openForm()
    say('noor extra')
    await user.keyboard('{Escape}')
    await screen.findByText(/Concept: Noor Bakker, extra dag/)
    press('n', { ctrlKey: true })
    await screen.findByRole('form', { name: 'Nieuwe aanvraag' })
    expect(quickLine().value).toBe('noor extra')
    await user.click(screen.getByRole('button', { name: 'Gooi concept weg' }))
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Nieuwe aanvraag' })).toBeNull())
    expect(screen.queryByRole('button', { name: 'Ga verder' })).toBeNull()
  })

  test('makes way for a request about another child, and comes back', async () => {
    const { user, goTo } = await openForm()
    say('sami extra')
    fireEvent.change(field('Opmerking'), { target: { value: 'Wacht op oma.' } })
    goTo('/requests?new=true&childId=child-noor&kind=swapDay')
    await waitFor(() => expect(field('Kind').value).toBe('Noor Bakker'))
    expect(field('Opmerking').value).toBe('')
    await user.click(screen.getByRole('button', { name: 'Ga verder' }))
    await waitFor(() => expect(field('Opmerking').value).toBe('Wacht op oma.'))
  })
})
