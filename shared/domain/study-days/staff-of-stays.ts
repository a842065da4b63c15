import { AGE_SLOTS, NOT_ALLOWED } from '../ratio/model.ts'
import type { CompiledRatio } from '../ratio/required-staff.ts'
import type { SiteGroup, SiteStay } from './cluster-site.ts'

/** The staff the law asks for some children over a day. */
export interface StaffNeed {
  /** Sum over the day. */
  readonly minutes: number
  /** At the busiest moment. */
  readonly peak: number
  /** Children at the busiest moment. */
  readonly mostChildren: number
}

/**
 * The staff that children together need over a day, cut at every arrival and departure; null when they may not be there
 * together: more than the groups hold, or too many for the law. BKR-5, BKR-6, CAL-4
 */
export function staffOfStays(
  stays: readonly SiteStay[],
  groups: readonly SiteGroup[],
  ratio: CompiledRatio,
): StaffNeed | null {
  const edges = [...new Set(stays.flatMap((stay) => [stay.startMinute, stay.endMinute]))].sort(
    (a, b) => a - b,
  )
  let minutes = 0
  let peak = 0
  let mostChildren = 0
  for (let place = 1; place < edges.length; place += 1) {
    const startMinute = edges[place - 1] ?? 0
    const endMinute = edges[place] ?? 0
    const present = stays.filter((stay) => stay.startMinute <= startMinute && stay.endMinute >= endMinute)
    const need = needOf(present, groups, ratio)
    if (need === null) return null
    minutes += need * (endMinute - startMinute)
    peak = Math.max(peak, need)
    mostChildren = Math.max(mostChildren, present.length)
  }
  return { minutes, peak, mostChildren }
}

function needOf(
  present: readonly SiteStay[],
  groups: readonly SiteGroup[],
  ratio: CompiledRatio,
): number | null {
  if (!isFittingInGroups(present, groups, ratio)) return null
  const need = ratio.required(countsOf(present))
  return need === NOT_ALLOWED ? null : need
}

/**
 * Whether every child finds a base group of its age with a place. Youngest first, each into the group whose ages end
 * first: when this finds no place there is none. With secrecy among them a way may be missed, never a rule. BKR-6,
 * GROUP-5, PRIV-3
 */
function isFittingInGroups(
  present: readonly SiteStay[],
  groups: readonly SiteGroup[],
  ratio: CompiledRatio,
): boolean {
  const rooms = groups
    .toSorted((a, b) => a.maxAgeMonths - b.maxAgeMonths)
    .map((group) => ({ group, members: [] as SiteStay[] }))
  for (const stay of present.toSorted((a, b) => a.ageMonths - b.ageMonths)) {
    const room = rooms.find(
      ({ group, members }) =>
        members.length < group.maxChildren &&
        group.minAgeMonths <= stay.ageMonths &&
        stay.ageMonths < group.maxAgeMonths &&
        !(stay.isKeptOut && group.isPreschoolEducation) &&
        ratio.groupAllowed(countsOf([...members, stay])),
    )
    if (room === undefined) return false
    room.members.push(stay)
  }
  return true
}

function countsOf(stays: readonly SiteStay[]): readonly number[] {
  const counts = new Array<number>(AGE_SLOTS).fill(0)
  for (const { ageYears } of stays) {
    const slot = Math.min(Math.max(ageYears, 0), AGE_SLOTS - 1)
    counts[slot] = (counts[slot] ?? 0) + 1
  }
  return counts
}
