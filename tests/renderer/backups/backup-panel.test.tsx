import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { BackupsView } from '#shared/ipc/calls/backups.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { Answers } from '../fake-bridge.ts'
import { renderApp } from '../render-app.tsx'

const at = (day: number): Instant => new Date(2026, 10, day, 9, 30).toISOString() as Instant
const copy = {
  name: 'copy-2026-11-20T083000Z.db',
  madeAt: at(20),
  rowCount: 12_345,
  bytes: 4_200_000,
  place: 'here' as const,
}

function aStanding(overrides: Partial<BackupsView> = {}): BackupsView {
  return {
    isBusy: false,
    lastMadeAt: at(20),
    failure: null,
    second: null,
    isRestoreDue: false,
    copies: [copy],
    ...overrides,
  }
}

async function showPanel(standing: BackupsView, answers: Answers = {}) {
  const shown = renderApp('/settings', { 'backups.status': () => standing, ...answers })
  await screen.findByRole('heading', { name: 'Reservekopie' })
  return shown
}

test('the panel says when the last copy was made and what is in each', async () => {
  await showPanel(aStanding())
  await screen.findByText(/Laatste reservekopie: vr 20 nov 09:30/)
  const row = within(screen.getByRole('row', { name: /vr 20 nov/ }))
  expect(row.getByText('12.345')).toBeTruthy()
  expect(row.getByText('4,2 MB')).toBeTruthy()
})

test('a copy that failed is told with its reason', async () => {
  await showPanel(aStanding({ failure: { at: at(21), code: 'diskFull' } }))
  expect(await screen.findByText(/Mislukt za 21 nov 09:30: de schijf is vol/)).toBeTruthy()
})

test('a second place that is not there is told, and a new one can be typed', async () => {
  const { user, bridge } = await showPanel(aStanding(), { 'backups.setPlace': () => ({}) })
  await user.type(await screen.findByLabelText('Map voor de tweede plek'), '/media/usb')
  await user.click(screen.getByRole('button', { name: 'Gebruik deze map' }))
  await waitFor(() =>
    expect(bridge.calls.filter(({ call }) => call === 'backups.setPlace')).toMatchObject([
      { input: { folder: '/media/usb' } },
    ]),
  )
})

const second = { folder: '/media/usb', isReachable: true, failure: null }

test('a second place says that it begins with the next copy, and offers to make that one now', async () => {
  const { user, bridge } = await showPanel(aStanding({ second }), {
    'backups.make': () => ({ name: copy.name }),
  })
  const row = within(await screen.findByRole('row', { name: /vr 20 nov/ }))
  expect(row.getByText('tweede plek: vanaf de volgende kopie')).toBeTruthy()
  const place = screen.getByRole('heading', { name: 'Tweede plek' }).parentElement as HTMLElement
  expect(within(place).getByText('De volgende kopie komt ook in /media/usb.')).toBeTruthy()
  await user.click(within(place).getByRole('button', { name: 'Maak nu een kopie' }))
  expect(await within(place).findByText('De kopie is gemaakt en gecontroleerd.')).toBeTruthy()
  expect(bridge.calls.filter(({ call }) => call === 'backups.make')).toHaveLength(1)
})

test.each<readonly [string, Partial<BackupsView>, RegExp]>([
  ['that has a copy', { copies: [{ ...copy, place: 'both' }] }, /Elke kopie komt ook in/],
  ['that is away', { second: { ...second, isReachable: false } }, /is er nu niet/],
  ['that failed', { second: { ...second, failure: { at: at(21), code: 'diskFull' } } }, /Mislukt/],
])('a second place %s promises nothing about the next copy', async (_, more, sentence) => {
  await showPanel(aStanding({ second, ...more }))
  expect(await screen.findByText(sentence)).toBeTruthy()
  expect(screen.queryByText(/vanaf de volgende kopie/)).toBeNull()
})

test('putting a copy back takes two steps that say what comes back and what is lost', async () => {
  const { user, bridge } = await showPanel(aStanding(), {
    'backups.preview': () => ({
      madeAt: at(20),
      rowsThen: 12_345,
      rowsNow: 12_400,
      actsSince: 3,
      actsBack: 1,
    }),
    'backups.restore': () => ({ actsBack: 0 }),
  })
  await user.click(await screen.findByRole('button', { name: 'Zet terug: de kopie van vr 20 nov 09:30' }))
  const dialog = within(await screen.findByRole('dialog'))
  await dialog.findByText('2 handelingen van daarna staan er dan niet meer in.')
  dialog.getByText('1 handeling wacht op hoofdkantoor en komt vanzelf terug.')
  expect(bridge.calls.some(({ call }) => call === 'backups.restore')).toBe(false)
  await user.click(dialog.getByRole('button', { name: 'Verder' }))
  await user.click(dialog.getByRole('button', { name: 'Zet terug bij de volgende start' }))
  await waitFor(() =>
    expect(bridge.calls.filter(({ call }) => call === 'backups.restore')).toMatchObject([
      { input: { name: copy.name } },
    ]),
  )
})

test('a check says whether the copy is whole', async () => {
  const { user } = await showPanel(aStanding(), {
    'backups.check': () => ({ isSound: false, rowCount: null }),
  })
  await user.click(await screen.findByRole('button', { name: 'Controleer de kopie van vr 20 nov 09:30' }))
  expect(await screen.findByText(/is niet heel/)).toBeTruthy()
})
