import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeLetterbox, putInto, takeOut } from '#electron/machine/letterbox.ts'
import {
  contextOfAnswer,
  contextOfSlot,
  readContentOfSlot,
  readRecoveryRequest,
  writeRecoveryAnswer,
} from '#shared/sync/recovery-texts.ts'
import { staffMemberId } from '#tests/harness/builders/ids.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { aStaffMember } from '#tests/harness/builders/staffing.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { startGatedApp } from '#tests/harness/gated-app.ts'
import type { GatedApp } from '#tests/harness/gated-app.ts'
import { goodInputs } from '../good-inputs.ts'
import type { CallAsker } from './call-asker.ts'

/** Each set-up stretches two passwords, also on a machine that does more at once. */
const patienceMs = 60_000
const { password } = goodInputs['gate.signIn']
const next = goodInputs['people.add'].password

/** Answered by the gate itself, and by the application about who comes through it. */
export function gateCalls({ doneBy }: CallAsker): void {
  describe('the gate and the people of this computer', () => {
    let temp: ReturnType<typeof makeTempFolder>
    let gated: GatedApp
    let slotId: string
    let recoveryCode: string
    const lock = () => doneBy(gated, 'gate.lock', goodInputs['gate.lock'])

    beforeEach(async () => {
      temp = makeTempFolder()
      const rows = aRowSet()
      const sanne = aStaffMember({ id: staffMemberId('manager'), firstName: 'Sanne', role: 'manager' })
      const data = { ...rows, staff_member: [...(rows.staff_member ?? []), sanne] }
      gated = await startGatedApp({ folder: temp.folder, data })
      recoveryCode = (await doneBy(gated, 'gate.setUp', goodInputs['gate.setUp'])).recoveryCode
      await doneBy(gated, 'people.chooseActor', { actorId: 'manager' })
      slotId = (await doneBy(gated, 'gate.status', {})).people[0]?.slotId ?? ''
    }, patienceMs)
    afterEach(() => {
      expect(gated.logged.filter(({ level }) => level === 'error' && gated.gate.state() !== 'open')).toEqual(
        [],
      )
      gated.close()
      temp.remove()
    })

    test('setting up, locking and signing in', async () => {
      expect(await doneBy(gated, 'gate.judgePassword', goodInputs['gate.judgePassword'])).toEqual({
        isAccepted: true,
        score: 4,
        reason: null,
      })
      await doneBy(gated, 'gate.stillHere', {})
      await lock()
      const { place } = await doneBy(gated, 'gate.signIn', { slotId, password })
      expect(place).toEqual(goodInputs['gate.lock'].place)
    })

    test('the printed code, and headquarters', async () => {
      await lock()
      await doneBy(gated, 'gate.recover', { code: recoveryCode, slotId, password: next })
      const box = makeLetterbox()
      gated.opened().folder.keys.putHeadquartersSlot(box.address)
      await lock()
      const { request } = await doneBy(gated, 'gate.askHeadquarters', {})
      const asked = readRecoveryRequest(request)
      if (asked === undefined) throw new Error('headquarters cannot read it')
      const content = takeOut(box, Buffer.from(asked.sealedKey), contextOfSlot(asked.folderId, asked.slotId))
      const { databaseKey } = readContentOfSlot(content ?? Buffer.alloc(0)) ?? {}
      const address = Buffer.from(asked.address).toString('base64')
      const answer = writeRecoveryAnswer({
        folderId: asked.folderId,
        sealedKey: putInto(address, Buffer.from(databaseKey ?? []), contextOfAnswer(asked.folderId)),
      })
      const heard = await doneBy(gated, 'gate.hearHeadquarters', { answer, slotId, password })
      expect(heard.recoveryCode).toMatch(/^[0-9A-Z]{4}-/)
    })

    test('people come, get another password or code, and go', async () => {
      const { slotId: added } = await doneBy(gated, 'people.add', { actorId: 'fatima', password: next })
      await doneBy(gated, 'people.reset', { slotId: added, password: goodInputs['people.reset'].password })
      await doneBy(gated, 'people.changePassword', goodInputs['people.changePassword'])
      expect((await doneBy(gated, 'people.newRecoveryCode', {})).recoveryCode).not.toBe(recoveryCode)
      const account = await doneBy(gated, 'accounts.open', {
        ...{ actorId: null, name: 'Inspecteur Jansen', role: 'inspector', locationIds: [], validUntil: null },
      })
      await doneBy(gated, 'accounts.end', { actorId: account.actorId, isNow: true })
      const { people, isUnknown } = await doneBy(gated, 'people.list', {})
      expect(isUnknown).toBe(false)
      expect(people.find(({ actorId }) => actorId === 'fatima')).toMatchObject({
        slotId: added,
        isYou: false,
      })
      expect(people.find(({ actorId }) => actorId === 'manager')).toMatchObject({ isYou: true })
      await doneBy(gated, 'people.remove', { slotId: added })
      expect((await doneBy(gated, 'gate.status', {})).people).toHaveLength(1)
    })

    test('the kiosk', async () => {
      await doneBy(gated, 'people.setPin', goodInputs['people.setPin'])
      await doneBy(gated, 'kiosk.start', {})
      await doneBy(gated, 'gate.kioskEnter', goodInputs['gate.kioskEnter'])
      await doneBy(gated, 'gate.kioskLeave', {})
      expect(gated.gate.state()).toBe('kiosk')
    })

    test('a damaged database: a copy comes back, or what can still be read', async () => {
      await gated.opened().folder.makeCopy('before.db')
      const damage = async () => {
        await lock()
        const path = join(temp.folder, 'dagdeel.db')
        const bytes = readFileSync(path)
        writeFileSync(path, bytes.fill(0x41, 8192, 12_288))
        expect((await gated.refused('gate.signIn', { slotId, password })).code).toBe('open.damaged')
      }
      await damage()
      expect((await doneBy(gated, 'gate.restore', { copy: 'before.db' })).movedTo).toContain('aside/')
      gated.time.pass(1_000)
      await damage()
      expect((await doneBy(gated, 'gate.salvage', {})).rowsSaved).toBeGreaterThan(0)
    })
  })
}
