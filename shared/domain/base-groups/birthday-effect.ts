import { must } from '#shared/kernel/invariant.ts'
import { birthdayAt, daysBetween, type IsoDay, type Weekday } from '#shared/kernel/time.ts'
import { NOT_ALLOWED } from '../ratio/model.ts'
import { compiledFor, forEachMoment } from './plan-cells.ts'
import { groupDayOf, type BasePlan, type ChildCare } from './plan-model.ts'
import type { PlanBar } from './plan-bars.ts'

/** A birthday after which the law counts a child differently. PLAN-2 */
export interface BirthdayStep {
  readonly day: IsoDay
  readonly ageYears: number
  /** The first weekday on which the staff needed changes by it, and by how much; null = it changes nothing by itself. */
  readonly effect: {
    readonly weekday: Weekday
    readonly required: number
    readonly requiredBefore: number
  } | null
}

/** The birthdays within a bar at which the law counts the child differently, with what each does to the staff. PLAN-2 */
export function birthdaySteps(plan: BasePlan, care: ChildCare, bar: PlanBar): readonly BirthdayStep[] {
  const row = plan.groups.findIndex((group) => group.id === bar.groupId)
  const steps: BirthdayStep[] = []
  // At four day care ends, which has a mark of its own. CARE-4
  const oldest = bar.setting === 'outOfSchoolCare' ? 12 : 3
  for (let ageYears = 1; ageYears <= oldest; ageYears += 1) {
    const day = birthdayAt(care.child.child.birthDate, ageYears)
    if (day < bar.startDay || day > bar.endDay) continue
    const dayOffset = daysBetween(plan.firstDay, day)
    const compiled = plan.rules[groupDayOf(plan, dayOffset, row)]?.compiled
    if (compiled === undefined || !compiled.ageBoundaries.includes(ageYears)) continue
    steps.push({ day, ageYears, effect: findEffect(plan, care, row, dayOffset) })
  }
  return steps
}

/** The largest change of the need on a day of the week after the birthday, with the child as old as before. */
function findEffect(
  plan: BasePlan,
  care: ChildCare,
  row: number,
  birthdayOffset: number,
): BirthdayStep['effect'] {
  let found: BirthdayStep['effect'] = null
  const until = Math.min(birthdayOffset + 7, plan.days.length)
  for (let dayOffset = birthdayOffset; dayOffset < until; dayOffset += 1) {
    const effect = effectOn(plan, care, row, dayOffset)
    if (effect === null) continue
    const size = Math.abs(effect.required - effect.requiredBefore)
    if (found === null || size > Math.abs(found.required - found.requiredBefore)) found = effect
  }
  return found
}

function effectOn(plan: BasePlan, care: ChildCare, row: number, dayOffset: number): BirthdayStep['effect'] {
  const place = groupDayOf(plan, dayOffset, row)
  const presences = must(plan.presences[place], 'every day of a group has its children')
  const { id } = care.child.child
  if (!presences.some((presence) => presence.childId === id)) return null
  const group = must(plan.groups[row], 'a group of the plan')
  const compiled = compiledFor(plan, dayOffset, group, must(plan.rules[place], 'a rule per day'), presences)
  if (compiled === undefined || compiled.level === 'location') return null
  const most = (list: typeof presences): number => {
    let need = 0
    forEachMoment(list, ({ counts }) => {
      const here = compiled.required(counts)
      if (need !== NOT_ALLOWED) need = here === NOT_ALLOWED ? NOT_ALLOWED : Math.max(need, here)
    })
    return need
  }
  const required = most(presences)
  const requiredBefore = most(
    presences.map((presence) =>
      presence.childId === id ? { ...presence, ageSlot: presence.ageSlot - 1 } : presence,
    ),
  )
  if (required === requiredBefore || required < 0 || requiredBefore < 0) return null
  return { weekday: must(plan.days[dayOffset], 'a day of the plan').weekday, required, requiredBefore }
}
