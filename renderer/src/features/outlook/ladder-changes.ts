import type { CallOutput } from '#shared/ipc/contract.ts'
import type { Language } from '#shared/text/formats.ts'
import { weekdayShort } from '#shared/text/formats.ts'

type Step = CallOutput<'outlook.ladder'>['steps'][number]

/** Less than this over a day is the edge of a shift and no change of staff. */
const LEAST_MINUTES = 60

export type StaffChange = 'fewer' | 'more' | 'same' | 'notAllowed' | 'unseen'

/** What a step does to the staff, taken over its days: a day that gets worse is said before one that gets better. */
export function staffChangeOf({ effects }: Step): StaffChange {
  if (effects.length === 0) return 'unseen'
  if (
    effects.some(({ requiredBefore, requiredAfter }) => requiredBefore !== null && requiredAfter === null)
  ) {
    return 'notAllowed'
  }
  const isMore = effects.some(
    ({ requiredBefore, requiredAfter, changeMinutes }) =>
      (requiredAfter ?? 0) > (requiredBefore ?? 0) || changeMinutes >= LEAST_MINUTES,
  )
  if (isMore) return 'more'
  const isFewer = effects.some(
    ({ requiredBefore, requiredAfter, changeMinutes }) =>
      (requiredAfter ?? 0) < (requiredBefore ?? 0) || changeMinutes <= -LEAST_MINUTES,
  )
  return isFewer ? 'fewer' : 'same'
}

/** Something is still to be arranged for the child. */
export function isTask({ next }: Step): boolean {
  return next !== null && next.state === 'none'
}

export interface PlacesGain {
  readonly ageYears: number
  /** Of the day that gains or loses most. */
  readonly count: number
  readonly isMore: boolean
  readonly weekdays: string
}

/** The age that gains most places and the one that loses most, with the days on which. */
export function placesGainsOf({ effects }: Step, language: Language): readonly PlacesGain[] {
  const ages = new Set(effects.flatMap(({ places }) => places.map(({ ageYears }) => ageYears)))
  const changes = [...ages].flatMap((ageYears) =>
    [true, false].flatMap((isMore): readonly PlacesGain[] => {
      const days = effects.flatMap(({ day, places }) => {
        const found = places.find((each) => each.ageYears === ageYears)
        const change = found === undefined ? 0 : found.after - found.before
        return (isMore ? change > 0 : change < 0) ? [{ day, count: Math.abs(change) }] : []
      })
      if (days.length === 0) return []
      const weekdays = days.map(({ day }) => weekdayShort(day, language)).join(', ')
      return [{ ageYears, count: Math.max(...days.map(({ count }) => count)), isMore, weekdays }]
    }),
  )
  const most = (isMore: boolean): readonly PlacesGain[] =>
    changes
      .filter((change) => change.isMore === isMore)
      .toSorted(
        (a, b) => b.count - a.count || b.weekdays.length - a.weekdays.length || a.ageYears - b.ageYears,
      )
      .slice(0, 1)
  return [...most(true), ...most(false)]
}
