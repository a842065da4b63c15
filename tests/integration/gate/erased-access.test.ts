import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { addErasedSubject } from '#electron/db/repositories/erased-subjects.ts'
import { ok } from '#shared/kernel/result.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { staffMemberId } from '#tests/harness/builders/ids.ts'
import { aStaffMember } from '#tests/harness/builders/staffing.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { organisationWithRoles } from '#tests/harness/role-cases.ts'
import { startGatedApp } from '#tests/harness/gated-app.ts'
import type { GatedApp } from '#tests/harness/gated-app.ts'

/** Passwords are stretched, also on a machine that does more at once. */
const patienceMs = 60_000
vi.setConfig({ testTimeout: patienceMs, hookTimeout: patienceMs })
const own = 'krokus in maart'
const other = 'fietsen naar zee'

let temp: ReturnType<typeof makeTempFolder>
let app: GatedApp
let anja: string

/** Anja manages; Wilma had two accounts after each other and is no staff; Bram manages too and is on no roster. */
function house() {
  const rows = organisationWithRoles()
  const account = {
    ...{ staffMemberId: null, name: 'Wilhelmina Zonneveld', locationIds: [] },
    ...{ role: 'pedagogicalStaff' as const, validFrom: isoDay('2026-01-01') },
  }
  return {
    ...rows,
    account: [
      ...(rows.account ?? []),
      { ...account, id: 'wilma', validUntil: isoDay('2026-05-31') },
      { ...account, id: 'wilma:2', validFrom: isoDay('2026-06-01'), validUntil: null },
    ],
    staff_member: [
      ...(rows.staff_member ?? []),
      aStaffMember({ id: staffMemberId('bram'), firstName: 'Bram', surname: 'Terpstra', role: 'manager' }),
    ],
  }
}

beforeEach(async () => {
  temp = makeTempFolder()
  app = await startGatedApp({ folder: temp.folder, data: house() })
  await app.done('gate.setUp', { name: 'Anja Kok', password: own })
  anja = (await app.done('gate.status', {})).people[0]?.slotId ?? ''
})

afterEach(() => {
  app.close()
  temp.remove()
})

const erase = (subjectId: string, typedName: string) =>
  ({ subjectKind: 'staffMember', subjectId, typedName, ground: 'request' }) as const
const keyFile = () => readFileSync(join(temp.folder, 'keyslots.json'), 'utf8')
const rowsOf = (table: string) => app.opened().folder.db.all(`select * from ${table}`)
const namesOnScreen = async () => (await app.done('gate.status', {})).people.map(({ name }) => name)

describe('erasing somebody who may sign in (PRIV-2, PRIV-4)', () => {
  test('takes the password, the short code, all accounts and every name, and gives the database another key', async () => {
    const wilma = (await app.done('people.add', { actorId: 'wilma', password: other })).slotId
    await app.done('people.setPin', { actorId: 'wilma', pin: '7291' })
    await app.done('accounts.end', { actorId: 'wilma', isNow: true })
    const found = await app.done('retention.search', { text: 'zonneveld' })
    expect(found.people).toEqual([
      { subjectKind: 'staffMember', subjectId: 'wilma', name: 'Wilhelmina Zonneveld' },
    ])
    const checkBefore = (JSON.parse(keyFile()) as { keyCheck: string }).keyCheck
    await app.done('retention.erase', erase('wilma', 'Wilhelmina Zonneveld'))
    expect(app.gate.state()).toBe('open')
    expect(rowsOf('account').filter(({ id }) => String(id).startsWith('wilma'))).toEqual([])
    expect(rowsOf('staff_pin')).toEqual([])
    expect(rowsOf('local_person')).toEqual([{ slot_id: anja, actor_id: 'manager' }])
    expect(keyFile()).not.toContain('Zonneveld')
    expect((JSON.parse(keyFile()) as { keyCheck: string }).keyCheck).not.toBe(checkBefore)
    expect(app.opened().folder.keys.isChangeDue()).toBe(false)
    expect((await app.done('retention.search', { text: 'zonneveld' })).people).toEqual([])
    await app.done('gate.lock', { place: null })
    expect(await namesOnScreen()).toEqual(['Anja Kok'])
    expect((await app.refused('gate.signIn', { slotId: wilma, password: other })).code).toMatch(/^gate\./)
    await app.done('gate.signIn', { slotId: anja, password: own })
  })

  test('takes a manager who is staff out as well, who would stay a manager without a name', async () => {
    await app.done('people.add', { actorId: 'bram', password: other })
    await app.done('retention.erase', erase('bram', 'Bram Terpstra'))
    expect(keyFile()).not.toContain('Terpstra')
    expect(rowsOf('local_person')).toHaveLength(1)
    expect(app.opened().door.accessOf('bram')).toMatchObject({ kind: 'ended' })
    expect(app.opened().door.accessOf('bram').may('people.manage')).toBe(false)
  })

  test('is refused for oneself', async () => {
    await app.done('people.add', { actorId: 'bram', password: other })
    expect(await app.refused('retention.erase', erase('manager', 'Anja Kok'))).toMatchObject({
      code: 'refusal.eraseYourself',
    })
  })

  test('is refused for the last who gets in here and manages the others, and said before it is tried', async () => {
    const obstacles = async () =>
      (await app.done('retention.lookAtErasure', { subjectKind: 'staffMember', subjectId: 'manager' }))
        .obstacles
    await app.done('people.add', { actorId: 'fatima', password: other })
    expect(await obstacles()).toEqual([{ code: 'refusal.eraseLastManager', params: {} }])
    expect(await app.refused('retention.erase', erase('manager', 'Anja Kok'))).toEqual({
      code: 'refusal.eraseLastManager',
      params: {},
    })
    await app.done('people.add', { actorId: 'bram', password: other })
    expect(await obstacles()).toEqual([])
  })

  test('by headquarters: who is erased while nobody else gets in keeps no name, and is told that it is over', async () => {
    // Who set this computer up is found in the records by name.
    expect((await app.done('session.get', {})).actor.id).toBe('manager')
    const { db } = app.opened().folder
    db.inTransaction(() => {
      addErasedSubject(db, 'manager', 1)
      return ok(undefined)
    })
    await app.done('gate.lock', { place: null })
    await app.done('gate.signIn', { slotId: anja, password: own }).catch(() => undefined)
    expect(keyFile()).not.toContain('Anja')
    await app.done('gate.lock', { place: null })
    expect(await namesOnScreen()).toEqual(['—'])
    expect((await app.refused('gate.signIn', { slotId: anja, password: own })).code).toBe('gate.accountEnded')
  })
})
