import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listOutbox } from '#electron/db/repositories/outbox.ts'
import { listSyncLog } from '#electron/db/repositories/sync-log.ts'
import { putSyncState } from '#electron/db/repositories/sync-state.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import type { MemoryStore } from '#headquarters/store/memory/memory-store.ts'
import { ok } from '#shared/kernel/result.ts'
import type { TestHeadquarters } from '#tests/harness/headquarters.ts'
import { headquartersShows, joinDevice, rainbow, rainbowStreams } from './device-house.ts'
import type { HouseDevice } from './device-house.ts'
import { absenceOf, openHouse } from './house.ts'

let hq: TestHeadquarters
let office: HouseDevice

beforeEach(async () => {
  hq = await openHouse()
  office = await joinDevice(hq, 'office', rainbow)
  await office.meet()
})

afterEach(() => office.close())

/** Remembers the whole database and puts it back later, as a copy of the disk would. */
function rememberDisk(device: HouseDevice): () => Promise<HouseDevice> {
  const folder = mkdtempSync(join(tmpdir(), 'dagdeel-disk-'))
  device.opened.db.emptyJournalFile()
  const path = String(device.opened.db.first('pragma database_list')?.['file'])
  copyFileSync(path, join(folder, 'old.db'))
  return async () => {
    device.opened.db.emptyJournalFile()
    device.opened.close()
    copyFileSync(join(folder, 'old.db'), path)
    return device.restart()
  }
}

test('a device that comes back from an old copy gets a new identity, and nothing is done twice', async () => {
  office.done('enterAbsence', absenceOf('noor'), 'before')
  const putBack = rememberDisk(office)
  await office.meet()
  office.done('enterAbsence', absenceOf('sem'), 'forgotten')
  await office.meet()
  const oldId = office.id()

  office = await putBack()
  expect(office.core.buildPush()?.commands.map(({ id }) => id)).toEqual(['before'])
  expect((await office.hello()).kind).toBe('reidentify')
  expect(office.core.buildPush()).toBeUndefined()
  await office.meet()
  expect(office.id()).not.toBe(oldId)
  expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
  expect(office.records().has('absence forgotten.1')).toBe(true)
  expect(listOutbox(office.opened.db)).toEqual([])
  expect(listSyncLog(office.opened.db, 20).map(({ kind }) => kind)).toContain('reidentified')
  expect(verifyDatabase(office.opened.db)).toEqual([])
})

test('a number that is another act at headquarters is found out, and the work goes again under a new one', async () => {
  const putBack = rememberDisk(office)
  office.done('enterAbsence', absenceOf('noor'), 'first')
  await office.meet()
  office = await putBack()
  // It goes on without having heard, and gives number 1 to something else.
  office.done('enterAbsence', absenceOf('sem'), 'second')
  const push = office.core.buildPush()
  if (push === undefined) throw new Error('something waits')
  const reply = await hq.headquarters.push(office.id(), push)
  if (!reply.ok) throw new Error('headquarters answers')
  expect(office.core.takePush(push, reply.value)).toEqual({ kind: 'reidentify', reason: 'forked' })
  // The need for it outlives a restart.
  office = await office.restart()
  expect((await office.hello()).kind).toBe('reidentify')
  await office.meet()
  expect(office.records().has('absence first.1')).toBe(true)
  expect(office.records().has('absence second.1')).toBe(true)
  expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
})

test('a gap in the numbers that cannot be filled ends in a new identity, never in waiting for ever', async () => {
  office.opened.db.inTransaction(() => {
    putSyncState(office.opened.db, 'seq', 5)
    return ok(undefined)
  })
  office.done('enterAbsence', absenceOf('noor'), 'sixth')
  expect(office.core.buildPush()?.commands.map(({ seq }) => seq)).toEqual([6])
  expect(await office.push()).toEqual({ kind: 'reidentify', reason: 'gap' })
  await office.meet()
  expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
  expect(office.records().has('absence sixth.1')).toBe(true)
})

test('answers to who it was before do not touch who it is now', async () => {
  office.done('enterAbsence', absenceOf('noor'), 'ill')
  const oldHello = office.core.buildHello()
  const oldPush = office.core.buildPush()
  if (oldPush === undefined) throw new Error('something waits')
  const answer = await hq.headquarters.push(office.id(), oldPush)
  if (!answer.ok) throw new Error('headquarters answers')
  const request = office.core.buildReidentify('gap')
  const identity = await hq.headquarters.reidentify(office.id(), request)
  if (!identity.ok) throw new Error('headquarters answers')
  office.core.takeReidentify(request, identity.value)
  const before = listOutbox(office.opened.db)
  expect(office.core.takePush(oldPush, answer.value)).toEqual({ kind: 'done' })
  expect(office.core.takeReidentify(request, { ...identity.value, device: 'late' as never })).toEqual({
    kind: 'done',
  })
  const hello = await hq.headquarters.hello(office.id(), office.core.buildHello())
  if (!hello.ok) throw new Error('headquarters answers')
  expect(office.core.takeHello(oldHello, { ...hello.value, lastSeq: 99 })).toEqual({ kind: 'done' })
  expect(listOutbox(office.opened.db)).toEqual(before)
})

test('after headquarters went back to a copy, what it lost is handed in again and what it has is not done twice', async () => {
  office.done('enterAbsence', absenceOf('noor'), 'kept')
  await office.meet()
  const store = hq.store as MemoryStore
  const copy = store.copy()
  office.done('enterAbsence', absenceOf('sem'), 'lost')
  await office.meet()
  office.done(
    'enterAbsence',
    { ...absenceOf('sem'), startDay: '2027-01-04', endDay: '2027-01-04' },
    'waiting',
  )

  store.restoreFrom(copy)
  await hq.operator.renewEpoch()
  expect(await office.pull()).toEqual({ kind: 'reidentify', reason: 'epoch' })
  // What was shown stays until its replacement is complete.
  expect(office.records().has('absence lost.1')).toBe(true)
  expect(office.records().has('absence waiting.1')).toBe(true)
  await office.meet()
  for (const id of ['kept', 'lost', 'waiting']) expect(office.records().has(`absence ${id}.1`)).toBe(true)
  expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
  expect(listOutbox(office.opened.db)).toEqual([])
  expect(verifyDatabase(office.opened.db)).toEqual([])
})

test('a headquarters that was put back without a new name of its history gets back what it lost, and nobody downloads for ever', async () => {
  office.done('enterAbsence', absenceOf('noor'), 'kept')
  await office.meet()
  const store = hq.store as MemoryStore
  const copy = store.copy()
  office.done('enterAbsence', absenceOf('sem'), 'lost')
  await office.meet()
  const { epoch } = office.core.standing()

  store.restoreFrom(copy)
  expect(await office.pull()).toEqual({ kind: 'reidentify', reason: 'epoch' })
  expect(office.records().has('absence lost.1')).toBe(true)
  await office.meet()
  expect(office.core.standing().epoch).toBe(epoch)
  for (const id of ['kept', 'lost']) expect(office.records().has(`absence ${id}.1`)).toBe(true)
  expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
  expect(await office.pull()).toEqual({ kind: 'done' })
  expect(listOutbox(office.opened.db)).toEqual([])
  expect(listSyncLog(office.opened.db, 20).filter(({ kind }) => kind === 'epoch')).toHaveLength(1)
  expect(verifyDatabase(office.opened.db)).toEqual([])
})

test('a new history that is told of twice begins once', async () => {
  const request = office.core.buildPull()
  await hq.operator.renewEpoch()
  await office.pull()
  const { epoch } = office.core.standing()
  expect(office.core.takeEpoch(request, 'an-older-history')).toEqual({ kind: 'hello' })
  expect(office.core.standing().epoch).toBe(epoch)
})
