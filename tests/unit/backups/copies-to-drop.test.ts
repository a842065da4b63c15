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
  const dropped = new Set(copiesToDrop(names, nameOn(0)))
  const kept = names.filter((name) => !dropped.has(name))
  expect(kept.slice(0, keptCopies.days)).toEqual(names.slice(0, keptCopies.days))
  expect(kept.length).toBeLessThanOrEqual(keptCopies.days + keptCopies.weeks)
  const [oldest = ''] = kept.slice(-1)
  expect(lastMs - Date.parse(momentOfName(oldest) ?? '')).toBeGreaterThanOrEqual(14 * dayMs)
})

test('of one day the newest stays, and the newest of all always does', () => {
  expect(copiesToDrop([nameOn(0, 8), nameOn(0, 10), nameOn(0, 12)], nameOn(0, 12))).toEqual([
    nameOn(0, 10),
    nameOn(0, 8),
  ])
  expect(copiesToDrop([nameOn(900)], nameOn(900))).toEqual([])
})

test('days without a copy take no place: the last seven days with one stay', () => {
  const names = [0, 10, 20, 30, 40, 50, 60].map((daysAgo) => nameOn(daysAgo))
  expect(copiesToDrop(names, nameOn(0))).toEqual([])
})

test('files with other names are left alone', () => {
  expect(copiesToDrop(['before-upgrade-from-8.db', 'mine.db', nameOn(0)], nameOn(0))).toEqual([])
})

test('after the clock was set back years the copy that was made stays, and so do the ones of before', () => {
  const names = Array.from({ length: 28 }, (_, daysAgo) => nameOn(daysAgo))
  const made = nameOn(2_500)
  const dropped = copiesToDrop([...names, made], made)
  expect(dropped).not.toContain(made)
  expect(names.slice(0, keptCopies.days).filter((name) => dropped.includes(name))).toEqual([])
})

test('copies of a clock that stood years ahead push no other out', () => {
  const ahead = Array.from({ length: 10 }, (_, days) => nameOn(-3_000 - days))
  const names = Array.from({ length: 28 }, (_, daysAgo) => nameOn(daysAgo))
  const dropped = copiesToDrop([...ahead, ...names], nameOn(0))
  expect(dropped.filter((name) => !ahead.includes(name))).toEqual(copiesToDrop(names, nameOn(0)))
  expect(ahead.length - dropped.filter((name) => ahead.includes(name)).length).toBeLessThanOrEqual(
    keptCopies.days + keptCopies.weeks,
  )
})
