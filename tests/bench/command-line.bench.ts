import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reportFigures } from './figures.ts'
import { quantile } from './quantile.ts'
import { seededRandom } from './seeded-random.ts'

/**
 * The command line end to end: a process is started, reads a million cases from a file and answers into nothing. The
 * cases vary in setting, day and children, so that few of them are the same; next to it a million times one case, to
 * show what keeping answers saves.
 */

const LINES = 1_000_000
const BUDGET_SECONDS = 10
const ROUNDS = 3
const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'dagdeel-bench-'))
const random = seededRandom(20_261_126)

const settings = ['kdv', 'psg', 've', 'bso', 'combined'] as const
/** Ages a case may hold, and the most children it has. */
const shapes = {
  kdv: { ages: [0, 1, 2, 3], most: 17 },
  psg: { ages: [2, 3], most: 17 },
  ve: { ages: [2, 3], most: 17 },
  bso: { ages: [4, 5, 6, 7, 8, 9, 10, 11, 12], most: 90 },
  combined: { ages: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], most: 20 },
} as const

try {
  const varied = writeCases('varied.jsonl', variedCase)
  const same = writeCases(
    'same.jsonl',
    () => '{"setting":"kdv","date":"2026-11-26","counts":{"0":2,"1":3,"2":4}}',
  )
  const variedSeconds: number[] = []
  const sameSeconds: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    variedSeconds.push(await answerSeconds(varied))
    sameSeconds.push(await answerSeconds(same))
  }
  reportFigures([
    {
      what: 'command line, a million varied cases: median',
      value: quantile(variedSeconds, 0.5),
      unit: 's',
      budget: BUDGET_SECONDS,
    },
    {
      what: 'command line, a million varied cases: slowest',
      value: quantile(variedSeconds, 1),
      unit: 's',
      budget: BUDGET_SECONDS,
    },
    {
      what: 'command line, a million times one case: median',
      value: quantile(sameSeconds, 0.5),
      unit: 's',
      budget: null,
    },
  ])
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function variedCase(): string {
  const setting = settings[random(settings.length)] ?? 'kdv'
  const { ages, most } = shapes[setting]
  const counts: Record<string, number> = {}
  for (let children = random(most + 1); children > 0; children -= 1) {
    const age = ages[random(ages.length)] ?? 0
    counts[age] = (counts[age] ?? 0) + 1
  }
  const date = `20${24 + random(4)}-${two(1 + random(12))}-${two(1 + random(28))}`
  return JSON.stringify({ setting, date, counts })
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

function writeCases(name: string, makeCase: () => string): string {
  const path = join(folder, name)
  const file = openSync(path, 'w')
  const inOneGo = 10_000
  for (let written = 0; written < LINES; written += inOneGo) {
    writeSync(file, `${Array.from({ length: inOneGo }, makeCase).join('\n')}\n`)
  }
  closeSync(file)
  return path
}

/** From starting the process to its end. Some cases are refused by the law; that is an answer, not a failure. */
async function answerSeconds(path: string): Promise<number> {
  const input = openSync(path, 'r')
  const startedMs = performance.now()
  const program = spawn(process.execPath, [join(root, 'dist/node/dagdeel.mjs'), 'ratio'], {
    stdio: [input, 'ignore', 'inherit'],
  })
  const [code] = (await once(program, 'exit')) as [number | null]
  const seconds = (performance.now() - startedMs) / 1000
  closeSync(input)
  if (code !== 0) throw new Error(`the command line ended with exit code ${code}`)
  return seconds
}
