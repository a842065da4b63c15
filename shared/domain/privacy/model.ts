import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import type { ChildId, LocationId } from '../ids.ts'

export const subjectKinds = ['child', 'staffMember'] as const
export type SubjectKind = (typeof subjectKinds)[number]

export const privacyRequestKinds = [
  'access',
  'correction',
  'erasure',
  'restriction',
  'portability',
  'objection',
] as const
export type PrivacyRequestKind = (typeof privacyRequestKinds)[number]

/**
 * Somebody asks what the law gives a right to. The register outlives an erasure, so it names the person by number only.
 * PRIV-2
 */
export interface PrivacyRequest {
  readonly id: string
  readonly locationId: LocationId | null
  readonly kind: PrivacyRequestKind
  readonly subjectKind: SubjectKind
  /** A number, and no reference: who was erased is not there any more. */
  readonly subjectId: string
  readonly receivedOn: IsoDay
  /** Four weeks after it came in. PRIV-2 */
  readonly dueOn: IsoDay
  readonly note: string
  readonly status: 'open' | 'done' | 'refused'
  readonly outcome: string
  readonly closedAt: Instant | null
  readonly closedBy: string | null
}

/** Data is kept, but not used, until it is lifted. PRIV-2 */
export interface ProcessingRestriction {
  readonly id: string
  readonly childId: ChildId
  readonly reason: string
  readonly validFrom: IsoDay
  readonly validUntil: IsoDay | null
}

/** Nothing of this person is purged or erased while it stands: a complaint, a dispute, an investigation. */
export interface LegalHold {
  readonly id: string
  readonly locationId: LocationId | null
  readonly subjectKind: SubjectKind
  readonly subjectId: string
  readonly reason: string
  readonly validFrom: IsoDay
  /** The last day it holds; null = it stands. */
  readonly validUntil: IsoDay | null
  /** Empty while it stands. */
  readonly liftedBecause: string
}

/** The kinds of data that have a term of their own. PRIV-1 */
export const retentionKinds = [
  'children',
  'staff',
  'planning',
  'presence',
  'accounting',
  'audit',
  'requests',
  'breaches',
] as const
export type RetentionKind = (typeof retentionKinds)[number]

/** Proof that something was removed because its term was over: how much, never what. PRIV-1 */
export interface PurgeRun {
  readonly id: string
  readonly ranAt: Instant
  readonly ranBy: string
  /** The day the terms were reckoned by. */
  readonly asOf: IsoDay
  readonly counts: readonly { readonly kind: RetentionKind; readonly count: number }[]
  /** SHA-256 over the numbers of what went, in order; hexadecimal. */
  readonly digest: string
}

export const breachDataKinds = [
  'names',
  'contact',
  'medical',
  'presence',
  'financial',
  'staff',
  'other',
] as const
export type BreachDataKind = (typeof breachDataKinds)[number]

export const breachRisks = ['unknown', 'none', 'low', 'high'] as const
export type BreachRisk = (typeof breachRisks)[number]

/** A breach of personal data, with its clocks: the customer within 24 hours, the authority within 72. PRIV-7 */
export interface DataBreach {
  readonly id: string
  readonly locationId: LocationId | null
  readonly discoveredAt: Instant
  readonly happened: string
  readonly dataKinds: readonly BreachDataKind[]
  readonly peopleCount: number | null
  readonly risk: BreachRisk
  readonly customerInformedAt: Instant | null
  readonly authorityInformedAt: Instant | null
  readonly peopleInformedAt: Instant | null
  /** Why the authority was not told; required to close without telling it. */
  readonly notReportedBecause: string
  readonly measures: string
  readonly closedAt: Instant | null
}
