import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flagsOf } from '#shared/domain/child-file/child-flags.ts'
import { mayGoOutside, receivers } from '#shared/domain/child-file/may-go-outside.ts'
import { isPhoneNumber } from '#shared/domain/child-file/phone-number.ts'
import { isKeptOut, isSecretOn } from '#shared/domain/child-file/secrecy.ts'
import { bytesOfBase64 } from '#shared/kernel/base64.ts'
import { sha256Hex, sha256OfBytes } from '#shared/kernel/sha-256.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { childId } from '#tests/harness/builders/ids.ts'

const noor = childId('noor')
const november = { childId: noor, validFrom: isoDay('2026-11-01'), validUntil: isoDay('2026-11-30') }
const preschool = { isPreschoolEducation: true }

describe('FILE-1: a telephone number can be called', () => {
  test.each([
    '06 12345678',
    '0612345678',
    '(030) 123 45 67',
    '020-1234567',
    '+31 6 12345678',
    '+32 9 123 45 67',
    '0032 9 123 45 67',
  ])('%s', (phone) => expect(isPhoneNumber(phone)).toBe(true))
  test.each(['', '123', '12345678', '06 1234', 'bel oma', '06 12345678 (na 18u)', '+31', '06123456789'])(
    'not %s',
    (phone) => expect(isPhoneNumber(phone)).toBe(false),
  )
  test('FILE-3: nine digits, which may be a citizen number, are never one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{9}$/), (digits) => {
        expect(isPhoneNumber(digits)).toBe(false)
      }),
    )
  })
})

describe('PRIV-3: secrecy', () => {
  test('holds from its first to its last day, and for that child only', () => {
    expect(isSecretOn([november], noor, isoDay('2026-10-31'))).toBe(false)
    expect(isSecretOn([november], noor, isoDay('2026-11-01'))).toBe(true)
    expect(isSecretOn([november], noor, isoDay('2026-11-30'))).toBe(true)
    expect(isSecretOn([november], noor, isoDay('2026-12-01'))).toBe(false)
    expect(isSecretOn([november], childId('sem'), isoDay('2026-11-10'))).toBe(false)
  })

  test('keeps out of preschool education only, also a place that begins before the secrecy', () => {
    expect(isKeptOut([november], noor, preschool, isoDay('2026-10-01'), null)).toBe(true)
    expect(isKeptOut([november], noor, preschool, isoDay('2026-10-01'), isoDay('2026-10-31'))).toBe(false)
    expect(isKeptOut([november], noor, preschool, isoDay('2026-12-01'), null)).toBe(false)
    expect(isKeptOut([november], noor, { isPreschoolEducation: false }, isoDay('2026-11-10'), null)).toBe(
      false,
    )
  })

  test('keeps data from the tax office and the municipality, and from nobody else', () => {
    const on = (day: string) =>
      receivers.filter((receiver) =>
        mayGoOutside({ secrecies: [november], restrictions: [] }, noor, isoDay(day), receiver),
      )
    expect(on('2026-11-10')).toEqual(['headquarters', 'parent'])
    expect(on('2026-12-10')).toEqual([...receivers])
  })

  test('PRIV-2: what is restricted goes to the same two only', () => {
    const facts = { secrecies: [], restrictions: [{ ...november, validUntil: null }] }
    const day = isoDay('2027-05-01')
    expect(receivers.filter((receiver) => mayGoOutside(facts, noor, day, receiver))).toEqual([
      'headquarters',
      'parent',
    ])
  })
})

test('FILE-1: a list says that there is an allergy and a secret address, never which', () => {
  expect(flagsOf({ allergies: 'pinda', isAddressSecret: true })).toEqual(['allergy', 'secretAddress'])
  expect(flagsOf({ allergies: '  ', isAddressSecret: false })).toEqual([])
})

describe('the digest of a paper', () => {
  test('is over the bytes the base64 stands for', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect([...bytesOfBase64(Buffer.from(bytes).toString('base64'))]).toEqual([...bytes])
      }),
    )
  })
  test('of plain letters is that of the text', () => {
    expect(sha256OfBytes(Buffer.from('papier'))).toBe(sha256Hex('papier'))
  })
})
