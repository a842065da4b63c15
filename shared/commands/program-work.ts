import type { Permission } from './permission.ts'

/**
 * The program itself, for what it does without being asked: filling an empty folder with the sample organisation, booking
 * what expired. Its acts stand in the audit log like any other, but Ctrl+Z is for what people did and passes them over.
 */
export const programActorId = 'dagdeel'

const ownWork: ReadonlySet<Permission> = new Set<Permission>([
  'requests.automatic',
  'ledger.expire',
  'waitingList.expire',
  'retention.purge',
])

/** What the program may do by itself, besides filling an empty folder. */
export function isProgramWork(permission: Permission): boolean {
  return ownWork.has(permission)
}
