import { describe, expect, test } from 'vitest'
import { decodeText } from '#shared/import/decode-text.ts'
import { asUtf16, asWindows1252 } from './small-house.ts'

const names = 'naam\nRenée\nZoë\nFrançois\n'
const utf8 = new TextEncoder().encode(names)

describe('a file is read in the encoding it was saved in', () => {
  test.each([
    ['UTF-8', utf8, 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]), 'utf-8'],
    ['UTF-16 as Excel saves "Unicode text"', asUtf16(names), 'utf-16le'],
    ['the Windows encoding Excel uses for CSV', asWindows1252(names), 'windows-1252'],
  ])('%s', (_name, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text: names, encoding } })
  })

  test('UTF-16 in the other byte order', () => {
    const bytes = Buffer.from(asUtf16(names)).swap16()
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text: names, encoding: 'utf-16be' } })
  })
})

describe('a file that cannot be text is refused with its reason', () => {
  test.each([
    ['an empty file', new Uint8Array(), 'import.fileEmpty'],
    ['an xlsx file', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 20, 0, 6, 0), 'import.spreadsheetFile'],
    ['an old xls file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), 'import.spreadsheetFile'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13), 'import.notText'],
    ['a pdf', new TextEncoder().encode('%PDF-1.7 hello'), 'import.notText'],
  ])('%s', (_name, bytes, refusal) => {
    expect(decodeText(bytes)).toEqual({ ok: false, refusal })
  })

  test.each([
    ['letters of an old Mac: "Ren\u008ee"', asWindows1252('naam\nRen\u008ee\n')],
    ['bytes that Windows does not know', asWindows1252('naam\nRen\u0081e\n')],
    ['UTF-8 cut through the middle of a letter', Buffer.concat([utf8, Buffer.from([0xc3])])],
    ['nothing but high bytes', Uint8Array.from({ length: 60 }, (_, index) => 0xc0 + (index % 60))],
  ])('%s', (_name, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: false, refusal: 'import.encoding' })
  })
})
