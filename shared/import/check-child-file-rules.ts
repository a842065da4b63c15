import { groupBy } from '#shared/kernel/group-by.ts'
import { forEachPair, reportPair } from './rule-check.ts'
import type { RuleCheck } from './rule-check.ts'

/** One open consent of a kind at a time, so that withdrawing it really ends it. FILE-1 */
export function checkChildFileRules(check: RuleCheck): void {
  if (check.rows.list('consent').length === 0) return
  const open = check.known.list('consent').filter(({ withdrawnOn }) => withdrawnOn === null)
  for (const list of groupBy(open, ({ childId, kind }) => `${childId} ${kind}`).values()) {
    forEachPair(list, (first, second) =>
      reportPair(check, 'import.consentOpen', 'consent', first.id, second.id, 'consentKind'),
    )
  }
}
