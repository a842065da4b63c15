import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLocalKeySealer } from '#electron/db/local-key-sealer.ts'
import { openDataFolder } from '#electron/db/open-data-folder.ts'
import { knownKeys, readKeys, writeKeys } from '#electron/keys/key-store.ts'
import { MOST_PASSWORDS } from '#shared/schema/key-file.ts'
import { staffMemberId } from '#tests/harness/builders/ids.ts'
import { aStaffMember } from '#tests/harness/builders/staffing.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { startGatedApp } from '#tests/harness/gated-app.ts'
import type { GatedApp, GatedAppOptions } from '#tests/harness/gated-app.ts'
import { organisationWithRoles } from '#tests/harness/role-cases.ts'

/** Passwords are stretched, also on a machine that does more at once. */
const patienceMs = 60_000
vi.setConfig({ testTimeout: patienceMs, hookTimeout: patienceMs })
const own = 'krokus in maart'
const other = 'fietsen naar zee'
const root = join(import.meta.dirname, '..', '..', '..')

let temp: ReturnType<typeof makeTempFolder>
let app: GatedApp

beforeEach(() => {
  temp = makeTempFolder()
})
afterEach(() => {
  app.close()
  temp.remove()
})

const inFolder = (name: string) => join(temp.folder, name)

async function start(options: Partial<GatedAppOptions> = {}): Promise<void> {
  app = await startGatedApp({ folder: temp.folder, ...options })
}

/** Anja manages everything, and one colleague has a name of 125 letters. Answers Anja's way in. */
async function startWithAnja(): Promise<string> {
  const rows = organisationWithRoles()
  const long = aStaffMember({
    id: staffMemberId('long'),
    firstName: 'Maximiliaan'.repeat(6),
    surname: 'Wilhelmina'.repeat(6),
  })
  await start({ data: { ...rows, staff_member: [...(rows.staff_member ?? []), long] } })
  await app.done('gate.setUp', { name: 'Anja Kok', password: own })
  await app.done('session.get', {})
  return (await app.done('gate.status', {})).people[0]?.slotId ?? ''
}

describe('a key file can always be read again, for without it nobody ever gets in', () => {
  test('also with somebody whose name is longer than fits on the sign-in screen', async () => {
    const anja = await startWithAnja()
    const { slotId } = await app.done('people.add', { actorId: 'long', password: other })
    expect(readKeys(temp.folder).kind).toBe('known')
    await app.done('gate.lock', { place: null })
    await app.done('gate.signIn', { slotId, password: other })
    await app.done('gate.lock', { place: null })
    await app.done('gate.signIn', { slotId: anja, password: own })
  })

  test('also when everybody of a large house signs in on one computer: one too many is told', async () => {
    const anja = await startWithAnja()
    await app.done('gate.lock', { place: null })
    const keys = knownKeys(temp.folder)
    const first = keys?.slots.find(({ id }) => id === anja)
    if (keys === undefined || first === undefined) throw new Error('there are keys')
    const more = Array.from({ length: MOST_PASSWORDS - 1 }, (_, place) => ({ ...first, id: `more-${place}` }))
    writeKeys(temp.folder, { ...keys, slots: [...keys.slots, ...more] })
    await app.done('gate.signIn', { slotId: anja, password: own })
    expect((await app.refused('people.add', { actorId: 'fatima', password: other })).code).toBe('people.full')
    expect(readKeys(temp.folder).kind).toBe('known')
  })

  test('what could not be read again is not written', async () => {
    await startWithAnja()
    const keys = knownKeys(temp.folder)
    if (keys === undefined) throw new Error('there are keys')
    expect(() => writeKeys(temp.folder, { ...keys, slots: [] })).toThrow(/read again/)
    expect(knownKeys(temp.folder)).toEqual(keys)
  })

  test('also when the disk takes a part of it and says nothing', async () => {
    await start()
    const path = inFolder('small.json')
    writeFileSync(path, 'what was there')
    const script = `
      import { writeFileAtomically } from ${JSON.stringify(join(root, 'electron', 'db', 'atomic-file.ts'))}
      process.on('SIGXFSZ', () => {})
      try {
        writeFileAtomically(${JSON.stringify(path)}, 'x'.repeat(100_000))
        process.stdout.write('written')
      } catch (error) {
        process.stdout.write(error.code)
      }`
    const limited = `ulimit -f 40; exec "${process.execPath}" --input-type=module -e "$SCRIPT"`
    const said = execFileSync('bash', ['-c', limited], { env: { ...process.env, SCRIPT: script } })
    expect(String(said)).toBe('EFBIG')
    expect(readFileSync(path, 'utf8')).toBe('what was there')
  })
})

describe('one of the two key files is enough', () => {
  test('when the disk does not give the first', async () => {
    const anja = await startWithAnja()
    await app.done('gate.lock', { place: null })
    rmSync(inFolder('keyslots.json'))
    mkdirSync(inFolder('keyslots.json'))
    await app.done('gate.signIn', { slotId: anja, password: own })
    expect((await app.done('gate.status', {})).state).toBe('open')
  })

  test('when the other is gone and the disk is full', async () => {
    const anja = await startWithAnja()
    await app.done('gate.lock', { place: null })
    rmSync(inFolder('keyslots.copy.json'))
    mkdirSync(inFolder('keyslots.copy.json.draft'))
    await app.done('gate.signIn', { slotId: anja, password: own })
    await app.done('gate.lock', { place: null })
    rmSync(inFolder('keyslots.copy.json.draft'), { recursive: true })
    await app.done('gate.signIn', { slotId: anja, password: own })
    expect(readFileSync(inFolder('keyslots.copy.json'), 'utf8')).toBe(
      readFileSync(inFolder('keyslots.json'), 'utf8'),
    )
  })
})

describe('the first password', () => {
  test('is in one write: at no moment do a password and the machine both open the folder. PRIV-6', async () => {
    await start({ isSample: true })
    const { keys } = app.opened().folder
    const seen: string[] = []
    const { keepByPassword } = keys
    Object.assign(keys, {
      keepByPassword: async (name: string, password: string) => {
        const made = keepByPassword(name, password)
        while (!seen.includes('password')) {
          seen.push((knownKeys(temp.folder)?.slots ?? []).map(({ kind }) => kind).join('+'))
          if (seen.at(-1) !== 'sealed') break
          await new Promise((resolve) => setImmediate(resolve))
        }
        await made
        throw new Error('the program ends here')
      },
    })
    expect((await app.reply('gate.setUp', { name: 'Bart de Wit', password: own })).status).toBe('fault')
    expect([...new Set(seen)]).toEqual(['sealed', 'password+recovery'])
    app.close()
    await start()
    const slotId = (await app.done('gate.status', {})).people[0]?.slotId ?? ''
    await app.done('gate.signIn', { slotId, password: own })
    expect(app.opened().folder.db.all('select id from child').length).toBeGreaterThan(0)
    app.close()
    const sealers = [createLocalKeySealer(inFolder('local.key'))]
    expect(await openDataFolder({ folder: temp.folder, sealers })).toEqual({
      ok: false,
      refusal: { kind: 'passwordNeeded' },
    })
    await start()
  })
})
