import type { Interval } from '#shared/kernel/time.ts'
import { findSchoolHoliday, type SchoolDay } from '../calendar/school-calendar.ts'
import type { ContractDay } from '../children/model.ts'
import type { CareSetting } from '../organisation/model.ts'
import { settingDayOf, type DayContext } from './day-context.ts'
import type { IndexedChild, IndexedContract, LocationIndex } from './index-location-facts.ts'
import { hasLength } from './intervals.ts'

export interface ContractStretches {
  readonly stretches: readonly Interval[]
  /** The child's school hours were needed and are not known. */
  readonly isSchoolUnknown: boolean
}

const nothing: ContractStretches = { stretches: [], isSchoolUnknown: false }

/**
 * When a contract brings its child on a day, before absences: the lines of that weekday, on the real school hours.
 * Empty outside the contract's days, when the setting is closed and when the child's age does not fit (CARE-2,
 * CARE-4). Lines count whatever the form of the contract: only fixed contracts have them. CARE-7
 */
export function contractStretchesOn(
  index: LocationIndex,
  context: DayContext,
  indexed: IndexedContract,
): ContractStretches {
  const { contract, child, lines } = indexed
  const { day } = context
  if (day < contract.startDate || (contract.endDate !== null && day > contract.endDate)) return nothing
  const todaysLines = lines.get(context.weekday)
  if (todaysLines === undefined) return nothing
  if (settingDayOf(context.settings, contract.setting).opening === null) return nothing
  if (!isOfAge(context, child, contract.setting)) return nothing
  return contract.setting === 'outOfSchoolCare'
    ? outOfSchoolStretches(context, indexed, todaysLines)
    : dayCareStretches(index, context, indexed, todaysLines)
}

/**
 * Whether a child's age lets it be in a setting on a day. Day care from the house's minimum age until the month (or
 * day) of the fourth birthday, toddler care from the second birthday, out-of-school care from the fourth. CARE-2, CARE-4
 */
export function isOfAge(context: DayContext, child: IndexedChild, setting: CareSetting): boolean {
  if (setting === 'outOfSchoolCare') return child.fourthBirthday <= context.day
  if (setting === 'toddlerCare' && context.day < child.secondBirthday) return false
  if (context.dayNumber - child.birthDayNumber < context.policies['care.minimumAgeDays']) return false
  const lastDay =
    context.policies['care.dayCareEnd'] === 'birthday'
      ? child.dayBeforeFourthBirthday
      : child.endOfFourthBirthdayMonth
  return context.day <= lastDay
}

function dayCareStretches(
  index: LocationIndex,
  context: DayContext,
  indexed: IndexedContract,
  lines: readonly ContractDay[],
): ContractStretches {
  const { contract, child } = indexed
  if (contract.isSchoolWeeksOnly) {
    const { region } = index.facts.location
    if (findSchoolHoliday(index.schoolCalendar, child.child.schoolId, region, context.day) !== undefined)
      return nothing
  }
  const { opening } = settingDayOf(context.settings, contract.setting)
  const stretches = lines.map((line) => ({
    startMinute: line.startMinute ?? opening?.startMinute ?? 0,
    endMinute: line.endMinute ?? opening?.endMinute ?? 0,
  }))
  return { stretches: stretches.filter(hasLength), isSchoolUnknown: false }
}

/**
 * On a lesson day the open end of a line is filled in with the school's hours; on a study or margin day the block
 * keeps its usual hours and the rest of the day is asked for apart (STUDY-1); in a holiday the line's holiday hours
 * count, unless the contract is for school weeks only. CAL-3, CARE-7
 */
function outOfSchoolStretches(
  context: DayContext,
  indexed: IndexedContract,
  lines: readonly ContractDay[],
): ContractStretches {
  const schoolDay = context.schoolDay(indexed.child.child.schoolId)
  const stretches: Interval[] = []
  let isSchoolUnknown = false
  for (const line of lines) {
    const stretch = outOfSchoolStretch(line, schoolDay, indexed.contract.isSchoolWeeksOnly)
    if (stretch === 'unknown') {
      isSchoolUnknown = true
      stretches.push(guessedStretch(context, line))
    } else if (stretch !== null) {
      stretches.push(stretch)
    }
  }
  return { stretches: stretches.filter(hasLength), isSchoolUnknown }
}

function outOfSchoolStretch(
  line: ContractDay,
  schoolDay: SchoolDay,
  isSchoolWeeksOnly: boolean,
): Interval | 'unknown' | null {
  switch (schoolDay.kind) {
    case 'lessons':
      return aroundLessons(line, schoolDay)
    case 'holiday':
      return isSchoolWeeksOnly ? null : holidayStretch(line)
    case 'dayOff':
      return schoolDay.usual === null ? withoutLessons(line) : aroundLessons(line, schoolDay.usual)
    case 'noLessons':
      if (schoolDay.reason === 'publicHoliday') return isSchoolWeeksOnly ? null : holidayStretch(line)
      if (schoolDay.reason === 'weekday') return withoutLessons(line)
      return fixedStretch(line) ?? 'unknown'
  }
}

function aroundLessons(line: ContractDay, lessons: Interval): Interval {
  return {
    startMinute: line.startMinute ?? lessons.endMinute,
    endMinute: line.endMinute ?? lessons.startMinute,
  }
}

/** A weekday on which this school never has lessons: the stated hours, else the hours of a free day. */
function withoutLessons(line: ContractDay): Interval | null {
  return fixedStretch(line) ?? holidayStretch(line)
}

function fixedStretch(line: ContractDay): Interval | null {
  if (line.startMinute === null || line.endMinute === null) return null
  return { startMinute: line.startMinute, endMinute: line.endMinute }
}

function holidayStretch(line: ContractDay): Interval | null {
  if (line.holidayStartMinute === null || line.holidayEndMinute === null) return null
  return { startMinute: line.holidayStartMinute, endMinute: line.holidayEndMinute }
}

/** Without school hours the child is counted for its whole daypart: too many is safe, too few is not. */
function guessedStretch(context: DayContext, line: ContractDay): Interval {
  return {
    startMinute: line.startMinute ?? context.boundaryMinute,
    endMinute: line.endMinute ?? context.boundaryMinute,
  }
}
