import type { DeviceId } from '#shared/domain/ids.ts'
import type { HelloRequest, PullRequest, PushRequest } from '#shared/sync/protocol.ts'
import { StoreUnavailable } from '../store/store.ts'
import type { HeadquartersPorts } from './ports.ts'

const NOTED_EVERY_MS = 60_000

/** What an operator sees of a computer between two greetings: when it was last heard, and what still waits there. */
export interface Contacts {
  /** After a greeting, which was noted with everything it said. */
  greeted(device: DeviceId, request: HelloRequest, lastSeq: number): void
  /** After a push or a pull, with the last number headquarters has now. */
  heard(device: DeviceId, request: PushRequest | PullRequest, lastSeq: number): Promise<void>
}

interface Standing {
  readonly notedAtMs: number
  readonly lastSeq: number
  /** null = it has not greeted since headquarters started. */
  readonly waitingCount: number | null
}

/** Noted at most once a minute, and at once when the last that waited has come in. */
export function createContacts(ports: Pick<HeadquartersPorts, 'store' | 'clock'>): Contacts {
  // By itself it is worth nothing: after a restart every device greets anew.
  const standings = new Map<DeviceId, Standing>()

  async function note(
    device: DeviceId,
    request: PushRequest | PullRequest,
    waitingCount: number | null,
  ): Promise<void> {
    const now = ports.clock.now()
    await ports.store
      .write(async (writer) => {
        const record = await writer.lockDevice(device)
        if (record === undefined) return
        const hasHandedOver = record.status === 'retiring' && waitingCount === 0
        await writer.putDevice({
          ...record,
          ...{ appVersion: request.app, lastSeenAt: now },
          skewMs: Date.parse(request.sentAt) - Date.parse(now),
          waitingCount: waitingCount ?? record.waitingCount,
          status: hasHandedOver ? 'cleared' : record.status,
        })
      })
      .catch((error: unknown) => {
        // What was asked was answered; that it was asked is noted another time.
        if (!(error instanceof StoreUnavailable)) throw error
      })
  }

  async function heard(device: DeviceId, request: PushRequest | PullRequest, lastSeq: number): Promise<void> {
    const known = standings.get(device)
    const nowMs = Date.parse(ports.clock.now())
    const handedIn = known === undefined ? 0 : Math.max(0, lastSeq - known.lastSeq)
    const waited = known?.waitingCount ?? null
    const waitingCount = waited === null ? null : Math.max(0, waited - handedIn)
    const isRecent = known !== undefined && Math.abs(nowMs - known.notedAtMs) < NOTED_EVERY_MS
    const isNoted = !isRecent || (waitingCount === 0 && waited !== 0)
    const notedAtMs = isNoted ? nowMs : known.notedAtMs
    standings.set(device, { notedAtMs, lastSeq: Math.max(lastSeq, known?.lastSeq ?? 0), waitingCount })
    if (isNoted) await note(device, request, waitingCount)
  }

  return {
    greeted(device, request, lastSeq) {
      const notedAtMs = Date.parse(ports.clock.now())
      standings.set(device, { notedAtMs, lastSeq, waitingCount: request.outbox.count })
    },
    heard,
  }
}
