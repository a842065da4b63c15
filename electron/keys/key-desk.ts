import { randomBytes, randomUUID } from 'node:crypto'
import { invariant } from '#shared/kernel/invariant.ts'
import { MOST_PASSWORDS, SLOT_NAME_CHARS } from '#shared/schema/key-file.ts'
import type { KeyFile, KeySlot } from '#shared/schema/key-file.ts'
import type { KeySealer } from '../db/key-sealer.ts'
import { checkOf, writeKeys } from './key-store.ts'
import { KEY_BYTES, sealFormer } from './open-key.ts'
import type { OpenedKey } from './open-key.ts'
import { makeRecoveryCode } from './recovery-code.ts'
import { handOut, makeSecretSlot, openSecretSlot } from './secret-slots.ts'

const RECOVERY_SLOT = 'recovery'
const HEADQUARTERS_SLOT = 'headquarters'

/** A way in, as little of it as may be shown. */
export interface SlotView {
  readonly id: string
  readonly kind: KeySlot['kind']
  readonly name: string
}

/**
 * The keys of a folder while it is open. It holds the database key in memory and nowhere else, until it is closed. Every
 * change is on disk, in both copies, when its method answers.
 */
export interface KeyDesk {
  slots(): readonly SlotView[]
  isKeptByPassword(): boolean
  /** There is no room for one more password. */
  isFull(): boolean
  /** Somebody who may open this folder from now on. Answers the new slot. Some 250 ms. */
  addPassword(name: string, password: string): Promise<string>
  /** Another password for somebody who is here; false when that slot is gone. */
  resetPassword(slotId: string, password: string): Promise<boolean>
  isPasswordOf(slotId: string, password: string): Promise<boolean>
  /** A new code to print; the one before opens nothing any more. */
  newRecoveryCode(): Promise<string>
  /**
   * Takes a slot away and makes another key for the database, handed to everybody who stays. The database itself gets it
   * when the folder is opened next; until then `isChangeDue`.
   */
  removeSlot(slotId: string): void
  /** The same for several at once. */
  removeSlots(slotIds: readonly string[]): void
  /** Another name on the sign-in screen; the password stays. */
  renameSlot(slotId: string, name: string): void
  /**
   * The first password, for a folder the machine opened by itself until now: with a printed code, in the place of every
   * other way in, and with another key for the database. In one write: there is no moment at which both open it.
   */
  keepByPassword(name: string, password: string): Promise<FirstPassword>
  isChangeDue(): boolean
  /** What headquarters can open; without an address it is taken away. */
  putHeadquartersSlot(address: string | undefined): void
  auditAddress(): string | undefined
  setAuditAddress(address: string): void
  /** The key the folder opens with next time, for whoever opens it anew at once. The caller wipes it. */
  copyKey(): Buffer
  /** For work that needs the key the open database has now; it does not outlive the work. */
  withKey<Value>(work: (key: Buffer) => Value): Value
  /** From here on nobody has the key. */
  close(): void
}

export interface FirstPassword {
  readonly slotId: string
  readonly recoveryCode: string
}

export interface KeyDeskParts {
  readonly folder: string
  /** Around every password, when the machine has something that keeps a secret. */
  readonly layer: KeySealer | undefined
  readonly sealers: readonly KeySealer[]
  readonly opened: OpenedKey
  /** What the database opens with: the same as the key, unless a change could not be finished. */
  readonly ofDatabase: Buffer
  /** This computer, as headquarters knows it. */
  readonly installId: string
}

export function openKeyDesk(parts: KeyDeskParts): KeyDesk {
  const { folder, layer, sealers, opened, installId } = parts
  let file = opened.file
  let key = Buffer.from(opened.key)
  const ofDatabase = Buffer.from(parts.ofDatabase)
  let isOpen = true

  function write(next: KeyFile): void {
    invariant(isOpen, 'the keys are used while the folder is open')
    writeKeys(folder, next)
    file = next
  }

  /** While a slot was made the key may have changed, so it is handed the present one in any case. */
  function replaceSlot(slot: KeySlot): void {
    const others = file.slots.filter(({ id }) => id !== slot.id)
    const made = handOut({ folderId: file.folderId, slots: [slot] }, key, installId)
    write({ ...file, version: 2, slots: [...others, ...made] })
  }

  function changeKeyWithout(goes: (slot: KeySlot) => boolean): void {
    changeKeyFor(file.slots.filter((slot) => !goes(slot)))
  }

  /** Whoever is not among these goes: everything gets another key. What was not finished the last time is finished first. */
  function changeKeyFor(slots: readonly KeySlot[]): void {
    invariant(!isChangeDue(), 'one key change at a time')
    const next = randomBytes(KEY_BYTES)
    const stays = { ...file, slots: [...slots] }
    write({
      ...stays,
      version: 2,
      keyCheck: checkOf(next),
      slots: handOut(stays, next, installId),
      former: sealFormer(file.folderId, next, key),
    })
    key.fill(0)
    key = next
  }

  function isChangeDue(): boolean {
    return file.former !== undefined
  }

  async function makeSlot(owner: { readonly id: string; readonly name: string }, password: string) {
    return await makeSecretSlot(
      { folderId: file.folderId, sealer: layer },
      { id: owner.id, name: owner.name.slice(0, SLOT_NAME_CHARS), kind: 'password' },
      password,
      key,
    )
  }

  /** Never behind the key ring of the machine: it is for when that is lost as well. */
  async function makeRecoverySlot(code: string) {
    return await makeSecretSlot(
      { folderId: file.folderId, sealer: undefined },
      { id: RECOVERY_SLOT, kind: 'recovery', name: '' },
      code,
      key,
    )
  }

  return {
    slots: () =>
      file.slots.map((slot) => ({ id: slot.id, kind: slot.kind, name: 'name' in slot ? slot.name : '' })),
    isKeptByPassword: () => file.slots.some(({ kind }) => kind === 'password'),
    isFull: () => file.slots.filter(({ kind }) => kind === 'password').length >= MOST_PASSWORDS,
    async addPassword(name, password) {
      const slot = await makeSlot({ id: randomUUID(), name }, password)
      replaceSlot(slot)
      return slot.id
    },
    async resetPassword(slotId, password) {
      const known = file.slots.find(({ id }) => id === slotId)
      if (known?.kind !== 'password') return false
      const slot = await makeSlot(known, password)
      if (!file.slots.some(({ id }) => id === slotId)) return false
      replaceSlot(slot)
      return true
    },
    async isPasswordOf(slotId, password) {
      const slot = file.slots.find(({ id }) => id === slotId)
      if (slot?.kind !== 'password') return false
      const found = await openSecretSlot(file.folderId, sealers, slot, password)
      if (found.ok) found.value.fill(0)
      return found.ok
    },
    async newRecoveryCode() {
      const code = makeRecoveryCode()
      replaceSlot(await makeRecoverySlot(code))
      return code
    },
    removeSlot: (slotId) => changeKeyWithout(({ id }) => id === slotId),
    removeSlots: (slotIds) => changeKeyWithout(({ id }) => slotIds.includes(id)),
    renameSlot(slotId, name) {
      const slots = file.slots.map((slot) =>
        slot.id === slotId && slot.kind === 'password'
          ? { ...slot, name: name.slice(0, SLOT_NAME_CHARS) }
          : slot,
      )
      write({ ...file, slots })
    },
    async keepByPassword(name, password) {
      const recoveryCode = makeRecoveryCode()
      const slot = await makeSlot({ id: randomUUID(), name }, password)
      const recovery = await makeRecoverySlot(recoveryCode)
      changeKeyFor([...file.slots.filter(({ kind }) => kind === 'headquarters'), slot, recovery])
      return { slotId: slot.id, recoveryCode }
    },
    isChangeDue,
    putHeadquartersSlot(address) {
      const known = file.slots.find(({ kind }) => kind === 'headquarters')
      if (known?.kind === 'headquarters' && known.address === address) return
      if (address === undefined) {
        if (known !== undefined) write({ ...file, slots: file.slots.filter((slot) => slot !== known) })
        return
      }
      // What is in it is put there with the rest of the file.
      replaceSlot({ id: HEADQUARTERS_SLOT, kind: 'headquarters', address, sealedKey: 'AA==' })
    },
    auditAddress: () => file.auditAddress,
    setAuditAddress: (address) => write({ ...file, version: 2, auditAddress: address }),
    copyKey: () => Buffer.from(key),
    withKey(work) {
      invariant(isOpen, 'the keys are used while the folder is open')
      return work(ofDatabase)
    },
    close() {
      isOpen = false
      key.fill(0)
      ofDatabase.fill(0)
    },
  }
}
