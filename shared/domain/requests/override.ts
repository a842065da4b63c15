import type { CheckResult, CheckStep } from './model.ts'

const missingConsent = 'check.secondGroupConsent.missing'

/** No reason sets these aside: the law of the group's size and staff, a suspended child, and secrecy. GROUP-5, CARE-6, PRIV-3 */
const beyondReason: readonly string[] = [
  'check.contract.suspended',
  'check.groupMax.notAllowed',
  'check.groupMax.fullByLaw',
  'check.ratio.notAllowed',
  'check.secrecy.preschool',
]

/** The step that no reason can set aside: the law, a child that is there already, a way to pay that does not exist. */
export function findFixedNo({ steps }: CheckResult): CheckStep | undefined {
  return steps.find(
    ({ code, verdict, message }) =>
      verdict === 'no' &&
      (code === 'alreadyPresent' || code === 'payment' || beyondReason.includes(message.code)),
  )
}

/** Consent in writing comes first, whoever answers for it. GROUP-3 */
export function findMissingConsent({ steps }: CheckResult): CheckStep | undefined {
  return steps.find(({ message }) => message.code === missingConsent)
}

/** Whether somebody who may do so can grant this against the verdict, with a reason. GROUP-3, GROUP-5, CARE-6 */
export function mayBeOverridden(check: CheckResult): boolean {
  return (
    check.resolved !== null && findFixedNo(check) === undefined && findMissingConsent(check) === undefined
  )
}
