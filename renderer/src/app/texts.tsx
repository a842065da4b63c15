import type { i18n } from 'i18next'
import { createContext, use, useMemo } from 'react'
import type { ReactNode } from 'react'
import type { Message } from '#shared/domain/explanation/model.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import type { Language } from '#shared/text/formats.ts'
import type { ScreenTextCode } from '../text/screen-texts.ts'
import { screenTexts } from '../text/screen-texts.ts'

export interface Texts {
  readonly language: Language
  /** A label of a screen. */
  t(code: ScreenTextCode, params?: Readonly<Record<string, string | number>>): string
  /** A sentence of the rules: code and parameters, as they came over the bridge. */
  write(message: Message): string
  /** A word known only by its code at run time, such as `daypart.morning`. */
  word(code: string): string
}

const TextsContext = createContext<Texts | null>(null)

const made = new Map<Language, Texts>()

/** Reading the catalogues takes a while and gives the same every time: once per language is enough. */
export function makeTexts(language: Language): Texts {
  const known = made.get(language)
  if (known !== undefined) return known
  const texts = readTexts(language)
  made.set(language, texts)
  return texts
}

function readTexts(language: Language): Texts {
  const instance: i18n = createTexts(
    {
      nl: { ...ruleTexts.nl, ...screenTexts.nl },
      en: { ...ruleTexts.en, ...screenTexts.en },
    },
    language,
  )
  return {
    language,
    t: (code, params) => instance.t(code, params ?? {}),
    write: (message) => writeMessage(instance, message),
    word: (code) => instance.t(code),
  }
}

export function TextsProvider({
  language,
  children,
}: {
  readonly language: Language
  readonly children: ReactNode
}) {
  const texts = useMemo(() => makeTexts(language), [language])
  return <TextsContext value={texts}>{children}</TextsContext>
}

export function useTexts(): Texts {
  const texts = use(TextsContext)
  if (texts === null) throw new Error('no TextsProvider above this component')
  return texts
}
