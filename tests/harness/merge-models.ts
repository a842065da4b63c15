import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { prepareMergeInput, type MergePlanInput } from '#shared/domain/merging/merge-input.ts'
import { createMergeModel, deviationMinutesOf, type MergeModel } from '#shared/domain/merging/merge-model.ts'
import { findPart } from '#shared/domain/merging/merge-parts.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { regionalHolidays } from './calendar.ts'
import { lawBook } from './law.ts'

/** The input of the planner for one day of some facts, with the law as it ships. */
export function mergeInputOf(
  facts: LocationFacts,
  day: IsoDay,
  options: Parameters<typeof prepareMergeInput>[3] = {},
): MergePlanInput {
  return prepareMergeInput(indexLocationFacts(facts, regionalHolidays), lawBook, day, options)
}

/** All groups of a day as one model, whatever their ages; `undefined` when the day is closed. */
export function modelOf(input: MergePlanInput): MergeModel | undefined {
  const units = input.day.groups.flatMap(({ groupId, presences }) => {
    const part = presences.length === 0 ? undefined : findPart(input, groupId)
    return part === undefined ? [] : [{ ...part, deviationMinutes: deviationMinutesOf(input, part.unitDay) }]
  })
  return units.length < 2 ? undefined : createMergeModel(input, units)
}
