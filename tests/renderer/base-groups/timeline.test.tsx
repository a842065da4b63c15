import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { ChildId } from '#shared/domain/ids.ts'
import type { Answers } from '../fake-bridge.ts'
import { renderApp } from '../render-app.tsx'
import type { ShownApp } from '../render-app.tsx'
import { aPlanChild, aTimeline, levi, plannerAnswers, sam } from './planner-house.ts'

async function openPlanner(answers: Answers = {}, path = '/groups'): Promise<ShownApp> {
  const shown = renderApp(path, plannerAnswers(answers))
  await screen.findByRole('grid', { name: 'Kinderen per stamgroep, week voor week' })
  return shown
}

const bar = (name: RegExp) => screen.getByRole('gridcell', { name })
const focused = () =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent
const focusOn = (element: HTMLElement) => act(() => element.focus())
const press = (key: string, modifiers: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...modifiers })

describe('the timeline', () => {
  test('has one bar a stay and no cell a week: the rows of children hold bars only', async () => {
    await openPlanner()
    const row = screen.getByRole('row', { name: /Sam de Wit/ })
    expect(within(row).getAllByRole('gridcell')).toHaveLength(sam.bars.length)
  })

  test('says in a bar who is where and on which days; where the picture ends no stay ends', async () => {
    await openPlanner()
    expect(bar(/^Mila Jansen in Babies op ma di do\. extra dag$/)).toBeTruthy()
  })

  test('says when a stay starts and ends within the picture', async () => {
    await openPlanner()
    expect(
      bar(/^Sam de Wit: wennen in Dreumesen op .+, vanaf \S+ \d+ \S+ \d{4}, tot en met \S+ \d+ \S+ \d{4}$/),
    ).toBeTruthy()
  })

  test('shows settling in as a stretch of its own, dashed and in words (PLAN-3)', async () => {
    await openPlanner()
    const settling = bar(/^Sam de Wit: wennen in Dreumesen/)
    expect(settling.dataset['settlingIn']).toBe('true')
    expect(settling.textContent).toBe('wennen')
  })

  test('puts the tightest day of each week above a group: sign, letters and words (PLAN-1)', async () => {
    await openPlanner()
    const full = bar(
      /^Babies, week 48 \(2026\): vol, krapste dag di 24 nov, 12 kinderen, 0 plekken vrij, 4 pm’ers nodig$/,
    )
    expect(full.dataset['short']).toBe('di\n■ 0')
    const closed = bar(/^Babies, week 53 \(2026\): dicht$/)
    expect(closed.dataset['short']).toBe('\n–')
  })

  test('names the weeks of a school holiday, so that shade is not the only sign', async () => {
    await openPlanner()
    expect(screen.getByRole('columnheader', { name: /^week 52 \(2026\).*, schoolvakantie$/ })).toBeTruthy()
    expect(screen.getByRole('columnheader', { name: /^week 1 \(2027\), vanaf ma 4 jan$/ })).toBeTruthy()
  })

  test('another horizon is asked for in whole weeks', async () => {
    const { bridge, user } = await openPlanner()
    await user.click(screen.getByRole('radio', { name: '18 maanden' }))
    await waitFor(() =>
      expect(bridge.calls.findLast(({ call }) => call === 'baseGroups.timeline')?.input).toMatchObject({
        fromWeek: '2026-W48',
        weeks: 78,
        scenarioId: null,
      }),
    )
  })

  test('keeps what there is to mind in a list below, so that the timeline stays in sight', async () => {
    const { user } = await openPlanner({
      'baseGroups.timeline': () => aTimeline({ notices: [{ code: 'kind.swapDay', params: {} }] }),
    })
    await user.click(screen.getByRole('button', { name: 'Let op (1)' }))
    expect(within(screen.getByRole('region', { name: 'Let op (1)' })).getByText('ruildag')).toBeTruthy()
  })

  test('a location without groups, and one that cannot be read, say so', async () => {
    renderApp(
      '/groups',
      plannerAnswers({ 'baseGroups.timeline': () => aTimeline({ groups: [], children: [] }) }),
    )
    expect(await screen.findByRole('heading', { name: 'Nog geen groepen' })).toBeTruthy()
  })

  test('a fault says what was kept, with a way to try again', async () => {
    renderApp('/groups', plannerAnswers({ 'baseGroups.timeline': () => ({ fault: 'F-12' }) }))
    expect(await screen.findByText(/storing F-12/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Probeer opnieuw' })).toBeTruthy()
  })
})

describe('by keyboard', () => {
  test('there is one tab stop; arrows go along the bars and down to the next child', async () => {
    await openPlanner()
    const grid = screen.getByRole('grid')
    expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1)
    focusOn(bar(/^Mila Jansen/))
    press('ArrowDown')
    expect(focused()).toMatch(/^Sam de Wit in Babies/)
    press('ArrowRight')
    expect(focused()).toMatch(/^Sam de Wit: wennen in Dreumesen/)
    press('End')
    expect(focused()).toMatch(/^Sam de Wit in Dreumesen/)
    press('Home')
    expect(focused()).toMatch(/^Sam de Wit/)
    expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1)
  })

  test('up and down keep to the week people look at', async () => {
    await openPlanner()
    focusOn(bar(/^Sam de Wit in Dreumesen/))
    press('ArrowUp')
    press('ArrowUp')
    expect(focused()).toMatch(/^Babies, week 5 \(2027\)/)
    press('ArrowRight')
    press('ArrowDown')
    press('ArrowDown')
    expect(focused()).toMatch(/^Sam de Wit in Dreumesen/)
  })

  test('Ctrl+Home and Ctrl+End go to the first and the last row', async () => {
    await openPlanner()
    focusOn(bar(/^Sam de Wit in Babies/))
    press('Home')
    press('End', { ctrlKey: true })
    expect(focused()).toContain('BSO')
    press('Home', { ctrlKey: true })
    expect(focused()).toContain('Babies')
  })

  test('Enter on a week opens that week, on a child its card', async () => {
    const { path } = await openPlanner()
    focusOn(bar(/^Babies, week 49/))
    press('Enter')
    await waitFor(() => expect(path()).toBe('/week/2026-W49'))
  })

  test('Enter on the head of a group closes and opens it', async () => {
    await openPlanner()
    const head = screen.getByRole('rowheader', { name: /^Babies/ })
    focusOn(head)
    press('Enter')
    expect(head.getAttribute('aria-expanded')).toBe('false')
    expect(screen.queryByRole('row', { name: /Mila Jansen/ })).toBeNull()
    press('Enter')
    expect(screen.getByRole('row', { name: /Mila Jansen/ })).toBeTruthy()
  })

  test('the space bar chooses, and says how many are chosen', async () => {
    await openPlanner()
    focusOn(bar(/^Mila Jansen/))
    press(' ')
    expect(screen.getByRole('row', { name: /Mila Jansen/ }).getAttribute('aria-selected')).toBe('true')
    expect(await screen.findAllByText('1 kind gekozen.')).not.toHaveLength(0)
  })

  test('? lists the keys of the timeline', async () => {
    await openPlanner()
    focusOn(bar(/^Mila Jansen/))
    press('?')
    const help = within(await screen.findByRole('dialog'))
    expect(help.getByText('Tijdlijn van stamgroepen')).toBeTruthy()
    expect(help.getByText('verplaats naar…')).toBeTruthy()
    expect(help.getByText('dupliceer het plan')).toBeTruthy()
  })

  test('the address can name a child; it has the focus', async () => {
    await openPlanner({}, '/groups?childId=%22child-levi%22')
    await waitFor(() => expect(focused()).toMatch(/^Levi Smit/))
  })
})

test('above four hundred rows only what is in sight is painted, and the keys still reach every child', async () => {
  const many = Array.from({ length: 450 }, (_, index) =>
    aPlanChild({ childId: `child-${index}` as ChildId, name: `Kind ${index}`, marks: [] }),
  )
  await openPlanner({ 'baseGroups.timeline': () => aTimeline({ children: [...many, levi] }) })
  const grid = screen.getByRole('grid')
  expect(grid.getAttribute('aria-rowcount')).toBe('455')
  expect(within(grid).getAllByRole('row').length).toBeLessThan(100)
})
