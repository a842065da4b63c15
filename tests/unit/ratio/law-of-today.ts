import { lawFiles } from '#resources/law/law-files.ts'
import { createLawBook } from '#shared/domain/ratio/law-book.ts'
import { AGE_SLOTS, type AgeCounts } from '#shared/domain/ratio/model.ts'
import { isoDay } from '#shared/kernel/time.ts'

/** The law files as the program ships them, and counts written short. */
export const book = createLawBook(lawFiles)
export const today = isoDay('2026-11-26')

/** `countsOf({ 0: 2, 8: 3 })`: two babies and three children of eight. */
export function countsOf(byAge: Readonly<Record<number, number>>): AgeCounts {
  return Array.from({ length: AGE_SLOTS }, (_, age) => byAge[age] ?? 0)
}

/** All ways to divide at most `most` children over so many ages. */
export function* everyMix(ages: number, most: number): Generator<readonly number[]> {
  if (ages === 0) {
    yield []
    return
  }
  for (let children = 0; children <= most; children++) {
    for (const rest of everyMix(ages - 1, most - children)) yield [children, ...rest]
  }
}
