import { randomBytes, randomInt } from 'node:crypto'
import type { HqIds } from '../sync/ports.ts'

/** Capitals and digits that look like no other when they are read out: 32 of them, five bits each. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const GROUPS = 4
const SIGNS_A_GROUP = 4

/** Ids of version 7: the first 48 bits are the moment, the rest is chance, so they sort by when they were made. */
export function createRandomIds(readMs: () => number = () => Date.now()): HqIds {
  let lastMs = 0
  return {
    newId: () => {
      // A clock that is set back must not put a new id before an older one.
      lastMs = Math.max(lastMs + 1, readMs())
      const bytes = randomBytes(16)
      bytes.writeUIntBE(lastMs, 0, 6)
      bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
      bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
      const hex = bytes.toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
    },
    // 80 bits.
    newEnrolCode: () =>
      Array.from({ length: GROUPS }, () =>
        Array.from({ length: SIGNS_A_GROUP }, () => SIGNS.charAt(randomInt(SIGNS.length))).join(''),
      ).join('-'),
    newIncident: () => randomBytes(4).toString('hex').toUpperCase(),
  }
}
