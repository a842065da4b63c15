import { groupBy } from '#shared/kernel/group-by.ts'
import {
  addDays,
  birthdayAt,
  civilDay,
  dayNumberOf,
  daysInMonth,
  formatDay,
  type IsoDay,
  type IsoWeek,
  type Weekday,
} from '#shared/kernel/time.ts'
import type { Absence, ExtraAttendance, GroupMove } from '../attendance/model.ts'
import type { SchoolHoliday } from '../calendar/model.ts'
import { createSchoolCalendar, type SchoolCalendar } from '../calendar/school-calendar.ts'
import type { Child, Contract, ContractDay } from '../children/model.ts'
import type { BaseGroupId, ChildId, StaffMemberId } from '../ids.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { createPolicyTimeline, type PolicyTimeline } from '../policies/policies-on.ts'
import type { Shift, StaffMember } from '../staffing/model.ts'
import type { LocationFacts } from './model.ts'

/** A child with the days on which its age opens or closes a setting. CARE-2, CARE-4 */
export interface IndexedChild {
  readonly child: Child
  readonly birthDayNumber: number
  readonly secondBirthday: IsoDay
  readonly fourthBirthday: IsoDay
  readonly dayBeforeFourthBirthday: IsoDay
  readonly endOfFourthBirthdayMonth: IsoDay
}

export interface IndexedContract {
  readonly contract: Contract
  readonly child: IndexedChild
  readonly lines: ReadonlyMap<Weekday, readonly ContractDay[]>
}

/**
 * The facts of a location, put in order once so that a day is computed without searching. Never changes: new facts
 * make a new index.
 */
export interface LocationIndex {
  readonly facts: LocationFacts
  /** In sort order. */
  readonly groups: readonly BaseGroup[]
  readonly groupById: ReadonlyMap<BaseGroupId, BaseGroup>
  readonly children: ReadonlyMap<ChildId, IndexedChild>
  /** Of one child the newest contract first: where two overlap, the newest counts. */
  readonly contracts: readonly IndexedContract[]
  readonly contractsByChild: ReadonlyMap<ChildId, readonly IndexedContract[]>
  readonly absencesByChild: ReadonlyMap<ChildId, readonly Absence[]>
  readonly extrasByDay: ReadonlyMap<IsoDay, readonly ExtraAttendance[]>
  readonly movesByDay: ReadonlyMap<IsoDay, readonly GroupMove[]>
  readonly staffById: ReadonlyMap<StaffMemberId, StaffMember>
  readonly shiftsByDay: ReadonlyMap<IsoDay, readonly Shift[]>
  readonly settledWeeks: ReadonlySet<IsoWeek>
  readonly schoolCalendar: SchoolCalendar
  readonly policies: PolicyTimeline
}

/**
 * Builds the look-ups of a location's facts. `regionalHolidays` are the official school holidays
 * (`resources/calendar`), for facts that hold only the schools' own rows. CAL-3
 */
export function indexLocationFacts(
  facts: LocationFacts,
  regionalHolidays: readonly SchoolHoliday[] = [],
): LocationIndex {
  const children = new Map(facts.children.map((child) => [child.id, indexChild(child)]))
  const contracts = indexContracts(facts, children)
  const groups = facts.groups.toSorted((a, b) => a.sortOrder - b.sortOrder || compareText(a.id, b.id))
  return {
    facts,
    groups,
    groupById: new Map(groups.map((group) => [group.id, group])),
    children,
    contracts,
    contractsByChild: groupBy(contracts, (contract) => contract.child.child.id),
    absencesByChild: groupBy(facts.absences, (absence) => absence.childId),
    extrasByDay: groupBy(facts.extraAttendances.toSorted(compareStart), (extra) => extra.day),
    movesByDay: groupBy(facts.groupMoves.toSorted(compareStart), (move) => move.day),
    staffById: new Map(facts.staffMembers.map((member) => [member.id, member])),
    shiftsByDay: groupBy(
      facts.shifts.filter((shift) => shift.locationId === facts.location.id).toSorted(compareStart),
      (shift) => shift.day,
    ),
    settledWeeks: new Set(
      facts.settledRosters.filter((row) => row.locationId === facts.location.id).map((row) => row.week),
    ),
    schoolCalendar: createSchoolCalendar({
      schools: facts.schools,
      schoolTimes: facts.schoolTimes,
      schoolDaysOff: facts.schoolDaysOff,
      schoolHolidays: withoutDoubles(facts.schoolHolidays, regionalHolidays),
    }),
    policies: createPolicyTimeline(facts.houseRules, facts.location.id),
  }
}

/** Official rows that the facts already hold under the same id are not taken twice. */
function withoutDoubles(
  own: readonly SchoolHoliday[],
  regional: readonly SchoolHoliday[],
): readonly SchoolHoliday[] {
  const known = new Set(own.map((holiday) => holiday.id))
  return [...own, ...regional.filter((holiday) => !known.has(holiday.id))]
}

function indexChild(child: Child): IndexedChild {
  const fourthBirthday = birthdayAt(child.birthDate, 4)
  const { year, month } = civilDay(fourthBirthday)
  return {
    child,
    birthDayNumber: dayNumberOf(child.birthDate),
    secondBirthday: birthdayAt(child.birthDate, 2),
    fourthBirthday,
    dayBeforeFourthBirthday: addDays(fourthBirthday, -1),
    endOfFourthBirthdayMonth: formatDay(year, month, daysInMonth(year, month)),
  }
}

function indexContracts(
  facts: LocationFacts,
  children: ReadonlyMap<ChildId, IndexedChild>,
): readonly IndexedContract[] {
  const linesByContract = groupBy(facts.contractDays, (line) => line.contractId)
  const ordered = facts.contracts
    .filter((contract) => contract.locationId === facts.location.id)
    .toSorted(
      (a, b) =>
        compareText(a.childId, b.childId) || compareText(b.startDate, a.startDate) || compareText(a.id, b.id),
    )
  return ordered.flatMap((contract) => {
    const child = children.get(contract.childId)
    if (child === undefined) return []
    const lines = groupBy(linesByContract.get(contract.id) ?? [], (line) => line.weekday)
    return [{ contract, child, lines }]
  })
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function compareStart(
  a: { readonly startMinute: number; readonly id: string },
  b: { readonly startMinute: number; readonly id: string },
): number {
  return a.startMinute - b.startMinute || compareText(a.id, b.id)
}
