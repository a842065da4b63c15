import type { LocationId } from '#shared/domain/ids.ts'
import { useSession } from '../../app/session.tsx'
import { useCall } from '../../app/use-call.ts'

/** Until the house rule is known; also what it is when nobody set it. */
const USUAL_WEEKS = 2

/** How many weeks a child settles in, by the rules of the house. PLAN-3 */
export function useSettlingInWeeks(locationId: LocationId): number {
  const { today } = useSession()
  const rules = useCall('rules.list', { locationId, day: today })
  const rule = rules.data?.groups
    .flatMap(({ lines }) => lines.flat())
    .find(({ code }) => code === 'baseGroups.settlingInWeeks')
  const weeks = Number(rule?.value ?? Number.NaN)
  return Number.isInteger(weeks) ? weeks : USUAL_WEEKS
}
