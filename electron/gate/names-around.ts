import type { GateWork } from './gate-work.ts'

/** While it is open the name of the house is known, and no password may rest on it. */
export function namesAround(work: Pick<GateWork, 'standing'>): readonly string[] {
  const standing = work.standing()
  return standing.kind === 'open' || standing.kind === 'kiosk' ? standing.application.door.houseNames() : []
}
