import type { LocationId } from '../ids.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { HouseRule } from '../organisation/model.ts'
import { createPolicyTimeline } from '../policies/policies-on.ts'
import type { PolicyCode } from '../policies/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'

/** A policy and its value as JSON text. */
export interface WantedPolicy {
  readonly code: PolicyCode
  readonly value: string
}

/** The same location under other house rules. Nothing else of an index depends on them. */
export function withHouseRules(index: LocationIndex, houseRules: readonly HouseRule[]): LocationIndex {
  return {
    ...index,
    facts: { ...index.facts, houseRules },
    policies: createPolicyTimeline(houseRules, index.facts.location.id),
  }
}

/** The house rules as they would be if these values were set from a day on; `null` is the whole organisation. */
export function rulesIfSet(
  houseRules: readonly HouseRule[],
  locationId: LocationId | null,
  values: readonly WantedPolicy[],
  validFrom: IsoDay,
): readonly HouseRule[] {
  const isReplaced = (rule: HouseRule): boolean =>
    rule.locationId === locationId &&
    rule.validFrom === validFrom &&
    values.some(({ code }) => code === rule.code)
  return [
    ...houseRules.filter((rule) => !isReplaced(rule)),
    ...values.map((wanted) => ruleOf(wanted, locationId, validFrom)),
  ]
}

const BEFORE_ALL = '1900-01-01' as IsoDay

/** The house rules as if these values had always held: what was set on the same level for them does not count. */
export function rulesIfAlwaysSet(
  houseRules: readonly HouseRule[],
  locationId: LocationId | null,
  values: readonly WantedPolicy[],
): readonly HouseRule[] {
  const codes = new Set<string>(values.map(({ code }) => code))
  return [
    ...houseRules.filter((rule) => rule.locationId !== locationId || !codes.has(rule.code)),
    ...values.map((wanted) => ruleOf(wanted, locationId, BEFORE_ALL)),
  ]
}

function ruleOf({ code, value }: WantedPolicy, locationId: LocationId | null, validFrom: IsoDay): HouseRule {
  return { id: `wanted.${code}`, locationId, code, value, validFrom, validUntil: null }
}
