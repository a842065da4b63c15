/** Something in a data folder that is not as it must be: facts with ids, never names of people. */
export interface Finding {
  readonly code: FindingCode
  readonly params: Readonly<Record<string, string | number>>
}

export const findingCodes = [
  'verify.integrity',
  'verify.foreignKey',
  'verify.row',
  'verify.contractOutsideGroup',
  'verify.childInTwoPlaces',
  'verify.staffInTwoPlaces',
  'verify.shiftElsewhere',
  'verify.moveElsewhere',
  'verify.ledgerCorrection',
  'verify.chargedTwice',
  'verify.balanceOverdrawn',
  'verify.closedMonth',
  'verify.auditIncomplete',
  'verify.auditChain',
  'verify.rowWithoutAudit',
  'verify.commandSequence',
  'verify.outboxSequence',
  'verify.undoMark',
] as const

/** What can be wrong with the chain of the audit trail. PRIV-5 */
export const chainFindingCodes = [
  'verify.chainBeginning',
  'verify.chainMissing',
  'verify.chainEdited',
  'verify.chainContent',
  'verify.chainRedacted',
  'verify.chainTail',
  'verify.chainSeal',
  'verify.actNotInChain',
  'verify.actNotAsWritten',
] as const

/** What only a device of headquarters can have wrong. */
export const deviceFindingCodes = [
  'verify.memberWithoutRow',
  'verify.rowWithoutMember',
  'verify.baseImage',
  'verify.streamDigest',
  'verify.pendingChain',
] as const
export type DeviceFindingCode = (typeof deviceFindingCodes)[number]
export type FindingCode =
  | (typeof findingCodes)[number]
  | (typeof chainFindingCodes)[number]
  | DeviceFindingCode
