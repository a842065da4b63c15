import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeFileAtomically } from '../db/atomic-file.ts'

const GATE_FILE = 'gate.json'
/** So many ways in there are at most, passwords and short codes together. */
const MAX_COUNTED = 1_000

const gateFile = z.strictObject({
  version: z.literal(1),
  lastSlotId: z.string().max(64).nullable(),
  lockedAt: z.string().max(40).nullable(),
  /** Failed sign-ins there was no room for in their own file. */
  uncounted: z.number().int().min(0),
  guesses: z
    .array(
      z.strictObject({
        id: z.string().max(80),
        wrong: z.number().int().min(1),
        lastMs: z.number().int().min(0),
      }),
    )
    .max(MAX_COUNTED),
})
export type GateFile = z.output<typeof gateFile>

const nothingKnown: GateFile = { version: 1, lastSlotId: null, lockedAt: null, uncounted: 0, guesses: [] }

/** What the gate must know while the data is closed: numbers of slots, counts and moments, no names. */
export interface GateNotes {
  read(): GateFile
  /** Never throws: what cannot be written counts as long as the program runs, and is tried again with the next change. */
  change(change: Partial<GateFile>): void
}

/** `failed` hears why it could not be written, for instance of a full disk: that keeps nobody out. PRIV-6 */
export function openGateNotes(folder: string, failed: (error: unknown) => void): GateNotes {
  const path = join(folder, GATE_FILE)
  let unsaved: Partial<GateFile> = {}
  const read = (): GateFile => ({ ...readGateFile(path), ...unsaved })
  return {
    read,
    change(change) {
      unsaved = { ...unsaved, ...change }
      try {
        writeFileAtomically(path, `${JSON.stringify(read())}\n`)
        unsaved = {}
      } catch (error) {
        failed(error)
      }
    },
  }
}

/**
 * A file somebody broke or shut counts as none: whoever can do that could take it away as well, and the cost of each
 * guess stays.
 */
function readGateFile(path: string): GateFile {
  if (!existsSync(path)) return nothingKnown
  try {
    const read = gateFile.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return read.success ? read.data : nothingKnown
  } catch {
    return nothingKnown
  }
}
