import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { instantValue } from '#shared/schema/values.ts'

const FILE = /^headquarters-[\w-]+\.jsonl\.gz$/

const firstLine = z.object({
  what: z.literal('dagdeel headquarters'),
  format: z.literal(1),
  schemaStep: z.int().min(1),
  at: instantValue,
})
const sqlName = z.string().regex(/^[a-z_0-9]{1,63}$/)
const tableLine = z.object({ table: sqlName, columns: z.array(sqlName).min(1) })
const endLine = z.object({ end: z.int().min(0), sha256: z.string().length(64) })

export interface BackupFacts {
  readonly path: string
  readonly schemaStep: number
  readonly at: string
  readonly rows: number
}

/** A file, or the newest of a folder. */
export function findBackup(place: string): string | undefined {
  const stats = statSync(place, { throwIfNoEntry: false })
  if (stats === undefined) return undefined
  if (stats.isFile()) return place
  const newest = readdirSync(place)
    .filter((name) => FILE.test(name))
    .toSorted()
    .at(-1)
  return newest === undefined ? undefined : join(place, newest)
}

/** Reads a copy to its end without using it: a file that is damaged or cut off is refused before anything is touched. */
export async function checkBackup(path: string): Promise<Result<BackupFacts, string>> {
  const hash = createHash('sha256')
  let rows = 0
  let first: unknown
  let end: unknown
  let found = ''
  try {
    for await (const line of linesOf(path)) {
      if (line.startsWith('@{"end"')) {
        end = JSON.parse(line.slice(1))
        found = hash.copy().digest('hex')
      } else if (!line.startsWith('@')) rows += 1
      else first ??= JSON.parse(line.slice(1))
      hash.update(`${line}\n`)
    }
  } catch {
    return refuse(`${path} is damaged or cut off. Nothing was changed.`)
  }
  const header = firstLine.safeParse(first)
  if (!header.success) return refuse(`${path} is no copy of a headquarters. Nothing was changed.`)
  const read = endLine.safeParse(end)
  if (!read.success || read.data.end !== rows || read.data.sha256 !== found)
    return refuse(`${path} is damaged or cut off. Nothing was changed.`)
  const { schemaStep, at } = header.data
  return ok({ path, schemaStep, at, rows })
}

export interface BackupRows {
  readonly table: string
  readonly columns: readonly string[]
  /** One row each: JSON of a list with the text of every column, `null` for an empty one. */
  readonly rows: readonly string[]
}

/** The rows of a copy that was checked, in the order they can be put in, at most so many at a time. */
export async function* readBackup(path: string, rowsAtATime: number): AsyncGenerator<BackupRows> {
  let from: z.output<typeof tableLine> = { table: '', columns: [] }
  let rows: string[] = []
  for await (const line of linesOf(path)) {
    const isMark = line.startsWith('@')
    if (rows.length > 0 && (isMark || rows.length === rowsAtATime)) {
      yield { ...from, rows }
      rows = []
    }
    if (!isMark) rows.push(line)
    else if (line.startsWith('@{"table"')) from = tableLine.parse(JSON.parse(line.slice(1)))
  }
}

/** Line by line. Throws when the file cannot be read, is no packed file, was changed or ends too early. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const packed = createReadStream(path)
  const unpacked = packed.pipe(createGunzip())
  packed.on('error', (error) => unpacked.destroy(error))
  unpacked.setEncoding('utf8')
  let rest = ''
  try {
    for await (const piece of unpacked) {
      const lines = (rest + String(piece)).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } finally {
    packed.destroy()
  }
  if (rest !== '') yield rest
}
