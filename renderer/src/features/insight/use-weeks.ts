import type { CallOutput } from '#shared/ipc/contract.ts'
import type { IsoWeek } from '#shared/kernel/time.ts'
import { useCall } from '../../app/use-call.ts'

/** Half a year: as far as a plan for staff is made. */
export const shownWeeks = 26

export type Weeks = CallOutput<'outlook.weeks'>

/** The weeks to come. Three panels rest on the one answer. */
export function useWeeks(locationId: string, fromWeek: IsoWeek) {
  return useCall('outlook.weeks', { locationId, fromWeek, weeks: shownWeeks })
}

/** Weeks after one another in which the schools are closed, as a stretch of places in the list. */
export function holidayStretches(
  weeks: Weeks['weeks'],
): readonly { readonly from: number; readonly to: number }[] {
  const stretches: { from: number; to: number }[] = []
  for (const [place, { isHoliday }] of weeks.entries()) {
    if (!isHoliday) continue
    const last = stretches.at(-1)
    if (last !== undefined && last.to === place - 1) last.to = place
    else stretches.push({ from: place, to: place })
  }
  return stretches
}
