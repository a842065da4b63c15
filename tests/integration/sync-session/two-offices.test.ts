import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DeviceId } from '#shared/domain/ids.ts'
import type { CallInput } from '#shared/ipc/contract.ts'
import type { ScopeEntry } from '#shared/sync/protocol.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { isLevel, openOffice } from '#tests/harness/office.ts'
import type { Office } from '#tests/harness/office.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { askedFriday, twoLocations } from '#tests/harness/two-locations.ts'
import { startHeadquarters } from '#tests/integration/headquarters-http/running-headquarters.ts'
import type { RunningHeadquarters } from '#tests/integration/headquarters-http/running-headquarters.ts'

const scope: readonly ScopeEntry[] = [
  { stream: 'org', mode: 'readWrite' },
  { stream: 'loc:rainbow', mode: 'readWrite' },
]

let hq: RunningHeadquarters
let temp: ReturnType<typeof makeTempFolder>
let offices: Office[]

beforeEach(async () => {
  hq = await startHeadquarters()
  temp = makeTempFolder()
  offices = []
  await atHeadquarters('importOrganisation', { rows: twoLocations() })
})
afterEach(async () => {
  for (const { app } of offices) app.close()
  await hq.stop()
  temp.remove()
})

const folderOf = (name: string) => joinPath(temp.folder, name)

async function open(name: string): Promise<Office> {
  const office = await openOffice({ folder: folderOf(name) })
  offices.push(office)
  return office
}

async function join(name: string): Promise<Office> {
  const office = await open(name)
  const code = await hq.composed.office.operator.createEnrolCode(name, scope)
  await office.app.done('sync.enrol', { address: hq.origin, code, deviceName: name, isReplacing: false })
  await office.until(isLevel)
  return office
}

/** Closes the app of an office and opens it again on the same folder. */
async function restart(office: Office, name: string, isOut = false): Promise<Office> {
  office.app.close()
  offices.splice(offices.indexOf(office), 1)
  const again = await openOffice({ folder: folderOf(name) })
  again.plug.isOut = isOut
  offices.push(again)
  return again
}

/** An act of headquarters itself; throws when it is refused. */
async function atHeadquarters(type: string, args: unknown): Promise<void> {
  const done = await hq.composed.office.operator.act(type, args)
  if (!done.ok) throw new Error(`headquarters may not: ${JSON.stringify(done.refusal)}`)
}

async function levelled(office: Office): Promise<void> {
  await office.app.done('sync.now', {})
  await office.until(isLevel)
}

async function enterWish(office: Office, child: string) {
  const wish = askedFriday(child) as CallInput<'requests.enter'>['wish']
  return (await office.app.done('requests.enter', { wish, note: '' })).requestId
}

async function statusOf(office: Office, requestId: string): Promise<string> {
  return office.app.application.folder.db
    .all('select status from care_request where id = ?', [requestId])
    .map(({ status }) => String(status))
    .join()
}

describe('two offices and headquarters, each the real thing', () => {
  test('what one office does is at the other when both are level', async () => {
    const first = await join('Kantoor')
    const second = await join('Laptop')
    const request = await enterWish(first, 'noor')
    await levelled(first)
    await levelled(second)
    expect(await statusOf(second, request)).toBe('open')
  })

  test('the last place given away twice, both offline: one stands, the other needs attention', async () => {
    const first = await join('Kantoor')
    const second = await join('Laptop')
    const noor = await enterWish(first, 'noor')
    const lars = await enterWish(first, 'lars')
    await levelled(first)
    await levelled(second)
    first.plug.isOut = true
    second.plug.isOut = true
    await first.app.done('requests.approve', { requestId: noor, overrideReason: null })
    await second.app.done('requests.approve', { requestId: lars, overrideReason: null })
    await first.until(({ state, waitingCount }) => state === 'offline' && waitingCount === 1)
    first.plug.isOut = false
    await levelled(first)
    second.plug.isOut = false
    await second.app.done('sync.now', {})
    const standing = await second.until((status) => status.attentionCount === 1 && isLevel(status))
    expect(standing.waitingCount).toBe(0)
    expect(await statusOf(second, lars)).toBe('open')
    expect(await statusOf(second, noor)).toBe('approved')

    const { attention } = await second.app.done('sync.list', {})
    expect(attention).toHaveLength(1)
    expect(attention[0]).toMatchObject({
      actorName: 'Anja Kok',
      open: { kind: 'request', requestId: lars, locationId: 'rainbow' },
      maySendAgain: true,
      meanwhile: [{ deviceName: 'Kantoor', actorName: 'Anja Kok' }],
    })
    const original = attention[0]?.original.map(({ label, value }) => [label.code, value.code, value.params])
    expect(original).toEqual(
      expect.arrayContaining([
        ['sync.field.child', 'sync.value.text', { text: 'Lars Visser' }],
        ['sync.field.kind', 'sync.value.code', { valueCode: 'kind.extraDay' }],
        ['sync.field.wantedDay', 'sync.value.longDay', { day: '2026-11-27' }],
        ['sync.field.times', 'sync.value.times', { startMinute: 480, endMinute: 1080 }],
      ]),
    )

    await second.app.done('sync.dismiss', { commandId: attention[0]?.commandId ?? '' })
    await second.until(({ attentionCount, waitingCount }) => attentionCount === 0 && waitingCount === 0)
    expect(await second.app.refused('sync.dismiss', { commandId: attention[0]?.commandId })).toMatchObject({
      code: 'refusal.notRejected',
    })
  })

  test('a rejected act is sent again once there is room, and settles the first', async () => {
    const office = await join('Kantoor')
    const noor = await enterWish(office, 'noor')
    await levelled(office)
    office.plug.isOut = true
    await office.app.done('requests.approve', { requestId: noor, overrideReason: null })
    await atHeadquarters('declineRequest', { requestId: noor })
    office.plug.isOut = false
    await office.app.done('sync.now', {})
    await office.until((status) => status.attentionCount === 1)
    await atHeadquarters('reopenRequest', { requestId: noor })
    await levelled(office)
    const [item] = (await office.app.done('sync.list', {})).attention
    await office.app.done('sync.sendAgain', { commandId: item?.commandId ?? '' })
    await office.until((status) => status.attentionCount === 0 && isLevel(status))
    expect(await statusOf(office, noor)).toBe('approved')
  })

  test('work done offline survives a restart and goes when there is a network again', async () => {
    const office = await join('Kantoor')
    office.plug.isOut = true
    const noor = await enterWish(office, 'noor')
    const again = await restart(office, 'Kantoor', true)
    await again.until(({ state, waitingCount }) => state === 'offline' && waitingCount === 1)
    const [waiting] = (await again.app.done('sync.list', {})).waiting
    expect(waiting).toMatchObject({
      actorName: 'Anja Kok',
      held: null,
      open: { kind: 'child', childId: 'noor' },
    })
    again.plug.isOut = false
    await levelled(again)
    expect((await hq.operate('devices')).exitCode).toBe(0)
    const other = await join('Laptop')
    expect(await statusOf(other, noor)).toBe('open')
  })

  test('a database that comes back from an older copy gets its confirmed acts back from the journal', async () => {
    const office = await join('Kantoor')
    office.app.close()
    mkdirSync(folderOf('old'))
    copyFileSync(joinPath(folderOf('Kantoor'), 'dagdeel.db'), joinPath(folderOf('old'), 'dagdeel.db'))
    const working = await restart(office, 'Kantoor', true)
    working.plug.isOut = true
    const noor = await enterWish(working, 'noor')
    const lars = await enterWish(working, 'lars')
    working.app.close()
    for (const tail of ['', '-wal', '-shm'])
      rmSync(joinPath(folderOf('Kantoor'), `dagdeel.db${tail}`), { force: true })
    copyFileSync(joinPath(folderOf('old'), 'dagdeel.db'), joinPath(folderOf('Kantoor'), 'dagdeel.db'))

    const restored = await restart(working, 'Kantoor')
    await levelled(restored)
    const { log } = await restored.app.done('sync.list', {})
    expect(log.find(({ kind }) => kind === 'restored')).toMatchObject({ count: 2 })
    expect([await statusOf(restored, noor), await statusOf(restored, lars)]).toEqual(['open', 'open'])
    const other = await join('Laptop')
    expect([await statusOf(other, noor), await statusOf(other, lars)]).toEqual(['open', 'open'])
  })

  test('the journal goes when everything in it is final', async () => {
    const office = await join('Kantoor')
    office.plug.isOut = true
    await enterWish(office, 'noor')
    const journal = joinPath(folderOf('Kantoor'), 'pending.log')
    expect(existsSync(journal)).toBe(true)
    office.plug.isOut = false
    await levelled(office)
    expect(existsSync(journal)).toBe(false)
  })

  test('records of a computer that worked by itself make room, after a copy of them', async () => {
    const office = await openOffice({ folder: folderOf('Kantoor'), data: aRowSet() })
    offices.push(office)
    const code = await hq.composed.office.operator.createEnrolCode('Kantoor', scope)
    const form = { address: hq.origin, code, deviceName: 'Kantoor', isReplacing: false }
    expect(await office.app.refused('sync.enrol', form)).toEqual({
      code: 'sync.enrol.hasRecords',
      params: {},
    })
    await office.app.done('sync.enrol', { ...form, isReplacing: true })
    await office.until(isLevel)
    expect(readdirSync(joinPath(folderOf('Kantoor'), 'copies'))).toEqual([
      expect.stringMatching(/^before-headquarters-.*\.db$/),
    ])
    expect(office.app.application.folder.db.first('select count(*) as total from child')).toEqual({
      total: 3,
    })
  })

  test('a code that is wrong or used before lets nobody in', async () => {
    const office = await open('Kantoor')
    const form = { address: hq.origin, code: 'ABCD-EFGH-1234', deviceName: 'Kantoor', isReplacing: false }
    expect(await office.app.refused('sync.enrol', form)).toEqual({ code: 'sync.enrol.code', params: {} })
    expect(await office.app.refused('sync.enrol', { ...form, code: 'x' })).toEqual({
      code: 'sync.enrol.code',
      params: {},
    })
    expect((await office.status()).state).toBe('standalone')
  })

  test('a stolen computer forgets everything at its next contact, keys first', async () => {
    const office = await join('Kantoor')
    office.plug.isOut = true
    await enterWish(office, 'noor')
    const device = office.app.application.folder.db.first(
      "select value from sync_state where key = 'deviceId'",
    )
    await hq.composed.office.operator.revoke(String(device?.['value']) as DeviceId, 'now')
    office.plug.isOut = false
    await office.app.done('sync.now', {})
    await office.until(({ state, blocked }) => state === 'blocked' && blocked === 'revoked')
    expect(await office.app.refused('session.get', {})).toEqual({ code: 'sync.wiped', params: {} })
    expect(readdirSync(folderOf('Kantoor')).filter((name) => !name.endsWith('.lock'))).toEqual([])
  })

  test('a computer that is replaced hands over its work, and then forgets everything', async () => {
    const office = await join('Kantoor')
    office.plug.isOut = true
    const noor = await enterWish(office, 'noor')
    const device = office.app.application.folder.db.first(
      "select value from sync_state where key = 'deviceId'",
    )
    await hq.composed.office.operator.revoke(String(device?.['value']) as DeviceId, 'afterPush')
    office.plug.isOut = false
    await office.app.done('sync.now', {})
    await office.until(({ blocked }) => blocked === 'revoked')
    expect(existsSync(joinPath(folderOf('Kantoor'), 'keyslots.json'))).toBe(false)
    const other = await join('Laptop')
    expect(await statusOf(other, noor)).toBe('open')
  })

  test('headquarters that lost its memory of sign-ins costs a new token and nothing else', async () => {
    const office = await join('Kantoor')
    hq.passMs(3_600_000)
    const noor = await enterWish(office, 'noor')
    await levelled(office)
    expect(await statusOf(office, noor)).toBe('open')
    expect((await office.status()).blocked).toBeNull()
  })

  test('a database of headquarters that is away is waited for', async () => {
    const office = await join('Kantoor')
    hq.setStoreAway(true)
    await enterWish(office, 'noor')
    await office.app.done('sync.now', {})
    await office.until(({ state, waitingCount }) => state === 'offline' && waitingCount === 1)
    hq.setStoreAway(false)
    await levelled(office)
    expect(await office.status()).toMatchObject({ offlineSince: null, waitingCount: 0 })
  })

  test('an erased child is in no table, no journal and no copy of the computer', async () => {
    const office = await join('Kantoor')
    office.plug.isOut = true
    await enterWish(office, 'lars')
    await office.app.application.folder.makeCopy('before.db')
    await hq.composed.office.operator.eraseSubject('lars', 'request 12')
    office.plug.isOut = false
    await levelled(office)
    const { db } = office.app.application.folder
    expect(db.first("select count(*) as total from child where id = 'lars'")).toEqual({ total: 0 })
    expect(db.first("select count(*) as total from command_log where args like '%lars%'")).toEqual({
      total: 0,
    })
    expect(existsSync(joinPath(folderOf('Kantoor'), 'copies'))).toBe(false)
    expect(existsSync(joinPath(folderOf('Kantoor'), 'pending.log'))).toBe(false)
    expect(await office.app.refused('requests.enter', { wish: askedFriday('lars'), note: '' })).toMatchObject(
      {
        code: 'refusal.subjectErased',
      },
    )
  })

  test('a computer headquarters no longer knows joins anew, and what it had not sent goes along', async () => {
    const office = await join('Kantoor')
    office.plug.isOut = true
    const noor = await enterWish(office, 'noor')
    // Headquarters went back to a copy from before this computer joined.
    const older = await startHeadquarters()
    try {
      await older.composed.office.operator.act('importOrganisation', { rows: twoLocations() })
      office.plug.divert = { from: hq.origin, to: older.origin }
      office.plug.isOut = false
      await office.app.done('sync.now', {})
      await office.until(({ blocked, waitingCount }) => blocked === 'revoked' && waitingCount === 1)
      const code = await older.composed.office.operator.createEnrolCode('Kantoor', scope)
      const form = { address: hq.origin, code, deviceName: 'Kantoor' }
      expect(await office.app.refused('sync.enrol', { ...form, isReplacing: false })).toMatchObject({
        code: 'sync.enrol.hasRecords',
      })
      await office.app.done('sync.enrol', { ...form, isReplacing: true })
      await office.until((status) => status.waitingCount === 0 && isLevel(status))
      expect(await statusOf(office, noor)).toBe('open')
      expect(readdirSync(joinPath(folderOf('Kantoor'), 'copies'))).toHaveLength(1)
    } finally {
      await older.stop()
    }
  })

  test('two apps on one folder: the second is refused, and the first works on', async () => {
    const office = await join('Kantoor')
    await expect(openOffice({ folder: folderOf('Kantoor') })).rejects.toThrow('inUse')
    await enterWish(office, 'noor')
    await levelled(office)
  })
})
