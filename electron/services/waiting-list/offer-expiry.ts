import type { RowReader } from '../../db/repositories/row-store.ts'
import type { Log } from '../../log/log.ts'
import type { Act } from '../commands/act.ts'
import type { DailyWork } from '../day-watch/day-watch.ts'
import { programActorId } from '../session/program-actor.ts'

export interface OfferExpiryParts {
  readonly rows: Pick<RowReader, 'listRows'>
  readonly act: Act
  readonly log: Pick<Log, 'error' | 'info'>
}

/** Closes, in the name of the program, the offers nobody answered in time. Closing twice closes once. WAIT-4 */
export function createOfferExpiry(parts: OfferExpiryParts): DailyWork {
  return {
    newDay() {
      for (const { id } of parts.rows.listRows('location', {})) closeOffers(parts, id)
    },
  }
}

function closeOffers({ act, log }: OfferExpiryParts, locationId: string): void {
  const done = act('expirePlaceOffers', { locationId }, programActorId)
  if (done.ok) log.info('offers.expired', { location: locationId })
  else if (done.refusal.code !== 'refusal.nothingToChange') {
    log.error('offers.refused', { code: done.refusal.code })
  }
}
