import type { Language } from '#shared/text/formats.ts'
import { frameTexts as frameEn } from './en/frame.ts'
import { requestScreenTexts as requestsEn } from './en/requests.ts'
import { screensTexts as screensEn } from './en/screens.ts'
import { weekTexts as weekEn } from './en/week.ts'
import { frameTexts as frameNl } from './nl/frame.ts'
import { requestScreenTexts as requestsNl } from './nl/requests.ts'
import { screensTexts as screensNl } from './nl/screens.ts'
import { weekTexts as weekNl } from './nl/week.ts'

const nl = { ...frameNl, ...requestsNl, ...weekNl, ...screensNl } as const
const en: Readonly<Record<keyof typeof nl, string>> = { ...frameEn, ...requestsEn, ...weekEn, ...screensEn }

/** Labels of the screens; the sentences of the rules are in shared/text. A code missing in English does not compile. */
export const screenTexts: Readonly<Record<Language, Readonly<Record<keyof typeof nl, string>>>> = { nl, en }

type WithoutPlural<Code extends string> = Code extends `${infer Base}_${'one' | 'other'}` ? Base : Code

/** Every code a screen may ask for; plural forms are asked for by their stem and a `count`. */
export type ScreenTextCode = WithoutPlural<keyof typeof nl>
