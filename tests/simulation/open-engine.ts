import { createActClock } from '#electron/services/commands/act-clock.ts'
import { createCommandRunner } from '#electron/services/commands/command-runner.ts'
import { createJournalKeeper } from '#electron/services/sync/journal-keeper.ts'
import { createDeviceCore } from '#electron/sync/device-core.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import { programActorId } from '#shared/commands/program-work.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import type { Rulebook } from '#shared/domain/requests/rulebook.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { Log } from '#electron/log/log.ts'
import type { DeviceEngine, EngineParts } from './simulated-device.ts'
import { momentOf } from './watch.ts'

const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {}, close: () => {} }

/** The real device core and the real command runner on the database of a simulated computer. */
export function openEngine(parts: EngineParts, rulebook: Rulebook): DeviceEngine {
  const { db, registry } = parts
  const now = (): Instant => momentOf(parts.now()) as Instant
  const actClock = createActClock(db, { now, elapsedMs: parts.uptimeMs })
  const announce = (): void => {}
  const core = createDeviceCore({
    ...{ db, registry, rulebook, actClock, announce },
    ...{ clock: { now }, ids: { newId: parts.newId }, app: 'dagdeel/simulated' },
  })
  const keeper = createJournalKeeper({ db, journal: parts.journal, log: silentLog })
  const runner = createCommandRunner({
    ...{ db, registry, rulebook, actClock, announce },
    clock: { now, today: () => dutchTimeOf(now()).day },
    deviceId: parts.installId as DeviceId,
    mayRun: (actorId, permission) => {
      if (actorId === programActorId) return true
      return mayDo(actorId.endsWith('-manager') ? 'locationManager' : 'pedagogicalStaff', permission)
    },
    locationsOf: () => [],
    journal: keeper,
  })
  return { core, runner, keeper }
}
