import type { Interval, IsoDay, IsoWeek, MinuteOfDay, Weekday } from '#shared/kernel/time.ts'
import type { Message, Verdict } from '../explanation/model.ts'
import type { BaseGroupId, ChildId, LocationId, MergeId, ShiftId, StaffMemberId } from '../ids.ts'
import type { CareSetting, Daypart } from '../organisation/model.ts'
import type { StaffRole } from '../staffing/model.ts'
import type { Presence } from '../occupancy/model.ts'
import type { LawHeader, LawSource, LawStatus } from '../ratio/model.ts'
import type { SumTable } from '../requests/model.ts'

/**
 * What the week board, the day view and the "why?" inspector show, as plain JSON: it crosses the process border as
 * it is. Counts are peaks or the tightest moment of a daypart, never sums; hours are minutes; sentences are codes.
 */

export const cellStatuses = [
  'closed',
  'empty',
  'roomy',
  'tight',
  'full',
  'shortage',
  'notAllowed',
  'noRoster',
] as const
/**
 * One word for a cell, worst first where several hold: `closed`; `notAllowed` (no group may be that large or mixed);
 * `noRoster` (children come, no shift known that day); `shortage`; `empty` (nobody comes); `full` (0 free);
 * `tight` (85 % or more of the usable places taken); `roomy`.
 */
export type CellStatus = (typeof cellStatuses)[number]

/** 0: under 50 % or nobody, 1: 50-69 %, 2: 70-84 %, 3: 85-99 %, 4: no place free with the rostered staff. */
export type OccupancyStep = 0 | 1 | 2 | 3 | 4

export interface FreeByAge {
  readonly ageYears: number
  /** How many children of this age fit extra, over the whole daypart, without extra staff. */
  readonly places: number
}

/** An agreed merge of a group with others; its times may reach outside the daypart. MERGE-1 */
export interface CellMerge extends Interval {
  readonly mergeId: MergeId
  /** The row of the host, in which the children and the staff of all of them are counted meanwhile. */
  readonly hostRowId: string
  /** Every group in it, the host among them. */
  readonly groupIds: readonly BaseGroupId[]
}

export interface BoardCell {
  readonly rowId: string
  readonly day: IsoDay
  readonly daypart: Daypart
  readonly status: CellStatus
  /** Why nobody can come, when status is `closed`. */
  readonly closed: Message | null
  /** Largest number of children at one moment of the daypart. */
  readonly children: number
  /**
   * Staff the law asks at the tightest moment. null when the composition is not allowed, when no law version is
   * known, or when the law counts per location and this is one group of several (then the unit row has it).
   */
  readonly required: number | null
  /** Staff who count, at the tightest moment; null when no roster of that day is known. */
  readonly rostered: number | null
  /**
   * Free places for the most restrictive age the group takes; null = roster unknown, or the location row. In a unit
   * row: of all its groups together, who share the staff (never the sum of their own places).
   */
  readonly free: number | null
  readonly freeByAge: readonly FreeByAge[]
  /** Staff short at the tightest moment; 0 when none. */
  readonly shortage: number
  /** Staff to spare at the tightest moment; 0 when none. */
  readonly surplus: number
  /** null when closed or when it cannot be said. */
  readonly occupancyStep: OccupancyStep | null
  /** The stretch with the least to spare; null when nobody is there. */
  readonly tightest: Interval | null
  /** The roster of this week is not settled. CHECK-2 */
  readonly isProvisional: boolean
  /** The group is together with others for some of the daypart; the longest such stretch. null on another row. */
  readonly merge: CellMerge | null
  /** What to mind: unsure law, babies, trainees, space, a missing fixed face ... */
  readonly cautions: readonly Message[]
}

export interface BoardRowWeek {
  /** Minutes of staff the law asks over the week; null on a group row whose need stands in the unit row. */
  readonly requiredMinutes: number | null
  readonly rosteredMinutes: number
  /** Rostered minus required over the days with a roster; negative = short. null when it cannot be said. */
  readonly differenceMinutes: number | null
}

export type BoardRowKind = 'group' | 'unit' | 'location'

export interface BoardRow {
  /** Group id, unit id (`<locationId>/outOfSchoolCare`) or location id. */
  readonly rowId: string
  readonly kind: BoardRowKind
  /** Name of the group or the location; empty for a unit row, which the screen names after `setting`. */
  readonly name: string
  /** Two letters of the group; empty otherwise. */
  readonly code: string
  /** null for the location row. */
  readonly setting: CareSetting | null
  readonly groupIds: readonly BaseGroupId[]
  /** Ages the group takes, months, end exclusive; null for unit and location rows. */
  readonly ageRange: { readonly minMonths: number; readonly maxMonths: number } | null
  readonly maxChildren: number | null
  /** Where the law counts for this row; `location` on a group row: `required` stands in the unit row. */
  readonly ratioLevel: 'group' | 'location'
  /** One per day and daypart of `WeekBoard.days`, in that order: day 1 morning, day 1 afternoon, day 2 ... */
  readonly cells: readonly BoardCell[]
  readonly week: BoardRowWeek
}

export interface BoardDay {
  readonly day: IsoDay
  readonly isRosterSettled: boolean
  readonly weekday: Weekday
  readonly isOpen: boolean
  readonly closed: Message | null
  /** School holiday of the region, study days of schools, and the like. */
  readonly notes: readonly Message[]
  /** Where the morning ends and the afternoon starts. */
  readonly boundaryMinute: MinuteOfDay
  readonly isRosterKnown: boolean
}

/** What a click on an attention line opens. */
export type BoardTarget =
  | { readonly kind: 'cell'; readonly rowId: string; readonly day: IsoDay; readonly daypart: Daypart }
  | { readonly kind: 'roster'; readonly week: IsoWeek }
  | { readonly kind: 'day'; readonly day: IsoDay }

export interface AttentionItem {
  readonly id: string
  readonly verdict: Verdict
  readonly message: Message
  readonly target: BoardTarget
}

export interface WeekBoard {
  readonly locationId: LocationId
  readonly locationName: string
  readonly week: IsoWeek
  readonly previousWeek: IsoWeek
  readonly nextWeek: IsoWeek
  /** Monday to Friday, and Saturday or Sunday only when something is open or somebody comes. */
  readonly days: readonly BoardDay[]
  /** Groups in sort order, a unit row after the groups that share it, the location row last. */
  readonly rows: readonly BoardRow[]
  /** At most three, worst first. */
  readonly attention: readonly AttentionItem[]
  /** How many things need attention in all. */
  readonly attentionTotal: number
  readonly isRosterSettled: boolean
  /** Ids of the law versions the numbers rest on. */
  readonly lawVersions: readonly string[]
}

/* The day view: half-hour columns, children and staff as bars. */

export interface PersonName {
  readonly firstName: string
  readonly surnamePrefix: string
  readonly surname: string
}

export interface DayViewChild extends PersonName {
  readonly childId: ChildId
  readonly ageYears: number
  readonly ageMonths: number
  readonly stretches: readonly (Interval & {
    readonly origin: Presence['origin']
    readonly isElsewhere: boolean
    readonly moveReason: Presence['moveReason']
  })[]
}

export interface DayViewStaff extends PersonName {
  readonly staffMemberId: StaffMemberId
  readonly role: StaffRole
  readonly counting: 'qualified' | 'trainee' | 'notCounted'
  readonly shifts: readonly (Interval & { readonly shiftId: ShiftId; readonly breaks: readonly Interval[] })[]
}

/** The tightest moment within a column of time. */
export interface TimeColumn extends Interval {
  readonly children: number
  /** null = not allowed, no law known, or counted in the unit. */
  readonly required: number | null
  readonly rostered: number
}

export interface DayViewGroup {
  readonly groupId: BaseGroupId
  readonly name: string
  readonly code: string
  readonly setting: CareSetting
  readonly opening: Interval | null
  readonly closed: Message | null
  readonly ratioLevel: 'group' | 'location'
  readonly children: readonly DayViewChild[]
  readonly absent: readonly (PersonName & { readonly childId: ChildId; readonly reason: string })[]
  readonly staff: readonly DayViewStaff[]
  /** Per quarter of an hour, from the view's start to its end. CAL-4 */
  readonly quarters: readonly TimeColumn[]
}

export interface DayViewUnit {
  readonly unitId: string
  readonly setting: CareSetting
  readonly groupIds: readonly BaseGroupId[]
  readonly quarters: readonly TimeColumn[]
}

export interface DayView {
  readonly locationId: LocationId
  readonly locationName: string
  readonly day: IsoDay
  readonly week: IsoWeek
  readonly isOpen: boolean
  readonly closed: Message | null
  readonly notes: readonly Message[]
  /** First and last half-hour column of the view. */
  readonly startMinute: MinuteOfDay
  readonly endMinute: MinuteOfDay
  readonly boundaryMinute: MinuteOfDay
  readonly isProvisional: boolean
  readonly groups: readonly DayViewGroup[]
  /** Units of several groups only (out-of-school care counted per location). */
  readonly units: readonly DayViewUnit[]
}

/* The "why?" of one cell. */

export interface PresentChild extends PersonName, Interval {
  readonly childId: ChildId
  readonly ageYears: number
  readonly ageMonths: number
  readonly groupId: BaseGroupId
  readonly origin: Presence['origin']
  readonly isElsewhere: boolean
}

export interface PresentStaff extends PersonName, Interval {
  readonly staffMemberId: StaffMemberId
  readonly groupId: BaseGroupId
  readonly role: StaffRole
  readonly counting: 'qualified' | 'trainee' | 'notCounted'
}

export interface LawReference {
  readonly id: string
  readonly validFrom: IsoDay
  /** Last day, included; null = in force. */
  readonly validTo: IsoDay | null
  readonly article: string
  /** `until-2026-07-01`: say that the article numbers may have moved since. */
  readonly articleNumbering: LawHeader['articleNumbering']
  readonly status: LawStatus
  readonly sources: readonly LawSource[]
}

export interface CellExplanation {
  readonly rowId: string
  readonly rowName: string
  readonly rowKind: BoardRowKind
  readonly setting: CareSetting | null
  /** The ratio unit the sum is about; for a group counted per location this is the unit, not the group. */
  readonly unitId: string | null
  readonly day: IsoDay
  readonly daypart: Daypart
  readonly status: CellStatus
  readonly verdict: Verdict
  /** "Why 2 staff?" */
  readonly headline: Message
  /** The one sentence that is always visible. */
  readonly sentence: Message
  /** The stretch the sum is about: the tightest moment. */
  readonly moment: Interval | null
  readonly children: number
  readonly required: number | null
  readonly rostered: number | null
  /** Children by completed years at that moment, length 13. */
  readonly counts: readonly number[]
  readonly sum: SumTable | null
  /** How many more fit, per age, as sentences. */
  readonly room: readonly Message[]
  readonly freeByAge: readonly FreeByAge[]
  readonly presentChildren: readonly PresentChild[]
  readonly presentStaff: readonly PresentStaff[]
  /** Per half hour of the daypart. */
  readonly strip: readonly TimeColumn[]
  /** Three-hour or half-hour budget of the day, or null where it does not exist. BKR-13, BKR-14 */
  readonly deviation: Message | null
  readonly cautions: readonly Message[]
  readonly law: LawReference | null
  readonly isProvisional: boolean
}
