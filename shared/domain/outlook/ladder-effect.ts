import { weekdayOf, type IsoDay } from '#shared/kernel/time.ts'
import type { ChildId } from '../ids.ts'
import { agesOf, findUnitOf } from '../occupancy/free-places.ts'
import type { LocationDay, Presence } from '../occupancy/model.ts'
import { listPresencesOf } from '../occupancy/who-is-where.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { NOT_ALLOWED, type LawBook } from '../ratio/model.ts'
import { findBand } from '../ratio/ratio-table.ts'
import { compileRatio, type CompiledRatio } from '../ratio/required-staff.ts'
import { changedPieces, type ChangedPiece, type CountChange } from './changed-day.ts'
import type { AgeClass, LadderEffect, PlacesChange } from './model.ts'

/** The oldest age of day care; places of school ages are not counted by age. CARE-4 */
const OLDEST_DAY_CARE_AGE = 3

/** A birthday: the day as it is, against the same day with the child still a year younger. BKR-19 */
export function effectOfBirthday(
  book: LawBook,
  day: LocationDay,
  group: BaseGroup,
  childId: ChildId,
): LadderEffect | null {
  const stretches = listPresencesOf(day, childId).filter((presence) => presence.groupId === group.id)
  const changes = stretches.flatMap(({ startMinute, endMinute, ageYears }): readonly CountChange[] => [
    { startMinute, endMinute, ageYears, children: -1 },
    { startMinute, endMinute, ageYears: ageYears - 1, children: 1 },
  ])
  const found = measure(book, day, group, changes)
  // The day as it is holds the child at its new age: what was tried is how it would have been before.
  return found && effectOf(group, day.day, found.ratio, found.pieces.map(swapped))
}

/** Somebody who left: the day as it is, against the same day with the stretches it used to come. CARE-4 */
export function effectOfLeaving(
  book: LawBook,
  day: LocationDay,
  group: BaseGroup,
  stretches: readonly Presence[],
): LadderEffect | null {
  const changes = stretches.map(({ startMinute, endMinute, ageYears }): CountChange => ({
    startMinute,
    endMinute,
    ageYears,
    children: 1,
  }))
  const found = measure(book, day, group, changes)
  return found && effectOf(group, day.day, found.ratio, found.pieces.map(swapped))
}

interface Measured {
  readonly ratio: CompiledRatio
  readonly pieces: readonly ChangedPiece[]
}

function measure(
  book: LawBook,
  day: LocationDay,
  group: BaseGroup,
  changes: readonly CountChange[],
): Measured | null {
  const unit = findUnitOf(day, group.id)
  const ratio = unit && compileRatio(book, unit.ratioSetting, day.day)
  if (unit === undefined || ratio === undefined || changes.length === 0) return null
  return { ratio, pieces: changedPieces(unit, ratio, changes) }
}

/** The tried situation as the one before, the real one as the one after. */
function swapped(piece: ChangedPiece): ChangedPiece {
  return {
    ...piece,
    counts: piece.countsAfter,
    countsAfter: piece.counts,
    children: piece.childrenAfter,
    childrenAfter: piece.children,
    required: piece.requiredAfter,
    requiredAfter: piece.required,
  }
}

function effectOf(
  group: BaseGroup,
  day: IsoDay,
  ratio: CompiledRatio,
  pieces: readonly ChangedPiece[],
): LadderEffect {
  const busiest = pieces.reduce<ChangedPiece | undefined>(
    (most, piece) => (most === undefined || piece.children > most.children ? piece : most),
    undefined,
  )
  return {
    weekday: weekdayOf(day),
    day,
    requiredBefore: peak(pieces.map((piece) => piece.required)),
    requiredAfter: peak(pieces.map((piece) => piece.requiredAfter)),
    changeMinutes: pieces.reduce(
      (sum, { startMinute, endMinute, required, requiredAfter }) =>
        sum + ((requiredAfter ?? 0) - (required ?? 0)) * (endMinute - startMinute),
      0,
    ),
    classBefore: classOf(ratio, busiest?.counts),
    classAfter: classOf(ratio, busiest?.countsAfter),
    places: agesOf(group)
      .filter((ageYears) => ageYears <= OLDEST_DAY_CARE_AGE)
      .map((ageYears) => placesChange(group, ratio, pieces, ageYears)),
  }
}

/** null as soon as one moment is not allowed. */
function peak(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce<number | null>(
    (most, number) => (most === null || number === null ? null : Math.max(most, number)),
    0,
  )
}

/** Who is four already is counted as three until the month is over. CARE-4 */
function classOf(ratio: CompiledRatio, counts: readonly number[] | undefined): AgeClass | null {
  if (counts === undefined || ratio.dayCare === undefined) return null
  const older = counts.slice(OLDEST_DAY_CARE_AGE).reduce((sum, count) => sum + count, 0)
  const band = findBand(ratio.dayCare.table.bands, [...counts.slice(0, OLDEST_DAY_CARE_AGE), older])
  return band === undefined ? null : { fromAge: band.fromAge, toAge: band.toAge }
}

/** Before and after with the same staff, those asked before: so that a place that comes free is seen as one. CHECK-1 */
function placesChange(
  group: BaseGroup,
  ratio: CompiledRatio,
  pieces: readonly ChangedPiece[],
  ageYears: number,
): PlacesChange {
  const places = (countsOf: (piece: ChangedPiece) => readonly number[]): number => {
    let fitting = group.maxChildren
    for (const piece of pieces) {
      while (fitting > 0 && !isFitting(group, ratio, piece, countsOf(piece), ageYears, fitting)) fitting -= 1
    }
    return fitting
  }
  return {
    ageYears,
    before: places((piece) => piece.counts),
    after: places((piece) => piece.countsAfter),
  }
}

function isFitting(
  group: BaseGroup,
  ratio: CompiledRatio,
  piece: ChangedPiece,
  counts: readonly number[],
  ageYears: number,
  extra: number,
): boolean {
  const tried = [...counts]
  tried[ageYears] = (tried[ageYears] ?? 0) + extra
  if (tried.reduce((sum, count) => sum + count, 0) > group.maxChildren) return false
  const required = ratio.required(tried)
  return required !== NOT_ALLOWED && required <= (piece.required ?? 0)
}
