import { schoolHolidaysFile } from '#resources/calendar/school-holidays-file.ts'
import { lawFiles } from '#resources/law/law-files.ts'
import { readSchoolHolidays } from '#shared/domain/calendar/read-school-holidays.ts'
import type { Location } from '#shared/domain/organisation/model.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { createLawBook } from '#shared/domain/ratio/law-book.ts'
import type { FixedFace } from '#shared/domain/children/model.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import type { Shift } from '#shared/domain/staffing/model.ts'
import { must } from '#shared/kernel/invariant.ts'
import { addDays, isoDay, isoWeekOf, mondayOfWeek, parseIsoWeek } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { chooseFaces, planConsents, planExtras, planHolidays, planIllness, planMoves } from './attendance.ts'
import { CarePlan } from './care-plan.ts'
import { planChanges } from './changes.ts'
import { decideHistory, planHistory } from './history.ts'
import { planChildFiles } from './child-files.ts'
import { planOrdinaryWeek } from './children.ts'
import {
  closures,
  daypartBoundaries,
  firstWeek,
  groups,
  houseRules,
  lastWeek,
  locations,
  openingHours,
  organisation,
  schoolDaysOff,
  schools,
  schoolTimes,
  settledRosters,
} from './house.ts'
import { legalEntities, planBalances, planFamilies, tariffCards } from './money.ts'
import { planObservedTimes } from './observed-times.ts'
import { planRequests } from './requests.ts'
import { isLeftOpen, RosterPlan } from './roster.ts'
import { createSeededRandom } from './seeded-random.ts'
import { staffMemberOf, team } from './team.ts'
import { planWaitingList } from './waiting-list.ts'

export type FullRowSet = { readonly [Table in keyof RowSet]-?: NonNullable<RowSet[Table]> }

export interface Sample {
  readonly rows: FullRowSet
  /** Places in the roster nobody was found for. */
  readonly unfilled: readonly string[]
}

/** The whole sample organisation, the same every time. The roster follows from what the law asks for these children. */
export function buildSample(): Sample {
  const random = createSeededRandom(2026_11_23)
  const care = new CarePlan(random)
  planOrdinaryWeek(care, random)
  planChanges(care)
  const holidays = planHolidays(care, random)
  const rows: FullRowSet = {
    organisation: [organisation],
    legal_entity: legalEntities,
    location: locations,
    opening_hours: openingHours,
    daypart_boundary: daypartBoundaries,
    closure: closures,
    base_group: groups,
    settled_roster: settledRosters,
    house_rule: houseRules,
    school: schools,
    school_time: schoolTimes,
    school_day_off: schoolDaysOff,
    school_holiday: [],
    staff_member: team.map(staffMemberOf),
    family: planFamilies(care),
    child: care.children,
    contract: care.contracts,
    contract_day: care.contractDays,
    second_group_consent: planConsents(care),
    fixed_face: [],
    care_request: planRequests(care),
    absence: holidays,
    extra_attendance: planExtras(care),
    group_move: planMoves(care),
    shift: [],
    logged_stay: [],
    observed_time: [],
    tariff_card: tariffCards,
    closed_month: [],
    ledger_entry: planBalances(care),
    group_merge: [],
    dismissed_merge: [],
    account: [],
    child_file: [],
    child_contact: [],
    consent: [],
    handover_agreement: [],
    secrecy: [],
    processing_restriction: [],
    privacy_request: [],
    legal_hold: [],
    purge_run: [],
    data_breach: [],
    settling_in: [],
    friendship: [],
    scenario: [],
    waiting_entry: [],
    placement_offer: [],
  }
  const { shifts, unfilled } = planRosters(rows, random)
  const faces = chooseAllFaces(care, shifts)
  const illness = planIllness(care, random, holidays.length + 1)
  const history = planPastYear(rows, care)
  const waiting = planWaitingList(care)
  const kept = planChildFiles(care, groups)
  return {
    rows: {
      ...rows,
      family: [...rows.family, ...waiting.families],
      child: [...care.children, ...waiting.children],
      waiting_entry: waiting.entries,
      friendship: waiting.friendships,
      child_file: kept.files,
      child_contact: kept.contacts,
      consent: kept.consents,
      handover_agreement: kept.handovers,
      secrecy: kept.secrecies,
      processing_restriction: kept.restrictions,
      fixed_face: faces,
      shift: shifts,
      absence: [...holidays, ...illness],
      care_request: [...rows.care_request, ...history],
      observed_time: planObservedTimes(care, createSeededRandom(2026_11_16)),
    },
    unfilled,
  }
}

/** The requests of the past year with what was decided; with chance of their own, so that nothing else moves. */
function planPastYear(rows: FullRowSet, care: CarePlan): CareRequest[] {
  const random = createSeededRandom(2025_11_24)
  const book = createLawBook(lawFiles)
  const regionalHolidays = readSchoolHolidays(schoolHolidaysFile)
  const asked = planHistory(care, regionalHolidays, random)
  const decided = rows.location.flatMap((location) => {
    const facts = { ...factsOf(rows, location), fromDay: isoDay('2025-11-01'), requests: [] }
    const index = indexLocationFacts(facts, regionalHolidays)
    const own = asked.filter(({ locationId }) => locationId === location.id)
    return decideHistory(own, index, book, random)
  })
  return decided.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function planRosters(
  rows: FullRowSet,
  random: ReturnType<typeof createSeededRandom>,
): { shifts: readonly Shift[]; unfilled: readonly string[] } {
  const book = createLawBook(lawFiles)
  const regionalHolidays = readSchoolHolidays(schoolHolidaysFile)
  const shifts: Shift[] = []
  const unfilled: string[] = []
  for (const location of rows.location) {
    const index = indexLocationFacts(factsOf(rows, location), regionalHolidays)
    const plan = new RosterPlan(
      team.filter(({ locationId }) => locationId === location.id),
      random,
    )
    for (const day of sampleDays())
      plan.planDay(computeDay(index, book, day), (slot) => isLeftOpen(day, slot))
    for (const { day, slot } of plan.unfilled) {
      unfilled.push(
        `${location.id} ${day} ${slot.groupId} level ${slot.level} ${slot.startMinute}-${slot.endMinute}`,
      )
    }
    shifts.push(
      ...plan.shifts.map((shift) => ({
        ...shift,
        id: `${location.id === 'regenboog' ? 'R' : 'Z'}${shift.id}` as Shift['id'],
      })),
    )
  }
  return { shifts, unfilled }
}

/** Monday to Friday of every week of the sample. */
function sampleDays(): IsoDay[] {
  const days: IsoDay[] = []
  const last = must(parseIsoWeek(lastWeek), 'a week')
  let monday = mondayOfWeek(must(parseIsoWeek(firstWeek), 'a week'))
  while (isoWeekOf(monday) <= last) {
    for (let offset = 0; offset < 5; offset += 1) days.push(addDays(monday, offset))
    monday = addDays(monday, 7)
  }
  return days
}

/** What a location's days are computed from. */
export function factsOf(rows: FullRowSet, location: Location): LocationFacts {
  const here = ({ locationId }: { readonly locationId: string | null }): boolean =>
    locationId === null || locationId === location.id
  const contracts = rows.contract.filter(here)
  const contractIds = new Set(contracts.map(({ id }) => id))
  const childIds = new Set(contracts.map(({ childId }) => childId))
  const ofChild = ({ childId }: { readonly childId: FixedFace['childId'] }): boolean => childIds.has(childId)
  return {
    fromDay: isoDay('2026-01-01'),
    untilDay: isoDay('2027-12-31'),
    location,
    groups: rows.base_group.filter(here),
    openingHours: rows.opening_hours.filter(here),
    daypartBoundaries: rows.daypart_boundary.filter(here),
    closures: rows.closure.filter(here),
    settledRosters: rows.settled_roster.filter(here),
    houseRules: rows.house_rule.filter(here),
    children: rows.child.filter(({ id }) => childIds.has(id)),
    contracts,
    contractDays: rows.contract_day.filter(({ contractId }) => contractIds.has(contractId)),
    consents: rows.second_group_consent.filter(ofChild),
    fixedFaces: rows.fixed_face.filter(ofChild),
    schools: rows.school,
    schoolTimes: rows.school_time,
    schoolDaysOff: rows.school_day_off,
    schoolHolidays: rows.school_holiday,
    absences: rows.absence.filter(ofChild),
    extraAttendances: rows.extra_attendance.filter(here),
    groupMoves: rows.group_move.filter(ofChild),
    loggedStays: [],
    merges: [],
    settlingIns: [],
    secrecies: [],
    staffMembers: rows.staff_member,
    shifts: rows.shift.filter(here),
    requests: rows.care_request.filter(here),
  }
}

/** Fixed faces for day care and the play group; the first of them is the child's mentor, also in out-of-school care. */
function chooseAllFaces(care: CarePlan, shifts: readonly Shift[]): FixedFace[] {
  const faces: FixedFace[] = []
  for (const child of [...care.children]) {
    for (const contract of care.contracts.filter(({ childId }) => childId === child.id)) {
      const chosen = chooseFaces(child, contract, care, shifts)
      if (contract.setting !== 'outOfSchoolCare') faces.push(...chosen)
      const [mentor] = chosen
      if (mentor !== undefined) care.setMentor(child.id, mentor.staffMemberId)
    }
  }
  return faces
}
