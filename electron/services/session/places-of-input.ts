import { actorIdOf } from '#shared/domain/access/actor-of.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import { invariant } from '#shared/kernel/invariant.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import type { StreamRule } from '#shared/schema/rows/table-definition.ts'
import { streamsOfRow } from '#shared/sync/row-streams.ts'
import { locationOfStream } from '#shared/sync/stream.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import { placesOfChild } from './places-of-child.ts'

type Rows = Pick<RowReader, 'findRow' | 'listRows' | 'listMatching'>

/**
 * Fields of a question that name one record, or several, and the tables that record may lie in; the first that has it
 * counts. A record that is not there is at no place: that it is not there is said further on. PRIV-4
 */
export const tablesOfField: Readonly<Record<string, readonly TableName[]>> = {
  childId: ['child'],
  friendId: ['child'],
  siblingId: ['child'],
  requestId: ['care_request', 'privacy_request'],
  requestIds: ['care_request'],
  contractId: ['contract'],
  groupId: ['base_group'],
  groupIds: ['base_group'],
  hostGroupId: ['base_group'],
  toGroupId: ['base_group'],
  fromGroupId: ['base_group'],
  wantedGroupId: ['base_group'],
  entryId: ['waiting_entry', 'ledger_entry'],
  offerId: ['placement_offer'],
  agreementId: ['handover_agreement'],
  contactId: ['child_contact'],
  consentId: ['consent', 'second_group_consent'],
  secrecyId: ['secrecy'],
  absenceId: ['absence'],
  stayId: ['logged_stay'],
  observedTimeId: ['observed_time'],
  scenarioId: ['scenario'],
  mergeId: ['group_merge'],
  restrictionId: ['processing_restriction'],
  breachId: ['data_breach'],
  holdId: ['legal_hold'],
}

/** Fields that name a location itself. */
const placeFields: ReadonlySet<string> = new Set(['locationId', 'locationIds'])

/**
 * For each record and location a question names, at any depth, the places it is of; what is of the whole organisation
 * has none and is left out. PRIV-4
 */
export function placesOfInput(rows: Rows, input: unknown): readonly (readonly string[])[] {
  if (Array.isArray(input)) return input.flatMap((item: unknown) => placesOfInput(rows, item))
  if (typeof input !== 'object' || input === null) return []
  return [
    ...Object.entries(input).flatMap(([field, value]) => placesOfField(rows, field, value)),
    ...ofSubject(rows, input),
  ]
}

/** Whether all that is asked for is at a place of somebody; no own places = everywhere. */
export function isAskedWithin(rows: Rows, own: readonly string[], input: unknown): boolean {
  if (own.length === 0) return true
  return placesOfInput(rows, input).every((places) => places.some((id) => own.includes(id)))
}

function placesOfField(rows: Rows, field: string, value: unknown): readonly (readonly string[])[] {
  const found = tablesOfField[field]
  if (!placeFields.has(field) && found === undefined) return placesOfInput(rows, value)
  const ids = (Array.isArray(value) ? value : [value]).filter((id) => typeof id === 'string')
  return ids
    .map((id) => (found === undefined ? [id] : placesOfRecord(rows, found, id)))
    .filter((places) => places.length > 0)
}

function placesOfRecord(rows: Rows, candidates: readonly TableName[], id: string): readonly string[] {
  for (const table of candidates) {
    const row = rows.findRow(table, id)
    if (row !== undefined) return placesOfRow(rows, table, row)
  }
  return []
}

function placesOfRow(rows: Rows, table: TableName, row: RowOf<TableName>): readonly string[] {
  const rule: StreamRule<never> = tables[table].stream
  if (rule.kind === 'child') {
    const fields = row as unknown as Readonly<Record<string, unknown>>
    return placesOfChild(rows, String(fields[rule.column]))
  }
  const streams = runSync(streamsOfRow(table, row, new Map()), (query) => {
    if (query.kind === 'row') return rows.findRow(query.table, query.id)
    invariant(query.kind === 'rows', 'streams follow from rows')
    return rows.listMatching(query.table, query.where)
  })
  return streams.flatMap((stream) => locationOfStream(stream) ?? [])
}

/** Whom a register is about: a child, or somebody who works here. */
function ofSubject(rows: Rows, input: object): readonly (readonly string[])[] {
  if (!('subjectKind' in input) || !('subjectId' in input) || typeof input.subjectId !== 'string') return []
  const places =
    input.subjectKind === 'child'
      ? placesOfChild(rows, input.subjectId)
      : placesOfStaff(rows, input.subjectId)
  return places.length === 0 ? [] : [places]
}

/** Where the records say somebody works, and where an account lets the person work. Empty = nowhere in particular. */
export function placesOfStaff(
  rows: Pick<RowReader, 'findRow' | 'listRows'>,
  actorId: string,
): readonly string[] {
  const person = rows.findRow('staff_member', actorId)
  const accounts = rows.listRows('account', {}).filter((account) => actorIdOf(account) === actorId)
  return [
    ...(person === undefined ? [] : [person.locationId]),
    ...accounts.flatMap(({ locationIds }) => locationIds),
  ]
}
