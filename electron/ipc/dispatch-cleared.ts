import type { SyncStatusView } from '#shared/ipc/calls/sync.ts'
import { envelope } from '#shared/ipc/wire.ts'
import type { Dispatch } from './router.ts'

/**
 * Stands in for the whole application once headquarters took this computer's data back: there is nothing left to ask.
 * It still says how things stand, so that the screen can tell why.
 */
export function createClearedDispatch(last: SyncStatusView): Dispatch {
  const status: SyncStatusView = {
    ...last,
    state: 'blocked',
    blocked: 'revoked',
    waitingCount: 0,
    attentionCount: 0,
  }
  return (raw) => {
    const read = envelope.safeParse(raw)
    if (read.success && read.data.call === 'sync.status')
      return Promise.resolve({ status: 'done', output: status })
    return Promise.resolve({ status: 'refused', refusal: { code: 'sync.wiped', params: {} } })
  }
}
