import { must } from '#shared/kernel/invariant.ts'
import type { LocationId } from '../ids.ts'
import type { CompiledRatio } from '../ratio/required-staff.ts'
import type { ClusterSite, SiteStay } from './cluster-site.ts'
import { staffOfStays, type StaffNeed } from './staff-of-stays.ts'

/** More sites than this are not looked at together: the number of combinations grows threefold with each. */
export const MOST_SITES = 8

/** One location with the study-day children it takes in. */
export interface ClusterBlock {
  readonly hostId: LocationId
  /** Locations whose registered children are there, and the host itself when it has registered children. */
  readonly fromIds: readonly LocationId[]
  /** Registered children, each once. */
  readonly children: number
  /** At the host, everybody who is there counted. */
  readonly need: StaffNeed
  /** Fewer registered children than the house wants at one place. STUDY-1 */
  readonly isBelowMinimum: boolean
}

export interface ClusterPlan {
  readonly blocks: readonly ClusterBlock[]
  /** Staff minutes over all sites, also those whose children all go elsewhere. */
  readonly minutes: number
}

export interface HostOption {
  readonly hostId: LocationId
  /** null = all together are not allowed there: too many, outside the ages, or outside its opening hours. */
  readonly minutes: number | null
}

export interface ClusterProposal {
  /** Everybody at their own location. null when one of them cannot be there as it is. */
  readonly apart: ClusterPlan | null
  /** Everybody together, at each location. */
  readonly together: readonly HostOption[]
  /** The cheapest way that keeps to the law, the groups and the opening hours; equal to `apart` when that is best. */
  readonly best: ClusterPlan | null
  /** What `best` needs less than `apart`; 0 or more. */
  readonly savedMinutes: number
}

interface Block {
  readonly plan: ClusterBlock
  /** Staff minutes of all sites of the block. */
  readonly minutes: number
  readonly moved: number
}

/**
 * Where the children of a study day are cared for with the fewest hours of staff: every way to put locations together is
 * looked at, each with every host, by the law of that day; who takes others in keeps its own children. A plan with fewer
 * places below the house's minimum goes before a cheaper one; of two alike the one that moves fewer children wins.
 * STUDY-1, BKR-5
 *
 * @param sites at most `MOST_SITES`, those without a registered child are only looked at as a host
 * @param ratio out-of-school care on that day, counted by location
 */
export function proposeCluster(
  sites: readonly ClusterSite[],
  ratio: CompiledRatio,
  minimumChildren: number,
): ClusterProposal {
  const all = (1 << sites.length) - 1
  const blocks = new Map<number, Block | null>()
  for (let mask = 1; mask <= all; mask += 1) blocks.set(mask, bestBlock(sites, mask, ratio, minimumChildren))
  const apart = planOf(sites.map((_, place) => blockAt(sites, 1 << place, place, ratio, minimumChildren)))
  const best = cheapest(blocks, all)
  return {
    apart,
    together: sites.map((site, place) => ({
      hostId: site.locationId,
      minutes: blockAt(sites, all, place, ratio, minimumChildren)?.minutes ?? null,
    })),
    best,
    savedMinutes: apart === null || best === null ? 0 : Math.max(0, apart.minutes - best.minutes),
  }
}

/** The best host for some sites together; null when none of them can have all the children. */
function bestBlock(
  sites: readonly ClusterSite[],
  mask: number,
  ratio: CompiledRatio,
  minimumChildren: number,
): Block | null {
  let best: Block | null = null
  for (let place = 0; place < sites.length; place += 1) {
    if ((mask & (1 << place)) === 0) continue
    const block = blockAt(sites, mask, place, ratio, minimumChildren)
    if (block !== null && (best === null || isBetter(sumOf([block]), sumOf([best])))) best = block
  }
  return best
}

function blockAt(
  sites: readonly ClusterSite[],
  mask: number,
  hostPlace: number,
  ratio: CompiledRatio,
  minimumChildren: number,
): Block | null {
  const members = sites.filter((_, place) => (mask & (1 << place)) !== 0)
  const host = must(sites[hostPlace], 'the host is one of the sites')
  const guests = members.filter((site) => site !== host)
  const moving = members.flatMap((site) => site.moving)
  if (!isOpenFor(host, moving)) return null
  const own = [...host.staying, ...host.moving].map(asAtHome)
  const coming = guests.flatMap((site) => site.moving)
  const need = staffOfStays([...own, ...coming], host.groups, ratio)
  if (need === null) return null
  let minutes = need.minutes
  for (const guest of guests) {
    const left = staffOfStays(guest.staying.map(asAtHome), guest.groups, ratio)
    if (left === null) return null
    minutes += left.minutes
  }
  const children = countChildren(moving)
  return {
    plan: {
      hostId: host.locationId,
      fromIds: members.filter((site) => site.moving.length > 0).map((site) => site.locationId),
      children,
      need,
      isBelowMinimum: children > 0 && children < minimumChildren,
    },
    minutes,
    moved: countChildren(coming),
  }
}

/** Who comes there anyway keeps the place. PRIV-3 */
function asAtHome(stay: SiteStay): SiteStay {
  return { ...stay, isKeptOut: false }
}

function isOpenFor({ opening }: ClusterSite, stays: readonly SiteStay[]): boolean {
  if (stays.length === 0) return true
  return (
    opening !== null &&
    stays.every((stay) => opening.startMinute <= stay.startMinute && stay.endMinute <= opening.endMinute)
  )
}

function countChildren(stays: readonly SiteStay[]): number {
  return new Set(stays.map(({ childId }) => childId)).size
}

interface Sum {
  readonly belowMinimum: number
  readonly minutes: number
  readonly moved: number
  readonly blocks: readonly Block[]
}

/** Every way to split the sites into blocks, by the lowest site that is still free: no way is looked at twice. */
function cheapest(blocks: ReadonlyMap<number, Block | null>, all: number): ClusterPlan | null {
  const bestOf = new Map<number, Sum | null>([[0, sumOf([])]])
  for (let mask = 1; mask <= all; mask += 1) {
    const lowest = mask & -mask
    let best: Sum | null = null
    for (let part = mask; part > 0; part = (part - 1) & mask) {
      if ((part & lowest) === 0) continue
      const block = blocks.get(part) ?? null
      const rest = bestOf.get(mask ^ part) ?? null
      if (block === null || rest === null) continue
      const sum = sumOf([...rest.blocks, block])
      if (best === null || isBetter(sum, best)) best = sum
    }
    bestOf.set(mask, best)
  }
  const best = bestOf.get(all) ?? null
  return best === null ? null : planOf(best.blocks)
}

function sumOf(blocks: readonly Block[]): Sum {
  return {
    belowMinimum: blocks.filter(({ plan }) => plan.isBelowMinimum).length,
    minutes: blocks.reduce((sum, block) => sum + block.minutes, 0),
    moved: blocks.reduce((sum, block) => sum + block.moved, 0),
    blocks,
  }
}

function isBetter(a: Sum, b: Sum): boolean {
  if (a.belowMinimum !== b.belowMinimum) return a.belowMinimum < b.belowMinimum
  if (a.minutes !== b.minutes) return a.minutes < b.minutes
  return a.moved < b.moved
}

function planOf(blocks: readonly (Block | null)[]): ClusterPlan | null {
  const known = blocks.filter((block) => block !== null)
  if (known.length !== blocks.length) return null
  return {
    blocks: known.map(({ plan }) => plan).filter(({ children }) => children > 0),
    minutes: known.reduce((sum, block) => sum + block.minutes, 0),
  }
}
