import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { kioskCalls } from '#electron/gate/kiosk-calls.ts'
import { contract, isGateCall } from '#shared/ipc/contract.ts'
import type { CallName } from '#shared/ipc/contract.ts'
import { goodInputs } from '#tests/contract/good-inputs.ts'
import { staffMemberId } from '#tests/harness/builders/ids.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { aStaffMember } from '#tests/harness/builders/staffing.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { createTestTime, startGatedApp } from '#tests/harness/gated-app.ts'
import type { GatedApp, GatedAppOptions } from '#tests/harness/gated-app.ts'

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
const allCalls = Object.keys(contract) as CallName[]
const appCalls = allCalls.filter((call) => !isGateCall(call))

async function start(options: Partial<GatedAppOptions> = {}): Promise<GatedApp> {
  app = await startGatedApp({ folder: temp.folder, ...options })
  return app
}

async function startWithSanne(options: Partial<GatedAppOptions> = {}): Promise<string> {
  const rows = aRowSet()
  const sanne = aStaffMember({
    id: staffMemberId('sanne'),
    firstName: 'Sanne',
    surname: 'Vermeer',
    role: 'manager',
  })
  await start({ data: { ...rows, staff_member: [...(rows.staff_member ?? []), sanne] }, ...options })
  await app.done('gate.setUp', { name: 'Sanne Vermeer', password: own })
  return (await app.done('gate.status', {})).people[0]?.slotId ?? ''
}

async function startKiosk(options: Partial<GatedAppOptions> = {}): Promise<string> {
  const slotId = await startWithSanne(options)
  await app.done('people.setPin', { actorId: 'fatima', pin: '2580' })
  await app.done('people.setPin', { actorId: 'sanne', pin: '7391' })
  await app.done('kiosk.start', {})
  return slotId
}

/** How each call is refused; `done` for one that is answered. */
async function refusalsOf(calls: readonly CallName[]): Promise<Record<string, readonly CallName[]>> {
  const found: Record<string, CallName[]> = {}
  for (const call of calls) {
    const reply = await app.reply(call, goodInputs[call])
    const how = reply.status === 'refused' ? reply.refusal.code : reply.status
    found[how] = [...(found[how] ?? []), call]
  }
  return found
}

describe('while it is locked', () => {
  test('every call but those of the gate is refused, and none of them reaches the data', async () => {
    const slotId = await startWithSanne()
    await app.done('gate.lock', { place: null })
    expect(await refusalsOf(appCalls)).toEqual({ 'gate.locked': appCalls })
    expect(existsSync(join(temp.folder, 'dagdeel.db-wal'))).toBe(false)
    const view = JSON.stringify(await app.done('gate.status', {}))
    for (const name of ['Noor', 'Bakker', 'Lieveheersbeestjes', 'Stichting']) expect(view).not.toContain(name)
    await app.done('gate.signIn', { slotId, password: own })
  })

  test('what was asked just before is done whole or refused, never half', async () => {
    const slotId = await startWithSanne()
    const settle = { locationId: 'rainbow', week: '2026-W49' } as const
    const [settled, , after] = await Promise.all([
      app.reply('rosters.settle', settle),
      app.reply('gate.lock', { place: null }),
      app.reply('rosters.settle', { ...settle, week: '2026-W50' }),
    ])
    await app.done('gate.signIn', { slotId, password: own })
    const weeks = app.opened().folder.db.all('select id from settled_roster')
    const isDone = (reply: typeof settled) => reply.status === 'done'
    expect(weeks).toHaveLength([settled, after].filter(isDone).length)
    expect([settled, after].every((reply) => isDone(reply) || reply.status === 'refused')).toBe(true)
  })
})

describe('the screen locks', () => {
  test('after the minutes of the setting without a key, and not while somebody works', async () => {
    const time = createTestTime()
    await startWithSanne({ time })
    await app.done('settings.change', { lockAfterMinutes: 3 })
    for (let minute = 0; minute < 10; minute += 1) {
      time.pass(60_000)
      await app.done('gate.stillHere', {})
    }
    expect(app.gate.state()).toBe('open')
    time.pass(200_000)
    await turnsPassed()
    expect(await app.done('gate.status', {})).toMatchObject({ state: 'locked' })
    expect(app.logged.filter(({ level }) => level === 'error')).toEqual([])
  })

  test('with the machine, and the page first says where somebody was', async () => {
    const time = createTestTime()
    const slotId = await startWithSanne({ time })
    app.gate.lockSoon()
    expect(await app.done('gate.status', {})).toMatchObject({ state: 'open', isLockDue: true })
    const place = { path: '/week?week=2026-W48', drafts: [{ key: 'decline', value: 'We zitten vol' }] }
    await app.done('gate.lock', { place })
    time.pass(2_000)
    await turnsPassed()
    expect(await app.done('gate.signIn', { slotId, password: own })).toEqual({ place })
    app.gate.lockSoon()
    time.pass(2_000)
    await turnsPassed()
    expect(await app.done('gate.status', {})).toMatchObject({ state: 'locked', isLockDue: false })
    await app.done('gate.signIn', { slotId, password: own })
    // Nobody touched the machine, in whichever program.
    app.gate.heardIdle(599)
    expect((await app.done('gate.status', {})).isLockDue).toBe(false)
    app.gate.heardIdle(601)
    expect((await app.done('gate.status', {})).isLockDue).toBe(true)
  })

  test('only when there is a password to open it again', async () => {
    await start({ isSample: true })
    expect((await app.refused('gate.lock', { place: null })).code).toBe('gate.noPassword')
    app.gate.lockSoon()
    expect(await app.done('gate.status', {})).toMatchObject({ state: 'open', isLockDue: false })
  })
})

describe('a computer without a password', () => {
  test('opens by itself with invented data, which may be played with', async () => {
    await start({ isSample: true })
    expect(await app.done('session.get', {})).toMatchObject({ hasPassword: false, isEmpty: false })
    expect((await app.reply('import.run', goodInputs['import.run'])).status).toBe('done')
  })

  test('of its own records brings nothing in and joins nothing before there is one', async () => {
    await start({ isSample: true })
    app.close()
    await start()
    expect(app.gate.state()).toBe('open')
    for (const call of ['import.run', 'sync.enrol'] as const)
      expect((await app.refused(call, goodInputs[call])).code).toBe('gate.setUpFirst')
  })

  test('that gets one changes its key, and is not opened by the machine any more', async () => {
    await start({ isSample: true })
    const before = readFileSync(join(temp.folder, 'keyslots.json'), 'utf8')
    const children = app.opened().folder.db.all('select id from child')
    await app.done('gate.setUp', { name: 'Bart de Wit', password: own })
    expect(await app.done('session.get', {})).toMatchObject({ hasPassword: true })
    expect(app.opened().folder.db.all('select id from child')).toEqual(children)
    const after = readFileSync(join(temp.folder, 'keyslots.json'), 'utf8')
    expect(after).not.toContain('"kind": "sealed"')
    const checkOf = (text: string) => /"keyCheck": "(\w+)"/.exec(text)?.[1]
    expect(checkOf(after)).not.toBe(checkOf(before))
    app.close()
    await start()
    expect(app.gate.state()).toBe('locked')
  })

  test('takes no password that is guessed first', async () => {
    await start({ isSample: true })
    const refusalOf = async (password: string) =>
      (await app.refused('gate.setUp', { name: 'Sanne Vermeer', password })).code
    expect(await refusalOf('kort')).toBe('password.short')
    expect(await refusalOf('wachtwoord123')).toBe('password.guessable')
    expect(await refusalOf('sannevermeer')).toBe('password.name')
    expect(await refusalOf('Regenboog2026')).toBe('password.guessable')
    expect(await app.done('gate.judgePassword', { password: own, name: 'Sanne' })).toMatchObject({
      isAccepted: true,
      reason: null,
    })
  })
})

describe('the kiosk', () => {
  test('before somebody chose a name and typed a code nothing is answered', async () => {
    await startKiosk()
    expect(await app.done('gate.status', {})).toMatchObject({
      state: 'kiosk',
      kiosk: { people: [{ name: 'Fatima Aydin' }, { name: 'Sanne Vermeer' }], current: null },
    })
    expect(await refusalsOf(appCalls)).toEqual({
      'gate.kioskPad': appCalls.filter((call) => (kioskCalls as ReadonlySet<string>).has(call)),
      'gate.kioskOnly': appCalls.filter((call) => !(kioskCalls as ReadonlySet<string>).has(call)),
    })
  })

  test('a code opens the quick log in that name, also for a manager, and nothing else', async () => {
    await startKiosk()
    await app.done('gate.kioskEnter', { actorId: 'sanne', pin: '7391' })
    expect((await app.done('session.get', {})).actor).toMatchObject({ id: 'sanne', role: 'pedagogicalStaff' })
    await app.done('quickLog.present', goodInputs['quickLog.present'])
    const others = appCalls.filter((call) => !(kioskCalls as ReadonlySet<string>).has(call))
    expect(await refusalsOf(others)).toEqual({ 'gate.kioskOnly': others })
    // And what comes past the gate has no more rights than that.
    const access = app.opened().door.access()
    expect(
      ['attendance.log', 'requests.decide', 'people.manage', 'childFile.view'].map((right) =>
        access.may(right as Parameters<typeof access.may>[0]),
      ),
    ).toEqual([true, false, false, false])
  })

  test('goes back to the pad after two minutes or when asked, and is left with a password only', async () => {
    const time = createTestTime()
    const slotId = await startKiosk({ time })
    const enter = () => app.done('gate.kioskEnter', { actorId: 'fatima', pin: '2580' })
    const current = async () => (await app.done('gate.status', {})).kiosk?.current ?? null
    await enter()
    time.pass(100_000)
    await app.done('gate.stillHere', {})
    time.pass(100_000)
    expect(await current()).not.toBeNull()
    time.pass(60_000)
    expect(await current()).toBeNull()
    await enter()
    await app.done('gate.kioskLeave', {})
    expect(await current()).toBeNull()
    await app.done('gate.lock', { place: null })
    expect(app.gate.state()).toBe('locked')
    expect((await app.refused('gate.kioskEnter', { actorId: 'fatima', pin: '2580' })).code).toBe(
      'gate.noKiosk',
    )
    await app.done('gate.signIn', { slotId, password: own })
    expect(app.gate.state()).toBe('open')
  })

  test('waits a minute after five wrong codes, longer each time, and writes each of them down', async () => {
    const time = createTestTime()
    await startKiosk({ time })
    const wrong = { actorId: 'fatima', pin: '8642' }
    for (let tries = 0; tries < 4; tries += 1)
      expect((await app.refused('gate.kioskEnter', wrong)).code).toBe('gate.wrongPin')
    expect(await app.refused('gate.kioskEnter', wrong)).toEqual({
      code: 'gate.wrongPinWait',
      params: { left: 0, seconds: 60 },
    })
    const right = { actorId: 'fatima', pin: '2580' }
    expect((await app.refused('gate.kioskEnter', right)).code).toBe('gate.wait')
    await app.done('gate.kioskEnter', { actorId: 'sanne', pin: '7391' })
    await app.done('gate.kioskLeave', {})
    time.pass(60_000)
    expect((await app.refused('gate.kioskEnter', wrong)).params).toMatchObject({ seconds: 120 })
    time.pass(120_000)
    await app.done('gate.kioskEnter', right)
    const failed = app.opened().folder.db.all(`select actor from audit_chain where kind = 'kioskFailed'`)
    expect(failed).toHaveLength(6)
  })

  test('takes no code that everybody tries first, and a code taken away opens nothing', async () => {
    await startWithSanne()
    for (const pin of ['0000', '1234', '4321', '1212', '1987', '123123'])
      expect((await app.refused('people.setPin', { actorId: 'fatima', pin })).code, pin).toBe(
        'people.easyPin',
      )
    expect((await app.refused('kiosk.start', {})).code).toBe('kiosk.noCodes')
    await app.done('people.setPin', { actorId: 'fatima', pin: '2580' })
    const stored = app.opened().folder.db.first('select hash from staff_pin')
    expect(String(stored?.['hash'])).toContain('$argon2id$')
    await app.done('people.setPin', { actorId: 'fatima', pin: null })
    expect((await app.refused('kiosk.start', {})).code).toBe('kiosk.noCodes')
  })
})

/** What was begun by a clock has its turn. */
async function turnsPassed(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
