import { afterEach, beforeEach, expect, test } from 'vitest'
import { countAuditLines } from '#electron/db/repositories/audit-log.ts'
import { createCommandLogReader } from '#electron/db/repositories/command-log.ts'
import { findInOutbox, listOutbox } from '#electron/db/repositories/outbox.ts'
import { listAttention } from '#electron/db/repositories/sync-work.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import type { TestHeadquarters } from '#tests/harness/headquarters.ts'
import { headquartersShows, rainbowStreams } from './device-house.ts'
import type { HouseDevice } from './device-house.ts'
import { openTwoComputers } from './two-computers.ts'

const noorIll = {
  childId: 'noor',
  startDay: '2026-12-01',
  endDay: '2026-12-02',
  startMinute: null,
  endMinute: null,
  reason: 'ill',
  isForCredit: false,
}

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

test('a device that joins shows exactly what headquarters has for it', async () => {
  expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
  expect(office.core.standing()).toMatchObject({ waitingCount: 0, downloading: [], failedDigests: 0 })
  expect(verifyDatabase(office.opened.db)).toEqual([])
})

test('an act stands here at once, waits, and leaves the line when its effect has come down', async () => {
  office.done('enterAbsence', noorIll, 'ill')
  expect(office.records().has('absence ill.1')).toBe(true)
  expect(office.core.standing().waitingCount).toBe(1)
  expect(countAuditLines(office.opened.db, 'ill')).toBe(0)
  expect(office.journal.map(({ command }) => command.id)).toEqual(['ill'])
  expect(verifyDatabase(office.opened.db)).toEqual([])

  await office.push()
  // Judged, and still in line: its effect has not come down.
  expect(findInOutbox(office.opened.db, 'ill')?.state).toBe('accepted')
  expect(office.records().has('absence ill.1')).toBe(true)

  await office.pull()
  expect(listOutbox(office.opened.db)).toEqual([])
  expect(countAuditLines(office.opened.db, 'ill')).toBe(1)
  expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
  expect(verifyDatabase(office.opened.db)).toEqual([])

  await tablet.meet()
  expect(tablet.records()).toEqual(office.records())
})

test('the same act on two devices: one is accepted, the other is kept with its reason', async () => {
  office.done('enterAbsence', noorIll, 'by-office')
  tablet.done('enterAbsence', noorIll, 'by-tablet')
  await office.meet()
  await tablet.meet()
  expect(tablet.records()).toEqual(await headquartersShows(hq, rainbowStreams))
  expect(tablet.records().has('absence by-tablet.1')).toBe(false)
  expect(listAttention(tablet.opened.db, 10)).toMatchObject([
    { commandId: 'by-tablet', args: noorIll, refusal: { code: 'alreadyAbsent' }, state: 'open' },
  ])
  expect(createCommandLogReader(tablet.opened.db).listHistory(10)).toEqual([])
  expect(verifyDatabase(tablet.opened.db)).toEqual([])
})
