import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { invariant } from '#shared/kernel/invariant.ts'
import { keyFileSchema } from '#shared/schema/key-file.ts'
import type { KeyFile } from '#shared/schema/key-file.ts'
import { writeFileAtomically } from '../db/atomic-file.ts'

/** Two copies: without a slot the data is lost for good, so one bad sector may not take it. */
export const KEY_FILES = ['keyslots.json', 'keyslots.copy.json'] as const

/** What the file of keys is: none, one that can be read, one of a newer app, or none of its copies can be read. */
export type StoredKeys =
  | { readonly kind: 'none' }
  | { readonly kind: 'known'; readonly file: KeyFile }
  | { readonly kind: 'newer'; readonly version: number; readonly knownVersion: number }
  | { readonly kind: 'damaged' }

const KNOWN_VERSION = 2

/** The first copy that can be read; a damaged one is passed over. */
export function readKeys(folder: string): StoredKeys {
  const paths = KEY_FILES.map((name) => join(folder, name)).filter((path) => existsSync(path))
  let newer: number | undefined
  let trouble: unknown
  for (const path of paths) {
    let text: string
    try {
      text = readFileSync(path, 'utf8')
    } catch (error) {
      // A bad sector under the one leaves the other; only when there is none left it is told.
      trouble ??= error
      continue
    }
    const value = parse(text)
    const parsed = keyFileSchema.safeParse(value)
    if (parsed.success) return { kind: 'known', file: parsed.data }
    const version = versionOf(value)
    if (version !== undefined && version > KNOWN_VERSION) newer = version
  }
  if (newer !== undefined) return { kind: 'newer', version: newer, knownVersion: KNOWN_VERSION }
  if (trouble !== undefined) throw trouble
  return { kind: paths.length === 0 ? 'none' : 'damaged' }
}

/** One key file, whatever it is called; `undefined` when it cannot be read as one. */
export function readKeyFile(path: string): KeyFile | undefined {
  if (!existsSync(path)) return undefined
  return keyFileSchema.safeParse(parse(readFileSync(path, 'utf8'))).data
}

/** The file of keys when it can be read, whatever is wrong otherwise. */
export function knownKeys(folder: string): KeyFile | undefined {
  const stored = readKeys(folder)
  return stored.kind === 'known' ? stored.file : undefined
}

/** Makes both copies the same again, after a crash between them or when one of them cannot be read. */
export function mendKeys(folder: string, file: KeyFile): void {
  const whole = textOfKeys(file)
  for (const path of KEY_FILES.map((name) => join(folder, name))) {
    if (!isWritten(path, whole)) writeFileAtomically(path, whole)
  }
}

function isWritten(path: string, whole: string): boolean {
  try {
    return existsSync(path) && readFileSync(path, 'utf8') === whole
  } catch {
    // What cannot be read is written anew.
    return false
  }
}

/** One copy after the other, each whole: a crash in between leaves one of them that can be read. */
export function writeKeys(folder: string, file: KeyFile): void {
  for (const name of KEY_FILES) writeFileAtomically(join(folder, name), textOfKeys(file))
}

/** A key file as it is written, ending with a new line. One that could not be read again is not written: nobody would get in. */
export function textOfKeys(file: KeyFile): string {
  invariant(keyFileSchema.safeParse(file).success, 'a key file can be read again')
  return `${JSON.stringify(file, null, 2)}\n`
}

export function newKeyFile(databaseKey: Buffer): Omit<KeyFile, 'slots'> {
  return { version: KNOWN_VERSION, folderId: randomUUID(), keyCheck: checkOf(databaseKey) }
}

/** First bytes of an HMAC with the key, as hexadecimal: says whether a key is the one, and nothing of the key. */
export function checkOf(databaseKey: Buffer): string {
  return createHmac('sha256', databaseKey).update('key check value').digest().subarray(0, 8).toString('hex')
}

export function isKeyOf(file: Pick<KeyFile, 'keyCheck'>, databaseKey: Buffer): boolean {
  return timingSafeEqual(Buffer.from(checkOf(databaseKey), 'hex'), Buffer.from(file.keyCheck, 'hex'))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function versionOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('version' in value)) return undefined
  return typeof value.version === 'number' ? value.version : undefined
}
