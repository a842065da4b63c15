import { netImages } from '#shared/commands/net-images.ts'
import type { AnyRowFilter, Facts } from '#shared/commands/facts.ts'
import type { RowImages } from '#shared/commands/row-change.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import {
  childAnchorTables,
  childColumnsOf,
  followersOf,
  loadChildStreams,
  streamsOfRow,
} from '#shared/sync/row-streams.ts'
import type { KnownChildStreams } from '#shared/sync/row-streams.ts'
import { ORGANISATION_STREAM } from '#shared/sync/stream.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { HqReader, RowKey, RowPlace } from '../store/store.ts'

/** A row that appears, changes or goes in one stream. */
export interface Emitted {
  readonly stream: StreamId
  readonly table: TableName
  readonly id: string
  /** null = gone from this stream. */
  readonly payload: object | null
  /** The version at which it stood there until now; null = it did not. */
  readonly oldVersion: number | null
}

/** Where a row that a command changed was, and where it is now. */
export interface MovedRow extends RowKey {
  readonly before: readonly StreamId[]
  readonly after: readonly StreamId[]
  readonly isNew: boolean
  readonly isGone: boolean
}

export interface EmissionPlan {
  readonly emitted: readonly Emitted[]
  /** The rows the command itself changed. */
  readonly changed: readonly MovedRow[]
  /** Streams that nobody else may write to meanwhile: those of the rows, and all of the children they are about. */
  readonly streams: ReadonlySet<StreamId>
}

type Asking = <Value>(facts: Facts<Value>) => Promise<Value>

/**
 * What the devices must be told after these changes: the changed rows in every stream they belong to, and the rows whose
 * streams changed because of them. A child that gets an agreement at another location takes all its rows there; when the
 * last agreement goes, they go from there.
 */
export async function planEmission(
  images: readonly RowImages[],
  reader: Pick<HqReader, 'listPlacesOf'>,
  asking: Asking,
): Promise<EmissionPlan> {
  const changes = netImages(images)
  if (changes.length === 0) return { emitted: [], changed: [], streams: new Set() }
  const childIds = [...new Set(changes.flatMap(childrenOf))]
  const anchored = [...new Set(changes.filter(isAnchorMove).flatMap(childrenOf))]
  const children = childIds.length === 0 ? new Map() : await asking(loadChildStreams(childIds))
  const places = new Places()
  // A record that was not there was in no stream.
  const known = changes.filter(({ before }) => before !== null)
  const asked = [...known, ...anchored.map((id): RowKey => ({ table: 'child', id }))]
  places.add(asked.length === 0 ? [] : await reader.listPlacesOf(asked))

  const streamsAfter = createStreamsAfter(changes, children, asking)
  const changed: MovedRow[] = []
  const emitted: Emitted[] = []
  const done = new Set<string>()
  const streams = new Set<StreamId>([...children.values()].flat())
  let moved: RowKey[] = anchored
    .filter((id) => !isSameSet(places.streamsOf('child', id), children.get(id) ?? []))
    .map((id) => ({ table: 'child', id }))
  for (const { id } of moved) for (const stream of places.streamsOf('child', id)) streams.add(stream)

  for (const { table, id, before, after } of changes) {
    const was = places.streamsOf(table, id)
    const is = after === null ? [] : await streamsAfter(table, after as RowOf<TableName>)
    changed.push({ table, id, before: was, after: is, isNew: before === null, isGone: after === null })
    done.add(`${table} ${id}`)
    emitted.push(...puts(table, id, is, after, places), ...gone(table, id, was, is, places))
    if (after !== null && !isSameSet(was, is)) moved.push({ table, id })
  }
  // What follows a row that moved moves along; what follows that, too.
  while (moved.length > 0) {
    const followers = (await listFollowers(moved, asking)).filter(
      ({ table, row }) => !done.has(`${table} ${row.id}`),
    )
    const keys = followers.map(({ table, row }): RowKey => ({ table, id: row.id }))
    places.add(keys.length === 0 ? [] : await reader.listPlacesOf(keys))
    moved = []
    for (const { table, row } of followers) {
      const was = places.streamsOf(table, row.id)
      const is = await streamsAfter(table, row)
      done.add(`${table} ${row.id}`)
      if (isSameSet(was, is)) continue
      const added = is.filter((stream) => !was.includes(stream))
      emitted.push(...puts(table, row.id, added, row, places), ...gone(table, row.id, was, is, places))
      moved.push({ table, id: row.id })
    }
  }
  for (const { stream } of emitted) streams.add(stream)
  // Whoever moves a child out of the stream of the organisation, or into it, writes to it and is in `emitted`.
  if (!emitted.some(({ stream }) => stream === ORGANISATION_STREAM)) streams.delete(ORGANISATION_STREAM)
  return { emitted, changed, streams }
}

/** Where records are now, as the last commit left it. */
class Places {
  readonly #byRow = new Map<string, Map<StreamId, RowPlace>>()

  add(places: readonly RowPlace[]): void {
    for (const place of places) {
      const key = `${place.table} ${place.id}`
      const ofRow = this.#byRow.get(key) ?? new Map<StreamId, RowPlace>()
      this.#byRow.set(key, ofRow.set(place.stream, place))
    }
  }

  streamsOf(table: TableName, id: string): readonly StreamId[] {
    const ofRow = this.#byRow.get(`${table} ${id}`)
    if (ofRow === undefined) return []
    return [...ofRow.values()].filter(({ isGone }) => !isGone).map(({ stream }) => stream)
  }

  liveVersion(table: TableName, id: string, stream: StreamId): number | null {
    const place = this.#byRow.get(`${table} ${id}`)?.get(stream)
    return place === undefined || place.isGone ? null : place.version
  }
}

function puts(
  table: TableName,
  id: string,
  streams: readonly StreamId[],
  payload: object | null,
  places: Places,
): readonly Emitted[] {
  return streams.map((stream) => ({
    ...{ stream, table, id, payload },
    oldVersion: places.liveVersion(table, id, stream),
  }))
}

function gone(
  table: TableName,
  id: string,
  was: readonly StreamId[],
  is: readonly StreamId[],
  places: Places,
): readonly Emitted[] {
  return puts(
    table,
    id,
    was.filter((stream) => !is.includes(stream)),
    null,
    places,
  )
}

/** Asks where a row belongs; a row that was just changed is not asked for again. */
function createStreamsAfter(
  changes: readonly RowImages[],
  children: KnownChildStreams,
  asking: Asking,
): (table: TableName, row: RowOf<TableName>) => Promise<readonly StreamId[]> {
  const written = new Map(changes.map(({ table, id, after }) => [`${table} ${id}`, after]))
  return (table, row) => asking(withWritten(streamsOfRow(table, row, children), written))
}

function* withWritten<Value>(facts: Facts<Value>, written: ReadonlyMap<string, object | null>): Facts<Value> {
  let step = facts.next()
  while (step.done !== true) {
    const query = step.value
    const known = query.kind === 'row' ? written.get(`${query.table} ${query.id}`) : undefined
    const answer: unknown = known === undefined ? yield query : (known ?? undefined)
    step = facts.next(answer)
  }
  return step.value
}

interface FollowingRow {
  readonly table: TableName
  readonly row: RowOf<TableName>
}

async function listFollowers(moved: readonly RowKey[], asking: Asking): Promise<readonly FollowingRow[]> {
  const idsByTable = new Map<TableName, string[]>()
  for (const { table, id } of moved) idsByTable.set(table, [...(idsByTable.get(table) ?? []), id])
  const found: FollowingRow[] = []
  for (const [target, ids] of idsByTable) {
    for (const { table, column } of followersOf(target)) {
      const rows = await asking(listAny(table, { [column]: { in: ids } }))
      found.push(...rows.map((row) => ({ table, row })))
    }
  }
  return found
}

function* listAny(table: TableName, where: AnyRowFilter): Facts<readonly RowOf<TableName>[]> {
  return (yield { kind: 'rows', table, where }) as readonly RowOf<TableName>[]
}

function childrenOf({ table, before, after }: RowImages): readonly string[] {
  const columns = childColumnsOf(table)
  return [before, after].flatMap((image) => {
    if (image === null) return []
    const fields = image as Readonly<Record<string, unknown>>
    return columns.map((column) => fields[column]).filter((id) => typeof id === 'string')
  })
}

/** Whether a change can move the rows of a child to or from a location. */
function isAnchorMove({ table, before, after }: RowImages): boolean {
  if (!childAnchorTables.has(table)) return false
  const was = (before ?? {}) as { readonly locationId?: string; readonly childId?: string }
  const is = (after ?? {}) as { readonly locationId?: string; readonly childId?: string }
  return was.locationId !== is.locationId || was.childId !== is.childId
}

function isSameSet(a: readonly StreamId[], b: readonly StreamId[]): boolean {
  return a.length === b.length && a.every((stream) => b.includes(stream))
}
