import { rowOn, visitOn, type CourseShape } from './proposal-model.ts'

/** A child in some of its courses. */
export interface Choice {
  readonly child: number
  readonly courses: readonly number[]
}

/** A stretch of days in which every course of a child keeps to its groups. */
export interface ChoicePeriod {
  /** Excluded; infinite for the last. */
  readonly untilOffset: number
  /** The groups in which it could be, and in which courses it is, as a place among the choices. */
  readonly rows: readonly { readonly row: number; readonly choice: number }[]
}

/** For each child the stretches between the days on which any of its courses changes groups or begins a visit. */
export function listChoicePeriods(choosing: readonly { readonly courses: readonly CourseShape[] }[]): {
  readonly choices: readonly Choice[]
  readonly periods: readonly (readonly ChoicePeriod[])[]
} {
  const choices: Choice[] = []
  const periods = choosing.map(({ courses }, child) => {
    const known = new Map<string, number>()
    const choiceOf = (list: readonly number[]): number => {
      const key = list.join()
      const place = known.get(key) ?? choices.length
      if (place === choices.length) choices.push({ child, courses: list })
      known.set(key, place)
      return place
    }
    const edges = edgesOf(courses)
    return [0, ...edges].map((fromOffset, place): ChoicePeriod => {
      const rows = [...coursesByRow(courses, fromOffset)]
      return {
        untilOffset: edges[place] ?? Number.POSITIVE_INFINITY,
        rows: rows.map(([row, list]) => ({ row, choice: choiceOf(list) })),
      }
    })
  })
  return { choices, periods }
}

/** Days after the first on which something changes, in order. */
function edgesOf(courses: readonly CourseShape[]): readonly number[] {
  const edges = new Set<number>()
  for (const { legs, visits } of courses) {
    for (const { fromOffset } of legs) edges.add(fromOffset)
    for (const { fromOffset, untilOffset } of visits) edges.add(fromOffset).add(untilOffset)
  }
  return [...edges].filter((offset) => offset > 0).toSorted((a, b) => a - b)
}

function coursesByRow(
  courses: readonly CourseShape[],
  dayOffset: number,
): ReadonlyMap<number, readonly number[]> {
  const inRow = new Map<number, number[]>()
  const add = (row: number, course: number): void => {
    const list = inRow.get(row)
    if (list === undefined) inRow.set(row, [course])
    else list.push(course)
  }
  courses.forEach((shape, course) => {
    const row = rowOn(shape, dayOffset)
    const visit = visitOn(shape, dayOffset)
    if (row >= 0) add(row, course)
    if (visit >= 0 && visit !== row) add(visit, course)
  })
  return inRow
}
