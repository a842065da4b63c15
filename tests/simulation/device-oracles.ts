import { createFactAnswers } from '#electron/db/answer-facts.ts'
import type { SqlRow, WritableDb } from '#electron/db/handles.ts'
import { columnsOf } from '#electron/db/repositories/row-codec.ts'
import { createRowReader, createRowStore } from '#electron/db/repositories/row-store.ts'
import { listPages } from '#electron/db/repositories/sync-cursors.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import { checkReferences } from '#shared/commands/check-references.ts'
import { createCommandContext } from '#shared/commands/command-context.ts'
import type { CommandRegistry } from '#shared/commands/command-registry.ts'
import type { CommandEffect } from '#shared/commands/define.ts'
import { changedRowId } from '#shared/commands/row-change.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import { addToDigest, digestOfRow, emptyDigest, writeDigest } from '#shared/sync/digest.ts'
import { streamsOfRow } from '#shared/sync/row-streams.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import { contentOf } from './truth.ts'
import type { Truth } from './truth.ts'

const rulebook = shippedRulebook()

/** How far a device is in one stream. */
export interface CursorSeen {
  readonly stream: StreamId
  /** null = never downloaded. */
  readonly version: number | null
  readonly baseEpoch: string | null
  readonly isFull: boolean
}

export function readCursors(db: WritableDb): readonly CursorSeen[] {
  return db
    .all('select stream, version, base_epoch, is_full from sync_cursor order by stream')
    .map((row) => ({
      stream: String(row['stream']) as StreamId,
      version: row['version'] === null ? null : Number(row['version']),
      baseEpoch: row['base_epoch'] === null ? null : String(row['base_epoch']),
      isFull: row['is_full'] === 1,
    }))
}

/** Commands that are not final on the device, in order. */
export function readOutbox(db: WritableDb): readonly { readonly id: string; readonly state: string }[] {
  return db
    .all('select id, state from outbox order by seq')
    .map((row) => ({ id: String(row['id']), state: String(row['state']) }))
}

/** I12: what the device holds of a stream has the digest headquarters had at that version. `undefined` = not known. */
export function findBrokenPrefix(
  db: WritableDb,
  cursor: CursorSeen,
  truth: Truth,
): string | null | undefined {
  if (cursor.version === null) return undefined
  const expected = truth.digestAt(cursor.stream, cursor.version)
  if (expected === undefined) return undefined
  let digest = emptyDigest
  for (const row of db.all('select table_name, row_id, version from sync_member where stream = ?', [
    cursor.stream,
  ])) {
    const name = String(row['table_name']) as TableName
    digest = addToDigest(digest, digestOfRow(name, String(row['row_id']), Number(row['version'])))
  }
  const found = writeDigest(digest)
  return found === expected
    ? null
    : `${cursor.stream} at ${cursor.version} is ${found}, should be ${expected}`
}

/** I12: every record, without own work, is as headquarters had it at one of the versions the device holds it at. */
export function findWrongContent(
  db: WritableDb,
  cursors: readonly CursorSeen[],
  truthOf: (epoch: string) => Truth | undefined,
): string | undefined {
  const truths = new Map(cursors.map((cursor) => [cursor.stream as string, truthOf(cursor.baseEpoch ?? '')]))
  const members = new Map<string, { readonly stream: string; readonly version: number }[]>()
  for (const row of db.all('select stream, table_name, row_id, version from sync_member')) {
    const key = `${String(row['table_name'])} ${String(row['row_id'])}`
    const places = members.get(key) ?? []
    places.push({ stream: String(row['stream']), version: Number(row['version']) })
    members.set(key, places)
  }
  const base = baseContents(db)
  for (const [key, places] of members) {
    const content = base.get(key)
    if (content === undefined) return `${key} is counted as held, but is not there`
    const known = places.map(({ stream, version }) =>
      truths.get(stream)?.contentAt(stream as StreamId, key, version),
    )
    if (known.includes(undefined) || known.includes(content)) continue
    return `${key} is not what headquarters had at ${JSON.stringify(places)}`
  }
  return undefined
}

/** Every record as it is shown, by table and id. */
function contents(db: WritableDb): Map<string, string> {
  const found = new Map<string, string>()
  for (const table of tableNames) {
    for (const row of db.all(`select id, ${contentColumns(table)} as content from ${table}`)) {
      found.set(`${table} ${String(row['id'])}`, String(row['content']))
    }
  }
  return found
}

/** A record as one text, written by SQLite itself: the same as `contentOf`. */
function contentColumns(table: TableName): string {
  return `json_array(${columnsOf(table)
    .map(({ name }) => name)
    .join(', ')})`
}

/** These records as they are shown; one that is not there is `undefined`. */
function contentsAmong(db: WritableDb, keys: Iterable<string>): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>()
  for (const key of keys) {
    const [table = '', ...id] = key.split(' ')
    const sql = `select ${contentColumns(table as TableName)} as content from ${table} where id = ?`
    found.set(key, db.first(sql, [id.join(' ')])?.['content'])
  }
  return found
}

/** What every record is without own work. */
function baseContents(db: WritableDb): ReadonlyMap<string, string> {
  const found = contents(db)
  for (const row of db.all('select table_name, row_id, image from base_image')) {
    const table = String(row['table_name']) as TableName
    const key = `${table} ${String(row['row_id'])}`
    if (row['image'] === null) found.delete(key)
    else found.set(key, contentOf(table, JSON.parse(String(row['image'])) as object))
  }
  return found
}

/** I7: every record lies in a stream the device may see and has, or is own work that is not judged. */
export function findOutsider(db: WritableDb, scope: ReadonlySet<string>): string | undefined {
  const strange = db
    .all('select distinct stream from sync_member')
    .map((row) => String(row['stream']))
    .find((stream) => !scope.has(stream))
  if (strange !== undefined) return `rows of ${strange}, which is not in the scope`
  for (const table of tableNames) {
    const row = db.first(
      `select r.id from ${table} r
       where not exists (select 1 from sync_member m where m.table_name = ? and m.row_id = r.id)
         and not exists (select 1 from base_image b where b.table_name = ? and b.row_id = r.id) limit 1`,
      [table, table],
    )
    if (row !== undefined) return `${table} ${String(row['id'])} is in no stream of the device`
  }
  return undefined
}

/**
 * I5: lifts all own work off, puts it on again command by command with the plain handlers, and compares. Everything
 * happens in a transaction that is taken back.
 */
export function findWrongView(
  db: WritableDb,
  registry: CommandRegistry,
  deviceId: string,
): string | undefined {
  // Only what is lifted off or put on again can differ.
  const touched = new Set<string>()
  let expected: ReadonlyMap<string, unknown> = new Map()
  let effects: readonly string[] = []
  db.inTransaction(() => {
    liftOwnWork(db, touched)
    effects = replay(db, registry, deviceId, touched)
    expected = contentsAmong(db, touched)
    return refuse(null)
  })
  const shown = contentsAmong(db, touched)
  const wrong = [...touched].filter((key) => shown.get(key) !== expected.get(key))
  if (wrong.length === 0) return undefined
  const seen = wrong
    .slice(0, 3)
    .map((key) => `${key} ${shown.get(key) === undefined ? 'is missing' : 'is shown otherwise'}`)
  return `${seen.join(', ')}, by own work of ${effects.join(', ') || 'nobody'}`
}

function liftOwnWork(db: WritableDb, touched: Set<string>): void {
  const store = createRowStore(db)
  for (const row of db.all('select table_name, row_id, image from base_image order by image is not null')) {
    const table = String(row['table_name']) as TableName
    const id = String(row['row_id'])
    touched.add(`${table} ${id}`)
    if (row['image'] !== null)
      store.putRow(table, tables[table].schema.parse(JSON.parse(String(row['image']))))
    else if (store.findRow(table, id) !== undefined) store.deleteRow(table, id)
  }
  // Marks of steps that pending work took back: as the judged work alone left them.
  db.write(
    `update command_log set undone_by = (
       select case l.kind when 'undo' then l.id else null end from command_log l
       where l.reverts = command_log.step and l.kind <> 'do'
         and not exists (select 1 from outbox o where o.id = l.id)
         and not exists (select 1 from rejected_command r where r.command_id = l.id)
       order by l.seq desc limit 1)
     where step in (select l.reverts from command_log l join outbox o on o.id = l.id where l.reverts is not null)`,
  )
}

function replay(
  db: WritableDb,
  registry: CommandRegistry,
  deviceId: string,
  touched: Set<string>,
): readonly string[] {
  const done: string[] = []
  const pending = db.all(
    `select l.id, l.type, l.version, l.args, l.actor, l.device, l.at, l.kind, l.reverts,
            exists (select 1 from audit_log a where a.command_id = l.id) as is_final,
            exists (select 1 from json_each(o.streams) s join sync_cursor c on c.stream = s.value
              where c.version is null or (c.base_epoch is not (select value from sync_state where key = 'epoch')
                and (l.final_at is not null or exists (select 1 from audit_log a where a.command_id = l.id))))
              as is_not_there
     from outbox o join command_log l on l.id = o.id where o.state <> 'void' order by o.seq`,
  )
  for (const row of pending) {
    // Work that is handed in again after headquarters lost it is in what is shown until the new history is here.
    if (row['is_not_there'] === 1) {
      if (row['is_final'] === 1 && row['reverts'] !== null) {
        const by = row['kind'] === 'undo' ? String(row['id']) : null
        db.write('update command_log set undone_by = ? where step = ?', [by, String(row['reverts'])])
      }
      continue
    }
    if (runAgain(db, registry, deviceId, row, touched)) done.push(String(row['id']))
  }
  return done
}

/** One act with the plain handler; answers whether it had an effect. */
function runAgain(
  db: WritableDb,
  registry: CommandRegistry,
  deviceId: string,
  row: SqlRow,
  touched: Set<string>,
): boolean {
  const prepared = registry.prepare(
    String(row['type']),
    Number(row['version']),
    JSON.parse(String(row['args'])),
  )
  if (!prepared.ok) return false
  const at = String(row['at']) as Instant
  const context = createCommandContext({
    commandId: String(row['id']) as CommandId,
    actorId: String(row['actor']),
    deviceId: String(row['device'] ?? deviceId) as DeviceId,
    at,
    today: dutchTimeOf(at).day,
  })
  const answer = createFactAnswers(db, rulebook)
  const outcome = runSync(prepared.value.handle(context), answer)
  if (!outcome.ok) return false
  const { changes, reverts } = outcome.value
  const kept = db.inSavepoint(() => {
    const rows = createRowStore(db)
    const before = new Map(
      changes.map((change) => {
        const id = changedRowId(change)
        return [`${change.table} ${id}`, { table: change.table, row: rows.findRow(change.table, id) ?? null }]
      }),
    )
    for (const key of before.keys()) touched.add(key)
    const streams = streamsOf([...before.values()], answer)
    for (const change of changes) {
      if (change.op === 'put') rows.putRow(change.table, change.row)
      else rows.deleteRow(change.table, change.id)
    }
    const after = changes.flatMap((change) =>
      change.op === 'put' ? [{ table: change.table, row: change.row }] : [],
    )
    for (const stream of streamsOf(after, answer)) streams.add(stream)
    const broken = runSync(
      checkReferences(changes, (table, id) => before.get(`${table} ${id}`)?.row),
      answer,
    )
    const isInside = [...streams].every((stream) => isWritable(db, stream))
    return broken === undefined && isInside ? ok(null) : refuse(null)
  })
  if (kept.ok && reverts !== undefined) markReverted(db, reverts)
  return kept.ok
}

function streamsOf(
  rows: readonly { readonly table: TableName; readonly row: RowOf<TableName> | null }[],
  answer: ReturnType<typeof createFactAnswers>,
): Set<StreamId> {
  const known = new Map()
  return new Set(
    rows.flatMap(({ table, row }) => (row === null ? [] : runSync(streamsOfRow(table, row, known), answer))),
  )
}

/** Work for a stream that is not downloaded yet, or may not be written to any more, has no effect to be seen. */
function isWritable(db: WritableDb, stream: StreamId): boolean {
  const sql = `select 1 as found from sync_cursor where stream = ? and mode = 'readWrite' and version is not null`
  return db.first(sql, [stream]) !== undefined
}

function markReverted(db: WritableDb, reverts: NonNullable<CommandEffect['reverts']>): void {
  for (const id of reverts.commandIds) {
    db.write('update command_log set undone_by = ? where id = ?', [
      reverts.kind === 'undo' ? 'pending' : null,
      id,
    ])
  }
}

/** That data was held, or a right was asked for, stays by number. PRIV-2 */
const keptByNumber = `'legal_hold.subject_id', 'privacy_request.subject_id'`

/** I8: where a word of somebody who was erased still stands. */
export function findTraces(db: WritableDb, words: readonly string[]): string | undefined {
  const texts = db.all(
    `select m.name as table_name, c.name as column_name from sqlite_master m, pragma_table_info(m.name) c
     where m.type = 'table' and m.name not like 'sqlite_%' and upper(c.type) = 'TEXT' and m.name not in ('erased_subject', 'command_subject')
     and m.name || '.' || c.name not in (${keptByNumber})`,
  )
  for (const text of texts) {
    const [table, column] = [String(text['table_name']), String(text['column_name'])]
    // What own work has of such a row holds the same number.
    const isOfOwnWork = table === 'base_image' || table === 'pending_image'
    for (const word of words) {
      const looked = isOfOwnWork ? `replace("${column}", '"subjectId":"' || ? || '"', '')` : `"${column}"`
      const row = db.first(`select * from "${table}" where instr(${looked}, ?) > 0 limit 1`, [
        ...(isOfOwnWork ? [word] : []),
        word,
      ])
      if (row !== undefined) {
        const named = row['id'] ?? row['command_id'] ?? ''
        return `"${word}" still stands in ${table}.${column} ${String(named)} ${String(row['type'] ?? '')}`
      }
    }
  }
  // Pages that wait are kept deflated.
  for (const row of db.all('select distinct stream from sync_page')) {
    const pages = listPages(db, String(row['stream']) as StreamId)
    const word = words.find((one) => JSON.stringify(pages).includes(one))
    if (word !== undefined) return `"${word}" still stands in a page of ${String(row['stream'])} that waits`
  }
  return undefined
}

/** I4: what the device holds of a stream against what headquarters has now. */
export function findDifference(db: WritableDb, stream: StreamId, truth: Truth): string | undefined {
  const reader = createRowReader(db)
  const expected = truth.rowsOf(stream)
  const held = db.all('select table_name, row_id from sync_member where stream = ?', [stream])
  if (held.length !== expected.size) return `${stream}: ${held.length} rows, ${expected.size} at headquarters`
  for (const row of expected.values()) {
    const record = reader.findRow(row.table, row.id)
    if (record === undefined) return `${stream}: ${row.table} ${row.id} is missing`
    if (contentOf(row.table, record) !== row.content) return `${stream}: ${row.table} ${row.id} differs`
  }
  return undefined
}

/** Everything of a device that an answer that comes twice may not change. */
export function fingerprintOf(db: WritableDb): string {
  const parts = [
    'select id, state, seq from outbox order by seq',
    'select stream, version, base_epoch, staged_version, is_full, digest from sync_cursor order by stream',
    'select table_name, row_id, image from base_image order by 1, 2',
    'select command_id, state from rejected_command order by 1',
    'select id, undone_by, change_count from command_log order by id',
    'select stream, from_version, to_version from sync_page order by 1, 2',
  ].map((sql) => JSON.stringify(db.all(sql)))
  const records = tableNames.map((table) =>
    String(
      db.first(`select json_group_array(${contentColumns(table)}) as all_of_it from ${table}`)?.['all_of_it'],
    ),
  )
  return [...records, ...parts].join('\n')
}
