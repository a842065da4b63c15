import { drawAct } from './activity.ts'
import { FIRST_MOMENT } from './organisation.ts'
import type { Rng } from './rng.ts'
import { planTroubles } from './troubles.ts'
import { actAsOne, carryOut, turnedDownOn } from './carry-out.ts'
import { planPrivacyWork } from './privacy-work.ts'
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
  planPrivacyWork(world, devices)
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
