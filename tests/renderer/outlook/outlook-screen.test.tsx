import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { renderApp } from '../render-app.tsx'
import { aLadder, aRadar } from './outlook-house.ts'

const showLadder = (ladder: CallOutput<'outlook.ladder'> = aLadder) =>
  renderApp('/outlook', { 'outlook.ladder': () => ladder })
const showRadar = (radar: CallOutput<'outlook.quietDays'> = aRadar) =>
  renderApp('/outlook?view=quiet', { 'outlook.quietDays': () => radar, 'outlook.ladder': () => aLadder })

describe('LADDER-1 the age ladder', () => {
  test('says month by month who, what it does to staff and places, and what is still to be arranged', async () => {
    showLadder()
    expect(
      await screen.findByText(
        '2 stappen in 12 maanden · 1 keer minder personeel · 1 kind zonder vervolgplek',
      ),
    ).toBeTruthy()
    const december = within(screen.getByRole('region', { name: 'december 2026' }))
    const tess = december.getByRole('listitem')
    expect(tess.textContent).toContain('Tess Vos wordt 4, laatste dag do 31 dec · Peuters A')
    expect(tess.textContent).toContain('Personeel blijft gelijk')
    expect(tess.textContent).toContain('Nog geen plek in de BSO')
    const maan = within(screen.getByRole('region', { name: 'januari 2027' })).getByRole('listitem')
    expect(maan.textContent).toContain("Minder pm'ers nodig: di 3 → 2 pm'ers, −8 uur per week")
    expect(maan.textContent).toContain('Groep telt als 0 tot 2 jaar (was 0 tot 1 jaar) · di')
    expect(maan.textContent).toContain('1 plek erbij voor 0-jarigen (di)')
    // What is behind us is not planned any more.
    expect(screen.queryByText('Al Jarig')).toBeNull()
    expect(screen.getByRole('region', { name: 'november 2026' }).textContent).toContain(
      'Deze maand verandert er niets.',
    )
  })

  test('filters by group and by what changes, and says so when nothing is left', async () => {
    const { user } = showLadder()
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Groep' }), 'Babies')
    expect(screen.queryByText('Tess Vos')).toBeNull()
    expect(screen.getByText('Maan Liem')).toBeTruthy()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Groep' }), 'Peuters A')
    await user.click(screen.getByRole('checkbox', { name: 'Alleen wat iets verandert' }))
    // Tess changes no staff but is still a task.
    expect(screen.getByText('Tess Vos')).toBeTruthy()
  })

  test('by keyboard: open the days of a step, its child and its place in the planner', async () => {
    const { user, path } = showLadder()
    const open = await screen.findByRole('button', { name: 'Per dag: Maan Liem' })
    open.focus()
    await user.keyboard('{Enter}')
    expect(open.getAttribute('aria-expanded')).toBe('true')
    const rows = within(screen.getByRole('table', { name: 'Per dag: Maan Liem' })).getAllByRole('row')
    expect(rows.map((row) => row.textContent)).toEqual([
      "DagPm'ers nodigUrenTelt alsPlekken per leeftijd",
      'di 12 jan3 → 2−80 tot 1 jaar → 0 tot 2 jaar0 jaar: 0 → 1 · 1 jaar: 1 → 2',
    ])
    screen.getByRole('button', { name: 'Open in Stamgroepen: Maan Liem' }).focus()
    await user.keyboard('{Enter}')
    expect(path()).toBe('/groups')
  })

  test('without steps, and without groups, there is a sentence', async () => {
    showLadder({ ...aLadder, steps: [] })
    expect(await screen.findByText('Geen leeftijdsstappen in deze maanden')).toBeTruthy()
  })

  test('a location without groups says how to get them', async () => {
    showLadder({ ...aLadder, groups: [], steps: [] })
    expect(await screen.findByText('Deze locatie heeft nog geen groepen')).toBeTruthy()
  })
})

describe('RADAR-1 quiet days', () => {
  test('each day has the two numbers, what comes free, who could go where, and who waits', async () => {
    showRadar()
    expect(await screen.findByText('2 kansen, de beste geeft 9,75 uur vrij')).toBeTruthy()
    const card = within(screen.getByRole('article', { name: 'wo 2 dec · Babies' }))
    expect(card.getByText("2 → 1 pm'ers")).toBeTruthy()
    expect(card.getByText('9,75 uur vrij · € 341,25')).toBeTruthy()
    const [option] = card.getAllByRole('listitem')
    expect(option?.textContent).toContain('9,75 uur vrij (hele dag)')
    expect(option?.textContent).toContain(
      'Sam de Wit naar di 1 dec · broer of zus komt deze dag wel · past ook op vr 4 dec',
    )
    expect(option?.textContent).toContain('Dani Evers wil deze dag al ruilen')
    expect(card.getByText(/Samenvoegen bespaart die dag 11 uur/)).toBeTruthy()
    expect(card.getByText(/vraagt do 3 dec; daar is het vol/)).toBeTruthy()
    expect(
      screen.getByText('Op 2 dagen zou het ook kunnen, maar geen kind past op een andere dag.'),
    ).toBeTruthy()
  })

  test('who is too few on the roster is said, because then nobody comes free', async () => {
    showRadar()
    const card = await screen.findByRole('article', { name: 'wo 25 nov · Peuters A' })
    expect(card.textContent).toContain('Dit lost een tekort op: er staan er 1 op het rooster.')
    expect(card.textContent).toContain('(middag)')
  })

  test('asks for the swap with the child and the day filled in', async () => {
    const { user, path } = showRadar()
    await user.click(
      await screen.findByRole('button', { name: 'Vraag ruil aan: Ilias Amrani, wo 25 nov voor vr 27 nov' }),
    )
    expect(path()).toBe('/requests')
  })

  test('sorts by date and filters by group', async () => {
    const { user } = showRadar()
    await screen.findByText('2 kansen, de beste geeft 9,75 uur vrij')
    const names = () =>
      screen
        .getAllByRole('article')
        .map((each) => within(each).getByRole('heading', { level: 2 }).textContent)
    expect(names()).toEqual(['wo 2 dec · Babies', 'wo 25 nov · Peuters A'])
    await user.selectOptions(screen.getByRole('combobox', { name: 'Volgorde' }), 'Datum')
    expect(names()).toEqual(['wo 25 nov · Peuters A', 'wo 2 dec · Babies'])
    await user.selectOptions(screen.getByRole('combobox', { name: 'Groep' }), 'Babies')
    expect(names()).toEqual(['wo 2 dec · Babies'])
  })

  test('nothing quiet says what was looked at, a closed stretch says that', async () => {
    showRadar({ ...aRadar, days: [], withoutOtherDay: 0 })
    expect(await screen.findByText('Bekeken: 37 open dagen tot en met zo 17 jan.')).toBeTruthy()
  })

  test('weeks in which the location is closed are no quiet weeks', async () => {
    showRadar({ ...aRadar, days: [], openDays: 0, withoutOtherDay: 0 })
    expect(await screen.findByText('De locatie is deze weken gesloten.')).toBeTruthy()
  })

  test('the two views are one choice apart', async () => {
    const { user } = showRadar()
    await user.click(await screen.findByRole('radio', { name: 'Leeftijden' }))
    expect(await screen.findByText('Maan Liem')).toBeTruthy()
  })
})
