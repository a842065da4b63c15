import { must } from '#shared/kernel/invariant.ts'
import { addDays, birthdayAt, isoDay, weekdayOf, type IsoDay } from '#shared/kernel/time.ts'
import type { Message } from '../explanation/model.ts'
import type { ChildId } from '../ids.ts'
import { applyChanges, type AppliedChange } from './apply-changes.ts'
import { isNeedRaised, isNewlyOver, type DayChange } from './day-changes.ts'
import type { PlannedChange } from './model.ts'
import { targetOf, type Coming } from './people-effects.ts'
import { groupDayOf, type BasePlan } from './plan-model.ts'

export interface BetterChange {
  readonly change: PlannedChange
  readonly message: Message
}

interface Question {
  readonly before: BasePlan
  /** The plan with the change on the day that was asked. */
  readonly after: BasePlan
  readonly dayChanges: readonly DayChange[]
  readonly applied: readonly AppliedChange[]
  readonly change: Coming
  readonly today: IsoDay
}

/**
 * The nearest later week from which the same change asks no extra staff and is too much nowhere, or else is at least
 * allowed. The tried plan already shows every later week, so nothing has to be counted again. null = there is none.
 */
export function findBetter(question: Question): BetterChange | null {
  const [applied] = question.applied
  if (applied?.refusal != null) return betterAfterRefusal(question, applied)
  const week = firstQuietWeek(question, (change) => isNewlyOver(change) || isNeedRaised(change))
  if (week !== null) return betterOn(question, week, 'plan.better')
  const allowed = firstQuietWeek(question, isNewlyOver)
  const isAllowedNow = !question.dayChanges.some(isNewlyOver)
  return allowed === null || isAllowedNow ? null : betterOn(question, allowed, 'plan.betterAllowed')
}

/** The first week from which on no day is bad until the end of the plan; null = none is, or none ever was bad. */
function firstQuietWeek(
  { after, dayChanges, change }: Question,
  isBad: (day: DayChange) => boolean,
): number | null {
  const target = after.groups.findIndex((group) => group.id === targetOf(change))
  const isSchool = after.groups[target]?.setting === 'outOfSchoolCare'
  const bad = dayChanges.filter(
    (day) => (day.row === target || (isSchool && day.row === after.groups.length)) && isBad(day),
  )
  const last = Math.max(-1, ...bad.map(({ dayOffset }) => dayOffset))
  const week = Math.floor(last / 7) + 1
  return last < 0 || week >= after.horizon.weeks ? null : week
}

function betterOn(question: Question, quietWeek: number, code: string): BetterChange | null {
  const { after, change, before, today } = question
  // The visits of the weeks before are to be quiet as well. PLAN-3
  const week = quietWeek + (change.kind === 'transfer' ? change.settlingInWeeks : 0)
  const day = after.days[week * 7]?.day
  if (day === undefined || day <= change.day) return null
  const later: PlannedChange = { ...change, day }
  // The child may have left by then, or another agreement begins.
  if (applyChanges(before, [later], today).applied[0]?.refusal !== null) return null
  return { change: later, message: reasonFor(question, quietWeek, day, code) }
}

/** Why it fits from then on: the child's own birthday, or somebody who goes on to another group. */
function reasonFor({ after, change }: Question, week: number, day: IsoDay, code: string): Message {
  const child = must(after.care.get(change.childId), 'a child that was changed').child.child
  const row = after.groups.findIndex((group) => group.id === targetOf(change))
  const quietDay = must(after.days[week * 7], 'a week of the plan').day
  for (let years = 1; years <= 3; years += 1) {
    const birthday = birthdayAt(child.birthDate, years)
    if (birthday > addDays(quietDay, -7) && birthday <= quietDay) {
      return { code: `${code}Birthday`, params: { day, firstName: child.firstName, years } }
    }
  }
  const here = childrenIn(after, row, week)
  for (const id of childrenIn(after, row, week - 1)) {
    if (here.has(id)) continue
    const firstName = after.care.get(id)?.child.child.firstName ?? ''
    return { code: `${code}Leaves`, params: { day, firstName, group: after.groups[row]?.name ?? '' } }
  }
  return { code, params: { day } }
}

function childrenIn(plan: BasePlan, row: number, week: number): ReadonlySet<ChildId> {
  const ids = new Set<ChildId>()
  for (let offset = week * 7; offset < week * 7 + 7; offset += 1) {
    for (const presence of plan.presences[groupDayOf(plan, offset, row)] ?? []) {
      if (!presence.isVisit) ids.add(presence.childId)
    }
  }
  return ids
}

/** Too early by age or before the place begins: the first Monday from the day the refusal names. */
function betterAfterRefusal(question: Question, { refusal }: AppliedChange): BetterChange | null {
  if (refusal?.code !== 'planTooYoung' && refusal?.code !== 'planNotStarted') return null
  const first = isoDay(String(refusal.params['day']))
  const day = addDays(first, (8 - weekdayOf(first)) % 7)
  const { before, change, today } = question
  const later: PlannedChange = { ...change, day }
  if (applyChanges(before, [later], today).applied[0]?.refusal !== null) return null
  return { change: later, message: { code: 'plan.better', params: { day } } }
}
