import type { Message } from '#shared/domain/explanation/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { Log } from '../../log/log.ts'
import type { ClockPort, SchedulePort } from '../../ports.ts'
import type { Act } from '../commands/act.ts'
import { programActorId } from '../session/program-actor.ts'

/** How often a running app looks whether a new day began. */
const LOOK_EVERY_MS = 60_000

export interface ExpiryBookingParts {
  readonly rows: Pick<RowReader, 'listRows'>
  readonly clock: Pick<ClockPort, 'today'>
  readonly act: Act
  readonly log: Pick<Log, 'error' | 'info'>
  readonly schedule: Pick<SchedulePort, 'later'>
}

export interface ExpiryBooking {
  /** Books what expired before today, now and from then on whenever a new day begins. */
  start(): void
  close(): void
}

/**
 * Writes off, in the name of the program, what nobody used before its last day was over. Booking twice books once, so
 * every start of the app may do it. SWAP-5
 */
export function createExpiryBooking(parts: ExpiryBookingParts): ExpiryBooking {
  let bookedUntil: IsoDay | null = null
  let cancel: (() => void) | null = null
  const look = (): void => {
    cancel = parts.schedule.later(look, LOOK_EVERY_MS)
    const today = parts.clock.today()
    if (today === bookedUntil) return
    bookedUntil = today
    for (const { id } of parts.rows.listRows('location', {})) bookLocation(parts, id, today)
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

function bookLocation({ act, log }: ExpiryBookingParts, locationId: string, untilDay: IsoDay): void {
  const done = act('bookExpiries', { locationId, untilDay }, programActorId)
  if (done.ok) log.info('expiry.booked', { location: locationId })
  else if (!isNothingToDo(done.refusal)) log.error('expiry.refused', { code: done.refusal.code })
}

function isNothingToDo({ code }: Message): boolean {
  return code === 'refusal.nothingToChange'
}
