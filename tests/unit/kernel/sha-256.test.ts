import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256Hex } from '#shared/kernel/sha-256.ts'

const asNodeDoes = (text: string): string => createHash('sha256').update(text).digest('hex')

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
])('the fingerprint of %j is the one of the standard', (text, expected) => {
  expect(sha256Hex(text)).toBe(expected)
})

test('every length around the edge of a block has the fingerprint Node gives it', () => {
  for (let length = 0; length <= 200; length += 1) {
    expect(sha256Hex('é'.repeat(length))).toBe(asNodeDoes('é'.repeat(length)))
  }
})

test('any text, also one with half a sign in it, has the fingerprint Node gives it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0xffff), { maxLength: 300 }), (units) => {
      const text = String.fromCharCode(...units)
      expect(sha256Hex(text)).toBe(asNodeDoes(text))
    }),
  )
  expect(sha256Hex('a\ud800b\udc00')).toBe(asNodeDoes('a\ud800b\udc00'))
})
