import { addDays, type IsoDay } from '#shared/kernel/time.ts'
import type { Child } from '../children/model.ts'
import type { Message, Verdict } from '../explanation/model.ts'
import type { ChildId } from '../ids.ts'
import { policiesAt } from '../policies/policies-on.ts'
import { matchGroup, SEARCH_WEEKS, YEAR_WEEKS, type GroupMatch } from './match-group.ts'
import type { PlannedWeekday } from '../base-groups/model.ts'
import type { WaitingEntry } from './model.ts'
import { createCandidate, type Candidate, type PlaceBook } from './place-book.ts'
import { spanInGroup, spanInSetting } from './stay-in-group.ts'

export interface EntryMatch {
  readonly verdict: Verdict
  readonly headline: Message
  /** Every group that takes the child's age, the best first. */
  readonly groups: readonly GroupMatch[]
  /** The group the headline is about; null when there is no place. */
  readonly best: GroupMatch | null
}

export interface EntryQuestion {
  readonly book: PlaceBook
  readonly entry: WaitingEntry
  readonly child: Child
  /** Under these the child is counted already: its own open offer. */
  readonly ownIds: readonly ChildId[]
  readonly today: IsoDay
}

/** So many days after the first one facts are needed: a year to start in, and a year to fit. WAIT-1 */
export const MATCH_DAYS = (SEARCH_WEEKS + YEAR_WEEKS) * 7

/**
 * Where and from when a waiting child fits, for a whole year and not only on its first day. Every group of the setting
 * that takes its age is looked at; the child's own place and its own offer stand in nobody's way. WAIT-1
 */
export function matchEntry(question: EntryQuestion): EntryMatch {
  const { book, entry, child, today } = question
  const wished = entry.wishedFrom > today ? entry.wishedFrom : today
  const candidate = candidateOf(question, entry.days)
  const policies = policiesAt(book.index.policies, today)
  const groups = book.index.groups
    .filter((group) => group.setting === entry.setting)
    .flatMap((group) => {
      const span = spanInGroup(child, group, policies)
      if (span === undefined) return []
      const firstDay = span.fromDay > wished ? span.fromDay : wished
      const isTooLate = firstDay > addDays(wished, SEARCH_WEEKS * 7)
      const isOver = span.untilDay !== null && span.untilDay < firstDay
      const isGone = group.validUntil !== null && group.validUntil < firstDay
      if (isTooLate || isOver || isGone) return []
      const { days, minimumDays } = entry
      return [
        matchGroup({
          ...{ book, candidate, group, days, minimumDays, firstDay },
          wishedFrom: wished,
          lastDay: span.untilDay,
        }),
      ]
    })
    .toSorted(compareMatches)
  const best = groups[0]
  if (best === undefined) return { verdict: 'no', headline: noGroup(question), groups, best: null }
  return {
    verdict: best.verdict,
    headline: best.start === null ? { code: 'waiting.noPlace', params: {} } : best.headline,
    groups,
    best: best.start === null ? null : best,
  }
}

/** A waiting child with so many of its days, ready to be tried. */
function candidateOf(question: EntryQuestion, days: readonly PlannedWeekday[]): Candidate {
  const { book, entry, child, ownIds, today } = question
  const onDay = entry.wishedFrom > today ? entry.wishedFrom : today
  return createCandidate(book.index.facts, { child, setting: entry.setting, days, onDay, ownIds })
}

/** What fits as wished first, then what is nearest to the wish, then the longest stay, then the order of groups. */
function compareMatches(a: GroupMatch, b: GroupMatch): number {
  if (a.start === null || b.start === null) {
    return Number(a.start === null) - Number(b.start === null)
  }
  return a.start.cost - b.start.cost || endOf(b).localeCompare(endOf(a))
}

function endOf({ untilDay }: GroupMatch): string {
  return untilDay ?? '9999-12-31'
}

function noGroup({ book, entry, child, today }: EntryQuestion): Message {
  const policies = policiesAt(book.index.policies, today)
  const { fromDay, untilDay } = spanInSetting(child, entry.setting, policies)
  const wished = entry.wishedFrom > today ? entry.wishedFrom : today
  if (untilDay !== null && untilDay < wished) return { code: 'waiting.tooOld', params: { day: untilDay } }
  if (fromDay > addDays(wished, SEARCH_WEEKS * 7))
    return { code: 'waiting.tooYoung', params: { day: fromDay } }
  return { code: 'waiting.noGroup', params: {} }
}
