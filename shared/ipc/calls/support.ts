import { z } from 'zod'
import { defineCall } from '../define.ts'
import { shortText } from '../parts/values.ts'

/** A file for who helps, and what is in it, to be looked at before it is sent. PRIV-9 */
export const supportMake = defineCall({
  permission: 'app.use',
  input: z.strictObject({}),
  output: z.strictObject({
    fileName: shortText,
    base64: z.string().max(20_000_000),
    preview: z.array(z.strictObject({ name: shortText, text: z.string().max(4_000) })).max(20),
  }),
  deadlineMs: 60_000,
})
