import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { opensWith } from '#electron/db/change-key.ts'
import { openConnection } from '#electron/db/open-connection.ts'
import { makeLetterbox, putInto, takeOut } from '#electron/machine/letterbox.ts'
import { createLocalKeySealer } from '#electron/db/local-key-sealer.ts'
import { knownKeys } from '#electron/keys/key-store.ts'
import { openKey } from '#electron/keys/open-key.ts'
import {
  contextOfAnswer,
  contextOfSlot,
  readContentOfSlot,
  readRecoveryRequest,
  writeRecoveryAnswer,
} from '#shared/sync/recovery-texts.ts'
import { goodInputs } from '#tests/contract/good-inputs.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { createTestTime, startGatedApp } from '#tests/harness/gated-app.ts'
import type { GatedApp, GatedAppOptions } from '#tests/harness/gated-app.ts'
import { aStaffMember } from '#tests/harness/builders/staffing.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { staffMemberId } from '#tests/harness/builders/ids.ts'

/** Passwords are stretched, also on a machine that does more at once. */
const patienceMs = 60_000
vi.setConfig({ testTimeout: patienceMs, hookTimeout: patienceMs })

let temp: ReturnType<typeof makeTempFolder>
let app: GatedApp

beforeEach(() => {
  temp = makeTempFolder()
})
afterEach(() => {
  app.close()
  temp.remove()
})

const own = 'krokus in maart'
const other = 'fietsen naar zee'
const inFolder = (name: string) => join(temp.folder, name)

/** The house with a manager who is called as whoever sets it up. */
function house() {
  const rows = aRowSet()
  const sanne = aStaffMember({
    id: staffMemberId('sanne'),
    firstName: 'Sanne',
    surname: 'Vermeer',
    role: 'manager',
  })
  return { ...rows, staff_member: [...(rows.staff_member ?? []), sanne] }
}

async function start(options: Partial<GatedAppOptions> = {}): Promise<GatedApp> {
  app = await startGatedApp({ folder: temp.folder, ...options })
  return app
}

/** Set up by Sanne, who is found in the records by her name. */
async function startWithSanne(options: Partial<GatedAppOptions> = {}) {
  await start({ data: house(), ...options })
  const { recoveryCode } = await app.done('gate.setUp', { name: 'Sanne Vermeer', password: own })
  return { recoveryCode, slotId: await slotOf('Sanne Vermeer') }
}

async function slotOf(name: string): Promise<string> {
  const { people } = await app.done('gate.status', {})
  const found = people.find((each) => each.name === name)
  if (found === undefined) throw new Error(`${name} is not on the screen`)
  return found.slotId
}

const lock = () => app.done('gate.lock', { place: null })

const chainOf = () =>
  app
    .opened()
    .folder.db.all('select kind, actor, facts from audit_chain order by seq')
    .map((row) => `${String(row['kind'])} ${String(row['actor'])}`)

describe('several people on one computer', () => {
  test('each signs in with the own password and works as what the records say', async () => {
    const { slotId } = await startWithSanne()
    const fatima = (await app.done('people.add', { actorId: 'fatima', password: other })).slotId
    await lock()
    expect((await app.refused('gate.signIn', { slotId: fatima, password: own })).code).toBe(
      'gate.wrongPassword',
    )
    await app.done('gate.signIn', { slotId: fatima, password: other })
    expect((await app.done('session.get', {})).actor).toMatchObject({
      id: 'fatima',
      role: 'pedagogicalStaff',
    })
    expect((await app.refused('people.remove', { slotId })).code).toBe('call.forbidden')
    expect((await app.done('people.list', {})).people.map(({ actorId }) => actorId)).toEqual(['fatima'])
    await lock()
    await app.done('gate.signIn', { slotId, password: own })
    expect((await app.done('session.get', {})).actor).toMatchObject({ id: 'sanne', role: 'locationManager' })
  })

  test('who is taken off has nothing to open it with any more, not even an old copy of the key file', async () => {
    await startWithSanne()
    const fatima = (await app.done('people.add', { actorId: 'fatima', password: other })).slotId
    const before = readFileSync(inFolder('keyslots.json'))
    await app.opened().folder.makeCopy('before.db')
    await app.done('people.remove', { slotId: fatima })
    expect((await app.done('session.get', {})).actor.id).toBe('sanne')
    expect((await app.done('gate.status', {})).people).toHaveLength(1)
    await lock()
    for (const name of ['keyslots.json', 'keyslots.copy.json']) writeFileSync(inFolder(name), before)
    const opened = await openKey({
      ...{ folder: temp.folder, sealers: [], hasData: true },
      way: { kind: 'secret', slotId: fatima, secret: other },
    })
    if (!opened.ok) throw new Error('the old key file is whole')
    for (const path of [inFolder('dagdeel.db'), inFolder('copies/before.db')])
      expect(() => openConnection(path, opened.value.key, 'read')).toThrow(/not a database/)
  })

  test('nobody takes off herself, so that somebody who manages people always stays', async () => {
    const { slotId } = await startWithSanne()
    expect((await app.refused('people.remove', { slotId })).code).toBe('people.ownSlot')
    const fatima = (await app.done('people.add', { actorId: 'fatima', password: other })).slotId
    await app.done('accounts.open', {
      ...{ actorId: 'fatima', name: '', role: 'locationManager', locationIds: [], validUntil: null },
    })
    await lock()
    await app.done('gate.signIn', { slotId: fatima, password: other })
    await app.done('people.remove', { slotId })
    expect((await app.refused('people.remove', { slotId: fatima })).code).toBe('people.ownSlot')
  })

  test('an account that is over opens nothing, although the password is right', async () => {
    const { slotId } = await startWithSanne()
    const fatima = (await app.done('people.add', { actorId: 'fatima', password: other })).slotId
    await app.done('accounts.end', { actorId: 'fatima', isNow: true })
    await lock()
    expect((await app.refused('gate.signIn', { slotId: fatima, password: other })).code).toBe(
      'gate.accountEnded',
    )
    expect((await app.done('gate.status', {})).state).toBe('locked')
    expect((await app.refused('session.get', {})).code).toBe('gate.locked')
    await app.done('gate.signIn', { slotId, password: own })
    expect(chainOf()).toContain('signInFailed fatima')
  })

  test('the own password changes with the present one only, and not by guessing at an open screen', async () => {
    const { slotId } = await startWithSanne()
    for (let time = 0; time < 5; time += 1) {
      expect(
        await app.refused('people.changePassword', { current: `${own} ${time}`, next: other }),
      ).toMatchObject({
        code: 'people.wrongCurrent',
      })
    }
    const change = { current: own, next: other }
    expect((await app.refused('people.changePassword', change)).code).toBe('people.signInAgain')
    await lock()
    await app.done('gate.signIn', { slotId, password: own })
    expect((await app.refused('people.changePassword', { current: own, next: 'kort' })).code).toBe(
      'password.short',
    )
    await app.done('people.changePassword', change)
    await lock()
    expect((await app.refused('gate.signIn', { slotId, password: own })).code).toBe('gate.wrongPassword')
    await app.done('gate.signIn', { slotId, password: other })
  })
})

describe('who is in no records under that name', () => {
  test('sees nothing before saying who it is, and then works as that person', async () => {
    await start({ data: house() })
    await app.done('gate.setUp', { name: 'S. Vermeer', password: own })
    for (const call of ['quickLog.present', 'children.search', 'weekBoard.get'] as const)
      expect((await app.refused(call, goodInputs[call])).code).toBe('call.forbidden')
    expect((await app.refused('history.list', { limit: 50 })).code).toMatch(
      /call.forbidden|people.chooseFirst/,
    )
    expect((await app.done('people.list', {})).isUnknown).toBe(true)
    expect((await app.refused('people.chooseActor', { actorId: 'nobody' })).code).toBe('people.noSuchPerson')
    await app.done('people.chooseActor', { actorId: 'sanne' })
    expect((await app.done('session.get', {})).actor).toMatchObject({ id: 'sanne', role: 'locationManager' })
    expect((await app.refused('people.chooseActor', { actorId: 'fatima' })).code).toBe('people.alreadyKnown')
  })
})

describe('guessing', () => {
  test('waits after five wrong ones, twice as long each time, over restarts, and a clock set back helps nobody', async () => {
    const time = createTestTime()
    const { slotId } = await startWithSanne({ time })
    await lock()
    const wrong = { slotId, password: 'krokus in april' }
    const lefts: unknown[] = []
    for (let tries = 0; tries < 5; tries += 1) lefts.push((await app.refused('gate.signIn', wrong)).params)
    expect(lefts).toEqual([
      { left: 4, seconds: 0 },
      { left: 3, seconds: 0 },
      { left: 2, seconds: 0 },
      { left: 1, seconds: 0 },
      { left: 0, seconds: 30 },
    ])
    expect(await app.refused('gate.signIn', { slotId, password: own })).toEqual({
      code: 'gate.wait',
      params: { seconds: 30 },
    })
    time.pass(20_000)
    expect((await app.done('gate.status', {})).waitSeconds).toBe(10)
    app.close()
    await start({ time })
    expect((await app.done('gate.status', {})).waitSeconds).toBe(10)
    time.nowMs -= 86_400_000
    expect((await app.done('gate.status', {})).waitSeconds).toBe(30)
    time.pass(30_000)
    expect((await app.refused('gate.signIn', wrong)).params).toEqual({ left: 0, seconds: 60 })
    // Setting the clock on is seen by the clock that cannot be set.
    time.nowMs += 3_600_000
    expect((await app.done('gate.status', {})).waitSeconds).toBe(60)
    time.pass(60_000)
    await app.done('gate.signIn', { slotId, password: own })
    await lock()
    expect((await app.refused('gate.signIn', wrong)).params).toEqual({ left: 4, seconds: 0 })
  })

  test('stands in the audit trail once the data are open, and from ten on the other ways in are named', async () => {
    const time = createTestTime()
    const { slotId } = await startWithSanne({ time })
    await lock()
    const codes: string[] = []
    for (let tries = 0; tries < 10; tries += 1) {
      codes.push((await app.refused('gate.signIn', { slotId, password: 'krokus in april' })).code)
      time.pass(3_600_000)
    }
    expect([codes[3], codes[4], codes[8], codes[9]]).toEqual([
      'gate.wrongPassword',
      'gate.wrongPasswordWait',
      'gate.wrongPasswordWait',
      'gate.wrongPasswordOften',
    ])
    const kept = readFileSync(inFolder('attempts.log'), 'utf8')
    for (const secret of ['Sanne', slotId, 'krokus']) expect(kept).not.toContain(secret)
    await app.done('gate.signIn', { slotId, password: own })
    expect(chainOf().filter((line) => line === 'signInFailed sanne')).toHaveLength(10)
    expect(() => readFileSync(inFolder('attempts.log'))).toThrow(/ENOENT/)
  })
})

describe('who lost the password', () => {
  test('gets in with the printed code and a new password; the code has then done its work', async () => {
    const { recoveryCode, slotId } = await startWithSanne()
    await lock()
    const wish = { code: recoveryCode.toLowerCase(), slotId, password: other }
    expect((await app.refused('gate.recover', { ...wish, password: 'kort' })).code).toBe('password.short')
    expect((await app.refused('gate.recover', { ...wish, code: 'ABCD' })).code).toBe('gate.codeUnreadable')
    const next = await app.done('gate.recover', wish)
    expect(next.recoveryCode).not.toBe(recoveryCode)
    expect((await app.done('session.get', {})).actor.id).toBe('sanne')
    expect(chainOf()).toContain('recovered sanne')
    await lock()
    expect((await app.refused('gate.recover', wish)).code).toBe('gate.wrongCode')
    expect((await app.refused('gate.signIn', { slotId, password: own })).code).toBe('gate.wrongPassword')
    await app.done('gate.signIn', { slotId, password: other })
  })

  test('or headquarters opens it: a text goes there, a text comes back, and only here and now it opens', async () => {
    const { slotId } = await startWithSanne()
    const headquarters = makeLetterbox()
    app.opened().folder.keys.putHeadquartersSlot(headquarters.address)
    const { deviceId } = app.opened().folder
    await lock()
    expect((await app.done('gate.status', {})).canAskHeadquarters).toBe(true)
    const { request } = await app.done('gate.askHeadquarters', {})
    const asked = readRecoveryRequest(request)
    if (asked === undefined) throw new Error('headquarters cannot read it')
    const content = takeOut(
      headquarters,
      Buffer.from(asked.sealedKey),
      contextOfSlot(asked.folderId, asked.slotId),
    )
    const slot = content === undefined ? undefined : readContentOfSlot(content)
    expect(slot?.installId).toBe(deviceId)
    const answerTo = (address: string) =>
      writeRecoveryAnswer({
        folderId: asked.folderId,
        sealedKey: putInto(address, Buffer.from(slot?.databaseKey ?? []), contextOfAnswer(asked.folderId)),
      })
    const wish = { slotId, password: other }
    const elsewhere = answerTo(makeLetterbox().address)
    expect((await app.refused('gate.hearHeadquarters', { ...wish, answer: elsewhere })).code).toBe(
      'gate.answerNotForHere',
    )
    expect((await app.refused('gate.hearHeadquarters', { ...wish, answer: 'ABCD-EFGH' })).code).toBe(
      'gate.answerUnreadable',
    )
    const answer = answerTo(Buffer.from(asked.address).toString('base64'))
    await app.done('gate.hearHeadquarters', { ...wish, answer })
    expect(chainOf()).toContain('openedByHeadquarters sanne')
    await lock()
    expect((await app.refused('gate.hearHeadquarters', { ...wish, answer })).code).toBe(
      'gate.answerNotForHere',
    )
    await app.done('gate.signIn', { slotId, password: other })
  })

  test('headquarters opens it under a new key as well', async () => {
    await startWithSanne()
    const headquarters = makeLetterbox()
    app.opened().folder.keys.putHeadquartersSlot(headquarters.address)
    const fatima = (await app.done('people.add', { actorId: 'fatima', password: other })).slotId
    await app.done('people.remove', { slotId: fatima })
    const slot = knownKeys(temp.folder)?.slots.find(({ kind }) => kind === 'headquarters')
    const file = knownKeys(temp.folder)
    if (slot?.kind !== 'headquarters' || file === undefined) throw new Error('the slot is gone')
    const content = takeOut(
      headquarters,
      Buffer.from(slot.sealedKey, 'base64'),
      contextOfSlot(file.folderId, slot.id),
    )
    const key = content === undefined ? undefined : readContentOfSlot(content)?.databaseKey
    await lock()
    expect(opensWith(inFolder('dagdeel.db'), Buffer.from(key ?? []))).toBe(true)
  })
})

describe('what keeps it closed is told apart, and nothing is taken away', () => {
  test('a wrong password, a damaged key file, one of a newer app, none at all, a key ring that refuses', async () => {
    const ring = {
      name: 'keyRing',
      keepsSecret: true,
      isOpen: true,
      seal: (key: Buffer) => Promise.resolve(Buffer.concat([Buffer.from('ring'), key])),
      unseal: (sealed: Buffer) => Promise.resolve(ring.isOpen ? sealed.subarray(4) : undefined),
    }
    const sealers = [ring, createLocalKeySealer(inFolder('local.key'))]
    const { slotId, recoveryCode } = await startWithSanne({ ports: { sealers } })
    await lock()
    ring.isOpen = false
    expect((await app.refused('gate.signIn', { slotId, password: own })).code).toBe('open.keySealed')
    expect((await app.done('gate.status', {})).freeTries).toBe(5)
    // The printed code is never behind the key ring.
    ring.isOpen = true
    await app.done('gate.recover', { code: recoveryCode, slotId, password: other })
    app.close()

    const keys = readFileSync(inFolder('keyslots.json'), 'utf8')
    const startWith = async (text: string | undefined) => {
      for (const name of ['keyslots.json', 'keyslots.copy.json']) {
        if (text === undefined) rmSync(inFolder(name))
        else writeFileSync(inFolder(name), text)
      }
      await start()
      const { state, trouble } = await app.done('gate.status', {})
      app.close()
      return [state, trouble?.code]
    }
    expect(await startWith('{"version":2')).toEqual(['closed', 'open.keyDamaged'])
    expect(await startWith(keys.replace('"version": 2', '"version": 3'))).toEqual(['closed', 'open.keyNewer'])
    expect(await startWith(undefined)).toEqual(['closed', 'open.keyMissing'])
    expect(await startWith(keys)).toEqual(['locked', undefined])
    writeFileSync(inFolder('keyslots.json'), 'one bad sector')
    await start({ ports: { sealers } })
    await app.done('gate.signIn', { slotId, password: other })
    expect(readFileSync(inFolder('keyslots.json'), 'utf8')).toBe(
      readFileSync(inFolder('keyslots.copy.json'), 'utf8'),
    )
  })

  test('a damaged database is told only to who has the password, and a copy comes back', async () => {
    const { slotId } = await startWithSanne()
    await app.opened().folder.makeCopy('before.db')
    await lock()
    const bytes = readFileSync(inFolder('dagdeel.db'))
    bytes.fill(0x41, 8192, 16_384)
    writeFileSync(inFolder('dagdeel.db'), bytes)
    expect((await app.done('gate.status', {})).state).toBe('locked')
    expect((await app.refused('gate.signIn', { slotId, password: own })).code).toBe('open.damaged')
    const status = await app.done('gate.status', {})
    expect(status).toMatchObject({ state: 'repair', copies: [{ name: 'before.db' }] })
    expect((await app.refused('session.get', {})).code).toBe('gate.locked')
    const { movedTo } = await app.done('gate.restore', { copy: 'before.db' })
    expect(readFileSync(join(temp.folder, movedTo, 'dagdeel.db')).equals(bytes)).toBe(true)
    expect((await app.done('session.get', {})).actor.id).toBe('sanne')
    expect(chainOf()).toContain('copyRestored sanne')
  })
})
