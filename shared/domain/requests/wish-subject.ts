import type { Instant, Interval, IsoDay } from '#shared/kernel/time.ts'
import type { FixedFace, SecondGroupConsent } from '../children/model.ts'
import type { RequestId } from '../ids.ts'
import type { IndexedChild, IndexedContract, LocationIndex } from '../occupancy/index-location-facts.ts'
import type { GroupDay, UnitDay } from '../occupancy/model.ts'
import type { BaseGroup } from '../organisation/model.ts'
import type { LawBook } from '../ratio/model.ts'
import type { CompiledRatio } from '../ratio/required-staff.ts'
import type { ComputedDay } from './computed-days.ts'
import type { CareWish, CheckStep } from './model.ts'

export interface CheckInput {
  readonly index: LocationIndex
  readonly book: LawBook
  readonly wish: CareWish
  /** The civil day of asking, in the Netherlands. */
  readonly today: IsoDay
  readonly now: Instant
  /** The request the wish belongs to, so that it is not taken for a second request; null for a new one. */
  readonly ownRequestId: RequestId | null
  /** The side given up, when it was found before: it is the same whatever day is wanted in return. */
  readonly knownGiven?: GivenResolution
}

/** The contracted care that a swap gives up. */
export interface GivenSide {
  readonly day: ComputedDay
  readonly contract: IndexedContract
  readonly stretches: readonly Interval[]
  /** Closed for a public holiday: nobody was coming, so nothing is set free. SWAP-2 */
  readonly isClosed: boolean
}

export interface GivenResolution {
  /** null for an extra day, which gives nothing up. */
  readonly step: CheckStep | null
  readonly side: GivenSide | null
}

/** A wish with everything found that the steps of the check look at. */
export interface WishSubject {
  readonly input: CheckInput
  readonly child: IndexedChild
  /** Of the wanted day and setting. */
  readonly contract: IndexedContract
  /** Where the child would land. */
  readonly group: BaseGroup
  readonly groupDay: GroupDay
  readonly isOwnGroup: boolean
  readonly day: ComputedDay
  readonly wanted: Interval
  /** Completed years on the wanted day. BKR-19 */
  readonly ageYears: number
  readonly given: GivenSide | null
  readonly unit: UnitDay
  /** `undefined` when no law version covers the day. */
  readonly ratio: CompiledRatio | undefined
  readonly faces: readonly FixedFace[]
  readonly consents: readonly SecondGroupConsent[]
  /** Only the verdict is asked: sums and counts that nobody will read are left out. */
  readonly isVerdictOnly: boolean
}

/** A wish that cannot be looked at further, with the steps that say why. */
export interface BlockedWish {
  readonly kind: 'blocked'
  readonly steps: readonly CheckStep[]
}

export interface ReadyWish {
  readonly kind: 'ready'
  readonly subject: WishSubject
  /** Steps decided on the way. */
  readonly steps: readonly CheckStep[]
}
