import type { CommandId } from '#shared/domain/ids.ts'
import { SimulatedCrash } from './faulty-db.ts'
import Sqlite from 'better-sqlite3'
import { drawAct } from './activity.ts'
import type { WantedAct } from './activity.ts'
import { FIRST_MOMENT } from './organisation.ts'
import { withoutCredit } from './registries.ts'
import type { Rng } from './rng.ts'
import { planTroubles } from './troubles.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import type { World } from './world.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { momentOf } from './watch.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

/** Plans a run: who works when, who is offline when, and everything that goes wrong by appointment. */
export function planCalendar(world: World, devices: readonly SimulatedDevice[]): void {
  for (const device of devices) {
    const rng = world.rng.fork(`calendar/${device.name}`)
    planWork(world, device, rng)
    planContacts(world, device, rng)
    planAbsences(world, device, rng)
  }
  planTroubles(world, devices)
}

/** People work from six to six, on most days. */
function planWork(world: World, device: SimulatedDevice, rng: Rng): void {
  const { scheduler, config } = world
  for (let day = 0; day < config.days; day += 1) {
    const isWeekend = day % 7 > 4
    const acts = Math.round((isWeekend ? 0.3 : 1.3) * config.activity * (0.5 + rng.next()))
    for (let number = 0; number < acts; number += 1) {
      const moment = FIRST_MOMENT + day * DAY_MS + rng.between(60, 12 * 60) * 60_000
      scheduler.at(moment, () => actOn(world, device, rng))
      // People work in bursts: two acts right after each other.
      if (rng.chance(0.15)) scheduler.at(moment + 20_000, () => actOn(world, device, rng))
    }
  }
}

/** Somebody does something, if the records give reason to. */
function actOn(world: World, device: SimulatedDevice, rng: Rng): void {
  const [locationId, ...otherLocationIds] = world.workplaces.locationsOf(device)
  if (locationId === undefined || world.workplaces.identityOf(device) === undefined) return
  const today = dutchTimeOf(momentOf(device.now()) as Instant).day
  const view = {
    db: device.db,
    locationId,
    otherLocationIds,
    today,
    earlierActs: world.promises.earlierActs(device),
    turnedDown: turnedDownOn(device, today),
  }
  const act = drawAct(view, rng)
  if (act !== undefined) {
    if (rng.chance(0.05)) actAsOne(world, device, [act, drawAct(view, rng) ?? act], rng)
    else carryOut(world, device, act, rng)
  }
  if (device.isOnline) world.scheduler.after(300, () => world.workplaces.sessionOf(device).refreshWork())
}

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

function carryOut(world: World, device: SimulatedDevice, act: WantedAct, rng: Rng): void {
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
function turnedDownOn(device: SimulatedDevice, day: string): Set<string> {
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
function actAsOne(world: World, device: SimulatedDevice, acts: readonly WantedAct[], rng: Rng): void {
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

function planContacts(world: World, device: SimulatedDevice, rng: Rng): void {
  const { scheduler, config } = world
  const everyMs = config.contactMinutes * 60_000
  const again = (): void => {
    if (device.isOnline) world.workplaces.sessionOf(device).refreshWork()
    scheduler.after(everyMs * (0.5 + rng.next()), again)
  }
  scheduler.after(rng.below(everyMs), again)
}

/** Hours to days without a network. */
function planAbsences(world: World, device: SimulatedDevice, rng: Rng): void {
  const { scheduler, config, watch } = world
  let moment = FIRST_MOMENT
  const end = FIRST_MOMENT + config.days * DAY_MS
  while (moment < end) {
    const hours = rng.between(1, config.offlineHours)
    const onlineHours = hours * (1 / Math.max(config.offlineShare, 0.02) - 1)
    moment += (0.2 + 1.6 * rng.next()) * onlineHours * HOUR_MS
    const back = moment + hours * HOUR_MS
    scheduler.at(moment, () => {
      device.isOnline = false
      if (hours > 24) watch.fault('daysOffline')
    })
    scheduler.at(back, () => {
      device.isOnline = true
      world.workplaces.sessionOf(device).refresh()
    })
    moment = back
  }
}
