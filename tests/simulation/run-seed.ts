import { createMemoryStore } from '#headquarters/store/memory/memory-store.ts'
import type { MemoryCopy } from '#headquarters/store/memory/memory-store.ts'
import { createHeadquarters } from '#headquarters/sync/create-headquarters.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import { commandRegistry } from '#shared/commands/registry.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { planCalendar } from './calendar.ts'
import { checkEnd } from './check-end.ts'
import { openEngine } from './open-engine.ts'
import { createNetwork } from './network.ts'
import { drawOrganisation, FIRST_MOMENT } from './organisation.ts'
import type { PlantedBug } from './planted-bug.ts'
import { createPromises } from './promises.ts'
import { olderRegistry, poisonedRegistry } from './registries.ts'
import { createRng } from './rng.ts'
import { createScheduler } from './scheduler.ts'
import { createSimulatedDevice } from './simulated-device.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import { createSimulatedHeadquarters } from './simulated-headquarters.ts'
import { drawSwarm } from './swarm.ts'
import { createTakeWatcher } from './take-watcher.ts'
import type { Tally } from './tally.ts'
import { createWatch, momentOf } from './watch.ts'
import { createWorkplaces } from './workplaces.ts'
import type { World } from './world.ts'

export interface RunOptions {
  readonly isQuick?: boolean
  /** A mistake that is put in on purpose, to see whether it is found. */
  readonly bug?: PlantedBug
  readonly onLine?: (line: string) => void
}

const DAY_MS = 86_400_000
const rulebook = shippedRulebook()

/** One whole run: some days of an organisation under every trouble, then quiet, then a look at what is left. */
export async function runSeed(seed: string, options: RunOptions = {}): Promise<Tally> {
  const config = drawSwarm(seed, options)
  const rng = createRng(seed)
  const scheduler = createScheduler(FIRST_MOMENT)
  const watch = createWatch(seed, scheduler, options)
  watch.note(`config ${JSON.stringify(config)}`)
  const organisation = drawOrganisation(rng.fork('organisation'), config.locationCount, config.hasPrivacyWork)
  const world = await buildWorld()
  const devices = await world.workplaces.enrolAll()
  planCalendar(world, devices)
  // A planted mistake that was seen once is found.
  const isFound = (): boolean => options.bug !== undefined && watch.tally.violations.length > 0
  await scheduler.runUntil(FIRST_MOMENT + config.days * DAY_MS, isFound)
  watch.tally.deviceDays += devices.length * config.days
  if (!isFound()) await checkEnd(world, devices)
  watch.tally.commands = world.promises.count()
  for (const device of devices) device.close()
  return watch.finish()

  async function buildWorld(): Promise<World> {
    const poison = new Set<string>()
    let made = 0
    const newId = (): string => `id-${String((made += 1)).padStart(6, '0')}`
    const memory = createMemoryStore({ epoch: 'epoch-0', name: 'Hoofdkantoor' })
    const children = new Set<string>((organisation.rows.child ?? []).map(({ id }) => id))
    const erased: { seq: number; subjectId: string }[] = []
    const headquarters = createSimulatedHeadquarters({
      isChild: (subjectId) => children.has(subjectId),
      onErased: (erasure) => erased.push(erasure),
      watch,
      config,
      rng: rng.fork('headquarters'),
      restorable: {
        store: memory,
        copy: () => memory.copy(),
        restoreFrom: (copy) => memory.restoreFrom(copy as MemoryCopy),
      },
      wrapStore: options.bug?.store,
      changeAnswer: options.bug?.answer,
      make: (store, age) => {
        const registry = age === 'older' ? olderRegistry : commandRegistry
        const planted = options.bug?.registry?.(registry) ?? registry
        return createHeadquarters({
          store,
          registry: poisonedRegistry(planted, (id) => poison.has(id)),
          rulebook,
          clock: { now: () => momentOf(scheduler.now()) as Instant },
          ids: { newId, newEnrolCode: () => `CODE-${newId()}`.toUpperCase(), newIncident: newId },
        })
      },
    })
    headquarters.oracles.begin('epoch-0')
    const imported = await headquarters.operator.act('importOrganisation', { rows: organisation.rows })
    if (!imported.ok)
      throw new Error(`the organisation cannot be imported: ${JSON.stringify(imported.refusal)}`)
    const network = createNetwork({ scheduler, watch, config, rng: rng.fork('network') }, headquarters)
    const promises = createPromises(watch, () => erased.map(({ subjectId }) => subjectId))
    const takeWatcher = createTakeWatcher({
      ...{ watch, rng: rng.fork('oracles'), oracles: headquarters.oracles },
      ...{ registry: (device) => device.registry, erased: () => erased, looks: 0.05 },
    })
    const base = {
      rng,
      scheduler,
      watch,
      config,
      organisation,
      headquarters,
      everythingAtHeadquarters: () => textOf(memory.copy()),
      network,
      promises,
      poison,
      erased,
      takeWatcher,
      newId,
    }
    const makeDevice = (place: number): SimulatedDevice =>
      createSimulatedDevice({
        name: `device-${place + 1}`,
        installId: `install-${place + 1}`,
        registryOf: (age) => (age === 'older' ? olderRegistry : commandRegistry),
        makeEngine: (parts) => {
          const engine = openEngine(parts, rulebook)
          return { ...engine, core: options.bug?.core?.(engine.core, parts.db, rng) ?? engine.core }
        },
        now: () => scheduler.now(),
        newId,
      })
    const workplaces = createWorkplaces(base, makeDevice)
    return { ...base, workplaces, bug: options.bug }
  }
}

/** Everything in a copy as one text, maps and sets as well. */
function textOf({ state }: MemoryCopy): string {
  // The log of a stream in memory is an index: what it has of versions that were replaced counts for nothing.
  const streamRows = [...state.streamRows.values()].map(({ rows, acts }) => ({ rows, acts }))
  return JSON.stringify({ ...state, streamRows }, (_, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value,
  )
}
