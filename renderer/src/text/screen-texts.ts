import type { Language } from '#shared/text/formats.ts'
import { childCareTexts as childCareEn } from './en/children.ts'
import { frameTexts as frameEn } from './en/frame.ts'
import { insightTexts as insightEn } from './en/insight.ts'
import { quickLogScreenTexts as quickLogEn } from './en/quick-log.ts'
import { ledgerTexts as ledgerEn } from './en/ledger.ts'
import { requestScreenTexts as requestsEn } from './en/requests.ts'
import { ruleScreenTexts as rulesEn } from './en/rules.ts'
import { screensTexts as screensEn } from './en/screens.ts'
import { studyDayTexts as studyDaysEn } from './en/study-days.ts'
import { weekTexts as weekEn } from './en/week.ts'
import { childCareTexts as childCareNl } from './nl/children.ts'
import { frameTexts as frameNl } from './nl/frame.ts'
import { insightTexts as insightNl } from './nl/insight.ts'
import { quickLogScreenTexts as quickLogNl } from './nl/quick-log.ts'
import { ledgerTexts as ledgerNl } from './nl/ledger.ts'
import { requestScreenTexts as requestsNl } from './nl/requests.ts'
import { ruleScreenTexts as rulesNl } from './nl/rules.ts'
import { screensTexts as screensNl } from './nl/screens.ts'
import { studyDayTexts as studyDaysNl } from './nl/study-days.ts'
import { weekTexts as weekNl } from './nl/week.ts'

const nl = {
  ...ledgerNl,
  ...insightNl,
  ...quickLogNl,
  ...frameNl,
  ...childCareNl,
  ...studyDaysNl,
  ...requestsNl,
  ...weekNl,
  ...screensNl,
  ...rulesNl,
} as const
const en: Readonly<Record<keyof typeof nl, string>> = {
  ...ledgerEn,
  ...insightEn,
  ...quickLogEn,
  ...frameEn,
  ...childCareEn,
  ...studyDaysEn,
  ...requestsEn,
  ...weekEn,
  ...screensEn,
  ...rulesEn,
}

/** Labels of the screens; the sentences of the rules are in shared/text. A code missing in English does not compile. */
export const screenTexts: Readonly<Record<Language, Readonly<Record<keyof typeof nl, string>>>> = { nl, en }

type WithoutPlural<Code extends string> = Code extends `${infer Base}_${'one' | 'other'}` ? Base : Code

/** Every code a screen may ask for; plural forms are asked for by their stem and a `count`. */
export type ScreenTextCode = WithoutPlural<keyof typeof nl>
