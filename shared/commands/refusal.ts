/**
 * Every "no" a command can give, as a closed list: text catalogues must hold a sentence for each. An area that adds
 * a command adds its codes here.
 */
export const commandRefusalCodes = [
  // of the machinery
  'unknownCommand',
  'unsupportedVersion',
  'invalid',
  'forbidden',
  'commandIdReused',
  'missingReference',
  'stillReferenced',
  // of any area
  'notFound',
  'stateChanged',
  'nothingToChange',
  // history
  'alreadyUndone',
  'notUndone',
  'changedSince',
  // data
  'otherOrganisation',
  'duplicateRow',
  'alreadyAbsent',
  'ownedByRequest',
  'alreadySettled',
  'notSettled',
  'staffOverlap',
  'groupNotValid',
  'alreadyMoved',
  'ownGroup',
  'groupElsewhere',
  'unknownHouseRule',
  'houseRuleValue',
  // longer stays
  'alreadyLogged',
  'noCareThatDay',
  'stayStep',
  'stayOutsideDay',
  'stayOfAnotherDay',
  'stayInFuture',
  'stayExtended',
  'stayRemoved',
  // requests
  'requestStatus',
  'checkSaysNo',
  'consentMissing',
  'offerOfOtherKind',
  'givenPlaceTaken',
  'automaticOff',
  'automaticHeld',
  'automaticUnsure',
  'automaticRival',
  'wishGivenDayMissing',
  'wishTimesReversed',
  'requestTwice',
  'careIsPast',
  // ledger
  'creditUsed',
  'balanceTooLow',
  'alreadyCorrected',
  'alreadyPriced',
  'noTariff',
  'tariffTooLate',
  'monthClosed',
  'monthNotOver',
  'earlierMonthOpen',
  // care agreements
  'creditNothing',
  'consentNotSigned',
  'consentTwice',
  'changeTooEarly',
  'changeDay',
  'changeNoRoom',
  'contractPeriod',
  'contractDaysMissing',
  'reasonMissing',
  'studyDayTwice',
  'studyDayNoLessons',
  'studyDayInUse',
] as const
export type CommandRefusalCode = (typeof commandRefusalCodes)[number]

/** A refusal carries facts, never prose. */
export interface CommandRefusal {
  readonly code: CommandRefusalCode
  readonly params: Readonly<Record<string, string | number>>
}
