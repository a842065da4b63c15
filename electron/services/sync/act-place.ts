import { fullName } from '#shared/domain/children/person-name.ts'
import type { ChildId, LocationId } from '#shared/domain/ids.ts'
import type { ActPlace } from '#shared/ipc/calls/sync.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'

type Rows = Pick<RowReader, 'findRow' | 'listRows'>

/** Where an act can be looked at and decided again: its request while that is there, else its child. */
export function findActPlace(args: unknown, rows: Rows): ActPlace | null {
  if (typeof args !== 'object' || args === null) return null
  const request = 'requestId' in args ? rows.findRow('care_request', String(args.requestId)) : undefined
  if (request !== undefined) return { kind: 'request', requestId: request.id, locationId: request.locationId }
  const inner = 'wish' in args && typeof args.wish === 'object' && args.wish !== null ? args.wish : args
  return childPlaceOf(inner, rows)
}

function childPlaceOf(fields: object, rows: Rows): ActPlace | null {
  const childId = 'childId' in fields ? String(fields.childId) : childOfRecord(fields, rows)
  const child = childId === undefined ? undefined : rows.findRow('child', childId)
  if (child === undefined) return null
  const named = 'locationId' in fields ? rows.findRow('location', String(fields.locationId))?.id : undefined
  const locationId = named ?? locationOfChild(child.id, rows)
  if (locationId === undefined) return null
  return { kind: 'child', childId: child.id, locationId, name: fullName(child) }
}

/** Acts that name something of a child, not the child. */
function childOfRecord(fields: object, rows: Rows): string | undefined {
  if ('absenceId' in fields) return rows.findRow('absence', String(fields.absenceId))?.childId
  if ('stayId' in fields) return rows.findRow('logged_stay', String(fields.stayId))?.childId
  if ('contractId' in fields) return rows.findRow('contract', String(fields.contractId))?.childId
  if ('consentId' in fields) return rows.findRow('second_group_consent', String(fields.consentId))?.childId
  return undefined
}

/** The latest contract says where a child is at home. */
function locationOfChild(childId: ChildId, rows: Rows): LocationId | undefined {
  const contracts = rows.listRows('contract', { childId })
  return contracts.toSorted((a, b) => (a.startDate < b.startDate ? 1 : -1))[0]?.locationId
}
