import writeXlsxFile from 'write-excel-file/node'
import type { Cell } from 'write-excel-file/node'
import { dayNumberOf, isoDay } from '#shared/kernel/time.ts'
import type { ExportCell, ExportTable } from './export-table.ts'

/** Day 1 of a spreadsheet is 1 January 1900, and it knows a 29 February in that year which never was. */
const SPREADSHEET_ZERO = dayNumberOf(isoDay('1900-03-01')) - 61
const COLUMN_WIDTH = 16

/** A table as a spreadsheet file. Texts are stored as texts, so none of them can be run as a formula. */
export async function writeXlsx({ header, rows }: ExportTable): Promise<Uint8Array> {
  const head = header.map((title): Cell => ({ value: title, type: String, fontWeight: 'bold' }))
  const file = writeXlsxFile([head, ...rows.map((cells) => cells.map(cellOf))], {
    sheet: 'uren en tegoed',
    columns: header.map(() => ({ width: COLUMN_WIDTH })),
    stickyRowsCount: 1,
  })
  return file.toBuffer()
}

function cellOf(cell: ExportCell): Cell {
  switch (cell.kind) {
    case 'text':
      return { value: cell.text, type: String }
    case 'day':
      return { value: dayNumberOf(cell.day) - SPREADSHEET_ZERO, type: Number, format: 'dd-mm-yyyy' }
    case 'whole':
      return { value: cell.value, type: Number, format: '0' }
    case 'hours':
      return { value: cell.minutes / 60, type: Number, format: '0.00##' }
    case 'money':
      return { value: cell.cents / 100, type: Number, format: '#,##0.00' }
    case 'empty':
      return null
  }
}
