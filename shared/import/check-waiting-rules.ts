import { groupBy } from '#shared/kernel/group-by.ts'
import { forEachPair, report, reportPair } from './rule-check.ts'
import type { RuleCheck } from './rule-check.ts'

/** A child waits once for a kind of care, and what was offered or settled in the app stays as it is. WAIT-4 */
export function checkWaitingRules(check: RuleCheck): void {
  const entries = check.rows.list('waiting_entry')
  if (entries.length === 0) return
  for (const entry of entries) {
    const stored = check.known.findStored('waiting_entry', entry.id)
    if (stored !== undefined && stored.status !== 'waiting') {
      report(check, 'error', 'import.waitingChanged', 'waiting_entry', entry.id, 'id')
    }
  }
  const open = check.known.list('waiting_entry').filter(({ closedAt }) => closedAt === null)
  const same = groupBy(open, ({ childId, locationId, setting }) => `${childId} ${locationId} ${setting}`)
  for (const list of same.values()) {
    forEachPair(list, (first, second) =>
      reportPair(check, 'import.waitingTwice', 'waiting_entry', first.id, second.id, 'childId'),
    )
  }
}
