import { must } from '#shared/kernel/invariant.ts'
import { AGES } from './block-judge.ts'
import { createPartitionSolver, type PartitionSolver } from './best-partition.ts'
import { listDayBlocks, type DayBlock } from './day-blocks.ts'
import { CHANGE_WEIGHT } from './disturbance.ts'
import { CELL_MINUTES, type MergeModel } from './merge-model.ts'
import { createSlotSolver } from './solve-slot.ts'

/**
 * The plan of a day that stays as it is long enough: groups come together and part at a few moments only, on the
 * quarters. Between two such moments the groups are divided in the same way, and a division with groups together holds
 * at least the shortest time of the house. The best division of every stretch is found exactly; then the best way to
 * cut the day. MERGE-4
 */

/** One staff minute weighs more than all disturbance of a day together: the first aim always wins. */
const STAFF_WEIGHT = 2 ** 26
/** Looks at sets of groups a day may cost; beyond it the answer is what was found, with its gap. */
const STEPS_MAX = 15_000_000
const COARSE_CELLS = 4

const CHILDREN_PER_STAFF_MOST = 8

/** Groups that are together for some quarters. */
export interface PlannedBlock {
  readonly block: number
  /** Groups in whose room they can be all that time, the one with the fewest children away first; at least one. */
  readonly hosts: readonly number[]
  readonly from: number
  readonly until: number
}

export interface StableDayOptions {
  readonly minimumMinutes: number
  /** Most moments at which groups come together or part. */
  readonly maxChanges: number
  /** Staff who must stay besides those the law asks, per block. MERGE-5 */
  readonly extraNeed: ReadonlyMap<number, number>
  readonly isStopped: () => boolean
}

export interface DayPlan {
  readonly savedMinutes: number
  readonly blocks: readonly PlannedBlock[]
}

/** The best plan with at most so many changes; index = number of changes allowed. */
export interface StableDay {
  readonly plans: readonly DayPlan[]
  /** No plan with at most `maxChanges` saves more than this. */
  readonly mostMinutes: number
}

interface Search {
  readonly model: MergeModel
  readonly options: StableDayOptions
  readonly solver: PartitionSolver
  readonly ids: Int32Array
  readonly prices: Float64Array
  /** What a set saves in the stretch that is looked at, by its bits; `seenIn` says whether it is of this stretch. */
  readonly savedOf: Float64Array
  readonly seenIn: Int32Array
  stretch: number
}

/** A block that may be together in a whole stretch, with the hosts that are allowed in all of it. */
interface AliveBlock {
  readonly block: DayBlock
  readonly hosts: number
}

export function solveStableDay(model: MergeModel, options: StableDayOptions): StableDay {
  const { blocks, isComplete } = listDayBlocks(model, options.extraNeed)
  const worth = blocks.filter((block) => isWorthIt(model, options, block))
  const nothing = { savedMinutes: 0, blocks: [] }
  const none = Array.from({ length: options.maxChanges + 1 }, () => nothing)
  const ceiling = isComplete ? 0 : mostImaginable(model)
  if (model.cells.length === 0 || worth.length === 0) return { plans: none, mostMinutes: ceiling }
  const search: Search = {
    model,
    options,
    solver: createPartitionSolver(model.limits.size),
    ids: new Int32Array(worth.length),
    prices: new Float64Array(worth.length),
    savedOf: new Float64Array(1 << model.limits.size),
    seenIn: new Int32Array(1 << model.limits.size),
    stretch: 0,
  }
  const found = cutDay(search, worth, marksOf(model, 1))
  if (found !== undefined) {
    return { plans: found, mostMinutes: Math.max(ceiling, found.at(-1)?.savedMinutes ?? 0) }
  }
  // Too much for one day: cut it on the hours, and say what may be missed.
  search.solver.steps = 0
  const coarse = cutDay(search, worth, marksOf(model, COARSE_CELLS)) ?? none
  return { plans: coarse, mostMinutes: Math.max(ceiling, bestMoments(model)) }
}

/** The quarters at which the day may be cut. */
function marksOf({ cells }: MergeModel, every: number): readonly number[] {
  const marks = [0]
  for (let cell = 1; cell < cells.length; cell += 1) {
    if ((cells[cell]?.startMinute ?? 0) % (every * CELL_MINUTES) === 0) marks.push(cell)
  }
  return [...marks, cells.length]
}

/** Somewhere it may be long enough together, and saves enough to be worth it. */
function isWorthIt(model: MergeModel, { minimumMinutes }: StableDayOptions, block: DayBlock): boolean {
  let from = 0
  for (let cell = 0; cell <= model.cells.length; cell += 1) {
    if (cell < model.cells.length && block.hosts[cell] !== 0) continue
    if (cell > from && minutesOf(model, from, cell) >= minimumMinutes) {
      let most = 0
      for (let at = from; at < cell; at += 1) most += Math.max(savedIn(block, at, at + 1), 0)
      if (most >= minimumMinutes) return true
    }
    from = cell + 1
  }
  return false
}

export function minutesOf({ cells }: MergeModel, from: number, until: number): number {
  return (
    must(cells[until - 1], 'a quarter of the day').endMinute -
    must(cells[from], 'a quarter of the day').startMinute
  )
}

export function savedIn({ saved }: DayBlock, from: number, until: number): number {
  return (saved[until] ?? 0) - (saved[from] ?? 0)
}

/** What every moment by itself could save at most, with no thought for how long it lasts: no plan saves more. */
function bestMoments(model: MergeModel): number {
  const solver = createSlotSolver(model.limits, model.maxChildren)
  const away = new Float64Array(model.limits.size ** 2)
  const saved = model.slots.map((slot) => {
    const answer = solver.solve(slot, away)
    return answer.apart - answer.staff
  })
  return model.stretches.reduce(
    (sum, { slot, startMinute, endMinute }) => sum + (saved[slot] ?? 0) * (endMinute - startMinute),
    0,
  )
}

/** What could be saved if no division of these children asked more than the fewest staff: a bound for large houses. */
export function mostImaginable(model: MergeModel): number {
  let most = 0
  for (const { slot, startMinute, endMinute } of model.stretches) {
    const state = must(model.slots[slot], 'the state of a stretch')
    let apart = 0
    let children = 0
    for (let group = 0; group < model.limits.size; group += 1) {
      if (((state.free >> group) & 1) === 0) continue
      apart += state.apart[group] ?? 0
      for (let age = 0; age < AGES; age += 1) children += state.counts[group * AGES + age] ?? 0
    }
    // Nowhere does the law let one member of staff look after more than eight children of these ages. BKR-1
    const least = Math.ceil(children / CHILDREN_PER_STAFF_MOST)
    most += Math.max(apart - least, 0) * (endMinute - startMinute)
  }
  return most
}

interface StretchPlan {
  readonly price: number
  readonly savedMinutes: number
}

/** The best division from one quarter until before another: long enough, and every block saves enough in it. */
function solveStretch(
  search: Search,
  alive: readonly AliveBlock[],
  from: number,
  until: number,
): StretchPlan {
  const { model, options, solver, ids, prices } = search
  const nothing = { price: 0, savedMinutes: 0 }
  solver.pickedCount = 0
  if (minutesOf(model, from, until) < options.minimumMinutes) return nothing
  noteSavings(search, alive, from, until)
  let count = 0
  for (const { block, hosts } of alive) {
    const saved = savedIn(block, from, until)
    if (saved < options.minimumMinutes || hasIdleGroup(search, block.block, saved)) continue
    const host = listHosts(model, block, hosts, from, until)[0]
    if (host === undefined) continue
    const weight = host.weight + model.disturbance.joined(block.block, from, until)
    ids[count] = block.block
    prices[count] = -saved * STAFF_WEIGHT + weight
    count += 1
  }
  solver.steps += alive.length
  if (count === 0) return nothing
  const price = solver.solve(ids, prices, count)
  return { price, savedMinutes: Math.round(-price / STAFF_WEIGHT) }
}

function noteSavings(search: Search, alive: readonly AliveBlock[], from: number, until: number): void {
  search.stretch += 1
  for (const { block } of alive) {
    search.savedOf[block.block] = savedIn(block, from, until)
    search.seenIn[block.block] = search.stretch
  }
}

/** Whether one of the groups adds nothing: without it the others save as much, so nobody has to go along. MERGE-4 */
function hasIdleGroup({ savedOf, seenIn, stretch }: Search, block: number, saved: number): boolean {
  for (let rest = block; rest > 0; rest &= rest - 1) {
    const others = block ^ (rest & -rest)
    const isPair = (others & (others - 1)) === 0
    if (!isPair && seenIn[others] === stretch && (savedOf[others] ?? 0) >= saved) return true
  }
  return false
}

/** The rooms that hold everybody all the time, the one in which the fewest children are away first. */
function listHosts(
  model: MergeModel,
  block: DayBlock,
  allowed: number,
  from: number,
  until: number,
): readonly { readonly host: number; readonly weight: number }[] {
  const found: { host: number; weight: number }[] = []
  for (let host = 0; host < model.limits.size; host += 1) {
    if (((allowed >> host) & 1) === 0 || !isWithinDeviation(model, block, host, from, until)) continue
    // A merge in which nobody moves is still a change for everybody.
    let weight = 1
    for (let group = 0; group < model.limits.size; group += 1) {
      if (((block.block >> group) & 1) === 1) weight += model.disturbance.away(group, host, from, until)
    }
    found.push({ host, weight })
  }
  return found.length < 2 ? found : found.sort((a, b) => a.weight - b.weight || a.host - b.host)
}

/** MERGE-6: fewer staff than asked for fewer minutes than are left, so that the last one is never planned. */
function isWithinDeviation(
  { units }: MergeModel,
  { short }: DayBlock,
  host: number,
  from: number,
  until: number,
): boolean {
  const minutes = (short[until] ?? 0) - (short[from] ?? 0)
  if (minutes === 0) return true
  const unit = must(units[host], 'a host is one of the groups')
  return minutes < unit.deviationMinutes || isShortAnyway(unit.unitDay.segments, minutes)
}

/** What is short while the groups are apart too. */
function isShortAnyway(
  segments: readonly {
    readonly startMinute: number
    readonly endMinute: number
    readonly required: number | null
    readonly rostered: number
  }[],
  minutes: number,
): boolean {
  const short = segments.reduce(
    (sum, { startMinute, endMinute, required, rostered }) =>
      required !== null && required > rostered ? sum + endMinute - startMinute : sum,
    0,
  )
  return minutes <= short
}

/** What is still possible when a stretch grows by some quarters. */
function stillAlive(alive: readonly AliveBlock[], from: number, until: number): readonly AliveBlock[] {
  const left: AliveBlock[] = []
  for (const { block, hosts } of alive) {
    let allowed = hosts
    for (let cell = from; cell < until; cell += 1) allowed &= block.hosts[cell] ?? 0
    if (allowed === hosts) left.push({ block, hosts })
    else if (allowed !== 0) left.push({ block, hosts: allowed })
  }
  return left
}

function allAlive(blocks: readonly DayBlock[]): readonly AliveBlock[] {
  return blocks.map((block) => ({ block, hosts: block.block }))
}

/**
 * The best cuts of the day for every number of changes, at these marks; `undefined` when it was stopped, or took too
 * many steps, before there was an answer.
 */
function cutDay(
  search: Search,
  blocks: readonly DayBlock[],
  marks: readonly number[],
): StableDay['plans'] | undefined {
  const { options, solver } = search
  const last = marks.length - 1
  const width = options.maxChanges + 1
  /** Least price of the day until a mark, with so many changes; and the mark at which the last stretch began. */
  const least = new Float64Array((last + 1) * width).fill(Number.POSITIVE_INFINITY)
  const began = new Int32Array((last + 1) * width).fill(-1)
  const all = allAlive(blocks)
  for (let from = 0; from < last; from += 1) {
    let alive = all
    for (let until = from + 1; until <= last; until += 1) {
      if (options.isStopped() || solver.steps > STEPS_MAX) return undefined
      const start = must(marks[from], 'a mark')
      const end = must(marks[until], 'a mark')
      if (alive.length > 0) alive = stillAlive(alive, must(marks[until - 1], 'a mark'), end)
      const price = alive.length === 0 ? 0 : solveStretch(search, alive, start, end).price
      for (let changes = 0; changes < width; changes += 1) {
        const isFirst = from === 0
        if (isFirst && changes > 0) break
        const before = isFirst ? 0 : least[from * width + changes - 1]
        if (before === undefined || before === Number.POSITIVE_INFINITY) continue
        const sum = before + price + (isFirst ? 0 : CHANGE_WEIGHT)
        const at = until * width + changes
        if (sum < (least[at] ?? 0)) {
          least[at] = sum
          began[at] = from
        }
      }
    }
  }
  return plansOf(search, blocks, marks, least, began)
}

function plansOf(
  search: Search,
  blocks: readonly DayBlock[],
  marks: readonly number[],
  least: Float64Array,
  began: Int32Array,
): StableDay['plans'] {
  const width = search.options.maxChanges + 1
  const plans: DayPlan[] = []
  let best: DayPlan = { savedMinutes: 0, blocks: [] }
  let bestPrice = 0
  for (let changes = 0; changes < width; changes += 1) {
    const price = least[(marks.length - 1) * width + changes] ?? 0
    if (price < bestPrice) {
      bestPrice = price
      best = tracePlan(search, blocks, marks, began, changes)
    }
    plans.push(best)
  }
  return plans
}

function tracePlan(
  search: Search,
  blocks: readonly DayBlock[],
  marks: readonly number[],
  began: Int32Array,
  changes: number,
): DayPlan {
  const width = search.options.maxChanges + 1
  const planned: PlannedBlock[] = []
  let savedMinutes = 0
  let mark = marks.length - 1
  for (let left = changes; mark > 0 && left >= 0; left -= 1) {
    const before = must(began[mark * width + left], 'where the stretch began')
    const from = must(marks[before], 'a mark')
    const until = must(marks[mark], 'a mark')
    const alive = stillAlive(allAlive(blocks), from, until)
    savedMinutes += solveStretch(search, alive, from, until).savedMinutes
    for (let at = 0; at < search.solver.pickedCount; at += 1) {
      const id = search.ids[search.solver.picked[at] ?? 0]
      const { block, hosts: allowed } = must(
        alive.find((candidate) => candidate.block.block === id),
        'what was picked is one of the blocks',
      )
      const hosts = listHosts(search.model, block, allowed, from, until).map(({ host }) => host)
      planned.push({ block: block.block, hosts, from, until })
    }
    mark = before
  }
  return { savedMinutes, blocks: joinTouching(planned) }
}

/** The same groups in the same room before and after a cut are one merge. */
function joinTouching(planned: readonly PlannedBlock[]): readonly PlannedBlock[] {
  const joined: PlannedBlock[] = []
  for (const next of planned.toSorted((a, b) => a.block - b.block || a.from - b.from)) {
    const last = joined.at(-1)
    const hosts = last?.hosts.filter((host) => next.hosts.includes(host)) ?? []
    const isSame = last !== undefined && last.block === next.block && last.until === next.from
    if (isSame && hosts.length > 0) joined[joined.length - 1] = { ...last, hosts, until: next.until }
    else joined.push(next)
  }
  return joined.toSorted((a, b) => a.from - b.from || a.block - b.block)
}
