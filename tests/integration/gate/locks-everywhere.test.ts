import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { goodInputs } from '#tests/contract/good-inputs.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { createTestTime, startGatedApp } from '#tests/harness/gated-app.ts'
import type { GatedApp, GatedAppOptions, TestTime } from '#tests/harness/gated-app.ts'
import { organisationWithRoles } from '#tests/harness/role-cases.ts'

/** Passwords are stretched, also on a machine that does more at once. */
const patienceMs = 60_000
vi.setConfig({ testTimeout: patienceMs, hookTimeout: patienceMs })
const own = 'krokus in maart'
const keyFiles = ['keyslots.json', 'keyslots.copy.json']

let temp: ReturnType<typeof makeTempFolder>
let app: GatedApp
let time: TestTime

beforeEach(() => {
  temp = makeTempFolder()
  time = createTestTime()
})
afterEach(() => {
  app.close()
  temp.remove()
})

const inFolder = (name: string) => join(temp.folder, name)

async function start(options: Partial<GatedAppOptions> = {}): Promise<void> {
  app = await startGatedApp({ folder: temp.folder, time, ...options })
}

/** Answers the way in of Anja, and the code that was printed. */
async function startWithAnja(): Promise<{ readonly slotId: string; readonly recoveryCode: string }> {
  await start({ data: organisationWithRoles() })
  const { recoveryCode } = await app.done('gate.setUp', { name: 'Anja Kok', password: own })
  await app.done('session.get', {})
  return { slotId: (await app.done('gate.status', {})).people[0]?.slotId ?? '', recoveryCode }
}

function damageDatabase(): void {
  const bytes = readFileSync(inFolder('dagdeel.db'))
  bytes.fill(7, 4_096, 12_000)
  writeFileSync(inFolder('dagdeel.db'), bytes)
}

/** What was begun by a clock has its turn. */
async function turnsPassed(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

describe('the folder is out of reach while it is open', () => {
  test('it locks all the same, says that the keys are not there, and opens when they are back. PRIV-6', async () => {
    const { slotId } = await startWithAnja()
    const { folder } = app.opened()
    for (const name of keyFiles) renameSync(inFolder(name), inFolder(`${name}.away`))
    await app.done('gate.lock', { place: null })
    expect(await app.done('gate.status', {})).toMatchObject({
      state: 'closed',
      trouble: { code: 'open.keyMissing' },
    })
    expect((await app.refused('children.get', goodInputs['children.get'])).code).toBe('gate.locked')
    expect(folder.keys.copyKey().every((byte) => byte === 0)).toBe(true)
    for (const name of keyFiles) renameSync(inFolder(`${name}.away`), inFolder(name))
    expect((await app.done('gate.status', {})).state).toBe('locked')
    await app.done('gate.signIn', { slotId, password: own })
  })

  test('also when nobody touches anything. PRIV-6', async () => {
    await startWithAnja()
    for (const name of keyFiles) renameSync(inFolder(name), inFolder(`${name}.away`))
    time.pass(11 * 60_000)
    await turnsPassed()
    expect(app.gate.state()).toBe('closed')
  })
})

describe('a database that cannot be read', () => {
  async function startRepair(): Promise<void> {
    const { slotId } = await startWithAnja()
    await app.done('backups.make', {})
    await app.done('gate.lock', { place: null })
    damageDatabase()
    await app.refused('gate.signIn', { slotId, password: own })
    expect(app.gate.state()).toBe('repair')
  }

  test('is not left open to who passes by: it locks when nobody touches anything. PRIV-6', async () => {
    await startRepair()
    for (let minute = 0; minute < 15; minute += 1) {
      time.pass(60_000)
      await app.done('gate.stillHere', {})
      await turnsPassed()
    }
    expect(app.gate.state()).toBe('repair')
    time.pass(11 * 60_000)
    await turnsPassed()
    expect(app.gate.state()).toBe('locked')
    const [copy = ''] = readdirSync(inFolder('copies'))
    expect((await app.refused('gate.restore', { copy })).code).toBe('gate.noRepair')
  })

  test('locks with the machine, and when somebody asks. PRIV-6', async () => {
    await startRepair()
    app.gate.lockSoon()
    time.pass(2_000)
    await turnsPassed()
    expect(await app.done('gate.status', {})).toMatchObject({ state: 'locked', isLockDue: false })
    const slotId = (await app.done('gate.status', {})).people[0]?.slotId ?? ''
    await app.refused('gate.signIn', { slotId, password: own })
    expect(app.gate.state()).toBe('repair')
    await app.done('gate.lock', { place: null })
    expect(app.gate.state()).toBe('locked')
  })

  test('without a password stays where it can be mended: nobody could open it again', async () => {
    await start({ isSample: true })
    app.close()
    damageDatabase()
    await start()
    expect(app.gate.state()).toBe('repair')
    expect((await app.refused('gate.lock', { place: null })).code).toBe('gate.noPassword')
    app.gate.lockSoon()
    time.pass(3_600_000)
    await turnsPassed()
    expect(app.gate.state()).toBe('repair')
  })
})

test('a program that is closed while somebody signs in leaves nothing open. PRIV-6', async () => {
  const { slotId } = await startWithAnja()
  await app.done('gate.lock', { place: null })
  const signing = app.reply('gate.signIn', { slotId, password: own })
  await new Promise((resolve) => setImmediate(resolve))
  app.gate.close()
  expect((await signing).status).toBe('refused')
  expect(app.gate.state()).toBe('locked')
  expect(readdirSync(temp.folder).filter((name) => /lock|wal/.test(name))).toEqual([])
})

test('the name of the house is no password, also not with the printed code, which is not used up by it', async () => {
  const { slotId, recoveryCode } = await startWithAnja()
  await app.done('gate.lock', { place: null })
  const recover = { code: recoveryCode, slotId }
  expect((await app.refused('gate.recover', { ...recover, password: 'Stichting De Boog 7' })).code).toBe(
    'password.name',
  )
  expect(app.gate.state()).toBe('locked')
  await app.done('gate.recover', { ...recover, password: 'fietsen naar zee' })
  expect(app.gate.state()).toBe('open')
})

test('failed sign-ins that cannot be read now are kept for when they can. PRIV-5', async () => {
  const { slotId } = await startWithAnja()
  await app.done('gate.lock', { place: null })
  await app.refused('gate.signIn', { slotId, password: 'krokus in april' })
  const kept = readFileSync(inFolder('attempts.log'))
  rmSync(inFolder('attempts.log'))
  mkdirSync(inFolder('attempts.log'))
  await app.done('gate.signIn', { slotId, password: own })
  expect(readdirSync(temp.folder)).toContain('attempts.log')
  await app.done('gate.lock', { place: null })
  rmSync(inFolder('attempts.log'), { recursive: true })
  writeFileSync(inFolder('attempts.log'), kept)
  await app.done('gate.signIn', { slotId, password: own })
  const failed = app.opened().folder.db.all(`select actor from audit_chain where kind = 'signInFailed'`)
  expect(failed).toEqual([{ actor: 'manager' }])
})
