import { isSameRow } from '#shared/commands/is-same-row.ts'
import { accountsOf } from '#shared/domain/access/actor-of.ts'
import type { Account } from '#shared/domain/access/model.ts'
import type { Child } from '#shared/domain/children/model.ts'
import type { ChildId, LocationId, StaffMemberId } from '#shared/domain/ids.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { referencesTo } from '#shared/schema/references-to.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { findRow, listRows } from '../facts.ts'
import type { AnyRowFilter, Facts } from '../facts.ts'
import { deleteRow, putImage, putRow } from '../row-change.ts'
import type { RowChange } from '../row-change.ts'
import { NO_NAME, withoutMention } from './without-mention.ts'

/** A record by its table and id. */
export interface RecordKey {
  readonly table: TableName
  readonly id: string
}

/** How somebody who is erased may be known in acts that name no id of theirs. */
export type KnownPerson = Pick<Child, 'firstName' | 'surname' | 'familyId'>

export interface ErasurePlan {
  /** Everybody who is erased with those who were asked for: the children of a family. Each once; who was asked last. */
  readonly subjects: readonly string[]
  readonly changes: readonly RowChange[]
  /** The rows that held something of them. */
  readonly keys: readonly RecordKey[]
  /** How they were called, to find them where no id is kept. */
  readonly persons: readonly KnownPerson[]
}

/**
 * What must become of the records of children, members of staff or whole families. Everything about a child goes, with
 * four exceptions that keep the rest true: lines of the ledger stay without the child, for their totals were handed over
 * (MONEY-4); plans of others lose the steps about the child; a staff member stays as somebody without a name, for the
 * shifts say how many people there were; and that somebody asked for a right, or that data had to be kept, stays in its
 * register by number, without what was written with it. PRIV-2
 *
 * @param strangerId the id of the child without a name that gets the lines of the ledger
 */
export function* planErasure(
  subjectIds: readonly string[],
  strangerId: (childId: string) => string,
): Facts<ErasurePlan> {
  const found = new Found()
  const children = new Map<string, Child>()
  for (const subjectId of subjectIds) {
    const person = yield* findRow('staff_member', subjectId)
    if (person !== undefined) yield* eraseStaff(person, found)
    else for (const child of yield* childrenOf(subjectId, found)) children.set(child.id, child)
  }
  const erased = [...children.values()]
  for (const child of erased) yield* eraseChild(child, found, strangerId(child.id))
  yield* eraseEmptyFamilies([...erased.map(({ familyId }) => familyId), ...subjectIds], erased, found)
  yield* forgetPlans(erased, found)
  yield* forgetMentions(erased, found)
  const others = erased.map(({ id }) => id).filter((id) => !subjectIds.includes(id))
  const subjects = [...new Set([...others, ...subjectIds])]
  yield* emptyRegisters(subjects, found)
  return { subjects, changes: found.changes, keys: found.keys, persons: erased.map(knownAs) }
}

/** The child of this id, the children of the family of this id, or nobody: then it is who is no staff and had accounts. */
function* childrenOf(subjectId: string, found: Found): Facts<readonly Child[]> {
  const child = yield* findRow('child', subjectId)
  if (child !== undefined) return [child]
  // Each account of somebody bears the name, also those of before and of later.
  const strangers = yield* listRows('account', { staffMemberId: null })
  for (const account of accountsOf(subjectId, strangers)) removeAccount(account, found)
  return yield* listRows('child', { familyId: subjectId })
}

function knownAs({ firstName, surname, familyId }: Child): KnownPerson {
  return { firstName, surname, familyId }
}

function* eraseStaff(person: RowOf<'staff_member'>, found: Found): Facts<void> {
  const nameless = { ...person, firstName: NO_NAME, surnamePrefix: '', surname: NO_NAME }
  found.add(putRow('staff_member', nameless), {
    table: 'staff_member',
    id: person.id satisfies StaffMemberId,
  })
  for (const account of yield* listRows('account', { staffMemberId: person.id }))
    removeAccount(account, found)
}

function removeAccount({ id }: Account, found: Found): void {
  found.add(deleteRow('account', id), { table: 'account', id })
}

class Found {
  readonly changes: RowChange[] = []
  readonly keys: RecordKey[] = []
  readonly #seen = new Set<string>()

  has(table: TableName, id: string): boolean {
    return this.#seen.has(`${table} ${id}`)
  }

  /** A change of a row that held something of them. */
  add(change: RowChange, key: RecordKey): void {
    this.changes.push(change)
    this.keys.push(key)
    this.#seen.add(`${key.table} ${key.id}`)
  }
}

function* eraseChild(child: Child, found: Found, strangerId: string): Facts<void> {
  const lines = yield* listRows('ledger_entry', { childId: child.id })
  if (lines.length > 0) {
    found.changes.push(putRow('child', strangerOf(child, strangerId as ChildId)))
    for (const line of lines) {
      const stripped = { ...line, childId: strangerId as ChildId, note: '' }
      found.add(putRow('ledger_entry', stripped), { table: 'ledger_entry', id: line.id })
    }
  }
  // Who refers goes before what it refers to.
  const doomed: RecordKey[] = []
  yield* collectReferrers({ table: 'child', id: child.id }, found, doomed)
  for (const key of doomed) found.add(deleteRow(key.table, key.id), key)
}

/** Somebody without a name or a birthday, of whom nothing is known but what was invoiced. */
function strangerOf(child: Child, id: ChildId): Child {
  return {
    ...child,
    ...{ id, firstName: NO_NAME, surnamePrefix: '', surname: NO_NAME, familyId: id },
    birthDate: isoDay(`${child.birthDate.slice(0, 4)}-01-01`),
    ...{ schoolId: null, mentorId: null },
  }
}

/** Everything that refers to a row, deepest first, and the row itself last. */
function* collectReferrers(key: RecordKey, found: Found, doomed: RecordKey[]): Facts<void> {
  if (found.has(key.table, key.id) || doomed.some((row) => row.table === key.table && row.id === key.id))
    return
  for (const { table, field } of referencesTo([key.table])) {
    for (const row of yield* listAny(table, { [field]: key.id })) {
      yield* collectReferrers({ table, id: row.id }, found, doomed)
    }
  }
  doomed.push(key)
}

/** Plans name children inside their steps. */
function* forgetPlans(children: readonly Child[], found: Found): Facts<void> {
  if (children.length === 0) return
  const ids = new Set<string>(children.map(({ id }) => id))
  for (const scenario of yield* listRows('scenario', {})) {
    const changes = scenario.changes.filter((change) => !ids.has(change.childId))
    if (changes.length === scenario.changes.length) continue
    found.add(putRow('scenario', { ...scenario, changes }), { table: 'scenario', id: scenario.id })
  }
}

/** Sums and reasons that were kept with what happened to others at the same locations can name the child. */
function* forgetMentions(children: readonly Child[], found: Found): Facts<void> {
  if (children.length === 0) return
  const locationIds = yield* locationsOf(children)
  for (const table of ['group_merge', 'placement_offer', 'care_request'] as const) {
    for (const row of yield* listAny(table, { locationId: { in: locationIds } })) {
      if (found.has(table, row.id)) continue
      const owner = 'childId' in row ? yield* findRow('child', row.childId) : undefined
      // Somebody of the same name keeps what is said of him or her.
      const names = children.map(({ firstName }) => firstName).filter((name) => name !== owner?.firstName)
      const silent = names.reduce((kept, name) => withoutMention(kept, name), row)
      if (!isSameRow(row, silent)) found.add(putImage(table, silent), { table, id: row.id })
    }
  }
}

/** Where these children have, or had, care. */
function* locationsOf(children: readonly Child[]): Facts<readonly LocationId[]> {
  const where = { childId: { in: children.map(({ id }) => id) } }
  const contracts = yield* listRows('contract', where)
  const extraDays = yield* listRows('extra_attendance', where)
  const waiting = yield* listRows('waiting_entry', where)
  return [...new Set([...contracts, ...extraDays, ...waiting].map(({ locationId }) => locationId))]
}

function* eraseEmptyFamilies(
  familyIds: readonly string[],
  erased: readonly Child[],
  found: Found,
): Facts<void> {
  for (const familyId of new Set(familyIds)) {
    const family = yield* findRow('family', familyId)
    if (family === undefined) continue
    const members = yield* listRows('child', { familyId })
    const isEmpty = members.every(({ id }) => erased.some((child) => child.id === id))
    if (isEmpty) found.add(deleteRow('family', familyId), { table: 'family', id: familyId })
  }
}

/** That there was a request or a hold stays, by number; what somebody wrote with it can name anybody. */
function* emptyRegisters(subjects: readonly string[], found: Found): Facts<void> {
  const where = { subjectId: { in: subjects } }
  for (const request of yield* listRows('privacy_request', where)) {
    if (request.note === '' && request.outcome === '') continue
    const key = { table: 'privacy_request', id: request.id } as const
    found.add(putRow('privacy_request', { ...request, note: '', outcome: '' }), key)
  }
  for (const hold of yield* listRows('legal_hold', where)) {
    const emptied = { ...hold, reason: NO_NAME, liftedBecause: hold.liftedBecause === '' ? '' : NO_NAME }
    found.add(putRow('legal_hold', emptied), { table: 'legal_hold', id: hold.id })
  }
}

function* listAny(table: TableName, where: AnyRowFilter): Facts<readonly RowOf<TableName>[]> {
  return (yield { kind: 'rows', table, where }) as readonly RowOf<TableName>[]
}
