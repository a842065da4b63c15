import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeTempFolder } from '#tests/harness/database.ts'
import { startGatedApp } from '#tests/harness/gated-app.ts'
import type { GatedApp, GatedAppOptions } from '#tests/harness/gated-app.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { organisationWithRoles } from '#tests/harness/role-cases.ts'

let temp: ReturnType<typeof makeTempFolder>
let app: GatedApp

beforeEach(() => {
  temp = makeTempFolder()
})
afterEach(() => {
  app.close()
  temp.remove()
})

const password = 'krokus in maart'

async function start(options: Partial<GatedAppOptions> = {}): Promise<GatedApp> {
  app = await startGatedApp({ folder: temp.folder, ...options })
  return app
}

/** A computer somebody set up, with data, and locked again. Answers the way in. */
async function startLocked(options: Partial<GatedAppOptions> = {}): Promise<string> {
  await start({ data: aRowSet(), ...options })
  await app.done('gate.setUp', { name: 'Sanne Vermeer', password })
  await app.done('gate.lock', { place: null })
  const { people } = await app.done('gate.status', {})
  return people[0]?.slotId ?? ''
}

describe('signing in', () => {
  test('an empty folder asks for a password first, shows the printed code once, and opens', async () => {
    await start()
    expect(await app.done('gate.status', {})).toMatchObject({ state: 'new', people: [] })
    expect((await app.refused('session.get', {})).code).toBe('gate.locked')
    const { recoveryCode } = await app.done('gate.setUp', { name: 'Sanne Vermeer', password })
    expect(recoveryCode).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/)
    expect(await app.done('gate.status', {})).toMatchObject({
      state: 'open',
      people: [{ name: 'Sanne Vermeer' }],
      hasRecoveryCode: true,
    })
    expect(await app.done('session.get', {})).toMatchObject({ hasPassword: true, isEmpty: true })
  })

  test('locked, nothing of the data is answered; the password opens it where somebody was', async () => {
    const slotId = await startLocked()
    expect(await app.done('gate.status', {})).toMatchObject({ state: 'locked', lastSlotId: slotId })
    expect((await app.refused('session.get', {})).code).toBe('gate.locked')
    expect(await app.refused('gate.signIn', { slotId, password: 'krokus in april' })).toEqual({
      code: 'gate.wrongPassword',
      params: { left: 4, seconds: 0 },
    })
    expect(await app.done('gate.signIn', { slotId, password })).toEqual({ place: null })
    expect((await app.done('session.get', {})).locations.length).toBeGreaterThan(0)
    const place = { path: '/requests?request=1', drafts: [{ key: 'request', value: 'Noor vr' }] }
    await app.done('gate.lock', { place })
    expect(await app.done('gate.signIn', { slotId, password })).toEqual({ place })
    await app.done('gate.lock', { place: null })
    expect(await app.done('gate.signIn', { slotId, password })).toEqual({ place: null })
  })

  test('where somebody was and what was half typed comes back to that person only, whoever works in between', async () => {
    // Anja manages in these records, so she may let a colleague in.
    await start({ data: organisationWithRoles() })
    await app.done('gate.setUp', { name: 'Anja Kok', password })
    const slotId = (await app.done('gate.status', {})).people[0]?.slotId ?? ''
    const other = await app.done('people.add', { actorId: 'fatima', password: 'hyacint in april' })
    const ofAnja = { path: '/requests?new=true', drafts: [{ key: 'requests rainbow', value: '"noor ruil"' }] }
    await app.done('gate.lock', { place: ofAnja })
    const asOther = { slotId: other.slotId, password: 'hyacint in april' }
    expect(await app.done('gate.signIn', asOther)).toEqual({ place: null })
    const ofOther = { path: '/children', drafts: [{ key: 'absence noor', value: '"ziek"' }] }
    await app.done('gate.lock', { place: ofOther })
    expect(await app.done('gate.signIn', { slotId, password })).toEqual({ place: ofAnja })
    await app.done('gate.lock', { place: null })
    expect(await app.done('gate.signIn', asOther)).toEqual({ place: ofOther })
  })
})
