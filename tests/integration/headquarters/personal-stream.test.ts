import { beforeEach, expect, test } from 'vitest'
import { pullReply, pushRequest } from '#shared/sync/protocol.ts'
import { streamOfUser, userOfStream } from '#shared/sync/stream.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import type { TestDevice, TestHeadquarters } from '#tests/harness/headquarters.ts'
import { noorIll, onlyRainbow, twoLocations } from '#tests/harness/two-locations.ts'

const anja = streamOfUser('manager')

let hq: TestHeadquarters
let desk: TestDevice
beforeEach(async () => {
  hq = await openHeadquarters()
  await hq.bringIn(twoLocations())
  desk = await hq.join('desk', [...onlyRainbow, { stream: anja, mode: 'readWrite' }])
})

test('a stream of one person is named after who works here', () => {
  expect(anja).toBe('user:manager')
  expect(userOfStream(anja)).toBe('manager')
  expect(userOfStream('loc:manager')).toBeUndefined()
})

test('a computer that joins for somebody has that stream in its scope, and pulls it like any other', async () => {
  const reply = await desk.ask({ cursors: [{ stream: anja, from: 0, bootStart: null }] })
  if (!reply.ok) throw new Error('no answer')
  expect(pullReply.parse(reply.value)).toEqual(reply.value)
  expect(reply.value.scope.streams).toContainEqual({ stream: anja, mode: 'readWrite' })
  expect(reply.value.pages).toEqual([
    { kind: 'rows', stream: anja, from: 0, to: 0, start: 0, more: false, rows: [], digest: '0'.repeat(16) },
  ])
  await desk.pull()
  expect(desk.cursor(anja)).toBe(0)
})

test('somebody else does not see it, whatever is asked', async () => {
  const other = await hq.join('other', onlyRainbow)
  const reply = await other.ask({ cursors: [{ stream: anja, from: 0, bootStart: null }] })
  expect(reply).toMatchObject({ value: { pages: [] } })
})

test('an act that says it touched the stream is judged, and the stream alone gives no leave for a location', async () => {
  const command = desk.command('enterAbsence', noorIll, { streams: ['loc:rainbow', anja] })
  expect(pushRequest.shape.commands.parse([command])).toHaveLength(1)
  expect(await desk.send(command)).toMatchObject({ value: { results: [{ status: 'accepted' }] } })
  const own = await hq.join('own', [{ stream: anja, mode: 'readWrite' }])
  const elsewhere = { ...noorIll, startDay: '2026-12-08', endDay: '2026-12-08' }
  expect(await own.act('enterAbsence', elsewhere, { streams: [anja] })).toMatchObject({
    refusal: { code: 'outsideScope' },
  })
})

test('it stays with the computer under a new name, and goes when it is taken from its scope', async () => {
  const fresh = await desk.reidentify()
  if (!fresh.ok) throw new Error('no new identity')
  desk.id = fresh.value.device
  const scopeOf = (id: DeviceId) => hq.store.read((reader) => reader.listScope(id))
  expect(await scopeOf(desk.id)).toContainEqual({ stream: anja, mode: 'readWrite' })
  await hq.operator.setScope(desk.id, onlyRainbow)
  expect(await desk.ask()).toMatchObject({ value: { scope: { streams: onlyRainbow } } })
})
