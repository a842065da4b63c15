import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import { aSession } from '../a-board.ts'
import { renderApp, type ShownApp } from '../render-app.tsx'
import {
  aDayPlan,
  aMergeWeek,
  anAgreedMerge,
  aProposal,
  babies,
  mergeAnswers,
  toddlers,
} from './merge-house.ts'

function inputsOf(shown: ShownApp, call: string): readonly unknown[] {
  return shown.bridge.calls.filter((made) => made.call === call).map(({ input }) => input)
}
const dayOf = (name: string) => screen.findByRole('region', { name })

describe('MERGE-4 the merge planner', () => {
  test('says what the week could save in hours and in money, and that it is proven', async () => {
    renderApp('/merging?week=2026-W48', mergeAnswers())
    const summary = await screen.findByRole('region', { name: 'Samengevat' })
    expect(summary.textContent).toContain('Nog te besparen: 5,5 uur · € 165,00')
    expect(summary.textContent).toContain('Bewezen: met minder uren kan het niet.')
  })

  test('says honestly by how much it could be better when it is not proven', async () => {
    const days = [
      aDayPlan({ proposals: [aProposal()], proof: { isProven: false, gapMinutes: 90 } }),
      aDayPlan({ day: isoDay('2026-11-26') }),
    ]
    renderApp('/merging?week=2026-W48', mergeAnswers({ 'merging.week': () => aMergeWeek({ days }) }))
    const summary = await screen.findByRole('region', { name: 'Samengevat' })
    expect(summary.textContent).toContain('Een nog beter voorstel scheelt hooguit 1,5 uur.')
    expect(summary.textContent).not.toContain('Bewezen')
  })

  test('shows on each day who could be together, from when to when, in whose room, with two numbers', async () => {
    renderApp('/merging?week=2026-W48', mergeAnswers())
    const line = within(await dayOf('wo 25 nov')).getByRole('button', { name: /^Dreumesen en Babies/ })
    expect(line.textContent).toContain('09:00–17:00')
    expect(line.textContent).toContain("3 → 2 pm'ers")
    expect(line.textContent).toContain('bespaart 5,5 uur · € 165,00')
    expect((await dayOf('do 26 nov')).textContent).toContain('Geen voorstel voor deze dag.')
  })

  test('a proposal that is opened shows left apart, right together, and every sentence', async () => {
    const shown = renderApp('/merging?week=2026-W48', mergeAnswers())
    await shown.user.click(await screen.findByRole('button', { name: /^Dreumesen en Babies/ }))
    const table = screen.getByRole('table', { name: 'Per moment' })
    const [, first, second] = within(table)
      .getAllByRole('row')
      .map((row) => row.textContent)
      .slice(1)
    expect(first).toBe('09:00–12:0035382 (−1)3')
    expect(second).toBe('12:00–17:0024262–')
    expect(screen.getByText('test.why')).toBeTruthy()
    expect(screen.getByText(/Fatima Amrani, 09:00–12:00/)).toBeTruthy()
  })

  test('a child that has to be minded is one press from its card', async () => {
    const shown = renderApp('/merging?week=2026-W48', mergeAnswers())
    await shown.user.click(await screen.findByRole('button', { name: /^Dreumesen en Babies/ }))
    await shown.user.click(screen.getByRole('button', { name: 'Open kaart van Sam de Wit' }))
    await waitFor(() => expect(inputsOf(shown, 'children.get')).toHaveLength(1))
  })

  test('taking a proposal over agrees it for that day only', async () => {
    const shown = renderApp('/merging?week=2026-W48', mergeAnswers())
    await shown.user.click(await screen.findByRole('button', { name: /^Neem over: Dreumesen en Babies/ }))
    await waitFor(() =>
      expect(inputsOf(shown, 'merging.accept')).toEqual([
        {
          locationId: 'loc-1',
          day: '2026-11-25',
          groupIds: [babies, toddlers],
          hostGroupId: toddlers,
          startMinute: 540,
          endMinute: 1020,
          kind: 'oneOff',
          validUntil: '2026-11-25',
          weekdays: [3],
          reason: 'lowOccupancy',
          note: '',
        },
      ]),
    )
  })

  test('a refusal to take over says why and stays on screen', async () => {
    const answers = mergeAnswers({
      'merging.accept': () => ({ refusal: { code: 'test.refused', params: {} } }),
    })
    const shown = renderApp('/merging?week=2026-W48', answers)
    await shown.user.click(await screen.findByRole('button', { name: /^Neem over/ }))
    const alert = await screen.findByText('Samenvoegen is niet gelukt')
    expect(alert.closest('[role="alert"]')?.textContent).toContain('test.refused')
  })

  test('with the keyboard: arrows to the line, N sets it aside, A takes it over', async () => {
    const plan = aMergeWeek({
      days: [
        aDayPlan({
          proposals: [aProposal(), aProposal({ key: 'later', startMinute: 1020, endMinute: 1080 })],
        }),
      ],
    })
    const shown = renderApp('/merging?week=2026-W48', mergeAnswers({ 'merging.week': () => plan }))
    ;(await screen.findByRole('button', { name: /^Dreumesen en Babies.*09:00/ })).focus()
    await shown.user.keyboard('{ArrowDown}n')
    await waitFor(() => expect(inputsOf(shown, 'merging.dismiss')).toHaveLength(1))
    expect(inputsOf(shown, 'merging.accept')).toHaveLength(0)
    await shown.user.keyboard('{ArrowUp}a')
    await waitFor(() => expect(inputsOf(shown, 'merging.accept')).toMatchObject([{ startMinute: 540 }]))
  })

  test('MERGE-6 the three hours are only used when asked', async () => {
    const shown = renderApp('/merging?week=2026-W48', mergeAnswers())
    await shown.user.click(await screen.findByRole('checkbox', { name: /Gebruik ook de drie uur/ }))
    await waitFor(() =>
      expect(inputsOf(shown, 'merging.week')).toMatchObject([
        { mayUseDeviation: false },
        { mayUseDeviation: true },
      ]),
    )
  })

  test('what was set aside is counted, with the way back', async () => {
    const shown = renderApp(
      '/merging?week=2026-W48',
      mergeAnswers({ 'merging.week': () => aMergeWeek({ dismissed: 2 }) }),
    )
    expect(await screen.findByText(/2 voorstellen staan opzij/)).toBeTruthy()
    await shown.user.click(screen.getByRole('button', { name: 'Zet terug via Geschiedenis' }))
    await waitFor(() => expect(shown.path()).toBe('/history'))
  })

  test('another week is in the address, and asked for', async () => {
    const shown = renderApp('/merging?week=2026-W48', mergeAnswers())
    await shown.user.click(await screen.findByRole('button', { name: 'Volgende week' }))
    await waitFor(() => expect(inputsOf(shown, 'merging.week')).toMatchObject([{}, { week: '2026-W49' }]))
  })
})

describe('MERGE-8 an agreed merge', () => {
  const tuesday = isoDay('2026-11-24')
  const agreed = (standing: 'holds' | 'notNeeded' | 'notAllowed') =>
    aMergeWeek({
      agreed: [
        anAgreedMerge({
          days: [
            { day: tuesday, standing, sentences: [{ code: 'test.stands', params: {} }], savedMinutes: 240 },
          ],
        }),
      ],
    })

  test.each([
    ['holds', 'geldt'],
    ['notNeeded', 'niet meer nodig'],
    ['notAllowed', 'mag niet meer'],
  ] as const)('that %s says so in words on its day', async (standing, words) => {
    renderApp('/merging?week=2026-W48', mergeAnswers({ 'merging.week': () => agreed(standing) }))
    const line = within(await dayOf('di 24 nov')).getByRole('button', { name: /^Dreumesen en Babies/ })
    expect(line.textContent).toContain(words)
    expect(line.textContent).toContain('elke dinsdag t/m 31-12-2026')
  })

  test('that is no longer allowed shows why and the way out without asking', async () => {
    const shown = renderApp(
      '/merging?week=2026-W48',
      mergeAnswers({ 'merging.week': () => agreed('notAllowed') }),
    )
    const day = within(await dayOf('di 24 nov'))
    expect(day.getByText('test.stands')).toBeTruthy()
    await shown.user.click(day.getByRole('button', { name: /^Haal deze dag uit elkaar/ }))
    await waitFor(() =>
      expect(inputsOf(shown, 'merging.end')).toEqual([
        { mergeId: 'merge-1', day: '2026-11-24', scope: 'day' },
      ]),
    )
  })

  test('that is a series can be stopped from a day on', async () => {
    const shown = renderApp('/merging?week=2026-W48', mergeAnswers({ 'merging.week': () => agreed('holds') }))
    const day = within(await dayOf('di 24 nov'))
    await shown.user.click(day.getByRole('button', { name: /^Dreumesen en Babies/ }))
    await shown.user.click(day.getByRole('button', { name: /^Stop vanaf deze dag/ }))
    await waitFor(() => expect(inputsOf(shown, 'merging.end')).toMatchObject([{ scope: 'fromDay' }]))
  })
})

describe('GROUP-3 every week', () => {
  const line = {
    weekday: 3 as const,
    hostGroupId: toddlers,
    groupIds: [babies, toddlers],
    startMinute: 450,
    endMinute: 1080,
    fittingWeeks: 7,
    openWeeks: 8,
    savedMinutes: 300,
    withoutConsent: [{ childId: 'child-1' as ChildId, name: 'Sam de Wit' }],
    sentences: [],
  }

  test('lists the weekdays with the weeks that fit and who has no consent, by name', async () => {
    const shown = renderApp(
      '/merging?week=2026-W48',
      mergeAnswers({ 'merging.structural': () => ({ weekdays: [line], weeks: 8 }) }),
    )
    const row = await screen.findByRole('row', { name: /^woensdag/ })
    expect(row.textContent).toContain('7 van 8 weken')
    await shown.user.click(within(row).getByRole('button', { name: 'Sam de Wit' }))
    await waitFor(() => expect(inputsOf(shown, 'children.get')).toHaveLength(1))
  })

  test('agreeing starts the question as a series on that weekday', async () => {
    const shown = renderApp(
      '/merging?week=2026-W48',
      mergeAnswers({ 'merging.structural': () => ({ weekdays: [line], weeks: 8 }) }),
    )
    await shown.user.click(await screen.findByRole('button', { name: /^Spreek af: Dreumesen en Babies/ }))
    const dialog = await screen.findByRole('dialog', { name: 'Samenvoegen' })
    await shown.user.click(await within(dialog).findByRole('button', { name: 'Neem over' }))
    await waitFor(() =>
      expect(inputsOf(shown, 'merging.accept')).toMatchObject([
        { kind: 'series', weekdays: [3], day: '2026-11-25', validUntil: '2027-02-25' },
      ]),
    )
  })

  test('says so when no weekday will do', async () => {
    renderApp('/merging?week=2026-W48', mergeAnswers())
    expect(await screen.findByText('Op geen weekdag kan dit in twee weken of meer.')).toBeTruthy()
  })
})

describe('when there is nothing to merge', () => {
  test('a location with one group says so instead of an empty week', async () => {
    const session = aSession()
    const locations = session.locations.map((location) => ({
      ...location,
      groups: location.groups.slice(0, 1),
    }))
    renderApp('/merging', mergeAnswers({ 'session.get': () => ({ ...session, locations }) }))
    expect(await screen.findByRole('heading', { name: 'Er is maar één groep' })).toBeTruthy()
  })

  test('before anything is imported it says what to do first', async () => {
    const answers = mergeAnswers({ 'session.get': () => aSession({ locations: [], isEmpty: true }) })
    const shown = renderApp('/merging', answers)
    await screen.findByRole('heading', { name: 'Nog geen locatie' })
    await shown.user.click(within(screen.getByRole('main')).getByRole('button', { name: 'Importeren' }))
    await waitFor(() => expect(shown.path()).toBe('/import'))
  })

  test('a closed day says why, in the words of the planner', async () => {
    const days = [aDayPlan({ notices: [{ code: 'test.closed', params: {} }] })]
    renderApp(
      '/merging?week=2026-W48',
      mergeAnswers({ 'merging.week': () => aMergeWeek({ days, savedMinutes: 0, savedCents: 0 }) }),
    )
    expect((await dayOf('wo 25 nov')).textContent).toContain('test.closed')
    expect(screen.getByText('Deze week valt er niets meer te besparen.')).toBeTruthy()
  })

  test('a week that could not be worked out says so and can be asked again', async () => {
    let asked = 0
    const shown = renderApp(
      '/merging?week=2026-W48',
      mergeAnswers({
        'merging.week': () => {
          asked += 1
          return asked === 1 ? { fault: 'K-7' } : aMergeWeek()
        },
      }),
    )
    expect((await within(await screen.findByRole('main')).findByRole('alert')).textContent).toContain('K-7')
    await shown.user.click(screen.getByRole('button', { name: 'Probeer opnieuw' }))
    expect(await screen.findByText(/Nog te besparen/)).toBeTruthy()
  })
})
