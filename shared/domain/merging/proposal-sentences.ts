import type { Interval } from '#shared/kernel/time.ts'
import type { Message } from '../explanation/model.ts'
import { compileTogether, savedAt, tellingMoment } from './moments-of-merge.ts'
import type { FreedAnswer } from './freed-staff.ts'
import type { MergeInput } from './merge-input.ts'
import type { FreedStaff, MergeMoment } from './model.ts'
import type { MergePart } from './moments-of-merge.ts'

export interface SentenceFacts {
  readonly input: MergeInput
  readonly parts: readonly MergePart[]
  readonly host: MergePart
  readonly interval: Interval
  readonly moments: readonly MergeMoment[]
  readonly freed: FreedAnswer
  readonly savedMinutes: number
  readonly savedCents: number
  readonly childrenAway: number
}

/** A proposal in sentences, the most important first: the two numbers, when, what it frees, who, for whom. MERGE-4 */
export function proposalSentences(facts: SentenceFacts): readonly Message[] {
  return [
    twoNumbers(facts),
    whenTogether(facts),
    whatItFrees(facts),
    ...whoIsFreed(facts),
    whoMoves(facts),
    whichRule(facts),
  ]
}

/** "Peuters A", "Peuters B" and the last one apart, because "and" differs by language. */
export function namesOf(parts: readonly MergePart[]): { readonly groups: string; readonly last: string } {
  const names = parts.toSorted((a, b) => a.group.sortOrder - b.group.sortOrder).map(({ group }) => group.name)
  return { groups: names.slice(0, -1).join(', '), last: names.at(-1) ?? '' }
}

function twoNumbers({ parts, moments }: SentenceFacts): Message {
  const moment = tellingMoment(moments)
  const { children, requiredApart: apart, requiredTogether: together } = moment
  const names = namesOf(parts)
  if (together === null) return { code: 'merge.sum.notAllowed', params: { ...names, children } }
  if (apart === null)
    return { code: 'merge.sum.onlyTogether', params: { ...names, children, count: together } }
  const saved = savedAt(moment)
  const params = { ...names, children, apart, count: together }
  if (saved === 0) return { code: 'merge.sum.same', params }
  return { code: saved > 0 ? 'merge.sum.fewer' : 'merge.sum.more', params }
}

/** When to come together and when to part: the edges of the day are said as such. */
function whenTogether({ input, host, interval }: SentenceFacts): Message {
  const { startMinute: start, endMinute: end } = interval
  const opening = input.day.settings.find(({ setting }) => setting === host.group.setting)?.opening
  const presences = input.day.groups.flatMap((group) => group.presences)
  const isFromStart =
    start <= (opening?.startMinute ?? 0) || presences.every(({ startMinute }) => start <= startMinute)
  const isToEnd = (opening?.endMinute ?? 1440) <= end || presences.every(({ endMinute }) => endMinute <= end)
  const params = { host: host.group.name, start, end }
  if (isFromStart && isToEnd) return { code: 'merge.when.wholeDay', params }
  if (isFromStart) return { code: 'merge.when.untilSplit', params }
  return { code: isToEnd ? 'merge.when.fromMerge' : 'merge.when.between', params }
}

function whatItFrees({ host, moments, savedMinutes, savedCents }: SentenceFacts): Message {
  if (host.group.setting === 'outOfSchoolCare') {
    // MERGE-9
    return { code: 'merge.frees.school', params: {} }
  }
  if (savedMinutes > 0) return { code: 'merge.frees', params: { minutes: savedMinutes, cents: savedCents } }
  const costs = moments.reduce(
    (sum, moment) => sum + Math.max(-savedAt(moment), 0) * (moment.endMinute - moment.startMinute),
    0,
  )
  return costs > 0
    ? { code: 'merge.frees.costs', params: { minutes: costs } }
    : { code: 'merge.frees.nothing', params: {} }
}

function whoIsFreed({ input, freed, savedMinutes }: SentenceFacts): readonly Message[] {
  if (!input.day.isRosterKnown) return [{ code: 'merge.rosterUnknown', params: {} }]
  const sentences: Message[] = longestFirst(freed.freed)
    .slice(0, 3)
    .map(({ name, startMinute, endMinute }) => ({
      code: 'merge.freed',
      params: { name, start: startMinute, end: endMinute },
    }))
  if (freed.heldMinutes > 0) {
    sentences.push({ code: 'merge.faceStays', params: { minutes: freed.heldMinutes } })
  }
  if (savedMinutes > 0 && freed.freed.length === 0) sentences.push({ code: 'merge.nobodyFreed', params: {} })
  return sentences
}

function longestFirst(freed: readonly FreedStaff[]): readonly FreedStaff[] {
  return freed.toSorted((a, b) => b.endMinute - b.startMinute - (a.endMinute - a.startMinute))
}

function whoMoves({ host, childrenAway }: SentenceFacts): Message {
  return { code: 'merge.away', params: { count: childrenAway, host: host.group.name } }
}

function whichRule({ input, parts }: SentenceFacts): Message {
  const law = compileTogether(input, parts)?.law
  return { code: 'merge.rule', params: { article: law?.article ?? '', law: law?.id ?? '' } }
}
