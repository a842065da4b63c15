import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileAtomically } from './atomic-file.ts'

/** Inside the data folder: copies, and databases that were moved aside when another took their place. */
const COPY_FOLDER = 'copies'
const ASIDE_FOLDER = 'aside'
/** What this computer knows of its copies; outside the database, for it must be known when that cannot be read. */
const PLACE_FILE = 'copies.json'

export interface CopyPlaces {
  /** A second folder for copies, on a stick or the network, or `null`. */
  readonly second: string | null
  /** Copies there hold somebody who was erased while the place could not be reached; they go when it can. */
  readonly mustClearSecond: boolean
  /** Second places of before, of which the same is so: a stick that was out of the machine when another was chosen. */
  readonly left: readonly string[]
  /** Why the last try failed, or `null` after one that succeeded. Instant and code. */
  readonly failure: { readonly at: string; readonly code: string } | null
  /** The same of the second place. */
  readonly secondFailure: { readonly at: string; readonly code: string } | null
}

const nothingKnown: CopyPlaces = {
  ...{ second: null, mustClearSecond: false, left: [] },
  ...{ failure: null, secondFailure: null },
}
/** A house has a stick or two; a list that grows without end is of nobody. */
const MOST_LEFT = 10

/** A file that somebody broke counts as none: the copies themselves are still where they are. */
export function readCopyPlaces(folder: string): CopyPlaces {
  const path = join(folder, PLACE_FILE)
  if (!existsSync(path)) return nothingKnown
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return typeof value === 'object' && value !== null ? readFields(value) : nothingKnown
  } catch (error) {
    if (error instanceof SyntaxError) return nothingKnown
    throw error
  }
}

function readFields(value: object): CopyPlaces {
  const fields = value as Partial<Record<keyof CopyPlaces, unknown>>
  return {
    second: typeof fields.second === 'string' ? fields.second : null,
    mustClearSecond: fields.mustClearSecond === true,
    left: Array.isArray(fields.left) ? fields.left.filter((place) => typeof place === 'string') : [],
    failure: readFailure(fields.failure),
    secondFailure: readFailure(fields.secondFailure),
  }
}

function readFailure(value: unknown): CopyPlaces['failure'] {
  if (typeof value !== 'object' || value === null || !('at' in value) || !('code' in value)) return null
  const { at, code } = value
  return typeof at === 'string' && typeof code === 'string' ? { at, code } : null
}

/** Changes what is named and leaves the rest. */
export function changeCopyPlaces(folder: string, change: Partial<CopyPlaces>): void {
  const next: CopyPlaces = { ...readCopyPlaces(folder), ...change }
  writeFileAtomically(join(folder, PLACE_FILE), `${JSON.stringify(next, null, 2)}\n`)
}

/** Another second place, or none. What must still go from the one before, or from this one, is not forgotten. PRIV-2 */
export function moveSecondPlace(folder: string, second: string | null): void {
  clearSecondPlace(folder)
  const before = readCopyPlaces(folder)
  const toClear =
    before.mustClearSecond && before.second !== null ? [...before.left, before.second] : before.left
  changeCopyPlaces(folder, {
    ...{ second, secondFailure: null },
    mustClearSecond: second !== null && toClear.includes(second),
    left: toClear.filter((place) => place !== second).slice(-MOST_LEFT),
  })
}

export function copyFolderOf(folder: string): string {
  return join(folder, COPY_FOLDER)
}

/** Copies that are made before a copy of an older version is brought up to date. */
export function upgradeFolderOf(folder: string): string {
  return join(copyFolderOf(folder), 'upgrades')
}

export function asideFolderOf(folder: string): string {
  return join(folder, ASIDE_FOLDER)
}

/** A database of ours; half a copy has another ending. A folder that cannot be read holds none for us. */
export function listCopyNames(copyFolder: string): readonly string[] {
  try {
    return readdirSync(copyFolder)
      .filter((name) => name.endsWith('.db'))
      .toSorted()
  } catch (error) {
    if (error instanceof Error && 'code' in error) return []
    throw error
  }
}

/**
 * Every copy goes, and every database that was moved aside: somebody in them was erased. What lies in a second place
 * that cannot be reached now is remembered and goes the next time it can. PRIV-2
 */
export function removeCopiesEverywhere(folder: string): void {
  rmSync(copyFolderOf(folder), { recursive: true, force: true })
  rmSync(asideFolderOf(folder), { recursive: true, force: true })
  if (readCopyPlaces(folder).second !== null) changeCopyPlaces(folder, { mustClearSecond: true })
  clearSecondPlace(folder)
}

/** Ends the name of the key file beside a copy in the second place. */
const KEYS_ENDING = '.keys.json'

/** What the key file is called that opens this copy on any computer. */
export function keysNameOf(copyName: string): string {
  return `${copyName.replace(/\.db$/, '')}${KEYS_ENDING}`
}

/** Whatever we put in a second place, the keys first: without them the rest cannot be read. Throws when it cannot be read. */
export function listOwnNames(second: string): readonly string[] {
  const names = readdirSync(second)
  const keys = names.filter((name) => name.endsWith(KEYS_ENDING))
  return [...keys, ...names.filter((name) => name.endsWith('.db') || name.endsWith('.draft'))]
}

/** Clears the second place, and those of before, of what must go. One that is out of the machine waits for its turn. */
export function clearSecondPlace(folder: string): void {
  const { second, mustClearSecond, left } = readCopyPlaces(folder)
  if (second !== null && mustClearSecond && isCleared(second)) {
    changeCopyPlaces(folder, { mustClearSecond: false })
  }
  const stays = left.filter((place) => !isCleared(place))
  if (stays.length < left.length) changeCopyPlaces(folder, { left: stays })
}

function isCleared(place: string): boolean {
  try {
    if (!existsSync(place)) return false
    for (const name of listOwnNames(place)) rmSync(join(place, name), { force: true })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}
