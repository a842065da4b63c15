import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ComposedApplication } from '#electron/composed-application.ts'
import { putInto } from '#electron/machine/letterbox.ts'
import { missedSignInContext } from '#electron/services/people/gate-door.ts'
import { staffMemberId } from '#tests/harness/builders/ids.ts'
import { goodInputs } from '#tests/contract/good-inputs.ts'
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
const wrong = 'krokus in april'
const inFolder = (name: string) => join(temp.folder, name)
const place = { path: '/week?week=2026-W48', drafts: [] }

async function start(options: Partial<GatedAppOptions> = {}): Promise<void> {
  app = await startGatedApp({ folder: temp.folder, ...options })
}

/** A computer that Sanne, a manager in the records, set up and works at. Answers the way in. */
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

/** From here on nothing can be written into this database. Answers the act that ends it. */
function fillDisk({ folder: { db } }: Pick<ComposedApplication, 'folder'>): () => void {
  const { inTransaction } = db
  const isFull = () => {
    throw new Sqlite.SqliteError('database or disk is full', 'SQLITE_FULL')
  }
  Object.assign(db, { inTransaction: isFull })
  return () => void Object.assign(db, { inTransaction })
}

/** What was begun by a clock has its turn. */
async function turnsPassed(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

const isLocked = async () => {
  expect(app.gate.state()).toBe('locked')
  expect((await app.refused('children.get', goodInputs['children.get'])).code).toBe('gate.locked')
}

describe('the screen locks although nothing can be written any more', () => {
  test('when somebody asks: the database is closed and its key is wiped. PRIV-6', async () => {
    const slotId = await startWithSanne()
    const { folder } = app.opened()
    fillDisk(app.opened())
    await app.done('gate.lock', { place })
    await isLocked()
    expect(folder.keys.copyKey().every((byte) => byte === 0)).toBe(true)
    expect(() => folder.db.first('select 1 as one')).toThrow(/not open/)
    expect(app.logged.filter(({ event }) => event === 'gate.fault')).not.toEqual([])
    expect(await app.done('gate.signIn', { slotId, password: own })).toEqual({ place: null })
  })

  test('when nobody touched anything, and again the next time. PRIV-6', async () => {
    const time = createTestTime()
    const slotId = await startWithSanne({ time })
    for (let times = 0; times < 2; times += 1) {
      fillDisk(app.opened())
      time.pass(11 * 60_000)
      await turnsPassed()
      await isLocked()
      expect((await app.done('gate.status', {})).isLockDue).toBe(false)
      await app.done('gate.signIn', { slotId, password: own })
    }
  })

  test('when the database itself will not close, and the folder is let go. PRIV-6', async () => {
    const slotId = await startWithSanne()
    const { folder } = app.opened()
    const noCheckpoint = () => {
      throw new Sqlite.SqliteError('disk I/O error', 'SQLITE_IOERR')
    }
    Object.assign(folder.db, { emptyJournalFile: noCheckpoint })
    await app.done('gate.lock', { place: null })
    await isLocked()
    expect(folder.keys.copyKey().every((byte) => byte === 0)).toBe(true)
    await app.done('gate.signIn', { slotId, password: own })
  })
})

describe('what goes wrong while it opens closes it again, and the next try opens it', () => {
  test('the sign-in cannot be written down: nobody is let in, and the disk is named. PRIV-5, PRIV-6', async () => {
    let isFull = false
    const seen: ComposedApplication[] = []
    const slotId = await startWithSanne({
      ports: {
        opened: (application) => {
          seen.push(application)
          if (isFull) fillDisk(application)
        },
      },
    })
    await app.done('gate.lock', { place: null })
    isFull = true
    expect(await app.refused('gate.signIn', { slotId, password: own })).toMatchObject({
      code: 'open.unreachable',
      params: { error: 'SQLITE_FULL' },
    })
    await isLocked()
    expect(
      seen
        .at(-1)
        ?.folder.keys.copyKey()
        .every((byte) => byte === 0),
    ).toBe(true)
    isFull = false
    await app.done('gate.signIn', { slotId, password: own })
  })

  test('a part of the application does not begin: the folder is not kept by a ghost. PRIV-6', async () => {
    const slotId = await startWithSanne()
    await app.done('gate.lock', { place: null })
    const head = readFileSync(inFolder('audit.head'))
    rmSync(inFolder('audit.head'))
    mkdirSync(inFolder('audit.head'))
    for (let times = 0; times < 2; times += 1)
      expect(await app.refused('gate.signIn', { slotId, password: own })).toMatchObject({
        code: 'open.unreachable',
        params: { error: 'EISDIR' },
      })
    await isLocked()
    rmSync(inFolder('audit.head'), { recursive: true })
    writeFileSync(inFolder('audit.head'), head)
    await app.done('gate.signIn', { slotId, password: own })
  })

  test('a gap of ours is a fault with a number, behind the lock. PRIV-6', async () => {
    let isBroken = false
    const slotId = await startWithSanne({
      ports: {
        opened: () => {
          if (isBroken) throw new Error('a gap of ours')
        },
      },
    })
    await app.done('gate.lock', { place: null })
    isBroken = true
    expect((await app.reply('gate.signIn', { slotId, password: own })).status).toBe('fault')
    await isLocked()
    isBroken = false
    await app.done('gate.signIn', { slotId, password: own })
  })

  test('on a computer without a password it tells the trouble, once, and opens when that is over', async () => {
    let isBroken = true
    await start({
      ports: {
        opened: () => {
          if (isBroken) throw new Error('a gap of ours')
        },
      },
      isSample: true,
    })
    const heard = () => app.events.filter(({ topics }) => topics.includes('gate')).length
    expect(await app.done('gate.status', {})).toMatchObject({
      state: 'closed',
      trouble: { code: 'open.unreachable', params: { error: 'Error' } },
    })
    // Whoever hears of it asks again: it must not go round.
    const before = heard()
    await app.done('gate.status', {})
    expect(heard()).toBe(before)
    isBroken = false
    expect(await app.done('gate.status', {})).toMatchObject({ state: 'open', trouble: null })
  })

  test('letters in attempts.log that say nothing are counted in one line and keep nobody out. PRIV-5', async () => {
    const slotId = await startWithSanne()
    await app.done('gate.lock', { place: null })
    await app.refused('gate.signIn', { slotId, password: wrong })
    const address = /"auditAddress": "([^"]+)"/.exec(readFileSync(inFolder('keyslots.json'), 'utf8'))?.[1]
    const letter = (content: string) =>
      putInto(address ?? '', Buffer.from(content), missedSignInContext).toString('base64')
    const lines = [
      readFileSync(inFolder('attempts.log'), 'utf8').trim(),
      letter('no json'),
      letter('{}'),
      '#',
    ]
    writeFileSync(inFolder('attempts.log'), `${lines.join('\n')}\n`)
    await app.done('gate.signIn', { slotId, password: own })
    const failed = app
      .opened()
      .folder.db.all(`select actor, facts from audit_chain where kind = 'signInFailed' order by seq`)
    expect(failed.map(({ actor }) => actor)).toEqual(['sanne', 'nobody'])
    expect(JSON.parse(String(failed[1]?.['facts']))).toEqual({ way: 'unreadable', count: 3 })
  })
})

describe('what cannot be written beside the database keeps nobody out', () => {
  test('wrong tries are counted in memory and the right password opens. PRIV-4, PRIV-5', async () => {
    const time = createTestTime()
    const slotId = await startWithSanne({ time })
    await app.done('gate.lock', { place: null })
    mkdirSync(inFolder('gate.json.draft'))
    mkdirSync(inFolder('attempts.log'))
    for (let tries = 0; tries < 5; tries += 1) await app.refused('gate.signIn', { slotId, password: wrong })
    expect(await app.refused('gate.signIn', { slotId, password: own })).toEqual({
      code: 'gate.wait',
      params: { seconds: 30 },
    })
    time.pass(30_000)
    await app.done('gate.signIn', { slotId, password: own })
    const missed = app.opened().folder.db.first(`select facts from audit_chain where kind = 'signInFailed'`)
    expect(JSON.parse(String(missed?.['facts']))).toEqual({ count: 5 })
    expect(app.logged.some(({ event }) => event === 'gate.notWritten')).toBe(true)
    await app.done('gate.lock', { place: null })
    await isLocked()
  })
})

describe('there is always an answer', () => {
  test('also when the database cannot be read: a fault with a number, never a rejection', async () => {
    await startWithSanne()
    const { door, folder } = app.opened()
    const broken = () => {
      throw new Sqlite.SqliteError('disk I/O error', 'SQLITE_IOERR')
    }
    const { first, all } = folder.db
    door.somebodyElse()
    Object.assign(folder.db, { first: broken, all: broken })
    const reply = await app.reply('children.get', goodInputs['children.get'])
    expect(reply).toMatchObject({ status: 'fault', code: 'internal' })
    const incident = reply.status === 'fault' ? reply.incident : ''
    expect(app.logged.some(({ facts }) => facts['incident'] === incident)).toBe(true)
    Object.assign(folder.db, { first, all })
    await app.done('children.get', goodInputs['children.get'])
  })

  test('also when what is meant with the coming database was broken: it is told, and a copy mends it', async () => {
    const slotId = await startWithSanne()
    const { name } = await app.done('backups.make', {})
    await app.done('gate.lock', { place: null })
    writeFileSync(inFolder('swap.json'), '{')
    expect(await app.refused('gate.signIn', { slotId, password: own })).toMatchObject({
      code: 'open.damaged',
      params: { detail: 'swap' },
    })
    expect(app.gate.state()).toBe('repair')
    await app.done('gate.restore', { copy: name })
    expect(app.gate.state()).toBe('open')
    await app.done('children.get', goodInputs['children.get'])
  })
})

describe('the kiosk goes back to the pad', () => {
  const current = async () => (await app.done('gate.status', {})).kiosk?.current ?? null
  const present = { locationId: 'rainbow', groupId: null } as const

  async function startKiosk(): Promise<ReturnType<typeof createTestTime>> {
    const time = createTestTime()
    await startWithSanne({ time })
    await app.done('people.setPin', { actorId: 'sanne', pin: '7391' })
    await app.done('kiosk.start', {})
    await app.done('gate.kioskEnter', { actorId: 'sanne', pin: '7391' })
    return time
  }

  test('two minutes after the last touch, whatever the page asks by itself. PRIV-4', async () => {
    const time = await startKiosk()
    for (let asked = 0; asked < 5; asked += 1) {
      await app.reply('quickLog.present', present)
      await app.reply('quickLog.today', present)
      await app.reply('session.get', {})
      time.pass(30_000)
    }
    expect(await current()).toBeNull()
  })

  test('not while somebody touches it or writes something down', async () => {
    const time = await startKiosk()
    for (let minute = 0; minute < 4; minute += 1) {
      if (minute % 2 === 0) await app.done('gate.stillHere', {})
      else await app.reply('quickLog.remove', { stayId: 'gone' })
      time.pass(90_000)
    }
    expect(await current()).toMatchObject({ actorId: 'sanne' })
  })

  test('who entered it with nothing to write it down with is not let in. PRIV-5', async () => {
    await startKiosk()
    await app.done('gate.kioskLeave', {})
    const empty = fillDisk(app.opened())
    expect((await app.refused('gate.kioskEnter', { actorId: 'sanne', pin: '7391' })).code).toBe(
      'open.unreachable',
    )
    expect(await current()).toBeNull()
    empty()
    await app.done('gate.kioskEnter', { actorId: 'sanne', pin: '7391' })
  })
})
