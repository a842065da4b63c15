import { describe, expect, it } from 'vitest'
import { createBasePlan } from '#shared/domain/base-groups/create-base-plan.ts'
import { buildProposalModel } from '#shared/domain/base-groups/proposal/build-proposal-model.ts'
import { createDivision } from '#shared/domain/base-groups/proposal/division.ts'
import type { ModelChild, ProposalModel } from '#shared/domain/base-groups/proposal/proposal-model.ts'
import { searchDivision, type FoundDivision } from '#shared/domain/base-groups/proposal/search-division.ts'
import { staffMinutesOf } from '#shared/domain/base-groups/proposal/staff-minutes.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { must } from '#shared/kernel/invariant.ts'
import { isoDay, isoWeekOf } from '#shared/kernel/time.ts'
import { aGrowingLocation, type GrowingOptions } from '#tests/harness/growing-location.ts'
import { lawBook } from '#tests/harness/law.ts'

const today = isoDay('2026-11-23')
const medium: Omit<GrowingOptions, 'seed'> = { today, children: 50, waiting: 8, groups: [1, 2, 4, 1] }

function modelOf(options: GrowingOptions): ProposalModel {
  const { facts, waiting, friendships } = aGrowingLocation(options)
  const guests = waiting.map(({ child }) => child)
  const index = indexLocationFacts({ ...facts, children: [...facts.children, ...guests] })
  const plan = createBasePlan(index, lawBook, { fromWeek: isoWeekOf(today), weeks: 40 })
  return buildProposalModel({ plan, today, friendships, waiting })
}

/** The answers of the first turns. */
function look(model: ProposalModel, turns: number, seed = 1): readonly FoundDivision[] {
  const search = searchDivision(model, { seed, tries: 1_000_000 })
  return Array.from({ length: turns }, () => search.next().value)
}

function courseTexts({ courses }: ModelChild): readonly string[] {
  return courses.map(({ legs }) => JSON.stringify(legs))
}

/** A division written down by child and legs, found again in another model. */
function inModel({ model, assignment }: FoundDivision, other: ProposalModel): Uint16Array {
  return Uint16Array.from(other.children, (child) => {
    const place = model.children.findIndex(
      (one) => one.child.id === child.child.id && one.setting === child.setting,
    )
    const known = model.children[place]
    if (known === undefined) return 0
    const course = courseTexts(child).indexOf(courseTexts(known)[assignment[place] ?? 0] ?? '')
    expect(course).toBeGreaterThanOrEqual(0)
    return course
  })
}

describe('the search on short and then on long lists, PLAN-6', () => {
  it('keeps every course of the short lists and adds to them', () => {
    const short = modelOf({ seed: 1, ...medium })
    const [, second] = look(short, 2)
    const long = must(second, 'a second answer').model
    let more = 0
    for (const child of short.children) {
      const wide = must(
        long.children.find((one) => one.child.id === child.child.id),
        'nobody loses a choice',
      )
      expect(courseTexts(wide)[0]).toBe(courseTexts(child)[0])
      expect(courseTexts(wide)).toEqual(expect.arrayContaining([...courseTexts(child)]))
      expect(new Set(courseTexts(wide)).size).toBe(wide.courses.length)
      more += wide.courses.length - child.courses.length
    }
    expect(more).toBeGreaterThan(0)
  })

  it('asks the same staff for a division in both, and goes on from it: never dearer, never less legal', () => {
    for (let seed = 1; seed <= 3; seed += 1) {
      const [first, ...later] = look(modelOf({ seed, ...medium }), 5)
      const quick = must(first, 'a first answer')
      const wide = must(later[0], 'a second answer').model.problem
      const same = inModel(quick, must(later[0], 'a second answer').model)
      expect(staffMinutesOf(wide, same)).toBe(staffMinutesOf(quick.model.problem, quick.assignment))
      let cost = createDivision(wide, same).cost()
      expect(cost).toBeLessThanOrEqual(createDivision(wide).cost())
      for (const found of later) {
        const division = createDivision(found.model.problem, found.assignment)
        expect(division.broken()).toBe(0)
        expect(division.cost()).toBe(found.cost)
        expect(found.cost).toBeLessThanOrEqual(cost)
        cost = found.cost
      }
    }
  })

  it('says nothing of a bound before it knows one of the long lists, and then never one above the answer', () => {
    const found = look(modelOf({ seed: 2, ...medium }), 8)
    expect(found.slice(0, 2).map(({ bound }) => bound)).toEqual([null, null])
    for (const { bound, cost } of found.slice(2)) expect(bound).toBeLessThanOrEqual(cost)
    expect(found.at(-1)?.bound).toBeGreaterThan(0)
  })

  it('is the same for the same seed and as many turns', () => {
    const options = { seed: 3, ...medium }
    const textOf = (found: readonly FoundDivision[]) =>
      found.map(({ assignment, cost, bound }) => [[...assignment], cost, bound])
    expect(textOf(look(modelOf(options), 6, 5))).toEqual(textOf(look(modelOf(options), 6, 5)))
  })
})
