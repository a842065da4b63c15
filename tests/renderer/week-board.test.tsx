import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { BoardCell } from '#shared/domain/board/model.ts'
import { aBoard, aCell, aRow, aSession, withCell } from './a-board.ts'
import { findGrid, renderApp } from './render-app.tsx'

const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })
const focused = () => document.activeElement?.getAttribute('data-cell') ?? null
/** What the eye sees of a cell, without the sentence for the ear. */
const seen = (cell: Element | null) =>
  [...(cell?.querySelectorAll('[aria-hidden="true"]') ?? [])]
    .map((part) => part.textContent)
    .join(' ')
    .trim()

const statesAndTheirMarks: readonly (readonly [Partial<BoardCell>, string])[] = [
  [{ status: 'roomy', children: 4, required: 2, rostered: 2, free: 2 }, '4 2/2 2 vrij'],
  [{ status: 'tight', children: 5, free: 1 }, '5 2/2 1 vrij'],
  [{ status: 'roomy', children: 4, required: 1, rostered: 2, surplus: 1, free: 5 }, '4 1/2 △5 vrij'],
  [{ status: 'full', children: 6, free: 0, occupancyStep: 4 }, '6 2/2 ■ vol'],
  [{ status: 'shortage', children: 8, required: 3, rostered: 2, shortage: 1, free: 0 }, '8 3/2 ✕ −1'],
  [{ status: 'notAllowed', children: 17, required: null, rostered: 2, free: 0 }, '17 –/2 ✕ mag niet'],
  [{ status: 'noRoster', children: 3, required: 1, rostered: null, free: null }, '3 1/– geen rooster'],
  [{ status: 'closed', closed: { code: 'board.closed.weekday', params: {} }, children: 0 }, 'dicht'],
]

describe('a cell of the week board', () => {
  test('says in one sentence what it shows: children, staff needed and rostered, shortage', async () => {
    renderApp('/week/2026-W48')
    const grid = await findGrid()
    const name =
      "Babies, donderdag 26 november 2026, ochtend: 8 kinderen, 3 pm'ers nodig, 2 in rooster, tekort van 1"
    expect(within(grid).getByRole('button', { name })).toBeTruthy()
  })

  test.each(statesAndTheirMarks)(
    'shows its state by a mark and a word, not by colour alone: %j',
    async (change, mark) => {
      renderApp('/week/2026-W48', { 'weekBoard.get': () => aBoard({ rows: [withCell(aRow(), 0, change)] }) })
      const grid = await findGrid()
      expect(seen(grid.querySelector('[data-cell="0:0"]'))).toBe(mark)
    },
  )

  test('of a group that the law counts together with others says so', async () => {
    const row = withCell(aRow({ ratioLevel: 'location', setting: 'outOfSchoolCare' }), 0, { required: null })
    renderApp('/week/2026-W48', { 'weekBoard.get': () => aBoard({ rows: [row] }) })
    const grid = await findGrid()
    expect(grid.querySelector('[data-cell="0:0"]')?.textContent).toContain('telt mee met de hele BSO')
  })
})

describe('with the keyboard', () => {
  test('the board is one tab stop, and it has the focus when the app opens, on today', async () => {
    renderApp('/week/2026-W48')
    const grid = await findGrid()
    await waitFor(() => expect(focused()).toBe('0:6'))
    expect(grid.querySelectorAll('[data-cell][tabindex="0"]')).toHaveLength(1)
  })

  test('arrows, Home and End, with and without Ctrl, walk the cells and stop at the edges', async () => {
    renderApp('/week/2026-W48')
    await findGrid()
    await waitFor(() => expect(focused()).toBe('0:6'))
    const walk: readonly (readonly [string, KeyboardEventInit, string])[] = [
      ['ArrowDown', {}, '1:6'],
      ['ArrowRight', {}, '1:7'],
      ['ArrowUp', {}, '0:7'],
      ['ArrowUp', {}, '0:7'],
      ['ArrowLeft', {}, '0:6'],
      ['Home', {}, '0:0'],
      ['ArrowLeft', {}, '0:0'],
      ['End', {}, '0:10'],
      ['End', { ctrlKey: true }, '2:10'],
      ['ArrowDown', {}, '2:10'],
      ['Home', { ctrlKey: true }, '0:0'],
    ]
    for (const [key, more, expected] of walk) {
      press(key, more)
      expect(`${key} ${focused()}`).toBe(`${key} ${expected}`)
    }
  })

  test('PageDown goes to the next week and keeps the cell', async () => {
    const { path } = renderApp('/week/2026-W48')
    await findGrid()
    await waitFor(() => expect(focused()).toBe('0:6'))
    press('PageDown')
    await waitFor(() => expect(path()).toBe('/week/2026-W49'))
    await screen.findByText(/week 49/)
    expect(focused()).toBe('0:6')
  })

  test('W explains the cell, and the explanation follows the arrows', async () => {
    const { bridge } = renderApp('/week/2026-W48')
    await findGrid()
    await waitFor(() => expect(focused()).toBe('0:6'))
    press('w')
    await screen.findByText('Babies · do 26 nov · ochtend')
    press('ArrowDown')
    await screen.findByText('Dreumesen · do 26 nov · ochtend')
    expect(bridge.calls.filter(({ call }) => call === 'cell.explain')).toHaveLength(2)
    expect(focused()).toBe('1:6')
  })

  test('letters do nothing when they are switched off in the settings (WCAG 2.1.4)', async () => {
    const session = aSession()
    const { bridge } = renderApp('/week/2026-W48', {
      'session.get': () => ({ ...session, settings: { ...session.settings, areLetterKeysOn: false } }),
    })
    await findGrid()
    await waitFor(() => expect(focused()).toBe('0:6'))
    press('w')
    press('ArrowDown')
    expect(focused()).toBe('1:6')
    expect(bridge.calls.some(({ call }) => call === 'cell.explain')).toBe(false)
  })

  test('+ tries a child in place: before and after, another age by its digit, and Escape stops', async () => {
    const { bridge } = renderApp('/week/2026-W48', {
      'cell.tryChild': ({ ageYears }) => ({
        before: aCell(),
        after: aCell({ children: 5, required: ageYears === 0 ? 3 : 2, shortage: ageYears === 0 ? 1 : 0 }),
      }),
    })
    await findGrid()
    await waitFor(() => expect(focused()).toBe('0:6'))
    press('ArrowLeft')
    press('+')
    expect(await screen.findByText('Past niet: tekort van 1.')).toBeTruthy()
    expect(screen.getByText('kinderen 4 → 5 · nodig 2 → 3')).toBeTruthy()
    press('1')
    expect(await screen.findByText('Past zonder extra personeel.')).toBeTruthy()
    press('Escape')
    await waitFor(() => expect(screen.queryByText('Past zonder extra personeel.')).toBeNull())
    expect(bridge.calls.filter(({ call }) => call === 'cell.tryChild').map(({ input }) => input)).toEqual([
      expect.objectContaining({
        groupId: 'grp-babies',
        ageYears: 0,
        day: '2026-11-25',
        daypart: 'afternoon',
      }),
      expect.objectContaining({ ageYears: 1 }),
    ])
  })

  test('G asks which week, takes it as people write it, and says so when it does not understand', async () => {
    const { user, path } = renderApp('/week/2026-W48')
    await findGrid()
    await waitFor(() => expect(focused()).toBe('0:6'))
    press('g')
    const field = await screen.findByLabelText('Week of datum')
    await user.type(field, 'wk 54{Enter}')
    expect(await screen.findByText(/Deze week kennen we niet/)).toBeTruthy()
    await user.clear(field)
    await user.type(field, '4 jan{Enter}')
    await waitFor(() => expect(path()).toBe('/week/2027-W01'))
  })
})

describe('the board says', () => {
  test('in words that the roster is not settled yet (CHECK-2)', async () => {
    renderApp('/week/2026-W48', { 'weekBoard.get': () => aBoard({ isRosterSettled: false }) })
    expect(await screen.findByText(/Voorlopig: het rooster staat nog niet vast/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Rooster vaststellen' })).toBeTruthy()
  })

  test('what needs attention, and a click opens the explanation of that cell', async () => {
    const { user } = renderApp('/week/2026-W48')
    const attention = await screen.findByRole('region', { name: 'Aandacht' })
    await user.click(within(attention).getByRole('button'))
    expect(await screen.findByText('Babies · do 26 nov · ochtend')).toBeTruthy()
    expect(focused()).toBe('0:6')
  })

  test('its week and place in the window title', async () => {
    renderApp('/week/2026-W48')
    await findGrid()
    expect(document.title).toBe('Weekbord wk 48 – De Regenboog')
  })

  test('that there is nothing yet, with the one thing to do, before anything is imported', async () => {
    const { user, path } = renderApp('/week/2026-W48', {
      'session.get': () => aSession({ locations: [], isEmpty: true, dataFrom: null, dataUntil: null }),
    })
    expect(await screen.findByText('Nog geen locatie')).toBeTruthy()
    await user.click(within(screen.getByRole('main')).getByRole('button', { name: 'Importeren' }))
    await waitFor(() => expect(path()).toBe('/import'))
  })

  test('what went wrong and the incident to quote, and can be asked again', async () => {
    let isBroken = true
    const { user } = renderApp('/week/2026-W48', {
      'weekBoard.get': () => (isBroken ? { fault: '7F3A' } : aBoard()),
    })
    expect(await screen.findByText(/Je gegevens zijn bewaard zoals ze waren.*7F3A/)).toBeTruthy()
    isBroken = false
    await user.click(screen.getByRole('button', { name: 'Probeer opnieuw' }))
    expect(await findGrid()).toBeTruthy()
  })

  test('one day at a time, a card a group, at 200 % zoom', async () => {
    renderApp('/week/2026-W48', {}, ['(max-width: 719px)', '(max-width: 1179px)'])
    expect(await screen.findByRole('heading', { name: 'Babies' })).toBeTruthy()
    expect(screen.queryByRole('grid')).toBeNull()
    expect(screen.getByRole('button', { name: 'do 26 nov' }).getAttribute('aria-pressed')).toBe('true')
  })

  test('the new numbers as soon as the application says that the board changed', async () => {
    let board = aBoard()
    const { bridge } = renderApp('/week/2026-W48', { 'weekBoard.get': () => board })
    const grid = await findGrid()
    board = aBoard({ rows: [withCell(aRow(), 0, { children: 11 })] })
    bridge.announce(['board'])
    await waitFor(() => expect(seen(grid.querySelector('[data-cell="0:0"]'))).toContain('11 '))
  })
})
