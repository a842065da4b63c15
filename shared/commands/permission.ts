/** What somebody must be allowed to do before a command may run. Roles (which permissions who has) are a port. PRIV-4 */
export const permissions = [
  'data.import',
  'attendance.edit',
  'attendance.log',
  'roster.edit',
  'requests.enter',
  'requests.decide',
  'requests.override',
  'requests.automatic',
  'consents.edit',
  'contracts.edit',
  'merges.edit',
  'groups.edit',
  'waitingList.edit',
  'waitingList.expire',
  'ledger.edit',
  'ledger.close',
  'ledger.expire',
  'rules.edit',
  'rejections.dismiss',
  'history.undo',
] as const
export type Permission = (typeof permissions)[number]
