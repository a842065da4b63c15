import { must } from '#shared/kernel/invariant.ts'
import { baseNeed, DAY_CARE_AGES, hasTooManyBabies, needIndex, sumRuleOne } from './day-care-need.ts'
import { decimalText } from './decimal-text.ts'
import { needTableOf, type CompiledRatio } from './required-staff.ts'
import {
  countAll,
  countBetween,
  findBand,
  findCell,
  maxGroupSizeOf,
  maxGroupSizeOfBands,
} from './ratio-table.ts'
import { reasonNoCell, step, stepOfLaw, stepOfResult, stepsOfCells, stepsOfCounts } from './ratio-steps.ts'
import { NOT_ALLOWED, type AgeCounts, type DayCareLaw, type RatioResult, type RatioStep } from './model.ts'

/** Explains kdv, psg, ve and the combined group since 2019: table 1 and its rules. BKR-1..4, 9, 11, 12 */
export function explainTableOne(ratio: CompiledRatio, dayCare: DayCareLaw, counts: AgeCounts): RatioResult {
  const folded = foldOlderChildren(counts)
  const cautions = listCautions(ratio, dayCare, counts, folded)
  const common = { law: ratio.law.id, level: ratio.level, cautions }
  const counted = [...stepsOfCounts(counts), ...stepsOfFolding(counts)]
  const sources = ratio.law === dayCare ? [stepOfLaw(dayCare)] : [stepOfLaw(ratio.law), stepOfLaw(dayCare)]
  const band = findBand(dayCare.table.bands, folded)
  const maxGroupSize = band === undefined ? maxGroupSizeOfBands(dayCare.table.bands) : maxGroupSizeOf(band)
  const staff = ratio.required(counts)
  if (staff === NOT_ALLOWED) {
    const reason = reasonNotAllowed(dayCare, folded)
    const steps = [...counted, ...sources]
    return { ...common, allowed: false, staff: null, verdict: 'no', maxGroupSize, reason, steps }
  }
  const steps = [
    ...counted,
    ...stepsOfTableOne(dayCare, folded),
    ...stepsOfPreschool(ratio, dayCare, folded),
    stepOfResult(staff),
    step('ratio.maxGroupSize', { maxGroupSize }),
    ...sources,
  ]
  return {
    ...common,
    allowed: true,
    staff,
    verdict: cautions.length === 0 ? 'ok' : 'caution',
    maxGroupSize,
    steps,
  }
}

/** BKR-9: children of four and older are counted with those of three. */
function foldOlderChildren(counts: AgeCounts): AgeCounts {
  return [
    counts[0] ?? 0,
    counts[1] ?? 0,
    counts[2] ?? 0,
    countBetween(counts, DAY_CARE_AGES - 1, counts.length),
  ]
}

function stepsOfFolding(counts: AgeCounts): readonly RatioStep[] {
  const children = countBetween(counts, DAY_CARE_AGES, counts.length)
  if (children === 0) return []
  return [step('ratio.countedAsAge', { rule: 'BKR-9', children, age: DAY_CARE_AGES - 1 })]
}

/** Table 1, rule 1 and rule 2, in the order of the law. */
function stepsOfTableOne(dayCare: DayCareLaw, counts: AgeCounts): readonly RatioStep[] {
  const total = countAll(counts)
  if (total === 0) return []
  const band = must(findBand(dayCare.table.bands, counts), 'an allowed group has a row in table 1')
  const cell = must(findCell(band, counts), 'an allowed group has a cell in table 1')
  return [
    ...stepsOfCells('BKR-1', dayCare.table.number, band, cell, total),
    ...stepsOfRuleOne(dayCare, counts, cell.staff),
    stepOfRuleTwo(dayCare, counts),
  ]
}

/** BKR-2: only with a baby in the group, and then the higher of table and formula. */
function stepsOfRuleOne(dayCare: DayCareLaw, counts: AgeCounts, tableStaff: number): readonly RatioStep[] {
  const [babies = 0, ones = 0, twos = 0, threes = 0] = counts
  if (babies === 0) return [step('ratio.ruleOneUnused', { rule: 'BKR-2' })]
  const { childrenPerStaff, divisorTenths } = dayCare.ruleOne
  const [perBaby = 1, perOne = 1, perTwo = 1, perThree = 1] = childrenPerStaff
  const sum = sumRuleOne(dayCare.ruleOne, counts)
  return [
    step('ratio.ruleOne', {
      rule: 'BKR-2',
      babies,
      ones,
      twos,
      threes,
      perBaby,
      perOne,
      perTwo,
      perThree,
      divisor: decimalText(divisorTenths, 10),
      a: decimalText(babies, perBaby),
      b: decimalText(ones, perOne),
      c: decimalText(twos, perTwo),
      d: decimalText(threes, perThree),
      z: decimalText(sum.numerator, sum.denominator),
      staff: sum.staff,
    }),
    step('ratio.highest', {
      rule: 'BKR-2',
      table: tableStaff,
      formula: sum.staff,
      staff: Math.max(tableStaff, sum.staff),
    }),
  ]
}

/** BKR-3: a child more may never mean a member of staff less. */
function stepOfRuleTwo(dayCare: DayCareLaw, counts: AgeCounts): RatioStep {
  const { size, needs } = needTableOf(dayCare)
  const before = baseNeed(dayCare, counts)
  for (let age = 0; age < DAY_CARE_AGES; age++) {
    if ((counts[age] ?? 0) === 0) continue
    const [babies = 0, ones = 0, twos = 0, threes = 0] = counts.with(age, (counts[age] ?? 0) - 1)
    const staffWithout = needs[needIndex(size, babies, ones, twos, threes)] ?? NOT_ALLOWED
    if (staffWithout > before) {
      return step('ratio.ruleTwoRaised', {
        rule: 'BKR-3',
        age,
        staffWithout,
        staffBefore: before,
        staff: before + 1,
      })
    }
  }
  return step('ratio.ruleTwoUnused', { rule: 'BKR-3' })
}

/** BKR-12: the educators for preschool education, on top of table 1. */
function stepsOfPreschool(
  ratio: CompiledRatio,
  dayCare: DayCareLaw,
  counts: AgeCounts,
): readonly RatioStep[] {
  const total = countAll(counts)
  if (ratio.law.part !== 'preschool-education' || total === 0) return []
  const { childrenPerStaff } = ratio.law
  const preschoolStaff = Math.ceil(total / childrenPerStaff)
  const { size, needs } = needTableOf(dayCare)
  const [babies = 0, ones = 0, twos = 0, threes = 0] = counts
  const tableStaff = needs[needIndex(size, babies, ones, twos, threes)] ?? NOT_ALLOWED
  return [
    step('ratio.preschool', { rule: 'BKR-12', total, childrenPerStaff, staff: preschoolStaff }),
    step('ratio.preschoolHighest', {
      rule: 'BKR-12',
      table: tableStaff,
      preschool: preschoolStaff,
      staff: Math.max(tableStaff, preschoolStaff),
    }),
    step('ratio.preschoolQualified', { rule: 'BKR-12', staff: preschoolStaff }),
  ]
}

function reasonNotAllowed(dayCare: DayCareLaw, counts: AgeCounts): RatioStep {
  const band = must(findBand(dayCare.table.bands, counts), 'table 1 has a row for every mix of ages')
  const isTooLarge = countAll(counts) > maxGroupSizeOf(band)
  if (!isTooLarge && hasTooManyBabies(dayCare, counts)) {
    return step('ratio.tooManyBabies', {
      rule: 'BKR-4',
      babies: counts[0] ?? 0,
      maxBabies: dayCare.maxBabiesInMixedGroup,
    })
  }
  return reasonNoCell('BKR-1', band, counts)
}

function listCautions(
  ratio: CompiledRatio,
  dayCare: DayCareLaw,
  counts: AgeCounts,
  folded: AgeCounts,
): readonly RatioStep[] {
  return ratio.cautionsFor(counts).map((code) => {
    switch (code) {
      case 'ratio.cautionRuleTwo': {
        const { size, needs, literalNeeds } = needTableOf(dayCare)
        const [babies = 0, ones = 0, twos = 0, threes = 0] = folded
        const index = needIndex(size, babies, ones, twos, threes)
        return step(code, { rule: 'BKR-3', literal: literalNeeds[index] ?? 0, staff: needs[index] ?? 0 })
      }
      case 'ratio.cautionBabyLimit':
        return step(code, { rule: 'BKR-4', babies: counts[0] ?? 0, maxBabies: dayCare.maxBabiesInMixedGroup })
      case 'ratio.cautionSchoolAge':
        return step(code, { rule: 'BKR-19', children: countBetween(counts, DAY_CARE_AGES, counts.length) })
      default:
        return step(code, { rule: 'BKR-11', children: countBetween(counts, 0, 2) })
    }
  })
}
