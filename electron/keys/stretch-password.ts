import { randomBytes } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import type { Stretching } from '#shared/schema/key-file.ts'

/** What a guess costs: some 250 ms and 64 MiB on an office computer. Stored with each slot, so it can be raised later. */
const present = { name: 'argon2id', memoryKib: 65_536, passes: 3, lanes: 1 } as const
const SALT_BYTES = 16
const KEY_BYTES = 32

export function newStretching(): Stretching {
  return { ...present, salt: randomBytes(SALT_BYTES).toString('base64') }
}

/**
 * The key of 32 bytes that follows from a password. Letters that look the same count as the same, however the keyboard
 * of that moment wrote them (NFKC). Argon2id is what the package does unless told otherwise; a test compares it with
 * another implementation.
 */
export function stretchPassword(password: string, stretching: Stretching): Promise<Buffer> {
  return hashRaw(password.normalize('NFKC'), {
    memoryCost: stretching.memoryKib,
    timeCost: stretching.passes,
    parallelism: stretching.lanes,
    salt: Buffer.from(stretching.salt, 'base64'),
    outputLen: KEY_BYTES,
  })
}
