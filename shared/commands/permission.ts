/** What somebody must be allowed to do before a command may run. Roles (which permissions who has) are a port. PRIV-4 */
export const permissions = [
  'data.import',
  'attendance.edit',
  'roster.edit',
  'requests.enter',
  'requests.decide',
  'requests.override',
  'rules.edit',
  'history.undo',
] as const
export type Permission = (typeof permissions)[number]
