import { must } from '#shared/kernel/invariant.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import { addDays, isValidOn, type IsoDay } from '#shared/kernel/time.ts'
import type { LocationId } from '../ids.ts'
import type { Message } from '../explanation/model.ts'
import type { HouseRule } from '../organisation/model.ts'
import type { HousePolicies, PolicyCode } from './model.ts'
import { defaultPolicies, isPolicyCode, policyCodes, policyDefinitions } from './policies.ts'

/**
 * The value a stored house rule holds, or why it cannot be used: `policy.unknownCode`, `policy.notJson` or
 * `policy.badValue`. A rule that cannot be used is skipped when policies are read; it never stops the app.
 */
export function readHouseRule(
  rule: Pick<HouseRule, 'code' | 'value'>,
): Result<{ readonly code: PolicyCode; readonly value: HousePolicies[PolicyCode] }, Message> {
  if (!isPolicyCode(rule.code)) return refuse({ code: 'policy.unknownCode', params: { policy: rule.code } })
  const json = parseJson(rule.value)
  if (!json.ok) return refuse({ code: 'policy.notJson', params: { policy: rule.code } })
  const value = policyDefinitions[rule.code].read(json.value)
  if (value === undefined) return refuse({ code: 'policy.badValue', params: { policy: rule.code } })
  return ok({ code: rule.code, value })
}

function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    const value: unknown = JSON.parse(text)
    return { ok: true, value }
  } catch {
    return { ok: false }
  }
}

/**
 * The policies that hold at a location on a day. Of the valid rows of one level the latest counts; the organisation's
 * row replaces the default; a location's own row may only be stricter than the organisation's (or than the default,
 * when the organisation says nothing), unless neither is stricter, then the location's holds.
 */
export function policiesOn(
  houseRules: readonly HouseRule[],
  locationId: LocationId,
  day: IsoDay,
): HousePolicies {
  const valid = houseRules.filter((rule) => isValidOn(rule, day))
  const policies = { ...defaultPolicies }
  for (const code of policyCodes) setPolicy(policies, code, decideValue(code, valid, locationId))
  return policies
}

type DraftPolicies = { -readonly [Code in PolicyCode]: HousePolicies[Code] }

function setPolicy<Code extends PolicyCode>(
  policies: DraftPolicies,
  code: Code,
  value: HousePolicies[Code],
): void {
  policies[code] = value
}

function decideValue<Code extends PolicyCode>(
  code: Code,
  valid: readonly HouseRule[],
  locationId: LocationId,
): HousePolicies[Code] {
  const definition = policyDefinitions[code]
  const house = latestValue(code, valid, null) ?? boxed(definition.defaultValue)
  const local = latestValue(code, valid, locationId)
  return local === undefined ? house.value : definition.combine(house.value, local.value)
}

interface Boxed<Value> {
  readonly value: Value
}

/** A box tells "no value" from the value null (no limit). */
function boxed<Value>(value: Value): Boxed<Value> {
  return { value }
}

/** The value in a stored text, in a box that tells "no value" from the value null; `undefined` when it does not fit. */
export function readPolicyText<Code extends PolicyCode>(
  code: Code,
  text: string,
): Boxed<HousePolicies[Code]> | undefined {
  const json = parseJson(text)
  if (!json.ok) return undefined
  const value = policyDefinitions[code].read(json.value)
  return value === undefined ? undefined : boxed(value)
}

/**
 * Of the rows of one level (null = the organisation) the usable one with the latest start; the greatest id decides
 * between rows of one day.
 */
export function latestRule(
  code: PolicyCode,
  rules: readonly HouseRule[],
  locationId: LocationId | null,
): HouseRule | undefined {
  let latest: HouseRule | undefined
  for (const rule of rules) {
    if (rule.code !== code || rule.locationId !== locationId) continue
    if (latest !== undefined && !isLater(rule, latest)) continue
    if (readPolicyText(code, rule.value) !== undefined) latest = rule
  }
  return latest
}

function latestValue<Code extends PolicyCode>(
  code: Code,
  rules: readonly HouseRule[],
  locationId: LocationId | null,
): Boxed<HousePolicies[Code]> | undefined {
  const rule = latestRule(code, rules, locationId)
  return rule === undefined ? undefined : readPolicyText(code, rule.value)
}

function isLater(rule: HouseRule, other: HouseRule): boolean {
  return rule.validFrom > other.validFrom || (rule.validFrom === other.validFrom && rule.id > other.id)
}

/** Policies change on a few days only: the stretches between them, so that a day is a look-up. */
export interface PolicyTimeline {
  /** In order of day; the first starts before every day. */
  readonly stretches: readonly { readonly fromDay: IsoDay; readonly policies: HousePolicies }[]
}

const BEFORE_ALL = '1900-01-01' as IsoDay

export function createPolicyTimeline(
  houseRules: readonly HouseRule[],
  locationId: LocationId,
): PolicyTimeline {
  const starts = new Set<IsoDay>([BEFORE_ALL])
  for (const rule of houseRules) {
    starts.add(rule.validFrom)
    if (rule.validUntil !== null) starts.add(addDays(rule.validUntil, 1))
  }
  const stretches = [...starts]
    .sort()
    .map((fromDay) => ({ fromDay, policies: policiesOn(houseRules, locationId, fromDay) }))
  return { stretches }
}

/** The policies on a day, equal to `policiesOn` for that day. */
export function policiesAt(timeline: PolicyTimeline, day: IsoDay): HousePolicies {
  const stretch = timeline.stretches.findLast((candidate) => candidate.fromDay <= day)
  return must(stretch ?? timeline.stretches[0], 'a timeline has a first stretch').policies
}
