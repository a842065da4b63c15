import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openKey } from '#electron/keys/open-key.ts'
import { createLocalKeySealer } from '#electron/db/local-key-sealer.ts'
import { openConnection } from '#electron/db/open-connection.ts'
import { LOCAL_KEY_FILE } from '#electron/db/open-data-folder.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import { isLevel, openOffice } from '#tests/harness/office.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { twoLocations } from '#tests/harness/two-locations.ts'
import { startHeadquarters } from '#tests/integration/headquarters-http/running-headquarters.ts'
import { enterWish, levelled, officeScope, statusOf, openOffices } from './offices.ts'
import type { Offices } from './offices.ts'

let house: Offices

beforeEach(async () => {
  house = await openOffices()
})
afterEach(() => house.close())

/** What had not been judged when this copy was made. */
async function listWaitingIn(path: string): Promise<unknown> {
  const sealer = createLocalKeySealer(join(house.folderOf('Kantoor'), LOCAL_KEY_FILE))
  const key = await openKey({
    folder: house.folderOf('Kantoor'),
    sealers: [sealer],
    way: { kind: 'machine' },
    hasData: true,
  })
  if (!key.ok) throw new Error('the key does not open')
  const connection = openConnection(path, key.value.key, 'read')
  try {
    return connection.prepare("select id from outbox where state = 'pending'").all()
  } finally {
    connection.close()
  }
}

describe('a computer that joins', () => {
  test('a computer headquarters no longer knows joins anew, and what it had not sent goes along', async () => {
    const office = await house.join('Kantoor')
    office.plug.isOut = true
    const noor = await enterWish(office, 'noor')
    // Headquarters went back to a copy from before this computer joined.
    const older = await startHeadquarters()
    try {
      await older.composed.office.operator.act('importOrganisation', { rows: twoLocations() })
      office.plug.divert = { from: house.hq.origin, to: older.origin }
      office.plug.isOut = false
      await office.app.done('sync.now', {})
      await office.until(({ blocked, waitingCount }) => blocked === 'revoked' && waitingCount === 1)
      const code = await older.composed.office.operator.createEnrolCode('Kantoor', officeScope)
      const form = { address: house.hq.origin, code, deviceName: 'Kantoor' }
      expect(await office.app.refused('sync.enrol', { ...form, isReplacing: false })).toMatchObject({
        code: 'sync.enrol.hasRecords',
      })
      await office.app.done('sync.enrol', { ...form, isReplacing: true })
      await office.until((status) => status.waitingCount === 0 && isLevel(status))
      expect(await statusOf(office, noor)).toBe('open')
      expect(readdirSync(join(house.folderOf('Kantoor'), 'copies'))).toHaveLength(1)
    } finally {
      await older.stop()
    }
  })

  test('joining anew takes along what was accepted since the copy, and what nobody has settled stays to be seen', async () => {
    const office = await house.join('Kantoor')
    const noor = await enterWish(office, 'noor')
    const lars = await enterWish(office, 'lars')
    await levelled(office)
    office.plug.isOut = true
    await office.app.done('requests.approve', { requestId: lars, overrideReason: null })
    await house.atHeadquarters('declineRequest', { requestId: lars })
    office.plug.isOut = false
    await office.app.done('sync.now', {})
    await office.until((status) => status.attentionCount === 1 && isLevel(status))
    const [card] = (await office.app.done('sync.list', {})).attention

    const older = await startHeadquarters()
    try {
      await older.composed.office.operator.act('importOrganisation', { rows: twoLocations() })
      office.plug.divert = { from: house.hq.origin, to: older.origin }
      await office.app.done('sync.now', {})
      await office.until(({ blocked }) => blocked === 'revoked')
      const code = await older.composed.office.operator.createEnrolCode('Kantoor', officeScope)
      await office.app.done('sync.enrol', {
        ...{ address: house.hq.origin, code, deviceName: 'Kantoor', isReplacing: true },
      })
      await office.until((status) => status.waitingCount === 0 && isLevel(status))
      // Both requests were accepted before, and this headquarters had neither.
      expect([await statusOf(office, noor), await statusOf(office, lars)]).toEqual(['open', 'open'])
      const atOlder = await older.composed.office.store.read((reader) =>
        reader.answer({ kind: 'rows', table: 'care_request', where: {} }),
      )
      expect(atOlder).toHaveLength(2)
      const { attention } = await office.app.done('sync.list', {})
      expect(attention).toEqual([card])
      await office.app.done('sync.dismiss', { commandId: card?.commandId ?? '' })
      await office.until((status) => status.attentionCount === 0 && isLevel(status))
      expect(verifyDatabase(office.app.application.folder.db)).toEqual([])
    } finally {
      await older.stop()
    }
  })

  test('another organisation is handed nothing of what waits: that is said first, and it stays in the copy', async () => {
    const office = await house.join('Kantoor')
    office.plug.isOut = true
    const noor = await enterWish(office, 'noor')
    const other = await startHeadquarters()
    try {
      const rows = twoLocations()
      const organisation = (rows.organisation ?? []).map((row) => ({ ...row, name: 'Stichting De Kring' }))
      await other.composed.office.operator.act('importOrganisation', { rows: { ...rows, organisation } })
      office.plug.divert = { from: house.hq.origin, to: other.origin }
      office.plug.isOut = false
      await office.app.done('sync.now', {})
      await office.until(({ blocked, waitingCount }) => blocked === 'revoked' && waitingCount === 1)
      const code = await other.composed.office.operator.createEnrolCode('Kantoor', officeScope)
      const form = { address: house.hq.origin, code, deviceName: 'Kantoor', isReplacing: true }
      expect(await office.app.refused('sync.enrol', form)).toMatchObject({
        code: 'sync.enrol.otherOrganisation',
        params: { count: 1, other: 'Stichting De Kring' },
      })
      expect((await office.status()).waitingCount).toBe(1)
      expect(await statusOf(office, noor)).toBe('open')

      await office.app.done('sync.enrol', { ...form, isLeavingWork: true })
      await office.until((status) => status.waitingCount === 0 && isLevel(status))
      expect(await statusOf(office, noor)).toBe('')
      expect(existsSync(join(house.folderOf('Kantoor'), 'pending.log'))).toBe(false)
      const atOther = await other.composed.office.store.read((reader) =>
        reader.answer({ kind: 'rows', table: 'care_request', where: {} }),
      )
      expect(atOther).toEqual([])
      const copies = readdirSync(join(house.folderOf('Kantoor'), 'copies'))
      expect(
        await listWaitingIn(join(house.folderOf('Kantoor'), 'copies', copies.at(-1) ?? '')),
      ).toHaveLength(1)
    } finally {
      await other.stop()
    }
  })

  test('records of a computer that worked by itself make room, after a copy of them', async () => {
    const office = await openOffice({ folder: house.folderOf('Kantoor'), data: aRowSet() })
    house.add(office)
    const code = await house.hq.composed.office.operator.createEnrolCode('Kantoor', officeScope)
    const form = { address: house.hq.origin, code, deviceName: 'Kantoor', isReplacing: false }
    expect(await office.app.refused('sync.enrol', form)).toEqual({
      code: 'sync.enrol.hasRecords',
      params: {},
    })
    await office.app.done('sync.enrol', { ...form, isReplacing: true })
    await office.until(isLevel)
    expect(readdirSync(join(house.folderOf('Kantoor'), 'copies'))).toEqual([
      expect.stringMatching(/^before-headquarters-.*\.db$/),
    ])
    expect(office.app.application.folder.db.first('select count(*) as total from child')).toEqual({
      total: 3,
    })
  })

  test('a code that is wrong or used before lets nobody in', async () => {
    const office = await house.open('Kantoor')
    const form = {
      address: house.hq.origin,
      code: 'ABCD-EFGH-1234',
      deviceName: 'Kantoor',
      isReplacing: false,
    }
    expect(await office.app.refused('sync.enrol', form)).toEqual({ code: 'sync.enrol.code', params: {} })
    expect(await office.app.refused('sync.enrol', { ...form, code: 'x' })).toEqual({
      code: 'sync.enrol.code',
      params: {},
    })
    expect((await office.status()).state).toBe('standalone')
  })
})
