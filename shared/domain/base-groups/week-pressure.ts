import { must } from '#shared/kernel/invariant.ts'
import { isoWeekOf, type IsoDay, type IsoWeek } from '#shared/kernel/time.ts'
import { NOT_ALLOWED } from '../ratio/model.ts'
import { cellOf, COUNTED_TOGETHER, groupDayOf, NOT_OPEN, PLAN_DAYPARTS, type BasePlan } from './plan-model.ts'

export const pressureStatuses = ['roomy', 'tight', 'full', 'over', 'closed'] as const
export type PressureStatus = (typeof pressureStatuses)[number]

/** How tight one group is in one week, by its tightest day. PLAN-1 */
export interface WeekPressure {
  readonly week: IsoWeek
  /** Children at the busiest moment of the tightest day. */
  readonly children: number
  readonly tightestDay: IsoDay | null
  /** Places left that day for the most restrictive age the group takes; 0 when there are too many children. */
  readonly free: number | null
  /** Staff at the tightest moment of that day; null = not allowed, or counted for the location. BKR-5 */
  readonly required: number | null
  readonly requiredMinutes: number | null
  readonly status: PressureStatus
}

/** With one or two places left a week is called tight. */
const TIGHT_PLACES = 2

interface DayNumbers {
  readonly dayOffset: number
  readonly children: number
  readonly free: number
  readonly required: number
}

export function weekPressure(plan: BasePlan, row: number, weekOffset: number): WeekPressure {
  const monday = must(plan.days[weekOffset * 7], 'a week of the plan').day
  const week = isoWeekOf(monday)
  let tightest: DayNumbers | null = null
  let requiredMinutes = 0
  for (let offset = weekOffset * 7; offset < weekOffset * 7 + 7; offset += 1) {
    const day = dayNumbers(plan, row, offset)
    for (let daypart = 0; daypart < PLAN_DAYPARTS; daypart += 1) {
      requiredMinutes += plan.cells.requiredMinutes[cellOf(plan, offset, row, daypart)] ?? 0
    }
    if (day !== null && (tightest === null || isTighter(day, tightest))) tightest = day
  }
  if (tightest === null) {
    return {
      ...{ week, children: 0, tightestDay: null, free: null, required: null },
      ...{ requiredMinutes: null, status: 'closed' },
    }
  }
  const isTogether = tightest.required === COUNTED_TOGETHER
  return {
    week,
    children: tightest.children,
    tightestDay: must(plan.days[tightest.dayOffset], 'a day of the plan').day,
    free: Math.max(tightest.free, 0),
    required: tightest.required < 0 ? null : tightest.required,
    requiredMinutes: isTogether ? null : requiredMinutes,
    status: statusOf(tightest),
  }
}

/** Every week of one group. */
export function weeksOfGroup(plan: BasePlan, row: number): readonly WeekPressure[] {
  return Array.from({ length: plan.horizon.weeks }, (_, week) => weekPressure(plan, row, week))
}

/** The fewest places first, then the most children, then the first day. */
function isTighter(day: DayNumbers, other: DayNumbers): boolean {
  if (day.free !== other.free) return day.free < other.free
  return day.children > other.children
}

function dayNumbers(plan: BasePlan, row: number, dayOffset: number): DayNumbers | null {
  if (plan.rules[groupDayOf(plan, dayOffset, row)]?.isOpen !== true) return null
  const { cells } = plan
  let children = 0
  let free = Number.MAX_SAFE_INTEGER
  let required = 0
  for (let daypart = 0; daypart < PLAN_DAYPARTS; daypart += 1) {
    const cell = cellOf(plan, dayOffset, row, daypart)
    children = Math.max(children, cells.children[cell] ?? 0)
    free = Math.min(free, cells.free[cell] ?? NOT_OPEN)
    const need = cells.required[cell] ?? 0
    if (required >= 0) required = need < 0 ? need : Math.max(required, need)
  }
  return { dayOffset, children, free, required }
}

function statusOf({ free, required }: DayNumbers): PressureStatus {
  if (free < 0 || required === NOT_ALLOWED) return 'over'
  if (free === 0) return 'full'
  return free <= TIGHT_PLACES ? 'tight' : 'roomy'
}
