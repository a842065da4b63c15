import { expect, test } from 'vitest'
import { createExpiryBooking } from '#electron/services/ledger/expiry-booking.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aLocation } from '#tests/harness/builders/organisation.ts'
import { locationId } from '#tests/harness/builders/ids.ts'
import { createTestLog } from '#tests/harness/app.ts'

/** Two locations, a clock that can be moved, and turns that are taken by hand. */
function startHouse(refusalCode: string | null = null) {
  const acts: { type: string; args: unknown; actorId: string }[] = []
  const waiting: (() => void)[] = []
  const log = createTestLog()
  const clock = { day: isoDay('2026-12-31') }
  const locations = [aLocation(), aLocation({ id: locationId('swallow') })]
  const booking = createExpiryBooking({
    rows: { listRows: () => locations as never },
    clock: { today: () => clock.day },
    act: (type, args, actorId) => {
      acts.push({ type, args, actorId })
      return refusalCode === null
        ? ok({ commandId: 'c', label: { code: 'command.bookExpiries', params: {} } })
        : refuse({ code: refusalCode, params: {} })
    },
    log,
    schedule: {
      later: (work) => {
        waiting.push(work)
        return () => waiting.splice(waiting.indexOf(work), 1)
      },
    },
  })
  const takeTurn = () => waiting.shift()?.()
  return { booking, acts, waiting, log, clock, takeTurn }
}

test('SWAP-5: a start writes off what expired, at every location, in the name of the program', () => {
  const { booking, acts } = startHouse()
  booking.start()
  expect(acts).toEqual([
    {
      type: 'bookExpiries',
      args: { locationId: 'rainbow', untilDay: '2026-12-31' },
      actorId: 'dagdeel',
    },
    {
      type: 'bookExpiries',
      args: { locationId: 'swallow', untilDay: '2026-12-31' },
      actorId: 'dagdeel',
    },
  ])
})

test('SWAP-5: a running app does it once a day, when the day changes', () => {
  const { booking, acts, clock, takeTurn } = startHouse()
  booking.start()
  takeTurn()
  takeTurn()
  expect(acts).toHaveLength(2)
  clock.day = isoDay('2027-01-01')
  takeTurn()
  expect(acts.slice(2)).toMatchObject([
    { args: { untilDay: '2027-01-01' } },
    { args: { untilDay: '2027-01-01' } },
  ])
})

test('nothing to write off is no problem, a refusal is written down', () => {
  const quiet = startHouse('refusal.nothingToChange')
  quiet.booking.start()
  expect(quiet.log.lines).toEqual([])
  const forbidden = startHouse('refusal.forbidden')
  forbidden.booking.start()
  expect(forbidden.log.lines).toMatchObject([
    { level: 'error', event: 'expiry.refused', facts: { code: 'refusal.forbidden' } },
    { level: 'error' },
  ])
})

test('closing ends the timer, and starting twice makes one', () => {
  const { booking, waiting } = startHouse()
  booking.start()
  booking.start()
  expect(waiting).toHaveLength(1)
  booking.close()
  expect(waiting).toEqual([])
})
