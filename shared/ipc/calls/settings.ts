import { z } from 'zod'
import { defineCall } from '../define.ts'
import { plainId } from '../parts/values.ts'

/** How this person wants the screen; nothing about children ever goes here. */
export const settings = z.strictObject({
  language: z.enum(['nl', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  density: z.enum(['compact', 'roomy']),
  fontScalePercent: z.int().min(90).max(150),
  areLetterKeysOn: z.boolean(),
  isSidebarCollapsed: z.boolean(),
  lastLocationId: plainId.nullable(),
  /** Minutes without a key or a click until the screen locks. PRIV-6 */
  lockAfterMinutes: z.int().min(1).max(60),
})
export type Settings = z.output<typeof settings>

export const settingsChange = defineCall({
  permission: 'app.use',
  input: settings.partial(),
  output: settings,
})
