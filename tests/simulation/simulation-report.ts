import { eventKinds, faultKinds, oracleNames } from './tally.ts'
import type { Tally, Violation } from './tally.ts'
import type { PlantedBug } from './planted-bug.ts'

export interface CaughtBug {
  readonly bug: string
  /** The oracle that saw it first. */
  readonly by: string
  /** In how manieth seed. */
  readonly seeds: number
  readonly what: string
}

/** What a simulation came to, for a person and for the readme. */
export function writeTally(tally: Tally, seeds: number): string {
  const faults = faultKinds.map((kind) => `${kind} ${tally.faults[kind]}`)
  const looks = oracleNames.map((name) => `${name} ${tally.looks[name]}`)
  const events = eventKinds.map((kind) => `${kind} ${tally.events[kind]}`)
  const total = faultKinds.reduce((sum, kind) => sum + tally.faults[kind], 0)
  return [
    '',
    `seeds ${seeds}, device-days ${tally.deviceDays}, commands ${tally.commands}, faults ${total}, violations ${tally.violations.length}`,
    `faults: ${faults.join(', ')}`,
    `oracles: ${looks.join(', ')}`,
    `events: ${events.join(', ')}`,
    ...(tally.trace === '' ? [] : [`trace: ${tally.trace}`]),
    '',
  ].join('\n')
}

export function writeViolations(
  seed: string,
  violations: readonly Violation[],
  fault: string | undefined,
): string {
  const lines = violations.slice(0, 5).map(({ at, oracle, what }) => `  ${at} ${oracle}: ${what}`)
  return [
    `seed ${seed} fails (npm run simulate -- --seed ${seed})`,
    ...lines,
    ...(fault === undefined ? [] : [fault]),
    '',
  ].join('\n')
}

export function writeBugs(bugs: readonly PlantedBug[], caught: readonly CaughtBug[]): string {
  const rows = bugs.map(({ name }) => {
    const found = caught.find(({ bug }) => bug === name)
    return `| ${name} | ${found?.by ?? 'NOT CAUGHT'} | ${found?.seeds ?? '-'} |`
  })
  return [
    '',
    `${caught.length} of ${bugs.length} planted mistakes were found`,
    '',
    '| planted mistake | first seen by | in seed |',
    '|---|---|--:|',
    ...rows,
    '',
  ].join('\n')
}
