import type { TextCatalogues } from './create-texts.ts'
import { coreTexts as coreEn } from './en/core.ts'
import { coreTexts as coreNl } from './nl/core.ts'

/** Every sentence the rules can say, in both languages. Screens add their own labels on top. */
export const ruleTexts: TextCatalogues = {
  nl: { ...coreNl },
  en: { ...coreEn },
}
