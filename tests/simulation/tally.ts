/** Every kind of trouble a run makes. Each must have happened in a whole simulation. (sync rules, I14) */
export const faultKinds = [
  'requestLost',
  'responseLost',
  'requestDoubled',
  'responseDoubled',
  'responseLate',
  'crashBeforeApply',
  'crashInTransaction',
  'appRestart',
  'headquartersOutage',
  'callDuringOutage',
  'scopeChange',
  'tombstonesForgotten',
  'erasure',
  'headquartersRestored',
  'deviceRestored',
  'daysOffline',
  'clockJump',
  'diskFull',
  'databaseBusy',
  'bodyTruncated',
  'htmlInsteadOfReply',
  'tokenExpired',
  'appUpgraded',
  'commandDeferred',
  'poisonCommand',
  'secondInstance',
  'headquartersCrashed',
  'capacityLowered',
  'deviceRevoked',
  'deviceRetired',
  'epochChanged',
  'storeFailed',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** What is watched during a run: the invariants of the protocol. */
export const oracleNames = [
  'I0 no fault of ours',
  'I1 exactly once',
  'I2 nothing lost',
  'I3 capacity',
  'I4 convergence',
  'I5 base plus own work',
  'I6 order of a device',
  'I7 scope',
  'I8 erasure',
  'I9 no flicker',
  'I10 cursors and repeats',
  'I11 named changes',
  'I12 prefix',
  'I13 no needless download',
  'I14 holds',
  'I15 access',
] as const
export type OracleName = (typeof oracleNames)[number]

/** Outcomes worth knowing: a simulation in which nothing is ever rejected proves little. */
export const eventKinds = [
  'acceptedCommand',
  'rejectedCommand',
  'rejectedApproval',
  'acceptedApproval',
  'locallyRefused',
  'reidentified',
  'enrolled',
  'resync',
  'guarded',
  'undoOrRedo',
  'movedBetweenLocations',
  'lostByDesign',
  'acknowledgedRejection',
  'purged',
  'erasedByAct',
  'heldBack',
  'accessEnded',
] as const
export type EventKind = (typeof eventKinds)[number]

export interface Violation {
  readonly oracle: OracleName
  readonly what: string
  /** Moment of the run, ISO. */
  readonly at: string
}

/** What one run came to. Plain data: it crosses from the process that ran it. */
export interface Tally {
  readonly seed: string
  deviceDays: number
  commands: number
  readonly faults: Record<FaultKind, number>
  /** How often each oracle really looked at something. */
  readonly looks: Record<OracleName, number>
  readonly events: Record<EventKind, number>
  readonly violations: Violation[]
  /** Fingerprint of everything that happened, in order. */
  trace: string
}

export function createTally(seed: string): Tally {
  return {
    seed,
    deviceDays: 0,
    commands: 0,
    faults: zeroes(faultKinds),
    looks: zeroes(oracleNames),
    events: zeroes(eventKinds),
    violations: [],
    trace: '',
  }
}

/** Adds what another run came to. */
export function addTally(sum: Tally, other: Tally): void {
  sum.deviceDays += other.deviceDays
  sum.commands += other.commands
  for (const kind of faultKinds) sum.faults[kind] += other.faults[kind]
  for (const name of oracleNames) sum.looks[name] += other.looks[name]
  for (const kind of eventKinds) sum.events[kind] += other.events[kind]
  sum.violations.push(...other.violations)
}

function zeroes<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>
}
