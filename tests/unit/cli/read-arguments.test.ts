import { describe, expect, test } from 'vitest'
import { readArguments } from '#electron/cli/read-arguments.ts'

const read = (line: string) => readArguments(line === '' ? [] : line.split(' '))

describe('what can be read', () => {
  test.each([
    ['ratio', { verb: 'ratio', language: 'nl', dataFolder: null }],
    ['import map --data hier', { verb: 'import', operand: 'map', dataFolder: 'hier', isCheckOnly: false }],
    ['import map --check', { isCheckOnly: true }],
    [
      'board 2026-W48 --location zwaluw --lang en',
      { verb: 'board', operand: '2026-W48', locationId: 'zwaluw', language: 'en' },
    ],
    ['--lang=en verify', { verb: 'verify', language: 'en' }],
    ['', { verb: null, isHelp: false }],
    ['--help', { verb: null, isHelp: true }],
    ['help check', { verb: 'check', isHelp: true }],
    ['board -h', { verb: 'board', isHelp: true }],
    ['--version', { isVersion: true }],
  ])('dagdeel %s', (line, expected) => {
    expect(read(line)).toMatchObject({ ok: true, value: expected })
  })
})

describe('what cannot be read is refused in the right language', () => {
  test.each([
    ['dansen', 'cli.unknownVerb', 'nl'],
    ['import', 'cli.folderNeeded', 'nl'],
    ['board', 'cli.weekNeeded', 'nl'],
    ['board 2026-W48 2026-W49', 'cli.tooMany', 'nl'],
    ['verify nu', 'cli.tooMany', 'nl'],
    ['verify --lang fr', 'cli.badLanguage', 'nl'],
    ['verify --dat x --lang en', 'cli.badOption', 'en'],
    ['verify --data', 'cli.badOption', 'nl'],
    ['verify --data=', 'cli.emptyOption', 'nl'],
    ['check --location x', 'cli.optionElsewhere', 'nl'],
    ['verify --check', 'cli.optionElsewhere', 'nl'],
    ['verify --to x', 'cli.optionElsewhere', 'nl'],
    ['export', 'cli.toNeeded', 'nl'],
    ['ratio --data x --lang=en', 'cli.noDataNeeded', 'en'],
  ])('dagdeel %s', (line, code, language) => {
    expect(read(line)).toMatchObject({ ok: false, refusal: { language, message: { code } } })
  })
})
