import type { Message } from '../explanation/model.ts'
import type { ChildId } from '../ids.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { LawBook } from '../ratio/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { addDays } from '#shared/kernel/time.ts'
import { daysHeldWithin, withoutMerge } from './agreement-days.ts'
import { listChildrenAway, type ChildAway } from './children-away.ts'
import { inputsOfDays, listConsentMissing, LOOK_AHEAD_DAYS } from './judge-agreement.ts'
import type { GroupMerge } from './model.ts'

/** A child whose parents are told, and whether they still have to sign. GROUP-2, GROUP-3 */
export interface ToldChild extends ChildAway {
  readonly needsConsent: boolean
}

/** The children who are in another group in the first eight weeks of an agreement from a day on, each once. */
export function listToldChildren(
  index: LocationIndex,
  book: LawBook,
  merge: GroupMerge,
  fromDay: IsoDay,
): readonly ToldChild[] {
  const from = fromDay < merge.validFrom ? merge.validFrom : fromDay
  const days = daysHeldWithin(merge, from, addDays(from, LOOK_AHEAD_DAYS - 1))
  const inputs = inputsOfDays(withoutMerge(index, merge.id), book, days)
  const { startMinute, endMinute } = merge
  const away = new Map<ChildId, ChildAway>()
  for (const { day } of inputs) {
    for (const child of listChildrenAway(day, merge.groupIds, merge.hostGroupId, {
      startMinute,
      endMinute,
    })) {
      if (!away.has(child.childId)) away.set(child.childId, child)
    }
  }
  const missing = new Set(listConsentMissing(inputs, merge))
  return [...away.values()].map((child) => ({ ...child, needsConsent: missing.has(child.childId) }))
}

export interface LetterFacts {
  readonly locationName: string
  readonly hostName: string
  /** In the order of the house, at least two. */
  readonly groupNames: readonly string[]
  /** Somebody has to sign, whatever the agreement is called. GROUP-3 */
  readonly isConsentAsked?: boolean
}

/** What parents are told: which groups, when, where, why, and whether they have to sign. GROUP-2, GROUP-3 */
export function letterOf(merge: GroupMerge, facts: LetterFacts): readonly Message[] {
  const { validFrom: from, validUntil: until, startMinute: start, endMinute: end } = merge
  const names = { groups: facts.groupNames.slice(0, -1).join(', '), last: facts.groupNames.at(-1) ?? '' }
  const when: readonly Message[] =
    from === until
      ? [say('onDay', { ...names, day: from }), say('times', { start, end })]
      : [
          say('period', { ...names, from, until }),
          ...merge.weekdays.map((weekday) =>
            say('onWeekday', { weekdayCode: `mergePaper.weekday.${weekday}`, start, end }),
          ),
        ]
  const why =
    merge.reason === 'other' ? say('whyOther') : say('why', { reasonCode: reasonCodeOf(merge.reason) })
  const consent: readonly Message[] =
    merge.kind === 'series' || facts.isConsentAsked === true
      ? [say('consent'), say('consentFree'), say('consentBack', { from })]
      : [say('noConsent')]
  return [
    say('greeting'),
    ...when,
    say('host', { host: facts.hostName }),
    why,
    say('staff'),
    say('faces'),
    ...consent,
    say('questions'),
    say('regards', { location: facts.locationName }),
  ]
}

export function reasonCodeOf(reason: GroupMerge['reason']): string {
  return `mergePaper.reason.${reason}`
}

function say(code: string, params: Message['params'] = {}): Message {
  return { code: `mergePaper.${code}`, params }
}
