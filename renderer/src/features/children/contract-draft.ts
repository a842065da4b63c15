import type { CallOutput } from '#shared/ipc/contract.ts'
import type { MinuteOfDay, Weekday } from '#shared/kernel/time.ts'

type ContractFacts = CallOutput<'contracts.get'>
export type ContractLine = ContractFacts['days'][number]

/** A line of the form: a stretch of a weekday, that comes or not. */
export interface DraftLine extends ContractLine {
  readonly key: string
  readonly isChosen: boolean
}

const workdays: readonly Weekday[] = [1, 2, 3, 4, 5]

/** The lines a contract has, and for the other weekdays a line that can be chosen with the usual hours. */
export function draftLinesOf(days: readonly ContractLine[]): readonly DraftLine[] {
  const usual = days[0]
  const own = days.map((line, place) => ({ ...line, key: `${line.weekday} ${place}`, isChosen: true }))
  const free = workdays
    .filter((weekday) => !days.some((line) => line.weekday === weekday))
    .map((weekday) => ({
      key: `${weekday} free`,
      weekday,
      startMinute: usual === undefined ? 450 : usual.startMinute,
      endMinute: usual === undefined ? 1110 : usual.endMinute,
      holidayStartMinute: usual?.holidayStartMinute ?? null,
      holidayEndMinute: usual?.holidayEndMinute ?? null,
      isChosen: false,
    }))
  return [...own, ...free].toSorted(
    (a, b) => a.weekday - b.weekday || (a.startMinute ?? 1440) - (b.startMinute ?? 1440),
  )
}

export function chosenLines(lines: readonly DraftLine[]): ContractLine[] {
  return lines
    .filter(({ isChosen }) => isChosen)
    .map(({ weekday, startMinute, endMinute, holidayStartMinute, holidayEndMinute }) => ({
      weekday,
      startMinute,
      endMinute,
      holidayStartMinute,
      holidayEndMinute,
    }))
}

/** A stretch that ends before it starts cannot be asked; an open end follows the school. */
export function isReversedLine(line: {
  readonly startMinute: MinuteOfDay | null
  readonly endMinute: MinuteOfDay | null
}): boolean {
  return line.startMinute !== null && line.endMinute !== null && line.endMinute <= line.startMinute
}
