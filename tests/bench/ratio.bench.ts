import { Bench } from 'tinybench'
import { lawFiles } from '#resources/law/law-files.ts'
import { createRatioAnswerer } from '#shared/domain/ratio/answer-ratio-case.ts'
import { explainRatio } from '#shared/domain/ratio/explain-ratio.ts'
import { createLawBook } from '#shared/domain/ratio/law-book.ts'
import { AGE_SLOTS } from '#shared/domain/ratio/model.ts'
import { compileRatio } from '#shared/domain/ratio/required-staff.ts'
import { must } from '#shared/kernel/invariant.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { reportFigures, type Figure } from './figures.ts'

/**
 * The staff-child ratio: one look-up must take less than a microsecond and allocate nothing; a million lines on the
 * command line must take less than ten seconds. Run with `npm run bench -- ratio` (Node gets `--expose-gc`).
 *
 * Look-ups walk through a million random groups, so that neither the table nor the counts stay in the near caches.
 */

const GROUPS = 1 << 20
const LIMIT_NS = 1000
/** The smallest thing a program can allocate is larger than this: below it, nothing was. */
const LIMIT_BYTES = 1
const LIMIT_LINE_NS = 10_000

const book = createLawBook(lawFiles)
const day = isoDay('2026-11-26')
const kdv = must(compileRatio(book, 'kdv', day), 'law')
const combined = must(compileRatio(book, 'combined', day), 'law')
const bso = must(compileRatio(book, 'bso', day), 'law')

/** The same groups at every run: a small generator with a fixed start. */
function makeRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function makeGroups(ages: readonly number[], most: number): readonly Uint8Array[] {
  const random = makeRandom(20_261_126)
  return Array.from({ length: GROUPS }, () => {
    const counts = new Uint8Array(AGE_SLOTS)
    for (let children = random(most + 1); children > 0; children--) {
      const age = ages[random(ages.length)] ?? 0
      counts[age] = (counts[age] ?? 0) + 1
    }
    return counts
  })
}

const dayCareGroups = makeGroups([0, 1, 2, 3], 16)
const mixedGroups = makeGroups([0, 1, 2, 3, 4, 5, 6, 7, 8], 16)
const locations = makeGroups([4, 5, 6, 7, 8, 9, 10, 11], 120)
const lines = dayCareGroups
  .slice(0, 100_000)
  .map((counts) =>
    JSON.stringify({ setting: 'kdv', date: day, counts: Object.fromEntries(counts.entries()) }),
  )

/** What the work adds up to, so that no engine may leave it out. */
let sink = 0

function lookUp(ratio: typeof kdv, groups: readonly Uint8Array[], acts: number): void {
  let total = 0
  for (let index = 0; index < acts; index++) {
    const counts = groups[index]
    if (counts !== undefined) total += ratio.required(counts)
  }
  sink += total
}

interface Measure {
  readonly name: string
  readonly acts: number
  readonly limitNs: number | null
  readonly limitBytes: number | null
  readonly run: (acts: number) => void
}

const answerText = createRatioAnswerer(book)
const looked = { acts: GROUPS, limitNs: LIMIT_NS, limitBytes: LIMIT_BYTES }
const measures: readonly Measure[] = [
  { ...looked, name: 'look-up, day care', run: (acts) => lookUp(kdv, dayCareGroups, acts) },
  { ...looked, name: 'look-up, combined', run: (acts) => lookUp(combined, mixedGroups, acts) },
  { ...looked, name: 'formula, bso location', run: (acts) => lookUp(bso, locations, acts) },
  {
    name: 'whole explanation',
    acts: 20_000,
    limitNs: null,
    limitBytes: null,
    run: (acts) => {
      for (let index = 0; index < acts; index++) {
        sink += explainRatio(book, { setting: 'kdv', day, counts: [...(dayCareGroups[index] ?? [])] }).steps
          .length
      }
    },
  },
  {
    name: 'command-line case, JSON to JSON',
    acts: lines.length,
    limitNs: LIMIT_LINE_NS,
    limitBytes: null,
    run: (acts) => {
      for (const line of lines.slice(0, acts)) {
        const answer = answerText(JSON.parse(line))
        if (answer.ok) sink += answer.value.length
      }
    },
  },
  {
    name: 'law book and all its tables, from files',
    acts: 1,
    limitNs: null,
    limitBytes: null,
    run: () => {
      sink += compileRatio(createLawBook(lawFiles), 've', day)?.required([1]) ?? 0
    },
  },
]

/** So few that the heap does not fill up and is not collected while it is measured. */
const MOST_MEASURED_ACTS = 10_000

/** Bytes the heap grows per act, less what measuring itself costs; the smallest of some rounds. */
function bytesPerAct(measure: Measure): number | undefined {
  const collect = globalThis.gc
  if (collect === undefined) return undefined
  const acts = Math.min(measure.acts, measure.limitBytes === null ? 500 : MOST_MEASURED_ACTS)
  const grow = (run: () => void) => {
    collect({ type: 'major', execution: 'sync' })
    const before = process.memoryUsage().heapUsed
    run()
    return process.memoryUsage().heapUsed - before
  }
  let least = Infinity
  for (let round = 0; round < 5; round++) {
    const idle = grow(() => undefined)
    least = Math.min(least, (grow(() => measure.run(acts)) - idle) / acts)
  }
  return Math.max(0, least)
}

const bench = new Bench({ time: 1000, warmupTime: 200 })
for (const measure of measures) bench.add(measure.name, () => measure.run(measure.acts))
await bench.run()

const rows = measures.map((measure) => {
  const result = bench.getTask(measure.name)?.result
  const latency = result !== undefined && 'latency' in result ? result.latency : undefined
  const nanoseconds = ((latency?.p50 ?? Number.NaN) * 1e6) / measure.acts
  return { ...measure, nanoseconds, bytes: bytesPerAct(measure) }
})
reportFigures(
  rows.flatMap(({ name, nanoseconds, bytes, limitNs, limitBytes }) => [
    timeOf(`ratio, ${name}: median`, nanoseconds, limitNs),
    ...bytesOf(`ratio, ${name}: on the heap`, bytes, limitBytes),
  ]),
)
if (sink === 0) process.exitCode = 1

function timeOf(what: string, nanoseconds: number, limitNs: number | null): Figure {
  return nanoseconds >= 1e6 && limitNs === null
    ? { what, value: nanoseconds / 1e6, unit: 'ms', budget: null }
    : { what, value: nanoseconds, unit: 'ns', budget: limitNs }
}

/** Nothing where no limit is set, or where the heap could not be measured. */
function bytesOf(what: string, bytes: number | undefined, limitBytes: number | null): readonly Figure[] {
  return bytes === undefined || limitBytes === null
    ? []
    : [{ what, value: bytes, unit: 'bytes', budget: limitBytes }]
}
