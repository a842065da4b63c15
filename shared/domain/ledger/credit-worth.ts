import type { Interval, MinuteOfDay } from '#shared/kernel/time.ts'
import type { CareSetting } from '../organisation/model.ts'
import { hasLength } from '../occupancy/intervals.ts'
import type { HousePolicies } from '../policies/model.ts'

/**
 * What stretches of one day are worth as swap credit, in minutes. A house that counts in dayparts or points gives the
 * same for every daypart that is touched; before or after school a stretch is one daypart. SWAP-5
 *
 * @param boundaryMinute where the morning of this location ends. CAL-4
 */
export function creditWorth(
  policies: HousePolicies,
  stretches: readonly Interval[],
  boundaryMinute: MinuteOfDay,
  setting: CareSetting,
): number {
  const unit = policies['credit.unit']
  const merged = mergeStretches(stretches)
  switch (unit.kind) {
    case 'minutes':
      return merged.reduce((sum, { startMinute, endMinute }) => sum + endMinute - startMinute, 0)
    case 'dayparts':
      return countDayparts(merged, boundaryMinute, setting) * unit.minutesPerDaypart
    case 'points':
      return countDayparts(merged, boundaryMinute, setting) * unit.pointsPerDaypart * unit.minutesPerPoint
  }
}

/**
 * What more is given up of a day when a part of it was given up for credit before: a daypart that was touched already is
 * not worth anything again. SWAP-5
 *
 * @param before what was given up for credit, of the same day
 */
export function creditWorthBeside(
  policies: HousePolicies,
  stretches: readonly Interval[],
  before: readonly Interval[],
  boundaryMinute: MinuteOfDay,
  setting: CareSetting,
): number {
  const worthOf = (given: readonly Interval[]): number =>
    creditWorth(policies, given, boundaryMinute, setting)
  return Math.max(0, worthOf([...before, ...stretches]) - worthOf(before))
}

function countDayparts(
  merged: readonly Interval[],
  boundaryMinute: MinuteOfDay,
  setting: CareSetting,
): number {
  if (setting === 'outOfSchoolCare') return merged.length
  const isMorning = merged.some(({ startMinute }) => startMinute < boundaryMinute)
  const isAfternoon = merged.some(({ endMinute }) => endMinute > boundaryMinute)
  return Number(isMorning) + Number(isAfternoon)
}

/** Stretches that overlap or touch are one stay: no minute is worth something twice. */
function mergeStretches(stretches: readonly Interval[]): readonly Interval[] {
  const merged: Interval[] = []
  const sorted = stretches.filter(hasLength).toSorted((a, b) => a.startMinute - b.startMinute)
  for (const { startMinute, endMinute } of sorted) {
    const last = merged.at(-1)
    if (last === undefined || last.endMinute < startMinute) merged.push({ startMinute, endMinute })
    else {
      merged[merged.length - 1] = {
        startMinute: last.startMinute,
        endMinute: Math.max(last.endMinute, endMinute),
      }
    }
  }
  return merged
}
