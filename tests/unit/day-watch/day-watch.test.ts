import { expect, test } from 'vitest'
import { createDayWatch } from '#electron/services/day-watch/day-watch.ts'
import { isoDay } from '#shared/kernel/time.ts'

/** Two kinds of daily work, a clock that can be moved, and looks that are taken by hand. */
function startHouse() {
  const done: string[] = []
  const waiting: (() => void)[] = []
  const clock = { day: isoDay('2026-12-31') }
  const watch = createDayWatch({
    clock: { today: () => clock.day },
    schedule: {
      later: (work) => {
        waiting.push(work)
        return () => waiting.splice(waiting.indexOf(work), 1)
      },
    },
    work: [
      { newDay: (today) => void done.push(`expiries ${today}`) },
      { newDay: (today) => void done.push(`offers ${today}`) },
    ],
  })
  const look = () => waiting.shift()?.()
  return { watch, done, waiting, clock, look }
}

test('at the start all daily work is done, in its order', () => {
  const { watch, done } = startHouse()
  watch.start()
  expect(done).toEqual(['expiries 2026-12-31', 'offers 2026-12-31'])
})

test('a running app does it again when a new day has come, and not before', () => {
  const { watch, done, clock, look } = startHouse()
  watch.start()
  look()
  look()
  expect(done).toHaveLength(2)
  clock.day = isoDay('2027-01-01')
  look()
  expect(done.slice(2)).toEqual(['expiries 2027-01-01', 'offers 2027-01-01'])
})

test('work that fails does not end the looking', () => {
  const waiting: (() => void)[] = []
  const watch = createDayWatch({
    clock: { today: () => isoDay('2026-12-31') },
    schedule: { later: (work) => (waiting.push(work), () => {}) },
    work: [
      {
        newDay: () => {
          throw new Error('the disk is full')
        },
      },
    ],
  })
  expect(() => watch.start()).toThrow('the disk is full')
  expect(waiting).toHaveLength(1)
})

test('closing ends the looking, and starting twice makes one', () => {
  const { watch, waiting } = startHouse()
  watch.start()
  watch.start()
  expect(waiting).toHaveLength(1)
  watch.close()
  expect(waiting).toEqual([])
})
