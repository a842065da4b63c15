import { findRow } from '../facts.ts'
import type { Facts } from '../facts.ts'

type Args = Readonly<Record<string, unknown>>

/** The children an act would use the data of. */
export type ChildrenOf = (args: Args) => Facts<readonly string[]>

/**
 * Why an act goes on while a child's data is restricted.
 * - `care`: where children are and who cares for them; the law counts heads, and safety goes first.
 * - `law`: bookkeeping that the law asks for, or the registers of the law themselves.
 * - `ends`: it ends something or says no; nothing new is done with the data.
 * - `draft`: it only tries out; carrying it out is held back.
 * - `house`: it is not about a child.
 */
export type RestrictionFreeBecause = 'care' | 'law' | 'ends' | 'draft' | 'house'

const text = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : [])

function* ofChildId(args: Args): Facts<readonly string[]> {
  return text(args['childId'])
}

function* ofWish(args: Args): Facts<readonly string[]> {
  const wish = args['wish']
  return typeof wish === 'object' && wish !== null && 'childId' in wish ? text(wish.childId) : []
}

function* ofRequest(args: Args): Facts<readonly string[]> {
  const request = yield* findRow('care_request', String(args['requestId']))
  return text(request?.childId)
}

function* ofContract(args: Args): Facts<readonly string[]> {
  const contract = yield* findRow('contract', String(args['contractId']))
  return text(contract?.childId)
}

function* ofWaiting(args: Args): Facts<readonly string[]> {
  const entry = yield* findRow('waiting_entry', String(args['entryId']))
  return text(entry?.childId)
}

function* ofPlaceOffer(args: Args): Facts<readonly string[]> {
  const offer = yield* findRow('placement_offer', String(args['offerId']))
  const entry = offer === undefined ? undefined : yield* findRow('waiting_entry', offer.entryId)
  return text(entry?.childId)
}

function* ofNewWaiting(args: Args): Facts<readonly string[]> {
  const who = args['child']
  return typeof who === 'object' && who !== null && 'childId' in who ? text(who.childId) : []
}

function* ofFriends(args: Args): Facts<readonly string[]> {
  return [...text(args['childId']), ...text(args['friendId'])]
}

function* ofScenario(args: Args): Facts<readonly string[]> {
  const scenario = yield* findRow('scenario', String(args['scenarioId']))
  const picked = Array.isArray(args['picked']) ? args['picked'] : []
  return (scenario?.changes ?? []).filter((_, place) => picked.includes(place)).map(({ childId }) => childId)
}

/**
 * What a restriction does to every act there is: it holds the act back for the children named, or leaves it alone and says
 * why. An act that is not here is a failing test. PRIV-2
 */
export const restrictedUses: Readonly<Record<string, ChildrenOf | RestrictionFreeBecause>> = {
  // New care and new decisions about it.
  enterRequest: ofWish,
  approveRequest: ofRequest,
  approveAutomatically: ofRequest,
  approveRequestAnyway: ofRequest,
  offerAlternative: ofRequest,
  acceptOffer: ofRequest,
  reopenRequest: ofRequest,
  putOnWaitingList: ofRequest,
  changeContract: ofContract,
  recordConsent: ofChildId,
  placeChild: ofChildId,
  transferChild: ofChildId,
  carryOutScenario: ofScenario,
  enterWaiting: ofNewWaiting,
  changeWaiting: ofWaiting,
  offerPlace: ofWaiting,
  acceptPlace: ofPlaceOffer,
  setFriendship: ofFriends,
  // The file stays as it is. FILE-1
  saveChildFile: ofChildId,
  saveContacts: ofChildId,
  giveConsent: ofChildId,
  signHandover: ofChildId,

  // A parent takes something back, or asks for more secrecy: a right that nothing holds up. FILE-1, PRIV-3
  withdrawConsent: 'ends',
  endHandover: 'ends',
  startSecrecy: 'ends',
  endSecrecy: 'ends',

  declineRequest: 'ends',
  withdrawRequest: 'ends',
  cancelCare: 'ends',
  endContract: 'ends',
  endConsent: 'ends',
  withdrawWaiting: 'ends',
  answerPlaceOffer: 'ends',
  expirePlaceOffers: 'ends',
  removeFriendship: 'ends',

  enterAbsence: 'care',
  removeAbsence: 'care',
  moveChild: 'care',
  logStay: 'care',
  logStayAfterwards: 'care',
  removeStay: 'care',
  removeStayAfterwards: 'care',
  waiveLongerStay: 'care',

  bookBalance: 'law',
  bookExpiries: 'law',
  correctEntry: 'law',
  priceEntry: 'law',
  closeMonth: 'law',
  enterPrivacyRequest: 'law',
  closePrivacyRequest: 'law',
  startRestriction: 'law',
  liftRestriction: 'law',
  enterBreach: 'law',
  changeBreach: 'law',
  informOfBreach: 'law',
  closeBreach: 'law',
  setHold: 'law',
  liftHold: 'law',
  erasePerson: 'law',
  purgeExpired: 'law',
  undoCommand: 'law',
  redoCommand: 'law',
  importOrganisation: 'law',

  createScenario: 'draft',
  changeScenario: 'draft',
  discardScenario: 'draft',

  setFamily: 'house',
  enterStudyDay: 'house',
  removeStudyDay: 'house',
  settleRoster: 'house',
  unsettleRoster: 'house',
  assignShift: 'house',
  changeShift: 'house',
  removeShift: 'house',
  setHouseRule: 'house',
  setHouseRules: 'house',
  endHouseRule: 'house',
  setTariff: 'house',
  acceptMerge: 'house',
  dismissMerge: 'house',
  endMerge: 'house',
  dismissRejection: 'house',
  openAccount: 'house',
  endAccount: 'house',
}

/** Whether an act waits while the data of the child it is about is restricted: to say so before anybody tries. PRIV-2 */
export function isHeldBack(type: string): boolean {
  return typeof restrictedUses[type] === 'function'
}
