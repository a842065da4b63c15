import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { keyFileSchema } from '#shared/schema/key-file.ts'
import type { KeyFile } from '#shared/schema/key-file.ts'
import { writeFileAtomically } from './atomic-file.ts'
import type { KeySealer } from './key-sealer.ts'
import { KEY_BYTES } from './open-connection.ts'
import type { OpenFailure } from './open-failure.ts'

/** Two copies: without a slot the data is lost for good, so one bad sector may not take it. */
export const KEY_FILES = ['keyslots.json', 'keyslots.copy.json'] as const

/**
 * The database key of a folder: opened from its slots, or made on the first start. `hasData` says that there is a
 * database already; then a missing key file is reported and never answered with a new key.
 */
export async function openKey(
  folder: string,
  sealers: readonly KeySealer[],
  hasData: boolean,
): Promise<Result<Buffer, OpenFailure>> {
  const known = readKeyFile(folder)
  if (known !== undefined) return await unsealKey(known, sealers)
  if (hasData || KEY_FILES.some((name) => existsSync(join(folder, name))))
    return refuse({ kind: 'keyMissing' })
  return await makeKey(folder, sealers)
}

async function unsealKey(file: KeyFile, sealers: readonly KeySealer[]): Promise<Result<Buffer, OpenFailure>> {
  for (const slot of file.slots) {
    const sealer = sealers.find((candidate) => candidate.name === slot.sealer)
    if (sealer === undefined) continue
    const key = await sealer.unseal(Buffer.from(slot.sealed, 'base64'), contextOf(file.folderId, slot.id))
    if (key === undefined) continue
    const isRight =
      key.length === KEY_BYTES && timingSafeEqual(checkOf(key), Buffer.from(file.keyCheck, 'hex'))
    return isRight ? ok(key) : refuse({ kind: 'wrongKey' })
  }
  return refuse({ kind: 'keySealed', sealer: file.slots.map((slot) => slot.sealer).join(', ') })
}

async function makeKey(folder: string, sealers: readonly KeySealer[]): Promise<Result<Buffer, OpenFailure>> {
  const sealer = sealers[0]
  if (sealer === undefined) return refuse({ kind: 'keySealed', sealer: 'none' })
  const key = randomBytes(KEY_BYTES)
  const folderId = randomUUID()
  const slotId = 'installation'
  const sealed = await sealer.seal(key, contextOf(folderId, slotId))
  const file: KeyFile = {
    version: 1,
    folderId,
    keyCheck: checkOf(key).toString('hex'),
    slots: [{ id: slotId, kind: 'sealed', sealer: sealer.name, sealed: sealed.toString('base64') }],
  }
  for (const name of KEY_FILES) writeFileAtomically(join(folder, name), `${JSON.stringify(file, null, 2)}\n`)
  return ok(key)
}

/** The first copy that can be read; a damaged one is passed over. */
function readKeyFile(folder: string): KeyFile | undefined {
  for (const name of KEY_FILES) {
    const path = join(folder, name)
    if (!existsSync(path)) continue
    try {
      const parsed = keyFileSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
      if (parsed.success) return parsed.data
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
  }
  return undefined
}

function checkOf(key: Buffer): Buffer {
  return createHmac('sha256', key).update('key check value').digest().subarray(0, 8)
}

function contextOf(folderId: string, slotId: string): string {
  return `${folderId}|${slotId}|1`
}
