import { createHash } from 'node:crypto'
import { seededRandom } from './seeded-random.ts'

/*
 * What every system of the sync benchmark has to do: it holds 10,000 rows of some 250 bytes and takes in 10,000 changes
 * that another computer made. The rows are shifts, because a roster is what a location has most of. The same seed gives
 * the same rows, the same changes and the same order, in every process.
 */

export const BASE_ROWS = 10_000
export const UPDATES = 5_000
export const INSERTS = 4_000
export const DELETES = 1_000
export const CHANGES = UPDATES + INSERTS + DELETES
export const LOCATION = 'rainbow'
export const GROUPS = ['ladybirds', 'bumblebees', 'explorers', 'butterflies'] as const
export const STAFF = 60

/** A shift as it goes over the wire. */
export interface WorkRow {
  readonly id: string
  readonly staffMemberId: string
  readonly locationId: string
  readonly groupId: string
  readonly day: string
  readonly startMinute: number
  readonly endMinute: number
  readonly breaks: readonly { readonly startMinute: number; readonly endMinute: number }[]
}

/** The row as it is from now on; `null` = it is gone. */
export interface WorkChange {
  readonly id: string
  readonly row: WorkRow | null
}

export function baseRows(): readonly WorkRow[] {
  const below = seededRandom(1)
  return Array.from({ length: BASE_ROWS }, (_, place) => makeRow(rowId(place), below))
}

/** Every changed row is changed once; the three kinds are mixed. */
export function changes(): readonly WorkChange[] {
  const below = seededRandom(2)
  const places = shuffle(
    Array.from({ length: BASE_ROWS }, (_, place) => place),
    below,
  )
  const updates = places.slice(0, UPDATES).map((place) => change(rowId(place), makeRow(rowId(place), below)))
  const deletes = places.slice(UPDATES, UPDATES + DELETES).map((place) => change(rowId(place), null))
  const inserts = Array.from({ length: INSERTS }, (_, place) => {
    const id = rowId(BASE_ROWS + place)
    return change(id, makeRow(id, below))
  })
  return shuffle([...updates, ...deletes, ...inserts], below)
}

export function staffIdOf(place: number): string {
  return `00000000-0000-4000-9000-${String(place % STAFF).padStart(12, '0')}`
}

/** What the rows say, whatever the order in which a system hands them over. */
export function contentHash(rows: Iterable<WorkRow>): string {
  const lines = [...rows].map((row) =>
    JSON.stringify([
      row.id,
      row.staffMemberId,
      row.locationId,
      row.groupId,
      row.day,
      row.startMinute,
      row.endMinute,
      row.breaks.map(({ startMinute, endMinute }) => [startMinute, endMinute]),
    ]),
  )
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex').slice(0, 16)
}

/** The end state, worked out the simplest way there is. */
export function expectedEnd(): { readonly rows: number; readonly hash: string } {
  const rows = new Map(baseRows().map((row) => [row.id, row]))
  for (const { id, row } of changes()) {
    if (row === null) rows.delete(id)
    else rows.set(id, row)
  }
  return { rows: rows.size, hash: contentHash(rows.values()) }
}

function change(id: string, row: WorkRow | null): WorkChange {
  return { id, row }
}

function rowId(place: number): string {
  return `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`
}

function makeRow(id: string, below: (bound: number) => number): WorkRow {
  const startMinute = 420 + below(8) * 15
  const month = 1 + below(12)
  const day = 1 + below(28)
  return {
    id,
    staffMemberId: staffIdOf(below(STAFF)),
    locationId: LOCATION,
    groupId: GROUPS[below(GROUPS.length)] ?? GROUPS[0],
    day: `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    startMinute,
    endMinute: startMinute + 480,
    breaks: [{ startMinute: startMinute + 240, endMinute: startMinute + 270 }],
  }
}

function shuffle<Item>(items: readonly Item[], below: (bound: number) => number): Item[] {
  const shuffled = [...items]
  for (let place = shuffled.length - 1; place > 0; place -= 1) {
    const other = below(place + 1)
    const [here, there] = [shuffled[place], shuffled[other]]
    if (here === undefined || there === undefined) throw new Error('a place outside the list')
    shuffled[place] = there
    shuffled[other] = here
  }
  return shuffled
}
