import { isValidOn, type Interval } from '#shared/kernel/time.ts'
import type { Message } from '../explanation/model.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import { deviationOfDay } from '../occupancy/deviation-of-day.ts'
import { computeSegments } from '../occupancy/compute-segments.ts'
import { groupsTogetherWith, isWithHost } from '../occupancy/merge-effect.ts'
import type { GroupDay, LocationDay, UnitDay, UnitSegment } from '../occupancy/model.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { explainCompiled } from '../ratio/explain-ratio.ts'
import { findLaw } from '../ratio/law-book.ts'
import { compileRatio } from '../ratio/required-staff.ts'
import { decideSpace } from '../ratio/space.ts'
import { decideTraineeGroupDay, decideTrainees } from '../ratio/trainees.ts'
import { isTouching, type BoardContext } from './board-context.ts'
import { peakChildren } from './cell-numbers.ts'
import { uniqueMessages } from './day-notes.ts'

/** Why the number of a unit is not sure in a daypart, each reason once. BKR-3, BKR-6, BKR-9 */
export function listLawCautions(
  context: BoardContext,
  unit: UnitDay,
  interval: Interval,
): readonly Message[] {
  const compiled = compileRatio(context.book, unit.ratioSetting, context.day.day)
  if (compiled === undefined) return [{ code: 'board.noLaw', params: { day: context.day.day } }]
  const byCode = new Map<string, Message>()
  for (const segment of unit.segments) {
    if (!isTouching(segment, interval) || segment.children === 0) continue
    const groupCounts = unit.level === 'location' ? countsPerGroup(context.day, unit, segment) : []
    const unsure = groupCounts.length === 0 ? [segment.counts] : groupCounts
    if (unsure.every((counts) => compiled.cautionsFor(counts).length === 0)) continue
    for (const caution of explainCompiled(compiled, segment.counts, groupCounts).cautions) {
      if (!byCode.has(caution.code)) byCode.set(caution.code, caution)
    }
  }
  return [...byCode.values()]
}

/** The children of each group of a location-wide unit during one of its stretches, empty groups left out. */
export function countsPerGroup(
  day: LocationDay,
  unit: UnitDay,
  moment: Interval,
): readonly (readonly number[])[] {
  return unit.groupIds.flatMap((groupId) => {
    const group = day.groups.find((candidate) => candidate.groupId === groupId)
    const segment = group?.segments.find(
      (candidate) => isTouching(candidate, moment) && candidate.children > 0,
    )
    return segment === undefined ? [] : [segment.counts]
  })
}

/** Preschool educators are counted apart from the staff: one for every eight children. BKR-12 */
export function listPreschoolCautions(
  context: BoardContext,
  unit: UnitDay,
  interval: Interval,
): readonly Message[] {
  const law =
    unit.ratioSetting === 've' ? findLaw(context.book, 'preschool-education', context.day.day) : undefined
  if (law === undefined || !context.day.isRosterKnown) return []
  for (const segment of unit.segments) {
    if (!isTouching(segment, interval)) continue
    const needed = Math.ceil(segment.children / law.childrenPerStaff)
    if (needed > segment.preschoolEducators) {
      const { startMinute, endMinute, preschoolEducators } = segment
      return [
        {
          code: 'board.caution.preschoolEducators',
          params: { required: needed, rostered: preschoolEducators, start: startMinute, end: endMinute },
        },
      ]
    }
  }
  return []
}

/**
 * Children who come without one of their fixed faces at work in the group that day. While groups are together the faces
 * of all of them are there, and a guest keeps its own. BKR-17, MERGE-5
 */
export function listChildrenWithoutFace(
  context: BoardContext,
  group: BaseGroup,
  groupDay: GroupDay,
): readonly ChildId[] {
  const { index, day } = context
  if (group.setting === 'outOfSchoolCare' || !day.isRosterKnown) return []
  // A fixed face is one of the counting staff: a volunteer who is there is not.
  const joined = groupsTogetherWith(day, group.id)
  const counting = day.groups
    .filter((candidate) => joined.includes(candidate.groupId))
    .flatMap((candidate) => candidate.staff.filter((member) => member.counting !== 'notCounted'))
  const atWork = new Set(counting.map((member) => member.staffMemberId))
  const facesByChild = new Map<ChildId, boolean>()
  for (const face of index.facts.fixedFaces) {
    if (!isValidOn(face, day.day)) continue
    facesByChild.set(face.childId, facesByChild.get(face.childId) === true || atWork.has(face.staffMemberId))
  }
  // Varying days and another group lift the rule (flexible contracts have no weekday lines, so no contract presence).
  const own = groupDay.presences.filter(
    (presence) =>
      presence.origin !== 'flexibleDay' && (presence.ownGroupId === group.id || isWithHost(day, presence)),
  )
  return [...new Set(own.map((presence) => presence.childId))].filter((id) => facesByChild.get(id) === false)
}

export function fixedFaceCaution(
  context: BoardContext,
  group: BaseGroup,
  groupDay: GroupDay,
  interval: Interval,
): readonly Message[] {
  const missing = listChildrenWithoutFace(context, group, groupDay).filter((childId) =>
    groupDay.presences.some((presence) => presence.childId === childId && isTouching(presence, interval)),
  )
  if (missing.length === 0) return []
  const names = missing
    .map((childId) => context.index.children.get(childId)?.child.firstName ?? '')
    .join(', ')
  return [{ code: 'board.caution.fixedFace', params: { count: missing.length, children: names } }]
}

/**
 * Children who came earlier or stayed longer than was agreed while there were too few staff: it happened, so it is a note
 * and nothing else. EXTRA-2
 */
export function listStayCautions(
  context: BoardContext,
  group: BaseGroup,
  interval: Interval,
): readonly Message[] {
  const { index, day } = context
  const tight = index.facts.loggedStays.filter(
    (stay) =>
      stay.day === day.day &&
      stay.groupId === group.id &&
      stay.removedAt === null &&
      stay.tooTight !== null &&
      isTouching(stay, interval),
  )
  if (tight.length === 0) return []
  const names = new Set(tight.map(({ childId }) => index.children.get(childId)?.child.firstName ?? ''))
  const start = Math.min(...tight.map(({ startMinute }) => startMinute))
  const end = Math.max(...tight.map(({ endMinute }) => endMinute))
  return [{ code: 'board.caution.tightStay', params: { children: [...names].join(', '), start, end } }]
}

/** Care granted against the advice, so that who reads the numbers knows that somebody answered for them. CHECK-5 */
export function overrideCaution(
  context: BoardContext,
  groupDay: GroupDay,
  interval: Interval,
): readonly Message[] {
  const { index, day } = context
  const granted = (index.extrasByDay.get(day.day) ?? []).filter(
    (extra) => extra.groupId === groupDay.groupId && extra.requestId !== null && isTouching(extra, interval),
  )
  if (granted.length === 0) return []
  const ids = new Set(granted.map(({ requestId }) => requestId))
  const overridden = index.facts.requests.filter(
    ({ id, overrideReason }) => overrideReason !== '' && ids.has(id),
  )
  return overridden.length === 0 ? [] : [{ code: 'board.override', params: { count: overridden.length } }]
}

/** A group with trainees needs somebody qualified that day. BKR-16 */
export function traineeGroupCaution(context: BoardContext, groupDay: GroupDay): readonly Message[] {
  const law = findLaw(context.book, 'trainees', context.day.day)
  if (law === undefined) return []
  const step = decideTraineeGroupDay(law, {
    qualified: groupDay.staff.filter((member) => member.counting === 'qualified').length,
    trainees: groupDay.staff.filter((member) => member.counting === 'trainee').length,
  })
  return step === undefined ? [] : [step]
}

/**
 * Trainees the location needs to reach the number the law asks, against the share the law allows: the worst moment
 * of the daypart. A trainee above the number asked counts for nothing and takes no share. BKR-16
 */
export function traineeShareCaution(context: BoardContext, interval: Interval): readonly Message[] {
  const law = findLaw(context.book, 'trainees', context.day.day)
  if (law === undefined) return []
  const units = context.day.units.filter((unit) => unit.setting !== 'outOfSchoolCare')
  let worst: ReturnType<typeof decideTrainees> | undefined
  for (const minute of startsWithin(units, interval)) {
    const segments = units.flatMap((unit) => segmentAt(unit, minute) ?? [])
    const needed = segments.reduce((total, segment) => total + neededTrainees(segment), 0)
    if (needed === 0) continue
    const answer = decideTrainees(
      law,
      segments.map((segment) => segment.required ?? 0),
      needed,
    )
    if (answer.verdict === 'no') return [answer.step]
    if (answer.verdict === 'caution') worst ??= answer
  }
  return worst === undefined ? [] : [worst.step]
}

function neededTrainees(segment: UnitSegment): number {
  const qualified = segment.rostered - segment.trainees
  return Math.min(Math.max((segment.required ?? 0) - qualified, 0), segment.trainees)
}

export function startsWithin(units: readonly UnitDay[], interval: Interval): readonly number[] {
  const starts = new Set<number>()
  for (const unit of units) {
    for (const segment of unit.segments) {
      if (isTouching(segment, interval)) starts.add(Math.max(segment.startMinute, interval.startMinute))
    }
  }
  return [...starts].sort((a, b) => a - b)
}

export function segmentAt(unit: UnitDay, minute: number): UnitSegment | undefined {
  return unit.segments.find((segment) => segment.startMinute <= minute && minute < segment.endMinute)
}

/**
 * Children present against the play space, for each registered centre by itself: day care with toddler groups, and
 * out-of-school care. An empty school room does not make place for toddlers. Unknown areas (0) are not judged. BKR-18
 */
export function listSpaceCautions(context: BoardContext, interval: Interval): readonly Message[] {
  const groups = [...context.day.groups]
  const school = groups.filter((group) => group.setting === 'outOfSchoolCare')
  const dayCare = groups.filter((group) => group.setting !== 'outOfSchoolCare')
  return [...spaceCaution(context, dayCare, interval), ...spaceCaution(context, school, interval)]
}

function spaceCaution(
  context: BoardContext,
  groups: readonly GroupDay[],
  interval: Interval,
): readonly Message[] {
  const law = findLaw(context.book, 'space', context.day.day)
  const { location } = context.index.facts
  const rooms = roomArea(
    context,
    groups.map((group) => group.groupId),
  )
  const presences = groups.flatMap((group) => group.presences)
  const children = peakChildren(computeSegments(presences, []), interval)
  if (law === undefined || rooms === 0 || children === 0) return []
  const question = { children, indoorDm2: rooms + location.sharedIndoorAreaDm2 }
  const answer = decideSpace(
    law,
    location.outdoorAreaDm2 === 0 ? question : { ...question, outdoorDm2: location.outdoorAreaDm2 },
  )
  return answer.allowed ? [] : answer.steps
}

function roomArea(context: BoardContext, groupIds: readonly BaseGroupId[]): number {
  return groupIds.reduce(
    (area, groupId) => area + (context.index.groupById.get(groupId)?.roomAreaDm2 ?? 0),
    0,
  )
}

/**
 * What the legal room for fewer staff says about a short cell: it counts only when the house chose to use it, and
 * only when the whole day stays within it. BKR-13, BKR-14
 */
export function deviationCover(
  context: BoardContext,
  unit: UnitDay,
): { readonly isCovered: boolean; readonly messages: readonly Message[] } {
  if (!context.policies['ratio.useDeviation']) return { isCovered: false, messages: [] }
  const budget = deviationOfDay(context.index, context.book, context.day, unit)
  if (budget === undefined) return { isCovered: false, messages: [] }
  if (budget.verdict === 'no') return { isCovered: false, messages: uniqueMessages(budget.violations) }
  return { isCovered: true, messages: uniqueMessages([...budget.steps.slice(0, 1), ...budget.cautions]) }
}
