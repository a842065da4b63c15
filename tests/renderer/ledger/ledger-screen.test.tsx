import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ChildId } from '#shared/domain/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { Answers, FakeBridge } from '../fake-bridge.ts'
import { renderApp } from '../render-app.tsx'
import type { ShownApp } from '../render-app.tsx'
import { aLedgerLine, aMonth, ledgerAnswers, lines } from './ledger-house.ts'

afterEach(() => vi.restoreAllMocks())

async function openLedger(answers: Answers = {}): Promise<ShownApp> {
  const shown = renderApp('/ledger', { ...ledgerAnswers, ...answers })
  await screen.findByRole('heading', { level: 1, name: 'Uren & tegoed' })
  return shown
}

const grid = () => screen.findByRole('grid')
const rowsOf = async () =>
  within(await grid())
    .getAllByRole('row')
    .slice(1, -1)
const cellsOf = (row: HTMLElement) => [...row.querySelectorAll('td')]
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key })
const inputsOf = (bridge: FakeBridge, call: string) =>
  bridge.calls.filter((each) => each.call === call).map(({ input }) => input)
/** `+11,0` -> 660. */
const minutesOf = (text: string | null) =>
  Math.round(Number((text ?? '').replace('−', '-').replace('+', '').replace(',', '.')) * 60)

describe('the month', () => {
  test('the total to invoice is the sum of the visible lines that say "te factureren" (MONEY-2)', async () => {
    await openLedger()
    const toInvoice = (await rowsOf()).filter((row) => row.textContent.includes('te factureren'))
    const minutes = toInvoice.reduce((sum, row) => sum + minutesOf(cellsOf(row)[3]?.textContent ?? ''), 0)
    expect(minutes).toBe(690)
    expect(screen.getByText('Totaal te factureren: 11,5 uur, € 121,33')).toBeTruthy()
  })

  test('hours have a comma, a sign and minutes behind them', async () => {
    await openLedger()
    const rows = await rowsOf()
    const cells = rows.map((row) => cellsOf(row)[3])
    expect(cells.map((cell) => cell?.textContent)).toEqual(['+0,5', '+11,0', '−11,0', '+0,5', '−0,5'])
    expect(cells[0]?.getAttribute('title')).toBe('30 minuten')
  })

  test('a correction stands under its line, by a mark and in words (MONEY-4)', async () => {
    await openLedger()
    const rows = await rowsOf()
    expect(rows[4]?.textContent).toContain('◂')
    expect(within(rows[4] as HTMLElement).getByText(/correctie op de regel hierboven/)).toBeTruthy()
    expect(rows[4]?.textContent).toContain('(dubbel genoteerd)')
  })

  test('another month is asked for, and a closed one says by whom and with what control total', async () => {
    const { bridge, user } = await openLedger({
      'ledger.month': ({ month }) =>
        month === '2026-10'
          ? aMonth({
              month: '2026-10' as ReturnType<typeof aMonth>['month'],
              isOpen: false,
              closed: {
                at: '2026-11-02T09:00:00.000Z' as Instant,
                byName: 'Sanne Vermeer',
                controlTotal: '5-9f00a3c1-004be77d',
              },
              toInvoice: { minutes: 0, cents: 0 },
            })
          : aMonth(),
    })
    await grid()
    await user.selectOptions(screen.getByLabelText('Maand'), 'oktober 2026 (klaargezet)')
    expect(await screen.findByText(/ma 2 nov 2026 10:00 door Sanne Vermeer/)).toBeTruthy()
    expect(screen.getByText(/5-9f00a3c1-004be77d/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Maand klaarzetten…' })).toBeNull()
    expect(inputsOf(bridge, 'ledger.month')).toContainEqual(expect.objectContaining({ month: '2026-10' }))
  })

  test('filters on the kind of account', async () => {
    const { bridge, user } = await openLedger()
    await grid()
    await user.selectOptions(screen.getByLabelText('Soort'), 'ruiltegoed')
    await waitFor(() =>
      expect(inputsOf(bridge, 'ledger.month')).toContainEqual(
        expect.objectContaining({ account: 'swapCredit' }),
      ),
    )
  })

  test('says what there is to look at, in sentences', async () => {
    await openLedger({
      'ledger.month': () =>
        aMonth({
          anomalies: [
            {
              kind: 'twice',
              childId: 'child-emma' as ChildId,
              entryIds: ['line-4'],
              message: {
                code: 'ledger.anomaly.twice',
                params: { childName: 'Emma Visser', day: '2026-11-12', minutes: 30 },
              },
            },
          ],
        }),
    })
    expect(await screen.findByText('1 ding om na te kijken')).toBeTruthy()
    expect(screen.getByText('Emma Visser: 2× hetzelfde op do 12 nov (0,5 uur).')).toBeTruthy()
  })

  test('a month without lines says how lines come', async () => {
    await openLedger({
      'ledger.month': () => aMonth({ lines: [], total: { lines: 0, minutes: 0, cents: 0 } }),
    })
    expect(await screen.findByText('Nog geen regels in deze maand')).toBeTruthy()
  })

  test('more lines than one page are asked for by the next page', async () => {
    const { bridge, user } = await openLedger({
      'ledger.month': () => aMonth({ total: { lines: 430, minutes: 0, cents: 0 } }),
    })
    await user.click(await screen.findByRole('button', { name: 'Toon de volgende 200 regels' }))
    await waitFor(() =>
      expect(inputsOf(bridge, 'ledger.month')).toContainEqual(expect.objectContaining({ offset: 200 })),
    )
    expect(await screen.findByRole('button', { name: 'Toon de vorige 200 regels' })).toBeTruthy()
  })
})

describe('the keyboard', () => {
  test('one tab stop; arrows choose a line, and Enter opens the request it comes from', async () => {
    const { path } = await openLedger()
    const rows = await rowsOf()
    expect(rows.filter((row) => row.getAttribute('tabindex') === '0')).toEqual([rows[0]])
    rows[0]?.focus()
    press('ArrowDown')
    expect(document.activeElement).toBe(rows[1])
    expect(rows[1]?.getAttribute('aria-selected')).toBe('true')
    press('End')
    expect(document.activeElement).toBe(rows[4])
    press('Home')
    press('Enter')
    await waitFor(() => expect(path()).toBe('/requests'))
  })

  test('Enter on a line without a request shows the rule it rests on', async () => {
    await openLedger()
    const rows = await rowsOf()
    fireEvent.click(rows[2] as HTMLElement)
    press('Enter')
    expect(await screen.findByRole('heading', { name: 'Regel van do 19 nov' })).toBeTruthy()
  })

  test('C corrects the chosen line, and asks why first (MONEY-4)', async () => {
    const { bridge, user } = await openLedger()
    const rows = await rowsOf()
    rows[0]?.focus()
    press('c')
    const dialog = await screen.findByRole('dialog', { name: 'Regel corrigeren' })
    await user.click(within(dialog).getByRole('button', { name: 'Corrigeer' }))
    expect(within(dialog).getByText('Vul dit in.')).toBeTruthy()
    expect(inputsOf(bridge, 'ledger.correct')).toEqual([])
    await user.type(within(dialog).getByLabelText('Waarom klopt de regel niet?'), 'dubbel{Enter}')
    await waitFor(() =>
      expect(inputsOf(bridge, 'ledger.correct')).toEqual([{ entryId: 'line-1', note: 'dubbel' }]),
    )
  })

  test('a correction itself cannot be corrected, and the screen says so', async () => {
    const { bridge } = await openLedger()
    const rows = await rowsOf()
    fireEvent.click(rows[4] as HTMLElement)
    press('c')
    const dialog = await screen.findByRole('dialog', { name: 'Regel corrigeren' })
    expect(within(dialog).getByText(/al rechtgezet of is zelf een correctie/)).toBeTruthy()
    expect(inputsOf(bridge, 'ledger.correct')).toEqual([])
  })

  test('Ctrl+5 comes here from anywhere', async () => {
    const { path } = renderApp('/week/2026-W48', ledgerAnswers)
    await screen.findByRole('grid')
    fireEvent.keyDown(document.body, { key: '5', ctrlKey: true })
    await waitFor(() => expect(path()).toBe('/ledger'))
  })
})

describe('the child of the chosen line', () => {
  test('what it has in store, in what the house counts in, and when it expires (SWAP-5)', async () => {
    await openLedger()
    expect(await screen.findByText('Levi Smit: ruiltegoed 11 uur = 2 dagdelen')).toBeTruthy()
    expect(screen.getByText(/5,5 uur vervalt na donderdag 31 december 2026 \(nog \d+ dagen\)/)).toBeTruthy()
  })

  test('why: what is left by month of expiry, every line, and how the family pays (MONEY-3)', async () => {
    const { bridge, user } = await openLedger()
    await user.click(await screen.findByRole('button', { name: 'Waarom?' }))
    const pane = await screen.findByRole('complementary')
    const table = await within(pane).findByRole('table', { name: 'Per vervalmaand' })
    expect(
      within(table)
        .getAllByRole('row')
        .map(({ textContent }) => textContent),
    ).toEqual(['Vervalt inUren over', 'december 20265,5', 'vervalt niet5,5'])
    await user.click(within(pane).getByLabelText('Automatische incasso'))
    await waitFor(() =>
      expect(inputsOf(bridge, 'families.set')).toEqual([
        { familyId: 'family-levi', isDirectDebit: false, language: 'nl' },
      ]),
    )
  })
})

describe('acts on the month', () => {
  test('handing a month over is asked, with what goes over and that it is final (MONEY-4)', async () => {
    const { bridge, user } = await openLedger()
    await user.click(await screen.findByRole('button', { name: 'Maand klaarzetten…' }))
    const dialog = await screen.findByRole('dialog', { name: 'november 2026 klaarzetten' })
    expect(
      await within(dialog).findByText(/5 regels gaan mee. Te factureren: 11,5 uur, € 121,33/),
    ).toBeTruthy()
    expect(within(dialog).getByText(/kun je niet ongedaan maken/)).toBeTruthy()
    expect(inputsOf(bridge, 'ledger.close')).toEqual([])
    await user.click(within(dialog).getByRole('button', { name: 'Zet klaar' }))
    await waitFor(() =>
      expect(inputsOf(bridge, 'ledger.close')).toEqual([expect.objectContaining({ month: '2026-11' })]),
    )
  })

  test('a refused closing says why and leaves the question open', async () => {
    const { user } = await openLedger({
      'ledger.close': () => ({
        refusal: { code: 'refusal.monthNotOver', params: { month: '2026-11', day: '2026-11-30' } },
      }),
    })
    await user.click(await screen.findByRole('button', { name: 'Maand klaarzetten…' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Zet klaar' }))
    expect(await within(dialog).findByRole('alert')).toHaveProperty(
      'textContent',
      expect.stringContaining('30-11-2026'),
    )
  })

  test('a balance is booked in hours as people write them, with a reason (HOL-3)', async () => {
    const { bridge, user } = await openLedger({
      'children.search': () => ({
        children: [
          {
            id: 'child-noor' as ChildId,
            name: 'Noor Bakker',
            sortName: 'Bakker, Noor',
            ageMonths: 32,
            groupName: 'Peuters A',
            weekdays: [1, 2],
            flags: [],
          },
        ],
      }),
    })
    await user.click(await screen.findByRole('button', { name: 'Saldo bijboeken…' }))
    const dialog = await screen.findByRole('dialog', { name: 'Saldo bijboeken' })
    await user.click(within(dialog).getByRole('button', { name: 'Boek' }))
    expect(within(dialog).getByText('Schrijf uren als 11, 5,5 of 5:30.')).toBeTruthy()
    await user.type(within(dialog).getByRole('combobox', { name: 'Kind' }), 'noo')
    await within(dialog).findByRole('option', { name: /Noor Bakker/, hidden: true })
    await user.keyboard('{Enter}')
    await user.type(within(dialog).getByLabelText('Uren'), '5:30')
    await user.type(within(dialog).getByLabelText('Reden'), 'bijgekocht')
    await user.click(within(dialog).getByRole('button', { name: 'Boek' }))
    await waitFor(() =>
      expect(inputsOf(bridge, 'ledger.book')).toEqual([
        expect.objectContaining({
          childId: 'child-noor',
          account: 'holidayDays',
          minutes: 330,
          expiresOn: null,
          note: 'bijgekocht',
        }),
      ]),
    )
  })

  test('tariffs are shown by year and set in euros (MONEY-1)', async () => {
    const { bridge, user } = await openLedger()
    await user.click(await screen.findByRole('button', { name: 'Tarieven…' }))
    const dialog = await screen.findByRole('dialog', { name: 'Tarieven per uur' })
    expect(
      await within(dialog).findByRole('row', { name: /De Boog BV dagopvang extra dag € 10,55/ }),
    ).toBeTruthy()
    await user.selectOptions(within(dialog).getByLabelText('Jaar'), '2027')
    expect(within(dialog).getByText('Nog geen tarieven voor 2027.')).toBeTruthy()
    await user.type(within(dialog).getByLabelText('Tarief per uur'), '10,8')
    await user.click(within(dialog).getByRole('button', { name: 'Zet tarief' }))
    expect(within(dialog).getByText('Schrijf een bedrag als 10,55.')).toBeTruthy()
    await user.type(within(dialog).getByLabelText('Tarief per uur'), '0{Enter}')
    await waitFor(() =>
      expect(inputsOf(bridge, 'tariffs.set')).toEqual([
        {
          legalEntityId: null,
          year: 2027,
          setting: 'dayCare',
          product: 'extraDay',
          centsPerHour: 1080,
        },
      ]),
    )
  })

  test('a file is saved under its own name, and the screen says what is in it', async () => {
    const saved: { name: string; bytes: Promise<ArrayBuffer> }[] = []
    const blobs: Blob[] = []
    vi.stubGlobal(
      'URL',
      Object.assign(URL, {
        createObjectURL: (blob: Blob) => `blob:${blobs.push(blob)}`,
        revokeObjectURL: () => undefined,
      }),
    )
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      const blob = blobs.at(-1)
      if (blob !== undefined) saved.push({ name: this.download, bytes: blob.arrayBuffer() })
    })
    const { user } = await openLedger({
      'ledger.export': ({ format }) => ({
        fileName: `uren-en-tegoed-2026-11.${format}`,
        base64: btoa('regel;maand'),
        controlTotal: '5-0-0',
        lines: 5,
      }),
    })
    await user.click(await screen.findByRole('button', { name: 'Exporteer CSV' }))
    expect(
      await screen.findByText('uren-en-tegoed-2026-11.csv is opgeslagen: 5 regels, controletotaal 5-0-0.', {
        selector: '[class*=noticeText]',
      }),
    ).toBeTruthy()
    expect(saved.map(({ name }) => name)).toEqual(['uren-en-tegoed-2026-11.csv'])
    expect(new TextDecoder().decode(await saved[0]?.bytes)).toBe('regel;maand')
  })
})

test('every line of the house is on screen', async () => {
  await openLedger({
    'ledger.month': () => aMonth({ lines: [...lines, aLedgerLine({ entryId: 'line-6' })] }),
  })
  expect(await rowsOf()).toHaveLength(lines.length + 1)
})
