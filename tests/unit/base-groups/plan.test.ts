import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBasePlan, withCare } from '#shared/domain/base-groups/create-base-plan.ts'
import { COUNTED_TOGETHER, PLAN_DAYPARTS, cellOf } from '#shared/domain/base-groups/plan-model.ts'
import type { BasePlan, ChildCare } from '#shared/domain/base-groups/plan-model.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts, UnitSegment } from '#shared/domain/occupancy/model.ts'
import { daypartInterval } from '#shared/domain/occupancy/year-of-free-places.ts'
import { NOT_ALLOWED } from '#shared/domain/ratio/model.ts'
import { addDays, isoWeekOf } from '#shared/kernel/time.ts'
import { regionalHolidays } from '../../harness/calendar.ts'
import { lawBook } from '../../harness/law.ts'
import { randomFacts, randomFactsDays, randomFactsFrom } from '../../harness/random-facts.ts'

/** What a plan knows: contracts. Everything that is decided for a day is left out. */
function contractsOnly(facts: LocationFacts): LocationFacts {
  return { ...facts, absences: [], extraAttendances: [], groupMoves: [], shifts: [], merges: [] }
}

const horizon = { fromWeek: isoWeekOf(randomFactsFrom), weeks: randomFactsDays / 7 }

function planOf(facts: LocationFacts): BasePlan {
  return createBasePlan(indexLocationFacts(facts, regionalHolidays), lawBook, horizon)
}

interface Cell {
  readonly children: number
  readonly required: number
  readonly requiredMinutes: number
}

function cellOfPlan(plan: BasePlan, dayOffset: number, row: number, daypart: number): Cell {
  const cell = cellOf(plan, dayOffset, row, daypart)
  return {
    children: plan.cells.children[cell] ?? -1,
    required: plan.cells.required[cell] ?? -9,
    requiredMinutes: plan.cells.requiredMinutes[cell] ?? -1,
  }
}

/** The same numbers out of the stretches of a computed day. */
function cellOfSegments(segments: readonly UnitSegment[], boundaryMinute: number, daypart: number): Cell {
  const { startMinute, endMinute } = daypartInterval(daypart === 0 ? 'morning' : 'afternoon', boundaryMinute)
  let cell: Cell = { children: 0, required: 0, requiredMinutes: 0 }
  for (const segment of segments) {
    const minutes = Math.min(segment.endMinute, endMinute) - Math.max(segment.startMinute, startMinute)
    if (minutes <= 0) continue
    const isForbidden = segment.children > 0 && segment.required === null
    cell = {
      children: Math.max(cell.children, segment.children),
      required:
        isForbidden || cell.required === NOT_ALLOWED
          ? NOT_ALLOWED
          : Math.max(cell.required, segment.required ?? 0),
      requiredMinutes: cell.requiredMinutes + (segment.required ?? 0) * minutes,
    }
  }
  return cell
}

describe('the plan of base groups', () => {
  it('counts every day as the week board does, birthdays and holidays included (PLAN-2, BKR-5)', () => {
    fc.assert(
      fc.property(randomFacts, (random) => {
        const facts = contractsOnly(random)
        const plan = planOf(facts)
        const index = indexLocationFacts(facts, regionalHolidays)
        for (let dayOffset = 0; dayOffset < randomFactsDays; dayOffset += 1) {
          const day = computeDay(index, lawBook, addDays(randomFactsFrom, dayOffset))
          for (let daypart = 0; daypart < PLAN_DAYPARTS; daypart += 1) {
            for (const unit of day.units) {
              const row =
                unit.level === 'location'
                  ? plan.groups.length
                  : plan.groups.findIndex((group) => group.id === unit.groupIds[0])
              expect(cellOfPlan(plan, dayOffset, row, daypart)).toEqual(
                cellOfSegments(unit.segments, day.boundaryMinute, daypart),
              )
            }
            for (const group of day.groups) {
              const row = plan.groups.findIndex((candidate) => candidate.id === group.groupId)
              const children = cellOfPlan(plan, dayOffset, row, daypart).children
              const segments = group.segments.map((segment) => ({ ...segment, required: 0 }))
              expect(children).toBe(cellOfSegments(segments, day.boundaryMinute, daypart).children)
            }
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('says for school groups that the location counts them, and keeps their need on its own row (BKR-5)', () => {
    const plan = planOf(contractsOnly(fc.sample(randomFacts, { seed: 7, numRuns: 1 })[0] as LocationFacts))
    const row = plan.groups.findIndex((group) => group.setting === 'outOfSchoolCare')
    expect(cellOfPlan(plan, 0, row, 1).required).toBe(COUNTED_TOGETHER)
    expect(cellOfPlan(plan, 0, plan.groups.length, 1).required).toBeGreaterThanOrEqual(0)
  })

  it('gives after a tried change the very numbers of a plan made anew', () => {
    fc.assert(
      fc.property(randomFacts, fc.array(fc.nat({ max: 39 }), { maxLength: 5 }), (random, places) => {
        const facts = contractsOnly(random)
        const moved = new Set(places)
        const target = (place: number) => (place % 2 === 0 ? 'babies' : 'ladybirds')
        const changedFacts: LocationFacts = {
          ...facts,
          contracts: facts.contracts.map((contract, place) =>
            moved.has(place) && contract.setting === 'dayCare'
              ? { ...contract, groupId: target(place) as typeof contract.groupId }
              : contract,
          ),
        }
        const anew = planOf(changedFacts)
        const changed = new Map<ChildId, ChildCare>()
        for (const [place, contract] of facts.contracts.entries()) {
          const care = anew.care.get(contract.childId)
          if (moved.has(place) && care !== undefined) changed.set(contract.childId, care)
        }
        const tried = withCare(planOf(facts), changed)
        expect(tried.cells).toEqual(anew.cells)
      }),
      { numRuns: 60 },
    )
  })

  it('leaves the plan it started from as it was', () => {
    const facts = contractsOnly(fc.sample(randomFacts, { seed: 11, numRuns: 1 })[0] as LocationFacts)
    const plan = planOf(facts)
    const before = planOf(facts)
    const nobody = new Map([...plan.care].map(([id, care]) => [id, { ...care, contracts: [] }]))
    const empty = withCare(plan, nobody)
    expect(plan.cells).toEqual(before.cells)
    expect(Math.max(...empty.cells.children)).toBe(0)
  })
})
