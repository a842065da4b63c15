import { netLines } from '../ledger/net-lines.ts'
import { agreedWishOf } from './agreed-wish.ts'
import { childRecordsOf } from './child-records.ts'
import type { CheckInput } from './wish-subject.ts'

/**
 * Swaps granted to the child with a day in this calendar year, at every location: those of this location by their
 * requests, those of elsewhere by what they wrote in the ledger. The wish that was agreed counts. SWAP-5
 *
 * @param year four digits
 */
export function countGrantedSwaps({ index, wish, account, ownRequestId }: CheckInput, year: string): number {
  const ids = new Set<string>()
  for (const request of childRecordsOf(index, wish.childId).requests) {
    const isGranted = request.kind === 'swapDay' && request.status === 'approved'
    if (isGranted && agreedWishOf(request).wantedDay.startsWith(year)) ids.add(request.id)
  }
  // A swap makes the credit that it uses; care that is only paid with credit does not.
  const lines = netLines(account.entries).filter(
    ({ line, minutes }) => line.account === 'swapCredit' && line.sourceKind === 'request' && minutes !== 0,
  )
  const makers = new Set(lines.filter(({ line }) => line.kind === 'earned').map(({ line }) => line.sourceId))
  for (const { line } of lines) {
    if (line.kind === 'used' && makers.has(line.sourceId) && line.day.startsWith(year)) ids.add(line.sourceId)
  }
  if (ownRequestId !== null) ids.delete(ownRequestId)
  return ids.size
}
