import type { Message, Verdict } from '../explanation/model.ts'
import { say, type RequestCode } from './codes.ts'
import type { CheckStep, CheckStepCode, SumTable } from './model.ts'

/** One line of a check. The message code starts with the step's own code: `check.ratio.short` belongs to `ratio`. */
export function checkStep<Code extends CheckStepCode>(
  code: Code,
  verdict: Verdict,
  outcome: Extract<RequestCode, `check.${Code}.${string}`>,
  params: Message['params'] = {},
  sum: SumTable | null = null,
): CheckStep {
  return { code, verdict, message: say(outcome, params), sum }
}
