import { balanceOn } from '#shared/domain/ledger/balance-on.ts'
import { controlTotal } from '#shared/domain/ledger/control-total.ts'
import { balanceAccounts, type LedgerEntry } from '#shared/domain/ledger/model.ts'
import { netLines, type NetLine } from '#shared/domain/ledger/net-lines.ts'
import { sumOf } from '#shared/domain/ledger/sum-of.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import type { ReadableDb } from '../handles.ts'
import { columnsOf, readFields } from '../repositories/row-codec.ts'
import type { Finding } from './finding.ts'

/**
 * The ledger adds up: a line stands whole or was taken back whole, no source is charged twice, no balance was spent
 * that was never there, and a month that was handed over still comes to what it came to then. MONEY-4
 *
 * Who holds `some` locations may not see where a balance comes from: what a child was given elsewhere is not here.
 */
export function verifyLedger(db: ReadableDb, held: 'all' | 'some'): readonly Finding[] {
  const entries = listSound(db, 'ledger_entry')
  const nets = netLines(entries)
  return [
    ...nets.flatMap(findHalfCorrection),
    ...findStrayCorrections(entries),
    ...findChargedTwice(nets),
    ...(held === 'all' ? findOverdrawn(entries) : []),
    ...findChangedMonths(entries, listSound(db, 'closed_month')),
  ]
}

/** A line was never taken back at all, or all of it was. */
function findHalfCorrection({ line, minutes, cents }: NetLine): readonly Finding[] {
  const isGone = minutes === 0 && cents === 0
  const isWhole = minutes === line.minutes && cents === line.cents
  const isSound = (isGone || isWhole) && line.correctsEntryId === null
  return isSound ? [] : [{ code: 'verify.ledgerCorrection', params: { id: line.id } }]
}

/** A counter line is about the child, the account, the place and the source of the line it is against. */
function findStrayCorrections(entries: readonly LedgerEntry[]): readonly Finding[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return entries.flatMap((entry): readonly Finding[] => {
    const line = entry.correctsEntryId === null ? undefined : byId.get(entry.correctsEntryId)
    if (line === undefined || subjectOf(line) === subjectOf(entry)) return []
    return [{ code: 'verify.ledgerCorrection', params: { id: entry.id } }]
  })
}

function subjectOf({ childId, locationId, account, sourceKind, sourceId }: LedgerEntry): string {
  return [childId, locationId, account, sourceKind, sourceId].join(' ')
}

function findChargedTwice(nets: readonly NetLine[]): readonly Finding[] {
  const charged = nets.filter(
    ({ line, minutes, cents }) => line.kind === 'charged' && (minutes !== 0 || cents !== 0),
  )
  const bySource = groupBy(charged, ({ line }) => {
    // A family pays service costs once a month; any other source is charged once for ever.
    const month = line.sourceKind === 'service' ? line.day.slice(0, 7) : ''
    return [line.account, line.sourceKind, line.sourceId, month].join(' ')
  })
  return [...bySource.values()].flatMap(([first, second]): readonly Finding[] =>
    first === undefined || second === undefined
      ? []
      : [{ code: 'verify.chargedTwice', params: { id: first.line.id, other: second.line.id } }],
  )
}

/** A debt that came over from another program is a fact; one that was made here is a mistake. */
function findOverdrawn(entries: readonly LedgerEntry[]): readonly Finding[] {
  const byChild = groupBy(entries, ({ childId }) => childId)
  return [...byChild].flatMap(([childId, ofChild]) =>
    balanceAccounts.flatMap((account): readonly Finding[] => {
      const own = ofChild.filter((entry) => entry.account === account)
      const [first] = own
      if (first === undefined) return []
      const debts = own.filter(({ sourceKind, minutes }) => sourceKind === 'import' && minutes < 0)
      const minutes = balanceOn(own, account, first.day).uncoveredMinutes + sumOf(debts).minutes
      return minutes <= 0
        ? []
        : [{ code: 'verify.balanceOverdrawn', params: { child: childId, account, minutes } }]
    }),
  )
}

function findChangedMonths(
  entries: readonly LedgerEntry[],
  closedMonths: readonly RowOf<'closed_month'>[],
): readonly Finding[] {
  const byMonth = groupBy(entries, ({ locationId, month }) => `${locationId} ${month}`)
  return closedMonths.flatMap((closed): readonly Finding[] => {
    const ofMonth = byMonth.get(`${closed.locationId} ${closed.month}`) ?? []
    const sum = sumOf(ofMonth)
    const isSame =
      sum.lines === closed.entryCount &&
      sum.minutes === closed.minutesTotal &&
      sum.cents === closed.centsTotal &&
      controlTotal(ofMonth) === closed.controlTotal
    return isSame
      ? []
      : [{ code: 'verify.closedMonth', params: { location: closed.locationId, month: closed.month } }]
  })
}

/** The rows that fit their schema, in order of id; the others are told of by the check of every row. */
function listSound<Table extends TableName>(db: ReadableDb, table: Table): readonly RowOf<Table>[] {
  const names = columnsOf(table).map(({ name }) => name)
  return db.all(`select ${names.join(', ')} from ${table} order by id`).flatMap((stored) => {
    const parsed = tables[table].schema.safeParse(readFields(table, stored))
    return parsed.success ? [parsed.data] : []
  })
}
