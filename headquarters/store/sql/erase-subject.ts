import { isSameRow } from '#shared/commands/is-same-row.ts'
import type { RowImages } from '#shared/commands/row-change.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import { must } from '#shared/kernel/invariant.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { redactInOrder, redactionOf } from '../redaction.ts'
import type { ErasureRecord, ErasureRequest, RowKey } from '../store.ts'
import { number, openJson, text } from './column-value.ts'
import { commandColumns, commandOf } from './judged-commands.ts'
import type { SqlRow, SqlSession } from './sql-session.ts'

/** Commands or images that are looked through at a time. */
const A_LOOK = 2_000

/** Notes erasures and empties what is kept of acts that name a subject or these rows, or that changed one of them. */
export async function eraseSubjects(
  session: SqlSession,
  request: ErasureRequest,
  keys: readonly RowKey[],
): Promise<readonly ErasureRecord[]> {
  const redaction = redactionOf(request, keys)
  const changed = new Set<CommandId>()
  await inLooks(session, 'place, command_id, table_name, row_id, before, after', 'hq_image', (row) => {
    const image = imageOf(row, 2)
    if (redaction.isAboutImage(image)) changed.add(text(row, 1) as CommandId)
    const { before, after } = redaction.silentImage(image)
    if (isSameRow([before, after], [image.before, image.after])) return
    session.tell('update hq_image set before = $2, after = $3 where place = $1', [
      number(row, 0),
      before === null ? null : JSON.stringify(before),
      after === null ? null : JSON.stringify(after),
    ])
  })
  const redact = redactInOrder(redaction, changed)
  await inLooks(session, `place, ${commandColumns}`, 'hq_command', (row) => {
    const command = commandOf(row.slice(1))
    const kept = redact(command)
    if (isSameRow(kept, command)) return
    session.tell(
      'update hq_command set args = $2, args_hash = $3, label = $4, refusal = $5, meanwhile = $6 where id = $1',
      [
        command.id,
        JSON.stringify(kept.args),
        kept.argsHash,
        JSON.stringify(kept.label),
        kept.refusal === null ? null : JSON.stringify(kept.refusal),
        JSON.stringify(kept.meanwhile),
      ],
    )
  })
  const { subjectIds, at, legalRef } = request
  const records: ErasureRecord[] = []
  for (const subjectId of subjectIds) {
    const [row] = await session.ask(
      `insert into hq_erasure (seq, subject_id, at, legal_ref)
       select coalesce(max(seq), 0) + 1, $1, $2, $3 from hq_erasure returning seq`,
      [subjectId, at, legalRef],
    )
    records.push({ subjectId, at, legalRef, seq: number(must(row, 'an insert answers its row'), 0) })
  }
  return records
}

/** Every row of a table by its place, some at a time. The place must be the first column. */
async function inLooks(
  session: SqlSession,
  columns: string,
  table: 'hq_command' | 'hq_image',
  look: (row: SqlRow) => void,
): Promise<void> {
  let place = 0
  for (;;) {
    const rows = await session.ask(
      `select ${columns} from ${table} where place > $1 order by place limit $2`,
      [place, A_LOOK],
    )
    for (const row of rows) look(row)
    const last = rows.at(-1)
    if (last === undefined) return
    place = number(last, 0)
  }
}

/** An image whose table, row, before and after stand from a column on. */
export function imageOf(row: SqlRow, from: number): RowImages {
  return {
    table: text(row, from) as TableName,
    id: text(row, from + 1),
    before: openJson(row, from + 2) as object | null,
    after: openJson(row, from + 3) as object | null,
  }
}

/** By number, from after one. */
export async function listErasures(
  session: SqlSession,
  after: number,
  limit: number,
): Promise<readonly ErasureRecord[]> {
  const rows = await session.ask(
    'select seq, subject_id, at, legal_ref from hq_erasure where seq > $1 order by seq limit $2',
    [after, limit],
  )
  return rows.map((row) => ({
    seq: number(row, 0),
    subjectId: text(row, 1),
    at: text(row, 2) as ErasureRecord['at'],
    legalRef: text(row, 3),
  }))
}

export async function listErasedAmong(
  session: SqlSession,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const rows = await session.ask(
    'select distinct subject_id from hq_erasure where subject_id = any($1::text[]) order by subject_id',
    [ids],
  )
  return rows.map((row) => text(row, 0))
}
