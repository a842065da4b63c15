import type { Permission } from '#shared/commands/permission.ts'
import type { Role } from './calls/session.ts'
import type { CallPermission } from './define.ts'

/**
 * What each role may do. Pedagogical staff see the children and enter what they hear; deciding is for who answers
 * for it. Headquarters sets rules and brings data in, and has no need of a child's name for it. PRIV-4
 */
const permissionsOf: Readonly<Record<Role, ReadonlySet<CallPermission>>> = {
  locationManager: new Set<CallPermission>([
    'app.use',
    'location.view',
    'children.view',
    'data.import',
    'attendance.edit',
    'attendance.log',
    'roster.edit',
    'requests.enter',
    'requests.decide',
    'requests.override',
    'consents.edit',
    'contracts.edit',
    'merges.edit',
    'groups.edit',
    'waitingList.edit',
    'ledger.view',
    'ledger.edit',
    'ledger.close',
    'rules.edit',
    'sync.enrol',
    'rejections.dismiss',
    'history.undo',
  ]),
  planner: new Set<CallPermission>([
    'app.use',
    'location.view',
    'children.view',
    'attendance.edit',
    'attendance.log',
    'roster.edit',
    'requests.enter',
    'requests.decide',
    'consents.edit',
    'contracts.edit',
    'merges.edit',
    'groups.edit',
    'waitingList.edit',
    'ledger.view',
    'ledger.edit',
    'rejections.dismiss',
    'history.undo',
  ]),
  pedagogicalStaff: new Set<CallPermission>([
    'app.use',
    'location.view',
    'children.view',
    'attendance.edit',
    'attendance.log',
    'requests.enter',
    'rejections.dismiss',
  ]),
  headquartersAdmin: new Set<CallPermission>([
    'app.use',
    'location.view',
    'data.import',
    'ledger.view',
    'rules.edit',
    'sync.enrol',
    'rejections.dismiss',
  ]),
}

export function mayCall(role: Role, permission: CallPermission): boolean {
  return permissionsOf[role].has(permission)
}

/** The same table for commands, which check once more where they are carried out. */
export function mayCommand(role: Role, permission: Permission): boolean {
  return permissionsOf[role].has(permission)
}
