import { describe, expect, test } from 'vitest'
import type { OpenFailure } from '#electron/db/open-failure.ts'
import { describeOpenFailure } from '#electron/describe-open-failure.ts'
import { commandRefusalCodes } from '#shared/commands/refusal.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { createTestRunner, makeTempFolder, openTestFolder } from '#tests/harness/database.ts'
import { commandExamples } from '#tests/harness/every-command.ts'

const languages = ['nl', 'en'] as const

function paramsOf(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1] ?? '').sort()
}

describe.each(languages)('in %s', (language) => {
  const catalogue = ruleTexts[language]

  test.each(commandRefusalCodes)('a command that refuses with %s has a sentence', (code) => {
    expect(catalogue[`refusal.${code}`]).toMatch(/\w/)
  })

  test.each([
    'call.unknown',
    'call.closed',
    'call.forbidden',
    'call.busy',
    'call.disconnected',
    'envelope.refused',
    'envelope.version',
    'input.refused',
    'history.nothingToUndo',
    'history.nothingToRedo',
    'host.unknownOption',
    'host.portTaken',
    'host.pageMissing',
  ])('the application says %s in a sentence', (code) => {
    expect(catalogue[code]).toMatch(/\w/)
  })

  const failures: readonly OpenFailure[] = [
    { kind: 'inUse', pid: 12 },
    { kind: 'unreachable', code: 'EACCES' },
    { kind: 'keyMissing' },
    { kind: 'keySealed', sealer: 'keyRing' },
    { kind: 'wrongKey' },
    { kind: 'damaged', detail: 'quickCheck' },
    { kind: 'newer', fileVersion: 9, knownVersion: 2 },
    { kind: 'copyFailed', detail: 'rowCounts' },
  ]
  test.each(failures)('a data folder that stays closed is explained: $kind', (failure) => {
    const sentence = writeMessage(createTexts(ruleTexts, language), describeOpenFailure(failure, '/data'))
    expect(sentence).toContain('/data')
    expect(sentence).not.toMatch(/\{\{|open\./)
  })
})

describe('what was done has a name for the history', () => {
  test.each(commandExamples)('$type', async ({ type, args, after = [] }) => {
    const temp = makeTempFolder()
    const folder = await openTestFolder(temp.folder)
    try {
      const runner = createTestRunner(folder)
      runner.done('importOrganisation', { rows: aRowSet() })
      for (const earlier of after) runner.done(earlier.type, earlier.args, earlier.id)
      const { label } = runner.done(type, args)
      for (const language of languages) {
        const name = writeMessage(createTexts(ruleTexts, language), label)
        expect(name, language).not.toBe(label.code)
        expect(name, language).not.toContain('{{')
      }
    } finally {
      folder.close()
      temp.remove()
    }
  })
})

test('both languages say the same things with the same facts', () => {
  const { nl, en } = ruleTexts
  expect(Object.keys(en).sort()).toEqual(Object.keys(nl).sort())
  for (const [code, text] of Object.entries(nl))
    expect(paramsOf(en[code] ?? ''), code).toEqual(paramsOf(text))
})
