import { afterEach, beforeEach, expect, test } from 'vitest'
import { listOutbox } from '#electron/db/repositories/outbox.ts'
import { findRejected } from '#electron/db/repositories/sync-work.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import type { TestHeadquarters } from '#tests/harness/headquarters.ts'
import { headquartersShows, rainbowStreams } from './device-house.ts'
import type { HouseDevice } from './device-house.ts'
import { absenceOf, settle } from './house.ts'
import { openTwoComputers } from './two-computers.ts'

let hq: TestHeadquarters
let office: HouseDevice
let tablet: HouseDevice

beforeEach(async () => {
  const house = await openTwoComputers()
  hq = house.hq
  office = house.office
  tablet = house.tablet
})

afterEach(() => {
  office.close()
  tablet.close()
})

test('acts of one step are judged one by one: what fits is done, what does not says why, and the step can be taken back', async () => {
  office.done('enterAbsence', absenceOf('noor'), 'earlier')
  await office.meet()
  const results = tablet.runner.runEach(
    ['noor', 'sem'].map((child) => ({
      id: `for-${child}` as CommandId,
      type: 'enterAbsence',
      args: absenceOf(child),
      actorId: 'manager',
    })),
  )
  expect(results.map(({ ok }) => ok)).toEqual([true, true])
  await settle(tablet, office)

  expect(findRejected(tablet.opened.db, 'for-noor')).toMatchObject({ refusal: { code: 'alreadyAbsent' } })
  expect(findRejected(tablet.opened.db, 'for-sem')).toBeUndefined()
  for (const device of [office, tablet]) {
    expect(device.records().has('absence for-sem.1')).toBe(true)
    expect(device.records().has('absence for-noor.1')).toBe(false)
  }

  tablet.done('undoCommand', { commandId: 'for-sem' }, 'back')
  await settle(tablet, office)
  expect(findRejected(tablet.opened.db, 'back')).toBeUndefined()
  expect(listOutbox(tablet.opened.db)).toEqual([])
  for (const device of [office, tablet]) {
    expect(device.records().has('absence for-sem.1')).toBe(false)
    expect(device.records().has('absence earlier.1')).toBe(true)
    expect(device.records()).toEqual(await headquartersShows(hq, rainbowStreams))
  }
})
