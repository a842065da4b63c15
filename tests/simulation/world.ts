import type { Network } from './network.ts'
import type { SimulatedOrganisation } from './organisation.ts'
import type { PlantedBug } from './planted-bug.ts'
import type { Promises } from './promises.ts'
import type { Rng } from './rng.ts'
import type { Scheduler } from './scheduler.ts'
import type { SimulatedHeadquarters } from './simulated-headquarters.ts'
import type { SwarmConfig } from './swarm.ts'
import type { WatchingTakes } from './take-watcher.ts'
import type { Watch } from './watch.ts'
import type { Workplaces } from './workplaces.ts'

/** What every part of a run can reach. */
export interface WorldBase {
  readonly rng: Rng
  readonly scheduler: Scheduler
  readonly watch: Watch
  readonly config: SwarmConfig
  readonly organisation: SimulatedOrganisation
  readonly headquarters: SimulatedHeadquarters
  /** All that its store holds, as one text: records, streams, acts, images, the trail. */
  readonly everythingAtHeadquarters: () => string
  readonly network: Network
  readonly promises: Promises
  /** Commands that make a handler at headquarters throw. */
  readonly poison: Set<string>
  readonly erased: { readonly seq: number; readonly subjectId: string }[]
  readonly takeWatcher: WatchingTakes
  readonly newId: () => string
}

export interface World extends WorldBase {
  readonly workplaces: Workplaces
  readonly bug: PlantedBug | undefined
}
