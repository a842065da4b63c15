import { randomBytes } from 'node:crypto'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { KeyFile } from '#shared/schema/key-file.ts'
import type { KeySealer } from '../db/key-sealer.ts'
import type { OpenFailure } from '../db/open-failure.ts'
import { openWith, sealWith } from '../machine/sealed.ts'
import { isKeyOf, newKeyFile, readKeys, writeKeys } from './key-store.ts'
import { openSecretSlot } from './secret-slots.ts'

export const KEY_BYTES = 32
const MACHINE_SLOT = 'installation'

/**
 * How the database key is come by: from the machine itself, from what somebody knows (a password, the printed code), or
 * known already to who opens.
 */
export type KeyWay =
  | { readonly kind: 'machine' }
  | { readonly kind: 'secret'; readonly slotId: string; readonly secret: string }
  | { readonly kind: 'key'; readonly key: Buffer }

/** The file of keys and what came out of it. Whoever gets it wipes both. 32 bytes each. */
export interface OpenedKey {
  readonly file: KeyFile
  readonly key: Buffer
  /** The key before this one, while something in the folder may still be under it. */
  readonly former: Buffer | undefined
}

export interface OpenKeyOptions {
  readonly folder: string
  readonly sealers: readonly KeySealer[]
  readonly way: KeyWay
  /** There is a database already: then a missing key file is reported and never answered with a new key. */
  readonly hasData: boolean
}

/** The database key of a folder: opened from its slots, or made on the first start. What is wrong is told apart. */
export async function openKey(options: OpenKeyOptions): Promise<Result<OpenedKey, OpenFailure>> {
  const stored = readKeys(options.folder)
  switch (stored.kind) {
    case 'known': {
      const key = await unseal(stored.file, options)
      return key.ok ? withFormer(stored.file, key.value) : key
    }
    case 'newer':
      return refuse({ kind: 'keyNewer', fileVersion: stored.version, knownVersion: stored.knownVersion })
    case 'damaged':
      return refuse({ kind: 'keyDamaged' })
    case 'none':
      if (options.hasData || options.way.kind !== 'machine') return refuse({ kind: 'keyMissing' })
      return await makeMachineKey(options)
  }
}

async function unseal(file: KeyFile, { sealers, way }: OpenKeyOptions): Promise<Result<Buffer, OpenFailure>> {
  switch (way.kind) {
    case 'machine':
      return await unsealByMachine(file, sealers)
    case 'secret':
      return await unsealBySecret(file, sealers, way)
    case 'key':
      return isKeyOf(file, way.key) ? ok(Buffer.from(way.key)) : refuse({ kind: 'wrongKey' })
  }
}

async function unsealByMachine(
  file: KeyFile,
  sealers: readonly KeySealer[],
): Promise<Result<Buffer, OpenFailure>> {
  const names: string[] = []
  for (const slot of file.slots) {
    if (slot.kind !== 'sealed') continue
    names.push(slot.sealer)
    const sealer = sealers.find((candidate) => candidate.name === slot.sealer)
    const key = await sealer?.unseal(Buffer.from(slot.sealed, 'base64'), contextOf(file.folderId, slot.id))
    if (key === undefined) continue
    return key.length === KEY_BYTES && isKeyOf(file, key) ? ok(key) : refuse({ kind: 'wrongKey' })
  }
  // No slot of the machine at all: somebody must say a password.
  return names.length === 0
    ? refuse({ kind: 'passwordNeeded' })
    : refuse({ kind: 'keySealed', sealer: names.join(', ') })
}

async function unsealBySecret(
  file: KeyFile,
  sealers: readonly KeySealer[],
  way: Extract<KeyWay, { kind: 'secret' }>,
): Promise<Result<Buffer, OpenFailure>> {
  const slot = file.slots.find(
    ({ id, kind }) => id === way.slotId && (kind === 'password' || kind === 'recovery'),
  )
  if (slot === undefined || slot.kind === 'sealed' || slot.kind === 'headquarters')
    return refuse({ kind: 'wrongSecret' })
  const opened = await openSecretSlot(file.folderId, sealers, slot, way.secret)
  if (!opened.ok) {
    if (opened.refusal === 'machineRefused') return refuse({ kind: 'keySealed', sealer: slot.sealer ?? '' })
    return refuse({ kind: opened.refusal === 'wrongSecret' ? 'wrongSecret' : 'keyDamaged' })
  }
  return isKeyOf(file, opened.value) ? opened : refuse({ kind: 'keyDamaged' })
}

function withFormer(file: KeyFile, key: Buffer): Result<OpenedKey, OpenFailure> {
  if (file.former === undefined) return ok({ file, key, former: undefined })
  const former = openWith(key, Buffer.from(file.former, 'base64'), formerContextOf(file.folderId))
  return former === undefined ? refuse({ kind: 'keyDamaged' }) : ok({ file, key, former })
}

/** The key before, kept behind the present one until nothing is under it any more. */
export function sealFormer(folderId: string, key: Buffer, former: Buffer): string {
  return sealWith(key, former, formerContextOf(folderId)).toString('base64')
}

async function makeMachineKey({ folder, sealers }: OpenKeyOptions): Promise<Result<OpenedKey, OpenFailure>> {
  const sealer = sealers[0]
  if (sealer === undefined) return refuse({ kind: 'keySealed', sealer: 'none' })
  const key = randomBytes(KEY_BYTES)
  const head = newKeyFile(key)
  const sealed = await sealer.seal(key, contextOf(head.folderId, MACHINE_SLOT))
  const file: KeyFile = {
    ...head,
    slots: [{ id: MACHINE_SLOT, kind: 'sealed', sealer: sealer.name, sealed: sealed.toString('base64') }],
  }
  writeKeys(folder, file)
  return ok({ file, key, former: undefined })
}

function contextOf(folderId: string, slotId: string): string {
  return `${folderId}|${slotId}|1`
}

function formerContextOf(folderId: string): string {
  return `${folderId}|former|1`
}
