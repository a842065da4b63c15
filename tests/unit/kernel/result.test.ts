import { expect, test } from 'vitest'
import { invariant, InvariantError, must } from '#shared/kernel/invariant.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import { worstVerdict } from '#shared/domain/explanation/model.ts'

test('a refusal is a value and a broken rule of the program is thrown', () => {
  expect(ok(3)).toEqual({ ok: true, value: 3 })
  expect(refuse('full')).toEqual({ ok: false, refusal: 'full' })
  expect(() => {
    invariant(false, 'a child has a birth date')
  }).toThrow(InvariantError)
  expect(must(0, 'a number')).toBe(0)
  expect(() => must(undefined, 'a number')).toThrow('a number')
})

test('the verdict of a whole is that of its worst part', () => {
  expect(worstVerdict([])).toBe('ok')
  expect(worstVerdict(['ok', 'caution'])).toBe('caution')
  expect(worstVerdict(['caution', 'unknown', 'ok'])).toBe('unknown')
  expect(worstVerdict(['unknown', 'no', 'caution'])).toBe('no')
})
