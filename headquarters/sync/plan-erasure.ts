import { isSameRow } from '#shared/commands/is-same-row.ts'
import { deleteRow, putImage, putRow } from '#shared/commands/row-change.ts'
import type { RowChange } from '#shared/commands/row-change.ts'
import type { AnyRowFilter, Facts } from '#shared/commands/facts.ts'
import { findRow, listRows } from '#shared/commands/facts.ts'
import type { Child } from '#shared/domain/children/model.ts'
import type { ChildId, StaffMemberId } from '#shared/domain/ids.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { referencesTo } from '#shared/sync/references-to.ts'
import { loadChildStreams } from '#shared/sync/row-streams.ts'
import { locationOfStream } from '#shared/sync/stream.ts'
import { NO_NAME, withoutMention } from '#shared/sync/without-mention.ts'
import type { KnownPerson, RowKey } from '../store/store.ts'

export interface ErasurePlan {
  /** Everybody who is erased with the subject: the children of a family. The subject itself comes last. */
  readonly subjects: readonly string[]
  readonly changes: readonly RowChange[]
  /** The rows that held something of them. */
  readonly keys: readonly RowKey[]
  /** How they were called, to find them where no id is kept. */
  readonly persons: readonly KnownPerson[]
}

/**
 * What must become of the records of a child, a staff member or a whole family. Everything about a child goes, with three
 * exceptions that keep the rest true: lines of the ledger stay without the child, for their totals were handed over
 * (MONEY-4); plans of others lose the steps about the child; a staff member stays as somebody without a name, for the
 * shifts say how many people there were.
 *
 * @param strangerId the id of the child without a name that gets the lines of the ledger
 */
export function* planErasure(subjectId: string, strangerId: (childId: string) => string): Facts<ErasurePlan> {
  const person = yield* findRow('staff_member', subjectId)
  if (person !== undefined) return withoutName(person)
  const child = yield* findRow('child', subjectId)
  const family = yield* findRow('family', subjectId)
  const children = child === undefined ? yield* listRows('child', { familyId: subjectId }) : [child]
  const found = new Found()
  for (const each of children) yield* eraseChild(each, found, strangerId(each.id))
  const familyId = family?.id ?? child?.familyId
  if (familyId !== undefined) yield* eraseEmptyFamily(familyId, children, found)
  const others = children.map(({ id }) => id).filter((id) => id !== subjectId)
  const persons = children.map(knownAs)
  return { subjects: [...others, subjectId], changes: found.changes, keys: found.keys, persons }
}

function knownAs({ firstName, surname, familyId }: Child): KnownPerson {
  return { firstName, surname, familyId }
}

function withoutName(person: RowOf<'staff_member'>): ErasurePlan {
  const nameless = { ...person, firstName: NO_NAME, surnamePrefix: '', surname: NO_NAME }
  return {
    subjects: [person.id satisfies StaffMemberId],
    changes: [putRow('staff_member', nameless)],
    keys: [{ table: 'staff_member', id: person.id }],
    persons: [],
  }
}

class Found {
  readonly changes: RowChange[] = []
  readonly keys: RowKey[] = []
  readonly #seen = new Set<string>()

  has(table: TableName, id: string): boolean {
    return this.#seen.has(`${table} ${id}`)
  }

  /** A change of a row that held something of them. */
  add(change: RowChange, key: RowKey): void {
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
  yield* forgetPlans(child.id, found)
  yield* forgetMentions(child, found)
  // Who refers goes before what it refers to.
  const doomed: RowKey[] = []
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
function* collectReferrers(key: RowKey, found: Found, doomed: RowKey[]): Facts<void> {
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
function* forgetPlans(childId: ChildId, found: Found): Facts<void> {
  for (const scenario of yield* listRows('scenario', {})) {
    const changes = scenario.changes.filter((change) => change.childId !== childId)
    if (changes.length === scenario.changes.length) continue
    found.add(putRow('scenario', { ...scenario, changes }), { table: 'scenario', id: scenario.id })
  }
}

/** Sums and reasons that were kept with what happened to others at the same locations can name the child. */
function* forgetMentions(child: Child, found: Found): Facts<void> {
  const streams = yield* loadChildStreams([child.id])
  const locationIds = [...streams.values()].flat().map(locationOfStream)
  for (const table of ['group_merge', 'placement_offer', 'care_request'] as const) {
    const where = { locationId: { in: locationIds.filter((id) => id !== undefined) } }
    for (const row of yield* listAny(table, where)) {
      const owner = 'childId' in row ? yield* findRow('child', row.childId) : undefined
      // The child itself goes as a whole; somebody of the same name keeps what is said of him or her.
      if (owner?.firstName === child.firstName) continue
      const silent = withoutMention(row, child.firstName)
      if (!isSameRow(row, silent)) found.add(putImage(table, silent), { table, id: row.id })
    }
  }
}

function* eraseEmptyFamily(familyId: string, erased: readonly Child[], found: Found): Facts<void> {
  const members = yield* listRows('child', { familyId })
  const isEmpty = members.every(({ id }) => erased.some((child) => child.id === id))
  const family = yield* findRow('family', familyId)
  if (isEmpty && family !== undefined) {
    found.add(deleteRow('family', familyId), { table: 'family', id: familyId })
  }
}

function* listAny(table: TableName, where: AnyRowFilter): Facts<readonly RowOf<TableName>[]> {
  return (yield { kind: 'rows', table, where }) as readonly RowOf<TableName>[]
}
