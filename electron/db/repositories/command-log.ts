import type { CommandMark, HistoryStep } from '#shared/commands/facts.ts'
import type { RowImages } from '#shared/commands/row-change.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import { must } from '#shared/kernel/invariant.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import type { ReadableDb, SqlRow, WritableDb } from '../handles.ts'

/** One command as it was carried out. */
export interface LoggedCommand {
  readonly seq: number
  readonly id: CommandId
  readonly type: string
  readonly version: number
  readonly argsJson: string
  readonly actorId: string
  readonly deviceId: string
  readonly at: Instant
  readonly label: Message
  readonly changeCount: number
  /** Commands of one batch share a step; a single command is its own. */
  readonly step: string
  readonly kind: 'do' | 'undo' | 'redo'
  /** The step an undo or a redo is about. */
  readonly reverts: string | null
  readonly undoneBy: string | null
}

/** One line of the undo list. */
export interface HistoryEntry {
  /** Any command of the step; give it to `undoCommand` or `redoCommand`. */
  readonly commandId: CommandId
  readonly type: string
  readonly label: Message
  readonly actorId: string
  readonly at: Instant
  readonly commandCount: number
  readonly changeCount: number
  readonly isUndone: boolean
  readonly kind: LoggedCommand['kind']
  /** When it was done: its first number in the log. */
  readonly seq: number
  /** When it was done, undone or redone last: the order of what undo and redo take next. */
  readonly lastSeq: number
}

export interface CommandLogReader {
  findCommand(id: string): LoggedCommand | undefined
  findHistoryStep(commandId: string): HistoryStep | undefined
  /** Whether it was final here once; a headquarters that went back to a copy may bring it back into the line. */
  wasFinal(id: CommandId): boolean
  /** The commands of a step, in the order they ran. */
  listStep(step: string): readonly CommandId[]
  findLastCommandOn(table: TableName, id: string): CommandMark | undefined
  /** The latest steps that changed something and can be taken back or put back, latest first. */
  listHistory(limit: number): readonly HistoryEntry[]
  /** The same with undo and redo as lines of their own: what happened, latest first. */
  listLog(limit: number): readonly HistoryEntry[]
  lastSeq(): number
}

export interface CommandLog extends CommandLogReader {
  append(command: Omit<LoggedCommand, 'undoneBy'>): void
  /** Marks every command of a step as taken back by this one, or as standing again (`null`). */
  markUndone(step: string, undoneBy: string | null): void
  /** The mark as the undo and redo that are final leave it: what waits for headquarters marks it again when it is replayed. */
  resetMark(step: string): void
  /** How many rows a command really changed, as far as is known now. */
  putChangeCount(id: string, changeCount: number): void
  /** From this moment on the act is final here. */
  putFinal(id: string, at: Instant): void
}

const COMMAND_COLUMNS =
  'seq, id, type, version, args, actor, device, at, label, change_count, step, kind, reverts, undone_by'

const FINAL_ON_ROW = `
select command_id, command_type, actor, at from audit_log where table_name = ? and row_id = ? order by id desc limit 1`
const PENDING_ON_ROW = `
select image.command_id, log.type as command_type, log.actor, log.at from pending_image image
join command_log log on log.id = image.command_id
where image.table_name = ? and image.row_id = ? order by image.id desc limit 1`

export function createCommandLogReader(db: ReadableDb): CommandLogReader {
  function findCommand(id: string): LoggedCommand | undefined {
    const row = db.first(`select ${COMMAND_COLUMNS} from command_log where id = ?`, [id])
    return row === undefined ? undefined : commandOf(row)
  }
  return {
    findCommand,
    findHistoryStep(commandId) {
      const command = findCommand(commandId)
      return command === undefined ? undefined : stepOf(db, command.reverts ?? command.step)
    },
    wasFinal: (id) =>
      db.first('select 1 as found from command_log where id = ? and final_at is not null', [id]) !==
      undefined,
    listStep: (step) =>
      db
        .all('select id from command_log where step = ? order by seq', [step])
        .map((row) => text(row, 'id') as CommandId),
    findLastCommandOn(table, id) {
      // Own work that is not judged came after everything that is final.
      const row = db.first(PENDING_ON_ROW, [table, id]) ?? db.first(FINAL_ON_ROW, [table, id])
      if (row === undefined) return undefined
      return {
        commandId: text(row, 'command_id'),
        type: text(row, 'command_type'),
        actorId: text(row, 'actor'),
        at: text(row, 'at') as Instant,
      }
    },
    listHistory: (limit) => db.all(historySql("where kind = 'do'"), [limit]).map(entryOf),
    listLog: (limit) => db.all(historySql(''), [limit]).map(entryOf),
    lastSeq: () =>
      Number(must(db.first('select coalesce(max(seq), 0) as seq from command_log'), 'max answers')['seq']),
  }
}

export function createCommandLog(db: WritableDb): CommandLog {
  return {
    ...createCommandLogReader(db),
    append(command) {
      db.write(
        `insert into command_log (${COMMAND_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null)`,
        [
          command.seq,
          command.id,
          command.type,
          command.version,
          command.argsJson,
          command.actorId,
          command.deviceId,
          command.at,
          JSON.stringify(command.label),
          command.changeCount,
          command.step,
          command.kind,
          command.reverts,
        ],
      )
    },
    markUndone(step, undoneBy) {
      db.write('update command_log set undone_by = ? where step = ?', [undoneBy, step])
    },
    resetMark(step) {
      const last = db.first(LAST_FINAL_REVERT, [step])
      db.write('update command_log set undone_by = ? where step = ?', [
        last?.['kind'] === 'undo' ? text(last, 'id') : null,
        step,
      ])
    },
    putChangeCount(id, changeCount) {
      db.write('update command_log set change_count = ? where id = ? and change_count <> ?', [
        changeCount,
        id,
        changeCount,
      ])
    },
    putFinal(id, at) {
      db.write('update command_log set final_at = ? where id = ?', [at, id])
    },
  }
}

const LAST_FINAL_REVERT = `
select log.id, log.kind from command_log log
where log.reverts = ? and not exists (select 1 from outbox where outbox.id = log.id)
  and not exists (select 1 from rejected_command rejected where rejected.command_id = log.id)
order by log.seq desc limit 1`

/** Work that became final since a moment and can be handed in again: not on its way, not rejected, not erased. */
export function listFinalSince(
  db: ReadableDb,
  since: Instant,
): readonly { readonly id: CommandId; readonly at: Instant }[] {
  return db
    .all(
      `select log.id, log.at from command_log log
       where coalesce(log.final_at, log.at) >= ? and not (log.args = '{}' and json_extract(log.label, '$.code') = 'command.erased')
         and not exists (select 1 from outbox where outbox.id = log.id)
         and not exists (select 1 from rejected_command rejected where rejected.command_id = log.id)
       order by log.seq`,
      [since],
    )
    .map((row) => ({ id: text(row, 'id') as CommandId, at: text(row, 'at') as Instant }))
}

/** Steps that work on its way to headquarters takes back or puts back. */
export function listRevertedSteps(db: ReadableDb): readonly string[] {
  return db
    .all(
      'select distinct log.reverts from outbox join command_log log on log.id = outbox.id where log.reverts is not null',
    )
    .map((row) => text(row, 'reverts'))
}

/** A step as one line: its first command speaks for it; undo and redo count as the moment it was last touched. */
const historySql = (which: string): string => `
select first.seq, first.kind, first.id, first.type, first.label, first.actor, first.at, whole.command_count, whole.change_count,
       first.undone_by is not null as is_undone,
       max(whole.last_seq, coalesce((select max(seq) from command_log later where later.reverts = first.step), 0)) as last_seq
from (select step, min(seq) as first_seq, max(seq) as last_seq, count(*) as command_count, sum(change_count) as change_count
      from command_log ${which} group by step having sum(change_count) > 0
      order by first_seq desc limit ?) whole
join command_log first on first.seq = whole.first_seq
order by first.seq desc`

function entryOf(row: SqlRow): HistoryEntry {
  return {
    commandId: text(row, 'id') as CommandId,
    type: text(row, 'type'),
    label: JSON.parse(text(row, 'label')) as Message,
    actorId: text(row, 'actor'),
    at: text(row, 'at') as Instant,
    commandCount: Number(row['command_count']),
    changeCount: Number(row['change_count']),
    isUndone: row['is_undone'] === 1,
    kind: text(row, 'kind') as HistoryEntry['kind'],
    seq: Number(row['seq']),
    lastSeq: Number(row['last_seq']),
  }
}

/** Final images are in the audit trail; those of work that waits for headquarters, or is judged again, beside it. */
const IMAGES_OF_STEP = `
select table_name, row_id, before, after from (
  select log.seq as seq, audit.id as line, audit.table_name, audit.row_id, audit.before, audit.after from audit_log audit
  join command_log log on log.id = audit.command_id
  where log.step = ? and not exists (select 1 from pending_image image where image.command_id = log.id)
  union all
  select log.seq, image.id, image.table_name, image.row_id, image.before, image.after from pending_image image
  join command_log log on log.id = image.command_id where log.step = ?)
order by seq, line`

function stepOf(db: ReadableDb, step: string): HistoryStep | undefined {
  const commands = db.all('select id, label, undone_by from command_log where step = ? order by seq', [step])
  const first = commands[0]
  if (first === undefined) return undefined
  return {
    commandIds: commands.map((row) => text(row, 'id')),
    label: JSON.parse(text(first, 'label')) as Message,
    isUndone: first['undone_by'] !== null,
    images: netImages(db.all(IMAGES_OF_STEP, [step, step])),
  }
}

/** Several changes of one row inside a step count as one: from its first image to its last. */
function netImages(rows: readonly SqlRow[]): readonly RowImages[] {
  const byRow = new Map<string, RowImages>()
  for (const row of rows) {
    const table = text(row, 'table_name') as TableName
    const id = text(row, 'row_id')
    const earlier = byRow.get(`${table} ${id}`)
    const before = earlier === undefined ? imageOf(row['before']) : earlier.before
    byRow.set(`${table} ${id}`, { table, id, before, after: imageOf(row['after']) })
  }
  return [...byRow.values()].filter(({ before, after }) => before !== null || after !== null)
}

function imageOf(value: SqlRow[string] | undefined): object | null {
  return typeof value === 'string' ? (JSON.parse(value) as object) : null
}

function commandOf(row: SqlRow): LoggedCommand {
  return {
    seq: Number(row['seq']),
    id: text(row, 'id') as CommandId,
    type: text(row, 'type'),
    version: Number(row['version']),
    argsJson: text(row, 'args'),
    actorId: text(row, 'actor'),
    deviceId: text(row, 'device'),
    at: text(row, 'at') as Instant,
    label: JSON.parse(text(row, 'label')) as Message,
    changeCount: Number(row['change_count']),
    step: text(row, 'step'),
    kind: text(row, 'kind') as LoggedCommand['kind'],
    reverts: optionalText(row, 'reverts'),
    undoneBy: optionalText(row, 'undone_by'),
  }
}

function text(row: SqlRow, column: string): string {
  return String(must(row[column] ?? undefined, `${column} is always filled`))
}

function optionalText(row: SqlRow, column: string): string | null {
  const value = row[column]
  return typeof value === 'string' ? value : null
}
