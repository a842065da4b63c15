import { isOverlapping, type Interval } from '#shared/kernel/time.ts'
import { settingDayOf } from '../occupancy/day-context.ts'
import type { IndexedChild, IndexedContract } from '../occupancy/index-location-facts.ts'
import { cutIntervals, hasLength, overlapOf } from '../occupancy/intervals.ts'
import type { Presence } from '../occupancy/model.ts'
import { extraHourTimes } from './adjoining.ts'
import { checkStep } from './check-step.ts'
import type { ComputedDay } from './computed-days.ts'
import { holidayTimesOf, isSpanning } from './free-day.ts'
import type { CareWish, CheckStep } from './model.ts'
import { hullOf } from './resolve-given.ts'
import type { GivenSide } from './wish-subject.ts'

interface WantedQuestion {
  readonly wish: CareWish
  readonly child: IndexedChild
  readonly contract: IndexedContract
  /** A day on which the setting is open. */
  readonly day: ComputedDay
  readonly given: GivenSide | null
  /** When the child comes that day already. */
  readonly care: readonly Presence[]
}

export interface WantedResolution {
  /** null when the times cannot be. */
  readonly interval: Interval | null
  readonly steps: readonly CheckStep[]
}

/**
 * The times a wish asks. What was left open is filled in: a swap asks the times that it gives up (like for like,
 * SWAP-5), a longer stay one step behind the care of that day (EXTRA-2), a study day the whole opening (STUDY-1), a
 * holiday day the holiday hours of the contract (HOL-1), another day the times the contract always has, else the whole
 * opening; out-of-school care starts when the child's school ends. CAL-1
 */
export function resolveWanted(question: WantedQuestion): WantedResolution {
  const { wish, day, contract, care } = question
  const { setting } = contract.contract
  const opening = settingDayOf(day.context.settings, setting).opening ?? { startMinute: 0, endMinute: 0 }
  const isOpenEnded = wish.wantedStartMinute === null || wish.wantedEndMinute === null
  if (isOpenEnded && needsUnknownSchool(question)) {
    return {
      interval: null,
      steps: [checkStep('openingHours', 'unknown', 'check.openingHours.schoolUnknown')],
    }
  }
  const asked = askedTimes(question, opening)
  const missing = isSpanning(wish.kind) ? cutIntervals([asked], care) : [asked]
  // STUDY-1: what the child comes for anyway is not asked again; with nothing left the step on presence says no.
  const interval = missing.length === 0 || !hasLength(asked) ? asked : hullOf(missing)
  const times = { start: interval.startMinute, end: interval.endMinute }
  if (interval.startMinute >= interval.endMinute) {
    return { interval: null, steps: [checkStep('openingHours', 'no', 'check.openingHours.reversed', times)] }
  }
  if (interval.startMinute < opening.startMinute || interval.endMinute > opening.endMinute) {
    const hours = { open: opening.startMinute, close: opening.endMinute }
    return {
      interval: null,
      steps: [checkStep('openingHours', 'no', 'check.openingHours.outside', { ...times, ...hours })],
    }
  }
  const lessons = lessonsOf(question)
  if (lessons !== null && isOverlapping(lessons, interval)) {
    const school = { schoolStart: lessons.startMinute, schoolEnd: lessons.endMinute }
    return { interval, steps: [checkStep('openingHours', 'caution', 'check.openingHours.atSchool', school)] }
  }
  return { interval, steps: [checkStep('openingHours', 'ok', 'check.openingHours.ok', times)] }
}

function askedTimes(question: WantedQuestion, opening: Interval): Interval {
  const { wish, care, day } = question
  if (wish.kind === 'extraHour' && care.length > 0) {
    return extraHourTimes(wish, care, day.context.policies['extraHour.stepMinutes'])
  }
  const usual = usualTimes(question, opening)
  return {
    startMinute: wish.wantedStartMinute ?? usual.startMinute,
    endMinute: wish.wantedEndMinute ?? usual.endMinute,
  }
}

function usualTimes(question: WantedQuestion, opening: Interval): Interval {
  const { given, contract, wish, day } = question
  if (wish.kind === 'studyDay') return opening
  if (wish.kind === 'holidayDay') return holidayTimesOf(contract, day.context.weekday) ?? opening
  const usual = given === null ? patternOf(contract) : longestOf(given.stretches)
  const lessons = lessonsOf(question)
  if (usual === null || overlapOf(usual, opening) === null) return afterLessons(opening, lessons)
  const stretch = afterLessons(overlapOf(usual, opening) ?? opening, lessons)
  return given === null ? stretch : fromSchoolEnd(stretch, lessons, given)
}

/**
 * Care that follows the school moves with it: when the lessons end earlier on the wanted day it starts earlier too, and
 * is as long as what was given up. Else the child would have nobody after school. CAL-3, SWAP-5
 */
function fromSchoolEnd(stretch: Interval, lessons: Interval | null, given: GivenSide): Interval {
  const lines = given.contract.lines.get(given.day.context.weekday) ?? []
  const isFollowingSchool = lines.some((line) => line.startMinute === null)
  if (lessons === null || !isFollowingSchool || stretch.startMinute <= lessons.endMinute) return stretch
  const length = stretch.endMinute - stretch.startMinute
  return { startMinute: lessons.endMinute, endMinute: lessons.endMinute + length }
}

/** The times hang on a school whose hours are not known: a guess would give a verdict on the wrong hours. CAL-3 */
function needsUnknownSchool({ wish, child, contract, day, given }: WantedQuestion): boolean {
  if (wish.kind === 'extraHour' || isSpanning(wish.kind)) return false
  if (contract.contract.setting !== 'outOfSchoolCare' || given !== null || patternOf(contract) !== null)
    return false
  const schoolDay = day.context.schoolDay(child.child.schoolId)
  return schoolDay.kind === 'noLessons' && schoolDay.reason === 'unknownSchool'
}

/** The part of a stretch after the lessons of the day, when it would overlap with them. CAL-3 */
function afterLessons(stretch: Interval, lessons: Interval | null): Interval {
  if (lessons === null || !isOverlapping(stretch, lessons) || lessons.endMinute >= stretch.endMinute)
    return stretch
  return { startMinute: lessons.endMinute, endMinute: stretch.endMinute }
}

/** The times that every line of a contract has, or null when they differ or follow the school. */
function patternOf({ lines }: IndexedContract): Interval | null {
  let pattern: Interval | null = null
  for (const ofWeekday of lines.values()) {
    for (const { startMinute, endMinute } of ofWeekday) {
      if (startMinute === null || endMinute === null) return null
      pattern ??= { startMinute, endMinute }
      if (pattern.startMinute !== startMinute || pattern.endMinute !== endMinute) return null
    }
  }
  return pattern
}

/** Of care before and after school the longer stretch is the one that moves. */
function longestOf(stretches: readonly Interval[]): Interval | null {
  let longest: Interval | null = null
  for (const { startMinute, endMinute } of stretches) {
    if (longest === null || endMinute - startMinute > longest.endMinute - longest.startMinute) {
      longest = { startMinute, endMinute }
    }
  }
  return longest
}

/** Lesson hours of a school child on the wanted day. CAL-3 */
function lessonsOf({ child, contract, day }: WantedQuestion): Interval | null {
  if (contract.contract.setting !== 'outOfSchoolCare') return null
  const schoolDay = day.context.schoolDay(child.child.schoolId)
  return schoolDay.kind === 'lessons' ? schoolDay : null
}
