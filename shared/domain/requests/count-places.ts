import { AGE_SLOTS, NOT_ALLOWED } from '../ratio/model.ts'
import type { CompiledRatio } from '../ratio/required-staff.ts'
import type { Strain } from './tightest-moment.ts'
import type { TrialMoment } from './trial.ts'

export interface PlacesQuestion {
  /** The stretch as it would be; places are counted on top of that. */
  readonly moments: readonly TrialMoment[]
  /** Completed years of the children to add. */
  readonly ageYears: number
  readonly strain: Strain
}

/**
 * How many more children of one age fit over the whole stretch, without extra staff and within every maximum. A place
 * for a child of one age is not a place for another. CHECK-1
 */
export function countPlaces(question: PlacesQuestion): number {
  let places = Number.POSITIVE_INFINITY
  for (const moment of question.moments) {
    places = Math.min(places, placesAt(question, moment, places))
    if (places === 0) return 0
  }
  return Number.isFinite(places) ? places : 0
}

function placesAt(question: PlacesQuestion, moment: TrialMoment, most: number): number {
  const { ageYears, strain } = question
  const { ratio, group } = moment.place
  const slot = Math.min(Math.max(ageYears, 0), AGE_SLOTS - 1)
  const counts = [...moment.countsAfter]
  const groupCounts = [...moment.groupCountsAfter]
  let places = 0
  while (places < most) {
    counts[slot] = (counts[slot] ?? 0) + 1
    groupCounts[slot] = (groupCounts[slot] ?? 0) + 1
    const isWithinMax = moment.childrenAfter + places + 1 <= group.maxChildren
    const requiredAfter = ratio.required(counts)
    const isAllowed =
      requiredAfter !== NOT_ALLOWED && (ratio.level === 'group' || ratio.groupAllowed(groupCounts))
    if (!isWithinMax || !isAllowed || strain({ ...moment, requiredAfter }) > 0) return places
    places += 1
  }
  return places
}

/** How many children of the unit the law lets this many staff have, when only children of one age are added. */
export function mostChildrenWith(
  ratio: CompiledRatio,
  countsAfter: readonly number[],
  ageYears: number,
  staff: number,
): number {
  const slot = Math.min(Math.max(ageYears, 0), AGE_SLOTS - 1)
  const counts = [...countsAfter]
  let children = counts.reduce((total, count) => total + count, 0)
  for (;;) {
    counts[slot] = (counts[slot] ?? 0) + 1
    const required = ratio.required(counts)
    if (required === NOT_ALLOWED || required > staff) return children
    children += 1
  }
}
