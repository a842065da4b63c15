import type { TextCatalogues } from './create-texts.ts'
import { appTexts as appEn } from './en/app.ts'
import { boardTexts as boardEn } from './en/board.ts'
import { commandTexts as commandEn } from './en/commands.ts'
import { cliTexts as cliEn } from './en/cli.ts'
import { coreTexts as coreEn } from './en/core.ts'
import { importTexts as importEn } from './en/import.ts'
import { ratioTexts as ratioEn } from './en/ratio.ts'
import { requestTexts as requestEn } from './en/requests.ts'
import { verifyTexts as verifyEn } from './en/verify.ts'
import { appTexts as appNl } from './nl/app.ts'
import { boardTexts as boardNl } from './nl/board.ts'
import { commandTexts as commandNl } from './nl/commands.ts'
import { cliTexts as cliNl } from './nl/cli.ts'
import { coreTexts as coreNl } from './nl/core.ts'
import { importTexts as importNl } from './nl/import.ts'
import { ratioTexts as ratioNl } from './nl/ratio.ts'
import { requestTexts as requestNl } from './nl/requests.ts'
import { verifyTexts as verifyNl } from './nl/verify.ts'

/** Every sentence the rules can say, in both languages. Screens add their own labels on top. */
export const ruleTexts: TextCatalogues = {
  nl: {
    ...coreNl,
    ...appNl,
    ...boardNl,
    ...cliNl,
    ...commandNl,
    ...importNl,
    ...ratioNl,
    ...requestNl,
    ...verifyNl,
  },
  en: {
    ...coreEn,
    ...appEn,
    ...boardEn,
    ...cliEn,
    ...commandEn,
    ...importEn,
    ...ratioEn,
    ...requestEn,
    ...verifyEn,
  },
}
