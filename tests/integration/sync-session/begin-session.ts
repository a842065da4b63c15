import type { NewsListener } from '#electron/sync/event-stream.ts'
import { createSyncSession } from '#electron/sync/sync-session.ts'
import type { ExchangeFailure } from '#electron/sync/transport.ts'
import type { ProtocolError } from '#shared/sync/protocol.ts'
import { createTestLog } from '#tests/harness/app.ts'
import { createFakeCore, createFakeTransport } from '#tests/harness/fake-sync.ts'
import { createVirtualTime } from '#tests/harness/virtual-time.ts'

export const unreachable: ExchangeFailure = { kind: 'unreachable' }
export const refusal = (status: number, error: ProtocolError): ExchangeFailure => ({
  kind: 'refused',
  status,
  error,
})

/** A session on time of its own. Chance always says the same, so that pauses are known. */
export function begin(fraction = 0.5) {
  const time = createVirtualTime()
  const core = createFakeCore()
  const transport = createFakeTransport()
  const log = createTestLog()
  const lines: NewsListener[] = []
  const cleared: string[] = []
  let changes = 0
  const session = createSyncSession({
    core,
    transport,
    openNews: (_device, listener) => {
      lines.push(listener)
      return () => {}
    },
    clock: { now: () => time.now() },
    schedule: time.schedule,
    chance: { fraction: () => fraction },
    log,
    changed: () => {
      changes += 1
    },
    clear: (because) => cleared.push(because),
  })
  const count = (kind: string) => transport.asked.filter((asked) => asked === kind).length
  return { time, core, transport, log, lines, cleared, session, count, changes: () => changes }
}
