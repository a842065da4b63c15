import { must } from '#shared/kernel/invariant.ts'
import { isoWeekOf } from '#shared/kernel/time.ts'
import type { Message, Verdict } from '../explanation/model.ts'
import { NOT_ALLOWED } from '../ratio/model.ts'
import { isTooMuch } from './plan-cells.ts'
import { cellOf, groupDayOf, NOT_OPEN, PLAN_DAYPARTS, type BasePlan } from './plan-model.ts'

/** A sentence of an outcome with how it weighs. */
export interface Said {
  readonly verdict: Verdict
  readonly message: Message
}

export interface RowDay {
  /** Children at the busiest moment. */
  readonly children: number
  /** Fewest places of both dayparts; below 0 = too many; NOT_OPEN. */
  readonly free: number
  /** Most staff of both dayparts; below 0 = not allowed, or counted with other groups. */
  readonly required: number
}

/** A day of a group whose numbers differ between two plans. */
export interface DayChange {
  readonly row: number
  readonly dayOffset: number
  readonly before: RowDay
  readonly after: RowDay
}

export function rowDayOf(plan: BasePlan, row: number, dayOffset: number): RowDay {
  const { cells } = plan
  let children = 0
  let free = Number.MAX_SAFE_INTEGER
  let required = 0
  for (let daypart = 0; daypart < PLAN_DAYPARTS; daypart += 1) {
    const cell = cellOf(plan, dayOffset, row, daypart)
    children = Math.max(children, cells.children[cell] ?? 0)
    free = Math.min(free, cells.free[cell] ?? NOT_OPEN)
    const need = cells.required[cell] ?? 0
    required = need < 0 || required < 0 ? Math.min(need, required) : Math.max(required, need)
  }
  return { children, free, required }
}

/**
 * Every day of every group, and of the location's own row, on which two plans differ; by group, then by day. The second
 * must be made from the first.
 */
export function listDayChanges(before: BasePlan, after: BasePlan): readonly DayChange[] {
  const changes: DayChange[] = []
  for (let row = 0; row <= before.groups.length; row += 1) {
    for (let dayOffset = 0; dayOffset < before.days.length; dayOffset += 1) {
      if (!isTouched(before, after, row, dayOffset)) continue
      const old = rowDayOf(before, row, dayOffset)
      const fresh = rowDayOf(after, row, dayOffset)
      if (old.children !== fresh.children || old.free !== fresh.free || old.required !== fresh.required) {
        changes.push({ row, dayOffset, before: old, after: fresh })
      }
    }
  }
  return changes
}

/** A plan shares the days it did not touch with the one it was made from. */
function isTouched(before: BasePlan, after: BasePlan, row: number, dayOffset: number): boolean {
  const isOther = (groupRow: number): boolean => {
    const place = groupDayOf(before, dayOffset, groupRow)
    return before.presences[place] !== after.presences[place]
  }
  if (row < before.groups.length) return isOther(row)
  return before.groups.some((group, place) => group.setting === 'outOfSchoolCare' && isOther(place))
}

/** More children than may be there, where it was allowed before or there were fewer. GROUP-5 */
export function isNewlyOver({ before, after }: DayChange): boolean {
  return isOver(after) && (!isOver(before) || after.children > before.children || after.free < before.free)
}

function isOver({ free, required }: RowDay): boolean {
  return (free < 0 && free !== NOT_OPEN) || required === NOT_ALLOWED
}

export function isNeedRaised({ before, after }: DayChange): boolean {
  return after.required >= 0 && before.required >= 0 && after.required > before.required
}

/** What the days that changed mean, the worst first: too many children, more staff, less staff, places that come free. */
export function sayDayChanges(after: BasePlan, changes: readonly DayChange[]): readonly Said[] {
  const rows = [...new Set(changes.map(({ row }) => row))]
  return [
    ...rows.flatMap((row) => sayOver(after, ofRow(changes, row))),
    ...rows.flatMap((row) =>
      sayNeed(after, ofRow(changes, row).filter(isNeedRaised), 'plan.needRises', 'caution'),
    ),
    ...rows.flatMap((row) => sayFreed(after, ofRow(changes, row))),
    ...rows.flatMap((row) =>
      sayNeed(after, ofRow(changes, row).filter(isNeedLowered), 'plan.needFalls', 'ok'),
    ),
  ]
}

/** So many sentences of a kind a group, so that an outcome stays readable. */
const SENTENCES_OF_KIND = 3

function ofRow(changes: readonly DayChange[], row: number): readonly DayChange[] {
  return changes.filter((change) => change.row === row)
}

function isNeedLowered({ before, after }: DayChange): boolean {
  return after.required >= 0 && before.required >= 0 && after.required < before.required
}

/** Where and when, as every sentence about a day names it. */
function whereOf(plan: BasePlan, { row, dayOffset }: DayChange): Message['params'] {
  const context = must(plan.days[dayOffset], 'a day of the plan')
  return {
    ...(plan.groups[row] === undefined ? {} : { group: plan.groups[row].name }),
    weekdayCode: `weekday.${context.weekday}`,
    week: isoWeekOf(context.day),
    day: context.day,
  }
}

function sayOver(plan: BasePlan, changes: readonly DayChange[]): readonly Said[] {
  const over = changes.filter(isNewlyOver)
  const byVisits = over.filter((change) => isByVisits(plan, change))
  const forGood = over.filter((change) => !byVisits.includes(change))
  return [
    ...firstPerWeekday(plan, forGood).map((change) => sayOverOn(plan, change, 'no')),
    ...firstPerWeekday(plan, byVisits).map((change) => sayOverOn(plan, change, 'caution')),
  ]
}

/**
 * Whether the group is only over what it may hold because of visits. Those can be given other days, so they are
 * something to look at and no refusal. PLAN-3
 */
function isByVisits(plan: BasePlan, { row, dayOffset }: DayChange): boolean {
  const presences = row < plan.groups.length ? plan.presences[groupDayOf(plan, dayOffset, row)] : undefined
  if (presences === undefined || !presences.some((presence) => presence.isVisit)) return false
  const staying = presences.filter((presence) => !presence.isVisit)
  return !isTooMuch(plan, dayOffset, row, staying)
}

function sayOverOn(plan: BasePlan, change: DayChange, verdict: Verdict): Said {
  const most = plan.rules[groupDayOf(plan, change.dayOffset, change.row)]?.maxChildren ?? 0
  const params = { ...whereOf(plan, change), children: change.after.children, most }
  if (change.after.children <= most) return { verdict, message: { code: 'plan.overLaw', params } }
  return { verdict, message: { code: verdict === 'no' ? 'plan.over' : 'plan.overVisit', params } }
}

/** One sentence per weekday, for the first weeks on end in which the need differs. */
function sayNeed(
  plan: BasePlan,
  changes: readonly DayChange[],
  code: string,
  verdict: Verdict,
): readonly Said[] {
  return firstPerWeekday(plan, changes).map((first): Said => {
    const days = new Set(changes.map(({ dayOffset }) => dayOffset))
    let last = first.dayOffset
    while (days.has(last + 7)) last += 7
    const until = must(plan.days[last], 'a day of the plan').day
    const params = {
      ...whereOf(plan, first),
      children: first.after.children,
      count: first.after.required,
      requiredBefore: first.before.required,
      untilWeek: isoWeekOf(until),
    }
    const suffix = first.row === plan.groups.length ? 'School' : ''
    const span = last === first.dayOffset ? '' : 'Until'
    return { verdict, message: { code: `${code}${suffix}${span}`, params } }
  })
}

/** Places that come free where there were none, or fewer. */
function sayFreed(plan: BasePlan, changes: readonly DayChange[]): readonly Said[] {
  const freed = changes.filter(
    ({ before, after }) => before.free !== NOT_OPEN && after.free > Math.max(before.free, 0),
  )
  return firstPerWeekday(plan, freed)
    .filter(({ row }) => row < plan.groups.length)
    .map((change): Said => ({
      verdict: 'ok',
      message: {
        code: 'plan.placeFreed',
        params: {
          ...whereOf(plan, change),
          count: change.after.free - Math.max(change.before.free, 0),
        },
      },
    }))
}

function firstPerWeekday(plan: BasePlan, changes: readonly DayChange[]): readonly DayChange[] {
  const first = new Map<number, DayChange>()
  for (const change of changes) {
    const { weekday } = must(plan.days[change.dayOffset], 'a day of the plan')
    if (!first.has(weekday)) first.set(weekday, change)
  }
  return [...first.values()].toSorted((a, b) => a.dayOffset - b.dayOffset).slice(0, SENTENCES_OF_KIND)
}
