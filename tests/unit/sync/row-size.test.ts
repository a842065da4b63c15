import { expect, test } from 'vitest'
import { isTooLargeToSend } from '#shared/sync/row-size.ts'
import { syncLimits } from '#shared/sync/limits.ts'

test.each([
  ['signs of one byte', 'a'],
  ['signs of two bytes', 'é'],
  ['signs of three bytes', '☃'],
  ['signs of four bytes', '😀'],
  ['signs that JSON writes in six', '\u0000'],
  ['quotes', '"'],
])('a record is too large from the first byte too many, in %s', (_name, sign) => {
  const bytes = (count: number): number =>
    Buffer.byteLength(JSON.stringify({ id: 'r', note: sign.repeat(count), list: [{ note: sign }] }))
  let fits = 0
  for (let step: number = syncLimits.rowBytes; step >= 1; step = Math.floor(step / 2)) {
    while (bytes(fits + step) <= syncLimits.rowBytes) fits += step
  }
  const row = (count: number) => ({ id: 'r', note: sign.repeat(count), list: [{ note: sign }] })
  expect(isTooLargeToSend(row(fits))).toBe(false)
  expect(isTooLargeToSend(row(fits + 1))).toBe(true)
})

test('what is nested counts as well', () => {
  expect(isTooLargeToSend({ id: 'r', changes: ['x'.repeat(syncLimits.rowBytes)] })).toBe(true)
})
