import { describe, expect, test } from 'vitest'
import { commandRegistry } from '#shared/commands/registry.ts'
import { commandExamples } from '#tests/harness/every-command.ts'

/** Passes the eleven-test. */
const number = '123456782'
const noteFields = ['note', 'reason', 'because', 'outcome']

const withNotes = commandExamples.flatMap(({ type, args }) =>
  Object.entries(args as Readonly<Record<string, unknown>>)
    .filter(([field, text]) => noteFields.includes(field) && isTyped(type, args, field, text))
    .map(([field]) => ({ type, args: args as object, field })),
)

/** Not a code out of a list: another text is taken as well. */
function isTyped(type: string, args: unknown, field: string, text: unknown): boolean {
  if (typeof text !== 'string') return false
  return commandRegistry.prepare(type, undefined, { ...(args as object), [field]: 'een opmerking' }).ok
}

describe('what somebody types with an act holds no citizen number (FILE-3)', () => {
  test.each(withNotes)('$type: $field', ({ type, args, field }) => {
    const typed = { ...args, [field]: `zie ${number}` }
    expect(commandRegistry.prepare(type, undefined, typed)).toMatchObject({
      refusal: { code: 'citizenNumber', params: { fieldCode: `privacyField.${field}` } },
    })
    // Nine digits that are no such number are a text like any other.
    expect(commandRegistry.prepare(type, undefined, { ...args, [field]: 'zie 123456789' }).ok).toBe(true)
  })

  test('there are acts enough with a note, or the test above would prove nothing', () => {
    expect(new Set(withNotes.map(({ type }) => type)).size).toBeGreaterThan(10)
  })
})
