import { readFileSync } from 'node:fs'

/**
 * How many checks passed, failed and were skipped.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** @param {{ code: number }} outcome @returns {Counts} */
export function countStep(outcome) {
  return outcome.code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/** @param {readonly Counts[]} all @returns {Counts} */
export function sumCounts(all) {
  return all.reduce(
    (sum, next) => ({
      passed: sum.passed + next.passed,
      failed: sum.failed + next.failed,
      skipped: sum.skipped + next.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/** A test file that could not be loaded has no tests to count: it counts as one failure. @returns {Counts} */
export function countVitest(file, code) {
  const report = readReport(file)
  if (report === undefined) return withExitCode({ passed: 0, failed: 0, skipped: 0 }, code)
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  return withExitCode(counts, code)
}

/** @returns {Counts} */
export function countPlaywright(file, code) {
  const report = readReport(file)
  if (report === undefined) return withExitCode({ passed: 0, failed: 0, skipped: 0 }, code)
  const { expected, unexpected, flaky, skipped } = report.stats
  return withExitCode({ passed: expected, failed: unexpected + flaky + report.errors.length, skipped }, code)
}

/** A run that ended badly without naming a failed test has failed all the same; so has one that ran nothing. */
function withExitCode(counts, code) {
  const ranNothing = counts.passed + counts.failed === 0
  return (code !== 0 || ranNothing) && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
