import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import { parseIsoDay, type IsoDay } from '#shared/kernel/time.ts'
import { step } from './ratio-steps.ts'
import { AGE_SLOTS, ratioSettings, type AgeCounts, type RatioSetting, type RatioStep } from './model.ts'

/** A question from outside: `{"setting":"kdv","date":"2026-11-26","counts":{"0":2,"1":3}}`. */
export interface RatioCase {
  readonly setting: RatioSetting
  readonly day: IsoDay
  readonly counts: AgeCounts
}

const caseKeys: readonly string[] = ['setting', 'date', 'counts']
/** Older than this is a typing error; 13 to 17 are counted in the last slot. BKR-19 */
const OLDEST_AGE = 17
/** Far above any location, far below where sums lose precision. */
const MOST_CHILDREN = 100_000
const AGE_PATTERN = /^(?:0|[1-9]\d?)$/

/**
 * Reads a question that came from outside as JSON. Refuses, with a code and the offending value, what it cannot read
 * with certainty: an unknown setting or key, a day that does not exist, an age or a number that is not a whole one.
 */
export function parseRatioCase(value: unknown): Result<RatioCase, RatioStep> {
  if (!isRecord(value)) return refuse(step('ratio.caseNotObject'))
  for (const key of Object.keys(value)) {
    if (!caseKeys.includes(key)) return refuse(step('ratio.caseUnknownKey', { key: shorten(key) }))
  }
  for (const key of caseKeys) {
    if (!Object.hasOwn(value, key)) return refuse(step('ratio.caseMissingKey', { key }))
  }
  const setting = ratioSettings.find((candidate) => candidate === value['setting'])
  if (setting === undefined)
    return refuse(step('ratio.caseUnknownSetting', { setting: shorten(value['setting']) }))
  const day = typeof value['date'] === 'string' ? parseIsoDay(value['date']) : undefined
  if (day === undefined) return refuse(step('ratio.caseBadDay', { date: shorten(value['date']) }))
  const counts = parseCounts(value['counts'])
  return counts.ok ? ok({ setting, day, counts: counts.value }) : counts
}

function parseCounts(value: unknown): Result<AgeCounts, RatioStep> {
  if (!isRecord(value)) return refuse(step('ratio.caseCountsNotObject'))
  const counts = new Array<number>(AGE_SLOTS).fill(0)
  for (const key of Object.keys(value)) {
    const age = AGE_PATTERN.test(key) ? Number(key) : OLDEST_AGE + 1
    if (age > OLDEST_AGE) return refuse(step('ratio.caseBadAge', { age: shorten(key) }))
    const children = value[key]
    if (
      typeof children !== 'number' ||
      !Number.isInteger(children) ||
      children < 0 ||
      children > MOST_CHILDREN
    ) {
      return refuse(step('ratio.caseBadCount', { age, count: shorten(children) }))
    }
    const slot = Math.min(age, AGE_SLOTS - 1)
    counts[slot] = (counts[slot] ?? 0) + children
  }
  return ok(counts)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Enough of a value to recognise it, never a whole file. */
function shorten(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined')
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
