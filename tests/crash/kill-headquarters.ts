import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { seededRandom } from '#tests/bench/seeded-random.ts'
import { makeTempFolder } from '#tests/harness/database.ts'

const program = fileURLToPath(new URL('headquarters-life.ts', import.meta.url))
/** PostgreSQL as WebAssembly is not made faster first: a life is too short to earn that back. */
const QUICK_START = ['--liftoff-only']
/** A life ends when it has judged so many acts more, at some moment within these milliseconds. */
const MOST_JUDGED = 24
const LAST_MOMENTS_MS = 40

export interface HeadquartersCrashReport {
  readonly kills: number
  /** Different acts that somebody got an answer about. */
  readonly answered: number
  /** Answers to an act that was sent once more, after the kill. */
  readonly repeated: number
  /** What a later life did not find, or found otherwise. */
  readonly faults: readonly string[]
}

interface Life {
  readonly signal: string | null
  readonly lines: readonly string[]
}

/**
 * Headquarters on PGlite, killed without warning in the middle of its work, over and over. Every life begins by looking
 * for everything that was ever answered; the last one only looks.
 */
export async function killHeadquarters(kills: number, seed: number): Promise<HeadquartersCrashReport> {
  const temp = makeTempFolder()
  const folder = join(temp.folder, 'headquarters')
  const answers = join(temp.folder, 'answers.jsonl')
  try {
    writeFileSync(answers, '')
    const first = await live([folder, answers, 'first'], Infinity, 0)
    if (first.signal !== null) throw new Error('headquarters does not begin')
    const below = seededRandom(seed)
    const faults: string[] = []
    const answered = new Set<string>()
    let repeated = 0
    for (let kill = 0; kill <= kills; kill += 1) {
      // The last life is killed as soon as it has looked.
      const wanted = kill === kills ? 0 : 1 + below(MOST_JUDGED)
      const { lines } = await live(
        [folder, answers, String(kill)],
        wanted,
        kill === kills ? 0 : below(LAST_MOMENTS_MS),
      )
      if (!lines.includes('checked')) throw new Error(`life ${kill} never got to work`)
      faults.push(...startingWith(lines, 'fault ').map((fault) => `life ${kill}: ${fault}`))
      for (const line of startingWith(lines, 'judged ')) {
        if (answered.has(line)) repeated += 1
        answered.add(line)
        appendFileSync(answers, `${line}\n`)
      }
    }
    return { kills, answered: answered.size, repeated, faults }
  } finally {
    temp.remove()
  }
}

/** Runs until it ends by itself or has judged so many acts; what it said after that is heard too. */
async function live(parameters: readonly string[], judged: number, thenMs: number): Promise<Life> {
  const child = spawn(process.execPath, [...QUICK_START, program, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  let isEnding = false
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    if (isEnding || !output.includes('checked\n') || output.split('\njudged ').length <= judged) return
    isEnding = true
    setTimeout(() => child.kill('SIGKILL'), thenMs)
  })
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  if (signal === null && code !== 0)
    throw new Error(`headquarters ended with ${String(code)}: ${output.slice(-300)}`)
  // The last line may have been cut off by the kill.
  return { signal, lines: output.slice(0, output.lastIndexOf('\n') + 1).split('\n') }
}

function startingWith(lines: readonly string[], word: string): readonly string[] {
  return lines.filter((line) => line.startsWith(word)).map((line) => line.slice(word.length))
}
