import type { Interval } from '#shared/kernel/time.ts'
import { isOverlapping, isValidOn } from '#shared/kernel/time.ts'
import { fullName } from '../children/person-name.ts'
import type { BaseGroupId, ChildId, StaffMemberId } from '../ids.ts'
import { cutInterval, overlapOf } from '../occupancy/intervals.ts'
import type { Presence, StaffPresence } from '../occupancy/model.ts'
import { findLaw } from '../ratio/law-book.ts'
import type { MergeInput } from './merge-input.ts'
import type { FreedStaff } from './model.ts'
import { minutesOfMoment, savedAt, type JudgedMoment, type MergePart } from './moments-of-merge.ts'

/** Who can do something else during a merge. */
export interface FreedAnswer {
  readonly freed: readonly FreedStaff[]
  /** Staff minutes that the law would free but that stay, so that babies keep a fixed face. MERGE-5 */
  readonly heldMinutes: number
  /** Most people who stay for that reason at once. */
  readonly held: number
  /** Children who keep none of their fixed faces that day, who had one when apart. */
  readonly withoutFace: readonly ChildId[]
}

interface Candidate {
  readonly staffMemberId: StaffMemberId
  readonly stretches: readonly StaffPresence[]
  /** Children in the merge for whom this is a fixed face; babies weigh most. */
  readonly weight: number
  readonly isOfHost: boolean
  readonly minutes: number
}

interface FacedChild {
  readonly childId: ChildId
  readonly isBaby: boolean
  /** Fixed faces at work in these groups that day. */
  readonly faces: ReadonlySet<StaffMemberId>
  /** Of those: who also work there outside the merge while the child is there. BKR-17 */
  readonly facesOutside: ReadonlySet<StaffMemberId>
}

/**
 * Chooses whose hours come free: first who is nobody's fixed face, guests before the host's own people. Every baby
 * keeps a fixed face at work in its group that day; there is always enough qualified staff. MERGE-5, BKR-16, BKR-17
 *
 * @param earlier whose hours other merges of the day free already: those are no faces any more
 */
export function chooseFreed(
  input: MergeInput,
  parts: readonly MergePart[],
  hostGroupId: BaseGroupId,
  moments: readonly JudgedMoment[],
  earlier: readonly FreedStaff[] = [],
): FreedAnswer {
  const wanted = moments.map(wantedAt)
  if (!input.day.isRosterKnown || wanted.every((staff) => staff === 0)) {
    return { freed: [], heldMinutes: 0, held: 0, withoutFace: [] }
  }
  const interval = {
    startMinute: moments[0]?.startMinute ?? 0,
    endMinute: moments.at(-1)?.endMinute ?? 0,
  }
  const children = listFacedChildren(input, parts, interval, earlier)
  const candidates = listCandidates(parts, hostGroupId, interval, children)
  const room = createRoom(input, parts, moments, wanted)
  const freed: FreedStaff[] = []
  const gone = new Set<StaffMemberId>()
  for (const candidate of candidates) {
    if (isNeededAsFace(candidate.staffMemberId, gone, children)) continue
    const stretches = room.take(candidate)
    if (stretches.length === 0) continue
    gone.add(candidate.staffMemberId)
    const name = nameOf(input, candidate.staffMemberId)
    for (const stretch of stretches) {
      freed.push({ ...stretch, staffMemberId: candidate.staffMemberId, name })
    }
  }
  return {
    freed: freed.toSorted(
      (a, b) => a.startMinute - b.startMinute || (a.staffMemberId < b.staffMemberId ? -1 : 1),
    ),
    heldMinutes: room.leftMinutes(),
    held: room.left(),
    withoutFace: children
      .filter((child) => !child.isBaby && !isFaced(child, gone))
      .map(({ childId }) => childId),
  }
}

/** No more than what merging saves, and no more than there are too many of. */
function wantedAt(moment: JudgedMoment): number {
  if (moment.requiredTogether === null || moment.rostered === null) return 0
  return Math.max(Math.min(savedAt(moment), moment.rostered - moment.requiredTogether), 0)
}

function nameOf({ index }: MergeInput, staffMemberId: StaffMemberId): string {
  const member = index.staffById.get(staffMemberId)
  return member === undefined ? '' : fullName(member)
}

function countingStaff(parts: readonly MergePart[]): readonly StaffPresence[] {
  return parts.flatMap(({ groupDay }) => groupDay.staff).filter(({ counting }) => counting !== 'notCounted')
}

/** Who is at work besides those who can do something else. */
function withoutFreed(
  staff: readonly StaffPresence[],
  freed: readonly FreedStaff[],
): readonly StaffPresence[] {
  return freed.reduce<readonly StaffPresence[]>(
    (stretches, { staffMemberId, startMinute, endMinute }) =>
      stretches.flatMap((stretch) =>
        stretch.staffMemberId === staffMemberId
          ? cutInterval([stretch], { startMinute, endMinute })
          : [stretch],
      ),
    staff,
  )
}

/** The children of the merge with a fixed face at work. */
export function listFacedChildren(
  { index, day }: MergeInput,
  parts: readonly MergePart[],
  interval: Interval,
  earlier: readonly FreedStaff[],
): readonly FacedChild[] {
  const staff = withoutFreed(countingStaff(parts), earlier)
  const faces = new Map<ChildId, Set<StaffMemberId>>()
  for (const face of index.facts.fixedFaces) {
    if (!isValidOn(face, day.day) || !staff.some(({ staffMemberId }) => staffMemberId === face.staffMemberId))
      continue
    faces.set(face.childId, (faces.get(face.childId) ?? new Set()).add(face.staffMemberId))
  }
  const presences = parts.flatMap(({ groupDay }) => groupDay.presences)
  const found = new Map<ChildId, FacedChild>()
  for (const presence of presences) {
    const own = faces.get(presence.childId)
    if (own === undefined || found.has(presence.childId) || !isOverlapping(presence, interval)) continue
    const all = presences.filter(({ childId }) => childId === presence.childId)
    const outside = all.flatMap((item) => cutInterval([item], interval))
    found.set(presence.childId, {
      childId: presence.childId,
      isBaby: presence.ageYears < 1,
      faces: own,
      facesOutside: new Set([...own].filter((id) => worksDuring(staff, id, outside))),
    })
  }
  return [...found.values()]
}

function worksDuring(
  staff: readonly StaffPresence[],
  id: StaffMemberId,
  presences: readonly Presence[],
): boolean {
  return staff.some(
    (stretch) => stretch.staffMemberId === id && presences.some((item) => isOverlapping(stretch, item)),
  )
}

function isNeededAsFace(
  id: StaffMemberId,
  gone: ReadonlySet<StaffMemberId>,
  children: readonly FacedChild[],
): boolean {
  const without = new Set(gone).add(id)
  return children.some((child) => child.isBaby && child.faces.has(id) && !isFaced(child, without))
}

/** A fixed face that is not freed, or that works in the group before or after the merge. BKR-17 */
function isFaced({ faces, facesOutside }: FacedChild, gone: ReadonlySet<StaffMemberId>): boolean {
  return facesOutside.size > 0 || [...faces].some((id) => !gone.has(id))
}

const BABY_WEIGHT = 100

function listCandidates(
  parts: readonly MergePart[],
  hostGroupId: BaseGroupId,
  interval: Interval,
  children: readonly FacedChild[],
): readonly Candidate[] {
  const byId = new Map<StaffMemberId, StaffPresence[]>()
  for (const stretch of countingStaff(parts)) {
    const overlap = overlapOf(stretch, interval)
    if (overlap === null) continue
    byId.set(stretch.staffMemberId, [...(byId.get(stretch.staffMemberId) ?? []), { ...stretch, ...overlap }])
  }
  const candidates = [...byId].map(([staffMemberId, stretches]): Candidate => {
    const faced = children.filter(({ faces }) => faces.has(staffMemberId))
    return {
      staffMemberId,
      stretches,
      weight: faced.reduce((sum, { isBaby }) => sum + (isBaby ? BABY_WEIGHT : 1), 0),
      isOfHost: stretches.some(({ groupId }) => groupId === hostGroupId),
      minutes: stretches.reduce((sum, stretch) => sum + minutesOfMoment(stretch), 0),
    }
  })
  return candidates.toSorted(
    (a, b) =>
      a.weight - b.weight ||
      Number(a.isOfHost) - Number(b.isOfHost) ||
      b.minutes - a.minutes ||
      (a.staffMemberId < b.staffMemberId ? -1 : 1),
  )
}

/** How many may still go at every moment. */
interface Room {
  /** The stretches in which this person can go; written down at once. */
  take(candidate: Candidate): readonly Interval[]
  left(): number
  leftMinutes(): number
}

function createRoom(
  { book, day }: MergeInput,
  parts: readonly MergePart[],
  moments: readonly JudgedMoment[],
  wanted: readonly number[],
): Room {
  const share = findLaw(book, 'trainees', day.day)?.shareOneIn ?? 1
  const isPreschool = parts.some(({ group }) => group.isPreschoolEducation)
  const perEducator = findLaw(book, 'preschool-education', day.day)?.childrenPerStaff ?? 1
  const state = moments.map((moment, place) => ({
    moment,
    left: wanted[place] ?? 0,
    qualified: moment.qualified,
    trainees: moment.trainees,
    educators: moment.educators,
  }))
  const mayGo = (at: (typeof state)[number], person: StaffPresence): boolean => {
    if (at.left === 0) return false
    const need = at.moment.requiredTogether ?? 0
    const qualified = at.qualified - (person.counting === 'qualified' ? 1 : 0)
    const trainees = at.trainees - (person.counting === 'trainee' ? 1 : 0)
    const educators = at.educators - (person.isPreschoolEducator ? 1 : 0)
    if (isPreschool && educators * perEducator < at.moment.children) return false
    const onTrainees = Math.min(Math.max(need - qualified, 0), trainees)
    return onTrainees <= Math.floor(need / share)
  }
  return {
    take: ({ stretches }) => {
      const taken: Interval[] = []
      for (const at of state) {
        const person = stretches.find(
          (stretch) =>
            stretch.startMinute <= at.moment.startMinute && at.moment.endMinute <= stretch.endMinute,
        )
        if (person === undefined || !mayGo(at, person)) continue
        at.left -= 1
        at.qualified -= person.counting === 'qualified' ? 1 : 0
        at.trainees -= person.counting === 'trainee' ? 1 : 0
        at.educators -= person.isPreschoolEducator ? 1 : 0
        const last = taken.at(-1)
        const { startMinute, endMinute } = at.moment
        if (last !== undefined && last.endMinute === startMinute) {
          taken[taken.length - 1] = { startMinute: last.startMinute, endMinute }
        } else taken.push({ startMinute, endMinute })
      }
      return taken
    },
    left: () => Math.max(0, ...state.map(({ left }) => left)),
    leftMinutes: () => state.reduce((sum, { left, moment }) => sum + left * minutesOfMoment(moment), 0),
  }
}
