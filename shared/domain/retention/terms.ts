import type { HousePolicies, PolicyCode } from '../policies/model.ts'
import { policyDefinitions } from '../policies/policies.ts'
import type { PolicySource } from '../policies/policy-definition.ts'
import { retentionKinds } from '../privacy/model.ts'
import type { RetentionKind } from '../privacy/model.ts'

/** From when a term runs. */
export type TermStart = 'agreementEnd' | 'employmentEnd' | 'day' | 'month' | 'recording' | 'closing'

export interface RetentionTerm {
  readonly kind: RetentionKind
  /** The house rule that holds the term, in whole months. */
  readonly policy: TermPolicy
  readonly starts: TermStart
}

export type TermPolicy = Extract<PolicyCode, `retention.${string}Months`>

/** Whole months by kind of data. */
export type TermsInMonths = Readonly<Record<RetentionKind, number>>

const termOf: Readonly<Record<RetentionKind, Omit<RetentionTerm, 'kind'>>> = {
  children: { policy: 'retention.childrenMonths', starts: 'agreementEnd' },
  staff: { policy: 'retention.staffMonths', starts: 'employmentEnd' },
  planning: { policy: 'retention.planningMonths', starts: 'day' },
  presence: { policy: 'retention.presenceMonths', starts: 'day' },
  accounting: { policy: 'retention.accountingMonths', starts: 'month' },
  audit: { policy: 'retention.auditMonths', starts: 'recording' },
  requests: { policy: 'retention.requestsMonths', starts: 'closing' },
  breaches: { policy: 'retention.breachesMonths', starts: 'closing' },
}

/** Every kind of data with a term of its own, in the order in which it is removed. PRIV-1 */
export const retentionTerms: readonly RetentionTerm[] = retentionKinds.map((kind) => ({
  kind,
  ...termOf[kind],
}))

/** Where the default of a term comes from, and the rule it belongs to. */
export function sourceOfTerm(kind: RetentionKind): {
  readonly source: PolicySource
  readonly ruleId: string
} {
  const { source, ruleId } = policyDefinitions[termOf[kind].policy]
  return { source, ruleId }
}

export function termsOf(policies: HousePolicies): TermsInMonths {
  return {
    children: policies['retention.childrenMonths'],
    staff: policies['retention.staffMonths'],
    planning: policies['retention.planningMonths'],
    presence: policies['retention.presenceMonths'],
    accounting: policies['retention.accountingMonths'],
    audit: policies['retention.auditMonths'],
    requests: policies['retention.requestsMonths'],
    breaches: policies['retention.breachesMonths'],
  }
}
