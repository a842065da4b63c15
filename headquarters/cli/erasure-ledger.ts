import { appendFileSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { idOf, instantValue } from '#shared/schema/values.ts'
import type { ErasureRecord } from '../store/store.ts'

const entry = z.object({
  seq: z.int().min(1),
  subjectId: idOf<string>(),
  at: instantValue,
  legalRef: z.string(),
})

/** Written before an erasure is carried out. */
const wanted = z.object({ wanted: idOf<string>(), at: instantValue, legalRef: z.string() })

/** Somebody who is to be erased. */
type WantedErasure = Omit<ErasureRecord, 'seq'>

/**
 * Who was erased, in a file beside the records and outside every copy of them: a copy from before an erasure brings
 * the person back, and this is how headquarters knows it must erase again. Ids only.
 */
export interface ErasureLedger {
  list(): readonly ErasureRecord[]
  /** What was asked and is not known to be done. */
  listOpen(): readonly WantedErasure[]
  /** Notes that somebody must be erased, on disk before it answers. */
  intend(erasure: WantedErasure): void
  /** Adds what is not in it yet, on disk before it answers. */
  remember(erasures: readonly ErasureRecord[]): void
}

export function openErasureLedger(path: string): ErasureLedger {
  const list = (): readonly ErasureRecord[] =>
    readLines(path).flatMap((line) => {
      // A line that was cut off by a crash was never answered for; it is written again from the records.
      const read = entry.safeParse(parseOrNothing(line))
      return read.success ? [read.data] : []
    })
  const listOpen = (): readonly WantedErasure[] => {
    const done = new Set(list().map(({ subjectId }) => subjectId))
    const open = new Map<string, WantedErasure>()
    for (const line of readLines(path)) {
      const read = wanted.safeParse(parseOrNothing(line))
      if (!read.success || done.has(read.data.wanted)) continue
      const { wanted: subjectId, at, legalRef } = read.data
      open.set(subjectId, { subjectId, at, legalRef })
    }
    return [...open.values()]
  }
  return {
    list,
    listOpen,
    intend({ subjectId, at, legalRef }) {
      append(path, [{ wanted: subjectId, at, legalRef }])
    },
    remember(erasures) {
      const known = new Set(list().map(({ subjectId }) => subjectId))
      const added = erasures.filter(({ subjectId }) => !known.has(subjectId))
      if (added.length === 0) return
      append(path, added)
    },
  }
}

/** On disk before it answers. */
function append(path: string, lines: readonly object[]): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const file = openSync(path, 'a', 0o600)
  try {
    // An empty line first: behind a line that was cut off, the next must stand on its own.
    appendFileSync(file, `\n${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function readLines(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

function parseOrNothing(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
