import type { HousePolicies, PolicyCode } from './model.ts'
import type { PolicyDefinition } from './policy-definition.ts'
import { bothFlags, readFlag, smaller, wholeBetween } from './policy-values.ts'

type RetentionCode = Extract<PolicyCode, `retention.${string}`>

/** How long what is kept, in months after its end, and whether the program removes it by itself. PRIV-1 */
export const retentionPolicies: { readonly [Code in RetentionCode]: PolicyDefinition<HousePolicies[Code]> } =
  {
    'retention.childrenMonths': {
      defaultValue: 12,
      ruleId: 'PRIV-1',
      source: 'providerConditions',
      read: wholeBetween(0, 24),
      combine: smaller,
    },
    'retention.staffMonths': {
      defaultValue: 12,
      ruleId: 'PRIV-1',
      source: 'providerConditions',
      read: wholeBetween(0, 24),
      combine: smaller,
    },
    'retention.planningMonths': {
      defaultValue: 12,
      ruleId: 'PRIV-1',
      source: 'providerConditions',
      read: wholeBetween(1, 24),
      combine: smaller,
    },
    'retention.presenceMonths': {
      defaultValue: 36,
      ruleId: 'PRIV-1',
      source: 'law',
      read: wholeBetween(1, 36),
      combine: smaller,
    },
    'retention.accountingMonths': {
      defaultValue: 96,
      ruleId: 'PRIV-1',
      source: 'law',
      read: wholeBetween(84, 120),
      combine: smaller,
    },
    'retention.auditMonths': {
      defaultValue: 12,
      ruleId: 'PRIV-1',
      source: 'providerConditions',
      read: wholeBetween(6, 24),
      combine: smaller,
    },
    'retention.requestsMonths': {
      defaultValue: 60,
      ruleId: 'PRIV-2',
      source: 'ownKnowledge',
      read: wholeBetween(12, 84),
      combine: smaller,
    },
    'retention.breachesMonths': {
      defaultValue: 60,
      ruleId: 'PRIV-7',
      source: 'ownKnowledge',
      read: wholeBetween(36, 120),
      combine: smaller,
    },
    'retention.automatic': {
      defaultValue: false,
      ruleId: 'PRIV-1',
      source: 'ownKnowledge',
      read: readFlag,
      combine: bothFlags,
    },
  }
