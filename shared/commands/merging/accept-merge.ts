import { z } from 'zod'
import type { BaseGroupId, LocationId, MergeId } from '#shared/domain/ids.ts'
import { findMergeClash } from '#shared/domain/merging/agreement-days.ts'
import {
  judgeAgreement,
  type AgreementProblem,
  type WantedMerge,
} from '#shared/domain/merging/judge-agreement.ts'
import { mergeKinds, mergeReasons, type GroupMerge } from '#shared/domain/merging/model.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import { daysBetween, isValidOn, type IsoDay } from '#shared/kernel/time.ts'
import {
  idOf,
  isForwardInterval,
  isoDayValue,
  minuteValue,
  noteValue,
  weekdayValue,
} from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRulebook, listRows } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'
import { putRow } from '../row-change.ts'
import { findMergedGroups, namesOfGroups } from './find-merged-groups.ts'
import { loadMergeDays } from './load-merge-days.ts'
import { refusalOfSecrecy } from './refusal-of-secrecy.ts'

/** Consent is for an agreed period, and rosters change: an agreement is made anew every year. GROUP-3 */
const PERIOD_DAYS_MAX = 366
/** The proof that is kept is the arithmetic, not every sentence of a screen. */
const PROOF_MAX = 50

const args = z
  .strictObject({
    locationId: idOf<LocationId>(),
    groupIds: z.array(idOf<BaseGroupId>()).max(40, 'tooMany'),
    hostGroupId: idOf<BaseGroupId>(),
    kind: z.enum(mergeKinds),
    validFrom: isoDayValue,
    validUntil: isoDayValue,
    weekdays: z.array(weekdayValue).min(1, 'empty').max(7, 'tooMany'),
    startMinute: minuteValue,
    endMinute: minuteValue,
    reason: z.enum(mergeReasons),
    note: noteValue,
  })
  .refine(isForwardInterval, 'startBeforeEnd')
type AcceptArgs = z.output<typeof args>

/**
 * Agrees that groups are one group for a stretch of some days. Checked on every day of the first eight weeks: the law,
 * the house, the room, the ages, the written consents of a series, and that no group is in two merges at a moment,
 * and that nobody with secrecy comes into preschool education. MERGE-2, MERGE-3, MERGE-5, MERGE-7, PRIV-3
 */
export const acceptMerge = defineCommand({
  type: 'acceptMerge',
  version: 1,
  permission: 'merges.edit',
  args,
  *handle(wanted, context) {
    const period = problemOfPeriod(wanted, context.today)
    if (period !== null) return refuseCommand(period.code, period.params)
    const found = yield* findMergedGroups(wanted.locationId, wanted.groupIds)
    if (!found.ok) return refuseCommand(found.refusal.code, found.refusal.params)
    const groups = found.value
    if (!groups.some((group) => group.id === wanted.hostGroupId)) return refuseCommand('mergeHostMissing')
    const ended = groups.find(
      (group) => !isValidOn(group, wanted.validFrom) || !isValidOn(group, wanted.validUntil),
    )
    if (ended !== undefined) {
      const day = isValidOn(ended, wanted.validFrom) ? wanted.validUntil : wanted.validFrom
      return refuseCommand('groupNotValid', { group: ended.name, day })
    }
    const merge = mergeOf(
      wanted,
      groups.map(({ id }) => id),
    )
    const others = yield* listRows('group_merge', {
      locationId: wanted.locationId,
      validFrom: { until: merge.validUntil },
      validUntil: { from: merge.validFrom },
    })
    const clash = findMergeClash(merge, others)
    if (clash !== undefined) {
      const group = groups.find(({ id }) => id === clash.groupId)?.name ?? ''
      const { startMinute: start, endMinute: end } = clash.other
      return refuseCommand('mergeOverlap', { group, day: clash.day, start, end })
    }
    const rulebook = yield* findRulebook()
    const index = yield* loadMergeDays(merge)
    if (index === undefined) return refuseCommand('notFound', { what: 'location', id: wanted.locationId })
    const judged = judgeAgreement(index, rulebook.law, merge)
    if (!judged.ok) {
      const { refusal: problem } = judged
      const refusal =
        problem.kind === 'secrecy'
          ? yield* refusalOfSecrecy(merge, problem, index, context)
          : refusalOf(problem, index)
      return refuseCommand(refusal.code, refusal.params)
    }
    const row: GroupMerge = {
      ...merge,
      id: context.newId() as MergeId,
      reason: wanted.reason,
      note: wanted.note,
      proof: judged.value.sentences.slice(0, PROOF_MAX),
      decidedBy: context.actorId,
      decidedAt: context.at,
    }
    const label = {
      code: merge.kind === 'oneOff' ? 'command.acceptMerge' : 'command.acceptMerges',
      params: { groups: namesOfGroups(groups), day: merge.validFrom, until: merge.validUntil },
    }
    return effect(label, [putRow('group_merge', row)])
  },
})

function problemOfPeriod(wanted: AcceptArgs, today: IsoDay): CommandRefusal | null {
  const { kind, validFrom, validUntil } = wanted
  if (validFrom < today) return { code: 'mergePast', params: { day: validFrom } }
  if (validUntil < validFrom) return { code: 'mergePeriod', params: {} }
  if (kind === 'oneOff' && validUntil !== validFrom) return { code: 'mergeOneDay', params: {} }
  return daysBetween(validFrom, validUntil) >= PERIOD_DAYS_MAX ? { code: 'mergePeriod', params: {} } : null
}

function mergeOf(wanted: AcceptArgs, groupIds: readonly BaseGroupId[]): WantedMerge {
  const { locationId, hostGroupId, kind, validFrom, validUntil, startMinute, endMinute } = wanted
  const weekdays = [...new Set(wanted.weekdays)].sort((a, b) => a - b)
  const times = { startMinute, endMinute }
  return {
    locationId,
    hostGroupId,
    groupIds,
    kind,
    validFrom,
    validUntil,
    weekdays,
    exceptDays: [],
    ...times,
  }
}

function refusalOf(
  problem: Exclude<AgreementProblem, { kind: 'secrecy' }>,
  index: LocationIndex,
): CommandRefusal {
  switch (problem.kind) {
    case 'noDay':
      return { code: 'mergeNoDay', params: {} }
    case 'closed':
      return { code: 'mergeClosed', params: { day: problem.day } }
    case 'notAllowed':
      return {
        code: 'mergeNotAllowed',
        params: { ...problem.why.params, day: problem.day, reasonCode: problem.why.code },
      }
    case 'consentMissing': {
      const names = problem.childIds.map((id) => index.children.get(id)?.child.firstName ?? '')
      return { code: 'mergeConsentMissing', params: { children: names.join(', ') } }
    }
  }
}
