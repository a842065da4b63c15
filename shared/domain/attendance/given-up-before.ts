import { isValidOn, MINUTES_PER_DAY, type Interval, type IsoDay } from '#shared/kernel/time.ts'
import type { LedgerEntry } from '../ledger/model.ts'
import { netLines } from '../ledger/net-lines.ts'
import type { Absence } from './model.ts'

/**
 * What of a day was exchanged for credit before: given up in a swap, or called off for credit that still stands. SWAP-5
 *
 * @param absences of one child
 * @param entries its lines
 */
export function givenUpBefore(
  absences: readonly Absence[],
  entries: readonly LedgerEntry[],
  day: IsoDay,
): readonly Interval[] {
  const ofDay = absences.filter(({ startDay, endDay }) =>
    isValidOn({ validFrom: startDay, validUntil: endDay }, day),
  )
  if (ofDay.length === 0) return []
  const credited = new Set(
    netLines(entries)
      .filter(({ line, minutes }) => line.sourceKind === 'absence' && line.day === day && minutes > 0)
      .map(({ line }) => line.sourceId),
  )
  return ofDay
    .filter(({ id, reason }) => reason === 'swappedAway' || credited.has(id))
    .map(({ startMinute, endMinute }) => ({
      startMinute: startMinute ?? 0,
      endMinute: endMinute ?? MINUTES_PER_DAY,
    }))
}
