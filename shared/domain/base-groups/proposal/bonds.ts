import type { ChildId } from '../../ids.ts'
import type { PlacedComing } from './list-comings.ts'
import type { ProblemPair } from './problem.ts'
import { rowOn, type Bond, type ModelChild, type ProposalInput } from './proposal-model.ts'
import { weights } from './weights.ts'

/** Who should be together with whom: children of a family, and friends. Each two once. PLAN-6 */
function listBonds(
  input: ProposalInput,
): readonly { readonly a: ChildId; readonly b: ChildId; readonly kind: Bond['kind'] }[] {
  const { plan, friendships } = input
  const families = new Map<string, ChildId[]>()
  for (const [id, { child }] of plan.index.children) {
    families.set(child.familyId, [...(families.get(child.familyId) ?? []), id])
  }
  const siblings = [...families.values()].flatMap((ids) =>
    ids.flatMap((a, place) => ids.slice(place + 1).map((b) => ({ a, b, kind: 'siblings' as const }))),
  )
  const known = new Set(siblings.map(({ a, b }) => [a, b].toSorted().join()))
  const friends = friendships.flatMap(({ childId: a, friendId: b }) => {
    const key = [a, b].toSorted().join()
    if (a === b || known.has(key)) return []
    known.add(key)
    return [{ a, b, kind: 'friends' as const }]
  })
  return [...siblings, ...friends]
}

/** For every child the groups in which a brother, sister or friend is at the beginning. */
export function bondedRows(
  input: ProposalInput,
  here: ReadonlyMap<ChildId, readonly PlacedComing[]>,
): ReadonlyMap<ChildId, ReadonlySet<number>> {
  const rows = new Map<ChildId, Set<number>>()
  const add = (of: ChildId, other: ChildId): void => {
    const row = here.get(other)?.[0]?.row
    if (row === undefined) return
    const known = rows.get(of) ?? new Set<number>()
    known.add(row)
    rows.set(of, known)
  }
  for (const { a, b } of listBonds(input)) {
    add(a, b)
    add(b, a)
  }
  return rows
}

/** A bond in which at least one of both can choose; who cannot has the place -1 and its id. */
interface FoundBond extends Bond {
  readonly other: ChildId | null
}

export function findBonds(input: ProposalInput, children: readonly ModelChild[]): readonly FoundBond[] {
  const placeOf = new Map(children.map(({ child }, place) => [child.id, place]))
  return listBonds(input).flatMap(({ a, b, kind }): readonly FoundBond[] => {
    const first = placeOf.get(a)
    const second = placeOf.get(b)
    if (first !== undefined && second !== undefined) return [{ first, second, kind, other: null }]
    if (first !== undefined) return [{ first, second: -1, kind, other: b }]
    if (second !== undefined) return [{ first: second, second: -1, kind, other: a }]
    return []
  })
}

/** What being apart costs: in pairs where both choose, and in the own cost of a course where only one does. */
export function bondCosts(
  { plan }: ProposalInput,
  children: readonly ModelChild[],
  bonds: readonly FoundBond[],
  here: ReadonlyMap<ChildId, readonly PlacedComing[]>,
): { readonly pairs: readonly ProblemPair[]; readonly own: readonly (readonly number[])[] } {
  const own = children.map(({ courses }) => courses.map(() => 0))
  const weeks = plan.horizon.weeks
  const rows = children.map((child) =>
    child.courses.map((shape) => rowsByWeek(child, weeks, (offset) => rowOn(shape, offset))),
  )
  const pairs: ProblemPair[] = []
  for (const { first, second, other } of bonds) {
    const mine = rows[first] ?? []
    if (other !== null) {
      const theirs = fixedRowsByWeek(here.get(other) ?? [], weeks)
      mine.forEach((row, course) => {
        const costs = own[first]
        if (costs !== undefined) costs[course] = (costs[course] ?? 0) + apartCost(row, theirs)
      })
      continue
    }
    const costs = mine.flatMap((a) => (rows[second] ?? []).map((b) => apartCost(a, b)))
    const least = Math.min(...costs)
    if (costs.some((cost) => cost !== least)) pairs.push({ first, second, costs: Int32Array.from(costs) })
  }
  return { pairs, own }
}

/** The group of a child in each week in which it comes; -1 = it does not come. */
function rowsByWeek(
  { comings }: Pick<ModelChild, 'comings'>,
  weeks: number,
  rowAt: (dayOffset: number) => number,
): Int16Array {
  const rows = new Int16Array(weeks).fill(-1)
  for (const { dayOffset } of comings) rows[Math.floor(dayOffset / 7)] = rowAt(dayOffset)
  return rows
}

function fixedRowsByWeek(comings: readonly PlacedComing[], weeks: number): Int16Array {
  const rows = new Int16Array(weeks).fill(-1)
  for (const { dayOffset, row, isVisit } of comings) if (!isVisit) rows[Math.floor(dayOffset / 7)] = row
  return rows
}

function apartCost(a: Int16Array, b: Int16Array): number {
  let weeksApart = 0
  for (let week = 0; week < a.length; week += 1) {
    const row = a[week] ?? -1
    const other = b[week] ?? -1
    if (row >= 0 && other >= 0 && row !== other) weeksApart += 1
  }
  return weeksApart * weights.weekApart
}
