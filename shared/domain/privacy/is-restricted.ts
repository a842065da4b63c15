import { isValidOn } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { ProcessingRestriction } from './model.ts'

type Restriction = Pick<ProcessingRestriction, 'childId' | 'validFrom' | 'validUntil'>

/**
 * The children whose data is kept and not used on a day. They still count as heads in every ratio and roster, because the law
 * counts heads; nobody plans, proposes or decides anything new for them. PRIV-2
 */
export function restrictedChildren(restrictions: readonly Restriction[], day: IsoDay): ReadonlySet<string> {
  return new Set(restrictions.filter((row) => isValidOn(row, day)).map(({ childId }) => childId))
}
