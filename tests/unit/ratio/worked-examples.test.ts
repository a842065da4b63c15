import { describe, expect, test } from 'vitest'
import { must } from '#shared/kernel/invariant.ts'
import { isoDay, type IsoDay } from '#shared/kernel/time.ts'
import { explainRatio } from '#shared/domain/ratio/explain-ratio.ts'
import { compileRatio } from '#shared/domain/ratio/required-staff.ts'
import { NOT_ALLOWED, ratioSettings } from '#shared/domain/ratio/model.ts'
import workedExamples from './fixtures/worked-examples.json' with { type: 'json' }
import { book, countsOf } from './law-of-today.ts'

/** A day on which the rules of the example were in force. */
const dayOfRegime: Readonly<Record<string, IsoDay>> = {
  'dagopvang-2019': isoDay('2026-11-26'),
  'bso-2024': isoDay('2026-11-26'),
  'bso-2019': isoDay('2023-05-10'),
  'combined-2019': isoDay('2026-11-26'),
}

const examples = workedExamples.examples.map((example) => ({
  ...example,
  day: must(dayOfRegime[example.regime], `a day for ${example.regime}`),
  kindOfCare: must(
    ratioSettings.find((setting) => setting === example.setting),
    'a known setting',
  ),
  counted: countsOf(
    Object.fromEntries(Object.entries(example.counts).map(([age, count]) => [Number(age), count])),
  ),
}))

describe('the worked examples', () => {
  test('there are 86 of them', () => {
    expect(examples).toHaveLength(86)
  })

  const judged = examples.filter((example) => example.groupSizeAllowed !== null)
  test.each(judged)('$id: $kindOfCare $counts needs $staffRequired ($source)', (example) => {
    const result = explainRatio(book, {
      setting: example.kindOfCare,
      day: example.day,
      counts: example.counted,
      groupCounts: [example.counted],
    })
    expect(result.staff).toBe(example.staffRequired)
    expect(result.allowed).toBe(example.groupSizeAllowed)
  })

  // Examples of a whole location say nothing about the size of its groups.
  const locations = examples.filter((example) => example.groupSizeAllowed === null)
  test.each(locations)('$id: a location with $counts needs $staffRequired ($source)', (example) => {
    expect(fewestStaff(example.kindOfCare, example.day, example.counted)).toBe(example.staffRequired)
  })
})

/** The fewest staff for a location: one sum since 2024, before that the best division over groups of one age. */
function fewestStaff(
  setting: 'kdv' | 'psg' | 've' | 'bso' | 'combined',
  day: IsoDay,
  counts: readonly number[],
): number {
  const ratio = must(compileRatio(book, setting, day), 'there is law on this day')
  if (ratio.level === 'location') return ratio.required(counts)
  const age = counts.findIndex((children) => children > 0)
  const total = must(counts[age], 'somebody is there')
  const fewest = [0]
  for (let children = 1; children <= total; children++) {
    let best = Infinity
    for (let inGroup = 1; inGroup <= children; inGroup++) {
      const staff = ratio.required(countsOf({ [age]: inGroup }))
      if (staff !== NOT_ALLOWED) best = Math.min(best, staff + (fewest[children - inGroup] ?? Infinity))
    }
    fewest.push(best)
  }
  return must(fewest[total], 'the location was divided')
}
