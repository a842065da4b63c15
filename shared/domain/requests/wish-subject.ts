import type { Instant, Interval, IsoDay } from '#shared/kernel/time.ts'
import type { FixedFace, SecondGroupConsent } from '../children/model.ts'
import type { RequestId } from '../ids.ts'
import type { LedgerEntry, TariffCard } from '../ledger/model.ts'
import type { IndexedChild, IndexedContract, LocationIndex } from '../occupancy/index-location-facts.ts'
import type { GroupDay, Presence, UnitDay } from '../occupancy/model.ts'
import type { BaseGroup } from '../organisation/model.ts'
import type { LawBook } from '../ratio/model.ts'
import type { CompiledRatio } from '../ratio/required-staff.ts'
import type { ComputedDay } from './computed-days.ts'
import type { Guarantee } from './guarantee.ts'
import type { CareWish, CheckStep } from './model.ts'
import type { PlaceInTime } from './trial-places.ts'

/** What a wish can be paid with. The ledger changes without the house changing, so it is not part of the index. */
export interface ChildAccount {
  /** The lines of this child on the balance accounts, of every location. */
  readonly entries: readonly LedgerEntry[]
  readonly tariffs: readonly TariffCard[]
}

export interface CheckInput {
  readonly index: LocationIndex
  readonly book: LawBook
  readonly wish: CareWish
  /** Of the child of the wish. */
  readonly account: ChildAccount
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
  /** What the child does not come for already; all of `wanted`, except on a free day of its school. STUDY-1 */
  readonly added: readonly Interval[]
  /** The care a longer stay is joined to; null for another kind. EXTRA-2 */
  readonly adjoining: Presence | null
  /** null for a kind of care without a promise. FLEX-1, STUDY-1, HOL-1 */
  readonly guarantee: Guarantee | null
  /** Completed years on the wanted day. BKR-19 */
  readonly ageYears: number
  readonly given: GivenSide | null
  /** The unit of `group` itself. */
  readonly unit: UnitDay
  /** Of `unit`; `undefined` when no law version covers the day. */
  readonly ratio: CompiledRatio | undefined
  /** Where the wanted stretch is counted, in order of time: with the host while the group is merged. MERGE-1 */
  readonly places: readonly PlaceInTime[]
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
