import type { Interval } from '#shared/kernel/time.ts'
import type { Message } from '../explanation/model.ts'
import { findFreePlaces, findFreePlacesOfUnit, type FreePlaces } from '../occupancy/free-places.ts'
import type { DayMerge, UnitDay, UnitSegment } from '../occupancy/model.ts'
import type { BaseGroup, CareSetting, Daypart } from '../organisation/model.ts'
import { AGE_SLOTS } from '../ratio/model.ts'
import { compileRatio } from '../ratio/required-staff.ts'
import {
  findGroupDay,
  clipTo,
  intervalOf,
  isSharedUnit,
  isTouching,
  settingDayOf,
  unitOf,
  type BoardContext,
} from './board-context.ts'
import {
  deviationCover,
  fixedFaceCaution,
  listLawCautions,
  listPreschoolCautions,
  listSpaceCautions,
  overrideCaution,
  listStayCautions,
  segmentAt,
  startsWithin,
  traineeGroupCaution,
  traineeShareCaution,
} from './cell-cautions.ts'
import { numbersOf, occupancyStepOf, peakChildren, statusOf, type CellNumbers } from './cell-numbers.ts'
import { closedDayMessage, closedMessage, uniqueMessages } from './day-notes.ts'
import type { BoardCell, CellMerge } from './model.ts'

interface CellFacts {
  readonly rowId: string
  readonly daypart: Daypart
  readonly numbers: CellNumbers
  readonly closed: Message | null
  readonly free: FreePlaces
  readonly maxChildren: number | null
  readonly isShortageCovered: boolean
  /** False on a group row when the law counts several groups together. */
  readonly hasOwnNeed: boolean
  readonly merge: CellMerge | null
  readonly cautions: readonly Message[]
}

const noPlaces: FreePlaces = { places: null, byAge: [] }

/** The cell of one group. A group that shares its unit shows its own children and staff, and no need. BKR-5 */
export function computeGroupCell(context: BoardContext, group: BaseGroup, daypart: Daypart): BoardCell {
  const interval = intervalOf(context, daypart)
  const unit = unitOf(context, group)
  const groupDay = findGroupDay(context, group)
  const hasOwnNeed = !isSharedUnit(unit)
  const segments = hasOwnNeed ? (unit?.segments ?? []) : ownSegments(context, group)
  const numbers = numbersOf(segments, interval)
  const closed = closedMessage(settingDayOf(context, group.setting))
  const cover =
    unit !== undefined && hasOwnNeed && numbers.shortage > 0 ? deviationCover(context, unit) : undefined
  const free =
    closed === null && groupDay !== undefined
      ? findFreePlaces(context.index, context.book, context.day, group.id, interval)
      : noPlaces
  const cautions: Message[] = []
  if (unit !== undefined && groupDay !== undefined && numbers.children > 0) {
    if (hasOwnNeed) cautions.push(...listLawCautions(context, unit, interval))
    cautions.push(
      ...listPreschoolCautions(context, unit, interval),
      ...fixedFaceCaution(context, group, groupDay, interval),
      ...traineeGroupCaution(context, groupDay),
      ...overrideCaution(context, groupDay, interval),
      ...listStayCautions(context, group, interval),
      ...(cover?.messages ?? []),
    )
  }
  return cellOf(context, {
    rowId: group.id,
    daypart,
    numbers,
    closed,
    free,
    maxChildren: group.maxChildren,
    isShortageCovered: cover?.isCovered === true,
    hasOwnNeed,
    merge: mergeDuring(context, group, interval),
    cautions,
  })
}

/** With whom the group is together for the most of a daypart. MERGE-1 */
function mergeDuring(context: BoardContext, group: BaseGroup, interval: Interval): CellMerge | null {
  let longest: DayMerge | undefined
  for (const merge of context.day.merges) {
    if (!merge.groupIds.includes(group.id) || !isTouching(merge, interval)) continue
    if (longest === undefined || minutesWithin(merge, interval) > minutesWithin(longest, interval))
      longest = merge
  }
  if (longest === undefined) return null
  const { mergeId, hostGroupId, groupIds, startMinute, endMinute } = longest
  return { mergeId, hostRowId: hostGroupId, groupIds, startMinute, endMinute }
}

function minutesWithin(stretch: Interval, interval: Interval): number {
  const { startMinute, endMinute } = clipTo(stretch, interval)
  return endMinute - startMinute
}

/**
 * A group of a location-wide unit has no need of its own; what is asked of it is its legal maximum. Its stretches
 * carry a need of 0, or null where the group may not be that large. BKR-6
 */
function ownSegments(context: BoardContext, group: BaseGroup): readonly UnitSegment[] {
  const compiled = compileRatio(context.book, 'bso', context.day.day)
  return (findGroupDay(context, group)?.segments ?? []).map((segment) => ({
    ...segment,
    required: compiled?.groupAllowed(segment.counts) === true ? 0 : null,
  }))
}

/** The cell of a unit of several groups: the children and staff of all of them, and what the law asks. BKR-5 */
export function computeUnitCell(
  context: BoardContext,
  setting: CareSetting,
  rowId: string,
  unit: UnitDay | undefined,
  daypart: Daypart,
): BoardCell {
  const interval = intervalOf(context, daypart)
  const numbers = numbersOf(unit?.segments ?? [], interval)
  const cover = unit !== undefined && numbers.shortage > 0 ? deviationCover(context, unit) : undefined
  const closed = closedMessage(settingDayOf(context, setting))
  return cellOf(context, {
    rowId,
    daypart,
    numbers,
    closed,
    free:
      closed === null && unit !== undefined
        ? findFreePlacesOfUnit(context.index, context.book, context.day, unit, interval)
        : noPlaces,
    maxChildren: null,
    isShortageCovered: cover?.isCovered === true,
    hasOwnNeed: true,
    merge: null,
    cautions:
      unit === undefined || numbers.children === 0
        ? []
        : [...listLawCautions(context, unit, interval), ...(cover?.messages ?? [])],
  })
}

/** The cell of the whole location: sums over its units at one moment, the moment with the most shortage. */
export function computeLocationCell(context: BoardContext, daypart: Daypart): BoardCell {
  const interval = intervalOf(context, daypart)
  const numbers = locationNumbers(context, daypart)
  return cellOf(context, {
    rowId: context.index.facts.location.id,
    daypart,
    numbers,
    closed: closedDayMessage(context.index, context.day),
    free: noPlaces,
    maxChildren: null,
    isShortageCovered: false,
    hasOwnNeed: true,
    merge: null,
    cautions:
      numbers.children === 0
        ? []
        : [...traineeShareCaution(context, interval), ...listSpaceCautions(context, interval)],
  })
}

/**
 * Sums at the moment with the most shortage in any unit: a spare hand in one group does not make up for another, so
 * the sums alone would hide it. Staff to spare is what is left at that moment.
 */
function locationNumbers(context: BoardContext, daypart: Daypart): CellNumbers {
  const interval = intervalOf(context, daypart)
  const segments = locationSegments(context, daypart)
  const shortages = segments.map((segment) => shortageAt(context, segment.startMinute))
  const shortage = Math.max(0, ...shortages)
  const worst = segments.filter((_, place) => shortages[place] === shortage)
  const isAllowed = segments.every((segment) => segment.required !== null)
  const numbers = numbersOf(isAllowed ? worst : segments, interval)
  return {
    ...numbers,
    children: peakChildren(segments, interval),
    shortage,
    surplus: shortage === 0 ? numbers.surplus : 0,
  }
}

/** Staff short at a minute, added over the units that are short. */
function shortageAt(context: BoardContext, minute: number): number {
  return context.day.units.reduce((sum, unit) => {
    const segment = segmentAt(unit, minute)
    if (segment?.required == null || segment.children === 0) return sum
    return sum + Math.max(segment.required - segment.rostered, 0)
  }, 0)
}

/** The location as one row of stretches: sums of its units between every two changes. */
export function locationSegments(context: BoardContext, daypart: Daypart): readonly UnitSegment[] {
  const interval = intervalOf(context, daypart)
  const { units } = context.day
  const starts = startsWithin(units, interval)
  return starts.map((startMinute, place) => {
    const parts = units.flatMap((unit) => segmentAt(unit, startMinute) ?? [])
    const end = starts[place + 1] ?? Math.max(...parts.map((part) => part.endMinute))
    return sumOf(parts, { startMinute, endMinute: Math.min(end, interval.endMinute) })
  })
}

function sumOf(
  parts: readonly UnitSegment[],
  stretch: { startMinute: number; endMinute: number },
): UnitSegment {
  const total = (valueOf: (part: UnitSegment) => number): number =>
    parts.reduce((sum, part) => sum + valueOf(part), 0)
  const isNotAllowed = parts.some((part) => part.required === null && part.children > 0)
  return {
    ...stretch,
    counts: Array.from({ length: AGE_SLOTS }, (_, age) => total((part) => part.counts[age] ?? 0)),
    children: total((part) => part.children),
    rostered: total((part) => part.rostered),
    trainees: total((part) => part.trainees),
    preschoolEducators: total((part) => part.preschoolEducators),
    required: isNotAllowed ? null : total((part) => part.required ?? 0),
  }
}

function cellOf(context: BoardContext, facts: CellFacts): BoardCell {
  const { day } = context
  const { numbers, free, hasOwnNeed } = facts
  const occupancyStep = occupancyStepOf(numbers.children, free.places, facts.maxChildren)
  const isOpen = facts.closed === null
  const isLawKnown = !hasOwnNeed || numbers.tightest === undefined || numbers.required !== null
  const shortage = day.isRosterKnown && hasOwnNeed ? numbers.shortage : 0
  const status = statusOf({
    isOpen,
    isRosterKnown: day.isRosterKnown,
    isNotAllowed: numbers.isNotAllowed,
    children: numbers.children,
    shortage: facts.isShortageCovered ? 0 : shortage,
    free: free.places,
    occupancyStep,
  })
  const interval = intervalOf(context, facts.daypart)
  return {
    rowId: facts.rowId,
    day: day.day,
    daypart: facts.daypart,
    status,
    closed: facts.closed,
    children: numbers.children,
    required: hasOwnNeed && isLawKnown ? numbers.required : null,
    rostered: day.isRosterKnown ? numbers.rostered : null,
    free: free.places,
    freeByAge: free.byAge,
    shortage,
    surplus: day.isRosterKnown && hasOwnNeed && shortage === 0 ? numbers.surplus : 0,
    occupancyStep: status === 'closed' ? null : status === 'empty' ? 0 : occupancyStep,
    tightest:
      numbers.tightest !== undefined && isTouching(numbers.tightest, interval)
        ? clipTo(numbers.tightest, interval)
        : null,
    isProvisional: !day.isRosterSettled,
    merge: facts.merge,
    cautions: uniqueMessages(facts.cautions),
  }
}
