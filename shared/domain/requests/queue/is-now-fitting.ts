import type { IsoDay } from '#shared/kernel/time.ts'
import { agreedWishOf } from '../agreed-wish.ts'
import type { CareRequest, CheckResult } from '../model.ts'
import { whyNotGranted } from '../stack/why-not-granted.ts'

/** Whether a request may be worth a second look: turned down or put on the waiting list, for a day yet to come. */
export function mayFitAgain(request: CareRequest, today: IsoDay): boolean {
  const isTurnedDown = request.status === 'declined' || request.status === 'waiting'
  return isTurnedDown && agreedWishOf(request).wantedDay >= today && hadNoPlace(request)
}

/**
 * A request that was turned down for want of a place and could be granted now. What was declined although there was a
 * place was declined for another reason, and is left alone. CHECK-4
 */
export function isNowFitting(request: CareRequest, check: CheckResult, today: IsoDay): boolean {
  return mayFitAgain(request, today) && whyNotGranted(check) === null
}

function hadNoPlace({ status, decisionSnapshot }: CareRequest): boolean {
  return decisionSnapshot === null ? status === 'waiting' : whyNotGranted(decisionSnapshot) !== null
}
