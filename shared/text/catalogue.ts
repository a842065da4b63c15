import type { TextCatalogues } from './create-texts.ts'
import { appTexts as appEn } from './en/app.ts'
import { auditTexts as auditEn } from './en/audit.ts'
import { backupTexts as backupEn } from './en/backups.ts'
import { baseGroupProposalTexts as baseGroupProposalEn } from './en/base-group-proposal.ts'
import { baseGroupTexts as baseGroupEn } from './en/base-groups.ts'
import { boardTexts as boardEn } from './en/board.ts'
import { careTexts as careEn } from './en/care.ts'
import { childFileTexts as childFileEn } from './en/child-file.ts'
import { commandTexts as commandEn } from './en/commands.ts'
import { cliTexts as cliEn } from './en/cli.ts'
import { coreTexts as coreEn } from './en/core.ts'
import { gateTexts as gateEn } from './en/gate.ts'
import { importTexts as importEn } from './en/import.ts'
import { quickLogTexts as quickLogEn } from './en/quick-log.ts'
import { ledgerTexts as ledgerEn } from './en/ledger.ts'
import { ledgerLineTexts as ledgerLinesEn } from './en/ledger-lines.ts'
import { mergeAgreementTexts as mergeAgreementsEn } from './en/merge-agreements.ts'
import { mergePaperTexts as mergePapersEn } from './en/merge-papers.ts'
import { mergingTexts as mergingEn } from './en/merging.ts'
import { paperTexts as paperEn } from './en/paper.ts'
import { personFileTexts as personFileEn } from './en/person-file.ts'
import { policyTexts as policyEn } from './en/policies.ts'
import { privacyTexts as privacyEn } from './en/privacy.ts'
import { queueTexts as queueEn } from './en/queue.ts'
import { ratioTexts as ratioEn } from './en/ratio.ts'
import { requestTexts as requestEn } from './en/requests.ts'
import { retentionTexts as retentionEn } from './en/retention.ts'
import { syncTexts as syncEn } from './en/sync.ts'
import { verifyTexts as verifyEn } from './en/verify.ts'
import { waitingListTexts as waitingListEn } from './en/waiting-list.ts'
import { appTexts as appNl } from './nl/app.ts'
import { auditTexts as auditNl } from './nl/audit.ts'
import { backupTexts as backupNl } from './nl/backups.ts'
import { baseGroupProposalTexts as baseGroupProposalNl } from './nl/base-group-proposal.ts'
import { baseGroupTexts as baseGroupNl } from './nl/base-groups.ts'
import { boardTexts as boardNl } from './nl/board.ts'
import { careTexts as careNl } from './nl/care.ts'
import { childFileTexts as childFileNl } from './nl/child-file.ts'
import { commandTexts as commandNl } from './nl/commands.ts'
import { cliTexts as cliNl } from './nl/cli.ts'
import { coreTexts as coreNl } from './nl/core.ts'
import { gateTexts as gateNl } from './nl/gate.ts'
import { importTexts as importNl } from './nl/import.ts'
import { quickLogTexts as quickLogNl } from './nl/quick-log.ts'
import { ledgerTexts as ledgerNl } from './nl/ledger.ts'
import { ledgerLineTexts as ledgerLinesNl } from './nl/ledger-lines.ts'
import { mergeAgreementTexts as mergeAgreementsNl } from './nl/merge-agreements.ts'
import { mergePaperTexts as mergePapersNl } from './nl/merge-papers.ts'
import { mergingTexts as mergingNl } from './nl/merging.ts'
import { paperTexts as paperNl } from './nl/paper.ts'
import { personFileTexts as personFileNl } from './nl/person-file.ts'
import { policyTexts as policyNl } from './nl/policies.ts'
import { privacyTexts as privacyNl } from './nl/privacy.ts'
import { queueTexts as queueNl } from './nl/queue.ts'
import { ratioTexts as ratioNl } from './nl/ratio.ts'
import { requestTexts as requestNl } from './nl/requests.ts'
import { retentionTexts as retentionNl } from './nl/retention.ts'
import { syncTexts as syncNl } from './nl/sync.ts'
import { verifyTexts as verifyNl } from './nl/verify.ts'
import { waitingListTexts as waitingListNl } from './nl/waiting-list.ts'

/** Every sentence the rules can say, in both languages. Screens add their own labels on top. */
export const ruleTexts: TextCatalogues = {
  nl: {
    ...coreNl,
    ...appNl,
    ...auditNl,
    ...backupNl,
    ...baseGroupNl,
    ...baseGroupProposalNl,
    ...boardNl,
    ...careNl,
    ...childFileNl,
    ...cliNl,
    ...commandNl,
    ...gateNl,
    ...importNl,
    ...quickLogNl,
    ...ledgerNl,
    ...ledgerLinesNl,
    ...mergeAgreementsNl,
    ...mergePapersNl,
    ...mergingNl,
    ...paperNl,
    ...personFileNl,
    ...policyNl,
    ...privacyNl,
    ...queueNl,
    ...ratioNl,
    ...requestNl,
    ...retentionNl,
    ...syncNl,
    ...verifyNl,
    ...waitingListNl,
  },
  en: {
    ...coreEn,
    ...appEn,
    ...auditEn,
    ...backupEn,
    ...baseGroupEn,
    ...baseGroupProposalEn,
    ...boardEn,
    ...careEn,
    ...childFileEn,
    ...cliEn,
    ...commandEn,
    ...gateEn,
    ...importEn,
    ...quickLogEn,
    ...ledgerEn,
    ...ledgerLinesEn,
    ...mergeAgreementsEn,
    ...mergePapersEn,
    ...mergingEn,
    ...paperEn,
    ...personFileEn,
    ...policyEn,
    ...privacyEn,
    ...queueEn,
    ...ratioEn,
    ...requestEn,
    ...retentionEn,
    ...syncEn,
    ...verifyEn,
    ...waitingListEn,
  },
}
