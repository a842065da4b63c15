import { appendFileSync } from 'node:fs'

/** One measured number, with what it may be at most. */
export interface Figure {
  readonly what: string
  readonly value: number
  /** `/s`: so many in a second; the more the better. */
  readonly unit: 'ms' | 's' | 'ns' | 'bytes' | 'MB' | 'frames' | 'times' | '/s'
  /** The most it may be, in the same unit, of `/s` the least; null when the figure is only shown for comparison. */
  readonly budget: number | null
}

/** The file in which `npm run bench` collects the rows of all benchmarks for its one table. */
const collectingFile = process.env['DAGDEEL_BENCH_FIGURES']

/** Shows figures, or hands them to the table of the whole run. A figure over its budget makes the program fail. */
export function reportFigures(figures: readonly Figure[]): void {
  const rows = figures.map(rowOf)
  if (collectingFile === undefined) {
    console.table(Object.fromEntries(rows.map(({ what, ...cells }) => [what, cells])))
  } else {
    appendFileSync(collectingFile, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  }
  if (figures.some(isOverBudget)) process.exitCode = 1
}

function isOverBudget({ value, unit, budget }: Figure): boolean {
  // Written so that a number that is no number counts as over.
  return budget !== null && !(unit === '/s' ? value >= budget : value <= budget)
}

/** A row as `scripts/bench.mjs` prints it: text only. */
interface Row {
  readonly what: string
  readonly measured: string
  readonly budget: string
  readonly within: string
}

function rowOf(figure: Figure): Row {
  const { what, value, unit, budget } = figure
  return {
    what,
    measured: `${roundFor(value)} ${unit}`,
    budget: budget === null ? '' : `${unit === '/s' ? 'at least ' : ''}${budget} ${unit}`,
    within: budget === null ? '' : isOverBudget(figure) ? 'NO' : 'yes',
  }
}

/** Three figures that count; more would pretend a precision that a shared machine does not have. */
function roundFor(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}
