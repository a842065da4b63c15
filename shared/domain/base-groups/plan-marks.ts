import { addDays, birthdayAt, type IsoDay } from '#shared/kernel/time.ts'
import type { Message } from '../explanation/model.ts'
import { birthdaySteps, type BirthdayStep } from './birthday-effect.ts'
import type { PlanBar } from './plan-bars.ts'
import type { BasePlan, ChildCare } from './plan-model.ts'

export const planMarkKinds = ['birthday', 'transfer', 'start', 'leave', 'schoolStart', 'settlingIn'] as const

/** What happens to a child on a day. */
export interface PlanMark {
  readonly day: IsoDay
  readonly kind: (typeof planMarkKinds)[number]
  readonly message: Message
}

/** Starts, transfers, birthdays that change the need, visits and leaving, in order of day. PLAN-2, PLAN-3, PLAN-5 */
export function marksOfChild(plan: BasePlan, care: ChildCare, bars: readonly PlanBar[]): readonly PlanMark[] {
  const marks = bars.flatMap((bar) => [
    ...markOfStart(plan, care, bars, bar),
    ...markOfLeaving(plan, care, bars, bar),
    ...(bar.isSettlingIn ? [] : birthdaySteps(plan, care, bar).map((step) => markOfBirthday(care, step))),
  ])
  return marks.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function groupName(plan: BasePlan, bar: PlanBar): string {
  return plan.index.groupById.get(bar.groupId)?.name ?? ''
}

function markOfStart(
  plan: BasePlan,
  care: ChildCare,
  bars: readonly PlanBar[],
  bar: PlanBar,
): readonly PlanMark[] {
  if (bar.isBegun) return []
  const { firstName } = care.child.child
  const params = { firstName, group: groupName(plan, bar), day: bar.startDay }
  const mark = (kind: PlanMark['kind'], code: string): readonly PlanMark[] => [
    { day: bar.startDay, kind, message: { code, params } },
  ]
  if (bar.isSettlingIn) return mark('settlingIn', 'plan.mark.settlingIn')
  const before = bars.find(
    (other) =>
      !other.isSettlingIn && other.setting === bar.setting && addDays(other.endDay, 1) === bar.startDay,
  )
  if (before !== undefined) {
    return before.groupId === bar.groupId ? [] : mark('transfer', 'plan.mark.transfer')
  }
  return bar.setting === 'outOfSchoolCare'
    ? mark('schoolStart', 'plan.mark.schoolStart')
    : mark('start', 'plan.mark.start')
}

/** Day care ends by itself at four; going on to school care is a new registration. CARE-4, PLAN-5 */
function markOfLeaving(
  plan: BasePlan,
  care: ChildCare,
  bars: readonly PlanBar[],
  bar: PlanBar,
): readonly PlanMark[] {
  if (bar.isSettlingIn || bar.goesOn) return []
  const goesOnHere = bars.some(
    (other) => !other.isSettlingIn && other.setting === bar.setting && other.startDay > bar.endDay,
  )
  if (goesOnHere) return []
  const { firstName, birthDate } = care.child.child
  const next = bars.find((other) => !other.isSettlingIn && other.startDay > bar.endDay)
  const params = { firstName, day: bar.endDay, birthday: birthdayAt(birthDate, 4) }
  const leave = (code: string, more: Message['params'] = {}): readonly PlanMark[] => [
    { day: bar.endDay, kind: 'leave', message: { code, params: { ...params, ...more } } },
  ]
  if (next !== undefined && next.setting === 'outOfSchoolCare') {
    return leave('plan.mark.leaveToSchoolCare', { group: groupName(plan, next) })
  }
  return leave(bar.isEndOfAge ? 'plan.mark.leaveAtFour' : 'plan.mark.leave')
}

function markOfBirthday(care: ChildCare, { day, ageYears, effect }: BirthdayStep): PlanMark {
  const params = { firstName: care.child.child.firstName, years: ageYears, day }
  if (effect === null) return { day, kind: 'birthday', message: { code: 'plan.mark.birthday', params } }
  const { weekday, required, requiredBefore } = effect
  return {
    day,
    kind: 'birthday',
    message: {
      code: required < requiredBefore ? 'plan.mark.birthdayLess' : 'plan.mark.birthdayMore',
      params: { ...params, weekdayCode: `weekday.${weekday}`, count: required, requiredBefore },
    },
  }
}
