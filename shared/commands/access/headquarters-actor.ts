/** Headquarters acting by itself: the import, house rules of the organisation, accounts, an erasure. No device may. */
export const headquartersActorId = 'headquarters'
