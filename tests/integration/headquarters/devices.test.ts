import { beforeEach, describe, expect, test } from 'vitest'
import { createMemoryStore } from '#headquarters/store/memory/memory-store.ts'
import { listRegister } from '#headquarters/sync/list-register.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import type { TestDevice, TestHeadquarters } from '#tests/harness/headquarters.ts'
import { everywhere, noorIll, onlyRainbow, twoLocations } from '#tests/harness/two-locations.ts'

const joining = {
  ...{ protocol: 1, app: '1.0.0', installId: 'computer' as DeviceId, deviceName: 'Kantoor' },
  publicKey: 'a-public-key'.padEnd(44, '='),
}

describe('a computer joins headquarters', () => {
  let hq: TestHeadquarters

  beforeEach(async () => {
    hq = await openHeadquarters()
    await hq.bringIn(twoLocations())
  })

  test('with the code it was given, however the code is typed', async () => {
    const code = await hq.operator.createEnrolCode('Balie', onlyRainbow)
    const joined = await hq.headquarters.enrol({
      ...joining,
      code: ` ${code.toLowerCase().replaceAll('-', ' ')} `,
    })
    expect(joined).toMatchObject({
      ok: true,
      value: { headquartersName: 'De Boog', organisationName: 'Stichting De Boog', epoch: 'history-1' },
    })
    const [device] = await hq.store.read((reader) => reader.listDevices())
    expect(device).toMatchObject({ name: 'Balie', status: 'active', scopeRev: 1, lastSeq: 0 })
  })

  test('once: the code is worth nothing to another computer', async () => {
    const code = await hq.operator.createEnrolCode('Balie', onlyRainbow)
    await hq.headquarters.enrol({ ...joining, code })
    const other = { ...joining, installId: 'other' as DeviceId, publicKey: 'another-key'.padEnd(44, '=') }
    expect(await hq.headquarters.enrol({ ...other, code })).toMatchObject({
      refusal: { status: 401, error: { code: 'enrolCode' } },
    })
  })

  test('again when the answer was lost, as the same device', async () => {
    const code = await hq.operator.createEnrolCode('Balie', onlyRainbow)
    const first = await hq.headquarters.enrol({ ...joining, code })
    expect(await hq.headquarters.enrol({ ...joining, code })).toEqual(first)
    expect(await hq.store.read((reader) => reader.listDevices())).toHaveLength(1)
  })

  test('with a second code gets what belongs to that one, also when its answer was lost', async () => {
    const first = await hq.operator.createEnrolCode('Balie', onlyRainbow)
    const second = await hq.operator.createEnrolCode('Planner', everywhere)
    await hq.headquarters.enrol({ ...joining, code: first })
    const planner = await hq.headquarters.enrol({ ...joining, code: second })
    expect(await hq.headquarters.enrol({ ...joining, code: second })).toEqual(planner)
    if (!planner.ok) throw new Error('the planner was not let in')
    const record = await hq.store.read((reader) => reader.findDevice(planner.value.device))
    expect(record?.name).toBe('Planner')
  })

  test('not with a code that is three days old, and not with one that never was', async () => {
    const code = await hq.operator.createEnrolCode('Balie', onlyRainbow)
    hq.setNow('2026-11-27T09:00:00.000Z')
    expect(await hq.headquarters.enrol({ ...joining, code })).toMatchObject({
      refusal: { error: { code: 'enrolCode' } },
    })
    expect(await hq.headquarters.enrol({ ...joining, code: 'ZZZZ-ZZZZ-ZZZZ' })).toMatchObject({
      refusal: { error: { code: 'enrolCode' } },
    })
  })

  test('and the code itself is kept nowhere', async () => {
    const code = await hq.operator.createEnrolCode('Balie', onlyRainbow)
    const hash = await hq.store.read((reader) => reader.findEnrolCode(code))
    expect(hash).toBeUndefined()
  })
})

describe('a device that headquarters knows', () => {
  let hq: TestHeadquarters
  let desk: TestDevice

  beforeEach(async () => {
    hq = await openHeadquarters()
    await hq.bringIn(twoLocations())
    desk = await hq.join('desk', onlyRainbow)
  })

  test('hears where it stands', async () => {
    await desk.act('enterAbsence', noorIll)
    expect(await desk.hello(3)).toMatchObject({
      value: {
        lastSeq: 1,
        deviceName: 'desk',
        canPush: true,
        canPull: true,
        status: 'ok',
        mayDeleteMany: false,
      },
    })
    const record = await hq.store.read((reader) => reader.findDevice(desk.id))
    expect(record).toMatchObject({ waitingCount: 3, lastSeenAt: hq.now(), skewMs: 0 })
  })

  test('is seen at a push and at a look as well, a minute later at the earliest, and what waits counts down', async () => {
    const standing = async () => {
      const record = await hq.store.read((reader) => reader.findDevice(desk.id))
      return [record?.lastSeenAt, record?.waitingCount]
    }
    await desk.hello(3)
    hq.setNow('2026-11-24T09:00:30.000Z')
    await desk.act('enterAbsence', noorIll)
    expect(await standing()).toEqual(['2026-11-24T09:00:00.000Z', 3])
    hq.setNow('2026-11-24T09:02:00.000Z')
    await desk.ask()
    expect(await standing()).toEqual(['2026-11-24T09:02:00.000Z', 2])
    hq.setNow('2026-11-24T09:03:00.000Z')
    await desk.act('settleRoster', { locationId: 'rainbow', week: '2026-W53' })
    expect(await standing()).toEqual(['2026-11-24T09:03:00.000Z', 1])
    // The last one is noted at once.
    await desk.act('settleRoster', { locationId: 'rainbow', week: '2027-W01' })
    expect(await standing()).toEqual(['2026-11-24T09:03:00.000Z', 0])
  })

  test('that hands over its last work before it goes is cleared, and still heard when somebody acted meanwhile', async () => {
    const status = async () => (await hq.store.read((reader) => reader.findDevice(desk.id)))?.status
    await hq.operator.revoke(desk.id, 'afterPush')
    await desk.hello(1)
    expect(await status()).toBe('retiring')
    await desk.act('enterAbsence', noorIll)
    expect(await status()).toBe('cleared')
    expect(await desk.ask()).toMatchObject({ refusal: { error: { code: 'deviceRetiring' } } })
    expect((await desk.act('settleRoster', { locationId: 'rainbow', week: '2026-W53' })).status).toBe(
      'accepted',
    )
    await desk.hello(1)
    expect(await status()).toBe('retiring')
    await desk.act('settleRoster', { locationId: 'rainbow', week: '2027-W01' })
    expect(await status()).toBe('cleared')
  })

  test('that has nothing to hand over when it goes is cleared at its next greeting', async () => {
    await hq.operator.revoke(desk.id, 'afterPush')
    await desk.hello()
    expect((await hq.store.read((reader) => reader.findDevice(desk.id)))?.status).toBe('cleared')
  })

  test('may remove very many rows for a day, and then no longer', async () => {
    await hq.operator.allowDeletingMany(desk.id, true)
    hq.setNow('2026-11-25T08:59:00.000Z')
    expect(await desk.hello()).toMatchObject({ value: { mayDeleteMany: true } })
    hq.setNow('2026-11-25T09:00:00.000Z')
    expect(await desk.hello()).toMatchObject({ value: { mayDeleteMany: false } })
  })

  test('that is replaced by another computer hands over its work and gets nothing more', async () => {
    await hq.operator.revoke(desk.id, 'afterPush')
    expect((await desk.act('enterAbsence', noorIll)).status).toBe('accepted')
    expect(await desk.hello()).toMatchObject({ value: { canPush: true, canPull: false } })
    expect(await desk.ask()).toMatchObject({
      refusal: { status: 401, error: { code: 'deviceRetiring', wipe: 'afterPush' } },
    })
  })

  test('that was stolen gets nothing and hands over nothing', async () => {
    await hq.operator.revoke(desk.id, 'now')
    const no = { refusal: { status: 401, error: { code: 'deviceRevoked', wipe: 'now' } } }
    expect(await desk.send(desk.command('enterAbsence', noorIll))).toMatchObject(no)
    expect(await desk.ask()).toMatchObject(no)
    expect(await desk.hello()).toMatchObject(no)
    expect(await desk.reidentify()).toMatchObject(no)
    expect((await hq.list('absence')).some(({ startDay }) => startDay === noorIll.startDay)).toBe(false)
  })

  test('gets a new identity with the same scope, and the same one again when the answer was lost', async () => {
    const first = await desk.reidentify()
    expect(await desk.reidentify()).toEqual(first)
    expect(await desk.hello()).toMatchObject({ refusal: { error: { code: 'deviceReplaced' } } })
    if (!first.ok) throw new Error('no new identity')
    desk.id = first.value.device
    expect(await desk.ask()).toMatchObject({ value: { lastSeq: 0, scope: { rev: 1, streams: onlyRainbow } } })
  })

  test('of which a copy already works under the new identity gets one of its own', async () => {
    const first = await desk.reidentify()
    if (!first.ok) throw new Error('no new identity')
    const old = desk.id
    desk.id = first.value.device
    await desk.act('enterAbsence', noorIll, { seq: 1 })
    desk.id = old
    const second = await desk.reidentify()
    expect(second.ok && second.value.device).not.toBe(first.value.device)
  })

  test('is not let in by the name of another', async () => {
    const other = await hq.join('other', onlyRainbow)
    const reply = await hq.headquarters.push(other.id, {
      ...{
        protocol: 1,
        app: '1.0.0',
        schemaRev: 1,
        device: desk.id,
        epoch: null,
        reqId: 'x',
        sentAt: hq.now(),
      },
      commands: [desk.command('enterAbsence', noorIll)],
    })
    expect(reply).toMatchObject({ refusal: { status: 401, error: { code: 'auth' } } })
  })

  test('that saw another history is told so before anything is taken from it', async () => {
    const epoch = await hq.operator.renewEpoch()
    const no = { refusal: { status: 409, error: { code: 'epoch', epoch } } }
    expect(await desk.send(desk.command('enterAbsence', noorIll))).toMatchObject(no)
    expect(await desk.ask()).toMatchObject(no)
    expect(await desk.hello()).toMatchObject({ value: { epoch } })
  })

  test('with an app from the future is asked to come back later', async () => {
    const reply = await hq.headquarters.pull(desk.id, {
      ...{
        protocol: 2,
        app: '9.0.0',
        schemaRev: 9,
        device: desk.id,
        epoch: null,
        reqId: 'x',
        sentAt: hq.now(),
      },
      ...{ scopeRev: 0, erasureSeq: 0, ask: [], cursors: [], limit: { rows: 10, bytes: 1_000 } },
    })
    expect(reply).toMatchObject({ refusal: { status: 426, error: { code: 'headquartersOlder' } } })
  })
})

describe('when somebody acted', () => {
  let hq: TestHeadquarters
  let desk: TestDevice

  beforeEach(async () => {
    hq = await openHeadquarters()
    await hq.bringIn(twoLocations())
    desk = await hq.join('desk', onlyRainbow)
  })

  const stay = (day: string): object => ({
    ...{ childId: 'noor', locationId: 'rainbow', groupId: null, day, side: 'late' },
    ...{ startMinute: 1110, endMinute: 1125 },
  })
  const momentOf = async (id: string) =>
    hq.store.read(async (reader) => (await reader.findJudged(id as never))?.at)

  test('is the moment on the device, so a stay of yesterday that comes in today is one of yesterday (EXTRA-2)', async () => {
    hq.setNow('2026-11-25T08:00:00.000Z')
    const outcome = await desk.act('logStay', stay('2026-11-24'), {
      id: 'stay',
      at: '2026-11-24T17:40:00.000Z',
    })
    expect(outcome.refusal?.code).not.toBe('stayOfAnotherDay')
    expect(await momentOf('stay')).toBe('2026-11-24T17:40:00.000Z')
  })

  test('is never in the future, whatever the clock of the device says', async () => {
    await desk.act('enterAbsence', noorIll, { id: 'ill', at: '2026-11-25T17:00:00.000Z' })
    expect(await momentOf('ill')).toBe(hq.now())
  })

  test('is not before the moment at which the device had handed in everything', async () => {
    hq.setNow('2026-11-24T15:00:00.000Z')
    await desk.hello()
    hq.setNow('2026-11-24T16:00:00.000Z')
    await desk.act('enterAbsence', noorIll, { id: 'ill', at: '2026-11-20T09:00:00.000Z' })
    expect(await momentOf('ill')).toBe('2026-11-24T15:00:00.000Z')
  })

  test('is not moved by a greeting that came in late: it speaks of the moment it was sent', async () => {
    hq.setNow('2026-11-24T15:00:00.000Z')
    const late = {
      ...{ protocol: 1, app: '1.0.0', schemaRev: 1, device: desk.id, epoch: desk.epoch, reqId: 'late' },
      ...{ sentAt: hq.now(), lastKnownSeq: 0, outbox: { count: 0, oldest: null } },
      ...{ cursors: {}, erasureSeq: 0, failedDigests: 0 },
    }
    hq.setNow('2026-11-24T17:30:00.000Z')
    await hq.headquarters.hello(desk.id, late)
    await desk.act('enterAbsence', noorIll, { id: 'ill', at: '2026-11-24T16:00:00.000Z' })
    expect(await momentOf('ill')).toBe('2026-11-24T16:00:00.000Z')
  })

  test('may be before the last contact for work that still waited then', async () => {
    hq.setNow('2026-11-25T08:00:00.000Z')
    await desk.hello(1)
    await desk.act('enterAbsence', noorIll, { id: 'ill', at: '2026-11-24T17:00:00.000Z' })
    expect(await momentOf('ill')).toBe('2026-11-24T17:00:00.000Z')
  })
})

describe('a computer with several names', () => {
  let hq: TestHeadquarters
  let desk: TestDevice

  beforeEach(async () => {
    hq = await openHeadquarters()
    await hq.bringIn(twoLocations())
    desk = await hq.join('desk', onlyRainbow)
  })

  test('that was stolen gets no new name from a copy with an old one', async () => {
    const old = desk.id
    const fresh = await desk.reidentify()
    if (!fresh.ok) throw new Error('no new identity')
    desk.id = fresh.value.device
    await desk.act('enterAbsence', noorIll, { seq: 1 })
    await hq.operator.revoke(desk.id, 'now')
    desk.id = old
    expect(await desk.reidentify()).toMatchObject({
      refusal: { error: { code: 'deviceRevoked', wipe: 'now' } },
    })
  })

  test('that is replaced stays so under a new name', async () => {
    await hq.operator.revoke(desk.id, 'afterPush')
    const fresh = await desk.reidentify()
    if (!fresh.ok) throw new Error('no new identity')
    expect(await desk.reidentify()).toEqual(fresh)
    desk.id = fresh.value.device
    expect((await desk.act('enterAbsence', noorIll, { seq: 1 })).status).toBe('accepted')
    expect(await desk.ask()).toMatchObject({ refusal: { error: { code: 'deviceRetiring' } } })
  })

  test('has not confirmed an erasure until it does so under its new name', async () => {
    await hq.operator.eraseSubject('mila', 'verzoek')
    await desk.pull()
    await desk.hello()
    const fresh = await desk.reidentify()
    if (!fresh.ok) throw new Error('no new identity')
    const record = await hq.store.read((reader) => reader.findDevice(fresh.value.device))
    expect(record?.erasureSeq).toBe(0)
  })
})

describe('after a copy of headquarters was put back', () => {
  test('a computer that joined since is known, one that was revoked since stays so, and work is sent again', async () => {
    const store = createMemoryStore({ epoch: 'history-1', name: 'De Boog' })
    const hq = await openHeadquarters({ stores: { name: 'kept', open: async () => store } })
    await hq.bringIn(twoLocations())
    const stolen = await hq.join('stolen', onlyRainbow)
    const copy = store.copy()
    const desk = await hq.join('desk', onlyRainbow)
    await desk.act('enterAbsence', noorIll, { id: 'ill' })
    await hq.operator.revoke(stolen.id, 'now')
    const register = await listRegister(store)
    store.restoreFrom(copy)
    expect(await desk.hello()).toMatchObject({ refusal: { error: { code: 'auth' } } })

    await hq.operator.adoptRegister(register)
    const epoch = await hq.operator.renewEpoch()
    expect(await stolen.hello()).toMatchObject({ refusal: { error: { code: 'deviceRevoked' } } })
    expect(await desk.ask()).toMatchObject({ refusal: { status: 409, error: { epoch } } })
    const fresh = await desk.reidentify()
    if (!fresh.ok) throw new Error('no new identity')
    desk.id = fresh.value.device
    desk.epoch = epoch
    expect((await desk.act('enterAbsence', noorIll, { id: 'ill', seq: 1 })).status).toBe('accepted')
    expect((await hq.list('absence')).some(({ id }) => id === 'ill.1')).toBe(true)
  })
})
