import type { Interval, IsoDay, MinuteOfDay } from '#shared/kernel/time.ts'
import type { Absence, ExtraAttendance, GroupMove, LoggedStay } from '../attendance/model.ts'
import type { SettlingIn } from '../base-groups/model.ts'
import type { Secrecy } from '../child-file/model.ts'
import type { School, SchoolDayOff, SchoolHoliday, SchoolTime } from '../calendar/model.ts'
import type { Child, Contract, ContractDay, FixedFace, SecondGroupConsent } from '../children/model.ts'
import type { Message } from '../explanation/model.ts'
import type { BaseGroupId, ChildId, ContractId, MergeId, ShiftId, StaffMemberId } from '../ids.ts'
import type { GroupMerge } from '../merging/model.ts'
import type {
  BaseGroup,
  CareSetting,
  Closure,
  DaypartBoundary,
  HouseRule,
  Location,
  OpeningHours,
  SettledRoster,
} from '../organisation/model.ts'
import type { UnitRatioSetting } from '../ratio/model.ts'
import type { CareRequest } from '../requests/model.ts'
import type { Shift, StaffMember } from '../staffing/model.ts'

/**
 * Everything that decides a location's days between `fromDay` and `untilDay`, as it is stored. Dated facts outside
 * that stretch may be left out; undated ones are complete. Children and contracts of this location only.
 */
export interface LocationFacts {
  readonly fromDay: IsoDay
  readonly untilDay: IsoDay
  readonly location: Location
  readonly groups: readonly BaseGroup[]
  readonly openingHours: readonly OpeningHours[]
  readonly daypartBoundaries: readonly DaypartBoundary[]
  readonly closures: readonly Closure[]
  readonly settledRosters: readonly SettledRoster[]
  readonly houseRules: readonly HouseRule[]
  readonly children: readonly Child[]
  readonly contracts: readonly Contract[]
  readonly contractDays: readonly ContractDay[]
  readonly consents: readonly SecondGroupConsent[]
  readonly fixedFaces: readonly FixedFace[]
  readonly schools: readonly School[]
  readonly schoolTimes: readonly SchoolTime[]
  readonly schoolDaysOff: readonly SchoolDayOff[]
  readonly schoolHolidays: readonly SchoolHoliday[]
  readonly absences: readonly Absence[]
  readonly extraAttendances: readonly ExtraAttendance[]
  readonly groupMoves: readonly GroupMove[]
  /** What was written down at the door; the minutes themselves are in the extra attendances. EXTRA-2 */
  readonly loggedStays: readonly LoggedStay[]
  /** Groups that are one group for a stretch of some days. MERGE-1 */
  readonly merges: readonly GroupMerge[]
  /** Weeks in which a child also visits its next group. PLAN-3 */
  readonly settlingIns: readonly SettlingIn[]
  /** Children who may not be placed in preschool education; also of those who have no place here yet. PRIV-3 */
  readonly secrecies: readonly Secrecy[]
  readonly staffMembers: readonly StaffMember[]
  readonly shifts: readonly Shift[]
  readonly requests: readonly CareRequest[]
}

/** One child in one group for one stretch, by its age on that day. */
export interface Presence extends Interval {
  readonly childId: ChildId
  readonly groupId: BaseGroupId
  readonly ageYears: number
  readonly origin: 'contract' | ExtraAttendance['kind']
  /** The group the contract names; differs from groupId when the child is elsewhere. GROUP-2 */
  readonly ownGroupId: BaseGroupId | null
  readonly contractId: ContractId | null
  readonly moveReason: GroupMove['reason'] | null
}

/** One staff member in one group for one stretch without breaks. */
export interface StaffPresence extends Interval {
  readonly staffMemberId: StaffMemberId
  readonly shiftId: ShiftId
  readonly groupId: BaseGroupId
  /** `trainee` counts up to a share (BKR-16); `notCounted` never does. */
  readonly counting: 'qualified' | 'trainee' | 'notCounted'
  readonly isPreschoolEducator: boolean
}

/** A stretch in which nobody comes or goes. */
export interface GroupSegment extends Interval {
  /** Children by completed years, length 13 (12 = twelve and older). */
  readonly counts: readonly number[]
  readonly children: number
  /** Staff who count, trainees included. */
  readonly rostered: number
  readonly trainees: number
  /** Qualified for preschool education, of those who count. */
  readonly preschoolEducators: number
}

/** A stretch of a ratio unit: the group in day care, all groups of the location in out-of-school care (BKR-5). */
export interface UnitSegment extends GroupSegment {
  /** Staff the law asks; null = such a group is not allowed. */
  readonly required: number | null
}

export interface GroupDay {
  readonly groupId: BaseGroupId
  readonly setting: CareSetting
  readonly presences: readonly Presence[]
  readonly staff: readonly StaffPresence[]
  /**
   * In order of time, without gaps, from the first to the last moment at which a child or a member of staff who
   * counts is there; empty when nobody comes. A stretch in between with nobody has zero children and zero staff.
   */
  readonly segments: readonly GroupSegment[]
}

export interface UnitDay {
  /** The group's id, or `<locationId>/outOfSchoolCare` for a location-wide unit. */
  readonly unitId: string
  readonly level: 'group' | 'location'
  readonly setting: CareSetting
  readonly groupIds: readonly BaseGroupId[]
  /** How the law counts the unit this day; `combined` or `merged` when day-care and school children share a group. BKR-9 */
  readonly ratioSetting: UnitRatioSetting
  /** Id of the law version of that day; null = none is known and every `required` is null. BKR-20 */
  readonly lawVersion: string | null
  readonly segments: readonly UnitSegment[]
}

export type ClosedReason =
  | { readonly kind: 'weekday' }
  | { readonly kind: 'publicHoliday'; readonly holiday: string }
  | { readonly kind: 'closure'; readonly reason: Closure['reason']; readonly note: string }

export interface SettingDay {
  readonly setting: CareSetting
  /** null = closed; then `closed` says why. */
  readonly opening: Interval | null
  readonly closed: ClosedReason | null
}

/** Groups that are one group for a stretch of the day, in the room of the host. MERGE-1 */
export interface DayMerge extends Interval {
  readonly mergeId: MergeId
  readonly hostGroupId: BaseGroupId
  /** Those of the agreement that exist on the day, the host among them; at least two. */
  readonly groupIds: readonly BaseGroupId[]
}

/** The whole day of a location, computed. */
export interface LocationDay {
  readonly day: IsoDay
  readonly settings: readonly SettingDay[]
  readonly boundaryMinute: MinuteOfDay
  readonly isRosterSettled: boolean
  /** False when no shift is known for the day at all: then nothing can be said about the roster. */
  readonly isRosterKnown: boolean
  readonly groups: readonly GroupDay[]
  readonly units: readonly UnitDay[]
  /** In order of time; in `groups` and `units` they have been carried out already. */
  readonly merges: readonly DayMerge[]
  /** What could not be computed as it should, so that nothing is left out in silence. */
  readonly notices: readonly Message[]
}
