import { emptyHead, troubleIn } from '../store/audit-chain.ts'
import type { AuditHead } from '../store/audit-chain.ts'
import type { Office } from './office.ts'

const LINES_AT_ONCE = 1_000

export interface AuditCheck {
  readonly count: number
  /** What is wrong, as a sentence for the operator; null = the trail is whole. */
  readonly trouble: string | null
}

/**
 * Follows the trail from its first line to its last, and looks whether the line that was last before is still in it. A
 * trail that is whole is remembered; one that is not leaves what was known, so that it is said again.
 */
export async function checkAudit({
  store,
  auditHead,
}: Pick<Office, 'store' | 'auditHead'>): Promise<AuditCheck> {
  const known = auditHead.read()
  let head: AuditHead = emptyHead
  let hasKnown = known === undefined || known.seq === 0
  for (;;) {
    const after = head
    const lines = await store.read((reader) => reader.listAudit(after.seq, LINES_AT_ONCE))
    const trouble = troubleIn(lines, after)
    if (trouble !== null) {
      const what = trouble.kind === 'edited' ? 'was changed' : 'is missing'
      return {
        count: head.seq,
        trouble: `Line ${trouble.seq} of the audit trail ${what} after it was written.`,
      }
    }
    if (lines.some(({ seq, hash }) => seq === known?.seq && hash === known.hash)) hasKnown = true
    const last = lines.at(-1)
    if (last === undefined) break
    head = last
  }
  if (!hasKnown) {
    return {
      count: head.seq,
      trouble: `The audit trail had ${known?.seq ?? 0} lines when it was looked at before, and that end is gone or was changed. After a copy was put back that is so: "hq verify --anew" follows it from here on.`,
    }
  }
  auditHead.keep(head)
  return { count: head.seq, trouble: null }
}
