import type { Message } from '../explanation/model.ts'
import { explainCompiled } from '../ratio/explain-ratio.ts'
import type { RatioStep } from '../ratio/model.ts'
import type { SumTable } from './model.ts'
import type { TrialMoment } from './trial.ts'
import type { WishSubject } from './wish-subject.ts'

/** The whole sum of the law for one moment with the child: the counts, the row, the cells, the rules, the outcome. */
export function sumOf({ isVerdictOnly }: WishSubject, moment: TrialMoment): SumTable | null {
  if (isVerdictOnly) return null
  const { ratio } = moment.place
  const groups = ratio.level === 'location' ? [moment.groupCountsAfter] : []
  const result = explainCompiled(ratio, moment.countsAfter, groups)
  const lines: RatioStep[] = [...result.steps, ...result.cautions]
  if (result.reason !== undefined) lines.push(result.reason)
  const decidingLine = lines.findIndex((line) => line.code === decidingCodeOf(lines, result.reason))
  return { lines: lines.map(messageOf), decidingLine: decidingLine < 0 ? null : decidingLine }
}

function messageOf({ code, params }: RatioStep): Message {
  return { code, params }
}

/** What settled the number: why it is refused, a rule that raised it, else the cell of the table or the formula. */
function decidingCodeOf(
  lines: readonly RatioStep[],
  reason: RatioStep | undefined,
): RatioStep['code'] | undefined {
  if (reason !== undefined) return reason.code
  const isRaised = (line: RatioStep): boolean =>
    line.code === 'ratio.ruleTwoRaised' ||
    (line.code === 'ratio.preschoolHighest' &&
      Number(line.params['preschool']) > Number(line.params['table'])) ||
    (line.code === 'ratio.highest' && Number(line.params['formula']) > Number(line.params['table']))
  const isCounted = (line: RatioStep): boolean =>
    line.code === 'ratio.cellChosen' || line.code === 'ratio.cellChosenOne' || line.code === 'ratio.formula'
  return (lines.find(isRaised) ?? lines.find(isCounted))?.code
}
