import { randomBytes } from 'node:crypto'

/** Ids of version 7: the first 48 bits are the moment, the rest is chance, so they sort by when they were made. */
export function createTimeOrderedIds(readMs: () => number): () => string {
  let lastMs = 0
  return () => {
    // A clock that is set back must not put a new id before an older one.
    lastMs = Math.max(lastMs + 1, readMs())
    const bytes = randomBytes(16)
    bytes.writeUIntBE(lastMs, 0, 6)
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
    const hex = bytes.toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}
