import { z } from 'zod'

const base64 = z
  .string()
  .max(4096)
  .regex(/^[A-Za-z0-9+/]+=*$/)

/**
 * The same database key, locked away once per way to open it. `sealed` is opened by the machine itself; a slot per
 * password is another kind beside it.
 */
export const keyFileSchema = z.strictObject({
  version: z.literal(1),
  folderId: z.string().max(64),
  /** First bytes of an HMAC with the key: tells a wrong key from a damaged database. */
  keyCheck: z.string().regex(/^[0-9a-f]{16}$/),
  slots: z
    .array(
      z.strictObject({
        id: z.string().max(64),
        kind: z.literal('sealed'),
        sealer: z.string().max(64),
        sealed: base64,
      }),
    )
    .min(1)
    .max(20),
})
export type KeyFile = z.infer<typeof keyFileSchema>
