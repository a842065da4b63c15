import { generateKeyPairSync } from 'node:crypto'
import { ok } from '#shared/kernel/result.ts'
import type { WritableDb } from '../../db/handles.ts'
import { findSyncState, putSyncState } from '../../db/repositories/sync-state.ts'

/**
 * The public half of this computer's own key, made when it is first needed. The private half stays in the encrypted
 * database and leaves it only to sign. The same key serves a second try, so that headquarters can know it again when
 * its first answer was lost. SPKI, base64.
 */
export function publicKeyOf(db: WritableDb): string {
  const known = findSyncState(db, 'publicKey')
  if (known !== undefined && findSyncState(db, 'privateKey') !== undefined) return known
  const pair = generateKeyPairSync('ed25519')
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  db.inTransaction(() => {
    putSyncState(db, 'privateKey', privateKey)
    putSyncState(db, 'publicKey', publicKey)
    return ok(undefined)
  })
  return publicKey
}

export function findPrivateKey(db: WritableDb): string | undefined {
  return findSyncState(db, 'privateKey')
}
