import type { Role } from './model.ts'
import type { Standing } from './rights-of.ts'

/**
 * Who may make somebody what. Nobody hands out more than there is to hand out: a location manager makes no admin of
 * headquarters, and somebody who works at some locations lets nobody work at others. PRIV-4
 */
export function mayGiveRole(own: Role, role: Role): boolean {
  return own === 'headquartersAdmin' || (own === 'locationManager' && role !== 'headquartersAdmin')
}

/** Whether all of these places are places of whoever hands them out. `given` empty = everywhere. */
export function mayGivePlaces(own: Pick<Standing, 'locationIds'>, given: readonly string[]): boolean {
  if (own.locationIds.length === 0) return true
  return given.length > 0 && given.every((id) => own.locationIds.some((known) => known === id))
}
