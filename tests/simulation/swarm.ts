import { createRng } from './rng.ts'
import type { FaultKind } from './tally.ts'

/**
 * How one run is set up. Every seed draws its own: long pages here, a short memory there, much of one trouble and none
 * of another. Rare mistakes come out where something is extreme.
 */
export interface SwarmConfig {
  readonly days: number
  readonly deviceCount: number
  readonly locationCount: number
  /** Rows a page may hold; the app's own limit is far higher. */
  readonly pageRows: number
  readonly pushCommands: number
  /** How many versions headquarters remembers what was deleted. */
  readonly retention: number
  /** Acts a device a day, about. */
  readonly activity: number
  /** Minutes between two contacts of a device that is online. */
  readonly contactMinutes: number
  readonly offlineShare: number
  readonly offlineHours: number
  /** Purges, erasures by an act, holds, accounts: in runs whose name says so; the others stay the runs they were. */
  readonly hasPrivacyWork: boolean
  /** Chance per opportunity. */
  readonly faults: Readonly<Record<RateKind, number>>
}

/** Troubles that strike by chance at an opportunity; the others are planned on the calendar of the run. */
export type RateKind = Extract<
  FaultKind,
  | 'requestLost'
  | 'responseLost'
  | 'requestDoubled'
  | 'responseDoubled'
  | 'responseLate'
  | 'crashBeforeApply'
  | 'crashInTransaction'
  | 'diskFull'
  | 'databaseBusy'
  | 'bodyTruncated'
  | 'htmlInsteadOfReply'
  | 'tokenExpired'
  | 'headquartersCrashed'
  | 'storeFailed'
>

const usualRates: Readonly<Record<RateKind, number>> = {
  requestLost: 0.06,
  responseLost: 0.05,
  requestDoubled: 0.03,
  responseDoubled: 0.03,
  responseLate: 0.04,
  crashBeforeApply: 0.03,
  crashInTransaction: 0.02,
  diskFull: 0.01,
  databaseBusy: 0.01,
  bodyTruncated: 0.01,
  htmlInsteadOfReply: 0.01,
  tokenExpired: 0.01,
  headquartersCrashed: 0.005,
  storeFailed: 0.005,
}

export interface SwarmOptions {
  /** Fewer days and acts: for the run that is part of every test. */
  readonly isQuick?: boolean
}

export function drawSwarm(seed: string, options: SwarmOptions = {}): SwarmConfig {
  const rng = createRng(`${seed}/swarm`)
  const scale = 0.2 * 15 ** rng.next()
  const faults = { ...usualRates }
  for (const kind of Object.keys(usualRates) as RateKind[]) {
    // Now and then one kind is absent, so that it cannot hide what another breaks.
    faults[kind] = rng.chance(0.12) ? 0 : Math.min(usualRates[kind] * scale * (0.5 + rng.next()), 0.4)
  }
  return {
    days: options.isQuick === true ? rng.between(8, 11) : rng.between(10, 14),
    deviceCount: rng.between(2, 6),
    locationCount: rng.between(1, 3),
    pageRows: rng.pick([2, 5, 12, 30, 60, 200, 1_000]),
    pushCommands: rng.pick([1, 3, 10, 200]),
    retention: rng.between(3, 200),
    activity: options.isQuick === true ? rng.between(3, 9) : rng.between(8, 24),
    contactMinutes: rng.pick(options.isQuick === true ? [90, 180, 360] : [30, 90, 180, 360]),
    offlineShare: 0.5 * rng.next(),
    offlineHours: rng.between(3, 72),
    hasPrivacyWork: seed.includes('privacy'),
    faults,
  }
}
