import type { Role } from '#shared/domain/access/model.ts'
import type { Permission, ScreenPermission } from './permission.ts'

/** Whatever somebody may be asked to be allowed to do. */
export type AccessRight = Permission | ScreenPermission

/** What everybody who looks at the records may do, whoever it is. */
const lookAround: readonly AccessRight[] = ['app.use', 'location.view', 'children.view']

/** Entering what one hears, and answering for what one entered oneself. */
const enterWhatIsHeard: readonly AccessRight[] = [
  'attendance.edit',
  'attendance.log',
  'requests.enter',
  'rejections.dismiss',
]

/** Deciding about the days of children and the rosters of people. */
const decideAndPlan: readonly AccessRight[] = [
  'roster.edit',
  'requests.decide',
  'consents.edit',
  'contracts.edit',
  'merges.edit',
  'groups.edit',
  'waitingList.edit',
  'ledger.view',
  'ledger.edit',
  'history.undo',
]

/** Answering for the records of a location: the file of a child, what the law asks for, who may sign in. */
const answerForRecords: readonly AccessRight[] = [
  'data.import',
  'childFile.edit',
  'handovers.sign',
  'secrecy.edit',
  'accounts.edit',
  'privacy.view',
  'privacy.edit',
  'privacy.erase',
  'privacy.export',
  'retention.purge',
  'retention.hold',
  'breaches.edit',
  'audit.view',
  'audit.export',
  'backup.manage',
  'records.export',
  'people.manage',
  'kiosk.start',
  'sync.enrol',
]

/**
 * The one table of what each role may do, asked by the gate between screen and application, where a command runs, and at
 * headquarters. Pedagogical staff see the children and enter what they hear; deciding is for who answers for it. A
 * planner decides over several locations and has no part in the records behind them. Headquarters sets rules, keeps the
 * registers and brings data in, and has no need of a child's file for it. An inspector looks and changes nothing. PRIV-4
 */
const rightsOf: Readonly<Record<Role, ReadonlySet<AccessRight>>> = {
  locationManager: new Set<AccessRight>([
    ...lookAround,
    ...enterWhatIsHeard,
    ...decideAndPlan,
    ...answerForRecords,
    'requests.override',
    'ledger.close',
    'rules.edit',
    'childFile.view',
    'childFile.reveal',
  ]),
  planner: new Set<AccessRight>([...lookAround, ...enterWhatIsHeard, ...decideAndPlan]),
  pedagogicalStaff: new Set<AccessRight>([
    ...lookAround,
    ...enterWhatIsHeard,
    'childFile.view',
    'childFile.reveal',
  ]),
  headquartersAdmin: new Set<AccessRight>([
    'app.use',
    'location.view',
    'data.import',
    'ledger.view',
    'rules.edit',
    'sync.enrol',
    'rejections.dismiss',
    'accounts.edit',
    'privacy.view',
    'privacy.edit',
    'privacy.erase',
    'retention.purge',
    'retention.hold',
    'breaches.edit',
    'audit.view',
    'audit.export',
    'people.manage',
    'backup.manage',
  ]),
  inspector: new Set<AccessRight>([...lookAround, 'childFile.view', 'audit.view', 'privacy.view']),
}

export function mayDo(role: Role, right: AccessRight): boolean {
  return rightsOf[role].has(right)
}
