import type { BaseGroup } from '#shared/domain/organisation/model.ts'
import { FIRST_MOMENT } from './organisation.ts'
import type { PlantedBug } from './planted-bug.ts'
import type { Rng } from './rng.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import type { World } from './world.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

type Trouble = (world: World, rng: Rng, devices: readonly SimulatedDevice[]) => void | Promise<void>

/** What goes wrong by appointment, and how often a week of a run it does. */
const troubles: readonly (readonly [number, Trouble])[] = [
  [4, restartApp],
  [2, jumpClock],
  [2, haveOutage],
  [2, changeScope],
  [3, forgetDeleted],
  [0.7, erase],
  [0.35, restoreHeadquarters],
  [0.4, restoreDevice],
  [0.4, upgradeApp],
  [0.35, ageHeadquarters],
  [0.6, startTwice],
  [1.2, lowerCapacity],
  [0.25, revoke],
  [0.25, retire],
  [0.12, renewEpoch],
]

/** What a run has more of when it looks for a mistake that harms nobody otherwise. */
function moreOf(needs: PlantedBug['needs']): readonly (readonly [number, Trouble])[] {
  if (needs === 'oldCopies') return [[4, restoreDevice]]
  if (needs !== 'forgetting') return []
  return [
    [12, changeScope],
    [
      150,
      ({ headquarters }) =>
        headquarters.isUp() ? headquarters.forgetDeleted(0).then(() => undefined) : undefined,
    ],
  ]
}

export function planTroubles(world: World, devices: readonly SimulatedDevice[]): void {
  const { scheduler, config } = world
  const rng = world.rng.fork('troubles')
  for (const [perWeek, make] of [...troubles, ...moreOf(world.bug?.needs)]) {
    const expected = (perWeek * config.days) / 7
    const times = Math.floor(expected) + (rng.chance(expected % 1) ? 1 : 0)
    for (let number = 0; number < times; number += 1) {
      const moment = FIRST_MOMENT + DAY_MS / 2 + rng.next() * (config.days - 1) * DAY_MS
      scheduler.at(moment, () => make(world, rng, devices))
    }
  }
}

function restartApp({ watch, workplaces }: World, rng: Rng, devices: readonly SimulatedDevice[]): void {
  const device = rng.pick(devices)
  watch.fault('appRestart')
  if (rng.chance(0.4)) device.reboot()
  else device.restart()
  workplaces.restarted(device)
}

function jumpClock({ watch, scheduler }: World, rng: Rng, devices: readonly SimulatedDevice[]): void {
  const device = rng.pick(devices)
  watch.fault('clockJump')
  device.skewMs = rng.pick([-DAY_MS, DAY_MS, -HOUR_MS, 600_000])
  scheduler.after(rng.between(2, 40) * HOUR_MS, () => {
    device.skewMs = 0
  })
}

function haveOutage({ watch, scheduler, headquarters }: World, rng: Rng): void {
  if (!headquarters.isUp()) return
  watch.fault('headquartersOutage')
  headquarters.goDown()
  scheduler.after(rng.between(10, 360) * 60_000, () => headquarters.comeUp())
}

async function changeScope(world: World, rng: Rng, devices: readonly SimulatedDevice[]): Promise<void> {
  const { watch, workplaces, organisation, headquarters } = world
  const device = rng.pick(devices)
  const [own, ...others] = workplaces.locationsOf(device)
  if (own === undefined || organisation.locationIds.length < 2 || !headquarters.isUp()) return
  watch.fault('scopeChange')
  const more = organisation.locationIds.filter((id) => id !== own && !others.includes(id))
  const next =
    rng.chance(0.5) && more[0] !== undefined ? [own, ...others, more[0]] : [own, ...others.slice(0, -1)]
  // Now and then somebody goes to work somewhere else altogether.
  await workplaces.setLocations(device, rng.chance(0.15) && more[0] !== undefined ? [more[0]] : next)
}

async function forgetDeleted({ watch, headquarters, config }: World): Promise<void> {
  if (!headquarters.isUp()) return
  await headquarters.forgetDeleted(config.retention)
  watch.fault('tombstonesForgotten')
}

async function erase(world: World, rng: Rng): Promise<void> {
  const { watch, headquarters, organisation, erased } = world
  const gone = new Set(erased.map(({ subjectId }) => subjectId))
  const left = (organisation.rows.child ?? []).filter(({ id }) => !gone.has(id))
  if (left.length < 4 || !headquarters.isUp()) return
  // Rather somebody whom work names that was not sent yet.
  const waiting = world.workplaces
    .list()
    .flatMap(({ db }) => db.all('select l.args from outbox o join command_log l on l.id = o.id'))
    .map((row) => String(row['args']))
  const named = left.filter(({ id }) => waiting.some((args) => args.includes(`"${id}"`)))
  const subjectId = rng.pick(named.length > 0 && rng.chance(0.7) ? named : left).id
  watch.fault('erasure')
  await headquarters.erase(subjectId)
}

/** A copy, some hours in which work goes on, and then everything after the copy is gone. */
function restoreHeadquarters(world: World, rng: Rng): void {
  const { watch, headquarters, scheduler } = world
  headquarters.takeBackup()
  watch.note('backup')
  scheduler.after(rng.between(1, 48) * HOUR_MS, async () => {
    const lost = headquarters.oracles.verdictIds()
    if (!(await headquarters.restoreBackup(world.bug?.keepsEpoch !== true))) return
    watch.fault('headquartersRestored')
    watch.fault('epochChanged')
    world.promises.headquartersForgot(lost, headquarters.oracles)
    for (const device of world.workplaces.list()) allowAll(world, device)
  })
}

async function renewEpoch(world: World): Promise<void> {
  const { watch, headquarters } = world
  if (!headquarters.isUp()) return
  const backup = headquarters.oracles.copy()
  headquarters.oracles.restoreFrom(backup, await headquarters.operator.renewEpoch())
  watch.fault('epochChanged')
  for (const device of world.workplaces.list()) allowAll(world, device)
}

function allowAll(world: World, device: SimulatedDevice): void {
  world.takeWatcher.allowDownloads(device, world.organisation.locationIds.length + 1)
}

/** A computer is put back to how it was hours or days ago, as from a copy of the disk. */
function restoreDevice(world: World, rng: Rng, devices: readonly SimulatedDevice[]): void {
  const { watch, scheduler, workplaces } = world
  const device = rng.pick(devices)
  if (workplaces.identityOf(device) === undefined) return
  const copy = device.copyDatabase()
  const installId = device.installId
  scheduler.after(rng.between(1, 48) * HOUR_MS, () => {
    if (device.installId !== installId || workplaces.identityOf(device) === undefined) return
    watch.fault('deviceRestored')
    device.restoreDatabase(copy)
    workplaces.restarted(device)
    world.takeWatcher.forget(device)
    // What it had downloaded since may have to be downloaded again.
    allowAll(world, device)
    world.promises.deviceForgot(device, world.headquarters.oracles)
    if (rng.chance(0.5)) return
    // Work goes on before headquarters hears of it: the same numbers are given to other acts.
    device.isOnline = false
    scheduler.after(rng.between(6, 36) * HOUR_MS, () => {
      device.isOnline = true
      workplaces.sessionOf(device).refresh()
    })
  })
}

function upgradeApp(world: World, rng: Rng, devices: readonly SimulatedDevice[]): void {
  const { watch, scheduler, workplaces } = world
  const device = rng.pick(devices)
  if (device.age === 'older') return
  // Only an app that has nothing of the present one waiting can be the older one.
  if (world.promises.heldBy(device).length > 0) return
  device.restart('older')
  workplaces.restarted(device)
  scheduler.after(rng.between(4, 60) * HOUR_MS, () => {
    if (device.age === 'present') return
    watch.fault('appUpgraded')
    device.restart('present')
    workplaces.restarted(device)
  })
}

/** Headquarters was brought up to date later than the apps. */
function ageHeadquarters({ headquarters, scheduler }: World, rng: Rng): void {
  headquarters.restart('older')
  scheduler.after(rng.between(1, 24) * HOUR_MS, () => headquarters.restart('present'))
}

/** Somebody starts the app twice on one folder, and both talk. */
function startTwice({ watch, workplaces }: World, rng: Rng, devices: readonly SimulatedDevice[]): void {
  const device = rng.pick(devices)
  if (!device.isOnline || workplaces.identityOf(device) === undefined) return
  watch.fault('secondInstance')
  workplaces.secondSession(device).wake()
}

/** A group becomes smaller while others approve requests for it. */
async function lowerCapacity(world: World, rng: Rng): Promise<void> {
  const { watch, headquarters } = world
  if (!headquarters.isUp()) return
  const groups = (await headquarters.store.read((reader) =>
    reader.answer({ kind: 'rows', table: 'base_group', where: {} }),
  )) as readonly BaseGroup[]
  const group = rng.pick(groups)
  const maxChildren = Math.max(3, group.maxChildren + rng.pick([-1, -1, 1]))
  watch.fault('capacityLowered')
  await headquarters.operator.act('importOrganisation', { rows: { base_group: [{ ...group, maxChildren }] } })
}

async function revoke(world: World, rng: Rng, devices: readonly SimulatedDevice[]): Promise<void> {
  await takeBack(world, rng.pick(devices), 'now')
}

async function retire(world: World, rng: Rng, devices: readonly SimulatedDevice[]): Promise<void> {
  await takeBack(world, rng.pick(devices), 'afterPush')
}

async function takeBack(world: World, device: SimulatedDevice, wipe: 'now' | 'afterPush'): Promise<void> {
  const identity = world.workplaces.identityOf(device)
  if (identity === undefined || !world.headquarters.isUp()) return
  world.watch.fault(wipe === 'now' ? 'deviceRevoked' : 'deviceRetired')
  await world.headquarters.operator.revoke(identity, wipe)
}
