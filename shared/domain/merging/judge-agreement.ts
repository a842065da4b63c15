import { groupBy } from '#shared/kernel/group-by.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import { addDays, daysOfWeek, isoWeekOf, type IsoDay } from '#shared/kernel/time.ts'
import type { Message } from '../explanation/model.ts'
import type { ChildId } from '../ids.ts'
import { computeDay } from '../occupancy/compute-day.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import { settingDayOf } from '../occupancy/day-context.ts'
import type { LocationDay } from '../occupancy/model.ts'
import type { LawBook } from '../ratio/model.ts'
import { daysHeldWithin } from './agreement-days.ts'
import { hasConsentFor, listChildrenAway } from './children-away.ts'
import { holdsOn } from './days-held.ts'
import { listKeptApart } from './kept-apart.ts'
import { roomsOf, type MergeInput } from './merge-input.ts'
import type { GroupMerge, MergeProposal } from './model.ts'
import { tryMerge } from './try-merge.ts'

/** An agreement is looked at day by day this far ahead; later days are judged when they come nearer. MERGE-8 */
export const LOOK_AHEAD_DAYS = 8 * 7

/** What an agreement is about, before or after somebody agreed to it. */
export type WantedMerge = Omit<GroupMerge, 'id' | 'proof' | 'decidedBy' | 'decidedAt' | 'note' | 'reason'>

/** Why an agreement cannot be made. */
export type AgreementProblem =
  | { readonly kind: 'noDay' }
  | { readonly kind: 'closed'; readonly day: IsoDay }
  | { readonly kind: 'notAllowed'; readonly day: IsoDay; readonly why: Message }
  | { readonly kind: 'consentMissing'; readonly childIds: readonly ChildId[] }
  /** Children with secrecy would be in preschool education. PRIV-3 */
  | { readonly kind: 'secrecy'; readonly day: IsoDay; readonly childIds: readonly ChildId[] }

/**
 * Whether groups may be together on every day of the first eight weeks: the law, the house, the rooms, the ages and
 * secrecy on each of them, and for care week after week the written consents. The answer is what it means on the first of
 * those days. To be asked on facts without the agreement itself. MERGE-2, MERGE-3, MERGE-5, MERGE-7, PRIV-3
 */
export function judgeAgreement(
  index: LocationIndex,
  book: LawBook,
  wanted: WantedMerge,
): Result<MergeProposal, AgreementProblem> {
  const inputs = openInputsOf(index, book, wanted)
  if (inputs.length === 0) {
    const [day] = daysHeldWithin(wanted)
    return refuse(day === undefined ? { kind: 'noDay' } : { kind: 'closed', day })
  }
  let first: MergeProposal | undefined
  for (const input of inputs) {
    const apart = listKeptApart(input, wanted)
    if (apart.length > 0) return refuse({ kind: 'secrecy', day: input.day.day, childIds: apart })
    const tried = tryMerge(input, wanted.groupIds, wanted.hostGroupId, timesOf(wanted))
    const why = tried.ok
      ? tried.value.blockers.find(({ verdict }) => verdict === 'no')?.message
      : tried.refusal
    if (why !== undefined) return refuse({ kind: 'notAllowed', day: input.day.day, why })
    if (tried.ok) first ??= tried.value
  }
  const childIds = listConsentMissing(inputs, wanted)
  if (childIds.length > 0) return refuse({ kind: 'consentMissing', childIds })
  return first === undefined ? refuse({ kind: 'noDay' }) : ok(first)
}

function timesOf({ startMinute, endMinute }: WantedMerge) {
  return { startMinute, endMinute }
}

/** The open days of the first eight weeks within the facts, ready to be judged; each week is computed once. */
function openInputsOf(index: LocationIndex, book: LawBook, wanted: WantedMerge): readonly MergeInput[] {
  const { fromDay, untilDay } = index.facts
  const last = addDays(wanted.validFrom, LOOK_AHEAD_DAYS - 1)
  const days = daysHeldWithin(wanted, fromDay, last < untilDay ? last : untilDay)
  const setting = index.groupById.get(wanted.hostGroupId)?.setting
  return inputsOfDays(index, book, days).filter(
    ({ day }) => setting !== undefined && settingDayOf(day.settings, setting).opening !== null,
  )
}

/** What is needed to judge a merge on some days, with the rest of their weeks computed once. MERGE-2 */
export function inputsOfDays(
  index: LocationIndex,
  book: LawBook,
  days: readonly IsoDay[],
): readonly MergeInput[] {
  const { fromDay, untilDay, merges } = index.facts
  return [...groupBy(days, isoWeekOf)].flatMap(([week, wanted]) => {
    const computed = new Map<IsoDay, LocationDay>(
      daysOfWeek(week)
        .filter((day) => fromDay <= day && day <= untilDay)
        .map((day) => [day, computeDay(index, book, day)]),
    )
    return wanted.flatMap((day): readonly MergeInput[] => {
      const own = computed.get(day)
      if (own === undefined) return []
      const others = [...computed.values()].filter((other) => other !== own)
      return [
        {
          index,
          book,
          day: own,
          agreed: merges.filter((merge) => holdsOn(merge, day)),
          roomsOfWeek: roomsOf(index, others),
          // Whoever agrees to it chose to; only proposals keep the law's room in reserve. MERGE-6
          mayUseDeviation: true,
        },
      ]
    })
  })
}

/** The beginning and the end of the day: so long after opening and before closing. GROUP-2 */
const EDGE_MINUTES = 180

type ConsentQuestion = Pick<WantedMerge, 'kind' | 'groupIds' | 'hostGroupId' | 'startMinute' | 'endMinute'>

/**
 * Whether parents must sign: for care in another group week after week, unless it is at the edges of the day. What is
 * called an edge and is most of the day is no edge. MERGE-3, GROUP-2, GROUP-3
 */
function asksConsentOn(
  { index, day }: Pick<MergeInput, 'index' | 'day'>,
  { kind, hostGroupId, startMinute, endMinute }: ConsentQuestion,
): boolean {
  if (kind !== 'edgeOfDay') return kind === 'series'
  const setting = index.groupById.get(hostGroupId)?.setting
  const opening = setting === undefined ? null : settingDayOf(day.settings, setting).opening
  if (opening === null) return false
  const isEarly = endMinute <= opening.startMinute + EDGE_MINUTES
  const isLate = startMinute >= opening.endMinute - EDGE_MINUTES
  return !isEarly && !isLate
}

/** The children whose parents still have to sign for an agreement, in order of name. MERGE-3 */
export function listConsentMissing(
  inputs: readonly Pick<MergeInput, 'index' | 'day'>[],
  wanted: ConsentQuestion,
): readonly ChildId[] {
  const asking = inputs.filter((input) => asksConsentOn(input, wanted))
  return listWithoutConsent(asking, wanted)
}

/**
 * The children who would be in another group week after week and whose parents have not signed for it, in order of name.
 * Asked of who comes by a contract for fixed days; whoever is placed where there is room needs none. MERGE-3, GROUP-3
 */
export function listWithoutConsent(
  inputs: readonly Pick<MergeInput, 'index' | 'day'>[],
  {
    groupIds,
    hostGroupId,
    startMinute,
    endMinute,
  }: Pick<WantedMerge, 'groupIds' | 'hostGroupId' | 'startMinute' | 'endMinute'>,
): readonly ChildId[] {
  const missing = new Set<ChildId>()
  for (const { index, day } of inputs) {
    const groups = day.groups.map((group) => ({
      ...group,
      presences: group.presences.filter((presence) => presence.origin === 'contract'),
    }))
    for (const { childId } of listChildrenAway({ groups }, groupIds, hostGroupId, {
      startMinute,
      endMinute,
    })) {
      if (!hasConsentFor(index.facts, childId, hostGroupId, day.day)) missing.add(childId)
    }
  }
  const nameOf = (childId: ChildId): string => inputs[0]?.index.children.get(childId)?.child.firstName ?? ''
  return [...missing].sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'nl') || (a < b ? -1 : 1))
}
