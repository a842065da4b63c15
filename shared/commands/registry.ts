import { endAccount } from './access/end-account.ts'
import { openAccount } from './access/open-account.ts'
import { enterAbsence } from './attendance/enter-absence.ts'
import { logStayAfterwards } from './attendance/log-stay-afterwards.ts'
import { logStay } from './attendance/log-stay.ts'
import { moveChild } from './attendance/move-child.ts'
import { removeAbsence } from './attendance/remove-absence.ts'
import { endHandover } from './child-file/end-handover.ts'
import { endSecrecy } from './child-file/end-secrecy.ts'
import { giveConsent } from './child-file/give-consent.ts'
import { saveChildFile } from './child-file/save-child-file.ts'
import { saveContacts } from './child-file/save-contacts.ts'
import { signHandover } from './child-file/sign-handover.ts'
import { startSecrecy } from './child-file/start-secrecy.ts'
import { withdrawConsent } from './child-file/withdraw-consent.ts'
import { changeContract } from './children/change-contract.ts'
import { endConsent } from './children/end-consent.ts'
import { endContract } from './children/end-contract.ts'
import { recordConsent } from './children/record-consent.ts'
import { setFamily } from './children/set-family.ts'
import { removeStayAfterwards } from './attendance/remove-stay-afterwards.ts'
import { removeStay } from './attendance/remove-stay.ts'
import { waiveLongerStay } from './attendance/waive-longer-stay.ts'
import { carryOutScenario } from './base-groups/carry-out-scenario.ts'
import { changeScenario } from './base-groups/change-scenario.ts'
import { createScenario } from './base-groups/create-scenario.ts'
import { discardScenario } from './base-groups/discard-scenario.ts'
import { placeChild } from './base-groups/place-child.ts'
import { transferChild } from './base-groups/transfer-child.ts'
import { createCommandRegistry, registered } from './command-registry.ts'
import type { CommandRegistry, Upcasters } from './command-registry.ts'
import { redoCommand } from './history/redo-command.ts'
import { undoCommand } from './history/undo-command.ts'
import { importOrganisation } from './imports/import-organisation.ts'
import { bookBalance } from './ledger/book-balance.ts'
import { bookExpiries } from './ledger/book-expiries.ts'
import { closeMonth } from './ledger/close-month.ts'
import { correctEntry } from './ledger/correct-entry.ts'
import { priceEntry } from './ledger/price-entry.ts'
import { setTariff } from './ledger/set-tariff.ts'
import { acceptMerge } from './merging/accept-merge.ts'
import { dismissMerge } from './merging/dismiss-merge.ts'
import { endMerge } from './merging/end-merge.ts'
import { changeBreach } from './privacy/breach-change.ts'
import { closeBreach } from './privacy/breach-close.ts'
import { enterBreach } from './privacy/breach-enter.ts'
import { informOfBreach } from './privacy/breach-inform.ts'
import { erasePerson } from './privacy/erase-person.ts'
import { liftHold } from './privacy/hold-lift.ts'
import { setHold } from './privacy/hold-set.ts'
import { purgeExpired } from './privacy/purge-expired.ts'
import { closePrivacyRequest } from './privacy/request-close.ts'
import { enterPrivacyRequest } from './privacy/request-enter.ts'
import { guardRestricted } from './privacy/restriction-guard.ts'
import { guardCitizenNumbers } from './child-file/citizen-number-guard.ts'
import { liftRestriction } from './privacy/restriction-lift.ts'
import { startRestriction } from './privacy/restriction-start.ts'
import { acceptOffer } from './requests/accept-offer.ts'
import { approveAutomatically } from './requests/approve-automatically.ts'
import { approveRequestAnyway } from './requests/approve-request-anyway.ts'
import { approveRequest } from './requests/approve-request.ts'
import { cancelCare } from './requests/cancel-care.ts'
import { declineRequest } from './requests/decline-request.ts'
import { enterRequest, liftEnterRequest } from './requests/enter-request.ts'
import { offerAlternative } from './requests/offer-alternative.ts'
import { putOnWaitingList } from './requests/put-on-waiting-list.ts'
import { reopenRequest } from './requests/reopen-request.ts'
import { withdrawRequest } from './requests/withdraw-request.ts'
import { assignShift } from './rosters/assign-shift.ts'
import { changeShift } from './rosters/change-shift.ts'
import { removeShift } from './rosters/remove-shift.ts'
import { settleRoster } from './rosters/settle-roster.ts'
import { unsettleRoster } from './rosters/unsettle-roster.ts'
import { endHouseRule } from './rules/end-house-rule.ts'
import { setHouseRule } from './rules/set-house-rule.ts'
import { enterStudyDay } from './study-days/enter-study-day.ts'
import { removeStudyDay } from './study-days/remove-study-day.ts'
import { setHouseRules } from './rules/set-house-rules.ts'
import { dismissRejection } from './sync/dismiss-rejection.ts'
import { acceptPlace } from './waiting-list/accept-place.ts'
import { answerPlaceOffer } from './waiting-list/answer-place-offer.ts'
import { changeWaiting } from './waiting-list/change-waiting.ts'
import { enterWaiting } from './waiting-list/enter-waiting.ts'
import { expirePlaceOffers } from './waiting-list/expire-place-offers.ts'
import { offerPlace } from './waiting-list/offer-place.ts'
import { removeFriendship } from './waiting-list/remove-friendship.ts'
import { setFriendship } from './waiting-list/set-friendship.ts'
import { withdrawWaiting } from './waiting-list/withdraw-waiting.ts'

/** Every command the app knows, by name. A new command is written down here or it does not exist. */
const commands = [
  registered(importOrganisation),
  registered(enterAbsence),
  registered(removeAbsence),
  registered(moveChild),
  registered(recordConsent),
  registered(setFamily),
  registered(endConsent),
  registered(changeContract),
  registered(endContract),
  registered(saveChildFile),
  registered(saveContacts),
  registered(giveConsent),
  registered(withdrawConsent),
  registered(signHandover),
  registered(endHandover),
  registered(startSecrecy),
  registered(endSecrecy),
  registered(enterStudyDay),
  registered(removeStudyDay),
  registered(logStay),
  registered(logStayAfterwards),
  registered(removeStay),
  registered(removeStayAfterwards),
  registered(waiveLongerStay),
  registered(settleRoster),
  registered(unsettleRoster),
  registered(assignShift),
  registered(changeShift),
  registered(removeShift),
  registered(setHouseRule),
  registered(setHouseRules),
  registered(endHouseRule),
  registered(enterRequest),
  registered(approveRequest),
  registered(approveAutomatically),
  registered(approveRequestAnyway),
  registered(declineRequest),
  registered(offerAlternative),
  registered(acceptOffer),
  registered(withdrawRequest),
  registered(reopenRequest),
  registered(putOnWaitingList),
  registered(cancelCare),
  registered(bookBalance),
  registered(correctEntry),
  registered(priceEntry),
  registered(setTariff),
  registered(closeMonth),
  registered(bookExpiries),
  registered(enterWaiting),
  registered(changeWaiting),
  registered(withdrawWaiting),
  registered(offerPlace),
  registered(acceptPlace),
  registered(answerPlaceOffer),
  registered(expirePlaceOffers),
  registered(setFriendship),
  registered(removeFriendship),
  registered(transferChild),
  registered(placeChild),
  registered(createScenario),
  registered(changeScenario),
  registered(discardScenario),
  registered(carryOutScenario),
  registered(acceptMerge),
  registered(dismissMerge),
  registered(endMerge),
  registered(openAccount),
  registered(endAccount),
  registered(enterPrivacyRequest),
  registered(closePrivacyRequest),
  registered(startRestriction),
  registered(liftRestriction),
  registered(enterBreach),
  registered(changeBreach),
  registered(informOfBreach),
  registered(closeBreach),
  registered(setHold),
  registered(liftHold),
  registered(erasePerson),
  registered(purgeExpired),
  registered(dismissRejection),
  registered(undoCommand),
  registered(redoCommand),
]

/** Arguments recorded by older versions, lifted one version at a time. Kept for at least two years. */
const upcasters: Upcasters = {
  'enterRequest@1': liftEnterRequest,
  // Until then an absence never earned credit. SWAP-5
  'enterAbsence@1': (args) =>
    typeof args === 'object' && args !== null ? { ...args, isForCredit: false } : args,
}

export const commandRegistry: CommandRegistry = createCommandRegistry(
  commands.map(guardRestricted).map(guardCitizenNumbers),
  upcasters,
)
