import type { PlannedChange } from '#shared/domain/base-groups/model.ts'

/** A form may send its weekdays in any order; they are kept in order of the week. */
export function inWeekdayOrder(change: PlannedChange): PlannedChange {
  if (change.kind !== 'place') return change
  return { ...change, days: change.days.toSorted((a, b) => a.weekday - b.weekday) }
}
