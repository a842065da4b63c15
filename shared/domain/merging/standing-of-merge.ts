import type { IsoDay } from '#shared/kernel/time.ts'
import type { Message } from '../explanation/model.ts'
import type { BaseGroupId } from '../ids.ts'
import { settingDayOf } from '../occupancy/day-context.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { LawBook } from '../ratio/model.ts'
import { findMergeClash, withoutMerge } from './agreement-days.ts'
import { holdsOn } from './days-held.ts'
import { inputsOfDays, listConsentMissing } from './judge-agreement.ts'
import type { MergeInput } from './merge-input.ts'
import type { GroupMerge, MergeProposal, MergeStanding } from './model.ts'
import { tryMerge } from './try-merge.ts'

/** How an agreed merge stands on one of its days. */
export interface StandingOfDay {
  readonly day: IsoDay
  readonly standing: MergeStanding
  /** Why it no longer holds or is no longer needed, and the way out; empty while it holds. */
  readonly sentences: readonly Message[]
  /** Staff minutes it saves as the day is now; 0 when it may not be. */
  readonly savedMinutes: number
}

/** Codes this file can emit; `shared/text` holds a sentence for each, two for a code with `count`. */
export const mergeStandingCodes = [
  'mergeStanding.over',
  'mergeStanding.closed',
  'mergeStanding.notNeeded',
  'mergeStanding.end',
  'mergeStanding.notAllowed',
  'mergeStanding.overlap',
  'mergeStanding.consent',
  'mergeStanding.getConsent',
  'mergeStanding.takeOut',
  'mergeStanding.split',
] as const
type StandingCode = (typeof mergeStandingCodes)[number]

function say(code: StandingCode, params: Message['params'] = {}): Message {
  return { code, params }
}

/**
 * How an agreed merge stands on some of its days, by the facts as they are now: the same sums as on the day it was agreed.
 * Days on which it does not hold, or outside the loaded facts, are left out. MERGE-8
 *
 * @param index of facts in which the agreement itself may stand
 * @param today days before it are over
 */
export function standingsOfMerge(
  index: LocationIndex,
  book: LawBook,
  merge: GroupMerge,
  days: readonly IsoDay[],
  today: IsoDay,
): readonly StandingOfDay[] {
  const held = days.filter((day) => holdsOn(merge, day))
  const past = held.filter((day) => day < today)
  const without = withoutMerge(index, merge.id)
  const coming = inputsOfDays(
    without,
    book,
    held.filter((day) => day >= today),
  )
  return [
    ...past.map((day): StandingOfDay => standing(day, 'over', [say('mergeStanding.over', { day })])),
    ...coming.map((input) => standingOn(input, merge)),
  ].sort((a, b) => (a.day < b.day ? -1 : 1))
}

function standing(
  day: IsoDay,
  word: MergeStanding,
  sentences: readonly Message[],
  savedMinutes = 0,
): StandingOfDay {
  return { day, standing: word, sentences, savedMinutes }
}

function standingOn(input: MergeInput, merge: GroupMerge): StandingOfDay {
  const { day } = input.day
  const host = input.index.groupById.get(merge.hostGroupId)
  if (host !== undefined && settingDayOf(input.day.settings, host.setting).opening === null) {
    return standing(day, 'notNeeded', [say('mergeStanding.closed', { day })])
  }
  const clash = findMergeClash({ ...merge, validFrom: day, validUntil: day }, input.agreed)
  if (clash !== undefined) {
    const group = nameOf(input, clash.groupId)
    return standing(day, 'notAllowed', [say('mergeStanding.overlap', { day, group }), splitOf(input, merge)])
  }
  const tried = tryMerge(input, merge.groupIds, merge.hostGroupId, {
    startMinute: merge.startMinute,
    endMinute: merge.endMinute,
  })
  const why = tried.ok ? whyNot(tried.value) : tried.refusal
  if (why !== undefined || !tried.ok) return notAllowed(input, merge, why)
  const missing = listConsentMissing([input], merge)
  if (missing.length > 0) {
    const children = missing.map((id) => input.index.children.get(id)?.child.firstName ?? '').join(', ')
    return standing(day, 'notAllowed', [
      say('mergeStanding.consent', { day, count: missing.length, children, host: host?.name ?? '' }),
      say('mergeStanding.getConsent', {}),
    ])
  }
  const proposal = tried.value
  // MERGE-9: of school groups it was known that they save nobody.
  if (host?.setting !== 'outOfSchoolCare' && !needsMoreApart(proposal)) {
    const sentences = [
      say('mergeStanding.notNeeded', { day }),
      say('mergeStanding.end', { groups: namesOf(input, merge.groupIds) }),
    ]
    return standing(day, 'notNeeded', sentences, proposal.savedMinutes)
  }
  return standing(day, 'holds', [], proposal.savedMinutes)
}

function whyNot({ blockers }: MergeProposal): Message | undefined {
  return blockers.find(({ verdict }) => verdict === 'no')?.message
}

/** Whether the groups apart would ask more staff at any moment, or be too large by themselves. MERGE-4 */
function needsMoreApart({ moments }: MergeProposal): boolean {
  return moments.some(
    ({ children, requiredApart, requiredTogether }) =>
      children > 0 &&
      requiredTogether !== null &&
      (requiredApart === null || requiredApart > requiredTogether),
  )
}

/** Which rule says no, and which group has to go to its own room so that the rest may stay together. MERGE-8 */
function notAllowed(input: MergeInput, merge: GroupMerge, why: Message | undefined): StandingOfDay {
  const { day } = input.day
  const sentences = [say('mergeStanding.notAllowed', { day }), ...(why === undefined ? [] : [why])]
  const sizeOf = (groupId: BaseGroupId): number =>
    input.day.groups.find((group) => group.groupId === groupId)?.presences.length ?? 0
  // The smallest group first: then the fewest children have to go back.
  const guests = merge.groupIds
    .filter((groupId) => groupId !== merge.hostGroupId)
    .toSorted((a, b) => sizeOf(a) - sizeOf(b))
  const out = guests.length < 2 ? undefined : guests.find((groupId) => mayStayWithout(input, merge, groupId))
  const wayOut =
    out === undefined ? splitOf(input, merge) : say('mergeStanding.takeOut', { group: nameOf(input, out) })
  return standing(day, 'notAllowed', [...sentences, wayOut])
}

function mayStayWithout(input: MergeInput, merge: GroupMerge, groupId: BaseGroupId): boolean {
  const rest = merge.groupIds.filter((other) => other !== groupId)
  const { hostGroupId, startMinute, endMinute } = merge
  const tried = tryMerge(input, rest, hostGroupId, { startMinute, endMinute })
  return tried.ok && whyNot(tried.value) === undefined
}

function splitOf(input: MergeInput, { groupIds }: GroupMerge): Message {
  return say('mergeStanding.split', { groups: namesOf(input, groupIds), day: input.day.day })
}

function nameOf({ index }: MergeInput, groupId: BaseGroupId): string {
  return index.groupById.get(groupId)?.name ?? ''
}

function namesOf(input: MergeInput, groupIds: readonly BaseGroupId[]): string {
  return groupIds.map((groupId) => nameOf(input, groupId)).join(' + ')
}
