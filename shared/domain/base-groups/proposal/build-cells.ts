import { groupBy } from '#shared/kernel/group-by.ts'
import { must } from '#shared/kernel/invariant.ts'
import type { CompiledRatio } from '../../ratio/required-staff.ts'
import { groupDayOf, type BasePlan } from '../plan-model.ts'
import { dayCareSlot, gridOfRatio, gridOfSchoolGroup, gridOfSchoolLocation, schoolSlot } from './need-grid.ts'
import { SLOTS, type NeedGrid, type ProblemCells } from './problem.ts'
import { rowOn, visitOn, type Coming, type CourseShape } from './proposal-model.ts'

/** A child with a choice: when it comes, and its courses. */
export interface Choosing {
  readonly comings: readonly Coming[]
  readonly courses: readonly CourseShape[]
}

/** Somebody who is, or could be, in a group for a stretch of a day. */
interface Guest {
  readonly startMinute: number
  readonly endMinute: number
  readonly slot: number
  /** -1 = it is there whatever is chosen. */
  readonly child: number
  /** The courses in which it is there, as text. */
  readonly courses: string
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
  fixed: readonly (readonly Coming[])[],
): BuiltCells {
  const builder = createBuilder(choosing)
  const comingOn = choosing.map(({ comings }) => groupBy(comings, ({ dayOffset }) => dayOffset))
  const grids = createGrids()
  for (let dayOffset = 0; dayOffset < plan.days.length; dayOffset += 1) {
    const shared: Guest[] = []
    let together: CompiledRatio | undefined
    const choices = choicesOn(plan, choosing, comingOn, dayOffset)
    plan.groups.forEach((_, row) => {
      const rule = must(plan.rules[groupDayOf(plan, dayOffset, row)], 'every day of a group has a rule')
      if (!rule.isOpen || rule.compiled === undefined) return
      const isSchool = rule.compiled.level === 'location'
      const slotOf = isSchool ? schoolSlot : dayCareSlot
      const guests: Guest[] = [
        ...(fixed[groupDayOf(plan, dayOffset, row)] ?? []).map((coming) => guestOf(coming, slotOf, -1, '')),
        ...(choices[row] ?? []).map(({ coming, child, courses }) => guestOf(coming, slotOf, child, courses)),
      ]
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

function guestOf(coming: Coming, slotOf: (age: number) => number, child: number, courses: string): Guest {
  const { startMinute, endMinute, ageSlot } = coming
  return { startMinute, endMinute, slot: slotOf(ageSlot), child, courses }
}

interface Choice {
  readonly coming: Coming
  readonly child: number
  readonly courses: string
}

/** Who could be where on a day, by row. */
function choicesOn(
  plan: BasePlan,
  choosing: readonly Choosing[],
  comingOn: readonly ReadonlyMap<number, readonly Coming[]>[],
  dayOffset: number,
): readonly (readonly Choice[])[] {
  const byRow: Choice[][] = plan.groups.map(() => [])
  choosing.forEach(({ courses }, child) => {
    const today = comingOn[child]?.get(dayOffset)
    if (today === undefined) return
    const inRow = new Map<number, number[]>()
    courses.forEach((shape, course) => {
      const row = rowOn(shape, dayOffset)
      const visit = visitOn(shape, dayOffset)
      if (row >= 0) inRow.set(row, [...(inRow.get(row) ?? []), course])
      if (visit >= 0 && visit !== row) inRow.set(visit, [...(inRow.get(visit) ?? []), course])
    })
    for (const [row, list] of inRow)
      for (const coming of today) byRow[row]?.push({ coming, child, courses: list.join(',') })
  })
  return byRow
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

function createBuilder(choosing: readonly Choosing[]) {
  const cellOf = new Map<string, number>()
  const grid: number[] = []
  const minutes: number[] = []
  const most: number[] = []
  const fixed: number[] = []
  const dayOffsets: number[] = []
  const entries: number[][][] = choosing.map(({ courses }) => courses.map(() => []))

  function addMoment(
    guests: readonly Guest[],
    gridPlace: number,
    mostChildren: number,
    length: number,
    dayOffset: number,
  ): void {
    const counts = [0, 0, 0, 0]
    const choices: Guest[] = []
    for (const guest of guests) {
      if (guest.child < 0) counts[guest.slot] = (counts[guest.slot] ?? 0) + 1
      else choices.push(guest)
    }
    const who = choices.map(({ child, slot, courses }) => `${child}.${slot}.${courses}`)
    const key = `${gridPlace}|${mostChildren}|${counts.join()}|${who.join(';')}`
    const known = cellOf.get(key)
    if (known !== undefined) {
      minutes[known] = (minutes[known] ?? 0) + length
      return
    }
    const cell = minutes.length
    cellOf.set(key, cell)
    grid.push(gridPlace)
    minutes.push(length)
    most.push(mostChildren)
    fixed.push(...counts)
    dayOffsets.push(dayOffset)
    for (const { child, slot, courses } of choices) {
      for (const course of courses.split(',')) entries[child]?.[Number(course)]?.push(cell * SLOTS + slot)
    }
  }

  return {
    add(guests: readonly Guest[], gridPlace: number, mostChildren: number, dayOffset: number): void {
      const edges = [...new Set(guests.flatMap(({ startMinute, endMinute }) => [startMinute, endMinute]))]
      edges.sort((a, b) => a - b)
      for (let place = 1; place < edges.length; place += 1) {
        const start = edges[place - 1] ?? 0
        const end = edges[place] ?? 0
        const there = guests.filter((guest) => guest.startMinute <= start && end <= guest.endMinute)
        if (there.length > 0) addMoment(there, gridPlace, mostChildren, end - start, dayOffset)
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
