import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createJournalKeeper } from '#electron/services/sync/journal-keeper.ts'
import { createActClock } from '#electron/services/commands/act-clock.ts'
import { createCommandRunner } from '#electron/services/commands/command-runner.ts'
import type { CommandReceipt } from '#electron/services/commands/command-runner.ts'
import { createDeviceCore } from '#electron/sync/device-core.ts'
import type { Headquarters, ProtocolRefusal } from '#headquarters/sync/headquarters.ts'
import type { SyncCore } from '#electron/sync/sync-core.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import type { CommandRefusal } from '#shared/commands/refusal.ts'
import { commandRegistry } from '#shared/commands/registry.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import { isoDay, type Instant } from '#shared/kernel/time.ts'
import { pullReply, type EnrolReply } from '#shared/sync/protocol.ts'
import { createTestLog } from './app.ts'
import { openTestFolder } from './database.ts'
import type { Act } from './location-work.ts'
import { workDay } from './many-locations.ts'

/** More pages and pushes than any test or benchmark needs. */
const MOST_ROUNDS = 1_000

export interface SyncDevice {
  readonly opened: OpenedDataFolder
  readonly core: SyncCore
  /** Acts that came out of the journal when the folder was opened: the database did not have them any more. */
  readonly restoredCount: number
  /** After news of headquarters: what is final leaves the journal. */
  tidy(): void
  /** Makes it a device of a headquarters; without an answer, of one that only exists in the texts of `hear`. */
  enrol(reply?: EnrolReply): void
  /** Reads answers to pulls as they come over the wire and takes them in, one after another. Throws on a refusal. */
  hear(texts: readonly string[]): void
  /** Fetches all there is with every answer as text, as over the wire: how many rows came, how long this side was busy. */
  fetchAsText(headquarters: Headquarters): Promise<{ readonly rows: number; readonly takingMs: number }>
  /** Sends what waits and fetches what is new until neither side has more. */
  fetchAll(headquarters: Headquarters): Promise<void>
  run(id: string, act: Act): Result<CommandReceipt, CommandRefusal>
}

/**
 * The device's half of the protocol on a real encrypted folder with its journal, without network and timers; the clock
 * stands still at nine in the morning of `workDay`. Work the database lost is taken from the journal, as the app does.
 */
export async function openSyncDevice(folder: string): Promise<SyncDevice> {
  const opened = await openTestFolder(folder)
  const { db } = opened
  const now = (): Instant => `${workDay}T08:00:00.000Z` as Instant
  const keeper = createJournalKeeper({ db, journal: opened.journal, log: createTestLog() })
  const rulebook = shippedRulebook()
  const actClock = createActClock(db, { now })
  let lastId = 0
  const core = createDeviceCore({
    db,
    registry: commandRegistry,
    rulebook,
    clock: { now },
    actClock,
    ids: {
      newId() {
        lastId += 1
        return `made-${lastId}`
      },
    },
    app: 'dagdeel 0.0.0',
    announce: () => {},
  })
  const runner = createCommandRunner({
    db,
    registry: commandRegistry,
    clock: { now, today: () => isoDay(workDay) },
    deviceId: opened.deviceId,
    rulebook,
    mayRun: () => true,
    locationsOf: () => [],
    announce: () => {},
    actClock,
    journal: keeper,
  })
  const restoredCount = core.standing().identity === undefined ? 0 : core.takeJournal(keeper.read())
  if (core.standing().identity !== undefined) keeper.rewrite()
  return {
    opened,
    restoredCount,
    tidy: () => keeper.tidy(),
    core,
    enrol(reply) {
      core.takeEnrolment(
        reply ?? {
          device: opened.deviceId,
          epoch: 'bench-epoch',
          headquartersName: 'Hoofdkantoor',
          organisationName: 'Stichting De Boog',
        },
        { deviceName: 'Kantoor', address: 'http://127.0.0.1:1' },
        'empty',
      )
    },
    hear(texts) {
      for (const text of texts) {
        const request = core.buildPull()
        const step = core.takePull(request, pullReply.parse(JSON.parse(text)))
        if (step.kind !== 'done' && step.kind !== 'again')
          throw new Error(`a pull ended as ${JSON.stringify(step)}`)
      }
    },
    async fetchAsText(headquarters) {
      let rows = 0
      let takingMs = 0
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const identity = core.standing().identity?.deviceId as DeviceId
        const request = core.buildPull()
        const text = JSON.stringify(answered(await headquarters.pull(identity, request)))
        const startedMs = performance.now()
        const reply = pullReply.parse(JSON.parse(text))
        const step = core.takePull(request, reply)
        takingMs += performance.now() - startedMs
        for (const page of reply.pages) if (page.kind === 'rows') rows += page.rows.length
        if (step.kind === 'done' && core.standing().downloading.length === 0 && round > 0) break
      }
      return { rows, takingMs }
    },
    async fetchAll(headquarters) {
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const identity = core.standing().identity?.deviceId as DeviceId
        const push = core.buildPush()
        if (push !== undefined) core.takePush(push, answered(await headquarters.push(identity, push)))
        const pull = core.buildPull()
        const step = core.takePull(pull, answered(await headquarters.pull(identity, pull)))
        const { waitingCount, downloading } = core.standing()
        if (step.kind === 'done' && waitingCount === 0 && downloading.length === 0 && round > 0) return
      }
      throw new Error('the device and headquarters do not come to an end')
    },
    run: (id, { type, args, actorId }) => runner.run({ id: id as CommandId, type, args, actorId }),
  }
}

function answered<Reply>(answer: Result<Reply, ProtocolRefusal>): Reply {
  if (!answer.ok) throw new Error(`headquarters says no: ${JSON.stringify(answer.refusal)}`)
  return answer.value
}
