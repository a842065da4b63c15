import { afterEach, beforeEach, expect, test } from 'vitest'
import { listOutbox } from '#electron/db/repositories/outbox.ts'
import { listSyncLog } from '#electron/db/repositories/sync-log.ts'
import { listAttention, listWaiting } from '#electron/db/repositories/sync-work.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import { aLocation } from '#tests/harness/builders/organisation.ts'
import type { TestHeadquarters } from '#tests/harness/headquarters.ts'
import { headquartersShows, joinDevice, rainbow, rainbowStreams } from './device-house.ts'
import type { HouseDevice } from './device-house.ts'
import { absenceOf, houseRows, openHouse } from './house.ts'

const swallow = { ...aLocation(), id: 'swallow' as never, name: 'De Zwaluw' }

let hq: TestHeadquarters
let office: HouseDevice

beforeEach(async () => {
  hq = await openHouse({ location: [...(houseRows().location ?? []), swallow] })
  office = await joinDevice(hq, 'office', rainbow)
  await office.meet()
})

afterEach(() => office.close())

test('a device shows the locations it is allowed and nothing else', async () => {
  expect(office.records().has('location swallow')).toBe(false)
  await hq.operator.setScope(office.id(), [...rainbow, { stream: 'loc:swallow', mode: 'readWrite' }])
  await office.meet()
  expect(office.records()).toEqual(await headquartersShows(hq, [...rainbowStreams, 'loc:swallow']))
  expect(listSyncLog(office.opened.db, 10)[0]).toMatchObject({ kind: 'scope', facts: { count: 1 } })
  expect(verifyDatabase(office.opened.db)).toEqual([])
})

test('a location that is taken away goes with its rows, and work about it is sent once more and judged', async () => {
  office.done('enterAbsence', absenceOf('noor'), 'ill')
  await hq.operator.setScope(office.id(), [{ stream: 'org', mode: 'readWrite' }])
  await office.pull()
  expect(office.records()).toEqual(await headquartersShows(hq, ['org']))
  expect(listWaiting(office.opened.db, 10)).toMatchObject([
    { commandId: 'ill', held: { code: 'refusal.notFound' } },
  ])
  expect(verifyDatabase(office.opened.db)).toEqual([])
  await office.meet()
  expect(listOutbox(office.opened.db)).toEqual([])
  expect(listAttention(office.opened.db, 10)).toMatchObject([
    { commandId: 'ill', args: absenceOf('noor'), refusal: { code: 'outsideScope' } },
  ])
})

test('work for a location that may only be seen is refused at once and leaves nothing', async () => {
  await hq.operator.setScope(office.id(), [
    { stream: 'org', mode: 'readWrite' },
    { stream: 'loc:rainbow', mode: 'readOnly' },
  ])
  await office.meet()
  const before = office.records()
  expect(office.refused('enterAbsence', absenceOf('noor'))).toEqual({
    code: 'outsideScope',
    params: { stream: 'loc:rainbow' },
  })
  expect(office.records()).toEqual(before)
  expect(office.core.buildPush()).toBeUndefined()
})

test('a list of locations that is older than the one it knows is passed over', async () => {
  const request = office.core.buildPull()
  const reply = await hq.headquarters.pull(office.id(), request)
  if (!reply.ok) throw new Error('headquarters answers')
  office.core.takePull(request, { ...reply.value, scope: { rev: 0, streams: [] } })
  expect(office.core.standing().scope).toHaveLength(2)
  expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
})

test('work on a location that is still being downloaded waits, and stands as soon as it is there', async () => {
  office.done('enterAbsence', absenceOf('noor'), 'ill')
  // The location is taken away and given back: everything of it is downloaded anew.
  await hq.operator.setScope(office.id(), [{ stream: 'org', mode: 'readWrite' }])
  await office.pull()
  await hq.operator.setScope(office.id(), rainbow)
  await office.pull()
  expect(office.core.standing().downloading).toEqual([{ stream: 'loc:rainbow', rows: 0 }])
  expect(listWaiting(office.opened.db, 10)).toMatchObject([
    { commandId: 'ill', held: { code: 'sync.held.download' } },
  ])
  await office.pull()
  expect(office.records().has('absence ill.1')).toBe(true)
  expect(listWaiting(office.opened.db, 10)).toMatchObject([{ commandId: 'ill', held: null }])
})

test('a child that goes to another location disappears from the first and appears at the second', async () => {
  const nest = await joinDevice(hq, 'nest', [{ stream: 'loc:swallow', mode: 'readWrite' }])
  await nest.meet()
  const [contract] = (houseRows().contract ?? []).filter(({ childId }) => childId === 'noor')
  if (contract === undefined) throw new Error('Noor has a contract')
  const groups = (houseRows().base_group ?? []).filter(({ id }) => id === contract.groupId)
  const group = groups.map((each) => ({ ...each, id: 'swallow-group' as never, locationId: swallow.id }))
  await hq.bringIn({
    base_group: group,
    contract: [{ ...contract, locationId: swallow.id, groupId: 'swallow-group' as never }],
    extra_attendance: (await hq.list('extra_attendance')).map((extra) => ({
      ...extra,
      locationId: swallow.id,
      groupId: 'swallow-group' as never,
    })),
  })
  await office.meet()
  await nest.meet()
  expect(office.records().has('child noor')).toBe(false)
  expect(nest.records().has('child noor')).toBe(true)
  expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
  expect(nest.records()).toEqual(await headquartersShows(hq, ['loc:swallow']))
  expect([...verifyDatabase(office.opened.db), ...verifyDatabase(nest.opened.db)]).toEqual([])
  nest.close()
})

test('whole records come in at headquarters only, and the import screen is told so', () => {
  expect(office.refused('importOrganisation', { rows: {} })).toEqual({
    code: 'importAtHeadquarters',
    params: {},
  })
})
