import { expect, test } from 'vitest'
import { createSpeech } from '#electron/cli/speech.ts'

test('a sentence said before is the same sentence, and other numbers give another one', () => {
  const say = createSpeech('nl')
  for (let round = 0; round < 3; round += 1) {
    for (let max = 0; max < 700; max += 1) {
      expect(say({ code: 'cli.lineTooLong', params: { max } })).toBe(
        `De regel is te lang. Een regel mag ${max} tekens hebben.`,
      )
      expect(say({ code: 'cli.notJson', params: {} })).toBe('De regel is geen JSON.')
    }
  }
})
