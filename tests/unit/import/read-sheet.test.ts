import { describe, expect, test } from 'vitest'
import { ProblemLog } from '#shared/import/problem-log.ts'
import { readSheet } from '#shared/import/read-sheet.ts'

function read(text: string) {
  const problems = new ProblemLog()
  const sheet = readSheet('x.csv', text, problems)
  return {
    sheet,
    codes: problems.listCauses().map(({ message }) => message.code),
    causes: problems.listCauses(),
  }
}

describe('the separator is seen from the header', () => {
  test.each([
    ['semicolons', 'a;b\n1;2\n', ';'],
    ['commas', 'a,b\n1,2\n', ','],
    ['tabs', 'a\tb\n1\t2\n', '\t'],
    ['a comma inside quotes does not count', '"a, of b, of c";d\n1;2\n', ';'],
    ['one column', 'a\n1\n', ';'],
    ['a line that names it', 'sep=,\na,b\n1,2\n', ','],
  ])('%s', (_name, text, separator) => {
    expect(read(text).sheet).toMatchObject({ separator })
    expect(read(text).codes).toEqual([])
  })
})

test.each([
  ['Unix line ends', 'a;b\n1;2\n3;4\n'],
  ['Windows line ends', 'a;b\r\n1;2\r\n3;4\r\n'],
  ['no line end at the end', 'a;b\n1;2\n3;4'],
])('%s give the same rows', (_name, text) => {
  expect(read(text).sheet?.rows).toEqual([
    { number: 2, cells: ['1', '2'] },
    { number: 3, cells: ['3', '4'] },
  ])
})

test('rows are counted as a spreadsheet counts them: empty rows too, a line break inside quotes not', () => {
  const { sheet } = read('a;b\n\n"regel 1\nregel 2";x\n;\n9;9\n')
  expect(sheet?.rows).toEqual([
    { number: 3, cells: ['regel 1\nregel 2', 'x'] },
    { number: 5, cells: ['9', '9'] },
  ])
})

test('a line `sep=;` is a row of its own to Excel', () => {
  expect(read('sep=;\na;b\n1;2\n').sheet?.rows).toEqual([{ number: 3, cells: ['1', '2'] }])
})

test('doubled quotes are one quote', () => {
  expect(read('a\n"zeg ""ja"""\n').sheet?.rows[0]?.cells).toEqual(['zeg "ja"'])
})

describe('what cannot be read is told with its place', () => {
  test('a quote that never closes', () => {
    const { sheet, causes } = read('a;b\n1;2\n"3;4\n')
    expect(sheet).toBeUndefined()
    expect(causes).toMatchObject([{ message: { code: 'import.quotes' }, places: [{ file: 'x.csv' }] }])
  })

  test('a quote in the middle of a cell', () => {
    expect(read('a;b\n1;2 "x\n').codes).toEqual(['import.quotes'])
  })

  test('nothing but white space', () => {
    expect(read(' \n \n').codes).toEqual(['import.headerMissing'])
  })

  test('more cells than headers', () => {
    expect(read('a;b\n1;2;3\n').causes).toMatchObject([
      { message: { code: 'import.rowTooLong' }, places: [{ row: 2 }] },
    ])
    expect(read('a;b\n1;2;\n').codes).toEqual([])
  })

  test('a million and more letters in one record', () => {
    expect(read(`a\n"${'x'.repeat(1_100_000)}"\n`).codes).toEqual(['import.tooLong'])
  })
})
