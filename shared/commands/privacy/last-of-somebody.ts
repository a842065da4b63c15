import type { ChildId, StaffMemberId } from '#shared/domain/ids.ts'
import { endOfAgreement, latest } from '#shared/domain/retention/judge-family.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { RowOf } from '#shared/schema/rows/table-rows.ts'
import { findRow, listRows } from '../facts.ts'
import type { Facts } from '../facts.ts'
import { isOver, keyOf } from './judged-row.ts'
import type { JudgedRow, RowsByTable } from './judged-row.ts'
import { loadFamilies } from './load-dossiers.ts'
import { NO_NAME } from './without-mention.ts'

/*
 * Planning goes sooner than people, and some of it is the only thing that says when a person left. That row stays as long
 * as the person: without it the term of the dossier would begin too early, or never. PRIV-1
 */

/** Filters that name many ids stay below this. */
const AT_ONCE = 500

/** The last shift of somebody, unless another one that stays says it, or the person has no name any more. */
export function* findLastShifts(rows: RowsByTable, judged: readonly JudgedRow[]): Facts<ReadonlySet<string>> {
  const shifts = goingOf('shift', rows, judged)
  const isGoing = new Set<string>(shifts.map(({ id }) => id))
  const last = new Set<string>()
  for (const [staffMemberId, own] of groupBy(shifts, (shift) => shift.staffMemberId)) {
    const found = lastOf(own)
    if (found === null || (yield* isStaffDayTold(staffMemberId, found.day, isGoing))) continue
    last.add(keyOf({ table: 'shift', id: found.id }))
  }
  return last
}

function* isStaffDayTold(
  staffMemberId: StaffMemberId,
  day: IsoDay,
  isGoing: ReadonlySet<string>,
): Facts<boolean> {
  const person = yield* findRow('staff_member', staffMemberId)
  if (person?.firstName === NO_NAME) return true
  const shifts = yield* listRows('shift', { staffMemberId, day: { from: day } })
  return shifts.some(({ id }) => !isGoing.has(id))
}

/** The last day of care beside the agreements, unless something of the family that stays tells of that day or a later one. */
export function* findLastCareDays(
  rows: RowsByTable,
  judged: readonly JudgedRow[],
): Facts<ReadonlySet<string>> {
  const days = goingOf('extra_attendance', rows, judged)
  const last = new Set<string>()
  if (days.length === 0) return last
  const isGoing = new Set<string>(days.map(({ id }) => id))
  const told = yield* loadDaysTold([...new Set(days.map(({ childId }) => childId))])
  for (const [childId, own] of groupBy(days, (row) => row.childId)) {
    const found = lastOf(own)
    if (found === null || told(childId, found.day)) continue
    const since = yield* listRows('extra_attendance', { childId, day: { from: found.day } })
    if (!since.some(({ id }) => !isGoing.has(id)))
      last.add(keyOf({ table: 'extra_attendance', id: found.id }))
  }
  return last
}

/** Whether agreements and waiting of the family tell that it was here on a day or later. */
function* loadDaysTold(childIds: readonly ChildId[]): Facts<(childId: ChildId, day: IsoDay) => boolean> {
  const ends = new Map<string, readonly (IsoDay | null)[]>()
  const familyIds: string[] = []
  for (let start = 0; start < childIds.length; start += AT_ONCE) {
    const children = yield* listRows('child', { id: { in: childIds.slice(start, start + AT_ONCE) } })
    familyIds.push(...children.map(({ familyId }) => familyId))
  }
  for (const family of yield* loadFamilies(familyIds)) {
    const ofFamily = family.children.flatMap(({ birthDate, contracts, waitedUntil }) => [
      ...contracts.map((contract) => endOfAgreement(contract, birthDate)),
      ...waitedUntil,
    ])
    for (const { id } of family.children) ends.set(id, ofFamily)
  }
  return (childId, day) => (ends.get(childId) ?? []).some((end) => end === null || end >= day)
}

function goingOf<Table extends 'shift' | 'extra_attendance'>(
  table: Table,
  rows: RowsByTable,
  judged: readonly JudgedRow[],
): readonly RowOf<Table>[] {
  const going = new Set(judged.filter((row) => row.table === table && isOver(row)).map(({ id }) => id))
  const ofTable = (rows.get(table) ?? []) as readonly RowOf<Table>[]
  return ofTable.filter(({ id }) => going.has(id))
}

/** The last of them; of several on that day which does not matter, as long as it is the same everywhere. */
function lastOf<Row extends { readonly id: string; readonly day: IsoDay }>(rows: readonly Row[]): Row | null {
  const lastDay = latest(rows.map(({ day }) => day))
  return rows.filter(({ day }) => day === lastDay).toSorted((a, b) => (a.id < b.id ? -1 : 1))[0] ?? null
}
