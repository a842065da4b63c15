import type { RequestId } from '#shared/domain/ids.ts'
import type { AttentionItem, SyncStatusView, WaitingItem } from '#shared/ipc/calls/sync.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { locationId } from '../a-board.ts'
import type { Answers } from '../fake-bridge.ts'

/** A moment of the fixed day as the clock on the wall says it, so that a test reads the same in every time zone. */
export function clockOf(hour: number, minute: number, dayOfMonth = 26): Instant {
  return new Date(2026, 10, dayOfMonth, hour, minute).toISOString() as Instant
}

export function aStatus(overrides: Partial<SyncStatusView> = {}): SyncStatusView {
  return {
    state: 'upToDate',
    blocked: null,
    headquartersName: 'Kinderopvang De Brug',
    deviceName: 'Kantoor Regenboog',
    address: 'https://hoofdkantoor.voorbeeld.nl',
    waitingCount: 0,
    oldestWaitingAt: null,
    attentionCount: 0,
    lastEqualAt: clockOf(13, 38),
    offlineSince: null,
    nextTryAt: null,
    clockSkewMinutes: null,
    downloadedRows: 0,
    guardedRows: 0,
    ...overrides,
  }
}

const standalone = aStatus({
  state: 'standalone',
  headquartersName: '',
  deviceName: '',
  address: '',
  lastEqualAt: null,
})

/** An approval headquarters turned down because another computer gave the last place away. */
export function aRejectedAct(overrides: Partial<AttentionItem> = {}): AttentionItem {
  return {
    commandId: 'c-noor',
    label: {
      code: 'requests.did.approve',
      params: { childName: 'Noor Bakker', kindCode: 'kind.extraDay', day: '2026-11-27' },
    },
    at: clockOf(13, 52, 23),
    actorName: 'Sanne Vermeer',
    rejectedAt: clockOf(9, 5),
    reason: { code: 'refusal.stateChanged', params: {} },
    meanwhile: [
      {
        label: {
          code: 'requests.did.approve',
          params: { childName: 'Mila Jansen', kindCode: 'kind.extraDay', day: '2026-11-27' },
        },
        actorName: 'Bas Kuipers',
        deviceName: 'Laptop Zwaluw',
        at: clockOf(13, 44, 23),
      },
    ],
    original: [
      {
        label: { code: 'sync.field.child', params: {} },
        value: { code: 'sync.value.text', params: { text: 'Noor Bakker' } },
      },
      {
        label: { code: 'sync.field.wantedDay', params: {} },
        value: { code: 'sync.value.day', params: { day: '2026-11-27' } },
      },
    ],
    open: { kind: 'request', requestId: 'R001' as RequestId, locationId },
    maySendAgain: true,
    isRefusedAgain: false,
    ...overrides,
  }
}

export function aWaitingAct(overrides: Partial<WaitingItem> = {}): WaitingItem {
  return {
    commandId: 'c-wait',
    label: { code: 'command.enterAbsence', params: { firstName: 'Levi' } },
    at: clockOf(8, 12),
    actorName: 'Sanne Vermeer',
    held: null,
    open: null,
    ...overrides,
  }
}

export function aList(overrides: Partial<CallOutput<'sync.list'>> = {}): CallOutput<'sync.list'> {
  const { attention = [], waiting = [] } = overrides
  return {
    attention,
    attentionCount: attention.length,
    waiting,
    waitingCount: waiting.length,
    settled: [],
    log: [],
    ...overrides,
  }
}

/** A computer that works by itself. */
export const standaloneAnswers: Answers = { 'sync.status': () => standalone }

export function connectedAnswers(
  status: Partial<SyncStatusView> = {},
  list: Partial<CallOutput<'sync.list'>> = {},
): Answers {
  const shown = aList(list)
  return {
    'sync.status': () =>
      aStatus({ attentionCount: shown.attentionCount, waitingCount: shown.waitingCount, ...status }),
    'sync.list': () => shown,
  }
}
