import { expect, test } from 'vitest'
import { isHeldBack } from '#shared/commands/privacy/restricted-use.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { startApp } from '#tests/harness/app.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'

const noor = childId('noor')

test('PRIV-2: a card says since when its data is kept and not used, as of today and whatever day it shows', async () => {
  const restriction = {
    ...{ id: 'held', childId: noor, reason: 'bezwaar loopt' },
    ...{ validFrom: isoDay('2026-11-09'), validUntil: null },
  }
  const app = await startApp({ data: { ...aRowSet(), processing_restriction: [restriction] } })
  const since = async (day: string) =>
    (await app.done('children.get', { childId: noor, day: isoDay(day) })).restrictedSince
  expect(await since('2026-11-23')).toBe('2026-11-09')
  // The card of a day before the restriction is looked at today.
  expect(await since('2026-11-02')).toBe('2026-11-09')
  await app.done('privacy.lift', { restrictionId: 'held' })
  expect(await since('2026-11-23')).toBeNull()
  app.close()
})

test('PRIV-2: what a card leaves out is what the command refuses', () => {
  expect(['enterRequest', 'changeContract', 'recordConsent'].every(isHeldBack)).toBe(true)
  expect(['enterAbsence', 'endContract', 'endConsent'].some(isHeldBack)).toBe(false)
})
