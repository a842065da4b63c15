import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasCitizenNumber } from '#shared/domain/child-file/citizen-number.ts'
import { findUnsafe, isCitizenNumberHeader } from '#shared/import/cell-safety.ts'

/** Passes the eleven-test; invented. */
const likeCitizenNumber = '123456782'

function isElevenProof(digits: string): boolean {
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
  return (
    digits.split('').reduce((sum, digit, index) => sum + Number(digit) * (weights[index] ?? 0), 0) % 11 === 0
  )
}

describe('FILE-3: a citizen number is recognised wherever it stands', () => {
  test.each([
    likeCitizenNumber,
    `bsn ${likeCitizenNumber}!`,
    '123.456.782',
    '1234.56.782',
    '123 456 782',
    '123-456-782',
  ])('%s', (text) => expect(hasCitizenNumber(text)).toBe(true))

  test.each(['123456789', '000000000', '1234567820', '06-12345678', '26-11-2026', '07:30-18:00', 'K001', ''])(
    '%s is none',
    (text) => expect(hasCitizenNumber(text)).toBe(false),
  )

  test('exactly the nine digits that pass the eleven-test are refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (number) => {
        const digits = String(number).padStart(9, '0')
        expect(hasCitizenNumber(`x${digits}y`)).toBe(isElevenProof(digits))
      }),
    )
  })

  test.each(['bsn', 'bsnkind', 'burgerservicenummer', 'sofinummer', 'citizenservicenumber'])(
    'the header %s',
    (header) => {
      expect(isCitizenNumberHeader(header)).toBe(true)
    },
  )

  test.each(['nummer', 'kindnummer', 'personeelsnummer', 'sofie'])('the header %s is fine', (header) => {
    expect(isCitizenNumberHeader(header)).toBe(false)
  })
})

describe('a cell that a spreadsheet would run is refused', () => {
  test.each(['=1+1', '=cmd|"/c calc"!A1', '@SUM(A1)', '+cmd', '-cmd', '  =1', '\t=1', '\r=1', '-2+cmd'])(
    '%j',
    (cell) => {
      expect(findUnsafe(cell)).toBe('import.formula')
    },
  )

  test.each(['-5', '+31 6', '-2,5', 'Anne-Marie', 'a=b', 'O’Neill', 'regel 1\nregel 2'])(
    '%j is plain text',
    (cell) => {
      expect(findUnsafe(cell)).toBeUndefined()
    },
  )

  test.each([
    ['an invisible sign', 'Noor\u0000', 'import.controlSign'],
    ['a sign that erases', 'Noor\u007f', 'import.controlSign'],
    ['damaged letters', 'RenÃ©e', 'import.garbled'],
    ['lost letters', 'Ren\ufffde', 'import.garbled'],
    ['ten thousand letters', 'a'.repeat(10_000), 'import.tooLong'],
  ])('%s', (_name, cell, code) => {
    expect(findUnsafe(cell)).toBe(code)
  })
})
