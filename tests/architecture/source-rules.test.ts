import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findLines, listCode, listProjectFiles, readProjectFile } from './project-files.ts'

const LONGEST_FILE_LINES = 450
const code = listCode()
const product = code.filter((path) => !path.startsWith('tests/'))
const rules = product.filter((path) => path.startsWith('shared/'))

describe('names', () => {
  test('no file is called after nothing in particular, and there are no barrels', () => {
    const nothing = /^(utils?|helpers?|common|misc|index)\.tsx?$/
    expect(code.filter((path) => nothing.test(basename(path)))).toEqual([])
  })

  test('files are kebab-case, components PascalCase, and migrations start with their number', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|bench|shot|d))?\.tsx?$/
    const component = /^[A-Z][A-Za-z0-9]*(\.(test|spec))?\.tsx$/
    const migration = /\/migrations\/\d{4}_[a-z0-9_]+\.ts$/
    const odd = code.filter(
      (path) => !kebab.test(basename(path)) && !component.test(basename(path)) && !migration.test(path),
    )
    expect(odd).toEqual([])
  })
})

describe('the code', () => {
  test('is read at all', () => {
    expect(rules.length).toBeGreaterThan(20)
  })

  test('shared rules take no time and no chance by themselves', () => {
    expect(findLines(rules, /\bnew Date\(|\bDate\.now\b|\bMath\.random\b|\bperformance\.now\b/)).toEqual([])
  })

  test('no database is copied in a way that drops its encryption', () => {
    // `serialize()` hands out plain text and `backup()` fails on an encrypted file; VACUUM INTO keeps the key.
    const database = product.filter((path) => path.startsWith('electron/'))
    expect(findLines(database, /\.(serialize|backup)\(/)).toEqual([])
  })

  test('no check is switched off and nothing is left open', () => {
    // One letter of each stands in brackets, so that this line does not find itself.
    const marks =
      /\b(TO[D]O|FIXM[E]|HAC[K]|XX[X])\b|@ts-(i[g]nore|n[o]check)|(eslint|oxlint)-d[i]sable|\bas a[n]y\b/
    expect(findLines(code, marks)).toEqual([])
  })

  test('no test is set aside', () => {
    expect(findLines(code, /\b(it|test|describe)\.(skip|only|todo)\b/)).toEqual([])
  })

  test('no file outgrows a reader', () => {
    const long = listProjectFiles()
      .filter((path) => /\.(tsx?|css|mjs)$/.test(path))
      .filter((path) => readProjectFile(path).split('\n').length > LONGEST_FILE_LINES)
    expect(long).toEqual([])
  })
})

describe('the whole tree', () => {
  test('names no package registry', () => {
    const files = listProjectFiles()
    expect(findLines(files, /registry\.(npmjs|yarnpkg|npmmirror)|npm\.pkg\.github/)).toEqual([])
    expect(findLines(['package-lock.json'], /"resolved": /)).toEqual([])
  })
})
