import type { TextCatalogues } from './create-texts.ts'
import { appTexts as appEn } from './en/app.ts'
import { boardTexts as boardEn } from './en/board.ts'
import { careTexts as careEn } from './en/care.ts'
import { commandTexts as commandEn } from './en/commands.ts'
import { cliTexts as cliEn } from './en/cli.ts'
import { coreTexts as coreEn } from './en/core.ts'
import { importTexts as importEn } from './en/import.ts'
import { quickLogTexts as quickLogEn } from './en/quick-log.ts'
import { ledgerTexts as ledgerEn } from './en/ledger.ts'
import { ledgerLineTexts as ledgerLinesEn } from './en/ledger-lines.ts'
import { policyTexts as policyEn } from './en/policies.ts'
import { queueTexts as queueEn } from './en/queue.ts'
import { ratioTexts as ratioEn } from './en/ratio.ts'
import { requestTexts as requestEn } from './en/requests.ts'
import { verifyTexts as verifyEn } from './en/verify.ts'
import { appTexts as appNl } from './nl/app.ts'
import { boardTexts as boardNl } from './nl/board.ts'
import { careTexts as careNl } from './nl/care.ts'
import { commandTexts as commandNl } from './nl/commands.ts'
import { cliTexts as cliNl } from './nl/cli.ts'
import { coreTexts as coreNl } from './nl/core.ts'
import { importTexts as importNl } from './nl/import.ts'
import { quickLogTexts as quickLogNl } from './nl/quick-log.ts'
import { ledgerTexts as ledgerNl } from './nl/ledger.ts'
import { ledgerLineTexts as ledgerLinesNl } from './nl/ledger-lines.ts'
import { policyTexts as policyNl } from './nl/policies.ts'
import { queueTexts as queueNl } from './nl/queue.ts'
import { ratioTexts as ratioNl } from './nl/ratio.ts'
import { requestTexts as requestNl } from './nl/requests.ts'
import { verifyTexts as verifyNl } from './nl/verify.ts'

/** Every sentence the rules can say, in both languages. Screens add their own labels on top. */
export const ruleTexts: TextCatalogues = {
  nl: {
    ...coreNl,
    ...appNl,
    ...boardNl,
    ...careNl,
    ...cliNl,
    ...commandNl,
    ...importNl,
    ...quickLogNl,
    ...ledgerNl,
    ...ledgerLinesNl,
    ...policyNl,
    ...queueNl,
    ...ratioNl,
    ...requestNl,
    ...verifyNl,
  },
  en: {
    ...coreEn,
    ...appEn,
    ...boardEn,
    ...careEn,
    ...cliEn,
    ...commandEn,
    ...importEn,
    ...quickLogEn,
    ...ledgerEn,
    ...ledgerLinesEn,
    ...policyEn,
    ...queueEn,
    ...ratioEn,
    ...requestEn,
    ...verifyEn,
  },
}
