import type { RatioResult, RatioStep } from '../ratio/model.ts'
import type { SumTable } from '../requests/model.ts'

/** The lines of a ratio sum, and the one that settles the number: why it is refused, the rule that raised it, else the cell. */
export function sumOfRatio(result: RatioResult): SumTable {
  const lines = result.reason === undefined ? result.steps : [...result.steps, result.reason]
  return { lines, decidingLine: decidingLineOf(result, lines) }
}

function decidingLineOf(result: RatioResult, lines: readonly RatioStep[]): number | null {
  if (result.reason !== undefined) return lines.length - 1
  const raised = lines.findLastIndex(isRaising)
  const place = raised >= 0 ? raised : lines.findLastIndex(isChoosing)
  return place >= 0 ? place : null
}

/** A rule that made the number higher than the table's. BKR-2, BKR-3, BKR-12 */
function isRaising(line: RatioStep): boolean {
  const table = Number(line.params['table'])
  if (line.code === 'ratio.highest') return Number(line.params['formula']) > table
  if (line.code === 'ratio.preschoolHighest') return Number(line.params['preschool']) > table
  return line.code === 'ratio.ruleTwoRaised'
}

function isChoosing(line: RatioStep): boolean {
  return (
    line.code === 'ratio.cellChosen' || line.code === 'ratio.cellChosenOne' || line.code === 'ratio.formula'
  )
}
