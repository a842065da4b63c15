import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { emptyDigest, writeDigest } from '#shared/sync/digest.ts'
import type { StreamId, StreamMode } from '#shared/sync/stream.ts'
import type { ReadableDb, SqlRow, WritableDb } from '../handles.ts'

/** How far this device is with one stream. */
export interface StreamCursor {
  readonly stream: StreamId
  readonly mode: StreamMode
  /** The version the records stand at; null = never downloaded. */
  readonly version: number | null
  /** The history of headquarters that version belongs to. */
  readonly baseEpoch: string | null
  /** Pages up to here wait in `sync_page`. */
  readonly stagedVersion: number
  /** The stream's version when the download of everything began. */
  readonly bootStart: number | null
  /** Everything is downloaded anew; until that is complete the rows of before stay. */
  readonly isFull: boolean
  /** Of the rows this device holds of the stream, counted by itself. */
  readonly digest: string
}

const COLUMNS = 'stream, mode, version, base_epoch, staged_version, boot_start, is_full, digest'

export function listCursors(db: ReadableDb): readonly StreamCursor[] {
  return db.all(`select ${COLUMNS} from sync_cursor order by stream`).map(cursorOf)
}

export function findCursor(db: ReadableDb, stream: StreamId): StreamCursor | undefined {
  const row = db.first(`select ${COLUMNS} from sync_cursor where stream = ?`, [stream])
  return row === undefined ? undefined : cursorOf(row)
}

/** A stream this device did not see before. */
export function addCursor(db: WritableDb, stream: StreamId, mode: StreamMode): void {
  db.write('insert into sync_cursor (stream, mode, digest) values (?, ?, ?)', [
    stream,
    mode,
    writeDigest(emptyDigest),
  ])
}

export function putCursor(db: WritableDb, cursor: StreamCursor): void {
  db.write(
    `update sync_cursor set mode = ?, version = ?, base_epoch = ?, staged_version = ?, boot_start = ?, is_full = ?,
       digest = ? where stream = ?`,
    [
      cursor.mode,
      cursor.version,
      cursor.baseEpoch,
      cursor.stagedVersion,
      cursor.bootStart,
      cursor.isFull ? 1 : 0,
      cursor.digest,
      cursor.stream,
    ],
  )
}

export function removeCursor(db: WritableDb, stream: StreamId): void {
  db.write('delete from sync_cursor where stream = ?', [stream])
  dropPages(db, stream)
}

/** Downloads a stream from the beginning; what is here stays until the new download is complete. */
export function startOver(db: WritableDb, cursor: StreamCursor): void {
  dropPages(db, cursor.stream)
  putCursor(db, { ...cursor, stagedVersion: 0, bootStart: null, isFull: true })
}

/** A page that waits for the last one of its stream: rows as they came over the wire, checked. */
export interface StagedPage {
  readonly from: number
  readonly to: number
  readonly rowCount: number
  readonly rowsText: string
}

/** Answers the text as it is stored. */
export function stagePage(db: WritableDb, stream: StreamId, page: StagedPage): string {
  const packed = packText(page.rowsText)
  db.write(
    'insert into sync_page (stream, from_version, to_version, row_count, packed_rows) values (?, ?, ?, ?, ?)',
    [stream, page.from, page.to, page.rowCount, packed],
  )
  return packed
}

/** In the order in which they were read at headquarters. */
export function listPages(db: ReadableDb, stream: StreamId): readonly string[] {
  return listPackedPages(db, stream).map(unpackText)
}

/** The same as they are stored. */
export function listPackedPages(db: ReadableDb, stream: StreamId): readonly string[] {
  return db
    .all('select packed_rows from sync_page where stream = ? order by from_version', [stream])
    .map((row) => String(row['packed_rows']))
}

export function dropPages(db: WritableDb, stream: StreamId): void {
  db.write('delete from sync_page where stream = ?', [stream])
}

/** Streams that have no rows here yet, and how many wait. */
export function listDownloading(
  db: ReadableDb,
): readonly { readonly stream: StreamId; readonly rows: number }[] {
  return db
    .all(
      `select cursor.stream as stream, coalesce(sum(page.row_count), 0) as total from sync_cursor cursor
       left join sync_page page on page.stream = cursor.stream
       where cursor.version is null group by cursor.stream order by 1`,
    )
    .map((row) => ({ stream: String(row['stream']) as StreamId, rows: Number(row['total']) }))
}

function packText(text: string): string {
  return deflateRawSync(text, { level: 1 }).toString('base64')
}

/** The text of a page from how it is stored. */
export function unpackText(packed: string): string {
  return inflateRawSync(Buffer.from(packed, 'base64')).toString('utf8')
}

function cursorOf(row: SqlRow): StreamCursor {
  return {
    stream: String(row['stream']) as StreamId,
    mode: String(row['mode']) as StreamMode,
    version: numberOrNull(row['version']),
    baseEpoch: typeof row['base_epoch'] === 'string' ? row['base_epoch'] : null,
    stagedVersion: Number(row['staged_version']),
    bootStart: numberOrNull(row['boot_start']),
    isFull: row['is_full'] === 1,
    digest: String(row['digest']),
  }
}

function numberOrNull(value: string | number | null | undefined): number | null {
  return typeof value === 'number' ? value : null
}
