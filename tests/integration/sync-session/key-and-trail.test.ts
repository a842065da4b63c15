import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createAsking } from '#electron/gate/ask-headquarters.ts'
import { isKeyOf, readKeys } from '#electron/keys/key-store.ts'
import { headOfChain } from '#electron/db/repositories/audit-chain.ts'
import { makeRecoveryBox } from '#headquarters/machine/recovery-box.ts'
import { ensureRecoveryKey } from '#headquarters/sync/recovery.ts'
import { ok } from '#shared/kernel/result.ts'
import type { KeyFile } from '#shared/schema/key-file.ts'
import { openTestFolder } from '#tests/harness/database.ts'
import { enterWish, levelled, openOffices } from './offices.ts'
import type { Offices } from './offices.ts'

let house: Offices

beforeEach(async () => {
  house = await openOffices()
})
afterEach(() => house.close())

function keysOf(name: string): KeyFile {
  const keys = readKeys(house.folderOf(name))
  if (keys.kind !== 'known') throw new Error(`the keys are ${keys.kind}`)
  return keys.file
}

function slotAddress(name: string): string | undefined {
  const slot = keysOf(name).slots.find(({ kind }) => kind === 'headquarters')
  return slot?.kind === 'headquarters' ? slot.address : undefined
}

describe('the key of a computer at headquarters (PRIV-6)', () => {
  test('is left there when the computer joins, and opens this computer alone', async () => {
    const { store, now } = house.hq.composed.office
    const { address } = await ensureRecoveryKey(store, now, makeRecoveryBox)
    await house.join('Kantoor')
    expect(slotAddress('Kantoor')).toBe(address)
    const file = keysOf('Kantoor')
    const asking = createAsking()
    const words = ['--request', asking.ask(file) ?? '', '--yes'] as const
    const { lines } = await house.hq.operate('open-computer', ...words)
    const key = asking.hear(file, lines[0] ?? '')
    if (typeof key === 'string') throw new Error(`${key}: ${lines.join(' ')}`)
    expect(isKeyOf(file, key)).toBe(true)
  })

  test('is left there at the next contact by a computer that joined before there was a letterbox', async () => {
    const office = await house.join('Kantoor')
    expect(slotAddress('Kantoor')).toBeUndefined()
    const { store, now } = house.hq.composed.office
    const { address } = await ensureRecoveryKey(store, now, makeRecoveryBox)
    const again = await house.restart(office, 'Kantoor')
    await levelled(again)
    expect(slotAddress('Kantoor')).toBe(address)
  })
})

describe('the audit trail of a computer (PRIV-5)', () => {
  test('that has lost its end is found at the next contact, also when new lines came in its place', async () => {
    const office = await house.join('Kantoor')
    await enterWish(office, 'noor')
    await levelled(office)
    // Headquarters hears of the end at a greeting.
    const greeted = await house.restart(office, 'Kantoor')
    await levelled(greeted)
    expect((await house.hq.operate('verify')).exitCode).toBe(0)

    greeted.app.close()
    const opened = await openTestFolder(house.folderOf('Kantoor'))
    const head = headOfChain(opened.db)
    if (head === undefined) throw new Error('an act leaves a line')
    opened.db.inTransaction(() => {
      opened.db.write('drop trigger audit_chain_goes_from_the_oldest_on', [])
      opened.db.write('delete from audit_chain where seq >= ?', [head.seq])
      return ok(undefined)
    })
    opened.close()

    const cut = await house.open('Kantoor')
    await enterWish(cut, 'lars')
    await enterWish(cut, 'sem')
    await levelled(cut)
    const last = await house.restart(cut, 'Kantoor')
    await levelled(last)
    const verified = await house.hq.operate('verify')
    expect(verified.exitCode).toBe(1)
    expect(verified.lines.at(-1)).toContain('The audit trail of Kantoor')
  })
})
