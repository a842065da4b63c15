import { must } from '#shared/kernel/invariant.ts'
import type { Interval } from '#shared/kernel/time.ts'
import type { CompiledRatio } from '../../ratio/required-staff.ts'
import { groupDayOf, type BasePlan } from '../plan-model.ts'
import { listChoicePeriods, type Choice, type ChoicePeriod } from './choice-periods.ts'
import { dayCareSlot, gridOfRatio, gridOfSchoolGroup, gridOfSchoolLocation, schoolSlot } from './need-grid.ts'
import { SLOTS, type NeedGrid, type ProblemCells } from './problem.ts'
import type { Coming, CourseShape } from './proposal-model.ts'

/** A child with a choice: when it comes, in order of day, and its courses. */
export interface Choosing {
  readonly comings: readonly Coming[]
  readonly courses: readonly CourseShape[]
}

/** Somebody who is, or could be, in a group for a stretch of a day. */
interface Guest extends Interval {
  readonly slot: number
  /** Which child in which courses; -1 = it is there whatever is chosen. */
  readonly choice: number
}

export interface BuiltCells {
  readonly grids: readonly NeedGrid[]
  readonly cells: ProblemCells
  /** A day of each cell, to speak of it by weekday. */
  readonly dayOffsets: Int32Array
  /** By child and course: the cells it fills, in order. */
  readonly entries: readonly (readonly Int32Array[])[]
}

/** No more children of out-of-school care at one location than this. */
const SCHOOL_CHILDREN_MAX = 250

/**
 * Cuts every day of every group into moments in which nobody comes or goes in any course, and takes moments together
 * that hold the same children in every course. So the sum of the cells is the staff minutes of the plan exactly, and a
 * month that is mostly one pattern is a handful of cells. PLAN-1, PLAN-2
 */
export function buildCells(
  plan: BasePlan,
  choosing: readonly Choosing[],
  fixed: readonly (readonly Omit<Coming, 'dayOffset'>[])[],
): BuiltCells {
  const { choices, periods } = listChoicePeriods(choosing)
  const builder = createBuilder(choosing, choices)
  const guestsOn = createGuestList(plan, choosing, periods)
  const grids = createGrids()
  for (let dayOffset = 0; dayOffset < plan.days.length; dayOffset += 1) {
    const shared: Guest[] = []
    let together: CompiledRatio | undefined
    const byRow = guestsOn(dayOffset)
    plan.groups.forEach((_, row) => {
      const rule = must(plan.rules[groupDayOf(plan, dayOffset, row)], 'every day of a group has a rule')
      if (!rule.isOpen || rule.compiled === undefined) return
      const isSchool = rule.compiled.level === 'location'
      const slotOf = isSchool ? schoolSlot : dayCareSlot
      const guests: Guest[] = []
      for (const coming of fixed[groupDayOf(plan, dayOffset, row)] ?? [])
        guests.push(guestOf(coming, slotOf, -1))
      for (const { coming, choice } of byRow[row] ?? []) guests.push(guestOf(coming, slotOf, choice))
      if (guests.length === 0) return
      const most = Math.min(rule.maxChildren, SCHOOL_CHILDREN_MAX)
      if (isSchool) {
        together = rule.compiled
        shared.push(...guests)
        builder.add(guests, grids.schoolGroup(rule.compiled), most, dayOffset)
      } else if (rule.compiled.dayCare !== undefined) {
        builder.add(guests, grids.byAge(rule.compiled), most, dayOffset)
      }
    })
    if (together !== undefined) {
      builder.add(shared, grids.schoolLocation(together), SCHOOL_CHILDREN_MAX, dayOffset)
    }
  }
  return { grids: grids.list, ...builder.built() }
}

function guestOf(
  { startMinute, endMinute, ageSlot }: Omit<Coming, 'dayOffset'>,
  slotOf: (age: number) => number,
  choice: number,
): Guest {
  return { startMinute, endMinute, slot: slotOf(ageSlot), choice }
}

interface PossibleGuest {
  readonly coming: Coming
  readonly choice: number
}

/** Who could be where on a day, by row. To be asked for day after day, none left out. */
function createGuestList(
  plan: BasePlan,
  choosing: readonly Choosing[],
  periods: readonly (readonly ChoicePeriod[])[],
): (dayOffset: number) => readonly (readonly PossibleGuest[])[] {
  const nextComing = new Int32Array(choosing.length)
  const nowPeriod = new Int32Array(choosing.length)
  return (dayOffset) => {
    const byRow: PossibleGuest[][] = plan.groups.map(() => [])
    choosing.forEach(({ comings }, child) => {
      const from = nextComing[child] ?? 0
      let until = from
      while (comings[until]?.dayOffset === dayOffset) until += 1
      if (until === from) return
      nextComing[child] = until
      const list = periods[child] ?? []
      let period = nowPeriod[child] ?? 0
      while ((list[period]?.untilOffset ?? Number.POSITIVE_INFINITY) <= dayOffset) period += 1
      nowPeriod[child] = period
      for (const { row, choice } of list[period]?.rows ?? [])
        for (const coming of comings.slice(from, until)) byRow[row]?.push({ coming, choice })
    })
    return byRow
  }
}

function createGrids() {
  const list: NeedGrid[] = []
  const known = new Map<CompiledRatio, Map<string, number>>()
  const place = (compiled: CompiledRatio, kind: string, make: () => NeedGrid): number => {
    const kinds = known.get(compiled) ?? new Map<string, number>()
    known.set(compiled, kinds)
    const found = kinds.get(kind)
    if (found !== undefined) return found
    list.push(make())
    kinds.set(kind, list.length - 1)
    return list.length - 1
  }
  return {
    list,
    byAge: (compiled: CompiledRatio) => place(compiled, 'age', () => gridOfRatio(compiled)),
    schoolGroup: (compiled: CompiledRatio) =>
      place(compiled, 'group', () => gridOfSchoolGroup(compiled, SCHOOL_CHILDREN_MAX)),
    schoolLocation: (compiled: CompiledRatio) =>
      place(compiled, 'location', () => gridOfSchoolLocation(compiled, SCHOOL_CHILDREN_MAX)),
  }
}

function createBuilder(choosing: readonly Choosing[], choices: readonly Choice[]) {
  const cellOf = new Map<string, number>()
  /** Days of groups that were cut up before: the cells with their minutes, one after the other. */
  const cutOf = new Map<string, readonly number[]>()
  const grid: number[] = []
  const minutes: number[] = []
  const most: number[] = []
  const fixed: number[] = []
  const dayOffsets: number[] = []
  const entries: number[][][] = choosing.map(({ courses }) => courses.map(() => []))

  function cellOfMoment(
    guests: readonly Guest[],
    gridPlace: number,
    mostChildren: number,
    dayOffset: number,
  ): number {
    const counts = [0, 0, 0, 0]
    let who = ''
    for (const { choice, slot } of guests) {
      if (choice < 0) counts[slot] = (counts[slot] ?? 0) + 1
      else who += `${choice * SLOTS + slot};`
    }
    const key = `${gridPlace}|${mostChildren}|${counts.join()}|${who}`
    const known = cellOf.get(key)
    if (known !== undefined) return known
    const cell = minutes.length
    cellOf.set(key, cell)
    grid.push(gridPlace)
    minutes.push(0)
    most.push(mostChildren)
    fixed.push(...counts)
    dayOffsets.push(dayOffset)
    for (const { choice, slot } of guests) {
      if (choice < 0) continue
      const { child, courses } = must(choices[choice], 'a guest names a choice')
      for (const course of courses) entries[child]?.[course]?.push(cell * SLOTS + slot)
    }
    return cell
  }

  function cut(
    guests: readonly Guest[],
    gridPlace: number,
    mostChildren: number,
    dayOffset: number,
  ): readonly number[] {
    const edges = [...new Set(guests.flatMap(({ startMinute, endMinute }) => [startMinute, endMinute]))]
    edges.sort((a, b) => a - b)
    const parts: number[] = []
    for (let place = 1; place < edges.length; place += 1) {
      const start = edges[place - 1] ?? 0
      const end = edges[place] ?? 0
      const there = guests.filter((guest) => guest.startMinute <= start && end <= guest.endMinute)
      if (there.length > 0) parts.push(cellOfMoment(there, gridPlace, mostChildren, dayOffset), end - start)
    }
    return parts
  }

  return {
    add(guests: readonly Guest[], gridPlace: number, mostChildren: number, dayOffset: number): void {
      let key = `${gridPlace}|${mostChildren}|`
      for (const { startMinute, endMinute, slot, choice } of guests)
        key += `${startMinute},${endMinute},${choice * SLOTS + slot};`
      const parts = cutOf.get(key) ?? cut(guests, gridPlace, mostChildren, dayOffset)
      cutOf.set(key, parts)
      for (let place = 0; place < parts.length; place += 2) {
        const cell = parts[place] ?? 0
        minutes[cell] = (minutes[cell] ?? 0) + (parts[place + 1] ?? 0)
      }
    },
    built(): Omit<BuiltCells, 'grids'> {
      return {
        cells: {
          count: minutes.length,
          grid: Uint8Array.from(grid),
          minutes: Int32Array.from(minutes),
          most: Int16Array.from(most),
          fixed: Int16Array.from(fixed),
        },
        dayOffsets: Int32Array.from(dayOffsets),
        entries: entries.map((courses) => courses.map((list) => Int32Array.from(list).sort())),
      }
    },
  }
}
