import type { Message } from '../../explanation/model.ts'
import type { CheckResult } from '../model.ts'

/**
 * Why a check does not allow granting, in the words of the step that decides; null when it does. A caution may be
 * granted, except one that waits for written consent. CHECK-1, GROUP-3
 */
export function whyNotGranted(check: CheckResult): Message | null {
  const impossible = check.steps.find((step) => step.code === 'alreadyPresent' && step.verdict === 'no')
  if (impossible !== undefined) return impossible.message
  if (check.resolved === null || check.verdict === 'no' || check.verdict === 'unknown') {
    return check.steps.find((step) => step.verdict === check.verdict)?.message ?? check.headline
  }
  const consent = check.steps.find((step) => step.message.code === 'check.secondGroupConsent.missing')
  return consent?.message ?? null
}
