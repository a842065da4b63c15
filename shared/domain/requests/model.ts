import type { Instant, Interval, IsoDay, MinuteOfDay } from '#shared/kernel/time.ts'
import type { Message, Verdict } from '../explanation/model.ts'
import type { BaseGroupId, ChildId, LocationId, RequestId } from '../ids.ts'

export const requestKinds = ['swapDay', 'extraDay'] as const
export type RequestKind = (typeof requestKinds)[number]

/** SWAP-2 */
export const swapReasons = ['publicHoliday', 'illness', 'private'] as const
export type SwapReason = (typeof swapReasons)[number]

/** What a parent asks. For a swap `given*` is the contracted stretch that is given up in return. SWAP-1, EXTRA-1 */
export interface CareWish {
  readonly kind: RequestKind
  readonly childId: ChildId
  readonly locationId: LocationId
  readonly wantedDay: IsoDay
  /** null = from the contracted (or else the opening) start; the check fills it in. */
  readonly wantedStartMinute: MinuteOfDay | null
  readonly wantedEndMinute: MinuteOfDay | null
  /** null = the child's own group. */
  readonly wantedGroupId: BaseGroupId | null
  readonly givenDay: IsoDay | null
  /** null = the whole contracted care of the given day. */
  readonly givenStartMinute: MinuteOfDay | null
  readonly givenEndMinute: MinuteOfDay | null
  readonly swapReason: SwapReason | null
}

export const requestStatuses = ['open', 'offered', 'approved', 'declined', 'withdrawn'] as const
export type RequestStatus = (typeof requestStatuses)[number]

export interface CareRequest extends CareWish {
  readonly id: RequestId
  readonly receivedAt: Instant
  readonly note: string
  readonly status: RequestStatus
  /** The alternative offered to the parent; kept once it is accepted, as it is what was carried out. */
  readonly offeredWish: CareWish | null
  readonly decidedAt: Instant | null
  readonly decidedBy: string | null
  /** Why a manager approved against the verdict; empty = no override. */
  readonly overrideReason: string
  /** The check as it stood at the decision, so that it can be explained a year later. CHECK-5 */
  readonly decisionSnapshot: CheckResult | null
}

/** The lines of a check. The first three are the question itself: place? age? roster? CHECK-1 */
export const checkStepCodes = [
  'groupMax',
  'ageRange',
  'ratio',
  'closedDay',
  'openingHours',
  'contract',
  'childAge',
  'alreadyPresent',
  'givenDay',
  'window',
  'noticePeriod',
  'balance',
  'likeForLike',
  'fixedFaces',
  'secondGroupConsent',
  'traineeShare',
  'space',
  'preschoolEducation',
  'otherLocation',
  'rosterSettled',
] as const
export type CheckStepCode = (typeof checkStepCodes)[number]

/** The sum behind a step, in rows a person can read. */
export interface SumTable {
  /** Lines in order: counts, row of the table, each cell, extra rules, the outcome. */
  readonly lines: readonly Message[]
  /** Index in `lines` of the line that decides, or null. */
  readonly decidingLine: number | null
}

export interface CheckStep {
  readonly code: CheckStepCode
  readonly verdict: Verdict
  readonly message: Message
  readonly sum: SumTable | null
}

/** The moment that decides: the quarter with the least to spare. */
export interface TightestQuarter extends Interval {
  readonly day: IsoDay
  readonly groupId: BaseGroupId
  readonly children: number
  readonly childrenAfter: number
  readonly required: number | null
  /** null = the group may not be that large or mixed. */
  readonly requiredAfter: number | null
  readonly rostered: number
}

export interface Alternative {
  readonly kind: 'otherGroup' | 'otherDaypart' | 'otherDate'
  readonly verdict: Verdict
  readonly message: Message
  /** The whole wish as it would be asked; checking it gives the verdict shown. */
  readonly wish: CareWish
}

/** CHECK-3 */
export interface CheckResult {
  readonly verdict: Verdict
  /** True while the roster of the wanted day is not settled. CHECK-2 */
  readonly isProvisional: boolean
  readonly headline: Message
  /** One sentence that decides, without other families' data. */
  readonly sentence: Message
  readonly steps: readonly CheckStep[]
  readonly tightest: TightestQuarter | null
  /** Consequence on the day that is given up, or null. */
  readonly givenSide: Message | null
  /** At most five, nearest first. CHECK-3 */
  readonly alternatives: readonly Alternative[]
  /** The wish with every null filled in, as it would be carried out. */
  readonly resolved: ResolvedWish | null
  /** Ids of the law versions used. */
  readonly lawVersions: readonly string[]
  readonly checkedAt: Instant
}

/** A wish whose intervals and group are known. */
export interface ResolvedWish {
  readonly kind: RequestKind
  readonly childId: ChildId
  readonly locationId: LocationId
  readonly groupId: BaseGroupId
  readonly isOwnGroup: boolean
  readonly wantedDay: IsoDay
  readonly wanted: Interval
  readonly givenDay: IsoDay | null
  readonly given: readonly Interval[]
}
