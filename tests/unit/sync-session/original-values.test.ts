import { describe, expect, test } from 'vitest'
import { findActPlace } from '#electron/services/sync/act-place.ts'
import { writeOriginalValues } from '#electron/services/sync/original-values.ts'
import { attentionItem } from '#shared/ipc/calls/sync.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { commandExamples } from '#tests/harness/every-command.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'

const set = aRowSet() as unknown as Record<string, readonly { readonly id: string }[] | undefined>
const rows = {
  findRow: ((table: string, id: string) => set[table]?.find((row) => row.id === id)) as never,
  listRows: ((table: string, where: Record<string, unknown>) =>
    (set[table] ?? []).filter((row) =>
      Object.entries(where).every(
        ([key, value]) => (row as unknown as Record<string, unknown>)[key] === value,
      ),
    )) as never,
}
const texts = createTexts(ruleTexts, 'nl')
const read = (args: unknown) =>
  writeOriginalValues(args, rows).map(
    ({ label, value }) => `${writeMessage(texts, label)}: ${writeMessage(texts, value)}`,
  )
const exampleOf = (type: string) => commandExamples.find((example) => example.type === type)?.args

describe('what somebody had filled in', () => {
  test('an absence can be read as the form was', () => {
    expect(read(exampleOf('enterAbsence'))).toEqual([
      'Kind: Noor Bakker',
      'Eerste dag: dinsdag 1 december 2026',
      'Laatste dag: dinsdag 1 december 2026',
      'Tijd: 13:00–18:00',
      'Reden: vakantie',
    ])
  })

  test('a shift can be read', () => {
    expect(read(exampleOf('assignShift'))).toEqual([
      "Pm'er: Joris Smit",
      'Groep: Lieveheersbeestjes',
      'Dag: dinsdag 24 november 2026',
      'Tijd: 07:30–16:00',
    ])
  })

  test('an act that names a record reads as that record, and what was filled in comes first', () => {
    const before = read({ absenceId: 'noor-ill' })
    expect(before[0]).toBe('Kind: Noor Bakker')
    expect(read({ absenceId: 'noor-ill', startDay: '2027-01-04' })).toContain(
      'Eerste dag: maandag 4 januari 2027',
    )
  })

  test('a wish inside a request can be read, with the note', () => {
    const lines = read(exampleOf('enterRequest'))
    expect(lines).toEqual(
      expect.arrayContaining([
        'Kind: Noor Bakker',
        'Soort: extra dag',
        'Gewenste dag: vrijdag 27 november 2026',
        'Notitie: belt na 15:00 terug',
      ]),
    )
  })

  test('whoever is no longer known stays away, and nothing else breaks', () => {
    expect(read({ childId: 'gone', day: '2026-11-24', groupId: 'gone' })).toEqual([
      'Dag: dinsdag 24 november 2026',
    ])
  })

  test.each([null, 'text', 12, [], [{ childId: 'noor' }], { day: 'today', minutes: '30', week: 7 }])(
    'arguments of another form (%j) give nothing',
    (args) => expect(writeOriginalValues(args, rows)).toEqual([]),
  )

  test('every command there is fits the screen', () => {
    for (const { type, args } of commandExamples) {
      expect(attentionItem.shape.original.safeParse(writeOriginalValues(args, rows)).success, type).toBe(true)
      expect(attentionItem.shape.open.safeParse(findActPlace(args, rows)).success, type).toBe(true)
    }
  })
})

describe('where an act can be looked at', () => {
  test('an act about a child opens the child, where it has its contract', () => {
    expect(findActPlace(exampleOf('enterAbsence'), rows)).toEqual({
      kind: 'child',
      childId: 'noor',
      locationId: 'rainbow',
      name: 'Noor Bakker',
    })
  })

  test('a request that never came to be opens its child', () => {
    expect(findActPlace(exampleOf('enterRequest'), rows)).toMatchObject({ kind: 'child', childId: 'noor' })
  })

  test('an act about a week has no place of its own', () => {
    expect(findActPlace(exampleOf('settleRoster'), rows)).toBeNull()
  })
})
