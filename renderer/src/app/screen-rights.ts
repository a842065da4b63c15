import type { AccessRight } from '#shared/commands/role-permissions.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import type { Role } from '#shared/domain/access/model.ts'
import { roles } from '#shared/domain/access/model.ts'

/** What somebody must be allowed to do to see a screen; the longest start of an address that fits decides. PRIV-4 */
const rightsOfScreens: readonly (readonly [start: string, right: AccessRight])[] = [
  ['/log/control', 'ledger.edit'],
  ['/log', 'attendance.log'],
  ['/week', 'location.view'],
  ['/day', 'children.view'],
  ['/requests', 'children.view'],
  ['/groups', 'children.view'],
  ['/waiting-list', 'children.view'],
  ['/ledger', 'ledger.view'],
  ['/flexible', 'children.view'],
  ['/study-days', 'children.view'],
  ['/merging', 'children.view'],
  ['/children', 'children.view'],
  ['/outlook', 'children.view'],
  ['/insight', 'location.view'],
  ['/import', 'data.import'],
  ['/history', 'location.view'],
  ['/rules', 'location.view'],
  ['/privacy', 'privacy.view'],
]

/** What it takes to see the screen at an address. */
export function rightOfScreen(path: string): AccessRight {
  const found = rightsOfScreens.find(([start]) => path === start || path.startsWith(`${start}/`))
  return found?.[1] ?? 'app.use'
}

/** Whether somebody with this role may see the screen at an address. */
export function maySeeScreen(role: Role, path: string): boolean {
  return mayDo(role, rightOfScreen(path))
}

/** Who may: to say whom to ask. */
export function rolesThatSee(path: string): readonly Role[] {
  return roles.filter((role) => maySeeScreen(role, path))
}
