import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { writeWhole } from './write-whole.ts'
import { flushFolder } from './atomic-file.ts'

/**
 * A second copy of what headquarters has not judged, outside the database: should the database file itself die, or come
 * back from an older copy, the acts that were confirmed to somebody are still here. Append only; a frame is
 * `length | nonce | sealed JSON | tag`, sealed with a key of its own that follows from the database key.
 */
export interface Journal {
  /** What it holds, oldest first. What was cut off or damaged is left out. */
  read(): readonly unknown[]
  /** Adds entries and waits until the disk has them. */
  append(entries: readonly unknown[]): void
  /** Leaves only these; with none the file goes. */
  replace(entries: readonly unknown[]): void
  /** How many entries it holds. */
  count(): number
  close(): void
}

const LENGTH_BYTES = 4
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** A frame holds one act; more than this is no frame of ours. */
const MAX_FRAME_BYTES = 4_194_304

/** The key of the journal; the database key cannot be worked out from it. 32 bytes. */
export function journalKeyOf(databaseKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', databaseKey, Buffer.alloc(0), 'journal', 32))
}

/**
 * Opens the journal at this path; a file that is not there yet is made with the first act. Keeps the key until closed.
 * `other`: what is there may also be under this key, while a key change is under way.
 */
export function openJournal(path: string, key: Buffer, other?: Buffer): Journal {
  const ownKey = Buffer.from(key)
  let file: number | undefined
  const keys = other === undefined ? [ownKey] : [ownKey, other]
  const found = existsSync(path) ? readFrames(readFileSync(path), ...keys) : noFrames
  let entries = [...found.entries]
  let soundBytes = found.soundBytes

  function openForWriting(): number {
    if (file !== undefined) return file
    const isNew = !existsSync(path)
    file = openSync(path, isNew ? 'wx+' : 'r+', 0o600)
    if (isNew) flushFolder(dirname(path))
    // Half a frame, from a power cut in the middle of a write: what comes after it could not be found again.
    ftruncateSync(file, soundBytes)
    return file
  }

  function letGo(): void {
    if (file !== undefined) closeSync(file)
    file = undefined
  }

  return {
    read: () => entries,
    count: () => entries.length,
    append(added) {
      if (added.length === 0) return
      const frames = Buffer.concat(added.map((entry) => sealFrame(entry, ownKey)))
      const target = openForWriting()
      writeWhole(target, frames, soundBytes)
      fsyncSync(target)
      soundBytes += frames.length
      entries.push(...added)
    },
    replace(kept) {
      letGo()
      if (kept.length === 0) rmSync(path, { force: true })
      else {
        const draft = `${path}.draft`
        const frames = Buffer.concat(kept.map((entry) => sealFrame(entry, ownKey)))
        const target = openSync(draft, 'w', 0o600)
        try {
          writeWhole(target, frames, 0)
          fsyncSync(target)
        } finally {
          closeSync(target)
        }
        renameSync(draft, path)
      }
      flushFolder(dirname(path))
      soundBytes = kept.length === 0 ? 0 : statSync(path).size
      entries = [...kept]
    },
    close() {
      letGo()
      ownKey.fill(0)
    },
  }
}

/**
 * What stands in a file of this form, under another key of its own. A frame that is under it already stays: a try before
 * this one may have come that far. What opens with neither is left out.
 */
export function resealJournal(content: Buffer, from: Buffer, to: Buffer): Buffer {
  return Buffer.concat(readFrames(content, from, to).entries.map((entry) => sealFrame(entry, to)))
}

interface Frames {
  readonly entries: readonly unknown[]
  /** Up to here every frame is whole. */
  readonly soundBytes: number
}

const noFrames: Frames = { entries: [], soundBytes: 0 }

/** A frame that does not open is passed over: the ones behind it may still be whole. */
function readFrames(content: Buffer, ...keys: readonly Buffer[]): Frames {
  const entries: unknown[] = []
  let offset = 0
  while (offset + LENGTH_BYTES <= content.length) {
    const length = content.readUInt32BE(offset)
    const end = offset + LENGTH_BYTES + NONCE_BYTES + length + TAG_BYTES
    if (length > MAX_FRAME_BYTES || end > content.length) break
    const frame = content.subarray(offset + LENGTH_BYTES, end)
    const entry = keys.map((key) => openFrame(frame, key)).find((opened) => opened !== undefined)
    if (entry !== undefined) entries.push(entry)
    offset = end
  }
  return { entries, soundBytes: offset }
}

function sealFrame(entry: unknown, key: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(entry), 'utf8'), cipher.final()])
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(sealed.length)
  return Buffer.concat([length, nonce, sealed, cipher.getAuthTag()])
}

function openFrame(frame: Buffer, key: Buffer): unknown {
  const decipher = createDecipheriv('aes-256-gcm', key, frame.subarray(0, NONCE_BYTES))
  decipher.setAuthTag(frame.subarray(frame.length - TAG_BYTES))
  try {
    const sealed = frame.subarray(NONCE_BYTES, frame.length - TAG_BYTES)
    return JSON.parse(Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8'))
  } catch {
    // Another key, or a changed byte.
    return undefined
  }
}
