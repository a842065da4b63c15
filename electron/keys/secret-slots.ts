import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { KeyFile, SecretSlot } from '#shared/schema/key-file.ts'
import { contentOfSlot } from '#shared/sync/recovery-texts.ts'
import type { KeySealer } from '../db/key-sealer.ts'
import { makeLetterbox, putInto, takeOut } from '../machine/letterbox.ts'
import { openWith, sealWith } from '../machine/sealed.ts'
import { newStretching, stretchPassword } from './stretch-password.ts'

/** Whose slot it is: `id` is the person, or the number of the printed code. */
export interface SlotOwner {
  readonly id: string
  readonly kind: SecretSlot['kind']
  readonly name: string
}

/**
 * Why a slot stays closed. `machineRefused`: the password may be right, but the key ring of the machine does not give up
 * its half. `damaged`: it opens and what is in it is not the key.
 */
export type SlotTrouble = 'wrongSecret' | 'machineRefused' | 'damaged'

interface Lock {
  readonly folderId: string
  /** The machine's own layer around the slot, when there is one that keeps a secret. */
  readonly sealer: KeySealer | undefined
}

/** A slot that this secret opens, holding the database key. Some 250 ms. */
export async function makeSecretSlot(
  { folderId, sealer }: Lock,
  owner: SlotOwner,
  secret: string,
  databaseKey: Buffer,
): Promise<SecretSlot> {
  const stretching = newStretching()
  const box = makeLetterbox()
  const stretched = await stretchPassword(secret, stretching)
  try {
    const context = contextOf(folderId, owner)
    const inner = sealWith(stretched, box.privateKey, context)
    const wrapped = sealer === undefined ? inner : await sealer.seal(inner, context)
    return {
      ...owner,
      stretching,
      address: box.address,
      wrapped: wrapped.toString('base64'),
      sealer: sealer?.name ?? null,
      sealedKey: putInto(box.address, databaseKey, context).toString('base64'),
    }
  } finally {
    stretched.fill(0)
    box.privateKey.fill(0)
  }
}

/** The database key from a slot. What is wrong is told apart: a slip of the finger is no damage. Some 250 ms. */
export async function openSecretSlot(
  folderId: string,
  sealers: readonly KeySealer[],
  slot: SecretSlot,
  secret: string,
): Promise<Result<Buffer, SlotTrouble>> {
  const context = contextOf(folderId, slot)
  const inner = await unwrapMachine(sealers, slot, context)
  if (inner === undefined) return refuse('machineRefused')
  const stretched = await stretchPassword(secret, slot.stretching)
  try {
    const privateKey = openWith(stretched, inner, context)
    if (privateKey === undefined) return refuse('wrongSecret')
    try {
      const box = { address: slot.address, privateKey }
      const key = takeOut(box, Buffer.from(slot.sealedKey, 'base64'), context)
      return key === undefined ? refuse('damaged') : ok(key)
    } finally {
      privateKey.fill(0)
    }
  } finally {
    stretched.fill(0)
  }
}

/**
 * The same slots with another database key in them: nobody's password is needed, for each has a letterbox. Slots that
 * the machine opens by itself do not come along; they are made anew. `installId`: this computer, for headquarters.
 */
export function handOut(
  file: Pick<KeyFile, 'folderId' | 'slots'>,
  databaseKey: Buffer,
  installId: string,
): KeyFile['slots'] {
  return file.slots.flatMap((slot) => {
    if (slot.kind === 'sealed') return []
    const content =
      slot.kind === 'headquarters' ? Buffer.from(contentOfSlot(databaseKey, installId)) : databaseKey
    const sealedKey = putInto(slot.address, content, contextOf(file.folderId, slot)).toString('base64')
    return [{ ...slot, sealedKey }]
  })
}

async function unwrapMachine(
  sealers: readonly KeySealer[],
  slot: SecretSlot,
  context: string,
): Promise<Buffer | undefined> {
  const wrapped = Buffer.from(slot.wrapped, 'base64')
  if (slot.sealer === null) return wrapped
  return await sealers.find(({ name }) => name === slot.sealer)?.unseal(wrapped, context)
}

function contextOf(folderId: string, { id, kind }: { readonly id: string; readonly kind: string }): string {
  return `${folderId}|${kind}|${id}|2`
}
