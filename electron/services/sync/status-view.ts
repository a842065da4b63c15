import type { SyncBlock, SyncState, SyncStatusView } from '#shared/ipc/calls/sync.ts'
import type { SessionFacts } from '../../sync/session-facts.ts'
import type { SyncStanding } from '../../sync/sync-core.ts'

/** A clock that is off by more is told; it changes nothing else. */
const toldSkewMs = 300_000
const MS_A_MINUTE = 60_000
/** Three downloads in a row that did not come to what headquarters has: no accident any more. */
const mostFailedDigests = 3
/** Numbers on the screen have an end. */
const MAX_COUNT = 1_000_000

/** How this computer stands to headquarters, in one picture. What weighs most decides the state. */
export function statusOf(standing: SyncStanding, facts: SessionFacts): SyncStatusView {
  const blocked = blockOf(standing, facts)
  const { identity } = standing
  const skewMs = facts.skewMs ?? 0
  return {
    state: stateOf(standing, facts, blocked),
    blocked: identity === undefined ? null : blocked,
    headquartersName: identity?.headquartersName ?? '',
    deviceName: identity?.deviceName ?? '',
    address: identity?.address ?? '',
    waitingCount: countOf(identity === undefined ? 0 : standing.waitingCount),
    oldestWaitingAt: identity === undefined ? null : standing.oldestWaitingAt,
    attentionCount: countOf(standing.attentionCount),
    lastEqualAt: standing.lastEqualAt,
    offlineSince: facts.offlineSince,
    nextTryAt: facts.nextTryAt,
    clockSkewMinutes: Math.abs(skewMs) > toldSkewMs ? Math.round(skewMs / MS_A_MINUTE) : null,
    downloadedRows: countOf(standing.downloading.reduce((sum, { rows }) => sum + rows, 0)),
    guardedRows: countOf(standing.guarded?.count ?? 0),
  }
}

function stateOf(standing: SyncStanding, facts: SessionFacts, blocked: SyncBlock | null): SyncState {
  if (standing.identity === undefined) return 'standalone'
  if (blocked !== null) return 'blocked'
  if (facts.isUpdateNeeded) return 'updateNeeded'
  if (facts.isHeadquartersOlder) return 'headquartersOlder'
  if (facts.offlineSince !== null) return 'offline'
  if (standing.downloading.length > 0) return 'downloading'
  if (facts.isBusy) return 'busy'
  return standing.waitingCount > 0 ? 'waiting' : 'upToDate'
}

/** What the conversation met comes before what the database holds: it is nearer to what somebody can do about it. */
function blockOf(standing: SyncStanding, facts: SessionFacts): SyncBlock | null {
  if (facts.block !== null) return facts.block
  if (standing.guarded !== null) return 'massDelete'
  return standing.failedDigests >= mostFailedDigests ? 'digest' : null
}

function countOf(value: number): number {
  return Math.min(value, MAX_COUNT)
}
