import { sha256Hex } from '#shared/kernel/sha-256.ts'

/*
 * Opening a computer at headquarters. The computer shows a text, somebody takes it to headquarters by any road, and
 * takes another text back. Both are letters and digits that survive mail, chat and a telephone: Crockford's base 32,
 * without I, L, O and U, in groups of four, with four letters at the end that find a slip. Neither is a secret by
 * itself: what is in it can be opened at headquarters only, or at the computer that asked. PRIV-6
 */

/** What a computer asks: open what is in my slot for headquarters, and hand it to this address, which is good once. */
export interface RecoveryRequest {
  /** The folder of keys it comes from. */
  readonly folderId: string
  /** The slot of headquarters in it. */
  readonly slotId: string
  /** X25519, as DER: where the answer is to be put. */
  readonly address: Uint8Array
  /** What the slot holds: see `contentOfSlot`. */
  readonly sealedKey: Uint8Array
}

export interface RecoveryAnswer {
  readonly folderId: string
  /** The database key, put into the address of the request under `contextOfAnswer`. */
  readonly sealedKey: Uint8Array
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CHECK_LETTERS = 4
const GROUP = 4
const FORMAT = 1
const MARK = { request: 0x51, answer: 0x41 } as const
const KEY_BYTES = 32
const MAX_ID_CHARS = 64
const MAX_PART_BYTES = 512
/** Longer than any text of this format; what is pasted by accident is not looked at. */
const MAX_LETTERS = 2_000

export function writeRecoveryRequest({ folderId, slotId, address, sealedKey }: RecoveryRequest): string {
  return write(MARK.request, [bytesOfId(folderId), bytesOfId(slotId), address, sealedKey])
}

/** The request, or `undefined` when a letter is wrong or missing, or it is something else. */
export function readRecoveryRequest(text: string): RecoveryRequest | undefined {
  const [folder, slot, address, sealedKey] = read(MARK.request, 4, text) ?? []
  if (folder === undefined || slot === undefined || address === undefined || sealedKey === undefined)
    return undefined
  const folderId = idOfBytes(folder)
  const slotId = idOfBytes(slot)
  if (folderId === undefined || slotId === undefined) return undefined
  return { folderId, slotId, address, sealedKey }
}

export function writeRecoveryAnswer({ folderId, sealedKey }: RecoveryAnswer): string {
  return write(MARK.answer, [bytesOfId(folderId), sealedKey])
}

/** The answer, or `undefined` when a letter is wrong or missing, or it is something else. */
export function readRecoveryAnswer(text: string): RecoveryAnswer | undefined {
  const [folder, sealedKey] = read(MARK.answer, 2, text) ?? []
  const folderId = folder === undefined ? undefined : idOfBytes(folder)
  return folderId === undefined || sealedKey === undefined ? undefined : { folderId, sealedKey }
}

/**
 * What a computer puts into its slot for headquarters: the database key and which computer it is. Who holds a stolen
 * computer cannot put another name in it without the key, so headquarters knows which one asks, and refuses what was
 * revoked.
 */
export function contentOfSlot(databaseKey: Uint8Array, installId: string): Uint8Array {
  return Uint8Array.from([...databaseKey, ...bytesOfId(installId)])
}

export function readContentOfSlot(
  content: Uint8Array,
): { readonly databaseKey: Uint8Array; readonly installId: string } | undefined {
  const installId = idOfBytes(content.subarray(KEY_BYTES))
  return installId === undefined ? undefined : { databaseKey: content.subarray(0, KEY_BYTES), installId }
}

/** What binds the content of the slot to its place. */
export function contextOfSlot(folderId: string, slotId: string): string {
  return `${folderId}|headquarters|${slotId}|2`
}

export function contextOfAnswer(folderId: string): string {
  return `${folderId}|answer|1`
}

/** `format, mark, then each part with its length in two bytes`, as letters, and the letters that check them. */
function write(mark: number, parts: readonly Uint8Array[]): string {
  const bytes = [FORMAT, mark]
  for (const part of parts) bytes.push(part.length >> 8, part.length & 0xff, ...part)
  const letters = lettersOf(bytes)
  return (`${letters}${checkOf(letters)}`.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-')
}

function read(mark: number, partCount: number, text: string): readonly Uint8Array[] | undefined {
  const letters = plainLetters(text)
  if (letters.length <= CHECK_LETTERS || letters.length > MAX_LETTERS) return undefined
  const body = letters.slice(0, -CHECK_LETTERS)
  const bytes = bytesOf(body)
  if (bytes === undefined || checkOf(body) !== letters.slice(-CHECK_LETTERS)) return undefined
  if (bytes[0] !== FORMAT || bytes[1] !== mark) return undefined
  const parts: Uint8Array[] = []
  let place = 2
  while (place < bytes.length) {
    const length = ((bytes[place] ?? 0) << 8) | (bytes[place + 1] ?? 0)
    const part = bytes.subarray(place + 2, place + 2 + length)
    if (length === 0 || length > MAX_PART_BYTES || part.length !== length) return undefined
    parts.push(part)
    place += 2 + length
  }
  return parts.length === partCount ? parts : undefined
}

/** As somebody typed or pasted it: without what is between the groups, and with the letters that look like digits. */
function plainLetters(text: string): string {
  return text
    .slice(0, MAX_LETTERS * 2)
    .toUpperCase()
    .replaceAll(/[\s\-–.]/g, '')
    .replaceAll(/[IL]/g, '1')
    .replaceAll('O', '0')
    .replaceAll('U', 'V')
}

function lettersOf(bytes: readonly number[]): string {
  let letters = ''
  let held = 0
  let heldBits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    heldBits += 8
    while (heldBits >= 5) {
      heldBits -= 5
      letters += ALPHABET[(held >> heldBits) & 31] ?? ''
    }
    held &= (1 << heldBits) - 1
  }
  return heldBits === 0 ? letters : `${letters}${ALPHABET[(held << (5 - heldBits)) & 31] ?? ''}`
}

function bytesOf(letters: string): Uint8Array | undefined {
  const bytes: number[] = []
  let held = 0
  let heldBits = 0
  for (const letter of letters) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) return undefined
    held = (held << 5) | value
    heldBits += 5
    if (heldBits >= 8) {
      heldBits -= 8
      bytes.push((held >> heldBits) & 0xff)
    }
    held &= (1 << heldBits) - 1
  }
  return Uint8Array.from(bytes)
}

/** Twenty bits of a digest: one slip in a million is not found. */
function checkOf(letters: string): string {
  const bits = Number.parseInt(sha256Hex(`recovery text ${letters}`).slice(0, 5), 16)
  return [15, 10, 5, 0].map((shift) => ALPHABET[(bits >> shift) & 31]).join('')
}

function bytesOfId(id: string): Uint8Array {
  return Uint8Array.from(id, (sign) => sign.charCodeAt(0) & 0x7f)
}

function idOfBytes(bytes: Uint8Array): string | undefined {
  const id = String.fromCharCode(...bytes.subarray(0, MAX_ID_CHARS + 1))
  return /^[A-Za-z0-9._:-]{1,64}$/.test(id) ? id : undefined
}
