import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { csvOf } from '#renderer/src/features/insight/save-csv.ts'
import { renderApp } from '../render-app.tsx'
import { someTransitions, someWeeks } from '../outlook/outlook-house.ts'

function showCharts(
  weeks: CallOutput<'outlook.weeks'> = someWeeks(),
  transitions: CallOutput<'outlook.transitions'> = someTransitions,
) {
  return renderApp('/insight', {
    'outlook.weeks': () => weeks,
    'outlook.transitions': () => transitions,
    'insight.requests': () => ({ months: [], reasons: [], answered: 0, medianAnswerMinutes: null }),
    'insight.credit': () => ({ months: [], withoutExpiryMinutes: 0, soonMinutes: 0, totalMinutes: 0 }),
  })
}

async function tableRows(user: ReturnType<typeof showCharts>['user'], question: string, table: string) {
  const panel = within(await screen.findByRole('region', { name: question }))
  await user.click(panel.getByRole('button', { name: 'Toon als tabel' }))
  return within(panel.getByRole('table', { name: table }))
    .getAllByRole('row')
    .map((row) => [...(row as HTMLTableRowElement).cells].map((cell) => cell.textContent).join('|'))
}

describe('the planning questions of insight', () => {
  test('the title is the answer, and the table holds every day with the busiest one named (PLAN-1)', async () => {
    const { user } = showCharts()
    expect(await screen.findByText('In 1 week zit minstens 1 groep vol op haar drukste dag')).toBeTruthy()
    expect(
      await tableRows(user, 'Hoe vol zitten we de komende weken?', 'Babies: drukste dag per week'),
    ).toEqual([
      'Week|ma|di|Drukste dag',
      'wk 48 ’26|6|7|di 7',
      'wk 49 ’26|9|8|ma 9',
      'wk 50 ’26|dicht|dicht|dicht',
      'wk 51 ’26|5|5|ma 5',
    ])
  })

  test('places are told for who waits, by age, and a closed week is not nought (CHECK-1, WAIT-1)', async () => {
    const { user } = showCharts()
    expect(
      await screen.findByText('1 van de 2 wachtende kinderen passen in deze weken, de eerste in week 48'),
    ).toBeTruthy()
    expect(screen.getByRole('button', { name: 'week 48: Lina Mulder in Babies' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Juul Hendriks: in deze weken geen plek' })).toBeTruthy()
    expect(
      await tableRows(user, 'Wanneer komt er plek, en voor wie?', '0 jaar: vrije plekken per week'),
    ).toEqual([
      'Week|Zonder extra personeel|Met extra personeel',
      'wk 48 ’26|0|2',
      'wk 49 ’26|0|0',
      'wk 50 ’26|dicht|dicht',
      'wk 51 ’26|1|4',
    ])
  })

  test('hours: only weeks with a roster count, agreed merges and proposals are told apart (MERGE-4)', async () => {
    const { user, path } = showCharts()
    expect(await screen.findByText('Rooster en nodig: 1 uur over in 2 weken')).toBeTruthy()
    expect(screen.getByText('Afgesproken samenvoegingen besparen 1 uur in deze weken.')).toBeTruthy()
    expect(screen.getByText('Voorstellen kunnen de eerste 8 weken nog 2 uur besparen.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Open de dag met het grootste verschil: di 24 nov' }))
    expect(path()).toBe('/day/2026-11-24')
  })

  test('the table of hours holds need, roster, difference, saved and what could be saved', async () => {
    const { user } = showCharts()
    const rows = await tableRows(
      user,
      'Zetten we te veel of te weinig mensen in?',
      'Uren per week: nodig en rooster',
    )
    expect(rows.slice(1)).toEqual([
      'wk 48 ’26|22|24|2|1|20|di 24 nov',
      'wk 49 ’26|22|21|−1|0|22|ma 30 nov',
      'wk 50 ’26|0|–|–|0|0|–',
      'wk 51 ’26|15|–|–|0|–|–',
    ])
  })

  test('transitions: a move inside the house is none for all groups, and is one for each of the two (CARE-5)', async () => {
    const { user } = showCharts()
    expect(await screen.findByText('0 erin, 1 eruit in 12 maanden: −1')).toBeTruthy()
    const panel = within(screen.getByRole('region', { name: 'Welke overgangen komen eraan?' }))
    await user.selectOptions(panel.getByRole('combobox', { name: 'Groep' }), 'Peuters A')
    expect(panel.getByText('1 erin, 1 eruit in 12 maanden: 0')).toBeTruthy()
    await user.click(panel.getByRole('button', { name: 'Toon als tabel' }))
    const rows = panel.getAllByRole('row').map((row) => row.textContent)
    expect(rows).toEqual([
      'MaandErinEruitSaldoWie',
      'nov ’26000',
      'dec ’26110Maan Liem komt uit Babies, di 1 dec · Tess Vos wordt 4, laatste dag do 31 dec',
    ])
  })

  test('a location with only school care and one without groups get a sentence and no empty chart', async () => {
    showCharts(
      { ...someWeeks(), groups: [], places: [], fits: [], hours: [] },
      { ...someTransitions, transitions: [] },
    )
    expect(
      await screen.findByText('Deze locatie heeft geen dagopvang: plekken per leeftijd zijn er niet'),
    ).toBeTruthy()
    expect(screen.getAllByText('Geen groepen om te tonen.')).toHaveLength(2)
    expect(screen.getByText('In deze maanden komt en gaat er niemand')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Toon als tabel' })).toBeNull()
  })
})

describe('the table as a file', () => {
  test('opens in a Dutch Excel, and no name becomes a formula', () => {
    const text = csvOf({
      name: 'kinderen',
      heads: ['Wie', 'Uren'],
      rows: [
        ['=SUM(A1)', 1.5],
        ['a;"b"', -2],
      ],
    })
    expect(text).toBe('\ufeffWie;Uren\r\n\'=SUM(A1);1,5\r\n"a;""b""";-2\r\n')
  })
})
