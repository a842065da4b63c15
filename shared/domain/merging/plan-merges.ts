import { must } from '#shared/kernel/invariant.ts'
import type { Message } from '../explanation/model.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import type { BaseGroup, CareSetting } from '../organisation/model.ts'
import { policiesAt } from '../policies/policies-on.ts'
import { GROUPS_AT_ONCE } from './best-partition.ts'
import { buildProposal } from './build-proposal.ts'
import { hasConsentFor, listChildrenAway } from './children-away.ts'
import type { MergePlanInput } from './merge-input.ts'
import { createMergeModel, deviationMinutesOf, type MergeModel, type MergeUnit } from './merge-model.ts'
import { findPart } from './merge-parts.ts'
import type { FreedStaff, MergeDayPlan, MergeProposal } from './model.ts'
import { noticesOfDay } from './plan-notices.ts'
import { mostImaginable, solveStableDay, type PlannedBlock, type StableDay } from './stable-day.ts'
import { whyNotAnother } from './why-not-another.ts'

export interface PlanMergesOptions {
  /** Asked between turns; once true, the best plan so far is answered with its gap. */
  readonly isStopped?: () => boolean
}

/** Groups of one location that are looked at together, with the best plan for every number of changes. */
interface SolvedPart {
  readonly model: MergeModel
  readonly stable: StableDay
}

interface Chosen {
  readonly proposals: readonly MergeProposal[]
  /** Extra staff for the sake of babies that was found, per model and block. MERGE-5 */
  readonly extraNeed: ReadonlyMap<MergeModel, ReadonlyMap<number, number>>
  readonly savedMinutes: number
}

/** How often the plan is made again after it turned out that somebody must stay as a fixed face. */
const FACE_ROUNDS = 3

/**
 * What merging could save on a day: the plan that asks the fewest staff minutes, then disturbs the children least, with
 * a proof or the gap. Agreed merges stay as they are; what was set aside is not proposed. Never throws for a day within
 * the facts. MERGE-1..9
 */
export function planMerges(input: MergePlanInput, options: PlanMergesOptions = {}): MergeDayPlan {
  const policies = policiesAt(input.index.policies, input.day.day)
  const maxChanges = policies['merging.maxChangesPerDay']
  const minimumMinutes = policies['merging.minimumMinutes']
  const chains = listChains(input)
  const models = chains.flatMap((chain) => chain.models)
  const isStopped = options.isStopped ?? (() => false)
  let extraNeed: Chosen['extraNeed'] = new Map()
  let mostMinutes: number | undefined
  let best: Chosen | undefined
  for (let round = 0; round < FACE_ROUNDS; round += 1) {
    const solved = models.map((model) => ({
      model,
      stable: solveStableDay(model, {
        minimumMinutes,
        maxChanges,
        extraNeed: extraNeed.get(model) ?? new Map<number, number>(),
        isStopped,
      }),
    }))
    mostMinutes ??= chains.reduce((sum, chain) => sum + mostOf(chain, solved), 0)
    const chosen = choose(input, solved, maxChanges, minimumMinutes, extraNeed)
    if (best === undefined || chosen.savedMinutes > best.savedMinutes) best = chosen
    if (chosen.extraNeed === extraNeed || isStopped()) break
    extraNeed = chosen.extraNeed
  }
  const { proposals, savedMinutes } = must(best, 'at least one round was done')
  const gapMinutes = Math.max((mostMinutes ?? 0) - savedMinutes, 0)
  const requiredApartMinutes = apartMinutes(models)
  return {
    day: input.day.day,
    proposals,
    notices: noticesOf(input, models, proposals, gapMinutes, isStopped()),
    proof: { isProven: gapMinutes === 0, gapMinutes },
    requiredApartMinutes,
    requiredTogetherMinutes: requiredApartMinutes - savedMinutes,
  }
}

function noticesOf(
  input: MergePlanInput,
  models: readonly MergeModel[],
  proposals: readonly MergeProposal[],
  gapMinutes: number,
  isStopped: boolean,
): readonly Message[] {
  const notices = noticesOfDay(input, models, proposals)
  const stopped: Message = { code: 'merge.notice.stopped', params: { minutes: gapMinutes } }
  return isStopped && gapMinutes > 0 ? [...notices, stopped] : notices
}

/** Groups that could be together as far as their ages go, in portions that can be solved exactly. */
interface Chain {
  readonly models: readonly MergeModel[]
  /** All of them at once, when they do not fit one portion. */
  readonly whole: MergeModel | undefined
}

/** Groups of one setting whose ages touch in a chain. MERGE-2 */
function listChains(input: MergePlanInput): readonly Chain[] {
  const settings: readonly CareSetting[] = ['dayCare', 'toddlerCare']
  return settings.flatMap((setting) =>
    chainsOf(listUnits(input, setting))
      .filter((chain) => chain.length > 1)
      .map((chain): Chain => {
        const portions = inPortions(chain)
        return {
          models: portions.flatMap((portion) => createMergeModel(input, portion) ?? []),
          whole: portions.length > 1 ? createMergeModel(input, chain) : undefined,
        }
      }),
  )
}

/** What no plan for these groups can go beyond. */
function mostOf({ models, whole }: Chain, solved: readonly SolvedPart[]): number {
  const most = solved.reduce(
    (sum, { model, stable }) => (models.includes(model) ? sum + stable.mostMinutes : sum),
    0,
  )
  return whole === undefined ? most : Math.max(most, mostImaginable(whole))
}

/** Groups that are counted by themselves under a known law and have children that day. */
function listUnits(input: MergePlanInput, setting: CareSetting): readonly MergeUnit[] {
  return input.day.groups.flatMap((groupDay): readonly MergeUnit[] => {
    const part = groupDay.presences.length === 0 ? undefined : findPart(input, groupDay.groupId)
    if (part === undefined || part.group.setting !== setting || part.unitDay.lawVersion === null) return []
    return [{ ...part, deviationMinutes: deviationMinutesOf(input, part.unitDay) }]
  })
}

function chainsOf(units: readonly MergeUnit[]): readonly (readonly MergeUnit[])[] {
  const chains: MergeUnit[][] = []
  let until = -1
  for (const unit of units.toSorted((a, b) => compareAge(a.group, b.group))) {
    const last = chains.at(-1)
    if (last === undefined || unit.group.minAgeMonths > until) chains.push([unit])
    else last.push(unit)
    until = Math.max(until, unit.group.maxAgeMonths)
  }
  return chains
}

function compareAge(a: BaseGroup, b: BaseGroup): number {
  return a.minAgeMonths - b.minAgeMonths || a.maxAgeMonths - b.maxAgeMonths || (a.id < b.id ? -1 : 1)
}

/** More groups than fit the table of all sets are looked at in portions; the gap then says what may be missed. */
function inPortions(chain: readonly MergeUnit[]): readonly (readonly MergeUnit[])[] {
  const portions = Math.ceil(chain.length / GROUPS_AT_ONCE)
  const size = Math.ceil(chain.length / portions)
  return Array.from({ length: portions }, (_, place) => chain.slice(place * size, (place + 1) * size))
}

/** Divides the permitted changes over the parts of the location, and makes proposals of what they plan. */
function choose(
  input: MergePlanInput,
  solved: readonly SolvedPart[],
  maxChanges: number,
  minimumMinutes: number,
  extraNeed: Chosen['extraNeed'],
): Chosen {
  const found = new Map(extraNeed)
  const proposals: MergeProposal[] = []
  const rooms = new Map<ChildId, BaseGroupId>()
  let isNew = false
  for (const { model, planned } of longestFirst(solved, divideChanges(solved, maxChanges))) {
    // MERGE-5: who is freed by two merges of a day is a face in neither.
    const freed = proposals.flatMap((proposal) => proposal.freed)
    const built = proposalOf(input, model, planned, rooms, freed)
    if (built === undefined) continue
    const { proposal, held } = built
    const extra = found.get(model) ?? new Map<number, number>()
    if (held > (extra.get(planned.block) ?? 0)) {
      found.set(model, new Map(extra).set(planned.block, held))
      isNew = true
    }
    if (proposal.verdict === 'no' || proposal.savedMinutes < minimumMinutes) continue
    proposals.push(proposal)
    for (const childId of listUnsignedAway(input, proposal)) rooms.set(childId, proposal.hostGroupId)
  }
  return {
    proposals: proposals.toSorted((a, b) => b.savedMinutes - a.savedMinutes || a.startMinute - b.startMinute),
    extraNeed: isNew ? found : extraNeed,
    savedMinutes: proposals.reduce((sum, { savedMinutes }) => sum + savedMinutes, 0),
  }
}

interface PlannedOf {
  readonly model: MergeModel
  readonly planned: PlannedBlock
}

function longestFirst(solved: readonly SolvedPart[], changes: readonly number[]): readonly PlannedOf[] {
  return solved
    .flatMap(({ model, stable }, place) =>
      (stable.plans[changes[place] ?? 0]?.blocks ?? []).map((planned) => ({ model, planned })),
    )
    .toSorted((a, b) => b.planned.until - b.planned.from - (a.planned.until - a.planned.from))
}

/** Gives each part as many changes as saves most in all; a table over the parts. */
function divideChanges(solved: readonly SolvedPart[], maxChanges: number): readonly number[] {
  let sums: readonly { readonly saved: number; readonly given: readonly number[] }[] = Array.from(
    { length: maxChanges + 1 },
    () => ({ saved: 0, given: [] }),
  )
  for (const { stable } of solved) {
    const before = sums
    sums = before.map((_, allowed) => {
      let best = { saved: -1, given: [] as readonly number[] }
      for (let own = 0; own <= allowed; own += 1) {
        const rest = must(before[allowed - own], 'fewer changes')
        const saved = rest.saved + (stable.plans[own]?.savedMinutes ?? 0)
        if (saved > best.saved) best = { saved, given: [...rest.given, own] }
      }
      return best
    })
  }
  return must(sums.at(-1), 'the most changes').given
}

/**
 * The first room in which it can be without bringing a child into a third room that day; `undefined` when there is
 * none. What goes shows up in the gap. MERGE-2
 */
function proposalOf(
  input: MergePlanInput,
  model: MergeModel,
  planned: PlannedBlock,
  rooms: ReadonlyMap<ChildId, BaseGroupId>,
  freed: readonly FreedStaff[],
): ReturnType<typeof buildProposal> | undefined {
  const parts = model.units.filter((_, group) => ((planned.block >> group) & 1) === 1)
  const groupIds = parts.map(({ group }) => group.id)
  const interval = {
    startMinute: must(model.cells[planned.from], 'a quarter').startMinute,
    endMinute: must(model.cells[planned.until - 1], 'a quarter').endMinute,
  }
  for (const host of planned.hosts) {
    const hostGroupId = must(model.units[host], 'the host is one of the groups').group.id
    const away = listUnsignedAway(input, { ...interval, groupIds, hostGroupId })
    if (away.some((childId) => (rooms.get(childId) ?? hostGroupId) !== hostGroupId)) continue
    return buildProposal(input, parts, hostGroupId, interval, whyNotAnother(model, planned, host), freed)
  }
  return undefined
}

/** Children in the room of the host whose parents did not sign for it: for them it is a room more that week. GROUP-3 */
function listUnsignedAway(
  { day, index }: MergePlanInput,
  merge: Pick<MergeProposal, 'groupIds' | 'hostGroupId' | 'startMinute' | 'endMinute'>,
): readonly ChildId[] {
  return listChildrenAway(day, merge.groupIds, merge.hostGroupId, merge)
    .map(({ childId }) => childId)
    .filter((childId) => !hasConsentFor(index.facts, childId, merge.hostGroupId, day.day))
}

function apartMinutes(models: readonly MergeModel[]): number {
  let minutes = 0
  for (const { stretches, slots } of models) {
    for (const { slot, startMinute, endMinute } of stretches) {
      for (const need of slots[slot]?.apart ?? []) minutes += Math.max(need, 0) * (endMinute - startMinute)
    }
  }
  return minutes
}
