import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import { balanceAccounts } from '#shared/domain/ledger/model.ts'
import { keptUntil } from '#shared/domain/retention/end-of-term.ts'
import { latest } from '#shared/domain/retention/judge-family.ts'
import { isHeldOn } from '#shared/domain/retention/judgement.ts'
import type { HeldReason, Judgement } from '#shared/domain/retention/judgement.ts'
import type { StaffMemberId } from '#shared/domain/ids.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { referencesTo } from '#shared/schema/references-to.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { findRow, listRows } from '../facts.ts'
import type { AnyRowFilter, Facts } from '../facts.ts'
import type { Terms } from './load-terms.ts'
import { kindOfRows, lastDayOfRow } from './retention-coverage.ts'
import type { RowTable } from './retention-coverage.ts'
import { NO_NAME } from './without-mention.ts'

/** A row that may have to go, with what is thought of it. */
export interface JudgedRow {
  readonly table: RowTable
  readonly id: string
  readonly judgement: Judgement
}

/** Filters that name many ids stay below this. */
const AT_ONCE = 500

/**
 * How rows of the same kind stand against their term on a day. Rows that others refer to stay, unless those go with them.
 * A month of the ledger goes as a whole: its closing, and every line. PRIV-1, MONEY-4
 *
 * @param rows by table; of the ledger every line of the month, and its closing
 */
export function* judgeRows(
  rows: ReadonlyMap<RowTable, readonly RowOf<RowTable>[]>,
  terms: Terms,
  today: IsoDay,
): Facts<readonly JudgedRow[]> {
  const held = yield* loadHeldSubjects(today)
  const judged: JudgedRow[] = []
  for (const [table, ofTable] of rows) {
    for (const row of ofTable)
      judged.push({ table, id: row.id, judgement: judgeRow(table, row, terms, held, today) })
  }
  const going = new Set(judged.filter(isOver).map(({ table, id }) => `${table} ${id}`))
  const withShifts = yield* keepLastShifts(
    rows.get('shift') as readonly RowOf<'shift'>[] | undefined,
    going,
    judged,
  )
  const withRefs = yield* keepReferenced(withShifts, going)
  return yield* keepOpenMonths(rows.get('ledger_entry') as readonly LedgerEntry[] | undefined, withRefs)
}

function isOver({ judgement }: JudgedRow): boolean {
  return judgement.state === 'over'
}

function judgeRow(
  table: RowTable,
  row: RowOf<RowTable>,
  terms: Terms,
  held: ReadonlySet<string>,
  today: IsoDay,
): Judgement {
  const kind = kindOfRows(table)
  const endedOn = lastDayOfRow(table, row)
  if (kind === undefined || endedOn === null) return { state: 'runs', endedOn, keptUntil: null, heldBy: [] }
  const until = keptUntil(endedOn, terms.at(locationOf(row))[kind])
  if (today <= until) return { state: 'kept', endedOn, keptUntil: until, heldBy: [] }
  const isHeld = subjectsOf(row).some((id) => held.has(id))
  return { state: isHeld ? 'held' : 'over', endedOn, keptUntil: until, heldBy: isHeld ? ['legalHold'] : [] }
}

function locationOf(row: RowOf<RowTable>): string | null {
  return 'locationId' in row ? row.locationId : null
}

/** Whom a row is about, as far as a hold can be on them. A hold itself is no reason to keep a hold. */
function subjectsOf(row: RowOf<RowTable>): readonly string[] {
  if ('childId' in row) return [row.childId]
  if ('staffMemberId' in row) return [row.staffMemberId]
  return 'dueOn' in row ? [row.subjectId] : []
}

function* loadHeldSubjects(today: IsoDay): Facts<ReadonlySet<string>> {
  const holds = yield* listRows('legal_hold', {})
  return new Set(holds.filter((hold) => isHeldOn(hold, today)).map(({ subjectId }) => subjectId))
}

/** The last shift says when somebody left: it stays as long as the person does. */
function* keepLastShifts(
  shifts: readonly RowOf<'shift'>[] | undefined,
  going: Set<string>,
  judged: readonly JudgedRow[],
): Facts<readonly JudgedRow[]> {
  if (shifts === undefined) return judged
  const last = new Set<string>()
  for (const [staffMemberId, own] of groupBy(
    shifts.filter(({ id }) => going.has(`shift ${id}`)),
    (shift) => shift.staffMemberId,
  )) {
    const lastDay = latest(own.map(({ day }) => day))
    if (lastDay === null || (yield* isToldOtherwise(staffMemberId, lastDay, going))) continue
    const ofLastDay = own.filter(({ day }) => day === lastDay).map(({ id }) => id)
    // Of several on that day one is enough; which does not matter, as long as it is the same everywhere.
    const kept = ofLastDay.toSorted()[0]
    if (kept !== undefined) last.add(kept)
  }
  return judged.map((row) =>
    row.table === 'shift' && last.has(row.id) ? keep(row, 'lastShift', going) : row,
  )
}

/** Another shift of that day or later stays, or the person has no name any more. */
function* isToldOtherwise(
  staffMemberId: StaffMemberId,
  day: IsoDay,
  going: ReadonlySet<string>,
): Facts<boolean> {
  const person = yield* findRow('staff_member', staffMemberId)
  if (person?.firstName === NO_NAME) return true
  const shifts = yield* listRows('shift', { staffMemberId, day: { from: day } })
  return shifts.some(({ id }) => !going.has(`shift ${id}`))
}

/** What others still refer to stays, and so does what that refers to. */
function* keepReferenced(judged: readonly JudgedRow[], going: Set<string>): Facts<readonly JudgedRow[]> {
  let current = judged
  for (;;) {
    const kept = new Set<string>()
    for (const [table, rows] of groupBy(current.filter(isOver), (row) => row.table)) {
      for (const id of yield* stillNamed(
        table,
        rows.map((row) => row.id),
        going,
      ))
        kept.add(`${table} ${id}`)
    }
    if (kept.size === 0) return current
    current = current.map((row) =>
      kept.has(`${row.table} ${row.id}`) ? keep(row, 'referenced', going) : row,
    )
  }
}

function* stillNamed(
  table: TableName,
  ids: readonly string[],
  going: ReadonlySet<string>,
): Facts<ReadonlySet<string>> {
  const named = new Set<string>()
  for (const reference of referencesTo([table])) {
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const where = { [reference.field]: { in: ids.slice(start, start + AT_ONCE) } }
      for (const row of yield* listAny(reference.table, where)) {
        if (going.has(`${reference.table} ${row.id}`)) continue
        const fields = row as unknown as Readonly<Record<string, unknown>>
        named.add(String(fields[reference.field]))
      }
    }
  }
  return named
}

function keep(row: JudgedRow, reason: HeldReason, going: Set<string>): JudgedRow {
  going.delete(`${row.table} ${row.id}`)
  return { ...row, judgement: { ...row.judgement, state: 'held', heldBy: [...row.judgement.heldBy, reason] } }
}

/**
 * A month goes when it was handed over, when every line of it may go, and when its lines leave no balance behind: a
 * family may have hours in store for longer than the term.
 */
function* keepOpenMonths(
  lines: readonly LedgerEntry[] | undefined,
  judged: readonly JudgedRow[],
): Facts<readonly JudgedRow[]> {
  if (lines === undefined) return judged
  const closed = yield* listRows('closed_month', {})
  const monthOf = new Map<string, string>([
    ...lines.map(({ id, locationId, month }) => [`ledger_entry ${id}`, `${locationId} ${month}`] as const),
    ...closed.map(({ id, locationId, month }) => [`closed_month ${id}`, `${locationId} ${month}`] as const),
  ])
  const isClosed = new Set(closed.map(({ locationId, month }) => `${locationId} ${month}`))
  const unsettled = monthsWithBalance(lines, judged)
  const stuck = new Set(
    judged.filter((row) => !isOver(row)).map((row) => monthOf.get(`${row.table} ${row.id}`) ?? ''),
  )
  const none = new Set<string>()
  return judged.map((row) => {
    const month = monthOf.get(`${row.table} ${row.id}`)
    if (month === undefined || !isOver(row)) return row
    if (!isClosed.has(month)) return keep(row, 'openMonth', none)
    if (unsettled.has(month)) return keep(row, 'openBalance', none)
    return stuck.has(month) ? keep(row, 'referenced', none) : row
  })
}

/** Months of which a line is of a balance that, over all lines that may go, does not come to nothing. */
function monthsWithBalance(lines: readonly LedgerEntry[], judged: readonly JudgedRow[]): ReadonlySet<string> {
  const going = new Set(judged.filter(isOver).map(({ id }) => id))
  const inStore = lines.filter(
    ({ id, account }) => going.has(id) && balanceAccounts.some((one) => one === account),
  )
  const found = new Set<string>()
  for (const own of groupBy(inStore, ({ childId, account }) => `${childId} ${account}`).values()) {
    if (own.reduce((sum, { minutes }) => sum + minutes, 0) === 0) continue
    for (const { locationId, month } of own) found.add(`${locationId} ${month}`)
  }
  return found
}

function* listAny(table: TableName, where: AnyRowFilter): Facts<readonly RowOf<TableName>[]> {
  return (yield { kind: 'rows', table, where }) as readonly RowOf<TableName>[]
}
