import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeLetterbox, putInto, takeOut } from '#electron/machine/letterbox.ts'
import { makeRecoveryCode, readRecoveryCode } from '#electron/keys/recovery-code.ts'
import { handOut, makeSecretSlot, openSecretSlot } from '#electron/keys/secret-slots.ts'
import { keyFileSchema } from '#shared/schema/key-file.ts'
import type { KeyFile } from '#shared/schema/key-file.ts'

const folderId = 'folder-1'
const sanne = { id: 'M01', kind: 'password', name: 'Sanne Vermeer' } as const
const bas = { id: 'M02', kind: 'password', name: 'Bas Aydin' } as const

describe('a letterbox', () => {
  it('gives what was put in to the holder of its key alone, in the place it was meant for', () => {
    const [own, other] = [makeLetterbox(), makeLetterbox()]
    const sealed = putInto(own.address, Buffer.from('key'), 'here')
    expect(takeOut(own, sealed, 'here')?.toString()).toBe('key')
    expect(takeOut(other, sealed, 'here')).toBeUndefined()
    expect(takeOut(own, sealed, 'elsewhere')).toBeUndefined()
  })
  it('refuses what was changed or cut off anywhere', () => {
    const own = makeLetterbox()
    const sealed = putInto(own.address, Buffer.from('key'), 'here')
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Buffer.from(sealed)
      changed[place] = (changed[place] ?? 0) ^ 1
      expect(takeOut(own, changed, 'here'), `byte ${place}`).toBeUndefined()
      expect(takeOut(own, sealed.subarray(0, place), 'here'), `cut at ${place}`).toBeUndefined()
    }
  })
})

describe('a slot behind a password', () => {
  it('opens with its own password, and says of another one that it is wrong', async () => {
    const key = randomBytes(32)
    const slot = await makeSecretSlot({ folderId, sealer: undefined }, sanne, 'krokus in maart', key)
    expect(await openSecretSlot(folderId, [], slot, 'krokus in maart')).toEqual({ ok: true, value: key })
    expect(await openSecretSlot(folderId, [], slot, 'krokus in april')).toEqual({
      ok: false,
      refusal: 'wrongSecret',
    })
    expect(await openSecretSlot('folder-2', [], slot, 'krokus in maart')).toMatchObject({ ok: false })
  })
  it('takes a password however the keyboard composed its letters', async () => {
    const key = randomBytes(32)
    const slot = await makeSecretSlot({ folderId, sealer: undefined }, sanne, 'caf\u00e9 om de hoek', key)
    expect(await openSecretSlot(folderId, [], slot, 'cafe\u0301 om de hoek')).toMatchObject({ ok: true })
  })
  it('tells a key ring that refuses from a wrong password', async () => {
    const ring = {
      name: 'keyRing',
      seal: (key: Buffer) => Promise.resolve(Buffer.concat([Buffer.from('ring'), key])),
      unseal: (sealed: Buffer) => Promise.resolve<Buffer | undefined>(sealed.subarray(4)),
    }
    const key = randomBytes(32)
    const slot = await makeSecretSlot({ folderId, sealer: ring }, sanne, 'krokus in maart', key)
    expect(await openSecretSlot(folderId, [ring], slot, 'krokus in maart')).toEqual({ ok: true, value: key })
    const closed = { ...ring, unseal: () => Promise.resolve(undefined) }
    expect(await openSecretSlot(folderId, [closed], slot, 'krokus in maart')).toEqual({
      ok: false,
      refusal: 'machineRefused',
    })
    expect(await openSecretSlot(folderId, [], slot, 'krokus in maart')).toEqual({
      ok: false,
      refusal: 'machineRefused',
    })
  })
  it('gets a new database key without anybody typing a password; who was taken out has only the old one', async () => {
    const [old, next] = [randomBytes(32), randomBytes(32)]
    const lock = { folderId, sealer: undefined }
    const slots = [
      await makeSecretSlot(lock, sanne, 'krokus in maart', old),
      await makeSecretSlot(lock, bas, 'fietsen naar zee', old),
    ] as const
    const file: KeyFile = { version: 2, folderId, keyCheck: '0'.repeat(16), slots: [slots[0]] }
    const [left] = handOut(file, next, 'device-1')
    if (left?.kind !== 'password') throw new Error('the slot of who stays is gone')
    expect(keyFileSchema.safeParse({ ...file, slots: [left] }).success).toBe(true)
    expect(await openSecretSlot(folderId, [], left, 'krokus in maart')).toEqual({ ok: true, value: next })
    expect(await openSecretSlot(folderId, [], slots[1], 'fietsen naar zee')).toEqual({ ok: true, value: old })
  })
})

describe('the printed code', () => {
  it('is read back with or without dashes, in small letters, and with the letters people mix up', () => {
    const code = makeRecoveryCode()
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(readRecoveryCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code)
    expect(readRecoveryCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code)
  })
  it('with one letter wrong is refused before anything is tried', () => {
    const code = makeRecoveryCode()
    const refused = Array.from(code).filter((letter, place) => {
      if (letter === '-') return false
      const other = letter === 'A' ? 'B' : 'A'
      return readRecoveryCode(`${code.slice(0, place)}${other}${code.slice(place + 1)}`) === undefined
    })
    expect(refused).toHaveLength(32)
  })
})
