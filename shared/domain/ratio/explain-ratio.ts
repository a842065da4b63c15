import { invariant } from '#shared/kernel/invariant.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { explainFormula, explainTable } from './explain-out-of-school.ts'
import { explainTableOne } from './explain-table-one.ts'
import { step } from './ratio-steps.ts'
import { compileRatio, type CompiledRatio } from './required-staff.ts'
import type { AgeCounts, LawBook, RatioResult, UnitRatioSetting } from './model.ts'

export interface RatioQuestion {
  readonly setting: UnitRatioSetting
  /** The day of care; decides the law version. BKR-20 */
  readonly day: IsoDay
  /** Children present at one moment; for bso since 2024-07-01 those of the whole location. */
  readonly counts: AgeCounts
  /** bso since 2024-07-01: the same children per base group, to judge the size of each group. BKR-6 */
  readonly groupCounts?: readonly AgeCounts[]
}

/**
 * The staff the law asks, with every line of the sum. The number is the one `compileRatio` looks up, and can be
 * worked out again from the parameters of the steps alone. A day without a law version is not allowed: `ratio.noLaw`.
 */
export function explainRatio(book: LawBook, question: RatioQuestion): RatioResult {
  const ratio = compileRatio(book, question.setting, question.day)
  if (ratio === undefined) {
    return {
      allowed: false,
      staff: null,
      verdict: 'no',
      law: '',
      level: 'group',
      maxGroupSize: 0,
      reason: step('ratio.noLaw', { rule: 'BKR-20', day: question.day }),
      cautions: [],
      steps: [],
    }
  }
  return explainCompiled(ratio, question.counts, question.groupCounts ?? [])
}

/** The same for a ratio that was compiled before. */
export function explainCompiled(
  ratio: CompiledRatio,
  counts: AgeCounts,
  groupCounts: readonly AgeCounts[] = [],
): RatioResult {
  const part = ratio.partFor?.(counts)
  if (part !== undefined) return explainPart(part, counts)
  const { law, dayCare } = ratio
  if (dayCare !== undefined) return explainTableOne(ratio, dayCare, counts)
  if (law.part === 'out-of-school') {
    return law.kind === 'formula'
      ? explainFormula(ratio, law, counts, groupCounts)
      : explainTable(ratio, law, law.table, law.fromAge, counts)
  }
  invariant(law.part === 'combined' && law.kind === 'table', 'every other version rests on table 1')
  return explainTable(ratio, law, law.table, 0, counts)
}

/** One group by itself, also where the law would count the location. BKR-5, BKR-9 */
function explainPart(part: CompiledRatio, counts: AgeCounts): RatioResult {
  if (part.level === 'group') return explainCompiled(part, counts)
  const result = explainCompiled(part, counts, [counts])
  return {
    ...result,
    level: 'group',
    steps: result.steps.filter((line) => line.code !== 'ratio.locationLevel'),
  }
}
