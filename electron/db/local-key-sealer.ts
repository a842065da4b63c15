import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { writeFileAtomically } from './atomic-file.ts'
import type { KeySealer } from './key-sealer.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16
const WRAPPING_KEY_BYTES = 32

/**
 * Seals with a key file only this user may read. It keeps a copied database closed, not a copied home folder: a host
 * with a real key ring puts that first.
 */
export function createLocalKeySealer(path: string): KeySealer {
  return {
    name: 'localKeyFile',
    async seal(key, context) {
      const wrappingKey = readWrappingKey(path) ?? makeWrappingKey(path)
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce)
      cipher.setAAD(Buffer.from(context, 'utf8'))
      return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
    },
    async unseal(sealed, context) {
      const wrappingKey = readWrappingKey(path)
      if (wrappingKey === undefined || sealed.length <= NONCE_BYTES + TAG_BYTES) return undefined
      const decipher = createDecipheriv('aes-256-gcm', wrappingKey, sealed.subarray(0, NONCE_BYTES))
      decipher.setAAD(Buffer.from(context, 'utf8'))
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
      try {
        const content = sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)
        return Buffer.concat([decipher.update(content), decipher.final()])
      } catch {
        // The tag does not fit: another key, another folder, or a changed byte.
        return undefined
      }
    },
  }
}

function readWrappingKey(path: string): Buffer | undefined {
  if (!existsSync(path)) return undefined
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex')
  return key.length === WRAPPING_KEY_BYTES ? key : undefined
}

function makeWrappingKey(path: string): Buffer {
  const key = randomBytes(WRAPPING_KEY_BYTES)
  writeFileAtomically(path, `${key.toString('hex')}\n`)
  return key
}
