import type { Interval, IsoDay, IsoWeek, Weekday } from '#shared/kernel/time.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import type { BaseGroupId, ChildId, RequestId, WaitingEntryId } from '../ids.ts'
import type { CareSetting, Daypart } from '../organisation/model.ts'
import type { RequestKind } from '../requests/model.ts'

/* What the coming weeks and months bring. Plain JSON: it crosses to the screen as it is. */

/** A group as the outlook names it. */
export interface OutlookGroup {
  readonly groupId: BaseGroupId
  readonly name: string
  readonly setting: CareSetting
  readonly maxChildren: number
}

/** A child as the outlook names it. */
export interface OutlookChild {
  readonly childId: ChildId
  readonly name: string
}

// The age ladder -------------------------------------------------------------------------------------------------

/** A row of the table of the law: the ages it is for, `toAge` exclusive. BKR-1 */
export interface AgeClass {
  readonly fromAge: number
  readonly toAge: number
}

/** Places for a child of one age, with the staff that were asked before the step. */
export interface PlacesChange {
  readonly ageYears: number
  readonly before: number
  readonly after: number
}

/** What a step does on one weekday, looked at on the first such day the child comes, or would have come. */
export interface LadderEffect {
  readonly weekday: Weekday
  readonly day: IsoDay
  /** Most staff the law asks at a moment while the child is there; null = such a group is not allowed. */
  readonly requiredBefore: number | null
  readonly requiredAfter: number | null
  /** Staff minutes of that day that are asked more, or fewer when negative. */
  readonly changeMinutes: number
  /** null = no table by age holds this group. */
  readonly classBefore: AgeClass | null
  readonly classAfter: AgeClass | null
  readonly places: readonly PlacesChange[]
}

/** `turns`: the age of the law goes up; `leaves`: day care ends at four; `outgrows`: the group is for younger children. */
export const ladderKinds = ['turns', 'leaves', 'outgrows'] as const
export type LadderKind = (typeof ladderKinds)[number]

/** Where the child goes after it: the task that is left when nothing is arranged. */
export type NextPlace =
  | { readonly kind: 'schoolCare'; readonly state: 'placed' | 'waiting' | 'none' }
  | { readonly kind: 'group'; readonly state: 'planned' | 'none'; readonly groupName: string }

export interface LadderStep extends OutlookChild {
  readonly kind: LadderKind
  /** The birthday, or the day on which the group's age range ends. The step is listed in its month. */
  readonly day: IsoDay
  /** Completed years from that day on. */
  readonly ageYears: number
  readonly groupId: BaseGroupId
  /** Last day in the setting, for who leaves; else null. CARE-4 */
  readonly lastDay: IsoDay | null
  readonly effects: readonly LadderEffect[]
  /** null = nothing has to be arranged. */
  readonly next: NextPlace | null
}

export interface AgeLadder {
  readonly months: readonly IsoMonth[]
  readonly groups: readonly OutlookGroup[]
  /** By day, then by name. */
  readonly steps: readonly LadderStep[]
}

// The quiet-day radar --------------------------------------------------------------------------------------------

/** A child that could come another day instead. */
export interface MovingChild extends OutlookChild {
  readonly ageYears: number
  readonly stretch: Interval
  /** Days on which it fits in its own group without extra staff, the nearest first. */
  readonly fitDays: readonly IsoDay[]
  /** The day chosen for it, so that all children of the option fit at once; null = a request gives the day away. */
  readonly toDay: IsoDay | null
  /** An open request that gives this day up anyway. */
  readonly requestId: RequestId | null
  /** A brother or sister stays on this day. */
  readonly hasSiblingThere: boolean
}

/** One or two children whose going makes one member of staff fewer enough. */
export interface QuietOption {
  readonly children: readonly MovingChild[]
  readonly dayparts: readonly Daypart[]
  /** Most staff the law asks at a moment of those parts, now and then. */
  readonly requiredBefore: number
  readonly requiredAfter: number
  readonly savedMinutes: number
  readonly savedCents: number
}

/** Somebody waits for another day and could come on this one without extra staff. */
export interface SteerableRequest extends OutlookChild {
  readonly requestId: RequestId
  readonly kind: RequestKind
  readonly wantedDay: IsoDay
}

export interface QuietDay {
  /** The same for the same day and unit. */
  readonly key: string
  readonly day: IsoDay
  /** The groups that are counted together: one in day care, all of the location in out-of-school care. BKR-5 */
  readonly groupIds: readonly BaseGroupId[]
  readonly setting: CareSetting
  /** At the busiest moment of the parts of the day in which the best option makes it quieter. */
  readonly childrenThere: number
  /** Fewest staff rostered at the moments that ask most; null = no roster yet. */
  readonly rostered: number | null
  /** Of the best option. */
  readonly savedMinutes: number
  readonly savedCents: number
  /** The best ones first. */
  readonly options: readonly QuietOption[]
  /** Options that were found too and are not listed. */
  readonly moreOptions: number
  readonly requests: readonly SteerableRequest[]
  /** What merging with another group would save that day without any child coming another day; 0 = nothing. */
  readonly mergeSavedMinutes: number
}

export interface QuietDays {
  readonly fromDay: IsoDay
  readonly untilDay: IsoDay
  readonly groups: readonly OutlookGroup[]
  /** Those that free most first. */
  readonly days: readonly QuietDay[]
  /** Days in the stretch on which the location is open. */
  readonly openDays: number
  /** Days on which a child fewer would do as well, but no child fits on another day. */
  readonly withoutOtherDay: number
}

// Weeks ------------------------------------------------------------------------------------------------------------

export interface OutlookWeek {
  readonly week: IsoWeek
  readonly monday: IsoDay
  /** The region's schools are closed on at least one weekday. */
  readonly isHoliday: boolean
  readonly openDays: number
}

/** Children of a group by day of the week, Monday first, at the busiest moment; null = closed. PLAN-1 */
export interface GroupWeek {
  readonly children: readonly (number | null)[]
  /** On top of these, if every open offer is accepted: on the tightest day. WAIT-4 */
  readonly offered: number
}

export interface GroupForecast extends OutlookGroup {
  readonly weeks: readonly GroupWeek[]
}

/** The fewest places of the week's open days; null = closed all week. */
export interface PlacesWeek {
  /** Fits beside the children who come, without staff extra. CHECK-1 */
  readonly withoutExtraStaff: number | null
  /** Fits within the maximum of the house and of the law, whatever the staff. GROUP-5 */
  readonly withExtraStaff: number | null
}

export interface AgePlacesForecast {
  readonly ageYears: number
  readonly weeks: readonly PlacesWeek[]
}

/** The first week from the wish on in which enough of the wished days have a place; each family looked at by itself. */
export interface FirstFit extends OutlookChild {
  readonly entryId: WaitingEntryId
  readonly ageYears: number
  readonly wishedFrom: IsoDay
  readonly week: IsoWeek | null
  readonly groupName: string
}

/** So many weeks ahead it is worked out what merging could save: further away nobody knows who is there. */
export const MERGE_LOOK_WEEKS = 8

export interface HoursWeek {
  /** With the agreed merges carried out. */
  readonly requiredMinutes: number
  /** null = no roster of this week yet. */
  readonly rosteredMinutes: number | null
  /** What the law asks less because of agreed merges; negative when merging costs staff. MERGE-4 */
  readonly savedMinutes: number
  /** What the law would ask less again if every proposal were carried out; null = too far ahead to say. MERGE-4 */
  readonly possibleMinutes: number | null
  /** The day on which rostered and required differ most; null without a roster. */
  readonly largestGapDay: IsoDay | null
}

export interface WeeksForecast {
  readonly weeks: readonly OutlookWeek[]
  readonly groups: readonly GroupForecast[]
  /** Ages 0 to 3 that some group takes. */
  readonly places: readonly AgePlacesForecast[]
  readonly fits: readonly FirstFit[]
  readonly hours: readonly HoursWeek[]
}

// Transitions --------------------------------------------------------------------------------------------------------

/** How a child comes into a group or leaves it. */
export const transitionKinds = ['starts', 'fromGroup', 'toGroup', 'ends', 'fourYears'] as const
export type TransitionKind = (typeof transitionKinds)[number]

export interface Transition extends OutlookChild {
  readonly groupId: BaseGroupId
  readonly direction: 'in' | 'out'
  readonly kind: TransitionKind
  /** First day in the group, or the last one. */
  readonly day: IsoDay
  /** The other group of a move; else null. */
  readonly otherGroupId: BaseGroupId | null
}

export interface TransitionsForecast {
  readonly months: readonly IsoMonth[]
  readonly groups: readonly OutlookGroup[]
  /** By day. */
  readonly transitions: readonly Transition[]
}
