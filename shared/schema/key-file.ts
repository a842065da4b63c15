import { z } from 'zod'

const base64 = z
  .string()
  .max(4096)
  .regex(/^[A-Za-z0-9+/]+=*$/)

/** As it stands on the sign-in screen; a longer name in the records is cut off there. */
export const SLOT_NAME_CHARS = 100
/** Every way in together. */
const MOST_SLOTS = 100
/** So many people sign in on one computer at most; the rest is for the printed code, headquarters and the machine. */
export const MOST_PASSWORDS = 90

/** How a password becomes a key; raised with the years, so each slot says its own. */
const stretching = z.strictObject({
  name: z.literal('argon2id'),
  memoryKib: z.number().int().min(19_456).max(1_048_576),
  passes: z.number().int().min(2).max(20),
  lanes: z.number().int().min(1).max(8),
  salt: base64,
})
export type Stretching = z.infer<typeof stretching>

/** Opened by the machine itself: the key ring of the operating system, or a key file of this folder. */
const sealedSlot = z.strictObject({
  id: z.string().max(64),
  kind: z.literal('sealed'),
  sealer: z.string().max(64),
  sealed: base64,
})

/**
 * Opened by what somebody knows: a password, or the printed code. `sealedKey` is the database key in the letterbox of
 * this slot, `wrapped` the key of that letterbox behind the password, and once more behind the machine when `sealer` is
 * named.
 */
const secretSlot = z.strictObject({
  id: z.string().max(64),
  kind: z.enum(['password', 'recovery']),
  /** As it stands on the sign-in screen. Empty for the printed code. */
  name: z.string().max(SLOT_NAME_CHARS),
  stretching,
  address: base64,
  wrapped: base64,
  sealer: z.string().max(64).nullable(),
  sealedKey: base64,
})
export type SecretSlot = z.infer<typeof secretSlot>

/** Opened at headquarters: what is in the letterbox of which only headquarters has the key. */
const headquartersSlot = z.strictObject({
  id: z.string().max(64),
  kind: z.literal('headquarters'),
  address: base64,
  sealedKey: base64,
})

/** The same database key, locked away once per way to open it. */
export const keyFileSchema = z.strictObject({
  version: z.union([z.literal(1), z.literal(2)]),
  folderId: z.string().max(64),
  /** First bytes of an HMAC with the key: tells a wrong key from a damaged database. */
  keyCheck: z.string().regex(/^[0-9a-f]{16}$/),
  slots: z
    .array(z.discriminatedUnion('kind', [sealedSlot, secretSlot, headquartersSlot]))
    .min(1)
    .max(MOST_SLOTS),
  /**
   * While the database gets another key: the one before, behind the present one. Gone as soon as everything in the
   * folder opens with the present key.
   */
  former: base64.optional(),
  /** The letterbox for what happens while the data is closed: only the database has its key. */
  auditAddress: base64.optional(),
})
export type KeyFile = z.infer<typeof keyFileSchema>
export type KeySlot = KeyFile['slots'][number]
