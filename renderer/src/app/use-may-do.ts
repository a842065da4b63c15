import { use } from 'react'
import type { AccessRight } from '#shared/commands/role-permissions.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import { SessionContext, useSession } from './session.tsx'

/** What who works here may do, for what a screen shows; the application decides again when it is done. PRIV-4 */
export function useMayDo(): (right: AccessRight) => boolean {
  const { role } = useSession().actor
  return (right) => mayDo(role, right)
}

/** The same for one right, also where nobody signed in yet: there the gate decides what is shown. */
export function useIsAllowed(right: AccessRight): boolean {
  const session = use(SessionContext)
  return session === null || mayDo(session.actor.role, right)
}
