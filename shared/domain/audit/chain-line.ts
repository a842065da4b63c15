import type { TrailFacts } from './model.ts'

/** What a line says, as it is proved by its hash. */
export interface ChainLineContent {
  readonly seq: number
  /** When, by the clock of this computer; unlike `seq` it may go back. */
  readonly at: string
  readonly actorId: string
  readonly deviceId: string
  readonly kind: string
  readonly subject: string | null
  /** JSON, as it is stored. */
  readonly factsText: string
  /** Proof of what an act changed; null = the line says everything itself. Hexadecimal. */
  readonly contentDigest: string | null
  /** Hash of the line before; hexadecimal. */
  readonly previous: string
}

/** The hash before the first line. */
export const chainBeginning = '0'.repeat(64)

/** Goes into every hash, so that a line of another form is never taken for one of this form. */
const FORM = 'dagdeel-audit-1'

/** The text whose SHA-256 is the hash of a line: everything but the salt, which goes when an act is emptied. PRIV-5 */
export function canonicalLine(line: ChainLineContent): string {
  return JSON.stringify([
    FORM,
    line.seq,
    line.at,
    line.actorId,
    line.deviceId,
    line.kind,
    line.subject,
    line.factsText,
    line.contentDigest,
    line.previous,
  ])
}

/** Facts as they are stored: by name, so that the same facts are the same text. */
export function writeFacts(facts: TrailFacts): string {
  const names = Object.keys(facts).toSorted()
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, facts[name]])))
}
