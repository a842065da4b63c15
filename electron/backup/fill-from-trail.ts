import Sqlite from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import { columnsOf, encodeRow } from '../db/repositories/row-codec.ts'
import { isRecordTable } from './gather-rows.ts'
import type { GatheredTable } from './gather-rows.ts'

interface LastImage {
  readonly table_name: string
  readonly row_id: string
  readonly after: string | null
}

const LAST_IMAGES = `select table_name, row_id, after from audit_log
  where id in (select max(id) from audit_log group by table_name, row_id) and after is not null`

/**
 * Every record stands twice: in its table, and as the last image of it in the trail. What its table lost comes from the
 * image. When the trail lost something itself a later image may be among that, so then only rows come back that other
 * rows need: without them those would have to go.
 */
export function fillFromTrail(db: Database, gathered: readonly GatheredTable[]): void {
  const damaged = new Set(gathered.filter(({ isWhole }) => !isWhole).map(({ shape }) => shape.table))
  if (damaged.has('audit_log')) fillWhatIsNeeded(db, damaged)
  else fillAll(db, damaged)
}

function fillAll(db: Database, damaged: ReadonlySet<string>): void {
  for (const image of db.prepare<[], LastImage>(LAST_IMAGES).all()) {
    if (damaged.has(image.table_name)) putImage(db, image)
  }
}

interface Missing {
  readonly table: string
  readonly rowid: number | null
  readonly parent: string
  readonly fkid: number
}

function fillWhatIsNeeded(db: Database, damaged: ReadonlySet<string>): void {
  const images = new Map(
    db
      .prepare<[], LastImage>(LAST_IMAGES)
      .all()
      .map((image) => [`${image.table_name} ${image.row_id}`, image]),
  )
  const tried = new Set<string>()
  for (;;) {
    const before = tried.size
    for (const missing of db.prepare<[], Missing>('pragma foreign_key_check').all()) {
      const id = namedBy(db, missing)
      const key = `${missing.parent} ${id}`
      const image = images.get(key)
      if (tried.has(key) || image === undefined || !damaged.has(missing.parent)) continue
      tried.add(key)
      putImage(db, image)
    }
    if (tried.size === before) return
  }
}

/** The id of the row that is missing. */
function namedBy(db: Database, { table, rowid, fkid }: Missing): string {
  const column = db
    .prepare(`select "from" from pragma_foreign_key_list(?) where id = ?`)
    .pluck()
    .get(table, fkid)
  return String(
    db
      .prepare(`select "${String(column)}" from "${table}" where rowid = ?`)
      .pluck()
      .get(rowid),
  )
}

function putImage(db: Database, { table_name: table, after }: LastImage): void {
  if (!isRecordTable(table) || after === null) return
  const row = recordIn(table, after)
  if (row === undefined) return
  const names = columnsOf(table).map(({ name }) => name)
  try {
    db.prepare(
      `insert or ignore into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    ).run(...row)
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) throw error
  }
}

/** The values of the columns, or `undefined` for an image of another form than today's. */
function recordIn(table: TableName, image: string): ReturnType<typeof encodeRow> | undefined {
  const parsed = tables[table].schema.safeParse(JSON.parse(image))
  return parsed.success ? encodeRow(table, parsed.data) : undefined
}
