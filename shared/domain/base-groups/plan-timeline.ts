import { must } from '#shared/kernel/invariant.ts'
import { addMonths, isoWeekOf, type IsoDay, type IsoWeek } from '#shared/kernel/time.ts'
import { findSchoolHoliday } from '../calendar/school-calendar.ts'
import { fullName, sortName } from '../children/person-name.ts'
import type { Message } from '../explanation/model.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { barsOfChild, type PlanBar } from './plan-bars.ts'
import { marksOfChild, type PlanMark } from './plan-marks.ts'
import { groupDayOf, type BasePlan } from './plan-model.ts'
import { weeksOfGroup, type WeekPressure } from './week-pressure.ts'

export interface TimelineChild {
  readonly childId: ChildId
  readonly name: string
  readonly birthDate: IsoDay
  readonly groupId: BaseGroupId
  readonly bars: readonly PlanBar[]
  readonly marks: readonly PlanMark[]
}

export interface PlanTimeline {
  readonly weeks: readonly { readonly week: IsoWeek; readonly monday: IsoDay; readonly isHoliday: boolean }[]
  readonly groups: readonly { readonly group: BaseGroup; readonly weeks: readonly WeekPressure[] }[]
  /** Under the group each starts in, by surname. */
  readonly children: readonly TimelineChild[]
  readonly notices: readonly Message[]
}

/** How long before day care ends the house asks whether school care is wanted. CARE-4 */
const SCHOOL_CARE_NOTICE_MONTHS = 6
const NOTICES_MAX = 20
/** Wednesday tells best whether the schools are closed that week. CAL-3 */
const WEDNESDAY = 2

/** The children of a location as bars over the weeks, with the pressure on every group. PLAN-1..5 */
export function createTimeline(plan: BasePlan, today: IsoDay): PlanTimeline {
  const settledIds = new Set(plan.index.facts.settlingIns.map(({ id }) => id))
  const children: TimelineChild[] = []
  for (const care of plan.care.values()) {
    const bars = barsOfChild(plan, care, settledIds)
    const first = bars.find((bar) => !bar.isSettlingIn)
    if (first === undefined) continue
    const { child } = care.child
    children.push({
      ...{ childId: child.id, name: fullName(child), birthDate: child.birthDate },
      ...{ groupId: first.groupId, bars, marks: marksOfChild(plan, care, bars) },
    })
  }
  return {
    weeks: listWeeks(plan),
    groups: plan.groups.flatMap((group, row) =>
      isEverOpen(plan, row) ? [{ group, weeks: weeksOfGroup(plan, row) }] : [],
    ),
    children: inOrder(plan, children),
    notices: [
      ...noticesOfLaw(plan),
      ...noticesOfGroups(plan, children),
      ...noticesOfLeaving(plan, children, today),
    ].slice(0, NOTICES_MAX),
  }
}

function listWeeks(plan: BasePlan): PlanTimeline['weeks'] {
  const { schoolCalendar, facts } = plan.index
  return Array.from({ length: plan.horizon.weeks }, (_, week) => {
    const monday = must(plan.days[week * 7], 'a week of the plan').day
    const wednesday = must(plan.days[week * 7 + WEDNESDAY], 'a week of the plan').day
    const holiday = findSchoolHoliday(schoolCalendar, null, facts.location.region, wednesday)
    return { week: isoWeekOf(monday), monday, isHoliday: holiday !== undefined }
  })
}

/** A group that ended before, or has not begun by the end, is not shown, unless children are in it. */
function isEverOpen(plan: BasePlan, row: number): boolean {
  return plan.days.some((_, dayOffset) => {
    const place = groupDayOf(plan, dayOffset, row)
    return plan.rules[place]?.isOpen === true || (plan.presences[place]?.length ?? 0) > 0
  })
}

function inOrder(plan: BasePlan, children: readonly TimelineChild[]): readonly TimelineChild[] {
  const rows = new Map(plan.groups.map((group, row) => [group.id, row]))
  const names = new Map<ChildId, string>()
  for (const { childId } of children) {
    const care = must(plan.care.get(childId), 'a child of the plan')
    names.set(childId, sortName(care.child.child))
  }
  const rowOf = (child: TimelineChild): number => rows.get(child.groupId) ?? plan.groups.length
  return children.toSorted(
    (a, b) =>
      rowOf(a) - rowOf(b) || (names.get(a.childId) ?? '').localeCompare(names.get(b.childId) ?? '', 'nl'),
  )
}

function noticesOfLaw(plan: BasePlan): readonly Message[] {
  const place = plan.rules.findIndex((rule) => rule.isOpen && rule.compiled === undefined)
  if (place < 0) return []
  const context = must(plan.days[Math.floor(place / plan.groups.length)], 'a day of the plan')
  return [{ code: 'board.noLaw', params: { day: context.day } }]
}

/** Children whose group is no longer there. */
function noticesOfGroups(plan: BasePlan, children: readonly TimelineChild[]): readonly Message[] {
  return plan.groups.flatMap((group): readonly Message[] => {
    const { validUntil } = group
    if (validUntil === null) return []
    const isLeft = (bar: PlanBar): boolean => bar.groupId === group.id && bar.endDay > validUntil
    const count = children.filter((child) => child.bars.some(isLeft)).length
    if (count === 0) return []
    return [{ code: 'plan.notice.groupEnds', params: { group: group.name, day: validUntil, count } }]
  })
}

/** Who turns four soon and has no school care yet. CARE-4, PLAN-5 */
function noticesOfLeaving(
  plan: BasePlan,
  children: readonly TimelineChild[],
  today: IsoDay,
): readonly Message[] {
  const until = addMonths(today, SCHOOL_CARE_NOTICE_MONTHS)
  const notices = children.flatMap((child): readonly Message[] => {
    const leaving = child.bars.find((bar) => bar.isEndOfAge && bar.endDay >= today && bar.endDay <= until)
    const care = plan.care.get(child.childId)
    const hasSchoolCare =
      care?.contracts.some(({ contract }) => contract.setting === 'outOfSchoolCare') === true
    if (leaving === undefined || hasSchoolCare) return []
    return [
      {
        code: 'plan.notice.leaving',
        params: { name: child.name, day: leaving.endDay },
      },
    ]
  })
  return notices.toSorted((a, b) => (String(a.params['day']) < String(b.params['day']) ? -1 : 1))
}
