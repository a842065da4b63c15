import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { ImportReport } from '#shared/schema/import/model.ts'
import { renderApp } from './render-app.tsx'

const clean: ImportReport = {
  status: 'checked',
  isClean: true,
  errorCount: 0,
  warningCount: 0,
  files: [
    { name: 'kinderen.csv', kind: 'children', rows: 2, encoding: 'utf-8', separator: ';', unusedColumns: [] },
  ],
  counts: [{ table: 'child', new: 2, updated: 0, unchanged: 0, removed: 0 }],
  causes: [],
  done: null,
}

const choose = (files: readonly File[]) => {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]')
  if (input === null) throw new Error('no file input')
  fireEvent.change(input, { target: { files } })
}
const csv = () => new File(['naam;geboren\nNoor;03-03-2024\n'], 'kinderen.csv', { type: 'text/csv' })

describe('importing', () => {
  test('checks first, changes nothing, and takes over only when asked', async () => {
    const { bridge, user } = renderApp('/import', {
      'import.check': () => clean,
      'import.run': () => ({
        ...clean,
        status: 'imported',
        done: { commandId: 'c-1', label: { code: 'kind.swapDay', params: {} } },
      }),
    })
    await screen.findByText('Sleep bestanden hierheen')
    choose([csv()])
    const run = await screen.findByRole('button', { name: 'Overnemen' })
    const [sent] = bridge.calls.filter(({ call }) => call === 'import.check')
    expect(sent?.input).toEqual({
      files: [{ name: 'kinderen.csv', base64: btoa('naam;geboren\nNoor;03-03-2024\n') }],
    })
    expect(bridge.calls.some(({ call }) => call === 'import.run')).toBe(false)
    await user.click(run)
    expect(await screen.findByRole('button', { name: 'Ga naar het weekbord' })).toBeTruthy()
  })

  test('groups what is wrong by cause, with file, row and column, and offers no take-over', async () => {
    renderApp('/import', {
      'import.check': () => ({
        ...clean,
        isClean: false,
        errorCount: 12,
        causes: [
          {
            severity: 'error',
            message: { code: 'kind.extraDay', params: {} },
            count: 12,
            places: Array.from({ length: 12 }, (_, index) => ({
              file: 'kinderen.csv',
              row: index + 2,
              column: 'geboren',
            })),
          },
        ],
      }),
    })
    await screen.findByText('Sleep bestanden hierheen')
    choose([csv()])
    expect(await screen.findByText('12 fouten gevonden. Er is niets overgenomen.')).toBeTruthy()
    expect(screen.getByText('kinderen.csv, rij 2, kolom geboren')).toBeTruthy()
    expect(screen.getByText('en nog 4')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Overnemen' })).toBeNull()
  })

  test('says at once that there is no CSV among the files, and sends nothing', async () => {
    const { bridge } = renderApp('/import')
    await screen.findByText('Sleep bestanden hierheen')
    choose([new File(['x'], 'foto.png')])
    expect(await screen.findByText(/Er zit geen CSV-bestand bij/)).toBeTruthy()
    expect(bridge.calls.some(({ call }) => call.startsWith('import.'))).toBe(false)
  })

  test('shows why an import was refused', async () => {
    renderApp('/import', { 'import.check': () => ({ refusal: { code: 'call.busy', params: {} } }) })
    await screen.findByText('Sleep bestanden hierheen')
    choose([csv()])
    await waitFor(() => expect(screen.getByRole('alert').textContent).not.toContain('call.busy'))
  })
})
