import { DatabaseFault } from '../sql/database-fault.ts'
import type { SqlRow } from '../sql/sql-session.ts'

const DATA_ROW = 'D'.charCodeAt(0)
const ERROR = 'E'.charCodeAt(0)
const NULL_LENGTH = -1

/** The rows of an answer in PostgreSQL's own form. Throws what it says is wrong. */
export function readAnswer(bytes: Uint8Array): readonly SqlRow[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const rows: SqlRow[] = []
  let at = 0
  while (at < buffer.length) {
    const kind = buffer[at]
    const end = at + 1 + buffer.readInt32BE(at + 1)
    if (kind === DATA_ROW) rows.push(readRow(buffer, at + 5))
    else if (kind === ERROR) throw readFault(buffer, at + 5, end)
    at = end
  }
  return rows
}

function readRow(buffer: Buffer, start: number): SqlRow {
  const row: (string | null)[] = []
  let at = start + 2
  for (let left = buffer.readInt16BE(start); left > 0; left -= 1) {
    const length = buffer.readInt32BE(at)
    at += 4
    if (length === NULL_LENGTH) {
      row.push(null)
    } else {
      row.push(buffer.toString('utf8', at, at + length))
      at += length
    }
  }
  return row
}

/** Fields of one letter and a text, until a zero. */
function readFault(buffer: Buffer, start: number, end: number): DatabaseFault {
  const fields = new Map<string, string>()
  let at = start
  while (at < end && buffer[at] !== 0) {
    const letter = String.fromCharCode(buffer[at] ?? 0)
    const close = buffer.indexOf(0, at + 1)
    fields.set(letter, buffer.toString('utf8', at + 1, close))
    at = close + 1
  }
  return new DatabaseFault({
    ...{ code: fields.get('C') ?? 'XX000', message: fields.get('M') ?? '' },
    ...{ constraint: fields.get('n'), table: fields.get('t') },
  })
}
