import { must } from '#shared/kernel/invariant.ts'
import type { Interval } from '#shared/kernel/time.ts'
import type { BaseGroupId } from '../ids.ts'
import type { GroupDay, GroupSegment, UnitDay, UnitSegment } from '../occupancy/model.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { AGE_SLOTS, NOT_ALLOWED, type UnitRatioSetting } from '../ratio/model.ts'
import { compileRatio, type CompiledRatio } from '../ratio/required-staff.ts'
import type { MergeInput } from './merge-input.ts'
import type { MergeMoment } from './model.ts'

/** A group that takes part, with its day; `place` is its place in the merge. */
export interface MergePart {
  readonly group: BaseGroup
  readonly groupDay: GroupDay
  readonly unitDay: UnitDay
}

/** A moment with what it takes to say why something may not be. */
export interface JudgedMoment extends MergeMoment {
  /** By completed years, length 13. */
  readonly counts: readonly number[]
  readonly isGroupAllowed: boolean
  readonly qualified: number
  readonly trainees: number
  readonly educators: number
  /** Staff that are short while the groups are apart, added up; of the host alone beside it. */
  readonly shortApart: number
  readonly shortOfHost: number
  /** Staff the groups apart need to take from their trainees. BKR-16 */
  readonly onTraineesApart: number
}

/**
 * What the law asks of some groups apart and together, cut at every change between two minutes. The law is asked
 * afresh for every stretch: this does not use the numbers of the solver. MERGE-1, MERGE-4, MERGE-9
 */
export function momentsOfMerge(
  input: MergeInput,
  parts: readonly MergePart[],
  hostGroupId: BaseGroupId,
  interval: Interval,
): readonly JudgedMoment[] {
  const compiled = compileTogether(input, parts)
  const edges = new Set([interval.startMinute, interval.endMinute])
  for (const { groupDay, unitDay } of parts) {
    for (const { startMinute, endMinute } of [...groupDay.segments, ...unitDay.segments]) {
      for (const minute of [startMinute, endMinute]) {
        if (interval.startMinute < minute && minute < interval.endMinute) edges.add(minute)
      }
    }
  }
  const minutes = [...edges].sort((a, b) => a - b)
  return minutes
    .slice(1)
    .map((endMinute, place) =>
      momentOf(input, parts, hostGroupId, compiled, { startMinute: minutes[place] ?? endMinute, endMinute }),
    )
}

/** The law for the groups together, as the host would be counted. BKR-9, BKR-11, BKR-12 */
export function compileTogether(input: MergeInput, parts: readonly MergePart[]): CompiledRatio | undefined {
  return compileRatio(input.book, settingTogether(parts), input.day.day)
}

function settingTogether(parts: readonly MergePart[]): UnitRatioSetting {
  const settings = new Set(parts.map(({ unitDay }) => unitDay.ratioSetting))
  if (parts.some(({ group }) => group.isPreschoolEducation)) return 've'
  if (parts.every(({ group }) => group.setting === 'outOfSchoolCare')) {
    return settings.has('merged') ? 'merged' : 'bso'
  }
  if (settings.has('combined')) return 'combined'
  return parts.every(({ group }) => group.setting === 'toddlerCare') ? 'psg' : 'kdv'
}

function momentOf(
  input: MergeInput,
  parts: readonly MergePart[],
  hostGroupId: BaseGroupId,
  compiled: CompiledRatio | undefined,
  stretch: Interval,
): JudgedMoment {
  const groups = parts.map(({ groupDay }) => segmentDuring(groupDay.segments, stretch))
  const units = parts.map(({ unitDay }) => segmentDuring(unitDay.segments, stretch))
  const counts = Array.from({ length: AGE_SLOTS }, (_, age) =>
    groups.reduce((sum, segment) => sum + (segment?.counts[age] ?? 0), 0),
  )
  const isLocationWide = compiled?.level === 'location'
  const apart = units.map((unit) => (unit === undefined ? 0 : unit.required))
  const together = compiled?.required(counts) ?? NOT_ALLOWED
  const isGroupAllowed = compiled?.groupAllowed(counts) ?? false
  // MERGE-9: the location is counted as a whole, so it asks as many when its groups are together.
  const wholeLocation = apart[0] ?? null
  const requiredApart = isLocationWide ? wholeLocation : sumOrNull(apart)
  const requiredTogether = isLocationWide ? wholeLocation : together === NOT_ALLOWED ? null : together
  const working = isLocationWide ? units.slice(0, 1) : groups
  const rostered = sumOf(working, (segment) => segment.rostered)
  const trainees = sumOf(working, (segment) => segment.trainees)
  const host = parts.findIndex(({ group }) => group.id === hostGroupId)
  return {
    ...stretch,
    childrenApart: groups.map((segment) => segment?.children ?? 0),
    children: sumOf(groups, (segment) => segment.children),
    requiredApart,
    requiredTogether: isGroupAllowed ? requiredTogether : null,
    rostered: input.day.isRosterKnown ? rostered : null,
    counts,
    isGroupAllowed,
    qualified: rostered - trainees,
    trainees,
    educators: sumOf(working, (segment) => segment.preschoolEducators),
    shortApart: units.reduce((sum, segment) => sum + shortIn(segment), 0),
    shortOfHost: shortIn(units[host]),
    onTraineesApart: units.reduce((sum, segment) => sum + onTraineesIn(segment), 0),
  }
}

function segmentDuring<Segment extends Interval>(
  segments: readonly Segment[],
  stretch: Interval,
): Segment | undefined {
  return segments.find(
    (segment) => segment.startMinute <= stretch.startMinute && stretch.endMinute <= segment.endMinute,
  )
}

function sumOf<Item>(items: readonly (Item | undefined)[], value: (item: Item) => number): number {
  return items.reduce<number>((sum, item) => (item === undefined ? sum : sum + value(item)), 0)
}

function sumOrNull(numbers: readonly (number | null)[]): number | null {
  return numbers.includes(null) ? null : numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0)
}

function shortIn(segment: UnitSegment | undefined): number {
  return segment === undefined || segment.required === null
    ? 0
    : Math.max(segment.required - segment.rostered, 0)
}

function onTraineesIn(segment: UnitSegment | undefined): number {
  if (segment === undefined || segment.required === null) return 0
  const qualified = (segment satisfies GroupSegment).rostered - segment.trainees
  return Math.min(Math.max(segment.required - qualified, 0), segment.trainees)
}

/** The minutes the law asks fewer of, over some moments; moments that cannot be compared do not count. MERGE-4 */
export function savedMinutesOf(moments: readonly MergeMoment[]): number {
  return moments.reduce((sum, moment) => sum + savedAt(moment) * minutesOfMoment(moment), 0)
}

export function savedAt({ requiredApart, requiredTogether }: MergeMoment): number {
  return requiredApart === null || requiredTogether === null ? 0 : requiredApart - requiredTogether
}

export function minutesOfMoment({ startMinute, endMinute }: Interval): number {
  return endMinute - startMinute
}

/** The moment that says most about a merge: the longest one with the largest saving, else the one with most children. */
export function tellingMoment(moments: readonly MergeMoment[]): MergeMoment {
  const weigh = (moment: MergeMoment): number =>
    savedAt(moment) * minutesOfMoment(moment) * 1_000 + moment.children
  return moments.reduce(
    (best, moment) => (weigh(moment) > weigh(best) ? moment : best),
    must(moments[0], 'a merge has a length'),
  )
}
