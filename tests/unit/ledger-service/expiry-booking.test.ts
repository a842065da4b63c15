import { expect, test } from 'vitest'
import { createExpiryBooking } from '#electron/services/ledger/expiry-booking.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aLocation } from '#tests/harness/builders/organisation.ts'
import { locationId } from '#tests/harness/builders/ids.ts'
import { createTestLog } from '#tests/harness/app.ts'

const day = isoDay('2026-12-31')

/** Two locations, and everything that is done there. */
function aHouse(refusalCode: string | null = null) {
  const acts: { type: string; args: unknown; actorId: string }[] = []
  const log = createTestLog()
  const locations = [aLocation(), aLocation({ id: locationId('swallow') })]
  const booking = createExpiryBooking({
    rows: { listRows: () => locations as never },
    act: (type, args, actorId) => {
      acts.push({ type, args, actorId })
      return refusalCode === null
        ? ok({ commandId: 'c', label: { code: 'command.bookExpiries', params: {} } })
        : refuse({ code: refusalCode, params: {} })
    },
    log,
  })
  return { booking, acts, log }
}

test('SWAP-5: a new day writes off what expired, at every location, in the name of the program', () => {
  const { booking, acts } = aHouse()
  booking.newDay(day)
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

test('nothing to write off is no problem, a refusal is written down', () => {
  const quiet = aHouse('refusal.nothingToChange')
  quiet.booking.newDay(day)
  expect(quiet.log.lines).toEqual([])
  const forbidden = aHouse('refusal.forbidden')
  forbidden.booking.newDay(day)
  expect(forbidden.log.lines).toMatchObject([
    { level: 'error', event: 'expiry.refused', facts: { code: 'refusal.forbidden' } },
    { level: 'error' },
  ])
})
