import type { Interval } from '#shared/kernel/time.ts'
import { isValidOn } from '#shared/kernel/time.ts'
import { isKeptOut } from '../child-file/secrecy.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import { overlapOf } from '../occupancy/intervals.ts'
import type { Presence } from '../occupancy/model.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { hasConsentFor } from './children-away.ts'
import type { MergeInput } from './merge-input.ts'
import type { MergeUnit } from './merge-model.ts'

/** What a minute away from the own group weighs, by age: a baby most. */
const AWAY_WEIGHTS = [8, 4, 2, 1] as const
/** On top of that: parents did not sign for that group, and no fixed face of the child works that day. */
const NO_CONSENT_WEIGHT = 1
const NO_FACE_WEIGHT = 2
/** What a minute together with a brother or sister from another group takes off. */
const SIBLINGS_WEIGHT = 2
/** What a moment at which groups come together or part weighs: half an hour of a baby that is away. */
export const CHANGE_WEIGHT = 240

/**
 * How much merging disturbs the children, in weighted minutes. The second aim: it decides between plans that need
 * as many staff. Everything is summed from the first quarter on, so that a stretch is a subtraction. PLAN-6
 */
export interface Disturbance {
  /** Children of `group` who are in the room of `host` in the quarters from `from` until before `until`. */
  away(group: number, host: number, from: number, until: number): number
  /** Brothers and sisters of two groups who are together then; zero or less. */
  joined(block: number, from: number, until: number): number
  /**
   * Hosts, as bits, where children of `group` may not go in a quarter: a third room that week, or preschool education
   * with secrecy. MERGE-2, PRIV-3
   */
  closedHosts(group: number, cell: number): number
}

export function disturbanceOf(
  input: MergeInput,
  units: readonly MergeUnit[],
  cells: readonly Interval[],
): Disturbance {
  const size = units.length
  const pairs = size * size
  const away = new Float64Array((cells.length + 1) * pairs)
  const together = new Float64Array((cells.length + 1) * pairs)
  const closed = new Int32Array(cells.length * size)
  const atWork = facesAtWork(input, units)
  units.forEach((unit, group) => {
    const weightsOf = new Map<ChildId, ReturnType<typeof weightsFor>>()
    for (const presence of unit.groupDay.presences) {
      const weights =
        weightsOf.get(presence.childId) ?? weightsFor(input, units, unit.group.id, presence, atWork)
      weightsOf.set(presence.childId, weights)
      cells.forEach((cell, place) => {
        const overlap = overlapOf(presence, cell)
        if (overlap === null) return
        const minutes = overlap.endMinute - overlap.startMinute
        const base = (place + 1) * pairs + group * size
        for (let host = 0; host < size; host += 1) {
          away[base + host] = (away[base + host] ?? 0) + minutes * (weights.byHost[host] ?? 0)
        }
        closed[place * size + group] = (closed[place * size + group] ?? 0) | weights.closedHosts
      })
    }
  })
  addSiblings(input, units, cells, together)
  for (let at = pairs; at < away.length; at += 1) {
    away[at] = (away[at] ?? 0) + (away[at - pairs] ?? 0)
    together[at] = (together[at] ?? 0) + (together[at - pairs] ?? 0)
  }
  const between = (sums: Float64Array, pair: number, from: number, until: number): number =>
    (sums[until * pairs + pair] ?? 0) - (sums[from * pairs + pair] ?? 0)
  const hasSiblings = together.some((minutes) => minutes > 0)
  return {
    away: (group, host, from, until) => between(away, group * size + host, from, until),
    joined: (block, from, until) => {
      let joined = 0
      if (!hasSiblings) return joined
      for (let one = 0; one < size; one += 1) {
        if (((block >> one) & 1) === 0) continue
        for (let other = one + 1; other < size; other += 1) {
          if (((block >> other) & 1) === 1) joined -= between(together, one * size + other, from, until)
        }
      }
      return joined
    },
    closedHosts: (group, cell) => closed[cell * size + group] ?? 0,
  }
}

/** Children with a fixed face at work in a group that day. BKR-17 */
function facesAtWork(input: MergeInput, units: readonly MergeUnit[]): ReadonlySet<ChildId> {
  const working = new Set(
    units.flatMap(({ groupDay }) =>
      groupDay.staff
        .filter(({ counting }) => counting !== 'notCounted')
        .map((member) => member.staffMemberId),
    ),
  )
  return new Set(
    input.index.facts.fixedFaces
      .filter((face) => isValidOn(face, input.day.day) && working.has(face.staffMemberId))
      .map((face) => face.childId),
  )
}

function weightsFor(
  input: MergeInput,
  units: readonly MergeUnit[],
  groupId: BaseGroupId,
  presence: Presence,
  atWork: ReadonlySet<ChildId>,
): { readonly byHost: readonly number[]; readonly closedHosts: number } {
  const age = AWAY_WEIGHTS[Math.min(Math.max(presence.ageYears, 0), AWAY_WEIGHTS.length - 1)] ?? 1
  const face = atWork.has(presence.childId) ? 0 : NO_FACE_WEIGHT
  let closedHosts = 0
  const byHost = units.map(({ group }, host) => {
    if (group.id === groupId) return 0
    const hasConsent = hasConsentFor(input.index.facts, presence.childId, group.id, input.day.day)
    const isClosed = !hasConsent && isThirdRoom(input, presence.childId, groupId, group.id)
    if (isClosed || isKeptOutToday(input, presence.childId, group)) closedHosts |= 1 << host
    return age + face + (hasConsent ? 0 : NO_CONSENT_WEIGHT)
  })
  return { byHost, closedHosts }
}

function isKeptOutToday({ index, day: { day } }: MergeInput, childId: ChildId, host: BaseGroup): boolean {
  return isKeptOut(index.facts.secrecies, childId, host, day, day)
}

/** At most two different group rooms a week for a child; a second group with consent does not count. MERGE-2, GROUP-3 */
export function isThirdRoom(
  input: MergeInput,
  childId: ChildId,
  groupId: BaseGroupId,
  hostId: BaseGroupId,
): boolean {
  const rooms = new Set(input.roomsOfWeek.get(childId) ?? [])
  for (const group of input.day.groups) {
    const isSchool = input.index.groupById.get(group.groupId)?.setting === 'outOfSchoolCare'
    if (!isSchool && group.presences.some((item) => item.childId === childId)) rooms.add(group.groupId)
  }
  return !rooms.has(hostId) && rooms.add(groupId).size >= 2
}

function addSiblings(
  { index }: MergeInput,
  units: readonly MergeUnit[],
  cells: readonly Interval[],
  together: Float64Array,
): void {
  const size = units.length
  const byFamily = new Map<string, { readonly group: number; readonly presence: Presence }[]>()
  units.forEach(({ groupDay }, group) => {
    for (const presence of groupDay.presences) {
      const family = index.children.get(presence.childId)?.child.familyId ?? ''
      if (family === '') continue
      byFamily.set(family, [...(byFamily.get(family) ?? []), { group, presence }])
    }
  })
  for (const members of byFamily.values()) {
    members.forEach((one, place) => {
      for (const other of members.slice(place + 1)) {
        if (one.group === other.group) continue
        const pair = Math.min(one.group, other.group) * size + Math.max(one.group, other.group)
        cells.forEach((cell, at) => {
          const both = overlapOf(one.presence, other.presence)
          const overlap = both === null ? null : overlapOf(both, cell)
          if (overlap === null) return
          const sum = (at + 1) * size * size + pair
          together[sum] = (together[sum] ?? 0) + SIBLINGS_WEIGHT * (overlap.endMinute - overlap.startMinute)
        })
      }
    })
  }
}
