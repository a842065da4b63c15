import type { AnyRowFilter } from '#shared/commands/facts.ts'
import { isMatchingRow } from '#shared/commands/match-row.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import { isById } from './record-memory.ts'
import type { RecordView, RowsAsked } from './record-memory.ts'
import { decodeRow, namesOf } from './row-codec.ts'
import { whereOf } from './row-filter.ts'
import type { SqlSession } from './sql-session.ts'

type Row = RowOf<TableName>
type Rows = readonly Row[]

/** Reads records. Every row is parsed by its schema on the way out. */
export interface RecordReader {
  find(table: TableName, id: string): Promise<RowOf<TableName> | undefined>
  /** Ordered by id. */
  list(table: TableName, where: AnyRowFilter): Promise<Rows>
  has(table: TableName, where: AnyRowFilter): Promise<boolean>
  /** What `list` would answer, when that needs no waiting. */
  atHand(table: TableName, where: AnyRowFilter): Rows | undefined
}

export interface Remembering {
  /** What was kept of earlier answers. */
  readonly view: RecordView
  /** Ids that will be asked about: what is asked of one of them is read for all. */
  readonly expected: ReadonlySet<string>
}

/** So many rows of one child are kept whole, whatever is asked of them. */
const ROWS_OF_CHILD_MOST = 48
/** Notes that cost one question when they are lost. */
const CROWDED_MOST = 50_000
/** One statement reads ahead for at most so many others. */
const OTHERS_MOST = 100

/** `remembering` left out: every question goes to the database. */
export function createRecordReader(session: SqlSession, remembering?: Remembering): RecordReader {
  async function load(table: TableName, where: AnyRowFilter, ending = ''): Promise<Rows> {
    const clause = whereOf(table, where)
    const stored = await session.ask(
      `select ${namesOf(table)} from ${table}${clause.sql} order by id${ending}`,
      clause.values,
    )
    return stored.map((row) => decodeRow(table, row))
  }

  /** Everything a table holds of a child, when that is little: the same child is asked about in many ways. */
  async function listOfChild(
    known: Remembering,
    table: TableName,
    childId: string,
  ): Promise<Rows | undefined> {
    const { crowded } = known.view
    const asked = { table, where: { childId } }
    if (crowded.has(`${table} ${childId}`) || !known.view.mayKeep(asked)) return undefined
    return listAhead(known, asked, 'childId', (rows, id) => {
      if (rows.length <= ROWS_OF_CHILD_MOST) return rows
      if (crowded.size >= CROWDED_MOST) crowded.clear()
      crowded.add(`${table} ${id}`)
      return undefined
    })
  }

  /** One answer, with those to the same question about everything else that is expected. */
  async function listAhead<Answer extends Rows | undefined>(
    { view, expected }: Remembering,
    asked: RowsAsked,
    field: string,
    keep: (rows: Rows, id: string) => Rows | Answer,
  ): Promise<Rows | Answer> {
    const known = view.known(asked)
    if (known !== undefined) return known
    const { table, where } = asked
    const mine = String(where[field])
    const about = (id: string): RowsAsked => ({ table, where: { ...where, [field]: id } })
    const others = expected.has(mine) ? othersOf(view, expected, field, mine, about) : []
    const most = field === 'childId' ? (others.length + 1) * ROWS_OF_CHILD_MOST : Infinity
    const wanted = others.length === 0 ? where : { ...where, [field]: { in: [mine, ...others] } }
    const loading = load(table, wanted, most === Infinity ? '' : ` limit ${most + 1}`).then((rows) => ({
      parts: groupBy(rows, (row) => String((row as unknown as Fields)[field])),
      // With more than the most there is no telling of whom all is there: each is asked about by itself.
      isCut: others.length > 0 && rows.length > most,
    }))
    const reading = view.tryAnswer<Rows | Answer>(asked, async () => {
      const { parts, isCut } = await loading
      const rows = isCut ? await load(table, where, ` limit ${ROWS_OF_CHILD_MOST + 1}`) : parts.get(mine)
      return keep(rows ?? [], mine)
    })
    const readingAhead = others.map((id) =>
      view.tryAnswer(about(id), async () => {
        const { parts, isCut } = await loading
        const rows = parts.get(id) ?? []
        // An id that is another table's is no row of this one, and nobody will ask.
        return isCut || (field === 'id' && rows.length === 0) ? undefined : keep(rows, id)
      }),
    )
    const [answer] = await Promise.all([reading, Promise.all(readingAhead)])
    return answer
  }

  /** The ids of which the same will be asked, as far as what they name is of the kind that is asked about. */
  function othersOf(
    view: RecordView,
    expected: ReadonlySet<string>,
    field: string,
    mine: string,
    about: (id: string) => RowsAsked,
  ): readonly string[] {
    const { table } = about(mine)
    const references: Readonly<Record<string, TableName>> = tables[table].references
    const target = references[field]
    const others: string[] = []
    for (const id of expected) {
      if (id === mine || others.length >= OTHERS_MOST) continue
      const isOfKind = target === undefined || (view.known({ table: target, where: { id } }) ?? []).length > 0
      const isCrowded = field === 'childId' && view.crowded.has(`${table} ${id}`)
      if (isOfKind && !isCrowded && view.mayAskAhead(about(id))) others.push(id)
    }
    return others
  }

  function atHand(table: TableName, where: AnyRowFilter): Rows | undefined {
    if (remembering === undefined) return undefined
    const { view } = remembering
    const childId = oneChildOf(where)
    const ofChild = childId === undefined ? undefined : view.known({ table, where: { childId } })
    return ofChild === undefined ? view.known({ table, where }) : matching(ofChild, where)
  }

  async function list(table: TableName, where: AnyRowFilter): Promise<Rows> {
    if (remembering === undefined) return load(table, where)
    const known = atHand(table, where)
    if (known !== undefined) return known
    const childId = oneChildOf(where)
    const ofChild = childId === undefined ? undefined : await listOfChild(remembering, table, childId)
    if (ofChild !== undefined) return matching(ofChild, where)
    const asked = { table, where }
    const field = childId === undefined ? fieldAhead(asked, remembering.expected) : undefined
    if (field === undefined) return remembering.view.answer(asked, () => load(table, where))
    return listAhead(remembering, asked, field, (rows) => rows)
  }

  return {
    find: async (table, id) => (await list(table, { id }))[0],
    list,
    atHand,
    async has(table, where) {
      const view = remembering?.view
      const known = atHand(table, where)
      if (known !== undefined) return known.length > 0
      // Whoever asks whether a row is there mostly reads it too.
      if (
        view !== undefined &&
        (isById({ where }) ||
          oneChildOf(where) !== undefined ||
          (!view.isLarge && view.isOurs({ table, where })))
      ) {
        return (await list(table, where)).length > 0
      }
      const clause = whereOf(table, where)
      return (await session.ask(`select 1 from ${table}${clause.sql} limit 1`, clause.values)).length > 0
    },
  }
}

type Fields = Readonly<Record<string, unknown>>

function matching(rows: Rows, where: AnyRowFilter): Rows {
  return rows.filter((row) => isMatchingRow(row as unknown as Fields, where))
}

/** The field of a question that names something others of which will be asked about. */
function fieldAhead({ table, where }: RowsAsked, expected: ReadonlySet<string>): string | undefined {
  if (expected.size === 0) return undefined
  const references: Readonly<Record<string, TableName>> = tables[table].references
  return Object.keys(where).find((field) => {
    const wanted = where[field]
    return (
      (field === 'id' || Object.hasOwn(references, field)) &&
      typeof wanted === 'string' &&
      expected.has(wanted)
    )
  })
}

/** The child a question is about, when it is one. */
function oneChildOf(where: AnyRowFilter): string | undefined {
  const wanted = where['childId']
  if (typeof wanted === 'string') return wanted
  const listed = (wanted as { readonly in?: unknown } | null | undefined)?.in
  return Array.isArray(listed) && listed.length === 1 && typeof listed[0] === 'string' ? listed[0] : undefined
}
