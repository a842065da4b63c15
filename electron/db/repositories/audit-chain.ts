import { createHash } from 'node:crypto'
import { canonicalLine, chainBeginning, writeFacts } from '#shared/domain/audit/chain-line.ts'
import type { ChainLineContent } from '#shared/domain/audit/chain-line.ts'
import type { TrailFacts, TrailKind } from '#shared/domain/audit/model.ts'
import type { ReadableDb, SqlRow, WritableDb } from '../handles.ts'
import { findMeta } from './meta.ts'

/** A line as it is stored. `salt` is no part of the hash: it goes when the act is emptied. */
export interface ChainLine extends ChainLineContent {
  readonly salt: string | null
  readonly hash: string
}

/** The last line: whoever keeps it elsewhere sees later that lines behind it are gone. */
export interface ChainHead {
  readonly seq: number
  readonly hash: string
}

export interface NewChainLine {
  readonly at: string
  readonly actorId: string
  readonly kind: TrailKind
  readonly subject?: string | null
  readonly facts?: TrailFacts
  readonly content?: { readonly digest: string; readonly salt: string }
}

/** SHA-256 over everything a line says and the hash of the line before it; hexadecimal. */
export function hashOfLine(line: ChainLineContent): string {
  return createHash('sha256').update(canonicalLine(line), 'utf8').digest('hex')
}

export function headOfChain(db: ReadableDb): ChainHead | undefined {
  const row = db.first('select seq, hash from audit_chain order by seq desc limit 1')
  return row === undefined ? undefined : { seq: Number(row['seq']), hash: String(row['hash']) }
}

/** The number of this installation, as a line bears it. */
export function deviceOf(db: ReadableDb): string {
  return findMeta(db, 'deviceId') ?? 'unnamed'
}

/** Writes the next line. Inside a transaction, together with what it tells of. PRIV-5 */
export function appendChainLine(db: WritableDb, line: NewChainLine): ChainHead {
  const head = headOfChain(db)
  const content: ChainLineContent = {
    seq: (head?.seq ?? 0) + 1,
    at: line.at,
    actorId: line.actorId,
    deviceId: deviceOf(db),
    kind: line.kind,
    subject: line.subject ?? null,
    factsText: writeFacts(line.facts ?? {}),
    contentDigest: line.content?.digest ?? null,
    previous: head?.hash ?? chainBeginning,
  }
  const hash = hashOfLine(content)
  db.write(
    `insert into audit_chain (seq, at, actor, device, kind, subject, facts, content_digest, salt, previous, hash)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      content.seq,
      content.at,
      content.actorId,
      content.deviceId,
      content.kind,
      content.subject,
      content.factsText,
      content.contentDigest,
      line.content?.salt ?? null,
      content.previous,
      hash,
    ],
  )
  return { seq: content.seq, hash }
}

/** Lines from a number on, oldest first. */
export function listChainFrom(db: ReadableDb, fromSeq: number, limit: number): readonly ChainLine[] {
  return db
    .all('select * from audit_chain where seq >= ? order by seq limit ?', [fromSeq, limit])
    .map(chainLineOf)
}

export interface ChainFilter {
  readonly kinds: readonly string[]
  /** Moments: from the first one up to and without the second. */
  readonly fromAt: string | null
  readonly beforeAt: string | null
  readonly actorId: string | null
  /** About one of these, or one of these acts. */
  readonly subjects: readonly string[] | null
  /** Older than this line. */
  readonly beforeSeq: number | null
}

/** Lines that fit, newest first. */
export function listChain(db: ReadableDb, filter: ChainFilter, limit: number): readonly ChainLine[] {
  const conditions = ['kind in (select value from json_each(?))']
  const values: (string | number)[] = [JSON.stringify(filter.kinds)]
  const add = (condition: string, value: string | number | null): void => {
    if (value === null) return
    conditions.push(condition)
    values.push(value)
  }
  add('at >= ?', filter.fromAt)
  add('at < ?', filter.beforeAt)
  add('actor = ?', filter.actorId)
  add('seq < ?', filter.beforeSeq)
  add(
    'subject in (select value from json_each(?))',
    filter.subjects === null ? null : JSON.stringify(filter.subjects),
  )
  return db
    .all(`select * from audit_chain where ${conditions.join(' and ')} order by seq desc limit ?`, [
      ...values,
      limit,
    ])
    .map(chainLineOf)
}

/** What was written down about somebody, oldest first: who looked, and what went out of the house. PRIV-2 */
export function listEventsAbout(db: ReadableDb, subject: string, limit: number): readonly ChainLine[] {
  return db
    .all(
      `select * from (select * from audit_chain where subject = ? order by seq desc limit ?) order by seq`,
      [subject, limit],
    )
    .map(chainLineOf)
}

/** Everybody who stands in it. */
export function listChainActors(db: ReadableDb, limit: number): readonly string[] {
  return db
    .all('select distinct actor from audit_chain order by actor limit ?', [limit])
    .map((row) => String(row['actor']))
}

export function countChainLines(db: ReadableDb): number {
  return Number(db.first('select count(*) as total from audit_chain')?.['total'] ?? 0)
}

/**
 * Takes away lines from the oldest on, as far as all of them are from before a moment, and writes down that it did: the
 * number and the hash of the last one that went, by which the first one that stays is proved. A line about somebody of whom
 * everything is kept, or by that person, is the end of it: a chain is not cut in the middle. Inside a transaction. Answers
 * how many went. PRIV-1
 */
export function cutChain(
  db: WritableDb,
  before: string,
  mark: { readonly at: string; readonly actorId: string },
  held: { readonly subjects: readonly string[]; readonly acts: readonly string[] } = {
    subjects: [],
    acts: [],
  },
): number {
  const subjects = JSON.stringify([...held.subjects, ...held.acts])
  const stays = db.first(
    `select min(seq) as seq from audit_chain where at >= ? or subject in (select value from json_each(?))
       or actor in (select value from json_each(?))`,
    [before, subjects, JSON.stringify(held.subjects)],
  )?.['seq']
  const last =
    typeof stays === 'number'
      ? db.first('select seq, hash from audit_chain where seq < ? order by seq desc limit 1', [stays])
      : db.first('select seq, hash from audit_chain order by seq desc limit 1')
  if (last === undefined) return 0
  // Written first: the chain is never empty, so the numbers go on.
  const count = Number(
    db.first('select count(*) as total from audit_chain where seq <= ?', [Number(last['seq'])])?.['total'],
  )
  appendChainLine(db, {
    ...mark,
    kind: 'trailCut',
    facts: { lastSeq: Number(last['seq']), lastHash: String(last['hash']), count },
  })
  db.write('delete from audit_chain where seq <= ?', [Number(last['seq'])])
  return count
}

/** The last line that was taken away because its term was over; 0 = none ever was. */
export function lastCutSeq(db: ReadableDb): number {
  const cut = db.first(`select facts from audit_chain where kind = 'trailCut' order by seq desc limit 1`)
  return cut === undefined ? 0 : Number(factsOf({ factsText: String(cut['facts']) })['lastSeq'] ?? 0)
}

function chainLineOf(row: SqlRow): ChainLine {
  return {
    seq: Number(row['seq']),
    at: String(row['at']),
    actorId: String(row['actor']),
    deviceId: String(row['device']),
    kind: String(row['kind']),
    subject: textOf(row, 'subject'),
    factsText: String(row['facts']),
    contentDigest: textOf(row, 'content_digest'),
    salt: textOf(row, 'salt'),
    previous: String(row['previous']),
    hash: String(row['hash']),
  }
}

function textOf(row: SqlRow, column: string): string | null {
  const value = row[column]
  return typeof value === 'string' ? value : null
}

/** The facts of a line; nothing when somebody made something else of them. */
export function factsOf({ factsText }: Pick<ChainLine, 'factsText'>): TrailFacts {
  try {
    const read: unknown = JSON.parse(factsText)
    return typeof read === 'object' && read !== null ? (read as TrailFacts) : {}
  } catch {
    return {}
  }
}
