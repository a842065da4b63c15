import type { Message } from '#shared/domain/explanation/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { Log } from '../../log/log.ts'
import type { Act } from '../commands/act.ts'
import type { DailyWork } from '../day-watch/day-watch.ts'
import { programActorId } from '../session/program-actor.ts'

export interface ExpiryBookingParts {
  readonly rows: Pick<RowReader, 'listRows'>
  readonly act: Act
  readonly log: Pick<Log, 'error' | 'info'>
}

/**
 * Writes off, in the name of the program, what nobody used before its last day was over. Booking twice books once.
 * SWAP-5
 */
export function createExpiryBooking(parts: ExpiryBookingParts): DailyWork {
  return {
    newDay(today) {
      for (const { id } of parts.rows.listRows('location', {})) bookLocation(parts, id, today)
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
