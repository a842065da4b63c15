import { isOverlapping } from '#shared/kernel/time.ts'
import type { RequestId } from '../../ids.ts'
import { groupsTogetherWith } from '../../occupancy/merge-effect.ts'
import { computedDayOf } from '../computed-days.ts'
import type { CareRequest, CheckResult, ResolvedWish } from '../model.ts'
import { createStack, type RequestStack, type StackParts } from '../stack/stack-requests.ts'
import { unitOfGroup } from '../trial.ts'
import { whyNotGranted } from '../stack/why-not-granted.ts'

export interface JudgedRequest {
  readonly request: CareRequest
  /** On the location as it stands, without the rest of the queue. */
  readonly check: CheckResult
  /** Requests before it that want the same place: granting one of them leaves none for this one. */
  readonly rivals: readonly RequestId[]
}

export interface QueueParts extends StackParts {
  /** The check on the location as it stands. */
  knownCheckOf(request: CareRequest): CheckResult
}

export interface QueueJudge {
  /** To be asked for every request of the queue in its order. */
  judge(request: CareRequest): JudgedRequest
}

interface Granted {
  readonly request: CareRequest
  readonly resolved: ResolvedWish
  /** The location with only this request granted; made when somebody asks. */
  alone: RequestStack | null
}

/**
 * Who stands in whose way. A request has rivals when it fits by itself and no longer fits once those before it that can
 * be granted are. Where none of them alone takes the last place, they do so together. CHECK-4
 */
export function createQueueJudge(parts: QueueParts): QueueJudge {
  const stack = createStack(parts)
  const granted: Granted[] = []
  return {
    judge(request) {
      const check = parts.knownCheckOf(request)
      const outcome = stack.add(request)
      const { resolved } = outcome.check
      if (outcome.whyNot === null && resolved !== null) {
        granted.push({ request, resolved, alone: null })
        return { request, check, rivals: [] }
      }
      const isWantedElsewhere = whyNotGranted(check) === null && check.resolved !== null
      return { request, check, rivals: isWantedElsewhere ? listRivals(parts, granted, request, check) : [] }
    },
  }
}

function listRivals(
  parts: StackParts,
  granted: readonly Granted[],
  request: CareRequest,
  check: CheckResult,
): readonly RequestId[] {
  const near = granted.filter((other) => isSamePlace(parts, other.resolved, check.resolved))
  const taking = near.length === 1 ? near : near.filter((other) => takesPlaceOf(parts, other, request))
  return (taking.length === 0 ? near : taking).map((other) => other.request.id)
}

function takesPlaceOf(parts: StackParts, other: Granted, request: CareRequest): boolean {
  if (other.alone === null) {
    other.alone = createStack(parts)
    other.alone.add(other.request)
  }
  return other.alone.look(request).whyNot !== null
}

/** The same moment of the same day, among the children who share staff. BKR-5 */
function isSamePlace({ index, book }: StackParts, one: ResolvedWish, other: ResolvedWish | null): boolean {
  if (other === null || one.wantedDay !== other.wantedDay || !isOverlapping(one.wanted, other.wanted))
    return false
  if (one.groupId === other.groupId) return true
  const day = computedDayOf(index, book, one.wantedDay)?.location
  if (day === undefined) return false
  // MERGE-1: groups that are together share staff as well.
  return groupsTogetherWith(day, one.groupId).some(
    (groupId) =>
      groupId === other.groupId || unitOfGroup(day, groupId)?.groupIds.includes(other.groupId) === true,
  )
}
