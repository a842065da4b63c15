import { writeShortDate } from '#shared/text/formats.ts'
import type { ExportCell, ExportTable } from './export-table.ts'

const SEPARATOR = ';'
const LINE_END = '\r\n'
/** Tells a Dutch Excel that the letters are UTF-8. */
const BYTE_ORDER_MARK = '\ufeff'

/** A table as a Dutch Excel opens it: semicolons, decimal commas, Windows line ends. */
export function writeCsv({ header, rows }: ExportTable): Uint8Array {
  const lines = [header.map(quoted), ...rows.map((cells) => cells.map((cell) => quoted(textOf(cell))))]
  const body = lines.map((cells) => `${cells.join(SEPARATOR)}${LINE_END}`).join('')
  return new TextEncoder().encode(`${BYTE_ORDER_MARK}${body}`)
}

function textOf(cell: ExportCell): string {
  switch (cell.kind) {
    case 'text':
      return guarded(cell.text)
    case 'day':
      return writeShortDate(cell.day)
    case 'whole':
      return String(cell.value)
    case 'hours':
      return decimal(cell.minutes / 60)
    case 'money':
      return decimal(cell.cents / 100, 2)
    case 'empty':
      return ''
  }
}

/** A plain hyphen for what is negative: other programs must be able to read it as a number. */
function decimal(value: number, places = 4): string {
  const fixed = value.toFixed(places)
  return (places === 2 ? fixed : fixed.replace(/\.?0+$/, '')).replace('.', ',')
}

/**
 * A text that starts like a formula would be run by the spreadsheet that opens the file; an apostrophe in front makes
 * it a text again. The same signs as an import refuses.
 */
function guarded(text: string): string {
  return /^\s*[=+\-@]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text
}

function quoted(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
