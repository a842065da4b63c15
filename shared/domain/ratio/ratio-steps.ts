import { countAll, countBetween, findBrokenCap, maxGroupSizeOf } from './ratio-table.ts'
import type { AgeCounts, LawHeader, RatioBand, RatioCell, RatioParams, RatioStep } from './model.ts'
import type { RatioCode } from './codes.ts'

/** The lines that every explanation shares: the count, the row of the table, the cell, the source. */

export function step(code: RatioCode, params: RatioParams = {}): RatioStep {
  return { code, params }
}

/** One line per age present and the total; every explanation starts with these. */
export function stepsOfCounts(counts: AgeCounts): readonly RatioStep[] {
  const steps: RatioStep[] = []
  for (let age = 0; age < counts.length; age++) {
    const children = counts[age] ?? 0
    if (children > 0) steps.push(stepOfAge(age, children))
  }
  steps.push(stepOfTotal(countAll(counts)))
  return steps
}

export function stepOfAge(age: number, children: number): RatioStep {
  return step(children === 1 ? 'ratio.oneChildOfAge' : 'ratio.childrenOfAge', { age, children })
}

export function stepOfTotal(total: number): RatioStep {
  if (total === 0) return step('ratio.nobody')
  return step(total === 1 ? 'ratio.totalOne' : 'ratio.total', { total })
}

/** The row, its cells up to the one that holds, and that one. BKR-1, BKR-7, BKR-8, BKR-10 */
export function stepsOfCells(
  rule: string,
  tableNumber: number,
  band: RatioBand,
  cell: RatioCell,
  total: number,
): readonly RatioStep[] {
  const steps: RatioStep[] = [
    step('ratio.tableRow', { rule, table: tableNumber, fromAge: band.fromAge, toAge: band.toAge, total }),
  ]
  for (const candidate of band.cells) {
    const isChosen = candidate === cell
    const code = isChosen
      ? candidate.staff === 1
        ? 'ratio.cellChosenOne'
        : 'ratio.cellChosen'
      : candidate.staff === 1
        ? 'ratio.cellOne'
        : 'ratio.cell'
    steps.push(step(code, { rule, staff: candidate.staff, maxChildren: candidate.maxChildren }))
    for (const cap of candidate.caps) {
      steps.push(
        step('ratio.cellCap', {
          rule,
          staff: candidate.staff,
          fromAge: cap.fromAge,
          toAge: cap.toAge,
          maxChildren: cap.maxChildren,
        }),
      )
    }
    if (isChosen) break
  }
  if (cell.isLastOtherAdult)
    steps.push(step('ratio.lastMayBeOtherAdult', { rule: 'BKR-8', staff: cell.staff }))
  return steps
}

/** Why no cell of a row holds these children: too many, or too many of some ages. */
export function reasonNoCell(rule: string, band: RatioBand, counts: AgeCounts): RatioStep {
  const total = countAll(counts)
  const maxGroupSize = maxGroupSizeOf(band)
  const largest = band.cells.findLast((cell) => total <= cell.maxChildren)
  const cap = largest && findBrokenCap(largest, counts)
  if (cap === undefined) {
    return step('ratio.groupTooLarge', {
      rule,
      total,
      maxGroupSize,
      fromAge: band.fromAge,
      toAge: band.toAge,
    })
  }
  return step('ratio.tooManyOfAge', {
    rule,
    children: countBetween(counts, cap.fromAge, cap.toAge),
    fromAge: cap.fromAge,
    toAge: cap.toAge,
    maxChildren: cap.maxChildren,
  })
}

export function stepOfResult(staff: number): RatioStep {
  return step(staff === 1 ? 'ratio.resultOne' : 'ratio.result', { staff })
}

/** The version and the article. Numbers from before 2026-07-01 are shown with that remark. BKR-20 */
export function stepOfLaw(law: LawHeader): RatioStep {
  const code = law.articleNumbering === 'unchanged' ? 'ratio.law' : 'ratio.lawOldNumbering'
  return step(code, {
    rule: 'BKR-20',
    law: law.id,
    validFrom: law.validFrom,
    article: law.article,
    source: law.sources[0]?.name ?? '',
    status: law.status,
  })
}
