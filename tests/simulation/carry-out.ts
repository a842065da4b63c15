import Sqlite from 'better-sqlite3'
import type { CommandId } from '#shared/domain/ids.ts'
import type { WantedAct } from './activity.ts'
import { SimulatedCrash } from './faulty-db.ts'
import { withoutCredit } from './registries.ts'
import type { Rng } from './rng.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import type { World } from './world.ts'

interface Request {
  readonly id: CommandId
  readonly type: string
  readonly args: unknown
  readonly actorId: string
}

function requestOf(world: World, device: SimulatedDevice, act: WantedAct): Request {
  const id = world.newId() as CommandId
  const args = device.age === 'older' && act.type === 'enterAbsence' ? withoutCredit(act.args) : act.args
  return { id, type: act.type, args, actorId: act.actorId }
}

/** One act of somebody on a computer, which may stop just then. */
export function carryOut(world: World, device: SimulatedDevice, act: WantedAct, rng: Rng): void {
  const request = requestOf(world, device, act)
  attempt(world, device, rng, () => {
    const result = device.engine.runner.run(request)
    if (result.ok) confirm(world, device, request, rng)
    else refuseHere(world, device, request)
    world.watch.note(
      `${device.name} ${request.type} ${request.id} ${result.ok ? 'done' : `${result.refusal.code} ${JSON.stringify(result.refusal.params)}`}`,
    )
  })
}

const turnedDown = new WeakMap<SimulatedDevice, { readonly day: string; readonly ids: Set<string> }>()

/** Requests that were tried on this computer on this day and did not fit. */
export function turnedDownOn(device: SimulatedDevice, day: string): Set<string> {
  const known = turnedDown.get(device)
  if (known?.day === day) return known.ids
  const ids = new Set<string>()
  turnedDown.set(device, { day, ids })
  return ids
}

function refuseHere(world: World, device: SimulatedDevice, { type, args }: Request): void {
  world.watch.event('locallyRefused')
  if (type !== 'approveRequest') return
  turnedDown.get(device)?.ids.add(String((args as { readonly requestId: unknown }).requestId))
}

/** Two acts as one step, to be taken back as one. */
export function actAsOne(world: World, device: SimulatedDevice, acts: readonly WantedAct[], rng: Rng): void {
  const requests = acts
    .filter(({ type }) => type !== 'undoCommand' && type !== 'redoCommand')
    .map((act) => requestOf(world, device, act))
  if (requests.length === 0) return
  attempt(world, device, rng, () => {
    for (const [place, result] of device.engine.runner.runEach(requests).entries()) {
      const request = requests[place]
      if (request !== undefined && result.ok) confirm(world, device, request, rng)
    }
    world.watch.note(`${device.name} batch ${requests.map(({ id }) => id).join(' ')}`)
  })
}

function confirm(world: World, device: SimulatedDevice, { id, type }: Request, rng: Rng): void {
  world.promises.confirm({ commandId: id, type, device, installId: device.installId })
  if (rng.chance(0.002)) {
    world.watch.fault('poisonCommand')
    world.poison.add(id)
  }
}

/** The computer may stop, or the disk be full, just as somebody presses Enter: then nothing was confirmed. */
function attempt(world: World, device: SimulatedDevice, rng: Rng, work: () => void): void {
  const { faults } = world.config
  const afterWrites = rng.below(8)
  if (rng.chance(faults.crashInTransaction)) {
    world.watch.fault('crashInTransaction')
    device.db.plan({ kind: rng.chance(0.3) ? 'crashAfterCommit' : 'crash', afterWrites })
  } else if (rng.chance(faults.diskFull)) {
    world.watch.fault('diskFull')
    device.db.plan({ kind: 'full', afterWrites })
  } else if (rng.chance(faults.databaseBusy)) {
    world.watch.fault('databaseBusy')
    device.db.plan({ kind: 'busy', afterWrites })
  }
  world.watch.looked('I0 no fault of ours')
  try {
    work()
    device.db.spare()
  } catch (error) {
    if (error instanceof SimulatedCrash) {
      device.restart()
      world.workplaces.restarted(device)
    } else if (!(error instanceof Sqlite.SqliteError) || !/FULL|BUSY/.test(error.code)) {
      world.watch.threw(device.name, error)
    }
  }
}
