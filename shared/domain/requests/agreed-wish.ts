import type { CareRequest, CareWish } from './model.ts'

/** What would be or was carried out: the alternative that was offered, else the wish as it was asked. */
export function agreedWishOf(request: CareRequest): CareWish {
  return request.offeredWish ?? wishOf(request)
}

/** Only the wish of a request. */
export function wishOf(request: CareWish): CareWish {
  return {
    kind: request.kind,
    childId: request.childId,
    locationId: request.locationId,
    wantedDay: request.wantedDay,
    wantedStartMinute: request.wantedStartMinute,
    wantedEndMinute: request.wantedEndMinute,
    wantedGroupId: request.wantedGroupId,
    givenDay: request.givenDay,
    givenStartMinute: request.givenStartMinute,
    givenEndMinute: request.givenEndMinute,
    swapReason: request.swapReason,
    payment: request.payment,
  }
}
