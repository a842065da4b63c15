import { expect, test } from 'vitest'
import { ProblemLog } from '#shared/import/problem-log.ts'

const at = (row: number) => ({ file: 'kinderen.csv', row, column: 'geboortedatum' })

test('one cause with many places is one line', () => {
  const problems = new ProblemLog()
  for (const row of [17, 41]) problems.error('import.valueMissing', at(row), { column: 'geboortedatum' })
  problems.error('import.badDay', at(50), { column: 'geboortedatum', value: '31-02-2026' })
  expect(
    problems
      .listCauses()
      .map(({ message, count, places }) => [message.code, count, places.map(({ row }) => row)]),
  ).toEqual([
    ['import.valueMissing', 2, [17, 41]],
    ['import.badDay', 1, [50]],
  ])
})

test('errors come before warnings', () => {
  const problems = new ProblemLog()
  problems.warn('import.columnUnused', at(1), { column: 'x' })
  problems.error('import.valueMissing', at(2), { column: 'y' })
  expect(problems.listCauses().map(({ severity }) => severity)).toEqual(['error', 'warning'])
})

test('a thousand places are named and all are counted', () => {
  const problems = new ProblemLog()
  for (let row = 2; row < 5002; row += 1) problems.error('import.valueMissing', at(row), { column: 'x' })
  expect(problems.errorCount).toBe(5000)
  expect(problems.listCauses()).toMatchObject([{ count: 5000 }])
  expect(problems.listCauses()[0]?.places).toHaveLength(1000)
})

test('a wrong column does not give a cause per cell without end', () => {
  const problems = new ProblemLog()
  for (let row = 2; row < 1002; row += 1)
    problems.error('import.badDay', at(row), { column: 'x', value: `v${row}` })
  const causes = problems.listCauses()
  expect(causes).toHaveLength(201)
  expect(causes.at(-1)).toMatchObject({ message: { code: 'import.otherErrors' }, count: 800 })
  expect(problems.errorCount).toBe(1000)
})

test('a long value is shortened', () => {
  const problems = new ProblemLog()
  problems.error('import.badDay', at(2), { value: 'x'.repeat(300) })
  expect(String(problems.listCauses()[0]?.message.params['value'])).toHaveLength(61)
})
