import { findDifference, findTraces, readOutbox } from './device-oracles.ts'
import { nameOfChild } from './name-of-child.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import type { World } from './world.ts'

const ROUND_MS = 1_800_000
/** A device that still has work after so many half hours without any trouble never gets rid of it. */
const MOST_ROUNDS = 120

/** Makes everything well, waits until it is quiet, and looks at what is left: I2, I4, I8. */
export async function checkEnd(world: World, devices: readonly SimulatedDevice[]): Promise<void> {
  const { scheduler, headquarters, workplaces, watch } = world
  watch.note('heal')
  if (!headquarters.isUp()) headquarters.comeUp()
  headquarters.restart('present')
  headquarters.heal()
  world.poison.clear()
  world.network.heal()
  for (const device of devices) {
    device.skewMs = 0
    device.isOnline = true
    if (device.age === 'older') device.restart('present')
    workplaces.restarted(device)
    workplaces.sessionOf(device).heal()
  }
  let rounds = 0
  for (; rounds < MOST_ROUNDS; rounds += 1) {
    for (const device of devices) workplaces.sessionOf(device).refresh()
    await scheduler.runUntil(scheduler.now() + ROUND_MS)
    if (rounds > 1 && devices.every((device) => isAtRest(world, device))) break
  }
  watch.note(`at rest after ${rounds} rounds`)
  for (const device of devices) checkConverged(world, device)
  world.promises.check(headquarters.oracles)
  for (const device of devices) world.takeWatcher.lookClosely(device)
  await checkErasedAtHeadquarters(world)
  checkErasedEverywhere(world, devices)
}

function isAtRest(world: World, device: SimulatedDevice): boolean {
  const { identity, scope } = device.engine.core.standing()
  return (
    identity !== undefined &&
    scope.length > 0 &&
    readOutbox(device.db).length === 0 &&
    world.workplaces.sessionOf(device).isIdle() &&
    device.engine.core.standing().downloading.length === 0
  )
}

function checkConverged(world: World, device: SimulatedDevice): void {
  const { watch, headquarters, workplaces } = world
  const truth = headquarters.oracles.truth()
  watch.looked('I4 convergence')
  const left = readOutbox(device.db)
  if (left.length > 0) {
    const [first] = left
    watch.violated(
      'I4 convergence',
      `${device.name} keeps ${left.length} acts, first ${first?.id} ${first?.state}`,
    )
  }
  const scope = device.engine.core.standing().scope.map(({ stream }) => stream)
  const wanted = ['org', ...workplaces.locationsOf(device).map((id) => `loc:${id}`)].toSorted()
  if (scope.toSorted().join() !== wanted.join()) {
    watch.violated('I4 convergence', `${device.name} sees ${scope.join()}, meant are ${wanted.join()}`)
  }
  for (const stream of scope) {
    const difference = findDifference(device.db, stream, truth)
    if (difference !== undefined) watch.violated('I4 convergence', `${device.name} ${difference}`)
  }
}

/** I8: headquarters itself keeps nothing of somebody who was erased, in no stream and in no act. */
async function checkErasedAtHeadquarters({ watch, headquarters, erased, promises }: World): Promise<void> {
  for (const { subjectId } of erased) {
    watch.looked('I8 erasure')
    const name = nameOfChild(subjectId)
    for (const stream of headquarters.oracles.truth().streams()) {
      const rows = await headquarters.store.read((reader) =>
        reader.listRowsOfStream({ stream, after: 0, limit: 1_000_000, goneAfter: null }),
      )
      const row = rows.find(({ payload }) => payload !== null && JSON.stringify(payload).includes(name))
      if (row !== undefined)
        watch.violated('I8 erasure', `headquarters: ${row.table} ${row.id} holds ${name}`)
    }
    for (const id of promises.ids()) {
      const judged = await headquarters.store.read((reader) => reader.findJudged(id))
      if (judged !== undefined && JSON.stringify(judged).includes(name)) {
        watch.violated('I8 erasure', `headquarters: ${judged.type} ${id} holds ${name}`)
      }
    }
  }
}

/** I8: when everything has come to rest nobody who was erased is named anywhere, in no record nor log line. */
function checkErasedEverywhere(world: World, devices: readonly SimulatedDevice[]): void {
  const { watch, erased } = world
  if (erased.length === 0) return
  const atHeadquarters = world.everythingAtHeadquarters()
  for (const { subjectId } of erased) {
    const name = nameOfChild(subjectId)
    watch.looked('I8 erasure')
    if (atHeadquarters.includes(name)) {
      const at = atHeadquarters.indexOf(name)
      watch.violated('I8 erasure', `headquarters: ${atHeadquarters.slice(Math.max(0, at - 120), at + 80)}`)
    }
    for (const device of devices) {
      watch.looked('I8 erasure')
      const traces = findTraces(device.db, [name, subjectId])
      if (traces !== undefined) watch.violated('I8 erasure', `${device.name} at the end: ${traces}`)
      if (JSON.stringify(device.journaled()).includes(subjectId))
        watch.violated('I8 erasure', `${device.name} at the end: ${subjectId} still stands in the journal`)
    }
  }
}
