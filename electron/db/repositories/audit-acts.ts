import { createHmac, randomBytes } from 'node:crypto'
import type { TrailFacts } from '#shared/domain/audit/model.ts'
import { must } from '#shared/kernel/invariant.ts'
import type { ReadableDb, SqlRow, WritableDb } from '../handles.ts'
import { appendChainLine, deviceOf, factsOf } from './audit-chain.ts'
import type { ChainLine } from './audit-chain.ts'

/*
 * How an act is proved: its line holds an HMAC over what the log says of it and over the images of its rows. The key is a
 * salt of the line itself. When somebody is erased the images go and the salt with them, and the number that is left
 * says nothing of anybody any more; a later line says that this was done and proves what stayed. PRIV-2, PRIV-5
 */

const SALT_BYTES = 16

/** What of an act is proved: only what was asked, as long as headquarters has not judged it; its images too once final. */
export type ActProof = 'asked' | 'done'

export interface ChainAct {
  readonly id: string
  readonly type: string
  readonly actorId: string
  readonly at: string
  readonly changeCount: number
}

/** Writes down an act that stands in the log. In the transaction of the act itself. */
export function appendAct(db: WritableDb, act: ChainAct, proof: ActProof): void {
  const logged = must(findMaker(db, act.id), 'an act stands in the log before it is written down')
  appendChainLine(db, {
    at: act.at,
    actorId: act.actorId,
    kind: 'act',
    subject: act.id,
    facts: {
      ...madeFacts(logged, { at: act.at, deviceId: deviceOf(db), subject: act.id }),
      ...(proof === 'done' ? { changes: act.changeCount } : {}),
    },
    content: proofOf(db, act.id, proof),
  })
}

/** What the log says of an act besides its contents; it stays when the act is emptied. */
const makerColumns = ['actor', 'at', 'device', 'type', 'kind', 'step', 'reverts'] as const
type MakerColumn = (typeof makerColumns)[number]

function findMaker(db: ReadableDb, id: string): SqlRow | undefined {
  return db.first(`select ${makerColumns.join(', ')} from command_log where id = ?`, [id])
}

/** By whom, when, where and in which step an act was done: what the line itself does not say is a fact of it. */
function madeFacts(
  logged: SqlRow,
  line: Pick<ChainLine, 'at' | 'deviceId'> & { readonly subject: string },
): TrailFacts {
  const { type, at, device, kind, step, reverts } = logged
  return {
    type: String(type),
    ...(at === line.at ? {} : { doneAt: String(at) }),
    ...(device === line.deviceId ? {} : { doneOn: String(device) }),
    ...(kind === 'do' ? {} : { done: String(kind) }),
    ...(step === line.subject ? {} : { step: String(step) }),
    ...(reverts === null ? {} : { reverts: String(reverts) }),
  }
}

/** Where the log says something else of an act than its line does; nothing when it does not stand there at all. PRIV-5 */
export function listUnlike(db: ReadableDb, line: ChainLine): readonly MakerColumn[] {
  const logged = line.subject === null ? undefined : findMaker(db, line.subject)
  if (logged === undefined) return []
  const { type, doneAt, doneOn, done, step, reverts } = factsOf(line)
  const written: Readonly<Record<MakerColumn, unknown>> = {
    actor: line.actorId,
    at: doneAt ?? line.at,
    device: doneOn ?? line.deviceId,
    type,
    kind: done ?? 'do',
    step: step ?? line.subject,
    reverts: reverts ?? null,
  }
  return makerColumns.filter((column) => logged[column] !== written[column])
}

/** An act of this computer that headquarters judged: its images are final, or it had no effect. */
export function appendOutcome(
  db: WritableDb,
  outcome: 'actFinal' | 'actRefused',
  act: Pick<ChainAct, 'id' | 'actorId' | 'changeCount'>,
  at: string,
): void {
  appendChainLine(db, {
    at,
    actorId: act.actorId,
    kind: outcome,
    subject: act.id,
    ...(outcome === 'actRefused'
      ? {}
      : { facts: { changes: act.changeCount }, content: proofOf(db, act.id, 'done') }),
  })
}

/** Before the images of an act, its arguments or its label go: it is proved anew by `sealRedactions`. */
export function markRedacted(
  db: WritableDb,
  commandsSql: string,
  values: readonly (string | number)[],
): void {
  db.write(
    `insert into audit_redacted (command_id) select id from (${commandsSql}) where true on conflict do nothing`,
    values,
  )
}

/**
 * After an erasure or a purge, in the same transaction: of every act that was emptied the salts go, and a line says so
 * and proves what is left of it. Answers how many acts.
 */
export function sealRedactions(
  db: WritableDb,
  mark: { readonly at: string; readonly actorId: string },
): number {
  const emptied = db.all(`
select redacted.command_id as id, max(json_extract(line.facts, '$.changes')) as changes
from audit_redacted redacted join audit_chain line on line.subject = redacted.command_id
where line.content_digest is not null group by redacted.command_id order by 1`)
  for (const row of emptied) {
    const id = String(row['id'])
    const isDone = row['changes'] !== null
    db.write('update audit_chain set salt = null where subject = ? and salt is not null', [id])
    const isThere = db.first('select 1 as found from command_log where id = ?', [id]) !== undefined
    appendChainLine(db, {
      ...mark,
      kind: 'redacted',
      subject: id,
      facts: isDone ? { changes: countImages(db, id) } : {},
      ...(isThere ? { content: proofOf(db, id, isDone ? 'done' : 'asked') } : {}),
    })
  }
  db.write('delete from audit_redacted')
  return emptied.length
}

/** The records and the log make room: what was done before cannot be compared any more. Inside that transaction. */
export function appendEmptied(db: WritableDb, mark: { readonly at: string; readonly actorId: string }): void {
  const acts = Number(db.first('select count(*) as total from command_log')?.['total'] ?? 0)
  db.write('update audit_chain set salt = null where salt is not null')
  db.write('delete from audit_redacted')
  appendChainLine(db, { ...mark, kind: 'emptied', facts: { acts } })
}

function proofOf(
  db: ReadableDb,
  id: string,
  proof: ActProof,
): { readonly digest: string; readonly salt: string } {
  const salt = randomBytes(SALT_BYTES).toString('hex')
  return { salt, digest: digestOfAct(db, id, proof, salt) }
}

/** HMAC-SHA256 over what the log says of an act and, once it is final, over its images in order; hexadecimal. */
export function digestOfAct(db: ReadableDb, id: string, proof: ActProof, salt: string): string {
  const hmac = createHmac('sha256', Buffer.from(salt, 'hex'))
  const command = db.first('select type, version, args, label from command_log where id = ?', [id])
  hmac.update(
    JSON.stringify([command?.['type'], command?.['version'], command?.['args'], command?.['label']]),
  )
  if (proof === 'done') {
    const images = db.all(
      `select table_name, row_id, before, after from audit_log where command_id = ? order by id`,
      [id],
    )
    for (const image of images) {
      hmac.update(JSON.stringify([image['table_name'], image['row_id'], image['before'], image['after']]))
    }
  }
  return hmac.digest('hex')
}

function countImages(db: ReadableDb, id: string): number {
  return Number(
    db.first('select count(*) as total from audit_log where command_id = ?', [id])?.['total'] ?? 0,
  )
}

/** Acts that changed something of a child, as far as their images are still there. */
export function listActsAbout(db: ReadableDb, childId: string): readonly string[] {
  return db
    .all(
      `select distinct command_id as id from (
         select command_id, row_id, before, after from audit_log
         union all select command_id, row_id, before, after from pending_image)
       where row_id = ? or json_extract(coalesce(after, before), '$.childId') = ?`,
      [childId, childId],
    )
    .map((row) => String(row['id']))
}
