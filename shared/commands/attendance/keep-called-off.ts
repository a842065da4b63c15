import type { Absence } from '#shared/domain/attendance/model.ts'
import { isFreedPlaceTaken } from '#shared/domain/attendance/place-of-absence.ts'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import { addDays } from '#shared/kernel/time.ts'
import type { CommandContext } from '../define.ts'
import { findRulebook, listRows, type Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'
import { loadAbsenceDays } from './plan-absence.ts'

/**
 * Why a day that was called off for credit cannot be taken back, by withdrawing the absence or by undoing it: another
 * child has the place by now. null when it can. An absence without credit never gave its place away, and days that are
 * over need none any more. SWAP-5, CHECK-4
 */
export function* keepCalledOff(
  absence: Absence,
  context: Pick<CommandContext, 'today'>,
): Facts<CommandRefusal | null> {
  const earned: readonly LedgerEntry[] = yield* listRows('ledger_entry', {
    childId: absence.childId,
    sourceKind: 'absence',
    sourceId: absence.id,
  })
  const startDay = absence.startDay < context.today ? context.today : absence.startDay
  if (earned.length === 0 || startDay > absence.endDay) return null
  const { law } = yield* findRulebook()
  for (const locationId of new Set(earned.map((entry) => entry.locationId))) {
    const index = yield* loadAbsenceDays(locationId, { startDay, endDay: absence.endDay })
    if (index === undefined) continue
    for (let day = startDay; day <= absence.endDay; day = addDays(day, 1)) {
      if (isFreedPlaceTaken(index, law, absence, day)) return { code: 'givenPlaceTaken', params: { day } }
    }
  }
  return null
}
