import type { IsoDay } from '#shared/kernel/time.ts'
import { policiesAt, type PolicyTimeline } from '../../policies/policies-on.ts'
import type { CareRequest } from '../model.ts'

/**
 * Whether the house leaves a kind of request to its published rule: on the day of acting, because that is when nobody
 * looks, and on the wanted day, because house rules hold as they are then. PRIV-8
 */
export function isLeftToRule(
  policies: PolicyTimeline,
  { kind, wantedDay }: Pick<CareRequest, 'kind' | 'wantedDay'>,
  today: IsoDay,
): boolean {
  return [today, wantedDay].every((day) => policiesAt(policies, day)['autoApprove.kinds'].includes(kind))
}
