import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { countPlaywright, countVitest } from '../../../scripts/lib/test-counts.mjs'

const room = mkdtempSync(join(tmpdir(), 'dagdeel-counts-'))
afterAll(() => rmSync(room, { recursive: true, force: true }))

function report(content: unknown): string {
  const file = join(room, `${Math.random()}.json`)
  writeFileSync(file, JSON.stringify(content))
  return file
}

const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] }

describe('the closing line of npm test', () => {
  test('counts what Vitest reports', () => {
    expect(countVitest(report(vitest), 0)).toEqual({ passed: 3, failed: 0, skipped: 1 })
  })

  test('counts a test file that does not load as a failure', () => {
    const broken = { ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] }
    expect(countVitest(report(broken), 1)).toEqual({ passed: 3, failed: 1, skipped: 1 })
  })

  test('counts a run that ends badly, reports nothing or runs nothing as a failure', () => {
    expect(countVitest(report(vitest), 1).failed).toBe(1)
    expect(countVitest(join(room, 'absent.json'), 0).failed).toBe(1)
    expect(countVitest(report({ ...vitest, numPassedTests: 0 }), 0).failed).toBe(1)
  })

  test('counts a journey that passed only at the second try as failed', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 0 }
    expect(countPlaywright(report({ stats, errors: [] }), 1)).toEqual({ passed: 4, failed: 2, skipped: 0 })
  })
})
