import { firstDayOfMonth, lastDayOfMonth, nextMonth, type IsoMonth } from '#shared/kernel/month.ts'
import { addDays, weekdayOf, type IsoDay, type Weekday } from '#shared/kernel/time.ts'
import type { Contract } from '../children/model.ts'
import type { ChildId } from '../ids.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { LocationDay } from '../occupancy/model.ts'
import { listPresencesOf } from '../occupancy/who-is-where.ts'
import type { BaseGroup } from '../organisation/model.ts'
import type { LawBook } from '../ratio/model.ts'
import type { WaitingEntry } from '../waiting-list/model.ts'
import { createDayWalk, type DayWalk } from './day-walk.ts'
import { effectOfBirthday, effectOfLeaving } from './ladder-effect.ts'
import { firstDayAfter, listLadderEvents, type LadderEvent } from './ladder-events.ts'
import type { AgeLadder, LadderEffect, LadderStep, NextPlace } from './model.ts'
import { groupNameOf, listOutlookGroups, namedChild } from './outlook-groups.ts'

/** A holiday or an absence hides the first such weekday; after so many weeks it is not looked for any more. */
export const LADDER_LOOK_WEEKS = 5

export interface AgeLadderInput {
  readonly index: LocationIndex
  readonly book: LawBook
  readonly fromMonth: IsoMonth
  /** How many months, at least one. */
  readonly months: number
  /** Contracts for school care of these children anywhere in the house. */
  readonly schoolCare: readonly Pick<Contract, 'childId' | 'endDate'>[]
  readonly waiting: readonly Pick<WaitingEntry, 'childId' | 'setting' | 'status'>[]
}

/**
 * Who turns one, two, three or four in the months to come, and what that does to the staff and the places of its group.
 * Pauses after every day it had to compute. LADDER-1
 */
export function* computeAgeLadder(input: AgeLadderInput): Generator<undefined, AgeLadder> {
  const { index, book } = input
  const months = monthsFrom(input.fromMonth, input.months)
  const fromDay = firstDayOfMonth(input.fromMonth)
  const untilDay = lastDayOfMonth(months.at(-1) ?? input.fromMonth)
  const walk = createDayWalk(index, book)
  const steps: LadderStep[] = []
  for (const event of listLadderEvents(index, fromDay, untilDay)) {
    const group = index.groupById.get(event.groupId)
    if (group === undefined) continue
    steps.push({
      ...namedChild(index, event.childId),
      kind: event.kind,
      day: event.day,
      ageYears: event.ageYears,
      groupId: event.groupId,
      lastDay: event.lastDay,
      effects: yield* effectsOf(walk, event, group),
      next: nextPlaceOf(input, event),
    })
  }
  steps.sort((a, b) => compareText(a.day, b.day) || compareText(a.name, b.name))
  return { months, groups: listOutlookGroups(index, fromDay, untilDay), steps }
}

export function monthsFrom(month: IsoMonth, count: number): readonly IsoMonth[] {
  const months = [month]
  while (months.length < count) months.push(nextMonth(months.at(-1) ?? month))
  return months
}

/** One effect for every weekday of the contract on which something could be seen, in the order of the week. */
function* effectsOf(
  walk: DayWalk,
  event: LadderEvent,
  group: BaseGroup,
): Generator<undefined, readonly LadderEffect[]> {
  // A school group is counted with all others of the location: its age range changes no staff. BKR-5
  if (group.setting === 'outOfSchoolCare') return []
  const effects: LadderEffect[] = []
  const weekdays = [...event.contract.lines.keys()].sort((a, b) => a - b)
  for (const weekday of weekdays) {
    const effect =
      event.kind === 'leaves'
        ? yield* leavingOn(walk, event, group, weekday)
        : yield* birthdayOn(walk, event, group, weekday)
    if (effect !== null) effects.push(effect)
  }
  return effects
}

function* birthdayOn(
  walk: DayWalk,
  event: LadderEvent,
  group: BaseGroup,
  weekday: Weekday,
): Generator<undefined, LadderEffect | null> {
  // What is not a birthday changes nothing in the count of the law.
  if (event.kind !== 'turns') return null
  for (const day of sameWeekday(event.day, weekday, 1)) {
    const computed = yield* walk.dayOn(day)
    const effect = computed && effectOfBirthday(walk.book, computed, group, event.childId)
    if (effect !== undefined && effect !== null) return effect
  }
  return null
}

function* leavingOn(
  walk: DayWalk,
  event: LadderEvent,
  group: BaseGroup,
  weekday: Weekday,
): Generator<undefined, LadderEffect | null> {
  const last = yield* lastTimeOn(walk, event, group, weekday)
  if (last === null) return null
  for (const day of sameWeekday(firstDayAfter(event), weekday, 1)) {
    const computed = yield* walk.dayOn(day)
    if (computed === undefined || !isOpenFor(computed, group)) continue
    return effectOfLeaving(walk.book, computed, group, last)
  }
  return null
}

/** When it came on the last such weekday before it leaves. */
function* lastTimeOn(walk: DayWalk, event: LadderEvent, group: BaseGroup, weekday: Weekday) {
  for (const day of sameWeekday(event.lastDay ?? event.day, weekday, -1)) {
    const computed = yield* walk.dayOn(day)
    const stretches =
      computed === undefined
        ? []
        : listPresencesOf(computed, event.childId).filter(({ groupId }) => groupId === group.id)
    if (stretches.length > 0) return stretches
  }
  return null
}

function isOpenFor(day: LocationDay, group: BaseGroup): boolean {
  return day.settings.some(({ setting, opening }) => setting === group.setting && opening !== null)
}

/** The nearest days with that weekday, from a day on (included) forwards or backwards. */
function sameWeekday(from: IsoDay, weekday: Weekday, direction: 1 | -1): readonly IsoDay[] {
  const offset = (((weekday - weekdayOf(from)) * direction + 7) % 7) * direction
  return Array.from({ length: LADDER_LOOK_WEEKS }, (_, week) => addDays(from, offset + week * 7 * direction))
}

/** What must be arranged: school care after day care, or a group for older children. CARE-4, GROUP-5 */
function nextPlaceOf(input: AgeLadderInput, event: LadderEvent): NextPlace | null {
  if (event.kind === 'leaves') {
    return { kind: 'schoolCare', state: schoolCareOf(input, event.childId, firstDayAfter(event)) }
  }
  if (!event.isOutgrown) return null
  const later = (input.index.contractsByChild.get(event.childId) ?? [])
    .map(({ contract }) => contract)
    .filter(({ setting, startDate }) => setting === event.contract.contract.setting && startDate > event.day)
    .toSorted((a, b) => compareText(a.startDate, b.startDate))
    .find(({ groupId }) => groupId !== event.groupId)
  return later === undefined
    ? { kind: 'group', state: 'none', groupName: '' }
    : { kind: 'group', state: 'planned', groupName: groupNameOf(input.index, later.groupId) }
}

function schoolCareOf(
  input: AgeLadderInput,
  childId: ChildId,
  fromDay: IsoDay,
): 'placed' | 'waiting' | 'none' {
  const isPlaced = input.schoolCare.some(
    (contract) => contract.childId === childId && (contract.endDate === null || fromDay <= contract.endDate),
  )
  if (isPlaced) return 'placed'
  const isWaiting = input.waiting.some(
    (entry) =>
      entry.childId === childId &&
      entry.setting === 'outOfSchoolCare' &&
      (entry.status === 'waiting' || entry.status === 'offered'),
  )
  return isWaiting ? 'waiting' : 'none'
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
