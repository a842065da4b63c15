import { must } from '#shared/kernel/invariant.ts'
import type { Interval } from '#shared/kernel/time.ts'
import { ageSlot } from '../occupancy/compute-segments.ts'
import type { UnitDay } from '../occupancy/model.ts'
import { AGE_SLOTS, NOT_ALLOWED } from '../ratio/model.ts'
import type { CompiledRatio } from '../ratio/required-staff.ts'

/** So many children of an age more, or fewer, in a stretch of the day. */
export interface CountChange extends Interval {
  readonly ageYears: number
  readonly children: 1 | -1
}

/** A stretch in which nobody comes or goes, as it is and as it would be. */
export interface ChangedPiece extends Interval {
  readonly counts: readonly number[]
  readonly countsAfter: readonly number[]
  readonly children: number
  readonly childrenAfter: number
  readonly rostered: number
  /** null = such a group is not allowed. */
  readonly required: number | null
  readonly requiredAfter: number | null
}

/**
 * The pieces of a unit's day that changes touch, before and after: the same look-ups as the day itself, without
 * computing it anew. A moment outside the unit's own day has nobody. BKR-1
 */
export function changedPieces(
  unit: UnitDay,
  ratio: CompiledRatio,
  changes: readonly CountChange[],
): readonly ChangedPiece[] {
  const edges = new Set<number>()
  for (const stretch of [...unit.segments, ...changes]) edges.add(stretch.startMinute).add(stretch.endMinute)
  const minutes = [...edges].sort((a, b) => a - b)
  const pieces: ChangedPiece[] = []
  for (let place = 1; place < minutes.length; place += 1) {
    const piece = {
      startMinute: must(minutes[place - 1], 'an edge before the last one'),
      endMinute: must(minutes[place], 'an edge of the day'),
    }
    const touching = changes.filter((change) => isWithin(piece, change))
    if (touching.length > 0) pieces.push(pieceOf(unit, ratio, piece, touching))
  }
  return pieces
}

function pieceOf(
  unit: UnitDay,
  ratio: CompiledRatio,
  piece: Interval,
  changes: readonly CountChange[],
): ChangedPiece {
  const segment = unit.segments.find((candidate) => isWithin(piece, candidate))
  const counts = segment?.counts ?? new Array<number>(AGE_SLOTS).fill(0)
  const countsAfter = [...counts]
  for (const { ageYears, children } of changes) {
    const slot = ageSlot(ageYears)
    countsAfter[slot] = Math.max((countsAfter[slot] ?? 0) + children, 0)
  }
  return {
    ...piece,
    counts,
    countsAfter,
    children: sum(counts),
    childrenAfter: sum(countsAfter),
    rostered: segment?.rostered ?? 0,
    required: requiredOf(ratio, counts),
    requiredAfter: requiredOf(ratio, countsAfter),
  }
}

function isWithin(inner: Interval, outer: Interval): boolean {
  return outer.startMinute <= inner.startMinute && inner.endMinute <= outer.endMinute
}

function requiredOf(ratio: CompiledRatio, counts: readonly number[]): number | null {
  const required = ratio.required(counts)
  return required === NOT_ALLOWED ? null : required
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
