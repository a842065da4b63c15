import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Locks content away with a key of 32 bytes: `nonce | sealed | tag`, AES-256-GCM. `context` is not stored; the same text
 * is needed to open it, so that what was sealed for one place cannot be put in another.
 */
export function sealWith(key: Buffer, content: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(context, 'utf8'))
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

/** The content, or `undefined`: another key, another context, or a changed byte. */
export function openWith(key: Buffer, sealed: Buffer, context: string): Buffer | undefined {
  if (sealed.length <= NONCE_BYTES + TAG_BYTES) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
  decipher.setAAD(Buffer.from(context, 'utf8'))
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  try {
    const content = sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)
    return Buffer.concat([decipher.update(content), decipher.final()])
  } catch {
    return undefined
  }
}
