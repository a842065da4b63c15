import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto'
import { openWith, sealWith } from './sealed.ts'

/*
 * A letterbox: whoever knows its address (a public key) can put something in, only the holder of its private key can
 * take it out. Each person has one, so that a new database key can be handed to everybody who may have it without
 * anybody's password.
 */

/** X25519. Both halves as DER, in base64. */
export interface Letterbox {
  readonly address: string
  readonly privateKey: Buffer
}

const ADDRESS_BYTES = 44

export function makeLetterbox(): Letterbox {
  const { publicKey, privateKey } = generateKeyPairSync('x25519', {
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  })
  return { address: publicKey.toString('base64'), privateKey }
}

/** `address of the sender, used once | nonce | sealed | tag`. */
export function putInto(address: string, content: Buffer, context: string): Buffer {
  const once = makeLetterbox()
  const key = agree(once.privateKey, Buffer.from(address, 'base64'), once.address, address)
  try {
    return Buffer.concat([Buffer.from(once.address, 'base64'), sealWith(key, content, context)])
  } finally {
    key.fill(0)
    once.privateKey.fill(0)
  }
}

/** The content, or `undefined` when it was not put into this box, or was changed. */
export function takeOut(box: Letterbox, sealed: Buffer, context: string): Buffer | undefined {
  const sender = sealed.subarray(0, ADDRESS_BYTES)
  let key: Buffer
  try {
    key = agree(box.privateKey, sender, sender.toString('base64'), box.address)
  } catch {
    // Not an address at all.
    return undefined
  }
  try {
    return openWith(key, sealed.subarray(ADDRESS_BYTES), context)
  } finally {
    key.fill(0)
  }
}

function agree(privateKey: Buffer, publicKey: Buffer, sender: string, receiver: string): Buffer {
  const secret = diffieHellman({
    privateKey: createPrivateKey({ key: privateKey, type: 'pkcs8', format: 'der' }),
    publicKey: createPublicKey({ key: publicKey, type: 'spki', format: 'der' }),
  })
  try {
    return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `letterbox|${sender}|${receiver}`, 32))
  } finally {
    secret.fill(0)
  }
}
