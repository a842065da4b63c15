import i18next from 'i18next'
import type { i18n } from 'i18next'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { Language } from './formats.ts'
import {
  writeAge,
  writeChange,
  writeDay,
  writeDecimal,
  writeHours,
  writeLongDay,
  writeMoney,
  writeMonth,
  writeShortDate,
  writeSquareMetres,
  writeTime,
  writeWeek,
} from './formats.ts'

/** Sentences by code, one flat list a language. */
export type TextCatalogue = Readonly<Record<string, string>>
export type TextCatalogues = Readonly<Record<Language, TextCatalogue>>

/**
 * Makes the i18next instance that turns codes into sentences; the screen and the command line use the same one.
 * Keys are flat (`ratio.row`), so separators are off. A code without a sentence shows the code itself: visible, and
 * a test forbids it.
 */
export function createTexts(catalogues: TextCatalogues, language: Language): i18n {
  const instance = i18next.createInstance({
    lng: language,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    resources: { nl: { translation: catalogues.nl }, en: { translation: catalogues.en } },
    // React escapes by itself, and the command line prints plain text.
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  })
  void instance.init()
  const formatter = instance.services.formatter
  if (formatter !== undefined) {
    const languageOf = (code: string | undefined): Language => (code === 'en' ? 'en' : 'nl')
    formatter.add('day', (value: unknown, lng) => writeDay(String(value), languageOf(lng)))
    formatter.add('longDay', (value: unknown, lng) => writeLongDay(String(value), languageOf(lng)))
    formatter.add('date', (value: unknown) => writeShortDate(String(value)))
    formatter.add('week', (value: unknown) => writeWeek(String(value), false))
    formatter.add('weekYear', (value: unknown) => writeWeek(String(value), true))
    formatter.add('time', (value: unknown) => writeTime(Number(value)))
    formatter.add('hours', (value: unknown, lng) => writeHours(Number(value), languageOf(lng)))
    formatter.add('decimal', (value: unknown, lng) => writeDecimal(Number(value), languageOf(lng)))
    formatter.add('change', (value: unknown, lng) => writeChange(Number(value), languageOf(lng)))
    formatter.add('money', (value: unknown, lng) => writeMoney(Number(value), languageOf(lng)))
    formatter.add('month', (value: unknown, lng) => writeMonth(String(value), languageOf(lng)))
    formatter.add('squareMetres', (value: unknown, lng) => writeSquareMetres(Number(value), languageOf(lng)))
    formatter.add('age', (value: unknown, lng) => writeAge(Number(value), languageOf(lng)))
  }
  return instance
}

/**
 * The sentence of a message. A parameter whose name ends in `Code` names another text (a daypart, a reason, the
 * sentence of a step) and is written out before the sentence is made; that text may use the other parameters.
 */
export function writeMessage(texts: i18n, message: Message): string {
  const words = writeNamedTexts(texts, message.params, message.params)
  // A second time, for a named text that itself holds a named text.
  return texts.t(message.code, writeNamedTexts(texts, message.params, words))
}

type Params = Readonly<Record<string, string | number>>

function writeNamedTexts(texts: i18n, params: Params, known: Params): Params {
  const words: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(params)) {
    words[name] = name.endsWith('Code') ? texts.t(String(value), known) : value
  }
  return words
}
