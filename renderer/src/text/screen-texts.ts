import type { Language } from '#shared/text/formats.ts'
import { auditLogTexts as auditLogEn } from './en/audit-log.ts'
import { baseGroupScreenTexts as baseGroupsEn } from './en/base-groups.ts'
import { childFileScreenTexts as childFileEn } from './en/child-file.ts'
import { childCareTexts as childCareEn } from './en/children.ts'
import { backupScreenTexts as backupsEn } from './en/backups.ts'
import { frameTexts as frameEn } from './en/frame.ts'
import { gateTexts as gateEn } from './en/gate.ts'
import { peopleTexts as peopleEn } from './en/people.ts'
import { insightTexts as insightEn } from './en/insight.ts'
import { outlookTexts as outlookEn } from './en/outlook.ts'
import { quickLogScreenTexts as quickLogEn } from './en/quick-log.ts'
import { ledgerTexts as ledgerEn } from './en/ledger.ts'
import { mergingTexts as mergingEn } from './en/merging.ts'
import { privacyScreenTexts as privacyEn } from './en/privacy.ts'
import { requestScreenTexts as requestsEn } from './en/requests.ts'
import { retentionScreenTexts as retentionEn } from './en/retention.ts'
import { ruleScreenTexts as rulesEn } from './en/rules.ts'
import { screensTexts as screensEn } from './en/screens.ts'
import { studyDayTexts as studyDaysEn } from './en/study-days.ts'
import { supportTexts as supportEn } from './en/support.ts'
import { syncScreenTexts as syncEn } from './en/sync.ts'
import { waitingListScreenTexts as waitingListEn } from './en/waiting-list.ts'
import { weekTexts as weekEn } from './en/week.ts'
import { auditLogTexts as auditLogNl } from './nl/audit-log.ts'
import { baseGroupScreenTexts as baseGroupsNl } from './nl/base-groups.ts'
import { childFileScreenTexts as childFileNl } from './nl/child-file.ts'
import { childCareTexts as childCareNl } from './nl/children.ts'
import { backupScreenTexts as backupsNl } from './nl/backups.ts'
import { frameTexts as frameNl } from './nl/frame.ts'
import { gateTexts as gateNl } from './nl/gate.ts'
import { peopleTexts as peopleNl } from './nl/people.ts'
import { insightTexts as insightNl } from './nl/insight.ts'
import { outlookTexts as outlookNl } from './nl/outlook.ts'
import { quickLogScreenTexts as quickLogNl } from './nl/quick-log.ts'
import { ledgerTexts as ledgerNl } from './nl/ledger.ts'
import { mergingTexts as mergingNl } from './nl/merging.ts'
import { privacyScreenTexts as privacyNl } from './nl/privacy.ts'
import { requestScreenTexts as requestsNl } from './nl/requests.ts'
import { retentionScreenTexts as retentionNl } from './nl/retention.ts'
import { ruleScreenTexts as rulesNl } from './nl/rules.ts'
import { screensTexts as screensNl } from './nl/screens.ts'
import { studyDayTexts as studyDaysNl } from './nl/study-days.ts'
import { supportTexts as supportNl } from './nl/support.ts'
import { syncScreenTexts as syncNl } from './nl/sync.ts'
import { waitingListScreenTexts as waitingListNl } from './nl/waiting-list.ts'
import { weekTexts as weekNl } from './nl/week.ts'

const nl = {
  ...auditLogNl,
  ...ledgerNl,
  ...mergingNl,
  ...insightNl,
  ...outlookNl,
  ...quickLogNl,
  ...frameNl,
  ...backupsNl,
  ...gateNl,
  ...peopleNl,
  ...supportNl,
  ...childCareNl,
  ...childFileNl,
  ...studyDaysNl,
  ...privacyNl,
  ...requestsNl,
  ...waitingListNl,
  ...weekNl,
  ...screensNl,
  ...retentionNl,
  ...rulesNl,
  ...syncNl,
  ...baseGroupsNl,
} as const
const en: Readonly<Record<keyof typeof nl, string>> = {
  ...auditLogEn,
  ...ledgerEn,
  ...mergingEn,
  ...insightEn,
  ...outlookEn,
  ...quickLogEn,
  ...frameEn,
  ...backupsEn,
  ...gateEn,
  ...peopleEn,
  ...supportEn,
  ...childCareEn,
  ...childFileEn,
  ...studyDaysEn,
  ...privacyEn,
  ...requestsEn,
  ...waitingListEn,
  ...weekEn,
  ...screensEn,
  ...retentionEn,
  ...rulesEn,
  ...syncEn,
  ...baseGroupsEn,
}

/** Labels of the screens; the sentences of the rules are in shared/text. A code missing in English does not compile. */
export const screenTexts: Readonly<Record<Language, Readonly<Record<keyof typeof nl, string>>>> = { nl, en }

type WithoutPlural<Code extends string> = Code extends `${infer Base}_${'one' | 'other'}` ? Base : Code

/** Every code a screen may ask for; plural forms are asked for by their stem and a `count`. */
export type ScreenTextCode = WithoutPlural<keyof typeof nl>
