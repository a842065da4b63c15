import type { Message } from '#shared/domain/explanation/model.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import type { Language } from '#shared/text/formats.ts'

/** Turns codes into sentences in the caller's language. */
export type Speech = (message: Message) => string

/** In a long list the same complaint comes back; writing it anew costs more than the answer it replaces. */
const MOST_KEPT_SENTENCES = 1000

export function createSpeech(language: Language): Speech {
  const texts = createTexts(ruleTexts, language)
  const kept = new Map<string, string>()
  return (message) => {
    const key = `${message.code} ${JSON.stringify(message.params)}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const sentence = writeMessage(texts, message)
    if (kept.size >= MOST_KEPT_SENTENCES) kept.clear()
    kept.set(key, sentence)
    return sentence
  }
}

/** The line that answers a line which could not be taken. */
export interface LineError {
  readonly error: string
  readonly code: string
  readonly line: number
}

export function lineError(say: Speech, message: Message, line: number): LineError {
  return { error: say(message), code: message.code, line }
}
