import type { IsoDay } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { Log } from '../../log/log.ts'
import type { ClockPort, SchedulePort } from '../../ports.ts'
import type { Act } from '../commands/act.ts'
import { programActorId } from '../session/program-actor.ts'

/** How often a running app looks whether a new day began. */
const LOOK_EVERY_MS = 60_000

export interface OfferExpiryParts {
  readonly rows: Pick<RowReader, 'listRows'>
  readonly clock: Pick<ClockPort, 'today'>
  readonly act: Act
  readonly log: Pick<Log, 'error' | 'info'>
  readonly schedule: Pick<SchedulePort, 'later'>
}

export interface OfferExpiry {
  /** Closes the offers whose last day is over, now and from then on whenever a new day begins. */
  start(): void
  close(): void
}

/**
 * Closes, in the name of the program, the offers nobody answered in time. Closing twice closes once, so every start of
 * the app may do it. WAIT-4
 */
export function createOfferExpiry(parts: OfferExpiryParts): OfferExpiry {
  let lookedOn: IsoDay | null = null
  let cancel: (() => void) | null = null
  const look = (): void => {
    cancel = parts.schedule.later(look, LOOK_EVERY_MS)
    const today = parts.clock.today()
    if (today === lookedOn) return
    lookedOn = today
    for (const { id } of parts.rows.listRows('location', {})) closeOffers(parts, id)
  }
  return {
    start: () => {
      if (cancel === null) look()
    },
    close: () => {
      cancel?.()
      cancel = null
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
