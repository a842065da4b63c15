import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import { isLevel, openOffice } from '#tests/harness/office.ts'
import { askedFriday } from '#tests/harness/two-locations.ts'
import { enterWish, levelled, statusOf, openOffices } from './offices.ts'
import type { Offices } from './offices.ts'

let house: Offices

beforeEach(async () => {
  house = await openOffices()
})
afterEach(() => house.close())

describe('two offices and headquarters, each the real thing', () => {
  test('what one office does is at the other when both are level', async () => {
    const first = await house.join('Kantoor')
    const second = await house.join('Laptop')
    const request = await enterWish(first, 'noor')
    await levelled(first)
    await levelled(second)
    expect(await statusOf(second, request)).toBe('open')
  })

  test('the last place given away twice, both offline: one stands, the other needs attention', async () => {
    const first = await house.join('Kantoor')
    const second = await house.join('Laptop')
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

  test('work done offline survives a restart and goes when there is a network again', async () => {
    const office = await house.join('Kantoor')
    office.plug.isOut = true
    const noor = await enterWish(office, 'noor')
    const again = await house.restart(office, 'Kantoor', true)
    await again.until(({ state, waitingCount }) => state === 'offline' && waitingCount === 1)
    const [waiting] = (await again.app.done('sync.list', {})).waiting
    expect(waiting).toMatchObject({
      actorName: 'Anja Kok',
      held: null,
      open: { kind: 'child', childId: 'noor' },
    })
    again.plug.isOut = false
    await levelled(again)
    expect((await house.hq.operate('devices')).exitCode).toBe(0)
    const other = await house.join('Laptop')
    expect(await statusOf(other, noor)).toBe('open')
  })

  test('a database that comes back from an older copy gets its confirmed acts back from the journal', async () => {
    const office = await house.join('Kantoor')
    office.app.close()
    mkdirSync(house.folderOf('old'))
    copyFileSync(join(house.folderOf('Kantoor'), 'dagdeel.db'), join(house.folderOf('old'), 'dagdeel.db'))
    const working = await house.restart(office, 'Kantoor', true)
    working.plug.isOut = true
    const noor = await enterWish(working, 'noor')
    const lars = await enterWish(working, 'lars')
    working.app.close()
    for (const tail of ['', '-wal', '-shm'])
      rmSync(join(house.folderOf('Kantoor'), `dagdeel.db${tail}`), { force: true })
    copyFileSync(join(house.folderOf('old'), 'dagdeel.db'), join(house.folderOf('Kantoor'), 'dagdeel.db'))

    const restored = await house.restart(working, 'Kantoor')
    await levelled(restored)
    const { log } = await restored.app.done('sync.list', {})
    expect(log.find(({ kind }) => kind === 'restored')).toMatchObject({ count: 2 })
    expect([await statusOf(restored, noor), await statusOf(restored, lars)]).toEqual(['open', 'open'])
    const other = await house.join('Laptop')
    expect([await statusOf(other, noor), await statusOf(other, lars)]).toEqual(['open', 'open'])
  })

  test('the journal goes when everything in it is final', async () => {
    const office = await house.join('Kantoor')
    office.plug.isOut = true
    await enterWish(office, 'noor')
    const journal = join(house.folderOf('Kantoor'), 'pending.log')
    expect(existsSync(journal)).toBe(true)
    office.plug.isOut = false
    await levelled(office)
    expect(existsSync(journal)).toBe(false)
  })

  test('a stolen computer forgets everything at its next contact, keys first', async () => {
    const office = await house.join('Kantoor')
    office.plug.isOut = true
    await enterWish(office, 'noor')
    const device = office.app.application.folder.db.first(
      "select value from sync_state where key = 'deviceId'",
    )
    await house.hq.composed.office.operator.revoke(String(device?.['value']) as DeviceId, 'now')
    office.plug.isOut = false
    await office.app.done('sync.now', {})
    await office.until(({ state, blocked }) => state === 'blocked' && blocked === 'revoked')
    expect(await office.app.refused('session.get', {})).toEqual({ code: 'sync.wiped', params: {} })
    expect(readdirSync(house.folderOf('Kantoor')).filter((name) => !name.endsWith('.lock'))).toEqual([])
  })

  test('a computer that is replaced hands over its work, and then forgets everything', async () => {
    const office = await house.join('Kantoor')
    office.plug.isOut = true
    const noor = await enterWish(office, 'noor')
    const device = office.app.application.folder.db.first(
      "select value from sync_state where key = 'deviceId'",
    )
    await house.hq.composed.office.operator.revoke(String(device?.['value']) as DeviceId, 'afterPush')
    office.plug.isOut = false
    await office.app.done('sync.now', {})
    await office.until(({ blocked }) => blocked === 'revoked')
    expect(existsSync(join(house.folderOf('Kantoor'), 'keyslots.json'))).toBe(false)
    const other = await house.join('Laptop')
    expect(await statusOf(other, noor)).toBe('open')
  })

  test('headquarters that lost its memory of sign-ins costs a new token and nothing else', async () => {
    const office = await house.join('Kantoor')
    house.hq.passMs(3_600_000)
    const noor = await enterWish(office, 'noor')
    await levelled(office)
    expect(await statusOf(office, noor)).toBe('open')
    expect((await office.status()).blocked).toBeNull()
  })

  test('a database of headquarters that is away is waited for', async () => {
    const office = await house.join('Kantoor')
    house.hq.setStoreAway(true)
    await enterWish(office, 'noor')
    await office.app.done('sync.now', {})
    await office.until(({ state, waitingCount }) => state === 'offline' && waitingCount === 1)
    house.hq.setStoreAway(false)
    await levelled(office)
    expect(await office.status()).toMatchObject({ offlineSince: null, waitingCount: 0 })
  })

  test('an erased child is in no table, no journal and no copy of the computer', async () => {
    const office = await house.join('Kantoor')
    office.plug.isOut = true
    await enterWish(office, 'lars')
    await office.app.application.folder.makeCopy('before.db')
    await house.hq.composed.office.operator.eraseSubject('lars', 'request 12')
    office.plug.isOut = false
    await levelled(office)
    const { db } = office.app.application.folder
    expect(db.first("select count(*) as total from child where id = 'lars'")).toEqual({ total: 0 })
    expect(db.first("select count(*) as total from command_log where args like '%lars%'")).toEqual({
      total: 0,
    })
    expect(existsSync(join(house.folderOf('Kantoor'), 'copies'))).toBe(false)
    expect(existsSync(join(house.folderOf('Kantoor'), 'pending.log'))).toBe(false)
    expect(await office.app.refused('requests.enter', { wish: askedFriday('lars'), note: '' })).toMatchObject(
      {
        code: 'refusal.subjectErased',
      },
    )
  })

  test('a copy that cannot be removed holds up the word that somebody is erased, until it is gone (PRIV-2)', async () => {
    const office = await house.join('Kantoor')
    // The very folder the app works with; on a real disk a program that reads the copy does this.
    const folder = office.app.application.folder as OpenedDataFolder
    await folder.makeCopy('before.db')
    const removal = vi.spyOn(folder, 'removeCopies').mockImplementation(() => {
      throw Object.assign(new Error('lars.db is in use'), { code: 'EBUSY' })
    })
    await house.hq.composed.office.operator.eraseSubject('lars', 'request 12')
    await levelled(office)
    await levelled(office)
    const confirmed = async () =>
      (await house.hq.composed.office.store.read((reader) => reader.listDevices())).map(
        ({ erasureSeq }) => erasureSeq,
      )
    expect(await confirmed()).toEqual([0])
    const told = office.app.logged.find(({ event }) => event === 'sync.erase')
    expect(told?.facts).toMatchObject({ code: 'EBUSY', count: 1 })
    expect(JSON.stringify(office.app.logged)).not.toContain('lars')

    removal.mockRestore()
    await levelled(office)
    expect(existsSync(join(house.folderOf('Kantoor'), 'copies'))).toBe(false)
    await levelled(office)
    await expect.poll(confirmed).toEqual([1])
  })

  test('two apps on one folder: the second is refused, and the first works on', async () => {
    const office = await house.join('Kantoor')
    await expect(openOffice({ folder: house.folderOf('Kantoor') })).rejects.toThrow('inUse')
    await enterWish(office, 'noor')
    await levelled(office)
  })
})
