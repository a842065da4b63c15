import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { parseIsoMonth } from '#shared/kernel/month.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import { renderApp } from '../render-app.tsx'

const month = (text: string): IsoMonth => parseIsoMonth(text) as IsoMonth

const answers: CallOutput<'insight.requests'> = {
  months: [
    { month: month('2026-10'), approved: 6, alternative: 2, declined: 4 },
    { month: month('2026-11'), approved: 2, alternative: 0, declined: 1 },
  ],
  reasons: [
    { reason: 'ratio', count: 4 },
    { reason: 'byPerson', count: 1 },
  ],
  answered: 15,
  medianAnswerMinutes: 95,
}

const credit: CallOutput<'insight.credit'> = {
  months: [{ month: month('2026-12'), minutes: 570, children: 2 }],
  withoutExpiryMinutes: 60,
  soonMinutes: 570,
  totalMinutes: 630,
}

function showInsight(
  requests: CallOutput<'insight.requests'> = answers,
  outlook: CallOutput<'insight.credit'> = credit,
) {
  return renderApp('/insight', {
    'insight.requests': () => requests,
    'insight.credit': () => outlook,
  })
}

test('the answer stands in words above each chart, with the typical time as text', async () => {
  showInsight()
  expect(await screen.findByText('5 van de 15 aanvragen zijn afgewezen in 12 maanden')).toBeTruthy()
  expect(screen.getByText('De helft van de antwoorden kwam binnen 95 minuten.')).toBeTruthy()
  expect(await screen.findByText('9,5 van 10,5 uur tegoed vervalt binnen 60 dagen')).toBeTruthy()
  expect(screen.getByText('1 uur vervalt niet.')).toBeTruthy()
})

test('every chart has the same numbers as a table', async () => {
  const { user } = showInsight()
  const panel = within(await screen.findByRole('region', { name: 'Zeggen we vaak nee? Waarom?' }))
  await user.click(panel.getByRole('button', { name: 'Toon als tabel' }))
  const rows = within(panel.getByRole('table', { name: 'Antwoorden per maand' })).getAllByRole('row')
  expect(rows.map((row) => row.textContent)).toEqual([
    'MaandGoedgekeurdIets andersAfgewezenBeslist',
    'okt ’2662412',
    'nov ’262013',
  ])
  const reasons = within(panel.getByRole('table', { name: 'Redenen van afwijzen' })).getAllByRole('row')
  expect(reasons.map((row) => row.textContent)).toEqual(['RedenAantal', 'Personeel (BKR)4', 'Eigen besluit1'])
  await user.click(panel.getByRole('button', { name: 'Toon als grafiek' }))
  expect(panel.queryByRole('table')).toBeNull()

  const creditPanel = within(screen.getByRole('region', { name: 'Hoe staat het tegoed?' }))
  await user.click(creditPanel.getByRole('button', { name: 'Toon als tabel' }))
  expect(creditPanel.getAllByRole('row').map((row) => row.textContent)).toEqual([
    'MaandUrenKinderen',
    'dec ’269,52',
  ])
})

test('without answers and without credit there is a sentence and no empty chart', async () => {
  showInsight(
    { months: [], reasons: [], answered: 0, medianAnswerMinutes: null },
    { months: [], withoutExpiryMinutes: 0, soonMinutes: 0, totalMinutes: 0 },
  )
  expect(await screen.findByText('In de laatste 12 maanden is er nog niets beslist.')).toBeTruthy()
  expect(await screen.findByText('Geen kind heeft nog ruiltegoed.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Toon als tabel' })).toBeNull()
})
