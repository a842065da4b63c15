import { must } from '#shared/kernel/invariant.ts'
import { decimalText } from './decimal-text.ts'
import { thousandthsOf, isUsualGroup, type CompiledRatio } from './required-staff.ts'
import {
  countAll,
  countBetween,
  findBand,
  findCell,
  maxGroupSizeOf,
  maxGroupSizeOfBands,
  youngestAge,
} from './ratio-table.ts'
import { reasonNoCell, step, stepOfLaw, stepOfResult, stepsOfCells, stepsOfCounts } from './ratio-steps.ts'
import type {
  AgeCounts,
  OutOfSchoolFormulaLaw,
  RatioLaw,
  RatioResult,
  RatioStep,
  RatioTable,
} from './model.ts'

/**
 * Explains bso since 2024-07-01. The counts are those of the location; the size of each base group is judged only
 * when the groups are given, because the sum itself no longer looks at them. BKR-5, BKR-6
 */
export function explainFormula(
  ratio: CompiledRatio,
  law: OutOfSchoolFormulaLaw,
  counts: AgeCounts,
  groupCounts: readonly AgeCounts[],
): RatioResult {
  const common = { law: law.id, level: ratio.level, maxGroupSize: law.maxGroupSize }
  const counted = [...stepsOfCounts(counts), step('ratio.locationLevel', { rule: 'BKR-5' })]
  const tooYoung = reasonTooYoung(counts, law.fromAge)
  const tooLarge = tooYoung ?? findBaseGroupTooLarge(law, groupCounts)
  if (tooLarge !== undefined) {
    const steps = [...counted, stepOfLaw(law)]
    return { ...common, allowed: false, staff: null, verdict: 'no', reason: tooLarge, cautions: [], steps }
  }
  const staff = ratio.required(counts)
  const cautions = listGroupCautions(law, groupCounts)
  const steps = [
    ...counted,
    ...(countAll(counts) === 0 ? [] : [stepOfFormula(law, counts, staff)]),
    ...groupCounts.map((group, index) =>
      step('ratio.baseGroupSize', {
        rule: 'BKR-6',
        group: index + 1,
        total: countAll(group),
        maxGroupSize: law.maxGroupSize,
      }),
    ),
    stepOfResult(staff),
    step('ratio.maxGroupSize', { maxGroupSize: law.maxGroupSize }),
    stepOfLaw(law),
  ]
  return {
    ...common,
    allowed: true,
    staff,
    verdict: cautions.length === 0 ? 'ok' : 'caution',
    cautions,
    steps,
  }
}

/** BKR-5: the young and the older children, each with their weight; rounded up. */
function stepOfFormula(law: OutOfSchoolFormulaLaw, counts: AgeCounts, staff: number): RatioStep {
  return step('ratio.formula', {
    rule: 'BKR-5',
    young: countBetween(counts, law.fromAge, law.oldFromAge),
    old: countBetween(counts, law.oldFromAge, counts.length),
    oldFromAge: law.oldFromAge,
    youngWeight: decimalText(law.youngPerThousand, 1000),
    oldWeight: decimalText(law.oldPerThousand, 1000),
    sum: decimalText(thousandthsOf(law, counts), 1000),
    staff,
  })
}

function findBaseGroupTooLarge(
  law: OutOfSchoolFormulaLaw,
  groups: readonly AgeCounts[],
): RatioStep | undefined {
  for (const [index, group] of groups.entries()) {
    const total = countAll(group)
    if (total > law.maxGroupSize) {
      return step('ratio.baseGroupTooLarge', {
        rule: 'BKR-6',
        group: index + 1,
        total,
        maxGroupSize: law.maxGroupSize,
      })
    }
  }
  return undefined
}

function listGroupCautions(law: OutOfSchoolFormulaLaw, groups: readonly AgeCounts[]): readonly RatioStep[] {
  const cautions: RatioStep[] = []
  for (const [index, group] of groups.entries()) {
    if (isUsualGroup(law, group)) continue
    const band = findBand(law.usualGroupBands, group)
    cautions.push(
      step('ratio.cautionGroupSize', {
        rule: 'BKR-6',
        group: index + 1,
        total: countAll(group),
        usualMaximum: band === undefined ? 0 : maxGroupSizeOf(band),
      }),
    )
  }
  return cautions
}

/** Explains tables 2 and 3: bso until 2024-06-30, combined groups until 2018-12-31. BKR-7, BKR-8, BKR-10 */
export function explainTable(
  ratio: CompiledRatio,
  law: RatioLaw,
  table: RatioTable,
  fromAge: number,
  counts: AgeCounts,
): RatioResult {
  const rule = law.part === 'combined' ? 'BKR-10' : law.validFrom < '2019' ? 'BKR-8' : 'BKR-7'
  const total = countAll(counts)
  const band = findBand(table.bands, counts)
  const maxGroupSize = band === undefined ? maxGroupSizeOfBands(table.bands) : maxGroupSizeOf(band)
  const common = { law: law.id, level: ratio.level, maxGroupSize, cautions: [] }
  const counted = stepsOfCounts(counts)
  const cell = band && findCell(band, counts)
  if (total > 0 && cell === undefined) {
    const reason =
      reasonTooYoung(counts, fromAge) ??
      reasonNoCell(rule, must(band, 'a table has a row for every mix of its ages'), counts)
    const steps = [...counted, stepOfLaw(law)]
    return { ...common, allowed: false, staff: null, verdict: 'no', reason, steps }
  }
  const staff = ratio.required(counts)
  const cells =
    band === undefined || cell === undefined ? [] : stepsOfCells(rule, table.number, band, cell, total)
  const steps = [
    ...counted,
    ...cells,
    stepOfResult(staff),
    step('ratio.maxGroupSize', { maxGroupSize }),
    stepOfLaw(law),
  ]
  return { ...common, allowed: true, staff, verdict: 'ok', steps }
}

/** Out-of-school care starts at primary school: a younger child is not counted but refused. BKR-19 */
function reasonTooYoung(counts: AgeCounts, fromAge: number): RatioStep | undefined {
  const age = youngestAge(counts)
  return age >= 0 && age < fromAge
    ? step('ratio.ageOutsideSetting', { rule: 'BKR-19', age, fromAge })
    : undefined
}
