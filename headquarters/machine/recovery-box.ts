import { createHash } from 'node:crypto'
import { makeLetterbox, putInto, takeOut } from '#electron/machine/letterbox.ts'
import {
  contextOfAnswer,
  contextOfSlot,
  readContentOfSlot,
  writeRecoveryAnswer,
} from '#shared/sync/recovery-texts.ts'
import type { RecoveryRequest } from '#shared/sync/recovery-texts.ts'
import type { RecoveryKey } from '../store/store.ts'

/** A letterbox of headquarters, as it is kept. */
export function makeRecoveryBox(): Pick<RecoveryKey, 'address' | 'privateKey'> {
  const { address, privateKey } = makeLetterbox()
  try {
    return { address, privateKey: privateKey.toString('base64') }
  } finally {
    privateKey.fill(0)
  }
}

/** To compare over the telephone: eight groups of four digits that follow from the address. */
export function fingerprintOf(address: string): string {
  const digest = createHash('sha256').update(address).digest('hex').slice(0, 32)
  return (digest.match(/.{4}/g) ?? []).join(' ')
}

/** A request that was put into this letterbox, opened. */
export interface OpenedRequest {
  /** The computer that asks, as it said when it left its key. */
  readonly installId: string
  /** The text for that computer. `undefined` = there is no such address to answer to. */
  answer(): string | undefined
  /** From here on the key is nowhere in memory. */
  forget(): void
}

/** `undefined` = it was not left here, or somebody changed it. */
export function openRequest(key: RecoveryKey, request: RecoveryRequest): OpenedRequest | undefined {
  const privateKey = Buffer.from(key.privateKey, 'base64')
  const { folderId, slotId, address, sealedKey } = request
  const box = { address: key.address, privateKey }
  const content = takeOut(box, Buffer.from(sealedKey), contextOfSlot(folderId, slotId))
  privateKey.fill(0)
  if (content === undefined) return undefined
  const read = readContentOfSlot(content)
  if (read === undefined) {
    content.fill(0)
    return undefined
  }
  return {
    installId: read.installId,
    answer() {
      try {
        const to = Buffer.from(address).toString('base64')
        const sealed = putInto(to, Buffer.from(read.databaseKey), contextOfAnswer(folderId))
        return writeRecoveryAnswer({ folderId, sealedKey: sealed })
      } catch {
        return undefined
      }
    },
    forget: () => void content.fill(0),
  }
}
