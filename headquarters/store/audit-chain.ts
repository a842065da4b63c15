import { createHash } from 'node:crypto'
import type { AuditEvent, AuditLine } from './store.ts'

/*
 * What was done at headquarters, each line with the fingerprint of the one before it. Whoever changes a line, or takes one
 * out of the middle, breaks every line after it. PRIV-5
 */

/** Stands before the first line. */
export const NOTHING_BEFORE = '0'.repeat(64)

/** The end of the chain: the number and the fingerprint of the last line; number 0 = there is none yet. */
export interface AuditHead {
  readonly seq: number
  readonly hash: string
}

export const emptyHead: AuditHead = { seq: 0, hash: NOTHING_BEFORE }

/** The next line behind this one. */
export function nextLine(event: AuditEvent, head: AuditHead): AuditLine {
  const { at, actor, deviceId, kind } = event
  const line = {
    ...{ seq: head.seq + 1, at, actor, deviceId, kind },
    ...{ factsJson: JSON.stringify(event.facts), previous: head.hash },
  }
  return { ...line, hash: hashOf(line) }
}

/** What is wrong with a stretch of the chain that should come behind this head; `null` = nothing. */
export interface AuditTrouble {
  /** `edited`: a line says something else than it did; `missing`: lines are gone before it. */
  readonly kind: 'edited' | 'missing'
  readonly seq: number
}

export function troubleIn(lines: readonly AuditLine[], head: AuditHead): AuditTrouble | null {
  let { seq, hash } = head
  for (const line of lines) {
    if (line.seq !== seq + 1) return { kind: 'missing', seq: seq + 1 }
    if (line.previous !== hash || line.hash !== hashOf(line)) return { kind: 'edited', seq: line.seq }
    ;({ seq, hash } = line)
  }
  return null
}

/** The same text is written by the migration that chained what there was before. */
function hashOf(line: Omit<AuditLine, 'hash'>): string {
  const { seq, at, actor, deviceId, kind, factsJson, previous } = line
  const text = [seq, at, actor, deviceId ?? '', kind, factsJson, previous].join('\n')
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
