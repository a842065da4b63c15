export interface CsvFile {
  /** Without `.csv`. */
  readonly name: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** Tells a Dutch Excel that the letters are UTF-8. */
const BYTE_ORDER_MARK = '\ufeff'

/** The rows as a Dutch Excel opens them: semicolons and Windows line ends; a text never becomes a formula. */
export function csvOf({ heads, rows }: CsvFile): string {
  const lines = [heads, ...rows].map((cells) => cells.map(cellOf).join(';'))
  return `${BYTE_ORDER_MARK}${lines.map((line) => `${line}\r\n`).join('')}`
}

function cellOf(cell: string | number): string {
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  const guarded = /^\s*[=+\-@]/.test(cell) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell
  return /[";\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** Hands the table to the browser, which puts it where the person keeps downloads. */
export function saveCsv(file: CsvFile): void {
  const address = URL.createObjectURL(new Blob([csvOf(file)], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${fileNameOf(file.name)}.csv`
  link.click()
  // The download has its own hold on the data by then.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** "Plekken per leeftijd" -> `plekken-per-leeftijd`: letters that every system and our own window let through. */
function fileNameOf(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
}
