import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, describe, expect, test } from 'vitest'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { controlTotal } from '#shared/domain/ledger/control-total.ts'
import { must } from '#shared/kernel/invariant.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { aLedgerEntry, someCredit } from '#tests/harness/builders/ledger-entries.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'

const formula = '=HYPERLINK("http://x";"klik")'

let app: TestApp
afterEach(() => app.close())

/** October of Noor: awkward amounts, a note that starts like a formula, and text that needs quotes. */
async function openOctober(): Promise<void> {
  const day = isoDay('2026-10-06')
  app = await startApp({
    data: {
      ...aRowSet(),
      extra_attendance: [],
      ledger_entry: [
        aLedgerEntry({ day, minutes: 35, cents: 615, note: formula }),
        aLedgerEntry({ day, minutes: 50, cents: 879, note: 'oma; "opa"\nen tante' }),
        aLedgerEntry({ day, minutes: -20, cents: -352, note: '-2 uur te veel' }),
        someCredit({ day, minutes: 660 }),
      ],
    },
  })
}

const exported = (format: 'csv' | 'xlsx') =>
  app.done('ledger.export', { locationId: 'rainbow', month: '2026-10', format })

function booked() {
  const entries = createRowReader(app.application.folder.db).listRows('ledger_entry', {
    month: '2026-10' as never,
  })
  const sum = (field: 'minutes' | 'cents') => entries.reduce((total, entry) => total + entry[field], 0)
  return {
    lines: entries.length,
    minutes: sum('minutes'),
    cents: sum('cents'),
    control: controlTotal(entries),
  }
}

/** `-3,52` -> -352. */
const centsOf = (text: string | undefined) => Math.round(Number((text ?? '').replace(',', '.')) * 100)

describe('a month as CSV', () => {
  test('opens in a Dutch Excel, and its totals are those of the ledger to the cent', async () => {
    await openOctober()
    const file = await exported('csv')
    const bytes = Buffer.from(file.base64, 'base64')
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = bytes.toString('utf8')
    expect(text.split('\r\n').length).toBeGreaterThan(5)
    const rows: readonly Readonly<Record<string, string>>[] = parse(text, {
      bom: true,
      delimiter: ';',
      columns: true,
    })
    const lines = rows.slice(0, -1)
    const last = must(rows.at(-1), 'a last line')
    const ledger = booked()
    expect(lines.reduce((sum, row) => sum + centsOf(row['bedrag']), 0)).toBe(ledger.cents)
    expect(lines.reduce((sum, row) => sum + Number(row['minuten']), 0)).toBe(ledger.minutes)
    expect(last).toMatchObject({
      regel: 'controletotaal',
      maand: ledger.control,
      kindnummer: String(ledger.lines),
      minuten: String(ledger.minutes),
    })
    expect(centsOf(last['bedrag'])).toBe(ledger.cents)
    expect(file).toMatchObject({ controlTotal: ledger.control, lines: ledger.lines })
  })

  test('holds nothing that a spreadsheet would run, and keeps quotes and line breaks', async () => {
    await openOctober()
    const text = Buffer.from((await exported('csv')).base64, 'base64').toString('utf8')
    const rows: readonly Readonly<Record<string, string>>[] = parse(text, {
      bom: true,
      delimiter: ';',
      columns: true,
    })
    const notes = rows.map((row) => row['toelichting'])
    expect(notes).toContain(`'${formula}`)
    expect(notes).toContain("'-2 uur te veel")
    expect(notes).toContain('oma; "opa"\nen tante')
    const numbers = new Set(['minuten', 'uren', 'bedrag', 'saldo na (uren)'])
    for (const row of rows)
      for (const [column, cell] of Object.entries(row))
        if (!numbers.has(column)) expect(cell, column).not.toMatch(/^\s*[=+\-@]/)
  })

  test('says in its name that the month is still open, and no longer once it was handed over', async () => {
    await openOctober()
    expect((await exported('csv')).fileName).toBe('uren-en-tegoed-de-regenboog-2026-10-concept.csv')
    await app.done('ledger.close', { locationId: 'rainbow', month: '2026-10' })
    const file = await exported('csv')
    expect(file.fileName).toBe('uren-en-tegoed-de-regenboog-2026-10.csv')
    const { closed } = await app.done('ledger.month', {
      locationId: 'rainbow',
      month: '2026-10',
      childId: null,
      account: null,
      offset: 0,
      limit: 1,
    })
    // The file that goes out now is the month as it was handed over.
    expect(closed?.controlTotal).toBe(file.controlTotal)
  })
})

describe('a month as a spreadsheet', () => {
  interface Sheet {
    readonly rows: readonly (readonly string[])[]
    readonly formulas: number
  }

  function readSheet(base64: string): Sheet {
    const files = unzipSync(new Uint8Array(Buffer.from(base64, 'base64')))
    const textOf = (name: string) => strFromU8(must(files[name], `the file has ${name}`))
    const shared = files['xl/sharedStrings.xml'] === undefined ? '' : textOf('xl/sharedStrings.xml')
    const texts = [...shared.matchAll(/<si>.*?<t[^>]*>([\s\S]*?)<\/t>.*?<\/si>/g)].map(
      (match) => match[1] ?? '',
    )
    const sheet = textOf('xl/worksheets/sheet1.xml')
    const rows = [...sheet.matchAll(/<row [^>]*>([\s\S]*?)<\/row>/g)].map((row) => {
      const cells: string[] = []
      for (const [, attributes = '', inner = ''] of (row[1] ?? '').matchAll(
        /<c ([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g,
      )) {
        const column = /r="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? 'A'
        const value = /<(?:v|t)[^>]*>([\s\S]*?)<\/(?:v|t)>/.exec(inner)?.[1] ?? ''
        cells[columnNumber(column)] = attributes.includes('t="s"') ? (texts[Number(value)] ?? '') : value
      }
      return cells
    })
    return { rows, formulas: sheet.match(/<f[ >]/g)?.length ?? 0 }
  }

  function columnNumber(letters: string): number {
    let number = 0
    for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64
    return number - 1
  }

  test('has the totals of the ledger to the cent, days as days, and no formula', async () => {
    await openOctober()
    const file = await exported('xlsx')
    const { rows, formulas } = readSheet(file.base64)
    const header = must(rows[0], 'a header')
    const lines = rows.slice(1, -1)
    const last = must(rows.at(-1), 'a last row')
    const column = (title: string) => header.indexOf(title)
    const ledger = booked()
    expect(lines).toHaveLength(ledger.lines)
    const cents = lines.reduce((sum, row) => sum + centsOf(row[column('bedrag')]), 0)
    expect(cents).toBe(ledger.cents)
    expect(centsOf(last[column('bedrag')])).toBe(ledger.cents)
    expect(Number(last[column('minuten')])).toBe(ledger.minutes)
    expect(last[column('maand')]).toBe(ledger.control)
    // 6 October 2026 as a spreadsheet counts.
    expect(lines[0]?.[column('datum')]).toBe('46301')
    expect(lines.some((row) => row[column('toelichting')]?.startsWith('=HYPERLINK'))).toBe(true)
    expect(formulas).toBe(0)
  })
})
