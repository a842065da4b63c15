import type { MinuteOfDay } from '#shared/kernel/time.ts'
import { parseMinute } from '#shared/kernel/time.ts'

/** `7:30`, `0730`, `730`, `7.30` and `7` are all half past seven or seven o'clock. */
export function parseTimeText(text: string): MinuteOfDay | undefined {
  const trimmed = text.trim().replace('.', ':')
  if (/^\d{1,2}$/.test(trimmed)) return parseMinute(`${trimmed}:00`)
  if (/^\d{3,4}$/.test(trimmed)) return parseMinute(`${trimmed.slice(0, -2)}:${trimmed.slice(-2)}`)
  return parseMinute(trimmed)
}
