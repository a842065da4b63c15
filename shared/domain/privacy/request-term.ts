import { addDays, daysBetween } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { PrivacyRequest } from './model.ts'

/** Days within which somebody who asks gets an answer. PRIV-2 */
const TERM_DAYS = 28

/** The last day to answer what came in on a day: four weeks later. PRIV-2 */
export function requestDueOn(receivedOn: IsoDay): IsoDay {
  return addDays(receivedOn, TERM_DAYS)
}

/** Days until a request must be answered; below zero = so many too late. */
export function daysLeft(request: Pick<PrivacyRequest, 'dueOn'>, today: IsoDay): number {
  return daysBetween(today, request.dueOn)
}

/** What waits first, by the day it must be answered; then what is over, the latest first. */
export function byDueDay(
  one: Pick<PrivacyRequest, 'id' | 'status' | 'dueOn'>,
  other: Pick<PrivacyRequest, 'id' | 'status' | 'dueOn'>,
): number {
  const isOpen = Number(other.status === 'open') - Number(one.status === 'open')
  if (isOpen !== 0) return isOpen
  const byDay = daysBetween(other.dueOn, one.dueOn) * (one.status === 'open' ? 1 : -1)
  return byDay === 0 ? one.id.localeCompare(other.id) : byDay
}
