import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { CellMerge } from '#shared/domain/board/model.ts'
import type { MergeId } from '#shared/domain/ids.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aBoard, aRow, aSession, locationId, withCell } from '../a-board.ts'
import { findGrid, renderApp, type ShownApp } from '../render-app.tsx'
import { aMergeWeek, anAgreedMerge, babies, mergeAnswers, toddlers } from './merge-house.ts'

function inputsOf(shown: ShownApp, call: string): readonly unknown[] {
  return shown.bridge.calls.filter((made) => made.call === call).map(({ input }) => input)
}
const boxOf = (grid: HTMLElement, key: string) =>
  grid.querySelector(`[data-cell="${key}"]`)?.closest<HTMLElement>('[role="gridcell"]')

const tuesdayMerge: CellMerge = {
  mergeId: 'merge-1' as MergeId,
  hostRowId: toddlers,
  groupIds: [babies, toddlers],
  startMinute: 450,
  endMinute: 1080,
}

/** Babies and Dreumesen together on Tuesday; with a row between them when asked. */
function boardWithMerge(isApart: boolean) {
  const rows = aBoard().rows
  const merged = [babies, toddlers].map((rowId) => {
    const row = rows.find((each) => each.rowId === rowId) ?? aRow()
    return withCell(withCell(row, 2, { merge: tuesdayMerge }), 3, { merge: tuesdayMerge })
  })
  const location = rows.filter(({ kind }) => kind === 'location')
  const between = isApart ? [aRow({ rowId: 'grp-between', name: 'Peuters', code: 'PE', groupIds: [] })] : []
  return aBoard({ rows: [...merged.slice(0, 1), ...between, ...merged.slice(1), ...location] })
}

describe('an agreed merge on the week board', () => {
  test('is one frame round the cells of both groups, with both names in each cell (MERGE-1)', async () => {
    renderApp('/week/2026-W48', mergeAnswers({ 'weekBoard.get': () => boardWithMerge(false) }))
    const grid = await findGrid()
    expect(boxOf(grid, '0:2')?.dataset).toMatchObject({ merge: 'agreed', edges: 'top left' })
    expect(boxOf(grid, '0:3')?.dataset['edges']).toBe('top right')
    expect(boxOf(grid, '1:2')?.dataset['edges']).toBe('bottom left')
    expect(boxOf(grid, '1:3')?.dataset['edges']).toBe('right bottom')
    expect(
      within(grid).getByRole('button', {
        name: /^Babies, dinsdag 24 november 2026, ochtend: .*samengevoegd: Dreumesen en Babies, in Dreumesen, 07:30–18:00/,
      }),
    ).toBeTruthy()
    expect(boxOf(grid, '0:2')?.textContent).toContain('DR + BA')
  })

  test('of groups that do not stand next to each other has the same label on each', async () => {
    renderApp('/week/2026-W48', mergeAnswers({ 'weekBoard.get': () => boardWithMerge(true) }))
    const grid = await findGrid()
    expect(boxOf(grid, '0:2')?.dataset['edges']).toBe('top bottom left')
    expect(boxOf(grid, '2:2')?.dataset['edges']).toBe('top bottom left')
    expect(boxOf(grid, '1:2')?.dataset['merge']).toBeUndefined()
    expect(boxOf(grid, '2:2')?.textContent).toContain('DR + BA')
  })

  test('that may not be any more says so on the cell (MERGE-8)', async () => {
    const week = aMergeWeek({
      agreed: [
        anAgreedMerge({
          days: [{ day: isoDay('2026-11-24'), standing: 'notAllowed', sentences: [], savedMinutes: 0 }],
        }),
      ],
    })
    renderApp(
      '/week/2026-W48',
      mergeAnswers({ 'weekBoard.get': () => boardWithMerge(false), 'merging.week': () => week }),
    )
    const grid = await findGrid()
    expect(await within(grid).findAllByText(/maar dat mag niet meer/)).toHaveLength(4)
    expect(boxOf(grid, '0:2')?.textContent).toContain('✕ DR + BA')
  })

  test('S opens the agreement, with the way out', async () => {
    const week = aMergeWeek({ agreed: [anAgreedMerge()] })
    const shown = renderApp(
      '/week/2026-W48',
      mergeAnswers({ 'weekBoard.get': () => boardWithMerge(false), 'merging.week': () => week }),
    )
    const grid = await findGrid()
    const cell = grid.querySelector<HTMLElement>('[data-cell="1:2"]')
    cell?.focus()
    fireEvent.keyDown(cell ?? grid, { key: 's' })
    const dialog = within(await screen.findByRole('dialog', { name: 'Afspraak over samenvoegen' }))
    await shown.user.click(await dialog.findByRole('button', { name: /^Haal deze dag uit elkaar/ }))
    await waitFor(() =>
      expect(inputsOf(shown, 'merging.end')).toEqual([
        { mergeId: 'merge-1', day: '2026-11-24', scope: 'day' },
      ]),
    )
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
})

describe('a proposal on the week board', () => {
  test('is a dashed frame that says what it saves, and changes no number', async () => {
    renderApp('/week/2026-W48', mergeAnswers())
    const grid = await findGrid()
    const cell = await within(grid).findByRole('button', {
      name: /^Babies, woensdag 25 november 2026, ochtend: 4 kinderen, 2 pm'ers nodig, 2 in rooster.*voorstel: Dreumesen en Babies samen, 09:00–17:00, bespaart 5,5 uur · € 165,00/,
    })
    expect(cell.closest('[role="gridcell"]')?.getAttribute('data-merge')).toBe('proposal')
    expect(
      within(grid).getByRole('button', { name: /^Locatie, woensdag 25 november 2026, ochtend: 4 kinderen/ }),
    ).toBeTruthy()
  })

  test('is taken over or set aside with one click, each button once in its frame', async () => {
    const shown = renderApp('/week/2026-W48', mergeAnswers())
    const grid = await findGrid()
    const accept = await within(grid).findAllByRole('button', { name: /^Neem over/ })
    expect(accept).toHaveLength(1)
    expect(within(grid).getAllByRole('button', { name: /^Niet nu/ })).toHaveLength(1)
    await shown.user.click(within(grid).getByRole('button', { name: /^Niet nu/ }))
    await waitFor(() =>
      expect(inputsOf(shown, 'merging.dismiss')).toEqual([
        { locationId, groupIds: [babies, toddlers], day: '2026-11-25', validUntil: '2026-11-25' },
      ]),
    )
    expect(screen.queryByRole('complementary')).toBeNull()
  })

  test('gives way to what was agreed for the same cells (MERGE-7)', async () => {
    const rows = aBoard().rows.map((row) =>
      row.rowId === babies ? withCell(row, 4, { merge: tuesdayMerge }) : row,
    )
    renderApp('/week/2026-W48', mergeAnswers({ 'weekBoard.get': () => aBoard({ rows }) }))
    const grid = await findGrid()
    await within(grid).findAllByText(/voorstel: /)
    expect(boxOf(grid, '0:4')?.dataset['merge']).toBe('agreed')
    expect(boxOf(grid, '0:5')?.dataset['merge']).toBe('proposal')
  })

  test('stands in the attention line with day, hours and money, and opens the planner', async () => {
    const shown = renderApp('/week/2026-W48', mergeAnswers())
    const strip = await screen.findByRole('region', { name: 'Aandacht' })
    const line = await within(strip).findByRole('button', {
      name: /^wo: 5,5 uur te besparen door samenvoegen.*Hele week: 5,5 uur · € 165,00/,
    })
    await shown.user.click(line)
    await waitFor(() => expect(shown.path()).toBe('/merging'))
  })

  test('is not needed to see the board: without an answer it is complete', async () => {
    renderApp('/week/2026-W48', mergeAnswers({ 'merging.week': () => ({ fault: 'K-9' }) }))
    const grid = await findGrid()
    await waitFor(() => expect(boxOf(grid, '0:4')).toBeTruthy())
    expect(screen.queryByText(/te besparen door samenvoegen/)).toBeNull()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('is not asked for at a location with one group', async () => {
    const session = aSession()
    const locations = session.locations.map((each) => ({ ...each, groups: each.groups.slice(0, 1) }))
    const shown = renderApp(
      '/week/2026-W48',
      mergeAnswers({ 'session.get': () => ({ ...session, locations }) }),
    )
    await findGrid()
    expect(inputsOf(shown, 'merging.week')).toEqual([])
  })
})

test('S on the location row, or on a closed day, says what to do instead', async () => {
  const rows = aBoard().rows.map((row) =>
    row.rowId === babies
      ? withCell(row, 0, { status: 'closed', closed: { code: 'board.closed.weekday', params: {} } })
      : row,
  )
  renderApp('/week/2026-W48', mergeAnswers({ 'weekBoard.get': () => aBoard({ rows }) }))
  const grid = await findGrid()
  const pressAt = (key: string) => {
    const cell = grid.querySelector<HTMLElement>(`[data-cell="${key}"]`)
    cell?.focus()
    fireEvent.keyDown(cell ?? grid, { key: 's' })
  }
  pressAt('2:0')
  expect(await screen.findAllByText('Kies een groep om samen te voegen.')).not.toHaveLength(0)
  pressAt('0:0')
  expect(await screen.findAllByText('Er is geen opvang op dit dagdeel.')).not.toHaveLength(0)
  expect(screen.queryByRole('dialog')).toBeNull()
})
