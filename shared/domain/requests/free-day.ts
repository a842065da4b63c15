import type { Interval, Weekday } from '#shared/kernel/time.ts'
import type { IndexedContract } from '../occupancy/index-location-facts.ts'
import type { RequestKind } from './model.ts'

/** A free day of the school may be asked as a whole, with the block of the contract inside it. STUDY-1, HOL-1 */
export function isSpanning(kind: RequestKind): boolean {
  return kind === 'studyDay' || kind === 'holidayDay'
}

/**
 * The hours a contract has on a day without school: those of the weekday, else the one pair that all its lines share;
 * null when it has none. HOL-1, CARE-7
 */
export function holidayTimesOf({ lines }: IndexedContract, weekday: Weekday): Interval | null {
  const times = (weekdays: Iterable<Weekday>): Interval[] =>
    [...weekdays].flatMap((day) =>
      (lines.get(day) ?? []).flatMap(({ holidayStartMinute, holidayEndMinute }) =>
        holidayStartMinute === null || holidayEndMinute === null
          ? []
          : [{ startMinute: holidayStartMinute, endMinute: holidayEndMinute }],
      ),
    )
  const [own] = times([weekday])
  if (own !== undefined) return own
  const [first, ...others] = times(lines.keys())
  if (first === undefined) return null
  const isShared = others.every(
    ({ startMinute, endMinute }) => startMinute === first.startMinute && endMinute === first.endMinute,
  )
  return isShared ? first : null
}
