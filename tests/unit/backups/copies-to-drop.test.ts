import { expect, test } from 'vitest'
import { copiesToDrop, keptCopies } from '#electron/backup/copies-to-drop.ts'
import { copyNameOf, momentOfName } from '#electron/backup/copy-names.ts'
import type { Instant } from '#shared/kernel/time.ts'

const dayMs = 86_400_000
const lastMs = Date.parse('2026-11-23T08:00:00.000Z')
const nameOn = (daysAgo: number, hour = 8): string =>
  copyNameOf(new Date(lastMs - daysAgo * dayMs + (hour - 8) * 3_600_000).toISOString() as Instant)

test('a copy is named after its moment and tells it again', () => {
  const moment = '2026-11-23T08:00:00.000Z' as Instant
  expect(copyNameOf(moment)).toBe('copy-2026-11-23T080000Z.db')
  expect(momentOfName(copyNameOf(moment))).toBe(moment)
  expect(momentOfName('before-upgrade-from-8.db')).toBeUndefined()
})

test('of a year of daily copies seven days and four weeks stay', () => {
  const names = Array.from({ length: 365 }, (_, daysAgo) => nameOn(daysAgo))
  const dropped = new Set(copiesToDrop(names))
  const kept = names.filter((name) => !dropped.has(name))
  expect(kept.slice(0, keptCopies.days)).toEqual(names.slice(0, keptCopies.days))
  expect(kept.length).toBeLessThanOrEqual(keptCopies.days + keptCopies.weeks)
  const [oldest = ''] = kept.slice(-1)
  expect(lastMs - Date.parse(momentOfName(oldest) ?? '')).toBeGreaterThanOrEqual(14 * dayMs)
})

test('of one day the newest stays, and the newest of all always does', () => {
  expect(copiesToDrop([nameOn(0, 8), nameOn(0, 10), nameOn(0, 12)])).toEqual([nameOn(0, 10), nameOn(0, 8)])
  expect(copiesToDrop([nameOn(900)])).toEqual([])
})

test('days without a copy take no place: the last seven days with one stay', () => {
  const names = [0, 10, 20, 30, 40, 50, 60].map((daysAgo) => nameOn(daysAgo))
  expect(copiesToDrop(names)).toEqual([])
})

test('files with other names are left alone', () => {
  expect(copiesToDrop(['before-upgrade-from-8.db', 'mine.db', nameOn(0)])).toEqual([])
})
