import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { seededRandom } from '#tests/bench/seeded-random.ts'
import { quantile } from '#tests/bench/quantile.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { openHouse } from './folder-house.ts'
import type { House } from './folder-house.ts'
import type { FolderKind } from './folder-work.ts'
import { lookAtFolder } from './look-at-folder.ts'

const program = fileURLToPath(new URL('folder-life.ts', import.meta.url))
/** Node keeps the program there as it read it: starting is most of what a short life costs. */
const codeCache =
  process.env['NODE_COMPILE_CACHE'] ??
  fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url))
/** The kill comes at a moment of the work from its beginning to somewhat after its usual end. */
const LATEST = 1.2
/** One of so many kills comes while the next life opens the folder and finishes what the one before left. */
const IN_OPENING = 5
const SEED_STEPS = 10_000

export interface FolderCrashReport {
  readonly kind: FolderKind
  readonly kills: number
  /** Acts somebody was told are done. */
  readonly acknowledged: number
  /** Copies, restores, key changes, erasures or purges somebody was told are done. */
  readonly finished: number
  /** Those that were killed before their end. */
  readonly cutShort: number
  /** Kills while a folder was opened that had been killed before. */
  readonly inOpening: number
  /** How long one takes that nobody kills, as last measured. */
  readonly usualMs: number
  /** Acknowledged acts that are neither in the database nor in one that was moved aside. */
  readonly lost: readonly string[]
  /** What a check of the whole folder found after a kill. */
  readonly findings: readonly string[]
}

type Target = 'work' | 'opening'

/**
 * A data folder killed without warning while it makes copies, puts one back, changes its key, erases somebody or removes
 * what is over its term, over and over. After every kill it must open with the password, hold together, and know every
 * act that was confirmed; one of five kills comes while that opening goes on.
 */
export async function killFolder(kind: FolderKind, kills: number, seed: number): Promise<FolderCrashReport> {
  const temp = makeTempFolder()
  try {
    const house = await openHouse(temp.folder, kind, kills)
    const moments = spreadMoments(kills, seed)
    const below = seededRandom(seed + 1)
    const acknowledged = new Set<number>()
    const erased = new Set<string>()
    const aside = new Set<number>()
    const lost = new Set<string>()
    const findings: string[] = []
    const took: Record<Target, number[]> = { work: [], opening: [] }
    const counts = { finished: 0, cutShort: 0, inOpening: 0 }
    let purgedAt: number | null = null
    let next = 0

    const hear = (lines: readonly string[]): void => {
      for (const number of numbersIn(lines, 'done ')) acknowledged.add(number)
      for (const id of startingWith(lines, 'erased ')) erased.add(id)
      for (const told of startingWith(lines, 'purged ')) purgedAt = Number(told.split(' ')[0])
      took.opening.push(...numbersIn(lines, 'ready ').slice(0, 1))
      // The first of a life is the one that is killed; later ones find the program warm.
      took.work.push(...numbersIn(lines, 'took ').slice(0, 1))
      next = Math.max(next, ...[...acknowledged].map((number) => number + 1))
    }

    hear(await liveOnce(house, kind, next, undefined))
    for (const [kill, moment] of moments.entries()) {
      const target: Target = kill > 0 && below(IN_OPENING) === 0 ? 'opening' : 'work'
      if (target === 'opening') counts.inOpening += 1
      else if (kill > 0) await look(kill)
      const thenMs = moment * quantile(took[target], 0.5)
      const lines = await liveOnce(house, kind, next, { target, thenMs })
      hear(lines)
      const ended = startingWith(lines, 'took ').length
      counts.finished += ended
      counts.cutShort += lines.filter((line) => line === 'begins').length - ended
    }
    await look(kills)
    const usualMs = quantile(took.work, 0.5)
    return { kind, kills, acknowledged: acknowledged.size, ...counts, usualMs, lost: [...lost], findings }

    async function look(kill: number): Promise<void> {
      const seen = await lookAtFolder(house, kind, { erased, purgedAt, aside })
      for (const number of acknowledged) if (!seen.known.has(number)) lost.add(`act-${number}`)
      next = Math.max(next, ...[...seen.known].map((number) => number + 1))
      findings.push(...seen.findings.map((each) => `${kind}, kill ${kill}: ${JSON.stringify(each)}`))
    }
  } finally {
    temp.remove()
  }
}

/** One moment from every equal part of the work, as a share of its usual length, in a mixed order. */
function spreadMoments(kills: number, seed: number): readonly number[] {
  const below = seededRandom(seed)
  const moments = Array.from(
    { length: kills },
    (_, place) => ((place + below(SEED_STEPS) / SEED_STEPS) / kills) * LATEST,
  )
  return moments
    .map((moment) => ({ moment, order: below(SEED_STEPS) }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ moment }) => moment)
}

/** Lets a folder live and kills it so long after its work, or its opening, began; answers what it said. */
async function liveOnce(
  house: House,
  kind: FolderKind,
  next: number,
  end: { readonly target: Target; readonly thenMs: number } | undefined,
): Promise<readonly string[]> {
  const parameters = [program, house.folder, house.slotId, kind, String(next)]
  if (end === undefined) parameters.push('once')
  const env = { ...process.env, NODE_COMPILE_CACHE: codeCache }
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'], env })
  const mark = end?.target === 'opening' ? 'opens\n' : 'begins\n'
  let output = ''
  let isEnding = end === undefined
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    if (isEnding || !output.includes(mark)) return
    isEnding = true
    setTimeout(() => child.kill('SIGKILL'), end?.thenMs ?? 0)
  })
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  if (end === undefined ? code !== 0 : signal !== 'SIGKILL')
    throw new Error(`a life ended by itself, with ${String(code)}: ${output.slice(-300)}`)
  // The last line may have been cut off by the kill.
  return output.slice(0, output.lastIndexOf('\n') + 1).split('\n')
}

function startingWith(lines: readonly string[], word: string): readonly string[] {
  return lines.filter((line) => line.startsWith(word)).map((line) => line.slice(word.length))
}

function numbersIn(lines: readonly string[], word: string): readonly number[] {
  return startingWith(lines, word).map(Number)
}
