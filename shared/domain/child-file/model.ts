import type { IsoDay, Instant } from '#shared/kernel/time.ts'
import type { ChildId } from '../ids.ts'

/** What the house keeps of a child beside its name and days; a child without a row has nothing in it. FILE-1 */
export interface ChildFile {
  readonly id: string
  readonly childId: ChildId
  readonly address: string
  /** The address is told to nobody who does not need it: masked everywhere, and in no list. */
  readonly isAddressSecret: boolean
  readonly diet: string
  readonly allergies: string
  readonly medicalNotes: string
  readonly notes: string
}

/** Somebody around a child: a parent, who is called in need, who may collect. FILE-1 */
export interface ChildContact {
  readonly id: string
  readonly childId: ChildId
  readonly name: string
  /** As the house writes it: "moeder", "oma", "buurvrouw". */
  readonly relation: string
  readonly phone: string
  readonly isParent: boolean
  readonly isEmergency: boolean
  readonly mayCollect: boolean
  readonly sortOrder: number
}

export const consentKinds = ['photo', 'video', 'outing', 'schoolSharing'] as const
export type ConsentKind = (typeof consentKinds)[number]

/** A parent's yes, and its end. Taking it back is as easy as giving it, and does not reach back. FILE-1 */
export interface Consent {
  readonly id: string
  readonly childId: ChildId
  readonly kind: ConsentKind
  readonly givenOn: IsoDay
  /** Which parent. */
  readonly givenBy: string
  readonly withdrawnOn: IsoDay | null
  readonly withdrawnBy: string
}

export const handoverKinds = [
  'walksAlone',
  'collectedByOther',
  'collectedByMinor',
  'transport',
  'other',
] as const
export type HandoverKind = (typeof handoverKinds)[number]

/** A deviating agreement about handing a child over, signed by a parent and the manager. FILE-2 */
export interface HandoverAgreement {
  readonly id: string
  readonly childId: ChildId
  readonly kind: HandoverKind
  readonly agreement: string
  readonly validFrom: IsoDay
  readonly validUntil: IsoDay | null
  readonly parentName: string
  readonly managerName: string
  readonly managerId: string
  readonly signedAt: Instant
  /** The signed paper: a PDF in base64. */
  readonly document: string
  /** SHA-256 of the paper, hexadecimal. */
  readonly documentDigest: string
}

/** On a parent's written request no data goes to the tax office or the municipality, and no VVE place. PRIV-3 */
export interface Secrecy {
  readonly id: string
  readonly childId: ChildId
  readonly requestedOn: IsoDay
  readonly validFrom: IsoDay
  readonly validUntil: IsoDay | null
}
