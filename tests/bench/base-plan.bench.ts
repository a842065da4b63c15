import { applyChanges } from '#shared/domain/base-groups/apply-changes.ts'
import { createBasePlan } from '#shared/domain/base-groups/create-base-plan.ts'
import type { PlannedChange } from '#shared/domain/base-groups/model.ts'
import { daysOfHorizon } from '#shared/domain/base-groups/plan-days.ts'
import { judgeChanges } from '#shared/domain/base-groups/plan-outcome.ts'
import { createTimeline } from '#shared/domain/base-groups/plan-timeline.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { addDays, isoWeekOf } from '#shared/kernel/time.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { groupId } from '#tests/harness/builders/ids.ts'
import { aLargeLocation } from '#tests/harness/large-location.ts'
import { lawBook } from '#tests/harness/law.ts'
import { reportFigures, type Figure } from './figures.ts'
import { quantile } from './quantile.ts'
import { sampleToday } from './sample-locations.ts'

/**
 * The plan of base groups of 200 children over 78 weeks: made from scratch, and again while somebody drags a child over
 * the weeks. The median counts; the fastest shows what another program took away in between.
 */

const ROUNDS = 25
const PLAN_BUDGET_MS = 300
const TRY_BUDGET_MS = 16

const horizon = { fromWeek: isoWeekOf(sampleToday), weeks: 78 }
const { fromDay, untilDay } = daysOfHorizon(horizon)
const facts = twoHundredChildren(aLargeLocation(fromDay, untilDay))
const index = indexLocationFacts(facts, regionalHolidays)

const planMs: number[] = []
const appliedMs: number[] = []
const triedMs: number[] = []
const timelineMs: number[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  const startedMs = performance.now()
  const plan = createBasePlan(index, lawBook, horizon)
  planMs.push(performance.now() - startedMs)
  const change = dragged(round)
  const appliedAt = performance.now()
  const { applied } = applyChanges(plan, [change], sampleToday)
  appliedMs.push(performance.now() - appliedAt)
  if (applied[0]?.refusal !== null) throw new Error('the child can be moved')
  const triedAt = performance.now()
  judgeChanges(plan, [change], [], sampleToday)
  triedMs.push(performance.now() - triedAt)
  const shownAt = performance.now()
  createTimeline(plan, sampleToday)
  timelineMs.push(performance.now() - shownAt)
}
console.log(`${facts.children.length} children, ${facts.groups.length} groups, ${horizon.weeks} weeks`)
reportFigures([
  figure('base-group plan from scratch: p50', quantile(planMs, 0.5), PLAN_BUDGET_MS),
  figure('base-group plan from scratch: fastest', quantile(planMs, 0), null),
  figure('one change counted again: p50', quantile(appliedMs, 0.5), TRY_BUDGET_MS),
  figure('one change tried, with its words: p50', quantile(triedMs, 0.5), TRY_BUDGET_MS),
  figure('one change tried, with its words: fastest', quantile(triedMs, 0), null),
  figure('timeline of that plan: p50', quantile(timelineMs, 0.5), null),
])

function figure(what: string, value: number, budget: number | null): Figure {
  return { what, value, unit: 'ms', budget }
}

/** A baby that is dragged one week further each round. */
function dragged(round: number): PlannedChange {
  return {
    kind: 'transfer',
    childId: aChildOfTheBabies(),
    setting: 'dayCare',
    toGroupId: groupId('crawlers'),
    day: addDays(sampleToday, 7 * (round + 2)),
    settlingInWeeks: 2,
  }
}

function aChildOfTheBabies(): PlannedChange['childId'] {
  const baby = facts.contracts.find((contract) => contract.groupId === 'babies')
  if (baby === undefined) throw new Error('there are babies')
  return baby.childId
}

/** The large location with sixty children more, copies of those it has. */
function twoHundredChildren(location: LocationFacts): LocationFacts {
  const copyOf = <Id extends string>(id: Id): Id => `${id}-copy` as Id
  const copied = new Set(location.children.slice(0, 60).map(({ id }) => id))
  const contracts = location.contracts.filter(({ childId }) => copied.has(childId))
  const contractIds = new Set(contracts.map(({ id }) => id))
  return {
    ...location,
    children: [
      ...location.children,
      ...location.children
        .filter(({ id }) => copied.has(id))
        .map((child) => ({ ...child, id: copyOf(child.id) })),
    ],
    contracts: [
      ...location.contracts,
      ...contracts.map((row) => ({ ...row, id: copyOf(row.id), childId: copyOf(row.childId) })),
    ],
    contractDays: [
      ...location.contractDays,
      ...location.contractDays
        .filter((line) => contractIds.has(line.contractId))
        .map((line) => ({ ...line, id: copyOf(line.id), contractId: copyOf(line.contractId) })),
    ],
  }
}
