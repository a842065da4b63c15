import type { Message } from '../explanation/model.ts'

/** Every code this area can emit; `shared/text` holds a sentence for each in both languages. */
export const quickLogCodes = [
  'quickLog.tooTight',
  'quickLog.notAllowed',
  'quickLog.reason.late',
  'quickLog.reason.early',
] as const

export type QuickLogCode = (typeof quickLogCodes)[number]

/** A message of this area; the type keeps codes to the list. */
export function sayOfStay(code: QuickLogCode, params: Message['params'] = {}): Message {
  return { code, params }
}
