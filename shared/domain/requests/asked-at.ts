import { dutchTimeOf, type DutchTime } from '#shared/kernel/dutch-time.ts'
import { daysBetween, type IsoDay } from '#shared/kernel/time.ts'
import { childRecordsOf } from './child-records.ts'
import type { CheckInput } from './wish-subject.ts'

/**
 * When the parent asked, on the clock of the Netherlands: the moment the request came in, also when it is looked at
 * later; for a wish that is not a request yet, now. Deadlines are about asking, not about answering. FLEX-1, SWAP-1
 */
export function askedAtOf({ index, wish, ownRequestId, today, now }: CheckInput): DutchTime {
  const own =
    ownRequestId === null
      ? undefined
      : childRecordsOf(index, wish.childId).requests.find(({ id }) => id === ownRequestId)
  return own === undefined ? { day: today, minute: dutchTimeOf(now).minute } : dutchTimeOf(own.receivedAt)
}

/** So many whole days ahead; `minute` = on the last day until this minute, null = the whole day. */
export interface Deadline {
  readonly days: number
  readonly minute: number | null
}

/** Whether something was asked (or called off) early enough before a day. */
export function isInTime(asked: DutchTime, day: IsoDay, { days, minute }: Deadline): boolean {
  const ahead = daysBetween(asked.day, day)
  if (ahead !== days) return ahead > days
  return minute === null || asked.minute < minute
}
