import { keptUntil } from '#shared/domain/retention/end-of-term.ts'
import { keepsBack } from '#shared/domain/retention/judgement.ts'
import type { HeldReason, Judgement } from '#shared/domain/retention/judgement.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { referencesTo } from '#shared/schema/references-to.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { listRows } from '../facts.ts'
import type { AnyRowFilter, Facts } from '../facts.ts'
import { isOver, keep, keyOf } from './judged-row.ts'
import type { JudgedRow, RowsByTable } from './judged-row.ts'
import { findLastCareDays, findLastShifts } from './last-of-somebody.ts'
import type { Terms } from './load-terms.ts'
import { findMonthsThatStay } from './months-that-stay.ts'
import { kindOfRows, lastDayOfRow } from './retention-coverage.ts'
import type { RowTable } from './retention-coverage.ts'

/** Filters that name many ids stay below this. */
const AT_ONCE = 500

/**
 * How rows of the same kind stand against their term on a day. Rows that others refer to stay, unless those go with them.
 * A month of the ledger goes as a whole: its closing, and every line. PRIV-1, MONEY-4
 */
export function* judgeRows(rows: RowsByTable, terms: Terms, today: IsoDay): Facts<readonly JudgedRow[]> {
  const held = yield* loadHeldSubjects(today)
  let judged: readonly JudgedRow[] = [...rows].flatMap(([table, ofTable]) =>
    ofTable.map((row) => ({ table, id: row.id, judgement: judgeRow(table, row, terms, held, today) })),
  )
  judged = keep(judged, yield* findLastShifts(rows, judged), 'lastShift')
  judged = keep(judged, yield* findLastCareDays(rows, judged), 'lastCareDay')
  judged = yield* keepReferenced(judged)
  for (const [reason, months] of yield* findMonthsThatStay(rows, judged))
    judged = keep(judged, months, reason)
  return judged
}

function judgeRow(
  table: RowTable,
  row: RowOf<RowTable>,
  terms: Terms,
  held: ReadonlyMap<string, HeldReason>,
  today: IsoDay,
): Judgement {
  const kind = kindOfRows(table)
  const endedOn = lastDayOfRow(table, row)
  if (kind === undefined || endedOn === null) return { state: 'runs', endedOn, keptUntil: null, heldBy: [] }
  const until = keptUntil(endedOn, terms.at(locationOf(row))[kind])
  if (today <= until) return { state: 'kept', endedOn, keptUntil: until, heldBy: [] }
  const heldBy = [...new Set(subjectsOf(row).flatMap((id) => held.get(id) ?? []))]
  return { state: heldBy.length > 0 ? 'held' : 'over', endedOn, keptUntil: until, heldBy }
}

function locationOf(row: RowOf<RowTable>): string | null {
  return 'locationId' in row ? row.locationId : null
}

/** Whom a row is about, as far as a hold can be on them. A hold itself is no reason to keep a hold. */
function subjectsOf(row: RowOf<RowTable>): readonly string[] {
  if ('childId' in row) return [row.childId]
  if ('staffMemberId' in row) return [row.staffMemberId]
  // Plans name children inside their steps.
  if ('changes' in row) return row.changes.map(({ childId }) => childId)
  return 'dueOn' in row ? [row.subjectId] : []
}

/** Of whom nothing goes, and why: a hold, or data that is kept and not used. PRIV-1, PRIV-2 */
function* loadHeldSubjects(today: IsoDay): Facts<ReadonlyMap<string, HeldReason>> {
  const restrictions = yield* listRows('processing_restriction', {})
  const holds = yield* listRows('legal_hold', {})
  return new Map<string, HeldReason>([
    ...restrictions
      .filter((row) => keepsBack(row, today))
      .map(({ childId }) => [childId, 'restricted'] as const),
    ...holds.filter((row) => keepsBack(row, today)).map(({ subjectId }) => [subjectId, 'legalHold'] as const),
  ])
}

/** What others still refer to stays, and so does what that refers to. */
function* keepReferenced(judged: readonly JudgedRow[]): Facts<readonly JudgedRow[]> {
  let current = judged
  for (;;) {
    const named = yield* findStillNamed(current)
    if (named.size === 0) return current
    current = keep(current, named, 'referenced')
  }
}

/** The keys of rows that would go and that a row which stays refers to. */
function* findStillNamed(judged: readonly JudgedRow[]): Facts<ReadonlySet<string>> {
  const going = new Set(judged.filter(isOver).map(keyOf))
  const named = new Set<string>()
  for (const [table, rows] of groupBy(judged.filter(isOver), (row) => row.table)) {
    const ids = rows.map(({ id }) => id)
    for (const reference of referencesTo([table])) {
      for (let start = 0; start < ids.length; start += AT_ONCE) {
        const where = { [reference.field]: { in: ids.slice(start, start + AT_ONCE) } }
        for (const row of yield* listAny(reference.table, where)) {
          if (going.has(keyOf({ table: reference.table, id: row.id }))) continue
          const fields = row as unknown as Readonly<Record<string, unknown>>
          named.add(keyOf({ table, id: String(fields[reference.field]) }))
        }
      }
    }
  }
  return named
}

function* listAny(table: TableName, where: AnyRowFilter): Facts<readonly RowOf<TableName>[]> {
  return (yield { kind: 'rows', table, where }) as readonly RowOf<TableName>[]
}
