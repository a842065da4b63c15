import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  otherParameters,
  packagedParameters,
  screenParameters,
} from '../../../scripts/lib/runner-parameters.mjs'

test('npm test leaves out no kind of test, and runs none twice', () => {
  const config = readFileSync(join(import.meta.dirname, '../../../.config/vitest.config.ts'), 'utf8')
  const projects = [...config.matchAll(/\bname: '(\w+)'/g)].map(([, name = '']) => name)
  const words = [...otherParameters, ...screenParameters, ...packagedParameters]
  const run = words.filter((_word, index) => words[index - 1] === '--project')
  expect(projects).toContain('renderer')
  expect(run.toSorted()).toEqual(projects.toSorted())
})
