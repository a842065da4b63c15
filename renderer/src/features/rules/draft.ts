import type { PolicyCode } from '#shared/domain/policies/model.ts'
import { readPolicyText } from '#shared/domain/policies/policies-on.ts'
import { policyDefinitions } from '#shared/domain/policies/policies.ts'
import { isSameValue, valueIfSet } from '#shared/domain/policies/policy-state.ts'
import { ruleSetCodes, ruleSets, type RuleSetId } from '#shared/domain/policies/rule-sets.ts'
import type { PolicyView } from '#shared/ipc/calls/rules.ts'

/** For whom a value is set. */
export type RuleScope = 'organisation' | 'location'

/** A policy with the value somebody wants, as JSON text. */
export interface WantedValue {
  readonly code: PolicyCode
  readonly value: string
}

export type Draft = Readonly<Partial<Record<PolicyCode, string>>>

/** What differs from the values that hold now. */
export function changedValues(policies: readonly PolicyView[], draft: Draft): readonly WantedValue[] {
  return policies.flatMap(({ code, value }) => {
    const wanted = draft[code]
    return wanted === undefined || wanted === value ? [] : [{ code, value: wanted }]
  })
}

/** A ready set as a draft. */
export function draftOfSet(id: RuleSetId): Draft {
  return Object.fromEntries(ruleSetCodes.map((code) => [code, JSON.stringify(ruleSets[id][code])]))
}

/**
 * The value that would hold at this location when it is not the wanted one: the stricter of organisation and location
 * stays. null = the wanted value would hold.
 */
export function heldValueOf(policy: PolicyView, scope: RuleScope, wanted: string): string | null {
  const { code } = policy
  // A box tells the value null (no limit) from a text that does not fit.
  const read = (text: string) => {
    const box = readPolicyText(code, text)
    return box === undefined ? policyDefinitions[code].defaultValue : box.value
  }
  const setOf = (set: PolicyView['own']) =>
    set === null ? null : { value: read(set.value), since: set.since }
  const state = { organisation: setOf(policy.organisation), own: setOf(policy.own) }
  const value = read(wanted)
  const held = valueIfSet(code, state, scope, value)
  return isSameValue(held, value) ? null : JSON.stringify(held)
}
