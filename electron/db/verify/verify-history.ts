import { isSameRow } from '#shared/commands/is-same-row.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import type { ReadableDb, SqlRow } from '../handles.ts'
import { columnsOf, readFields } from '../repositories/row-codec.ts'
import type { Finding } from './finding.ts'

/** What was done: commands are numbered without gaps, undone by an undo of their own, and as long as their images. */
export function verifyActs(db: ReadableDb): readonly Finding[] {
  return [...verifySequence(db), ...verifyMarks(db)]
}

/**
 * On a computer that stands alone, what is must follow from what happened: every command waits in the outbox under its
 * own number, each line of the audit trail begins where the one before it ended, and the last image of a row is the row.
 */
export function verifyHistory(db: ReadableDb): readonly Finding[] {
  return [...verifyOutbox(db), ...verifyTrail(db)]
}

function verifySequence(db: ReadableDb): readonly Finding[] {
  for (const [index, row] of db.all('select seq, id from command_log order by seq').entries()) {
    if (row['seq'] === index + 1) continue
    return [{ code: 'verify.commandSequence', params: { seq: Number(row['seq']), expected: index + 1 } }]
  }
  return []
}

function verifyOutbox(db: ReadableDb): readonly Finding[] {
  const strays = db.all(`
select coalesce(command_log.seq, outbox.seq) as seq from command_log
full join outbox on outbox.id = command_log.id and outbox.seq = command_log.seq
where command_log.seq is null or outbox.seq is null order by 1`)
  return strays.map((row): Finding => ({
    code: 'verify.outboxSequence',
    params: { seq: Number(row['seq']) },
  }))
}

/**
 * A command that is marked as taken back names an undo of its own step; a command has as many images as it changed: in
 * the trail once it is final, beside it until then. One that headquarters lost and rejected has lines and no effect.
 */
function verifyMarks(db: ReadableDb): readonly Finding[] {
  const undone = db.all(`
select target.id as id from command_log target left join command_log act on act.id = target.undone_by
where target.undone_by is not null and (act.kind is not 'undo' or act.reverts is not target.step) order by 1`)
  const incomplete = db.all(`
select id, change_count as expected, case when lines > 0 then lines else images end as found from (
  select log.id, log.change_count,
         (select count(*) from audit_log where audit_log.command_id = log.id) as lines,
         (select count(*) from pending_image where pending_image.command_id = log.id) as images
  from command_log log
  where not exists (select 1 from rejected_command rejected where rejected.command_id = log.id))
where change_count <> case when lines > 0 then lines else images end order by 1`)
  return [
    ...undone.map((row): Finding => ({ code: 'verify.undoMark', params: { command: String(row['id']) } })),
    ...incomplete.map((row): Finding => ({
      code: 'verify.auditIncomplete',
      params: { command: String(row['id']), expected: Number(row['expected']), found: Number(row['found']) },
    })),
  ]
}

function verifyTrail(db: ReadableDb): readonly Finding[] {
  const findings: Finding[] = []
  const latest = new Map<string, unknown>()
  for (const line of db.all('select table_name, row_id, before, after from audit_log order by id')) {
    const key = `${String(line['table_name'])} ${String(line['row_id'])}`
    if (!isSameRow(imageOf(line, 'before'), latest.get(key) ?? null)) {
      findings.push(chainFinding(String(line['table_name']), String(line['row_id'])))
    }
    latest.set(key, imageOf(line, 'after'))
  }
  for (const table of tableNames) {
    for (const row of listFields(db, table)) {
      const id = String(row['id'])
      const image = latest.get(`${table} ${id}`)
      latest.delete(`${table} ${id}`)
      if (image === undefined || image === null)
        findings.push({ code: 'verify.rowWithoutAudit', params: { table, id } })
      else if (!isSameRow(image, row)) findings.push(chainFinding(table, id))
    }
  }
  // What the trail says still exists but the table does not hold.
  for (const [key, image] of latest) {
    const [table = '', id = ''] = key.split(' ')
    if (image !== null) findings.push(chainFinding(table, id))
  }
  return findings
}

function chainFinding(table: string, id: string): Finding {
  return { code: 'verify.auditChain', params: { table, id } }
}

function listFields(db: ReadableDb, table: TableName): readonly Readonly<Record<string, unknown>>[] {
  const names = columnsOf(table).map(({ name }) => name)
  return db
    .all(`select ${names.join(', ')} from ${table} order by id`)
    .map((stored) => lift(table, readFields(table, stored)) as Readonly<Record<string, unknown>>)
}

function imageOf(line: SqlRow, column: 'before' | 'after'): unknown {
  const value = line[column]
  return typeof value === 'string' ? lift(String(line['table_name']), JSON.parse(value)) : null
}

/** An image of an older version gets the fields that came later; what does not fit is compared as it is. */
function lift(table: string, image: unknown): unknown {
  const known = tableNames.find((name) => name === table)
  const parsed = known === undefined ? undefined : tables[known].schema.safeParse(image)
  return parsed?.success === true ? parsed.data : image
}
