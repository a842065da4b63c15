import { findSyncState } from '#electron/db/repositories/sync-state.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import type { ScopeEntry } from '#shared/sync/protocol.ts'
import { ORGANISATION_STREAM, streamOfLocation } from '#shared/sync/stream.ts'
import type { Rng } from './rng.ts'
import { createSimulatedSession } from './session.ts'
import type { SimulatedSession } from './session.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import type { WorldBase } from './world.ts'

/** Who sits where: devices with their locations and their talk with headquarters. */
export interface Workplaces {
  enrolAll(): Promise<readonly SimulatedDevice[]>
  sessionOf(device: SimulatedDevice): SimulatedSession
  /** Locations the device is meant to see now; the first is where its people work. */
  locationsOf(device: SimulatedDevice): readonly string[]
  setLocations(device: SimulatedDevice, locations: readonly string[]): Promise<void>
  /** Present identity at headquarters; `undefined` while it is not enrolled. */
  identityOf(device: SimulatedDevice): DeviceId | undefined
  /** The app starts anew: the talk of before is over. */
  restarted(device: SimulatedDevice): void
  /** A second copy of the app talks for the same computer, on the same database. */
  secondSession(device: SimulatedDevice): SimulatedSession
  list(): readonly SimulatedDevice[]
}

export function createWorkplaces(
  world: WorldBase,
  makeDevice: (place: number) => SimulatedDevice,
): Workplaces {
  const { watch, scheduler, config, headquarters, organisation } = world
  const rng: Rng = world.rng.fork('workplaces')
  const sessions = new Map<SimulatedDevice, SimulatedSession>()
  const locations = new Map<SimulatedDevice, readonly string[]>()
  const devices: SimulatedDevice[] = []

  function scopeOf(device: SimulatedDevice): readonly ScopeEntry[] {
    const own = locations.get(device) ?? []
    return [
      { stream: ORGANISATION_STREAM, mode: 'readWrite' },
      ...own.map((id): ScopeEntry => ({ stream: streamOfLocation(id), mode: 'readWrite' })),
    ]
  }

  async function enrol(device: SimulatedDevice): Promise<void> {
    const scope = scopeOf(device)
    const code = await headquarters.operator.createEnrolCode(device.name, scope)
    const reply = await headquarters.enrol({
      ...{ protocol: 1, app: 'dagdeel/simulated', code, installId: device.installId as DeviceId },
      ...{ deviceName: device.name, publicKey: 'MCowBQYDK2VwAyEA'.padEnd(60, 'A') },
    })
    if (!reply.ok) throw new Error(`${device.name} cannot be enrolled: ${JSON.stringify(reply.refusal)}`)
    const place = { deviceName: device.name, address: 'https://hoofdkantoor.example' }
    device.engine.core.takeEnrolment(reply.value, place, 'empty')
    watch.event('enrolled')
    world.takeWatcher.forget(device)
    world.takeWatcher.allowDownloads(device, scope.length)
  }

  function makeSession(device: SimulatedDevice): SimulatedSession {
    const session: SimulatedSession = createSimulatedSession({
      ...{ device, scheduler, watch, config, network: world.network, rng: rng.fork(device.name) },
      watcher: world.takeWatcher,
      cleared: (because) => {
        // A replaced computer hands over its work first; what was refused, and forgotten since, goes with it.
        const { heldBy, refusedOn } = world.promises
        world.promises.forgive(unjudged(because === 'revoked' ? heldBy(device) : refusedOn(device)))
        watch.note(`${device.name} cleared: ${because}`)
        device.wipe()
        session.reset()
        device.isOnline = false
        scheduler.after(rng.between(1, 12) * 3_600_000, async () => {
          await whenUp(() => enrol(device))
          device.isOnline = true
          session.wake()
        })
      },
      guarded: () => {
        const identity = device.engine.core.standing().identity
        if (identity === undefined) return
        scheduler.after(rng.between(1, 6) * 3_600_000, () =>
          headquarters.operator.allowDeletingMany(identity.deviceId as DeviceId, true),
        )
      },
      needsUpgrade: () => device.restart('present'),
    })
    return session
  }

  /** Whoever needs headquarters waits until it is there. */
  async function whenUp(work: () => Promise<void>): Promise<void> {
    if (headquarters.isUp()) await work()
    else scheduler.after(600_000, () => whenUp(work))
  }

  function unjudged(commandIds: readonly string[]): readonly string[] {
    return commandIds.filter((id) => headquarters.oracles.verdictOf(id) === undefined)
  }

  function drawLocations(place: number): readonly string[] {
    const all = organisation.locationIds
    const own = all[place % all.length] ?? all[0] ?? ''
    // A planner works for several locations at once.
    const others = all.filter((id) => id !== own && rng.chance(place === 0 ? 0.8 : 0.25))
    return [own, ...others]
  }

  const workplaces: Workplaces = {
    async enrolAll() {
      for (let place = 0; place < config.deviceCount; place += 1) {
        const device = makeDevice(place)
        devices.push(device)
        locations.set(device, drawLocations(place))
        sessions.set(device, makeSession(device))
        await enrol(device)
      }
      return devices
    },
    sessionOf(device) {
      const session = sessions.get(device)
      if (session === undefined) throw new Error(`${device.name} has no session`)
      return session
    },
    locationsOf: (device) => locations.get(device) ?? [],
    async setLocations(device, wanted) {
      const identity = workplaces.identityOf(device)
      if (identity === undefined) return
      const before = locations.get(device) ?? []
      locations.set(device, wanted)
      world.takeWatcher.allowDownloads(device, wanted.filter((id) => !before.includes(id)).length)
      await headquarters.setScope(identity, scopeOf(device))
    },
    identityOf: (device) => findSyncState(device.db, 'deviceId') as DeviceId | undefined,
    restarted: (device) => workplaces.sessionOf(device).reset(),
    secondSession: (device) => makeSession(device),
    list: () => devices,
  }
  return workplaces
}
