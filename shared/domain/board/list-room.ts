import type { Message } from '../explanation/model.ts'
import type { BoardCell, FreeByAge } from './model.ts'

/** How many more fit, as sentences: ages next to each other with the same answer share one. GROUP-5 */
export function listRoom(cell: BoardCell): readonly Message[] {
  if (cell.free === null || cell.freeByAge.length === 0) return []
  if (cell.freeByAge.every((entry) => entry.places === 0)) return [{ code: 'board.room.full', params: {} }]
  return runsOf(cell.freeByAge).map(({ fromAge, toAge, places }) => {
    const count = places
    if (fromAge === toAge) return { code: 'board.room.age', params: { age: fromAge, count } }
    return { code: 'board.room.ages', params: { fromAge, toAge, count } }
  })
}

interface Run {
  readonly fromAge: number
  /** Included. */
  readonly toAge: number
  readonly places: number
}

function runsOf(entries: readonly FreeByAge[]): readonly Run[] {
  const runs: Run[] = []
  for (const { ageYears, places } of entries) {
    const last = runs.at(-1)
    if (last !== undefined && last.places === places && last.toAge + 1 === ageYears) {
      runs[runs.length - 1] = { ...last, toAge: ageYears }
    } else runs.push({ fromAge: ageYears, toAge: ageYears, places })
  }
  return runs
}
