import { actorIdOf } from '#shared/domain/access/actor-of.ts'
import type { RetentionKind, SubjectKind } from '#shared/domain/privacy/model.ts'
import { judgeFamily } from '#shared/domain/retention/judge-family.ts'
import { judgeStaff } from '#shared/domain/retention/judge-staff.ts'
import type { Judgement } from '#shared/domain/retention/judgement.ts'
import { addMonths } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { RowOf } from '#shared/schema/rows/table-rows.ts'
import { listRows } from '../facts.ts'
import type { AnyRowFilter, Facts } from '../facts.ts'
import { judgeRows } from './judge-rows.ts'
import { isOver } from './judged-row.ts'
import type { JudgedRow } from './judged-row.ts'
import { loadFamilies, loadStaff } from './load-dossiers.ts'
import { loadTerms } from './load-terms.ts'
import type { Terms } from './load-terms.ts'
import { keysOf, PURGE_ROWS_MOST } from './purge-expired.ts'
import { purgeDigest } from './purge-digest.ts'
import { rowTablesOf } from './retention-coverage.ts'
import type { RowTable } from './retention-coverage.ts'

/** Somebody whose term is over. */
export interface ExpiredPerson {
  readonly subjectKind: SubjectKind
  readonly id: string
  readonly judgement: Judgement
}

/** What of one kind is over its term: what may go, and what is held back. */
export interface Expired {
  readonly kind: RetentionKind
  readonly asOf: IsoDay
  readonly people: readonly ExpiredPerson[]
  readonly rows: readonly JudgedRow[]
  /** Over all that may go. */
  readonly digest: string
}

/**
 * What of one kind of data is over its term on a day. The log of this computer is no record: it is looked at where it is
 * kept. PRIV-1
 */
export function* listExpired(kind: RetentionKind, today: IsoDay): Facts<Expired> {
  const terms = yield* loadTerms(today)
  const people =
    kind === 'children'
      ? yield* listChildren(terms, today)
      : kind === 'staff'
        ? yield* listStaff(terms, today)
        : []
  const rows = yield* listRowsOver(kind, terms, today)
  const going = { people: people.filter(isOver), rows: rows.filter(isOver) }
  return { kind, asOf: today, people, rows, digest: purgeDigest(keysOf(toArgs(going))) }
}

/** What may go, as the command that removes it names it. */
export function toArgs({ people, rows }: Pick<Expired, 'people' | 'rows'>): Parameters<typeof keysOf>[0] {
  const of = (wanted: SubjectKind) =>
    people.filter(({ subjectKind }) => subjectKind === wanted).map(({ id }) => id)
  const tables = [...new Set(rows.map(({ table }) => table))]
  return {
    children: of('child') as Parameters<typeof keysOf>[0]['children'],
    staff: of('staffMember'),
    rows: tables.map((table) => ({
      table,
      ids: rows.filter((row) => row.table === table).map(({ id }) => id),
    })),
  }
}

function isTold({ judgement }: { readonly judgement: Judgement }): boolean {
  return judgement.state === 'over' || judgement.state === 'held'
}

function* listChildren(terms: Terms, today: IsoDay): Facts<readonly ExpiredPerson[]> {
  const children = yield* listRows('child', {})
  const families = yield* loadFamilies(children.map(({ familyId }) => familyId))
  return families
    .flatMap((family) => [...judgeFamily(family, terms.organisation.children, today)])
    .map(([id, judgement]): ExpiredPerson => ({ subjectKind: 'child', id, judgement }))
    .filter(isTold)
}

function* listStaff(terms: Terms, today: IsoDay): Facts<readonly ExpiredPerson[]> {
  const members = yield* listRows('staff_member', {})
  const strangers = yield* listRows('account', { staffMemberId: null })
  const facts = yield* loadStaff([...members.map(({ id }) => id), ...new Set(strangers.map(actorIdOf))])
  return facts
    .map((one): ExpiredPerson => ({
      ...{ subjectKind: 'staffMember', id: one.id },
      judgement: judgeStaff(one, terms.organisation.staff, today),
    }))
    .filter(isTold)
}

/** Columns of days, so that a location of many years is not read whole. */
const dayColumns: Readonly<Partial<Record<RowTable, string>>> = {
  observed_time: 'day',
  logged_stay: 'day',
  group_move: 'day',
  absence: 'endDay',
  extra_attendance: 'day',
  care_request: 'wantedDay',
  shift: 'day',
  group_merge: 'validUntil',
  dismissed_merge: 'validUntil',
}

function* listRowsOver(kind: RetentionKind, terms: Terms, today: IsoDay): Facts<readonly JudgedRow[]> {
  const tables = rowTablesOf(kind)
  if (tables.length === 0) return []
  const locations = yield* listRows('location', {})
  const shortest = Math.min(...locations.map(({ id }) => terms.at(id)[kind]), terms.organisation[kind])
  const before = addMonths(today, -shortest)
  const found = new Map<RowTable, readonly RowOf<RowTable>[]>()
  for (const table of tables) {
    const column = dayColumns[table]
    const where: AnyRowFilter =
      column !== undefined
        ? { [column]: { until: before } }
        : table === 'ledger_entry' || table === 'closed_month'
          ? { month: { until: before.slice(0, 7) } }
          : {}
    found.set(table, (yield { kind: 'rows', table, where }) as readonly RowOf<RowTable>[])
  }
  const judged = yield* judgeRows(kind === 'accounting' ? firstMonths(found) : found, terms, today)
  return judged.filter(isTold)
}

/** Months of the ledger go together, for a balance runs through them; what is too much waits for the next time. */
function firstMonths(
  found: ReadonlyMap<RowTable, readonly RowOf<RowTable>[]>,
): ReadonlyMap<RowTable, readonly RowOf<RowTable>[]> {
  const lines = (found.get('ledger_entry') ?? []) as readonly RowOf<'ledger_entry'>[]
  const closed = (found.get('closed_month') ?? []) as readonly RowOf<'closed_month'>[]
  const counts = new Map<string, number>()
  for (const { month } of [...lines, ...closed]) counts.set(month, (counts.get(month) ?? 0) + 1)
  let room = PURGE_ROWS_MOST
  const taken = new Set<string>()
  for (const [month, count] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    room -= count
    if (room < 0) break
    taken.add(month)
  }
  const isTaken = ({ month }: { readonly month: string }): boolean => taken.has(month)
  return new Map<RowTable, readonly RowOf<RowTable>[]>([
    ['ledger_entry', lines.filter(isTaken)],
    ['closed_month', closed.filter(isTaken)],
  ])
}
