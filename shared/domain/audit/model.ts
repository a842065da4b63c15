/**
 * What is written down besides the acts that change records. An act itself is a line of kind `act`. Facts hold numbers,
 * codes and counts, never a name or a text somebody typed: a line cannot be changed when a person is erased. PRIV-5
 */
export const trailKinds = [
  'act',
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
] as const
export type TrailKind = (typeof trailKinds)[number]

export type TrailFacts = Readonly<Record<string, string | number>>
