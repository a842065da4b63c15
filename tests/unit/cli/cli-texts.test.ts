import { expect, test } from 'vitest'
import { readArguments, verbs } from '#electron/cli/read-arguments.ts'
import { createSpeech } from '#electron/cli/speech.ts'
import { writeHelp } from '#electron/cli/write-help.ts'
import { cliTexts as english } from '#shared/text/en/cli.ts'
import { cliTexts as dutch } from '#shared/text/nl/cli.ts'

const params = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1] ?? '').toSorted()

test('the two languages say the same things with the same parameters', () => {
  expect(Object.keys(english).toSorted()).toEqual(Object.keys(dutch).toSorted())
  const other: Readonly<Record<string, string>> = english
  for (const [code, text] of Object.entries(dutch))
    expect([code, params(other[code] ?? '')]).toEqual([code, params(text)])
})

test.each(['nl', 'en'] as const)('help is written out in %s, for all verbs and for each', (language) => {
  const say = createSpeech(language)
  const whole = writeHelp(null, say)
  for (const verb of verbs) {
    expect(whole).toContain(`  ${verb}`)
    expect(writeHelp(verb, say)).toContain(`dagdeel ${verb}`)
    // A code that shows is a text that is missing.
    expect(writeHelp(verb, say)).not.toContain('cli.')
  }
  expect(whole).not.toContain('cli.')
})

test.each(['nl', 'en'] as const)('every complaint about the command line is a sentence in %s', (language) => {
  const say = createSpeech(language)
  for (const line of [
    'dansen',
    'import',
    'board',
    'verify nu',
    'verify --lang fr',
    'verify --x',
    'check --location x',
    'ratio --data x',
  ]) {
    const read = readArguments(line.split(' '))
    if (read.ok) throw new Error(`${line} can be read`)
    expect(say(read.refusal.message)).not.toContain('cli.')
    expect(say(read.refusal.message)).not.toContain('{{')
  }
})
