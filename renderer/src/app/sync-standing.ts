import type { SyncStatusView } from '#shared/ipc/calls/sync.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { Texts } from './texts.tsx'
import { writeClock } from './write-clock.ts'

/** What people see of it: one kind, picked from everything that holds at the same time. */
export type SyncKind =
  | 'equal'
  | 'connected'
  | 'waiting'
  | 'busy'
  | 'downloading'
  | 'offline'
  | 'attention'
  | 'updateNeeded'
  | 'headquartersOlder'
  | 'blocked'

/**
 * What weighs most is said: what stopped, then what somebody must choose, then how far we are. `null` = this computer
 * works by itself. "Equal" is said only with the moment it was last known.
 */
export function syncKindOf(status: SyncStatusView): SyncKind | null {
  if (status.state === 'standalone') return null
  if (status.state === 'blocked' || status.state === 'updateNeeded') return status.state
  if (status.attentionCount > 0) return 'attention'
  return reachKindOf(status)
}

/** How far we are, apart from what somebody must choose. */
export function reachKindOf(status: SyncStatusView): Exclude<SyncKind, 'attention'> | null {
  switch (status.state) {
    case 'standalone':
      return null
    case 'upToDate':
      return status.lastEqualAt === null ? 'connected' : 'equal'
    default:
      return status.state
  }
}

/** One short sentence for the status bar and the head of the screen. */
export function writeStanding(texts: Texts, status: SyncStatusView, kind: SyncKind, today: IsoDay): string {
  const { t, language } = texts
  const name = status.headquartersName
  switch (kind) {
    case 'equal':
      return t('sync.standing.equal', {
        name,
        moment: status.lastEqualAt === null ? '' : writeClock(status.lastEqualAt, today, language),
      })
    case 'connected':
      return t('sync.standing.connected', { name })
    case 'waiting':
      return t('sync.standing.waiting', { count: status.waitingCount })
    case 'busy':
      return t('sync.standing.busy')
    case 'downloading':
      return status.downloadedRows === 0
        ? t('sync.standing.downloadBegins')
        : t('sync.standing.downloading', { count: status.downloadedRows })
    case 'offline':
      return writeOffline(texts, status, today)
    case 'attention':
      return t('sync.standing.attention', { count: status.attentionCount })
    case 'updateNeeded':
      return t('sync.standing.updateNeeded')
    case 'headquartersOlder':
      return withKept(texts, t('sync.standing.headquartersOlder'), status)
    case 'blocked':
      return t('sync.standing.blocked', { reason: t(`sync.blocked.${status.blocked ?? 'fault'}`) })
  }
}

function writeOffline(texts: Texts, status: SyncStatusView, today: IsoDay): string {
  const { t, language } = texts
  const { offlineSince } = status
  const sentence =
    offlineSince === null
      ? t('sync.standing.unreached')
      : t('sync.standing.offline', { moment: writeClock(offlineSince, today, language) })
  return withKept(texts, sentence, status)
}

function withKept({ t }: Texts, sentence: string, { waitingCount }: SyncStatusView): string {
  return waitingCount === 0 ? sentence : `${sentence} · ${t('sync.standing.kept', { count: waitingCount })}`
}

/** Offline is no trouble: only what asks something of a person, or stopped, stands out. */
export type SyncTone = 'calm' | 'caution' | 'problem'

export function toneOf(kind: SyncKind): SyncTone {
  if (kind === 'blocked') return 'problem'
  return kind === 'attention' || kind === 'updateNeeded' ? 'caution' : 'calm'
}

/** Kinds that come and go with every act are one to whoever listens. */
export function hearableGroupOf(kind: SyncKind): SyncKind {
  return kind === 'waiting' || kind === 'busy' || kind === 'connected' ? 'equal' : kind
}
