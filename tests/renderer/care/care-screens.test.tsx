import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import { renderApp, type ShownApp } from '../render-app.tsx'
import { aMonth, aStudyDay } from './care-house.ts'

const label = {
  code: 'requests.did.enter',
  params: { childName: 'Saar', kindCode: 'kind.flexibleDay', day: '2026-12-15' },
}

function inputsOf(shown: ShownApp, call: string): readonly unknown[] {
  return shown.bridge.calls.filter((made) => made.call === call).map(({ input }) => input)
}

describe('FLEX-1 the month of flexible days', () => {
  const outcomes = {
    done: { commandId: 'asked', label },
    outcomes: [
      { day: isoDay('2026-12-15'), outcome: 'granted' as const, message: null },
      { day: isoDay('2026-12-17'), outcome: 'open' as const, message: null },
    ],
  }

  test('each day says what it is in words, and weekends are left out', async () => {
    renderApp('/flexible', { 'flexibleDays.month': () => aMonth() })
    const grid = await screen.findByRole('grid')
    expect(within(grid).getAllByRole('gridcell')).toHaveLength(4)
    expect(
      within(grid).getByRole('gridcell', { name: /^di 15 dec: vrij, kan, gegarandeerd, 11 uur/i }),
    ).toBeTruthy()
    expect(within(grid).getByRole('gridcell', { name: /^ma 14 dec: toegezegd/i })).toBeTruthy()
    expect(screen.getByText(/vanaf ma 14 dec gegarandeerd \(21 dagen vooraf\)/)).toBeTruthy()
  })

  test('arrows move, the space bar chooses, Enter asks: one call for all days', async () => {
    const shown = renderApp('/flexible', {
      'flexibleDays.month': () => aMonth(),
      'flexibleDays.ask': () => outcomes,
    })
    const grid = await screen.findByRole('grid')
    within(grid)
      .getByRole('gridcell', { name: /^di 15 dec/ })
      .focus()
    await shown.user.keyboard(' {ArrowRight}{ArrowRight} ')
    expect(
      within(grid)
        .getByRole('gridcell', { name: /^do 17 dec/ })
        .getAttribute('aria-selected'),
    ).toBe('true')
    expect(
      screen.getByText(/Saar Visser: 2 dagen gekozen, 22 uur\. 2 gaan meteen door\..*Saldo daarna: 78 uur/),
    ).toBeTruthy()
    await shown.user.keyboard('{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain('do 17 dec: staat open.')
    expect(inputsOf(shown, 'flexibleDays.ask')).toMatchObject([
      { childId: 'saar', days: [{ day: '2026-12-15' }, { day: '2026-12-17' }] },
    ])
  })

  test('a day that is granted already cannot be chosen, and asking nothing sends nothing', async () => {
    const shown = renderApp('/flexible', { 'flexibleDays.month': () => aMonth() })
    const grid = await screen.findByRole('grid')
    const granted = within(grid).getByRole('gridcell', { name: /^ma 14 dec/ })
    await shown.user.click(granted)
    expect(granted.getAttribute('aria-selected')).toBe('false')
    await shown.user.keyboard('{Enter}')
    expect(inputsOf(shown, 'flexibleDays.ask')).toEqual([])
  })

  test('all that can is chosen with one button, what does not fit is left', async () => {
    const shown = renderApp('/flexible', { 'flexibleDays.month': () => aMonth() })
    await shown.user.click(await screen.findByRole('button', { name: 'Kies alles wat kan' }))
    expect(screen.getByRole('button', { name: 'Vraag 2 dagen' })).toBeTruthy()
  })

  test('another month is asked for anew', async () => {
    const shown = renderApp('/flexible', { 'flexibleDays.month': () => aMonth() })
    await shown.user.click(await screen.findByRole('button', { name: 'Volgende maand' }))
    await waitFor(() => expect(inputsOf(shown, 'flexibleDays.month')).toHaveLength(2))
  })

  test('without flexible contracts the screen says so', async () => {
    renderApp('/flexible', { 'flexibleDays.month': () => aMonth({ choices: [], children: [] }) })
    expect(await screen.findByText('Geen flexibele contracten')).toBeTruthy()
  })
})

describe('STUDY-1 the study days', () => {
  const { summary } = aStudyDay()
  const answers = {
    'studyDays.list': () => ({
      days: [summary],
      schools: [{ id: summary.schoolId, name: 'De Kompasschool' }],
    }),
    'studyDays.get': () => aStudyDay(),
  }

  test('are listed with the time that is left, and a day shows its pupils and the proposal', async () => {
    const shown = renderApp('/study-days', answers)
    expect(await screen.findByText(/vr 4 dec · nog 11 dagen/)).toBeTruthy()
    await shown.user.click(screen.getByRole('button', { name: /^Bekijk De Kompasschool/ }))
    expect(await screen.findByText('Sem Dekker')).toBeTruthy()
    expect(screen.getByText('Apart kost 22 uur personeel, samen 11 uur: 11 uur minder.')).toBeTruthy()
    expect(screen.getByText('komt in het vaste blok')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Meld aan: Pim Vos' })).toBeNull()
  })

  test('a child is registered with one press; when it waits that is said', async () => {
    const shown = renderApp('/study-days', {
      ...answers,
      'studyDays.register': () => ({ done: { commandId: 'asked', label }, isGranted: false, message: null }),
    })
    await shown.user.click(await screen.findByRole('button', { name: /^Bekijk De Kompasschool/ }))
    await shown.user.click(await screen.findByRole('button', { name: 'Meld aan: Sem Dekker' }))
    expect(await screen.findByText(/staat open en wacht op een antwoord/)).toBeTruthy()
    expect(inputsOf(shown, 'studyDays.register')).toMatchObject([
      { childId: 'sem', day: '2026-12-18', payment: null },
    ])
  })

  test('a new study day is added for a school; without a day nothing is sent', async () => {
    const shown = renderApp('/study-days', {
      ...answers,
      'studyDays.enter': () => ({ commandId: 'entered', label }),
    })
    await shown.user.click(await screen.findByRole('button', { name: 'Nieuwe studiedag' }))
    await shown.user.click(await screen.findByRole('button', { name: 'Voeg toe' }))
    expect(inputsOf(shown, 'studyDays.enter')).toEqual([])
    await shown.user.type(screen.getByRole('textbox', { name: 'Dag' }), '18-12-2026')
    await shown.user.click(screen.getByRole('button', { name: 'Voeg toe' }))
    await waitFor(() =>
      expect(inputsOf(shown, 'studyDays.enter')).toEqual([
        { schoolId: 'compass', day: '2026-12-18', kind: 'studyDay' },
      ]),
    )
  })
})
