/**
 * What is written down besides the acts that change records. An act itself is a line of kind `act`. Facts hold numbers,
 * codes and counts, never a name or a text somebody typed: a line cannot be changed when a person is erased. PRIV-5
 */
export const trailKinds = [
  'act',
  /** Headquarters took an act of this computer in; its changes are final. */
  'actFinal',
  'actRefused',
  /** Records came from headquarters. */
  'received',
  /** What an act did was taken out of the records, because somebody was erased or a term was over. */
  'redacted',
  /** The records of this computer made room, for those of headquarters. */
  'emptied',
  'enrolled',
  'signedIn',
  'signInFailed',
  'signedOut',
  'kioskEntered',
  'kioskFailed',
  'passwordChanged',
  'passwordReset',
  'personAdded',
  'personRemoved',
  'recovered',
  'recoveryCodeMade',
  'openedByHeadquarters',
  'pinSet',
  'keyChanged',
  /** How long it may be quiet before this computer locks. */
  'lockTimeChanged',
  'revealed',
  'exported',
  'personExported',
  'printed',
  'replySent',
  'erased',
  'purged',
  'copyMade',
  'copyRestored',
  'salvaged',
  'supportFileMade',
  'trailCut',
  /** The last lines are gone: the seal beside the database names lines that are not there. */
  'tailLost',
] as const
export type TrailKind = (typeof trailKinds)[number]

/** Lines that follow from work on the records; whoever does that work writes them. All others are events. */
export const chainOwnKinds = [
  'act',
  'actFinal',
  'actRefused',
  'received',
  'redacted',
  'emptied',
  'trailCut',
  'tailLost',
] as const satisfies readonly TrailKind[]
export type TrailEventKind = Exclude<TrailKind, (typeof chainOwnKinds)[number]>

export type TrailFacts = Readonly<Record<string, string | number>>

/** What somebody may look for in the log. */
export const trailGroups = [
  'changes',
  'access',
  'lookedAt',
  'outgoing',
  'removed',
  'upkeep',
  'headquarters',
] as const
export type TrailGroup = (typeof trailGroups)[number]

/** Each kind belongs to one group; what goes to and fro with headquarters is only shown when somebody asks for it. */
export const groupOfKind: Readonly<Record<TrailKind, TrailGroup>> = {
  act: 'changes',
  actFinal: 'headquarters',
  actRefused: 'headquarters',
  received: 'headquarters',
  redacted: 'removed',
  emptied: 'removed',
  enrolled: 'upkeep',
  signedIn: 'access',
  signInFailed: 'access',
  signedOut: 'access',
  kioskEntered: 'access',
  kioskFailed: 'access',
  passwordChanged: 'access',
  passwordReset: 'access',
  personAdded: 'access',
  personRemoved: 'access',
  recovered: 'access',
  recoveryCodeMade: 'access',
  openedByHeadquarters: 'access',
  pinSet: 'access',
  keyChanged: 'access',
  lockTimeChanged: 'access',
  revealed: 'lookedAt',
  exported: 'outgoing',
  personExported: 'outgoing',
  printed: 'outgoing',
  replySent: 'outgoing',
  supportFileMade: 'outgoing',
  erased: 'removed',
  purged: 'removed',
  trailCut: 'removed',
  tailLost: 'upkeep',
  copyMade: 'upkeep',
  copyRestored: 'upkeep',
  salvaged: 'upkeep',
}

/** Things that are looked at, printed or taken out; a line names one in its fact `what`. */
export const trailThings = [
  'phone',
  'address',
  'medicalNotes',
  'ledgerMonth',
  'insightTable',
  'reply',
  'mergePapers',
  'emergencyList',
  'recoveryCode',
  'handover',
  'breachList',
  'auditTrail',
  'everything',
] as const
