import { describe, expect, test } from 'vitest'
import { deviceFindingCodes, findingCodes } from '#electron/db/verify/finding.ts'
import { commandRefusalCodes } from '#shared/commands/refusal.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'

const codes = [
  ...commandRefusalCodes.map((code) => `refusal.${code}`),
  ...findingCodes,
  ...deviceFindingCodes,
  ...['inUse', 'unreachable', 'keyMissing', 'keySealed', 'wrongKey', 'damaged', 'newer', 'copyFailed'].map(
    (kind) => `open.${kind}`,
  ),
  'history.nothingToUndo',
  'history.nothingToRedo',
]

const paramsOf = (sentence: string | undefined): string[] =>
  [...(sentence ?? '').matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort()

describe.each(codes)('%s', (code) => {
  test('is a sentence in Dutch and in English, with the same facts', () => {
    expect(ruleTexts.nl[code]).toMatch(/\S/)
    expect(ruleTexts.en[code]).toMatch(/\S/)
    expect(paramsOf(ruleTexts.nl[code])).toEqual(paramsOf(ruleTexts.en[code]))
  })
})
