import { agreedWishOf } from '#shared/domain/requests/agreed-wish.ts'
import { checkWithoutAlternatives } from '#shared/domain/requests/check-wish.ts'
import { isGivenPlaceTaken } from '#shared/domain/requests/given-place.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import type { CommandContext } from '../define.ts'
import type { Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'
import { refusalOf } from './grant-wish.ts'
import { loadCheck } from './load-check.ts'

/**
 * Why a request may not go from one state to another by taking something back or doing it again; null when it may. What
 * is granted once more is checked once more, and a place that was given up and is another child's now stays given up:
 * otherwise an undo would promise one place twice. CHECK-4
 */
export function* keepPromises(
  from: CareRequest | null,
  to: CareRequest | null,
  context: CommandContext,
): Facts<CommandRefusal | null> {
  const isGranted = from?.status === 'approved'
  const isGrantedAfter = to?.status === 'approved'
  if (isGranted === isGrantedAfter) return null
  if (to !== null && isGrantedAfter) {
    const input = yield* loadCheck(agreedWishOf(to), to.id, 'twoDays', context)
    return input === undefined ? null : refusalOf(checkWithoutAlternatives(input), to.overrideReason !== '')
  }
  // Care that is called off leaves the given day given up.
  if (to?.status === 'cancelled') return null
  const resolved = from?.decisionSnapshot?.resolved ?? null
  if (from === null || resolved === null || resolved.givenDay === null) return null
  const input = yield* loadCheck(agreedWishOf(from), from.id, 'twoDays', context)
  return input !== undefined && isGivenPlaceTaken(input, from.id, resolved)
    ? { code: 'givenPlaceTaken', params: { day: resolved.givenDay } }
    : null
}
