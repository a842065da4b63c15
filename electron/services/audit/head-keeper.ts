import { randomBytes } from 'node:crypto'
import { ok } from '#shared/kernel/result.ts'
import type { WritableDb } from '../../db/handles.ts'
import { appendChainLine, headOfChain, lastCutSeq, listChainFrom } from '../../db/repositories/audit-chain.ts'
import type { ChainHead } from '../../db/repositories/audit-chain.ts'
import { findMeta, putMeta } from '../../db/repositories/meta.ts'
import { describeError } from '../../log/describe-error.ts'
import type { Log } from '../../log/log.ts'
import type { ClockPort, SchedulePort } from '../../ports.ts'
import { programActorId } from '../session/program-actor.ts'
import { HEAD_KEY_BYTES, readHeadFile, writeHeadFile } from './head-file.ts'
import type { KeptHead } from './head-file.ts'

/** Keeps the head of the chain beside the database, so that a tail that was taken away is missed. PRIV-5 */
export interface HeadKeeper {
  /**
   * Compares what was kept with what is here, before anything is written: lines that were there once and are not now are
   * written down for good. Once, when the data is opened.
   */
  open(): void
  /** Something was written; the file follows within a second. */
  moved(): void
  /** The last moment before the database closes. */
  close(): void
}

export interface HeadKeeperPorts {
  readonly db: WritableDb
  readonly path: string
  readonly clock: Pick<ClockPort, 'now'>
  readonly schedule: Pick<SchedulePort, 'later'>
  readonly log: Log
}

/** Long enough for a row of acts to share one write, and short enough to be of use. */
const WRITE_DELAY_MS = 1_000

export function createHeadKeeper({ db, path, clock, schedule, log }: HeadKeeperPorts): HeadKeeper {
  let kept: ChainHead | undefined
  let stopWaiting: (() => void) | undefined

  function write(): void {
    stopWaiting = undefined
    // Also while the program runs: what was sealed is never written over by less.
    if (kept !== undefined && !isKnown(db, kept)) noteLost(kept)
    const head = headOfChain(db)
    if (head === undefined || (kept?.seq === head.seq && kept.hash === head.hash)) return
    try {
      writeHeadFile(path, keyOf(db) ?? makeKey(head), head)
      kept = head
    } catch (error) {
      // The chain itself is written; the file follows with the next line, and until then it names an earlier one.
      log.error('audit.head', describeError(error))
    }
  }

  /** The file first: a key without a file would look as if somebody had taken the file away. */
  function makeKey(head: ChainHead): Buffer {
    const key = randomBytes(HEAD_KEY_BYTES)
    writeHeadFile(path, key, head)
    db.inTransaction(() => ok(putMeta(db, 'auditSeal', key.toString('hex'))))
    return key
  }

  function noteLost(found: KeptHead): void {
    const head = headOfChain(db)
    const expectedSeq = typeof found === 'string' ? 0 : found.seq
    const facts = { expectedSeq, foundSeq: head?.seq ?? 0, seal: typeof found === 'string' ? found : 'other' }
    db.inTransaction(() =>
      ok(appendChainLine(db, { at: clock.now(), actorId: programActorId, kind: 'tailLost', facts })),
    )
    log.warn('audit.tailLost', { expectedSeq, foundSeq: facts.foundSeq })
  }

  /** By itself, where nobody hears a throw: the file follows with the next line. */
  function writeLater(): void {
    try {
      write()
    } catch (error) {
      log.error('audit.head', describeError(error))
    }
  }

  return {
    open() {
      const key = keyOf(db)
      if (key !== undefined) {
        const found = readHeadFile(path, key)
        if (typeof found === 'string' || !isKnown(db, found)) noteLost(found)
        else kept = found
      }
      write()
    },
    moved() {
      stopWaiting ??= schedule.later(writeLater, WRITE_DELAY_MS)
    },
    close() {
      stopWaiting?.()
      write()
    },
  }
}

/** The chain may go on behind it, or begin behind it: the program may have ended before the file followed. */
function isKnown(db: WritableDb, { seq, hash }: ChainHead): boolean {
  const [line] = listChainFrom(db, seq, 1)
  if (line?.seq === seq) return line.hash === hash
  return lastCutSeq(db) >= seq
}

/** The key is in the database: who can read that can read this, and nobody else; it goes along when passwords change. */
function keyOf(db: WritableDb): Buffer | undefined {
  const stored = findMeta(db, 'auditSeal')
  return stored === undefined ? undefined : Buffer.from(stored, 'hex')
}
