import type { Interval } from '#shared/kernel/time.ts'
import { completedYears } from '#shared/kernel/time.ts'
import type { ExtraAttendance, GroupMove } from '../attendance/model.ts'
import type { Message } from '../explanation/model.ts'
import type { BaseGroupId, ChildId, ContractId } from '../ids.ts'
import type { CareSetting } from '../organisation/model.ts'
import { contractStretchesOn, isOfAge } from './contract-stretches.ts'
import { isSettingOpen, type DayContext } from './day-context.ts'
import type { LocationIndex } from './index-location-facts.ts'
import { cutInterval, cutIntervals, hasLength } from './intervals.ts'
import { withMerges } from './merge-effect.ts'
import { movesOnDay, withMove } from './move-effect.ts'
import type { DayMerge, Presence } from './model.ts'

export interface DayPresences {
  /** By child, then by time. A child is in one group at any minute. */
  readonly presences: readonly Presence[]
  readonly notices: readonly Message[]
}

/** A stretch of one child while its day is being put together. */
interface Stretch extends Interval {
  readonly groupId: BaseGroupId
  readonly origin: Presence['origin']
  readonly ownGroupId: BaseGroupId | null
  readonly contractId: ContractId | null
  readonly moveReason: GroupMove['reason'] | null
}

interface Draft {
  readonly stretches: Map<ChildId, Stretch[]>
  readonly notices: Message[]
}

/**
 * Who is where on a day: contracts, then absences, then extra attendance, then moves to another group, then the groups
 * that are together. The order is what keeps a child in one place: a later agreement takes the minutes from an earlier
 * one. GROUP-1, GROUP-2, MERGE-1
 */
export function computePresences(
  index: LocationIndex,
  context: DayContext,
  merges: readonly DayMerge[],
): DayPresences {
  const draft: Draft = { stretches: new Map(), notices: [] }
  addContracts(index, context, draft)
  takeOutAbsences(index, context, draft)
  addExtras(index, context, draft)
  moveBetweenGroups(index, context, draft)
  joinMergedGroups(merges, draft)
  return { presences: listPresences(index, context, draft), notices: draft.notices }
}

function addContracts(index: LocationIndex, context: DayContext, draft: Draft): void {
  for (const indexed of index.contracts) {
    const { stretches, isSchoolUnknown } = contractStretchesOn(index, context, indexed)
    const { contract, child } = indexed
    if (isSchoolUnknown) {
      draft.notices.push({ code: 'board.schoolTimesUnknown', params: { child: child.child.firstName } })
    }
    for (const stretch of stretches) {
      const known = draft.stretches.get(contract.childId) ?? []
      const piece: Stretch = {
        ...stretch,
        groupId: contract.groupId,
        origin: 'contract',
        ownGroupId: contract.groupId,
        contractId: contract.id,
        moveReason: null,
      }
      draft.stretches.set(contract.childId, [...known, ...cutIntervals([piece], known)])
    }
  }
}

/** Absences take minutes out of the contract; those of a swap leave extra attendance alone. SWAP-5, CARE-6 */
function takeOutAbsences(index: LocationIndex, context: DayContext, draft: Draft): void {
  for (const [childId, stretches] of draft.stretches) {
    draft.stretches.set(childId, cutIntervals(stretches, absencesOn(index, context, childId, true)))
  }
}

function absencesOn(
  index: LocationIndex,
  context: DayContext,
  childId: ChildId,
  isSwapIncluded: boolean,
): readonly Interval[] {
  const absences = index.absencesByChild.get(childId)
  if (absences === undefined) return []
  return absences
    .filter((absence) => absence.startDay <= context.day && context.day <= absence.endDay)
    .filter((absence) => isSwapIncluded || absence.reason !== 'swappedAway')
    .map((absence) => ({ startMinute: absence.startMinute ?? 0, endMinute: absence.endMinute ?? 1440 }))
}

/**
 * Extra attendance adds the minutes the contract does not already cover in that group; in another group it takes the
 * minutes over, so that nobody is counted twice. EXTRA-1, GROUP-2
 */
function addExtras(index: LocationIndex, context: DayContext, draft: Draft): void {
  for (const extra of index.extrasByDay.get(context.day) ?? []) {
    const group = index.groupById.get(extra.groupId)
    const known = draft.stretches.get(extra.childId) ?? []
    if (group === undefined) {
      // The child is at another location of the house then, so it is not here.
      draft.stretches.set(extra.childId, cutInterval(known, extra))
      continue
    }
    const notice = extraNotice(index, context, extra, group.setting)
    if (notice !== null) draft.notices.push(notice)
    if (notice !== null || !isSettingOpen(context, group.setting) || !hasLength(extra)) continue
    const kept = known.filter((stretch) => stretch.origin !== 'contract' || stretch.groupId === extra.groupId)
    const elsewhere = known.filter((stretch) => !kept.includes(stretch))
    const piece: Stretch = {
      startMinute: extra.startMinute,
      endMinute: extra.endMinute,
      groupId: extra.groupId,
      origin: extra.kind,
      ownGroupId: ownGroupOf(index, context, extra.childId, group.setting),
      contractId: null,
      moveReason: null,
    }
    const absences = absencesOn(index, context, extra.childId, false)
    const added = cutIntervals([piece], [...kept, ...absences])
    draft.stretches.set(extra.childId, [...kept, ...cutIntervals(elsewhere, added), ...added])
  }
}

function extraNotice(
  index: LocationIndex,
  context: DayContext,
  extra: ExtraAttendance,
  setting: CareSetting,
): Message | null {
  const child = index.children.get(extra.childId)
  if (child === undefined) return { code: 'board.unknownChild', params: { child: extra.childId } }
  if (isOfAge(context, child, setting)) return null
  return { code: 'board.childOutsideAge', params: { child: child.child.firstName } }
}

/** The base group of the child's contract in that setting on that day, whatever the weekday. GROUP-1 */
export function ownGroupOf(
  index: LocationIndex,
  context: Pick<DayContext, 'day'>,
  childId: ChildId,
  setting: CareSetting,
): BaseGroupId | null {
  const contracts = index.contractsByChild.get(childId) ?? []
  const valid = contracts.find(
    ({ contract }) =>
      contract.setting === setting &&
      contract.startDate <= context.day &&
      (contract.endDate === null || context.day <= contract.endDate),
  )
  return valid?.contract.groupId ?? null
}

/** A move changes the group for the minutes the child is there anyway; it brings nobody in. GROUP-2 */
function moveBetweenGroups(index: LocationIndex, context: DayContext, draft: Draft): void {
  for (const move of movesOnDay(index, context.day)) {
    const stretches = draft.stretches.get(move.childId)
    if (stretches === undefined) continue
    const moved = index.groupById.has(move.toGroupId)
      ? withMove(stretches, move, (stretch) => ({
          ...stretch,
          groupId: move.toGroupId,
          moveReason: move.reason,
        }))
      : cutInterval(stretches, move)
    draft.stretches.set(move.childId, [...moved])
  }
}

/** Whoever is in a group that is together with another is in the room of the host. MERGE-1 */
function joinMergedGroups(merges: readonly DayMerge[], draft: Draft): void {
  if (merges.length === 0) return
  for (const [childId, stretches] of draft.stretches) {
    const joined = withMerges(stretches, merges, (stretch, hostGroupId): Stretch => ({
      ...stretch,
      groupId: hostGroupId,
      // A child of the host that was lent to a guest group is back in its own room.
      moveReason: stretch.ownGroupId === hostGroupId ? null : 'merge',
    }))
    draft.stretches.set(childId, [...joined])
  }
}

function listPresences(index: LocationIndex, context: DayContext, draft: Draft): readonly Presence[] {
  const presences: Presence[] = []
  for (const [childId, stretches] of draft.stretches) {
    const child = index.children.get(childId)
    if (child === undefined) continue
    const ageYears = completedYears(child.child.birthDate, context.day)
    stretches.sort((a, b) => a.startMinute - b.startMinute)
    for (const stretch of stretches) {
      if (index.groupById.has(stretch.groupId)) presences.push({ ...stretch, childId, ageYears })
      else draft.notices.push({ code: 'board.unknownGroup', params: { child: child.child.firstName } })
    }
  }
  return presences
}
