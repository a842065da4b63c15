import type { IsoDay } from '#shared/kernel/time.ts'
import { fullName } from '../children/person-name.ts'
import { worstVerdict, type Message, type Verdict } from '../explanation/model.ts'
import type { BaseGroupId } from '../ids.ts'
import { applyChanges, type AppliedChange } from './apply-changes.ts'
import { findBetter, type BetterChange } from './better-week.ts'
import { listDayChanges, sayDayChanges, type Said } from './day-changes.ts'
import { totalsOf } from './differences.ts'
import type { Friendship, PlannedChange } from './model.ts'
import { sayPeopleEffects, targetOf, type Coming } from './people-effects.ts'
import type { BasePlan } from './plan-model.ts'
import { weeksOfGroup, type WeekPressure } from './week-pressure.ts'

/** Present plan against the plan with the changes. */
export interface PlanDifference {
  readonly placedNow: number
  readonly placedThen: number
  readonly requiredMinutesNow: number
  readonly requiredMinutesThen: number
  readonly overWeeksNow: number
  readonly overWeeksThen: number
  readonly waitingPlaced: readonly string[]
}

export interface PlanOutcome {
  readonly verdict: Verdict
  readonly sentences: readonly Message[]
  /** Groups in which a day differs, with all their weeks. */
  readonly groups: readonly { readonly groupId: BaseGroupId; readonly weeks: readonly WeekPressure[] }[]
  readonly difference: PlanDifference
  readonly better: BetterChange | null
}

const SENTENCES_MAX = 12
const weight: Readonly<Record<Verdict, number>> = { no: 0, unknown: 1, caution: 2, ok: 3 }

/** What changes would do to a plan, checked by the same rules as everything else and said in words. PLAN-4 */
export function judgeChanges(
  plan: BasePlan,
  changes: readonly PlannedChange[],
  friendships: readonly Friendship[],
  today: IsoDay,
): PlanOutcome {
  const { plan: after, applied } = applyChanges(plan, changes, today)
  const dayChanges = listDayChanges(plan, after)
  const done = applied.filter(({ refusal }) => refusal === null).map(({ change }) => change)
  const facts = { before: plan, after, friendships, today }
  const said: readonly Said[] = [
    ...applied.flatMap(sayRefusal),
    ...sayDayChanges(after, dayChanges),
    ...done.filter(isComing).flatMap((change) => sayPeopleEffects(facts, change)),
  ]
  const verdict = worstVerdict(said.map((one) => one.verdict))
  const fits = verdict === 'no' ? [] : done.slice(0, 1).map((change) => sayFits(plan, change))
  const sentences = [...said].toSorted((a, b) => weight[a.verdict] - weight[b.verdict])
  const rows = [...new Set(dayChanges.map(({ row }) => row))]
  const [only] = changes
  return {
    verdict,
    sentences: [...fits, ...sentences.map((one) => one.message)].slice(0, SENTENCES_MAX),
    groups: rows.flatMap((row) => {
      const group = plan.groups[row]
      return group === undefined ? [] : [{ groupId: group.id, weeks: weeksOfGroup(after, row) }]
    }),
    difference: differenceOf(plan, after, applied),
    better:
      changes.length === 1 && only !== undefined && isComing(only) && verdict !== 'ok'
        ? findBetter({ before: plan, after, dayChanges, applied, change: only, today })
        : null,
  }
}

/** Two plans of the same weeks in numbers, with who of the waiting list has a place in the second. */
export function differenceOf(
  before: BasePlan,
  after: BasePlan,
  applied: readonly AppliedChange[],
): PlanDifference {
  const now = totalsOf(before)
  const then = totalsOf(after)
  return {
    placedNow: now.placed,
    placedThen: then.placed,
    requiredMinutesNow: now.requiredMinutes,
    requiredMinutesThen: then.requiredMinutes,
    overWeeksNow: now.overWeeks,
    overWeeksThen: then.overWeeks,
    waitingPlaced: applied.flatMap(({ change, refusal }) => {
      const child = after.care.get(change.childId)?.child.child
      const isWaiting = change.kind === 'place' && change.entryId !== null
      return refusal === null && isWaiting && child !== undefined ? [fullName(child)] : []
    }),
  }
}

/** The refusal of a change as a sentence. */
export function messageOfPlanRefusal({ refusal }: AppliedChange): Message | null {
  return refusal === null ? null : { code: `refusal.${refusal.code}`, params: refusal.params }
}

function sayRefusal(applied: AppliedChange): readonly Said[] {
  const message = messageOfPlanRefusal(applied)
  return message === null ? [] : [{ verdict: 'no', message }]
}

function isComing(change: PlannedChange): change is Coming {
  return change.kind !== 'end'
}

function sayFits(plan: BasePlan, change: PlannedChange): Message {
  const firstName = plan.care.get(change.childId)?.child.child.firstName ?? ''
  if (!isComing(change)) return { code: 'plan.ends', params: { firstName, day: change.day } }
  const group = plan.index.groupById.get(targetOf(change))?.name ?? ''
  return { code: 'plan.fits', params: { firstName, group, day: change.day } }
}

/** A change in a few words, for a list. */
export function messageOfPlanned(plan: BasePlan, change: PlannedChange, firstName: string): Message {
  const params = { firstName, day: change.day }
  if (!isComing(change)) return { code: 'plan.change.end', params }
  const group = plan.index.groupById.get(targetOf(change))?.name ?? ''
  return { code: `plan.change.${change.kind}`, params: { ...params, group } }
}

/** Whether one change of a list fits, and the plan it leaves for the next. */
export function judgeChange(
  plan: BasePlan,
  change: PlannedChange,
  today: IsoDay,
): { readonly verdict: Verdict; readonly plan: BasePlan } {
  const changed = applyChanges(plan, [change], today)
  const said = [
    ...changed.applied.flatMap(sayRefusal),
    ...sayDayChanges(changed.plan, listDayChanges(plan, changed.plan)),
  ]
  return { verdict: worstVerdict(said.map((one) => one.verdict)), plan: changed.plan }
}
