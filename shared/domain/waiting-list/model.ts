import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import type { PlannedWeekday } from '../base-groups/model.ts'
import type { Message } from '../explanation/model.ts'
import type { BaseGroupId, ChildId, LocationId, OfferId, WaitingEntryId } from '../ids.ts'
import type { CareSetting } from '../organisation/model.ts'

export const waitingStatuses = ['waiting', 'offered', 'placed', 'withdrawn'] as const
export type WaitingStatus = (typeof waitingStatuses)[number]

/** What sets a family ahead besides who waits longest. */
export const waitingPriorities = ['none', 'preschoolEducation', 'socialMedical'] as const
export type WaitingPriority = (typeof waitingPriorities)[number]

/** A place somebody waits for: a new child, or a child that is here and wants other days. CARE-3 */
export interface WaitingEntry {
  readonly id: WaitingEntryId
  readonly childId: ChildId
  readonly locationId: LocationId
  readonly setting: CareSetting
  readonly days: readonly PlannedWeekday[]
  /** With at least so many of these days the family would start. */
  readonly minimumDays: number
  readonly wishedFrom: IsoDay
  readonly receivedOn: IsoDay
  readonly priority: WaitingPriority
  readonly note: string
  readonly status: WaitingStatus
  /** When and why it left the list; null while it waits. */
  readonly closedAt: Instant | null
  readonly closedReason: string
}

export const offerStatuses = ['open', 'accepted', 'declined', 'expired', 'withdrawn'] as const
export type OfferStatus = (typeof offerStatuses)[number]

/** A place that was offered to a family, until a day. */
export interface PlacementOffer {
  readonly id: OfferId
  readonly entryId: WaitingEntryId
  readonly locationId: LocationId
  readonly groupId: BaseGroupId
  readonly days: readonly PlannedWeekday[]
  readonly startDay: IsoDay
  readonly expiresOn: IsoDay
  readonly status: OfferStatus
  /** Why this family and why now: the order of that moment, and who was passed over with the reason. */
  readonly reasons: readonly Message[]
  readonly offeredBy: string
  readonly offeredAt: Instant
  readonly answeredBy: string | null
  readonly answeredAt: Instant | null
  readonly note: string
}
