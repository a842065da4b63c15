import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  contentOfSlot,
  readContentOfSlot,
  readRecoveryAnswer,
  readRecoveryRequest,
  writeRecoveryAnswer,
  writeRecoveryRequest,
} from '#shared/sync/recovery-texts.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const id = fc.stringMatching(/^[A-Za-z0-9._:-]{1,64}$/)
const requests = fc.record({ folderId: id, slotId: id, address: bytes(44), sealedKey: bytes(140) })
const one = {
  folderId: '0b7f6c1e-5d0e-4c7a-9b55-3f1f6ac1b001',
  slotId: 'headquarters',
  address: Uint8Array.from({ length: 44 }, (_, place) => place),
  sealedKey: Uint8Array.from({ length: 140 }, (_, place) => 255 - place),
}

describe('the texts between a computer and headquarters (PRIV-6)', () => {
  test('say the same at the other end, however they were typed over', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const text = writeRecoveryRequest(request)
        expect(readRecoveryRequest(text)).toEqual(request)
        expect(readRecoveryRequest(text.toLowerCase().replaceAll('-', ' \n'))).toEqual(request)
        expect(readRecoveryRequest(text.replaceAll('0', 'O').replaceAll('1', 'l'))).toEqual(request)
        const answer = { folderId: request.folderId, sealedKey: request.sealedKey }
        expect(readRecoveryAnswer(writeRecoveryAnswer(answer))).toEqual(answer)
      }),
      { numRuns: 50 },
    )
  })

  test('with one wrong letter, one too few or one too many are not read', () => {
    const text = writeRecoveryRequest(one).replaceAll('-', '')
    for (let place = 0; place < text.length; place += 1) {
      const other = text[place] === '7' ? '8' : '7'
      expect(readRecoveryRequest(text.slice(0, place) + other + text.slice(place + 1))).toBeUndefined()
      expect(readRecoveryRequest(text.slice(0, place) + text.slice(place + 1))).toBeUndefined()
    }
    expect(readRecoveryRequest(`${text}0`)).toBeUndefined()
    expect(readRecoveryRequest('')).toBeUndefined()
    expect(readRecoveryRequest('0'.repeat(5_000))).toBeUndefined()
  })

  test('are not taken for each other', () => {
    expect(readRecoveryAnswer(writeRecoveryRequest(one))).toBeUndefined()
    expect(readRecoveryRequest(writeRecoveryAnswer(one))).toBeUndefined()
  })

  test('stay short enough to mail, and hold letters and digits only', () => {
    const text = writeRecoveryRequest(one)
    expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{1,4})+$/)
    expect(text.length).toBeLessThan(700)
  })

  test('whatever is typed is read or is not, and never breaks', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(readRecoveryRequest(text)).toBeUndefined()
      }),
    )
  })

  test('the slot says which computer left its key', () => {
    const databaseKey = Uint8Array.from({ length: 32 }, (_, place) => place * 3)
    const content = contentOfSlot(databaseKey, 'install-balie')
    expect(readContentOfSlot(content)).toEqual({ databaseKey, installId: 'install-balie' })
    expect(readContentOfSlot(databaseKey)).toBeUndefined()
  })
})
