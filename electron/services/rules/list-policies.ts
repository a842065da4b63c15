import type { LocationId } from '#shared/domain/ids.ts'
import type { HouseRule } from '#shared/domain/organisation/model.ts'
import type { HousePolicies, PolicyCode } from '#shared/domain/policies/model.ts'
import { policyGroups, policyLines } from '#shared/domain/policies/policy-groups.ts'
import { stateOfPolicy, type SetPolicy } from '#shared/domain/policies/policy-state.ts'
import type { PolicyView } from '#shared/ipc/calls/rules.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { IsoDay } from '#shared/kernel/time.ts'

/** Every policy of a location on a day, in the parts and lines of the screen. */
export function listPolicies(
  houseRules: readonly HouseRule[],
  locationId: LocationId,
  day: IsoDay,
): CallOutput<'rules.list'> {
  return {
    day,
    groups: policyGroups.map((group) => ({
      group,
      lines: policyLines[group].map((line) => line.map((code) => viewOf(code, houseRules, locationId, day))),
    })),
  }
}

function viewOf(
  code: PolicyCode,
  houseRules: readonly HouseRule[],
  locationId: LocationId,
  day: IsoDay,
): PolicyView {
  const state = stateOfPolicy(code, houseRules, locationId, day)
  return {
    code,
    value: textOf(state.value),
    origin: state.origin,
    since: state.since,
    organisation: setOf(state.organisation),
    own: setOf(state.own),
    isOwnHeldBack: state.isOwnHeldBack,
    planned: state.planned.map(({ level, value, validFrom }) => ({ level, value: textOf(value), validFrom })),
  }
}

function setOf(set: SetPolicy<PolicyCode> | null): PolicyView['own'] {
  return set === null ? null : { value: textOf(set.value), since: set.since }
}

function textOf(value: HousePolicies[PolicyCode]): string {
  return JSON.stringify(value)
}
