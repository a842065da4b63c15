import { isValidOn, type IsoDay } from '#shared/kernel/time.ts'
import type { LocationId } from '../ids.ts'
import type { HouseRule } from '../organisation/model.ts'
import type { HousePolicies, PolicyCode } from './model.ts'
import { policyDefinitions } from './policies.ts'
import { latestRule, readPolicyText } from './policies-on.ts'

/** Who decided the value that holds. */
export type PolicyOrigin = 'default' | 'organisation' | 'location'

/** A value somebody set, and from when. */
export interface SetPolicy<Code extends PolicyCode> {
  readonly value: HousePolicies[Code]
  readonly since: IsoDay
}

/** A value that will hold from a later day on. */
export interface PlannedPolicy<Code extends PolicyCode> {
  readonly level: Exclude<PolicyOrigin, 'default'>
  readonly value: HousePolicies[Code]
  readonly validFrom: IsoDay
}

/** One policy at one location on one day: what holds, who decided it, and what is still to come. */
export interface PolicyState<Code extends PolicyCode> {
  readonly value: HousePolicies[Code]
  readonly origin: PolicyOrigin
  /** First day of the value that holds; null for a default. */
  readonly since: IsoDay | null
  /** What the organisation says, also where the location is stricter. */
  readonly organisation: SetPolicy<Code> | null
  /** What the location says, also where it may not. */
  readonly own: SetPolicy<Code> | null
  /** The location asks for something looser, and the stricter value keeps holding. */
  readonly isOwnHeldBack: boolean
  /** In order of day. */
  readonly planned: readonly PlannedPolicy<Code>[]
}

/** The rows in force and to come for one policy. Equal to `policiesOn` for the value; a test says so. */
export function stateOfPolicy<Code extends PolicyCode>(
  code: Code,
  houseRules: readonly HouseRule[],
  locationId: LocationId,
  day: IsoDay,
): PolicyState<Code> {
  const rows = houseRules.filter((rule) => rule.code === code)
  const valid = rows.filter((rule) => isValidOn(rule, day))
  const organisation = setPolicyOf(code, latestRule(code, valid, null))
  const own = setPolicyOf(code, latestRule(code, valid, locationId))
  const { defaultValue, combine } = policyDefinitions[code]
  const houseValue = organisation === null ? defaultValue : organisation.value
  const value = own === null ? houseValue : combine(houseValue, own.value)
  const isOwn = own !== null && isSameValue(value, own.value)
  const origin = isOwn ? 'location' : organisation === null ? 'default' : 'organisation'
  return {
    value,
    origin,
    since: (isOwn ? own : organisation)?.since ?? null,
    organisation,
    own,
    isOwnHeldBack: own !== null && !isOwn,
    planned: rows
      .filter((rule) => rule.validFrom > day && (rule.locationId === null || rule.locationId === locationId))
      .flatMap((rule) => plannedOf(code, rule))
      .sort((a, b) => compareText(a.validFrom, b.validFrom) || compareText(a.level, b.level)),
  }
}

/** What would hold if this value were set on a level; a location may only be stricter. */
export function valueIfSet<Code extends PolicyCode>(
  code: Code,
  state: Pick<PolicyState<Code>, 'organisation' | 'own'>,
  level: Exclude<PolicyOrigin, 'default'>,
  value: HousePolicies[Code],
): HousePolicies[Code] {
  const { defaultValue, combine } = policyDefinitions[code]
  const house =
    level === 'organisation' ? value : state.organisation === null ? defaultValue : state.organisation.value
  if (level === 'location') return combine(house, value)
  return state.own === null ? house : combine(house, state.own.value)
}

/** Values of a policy are plain data, always written in the same order by their own reader. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function setPolicyOf<Code extends PolicyCode>(
  code: Code,
  rule: HouseRule | undefined,
): SetPolicy<Code> | null {
  if (rule === undefined) return null
  const read = readPolicyText(code, rule.value)
  return read === undefined ? null : { value: read.value, since: rule.validFrom }
}

function plannedOf<Code extends PolicyCode>(code: Code, rule: HouseRule): readonly PlannedPolicy<Code>[] {
  const read = readPolicyText(code, rule.value)
  if (read === undefined) return []
  const level = rule.locationId === null ? 'organisation' : 'location'
  return [{ level, value: read.value, validFrom: rule.validFrom }]
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
