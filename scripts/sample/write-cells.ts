import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { formatMinute } from '#shared/kernel/time.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'

/** How the sample writes what stands in a cell: as a Dutch program would have exported it. */

export type Cell = string | number | null
export type Table = readonly (readonly Cell[])[]

export function day(value: IsoDay | null): string {
  return value === null ? '' : `${value.slice(8)}-${value.slice(5, 7)}-${value.slice(0, 4)}`
}

export function time(value: number | null): string {
  return value === null ? '' : formatMinute(value)
}

/** 1123 -> `11,23`. */
export function money(cents: number): string {
  return `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`
}

/** 570 -> `9:30`. */
export function hours(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

export function yesNo(isYes: boolean): string {
  return isYes ? 'ja' : 'nee'
}

export function dutchMoment(moment: Instant): string {
  const dutch = dutchTimeOf(moment)
  return `${day(dutch.day)} ${formatMinute(dutch.minute)}`
}
