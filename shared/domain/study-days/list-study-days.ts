import { addDays, daysBetween, isValidOn, type IsoDay } from '#shared/kernel/time.ts'
import type { SchoolDayOff } from '../calendar/model.ts'
import type { ChildId, LocationId, RequestId, SchoolId } from '../ids.ts'
import { isOfAge } from '../occupancy/contract-stretches.ts'
import { createDayContext, type DayContext } from '../occupancy/day-context.ts'
import type { IndexedContract, LocationIndex } from '../occupancy/index-location-facts.ts'
import { contractStretchesOn } from '../occupancy/contract-stretches.ts'

/** A pupil with out-of-school care here, and whether it comes on the study day. */
export interface StudyDayChild {
  readonly childId: ChildId
  /** Comes anyway, in the block that the contract has on that weekday. SWAP-5 */
  readonly isByContract: boolean
  /** Registered for the study day itself. STUDY-2 */
  readonly isRegistered: boolean
  /** A request that waits; null when there is none. */
  readonly requestId: RequestId | null
}

/** A day off of one school, as it concerns one location. */
export interface StudyDay {
  readonly schoolId: SchoolId
  readonly schoolName: string
  readonly locationId: LocationId
  readonly day: IsoDay
  readonly kind: SchoolDayOff['kind']
  /** Last day on which registering guarantees a place, that day included. STUDY-1 */
  readonly closingDay: IsoDay
  /** Days from today to the closing day; negative once it has passed. */
  readonly daysLeft: number
  /** The house is closed that day. */
  readonly isHouseClosed: boolean
  /** Fewer registered children than this: another location is looked at. STUDY-1 */
  readonly minimumChildren: number
  /** Pupils with out-of-school care here, by name of nobody: in order of their id. */
  readonly children: readonly StudyDayChild[]
}

/**
 * The days off of the schools whose pupils have out-of-school care here, in order of day. Care is always offered on such
 * a day; who comes is asked by registration. STUDY-1
 */
export function listStudyDays(
  index: LocationIndex,
  from: IsoDay,
  until: IsoDay,
  today: IsoDay,
): readonly StudyDay[] {
  const found: StudyDay[] = []
  for (const off of index.facts.schoolDaysOff) {
    if (off.day < from || off.day > until) continue
    const context = createDayContext(index, off.day)
    // A day the school has no lessons anyway is no study day.
    if (context.schoolDay(off.schoolId).kind !== 'dayOff') continue
    const children = listChildren(index, context, off)
    if (children.length > 0) found.push(studyDayOf(index, context, off, today, children))
  }
  return found.toSorted((a, b) => compare(a.day, b.day) || compare(a.schoolName, b.schoolName))
}

function studyDayOf(
  index: LocationIndex,
  context: DayContext,
  off: SchoolDayOff,
  today: IsoDay,
  children: readonly StudyDayChild[],
): StudyDay {
  const closingDay = addDays(off.day, -context.policies['studyDay.closingDays'])
  const setting = context.settings.find((each) => each.setting === 'outOfSchoolCare')
  return {
    schoolId: off.schoolId,
    schoolName: index.schoolCalendar.schools.get(off.schoolId)?.school.name ?? '',
    locationId: index.facts.location.id,
    day: off.day,
    kind: off.kind,
    closingDay,
    daysLeft: daysBetween(today, closingDay),
    isHouseClosed: setting?.opening == null,
    minimumChildren: context.policies['studyDay.minimumChildren'],
    children,
  }
}

function listChildren(
  index: LocationIndex,
  context: DayContext,
  off: SchoolDayOff,
): readonly StudyDayChild[] {
  const children: StudyDayChild[] = []
  for (const [childId, indexed] of index.children) {
    if (indexed.child.schoolId !== off.schoolId || !isOfAge(context, indexed, 'outOfSchoolCare')) continue
    const contracts = (index.contractsByChild.get(childId) ?? []).filter((each) => isRunning(each, off.day))
    if (contracts.length === 0) continue
    const isAbsent = (index.absencesByChild.get(childId) ?? []).some(
      (absence) => absence.startDay <= off.day && off.day <= absence.endDay && absence.startMinute === null,
    )
    children.push({
      childId,
      isByContract:
        !isAbsent &&
        contracts.some((contract) => contractStretchesOn(index, context, contract).stretches.length > 0),
      isRegistered: (index.extrasByDay.get(off.day) ?? []).some(
        (extra) => extra.childId === childId && extra.kind === 'studyDay',
      ),
      requestId: waitingRequestOf(index, childId, off.day),
    })
  }
  return children.toSorted((a, b) => compare(a.childId, b.childId))
}

function isRunning({ contract }: IndexedContract, day: IsoDay): boolean {
  return (
    contract.setting === 'outOfSchoolCare' &&
    isValidOn({ validFrom: contract.startDate, validUntil: contract.endDate }, day)
  )
}

function waitingRequestOf(index: LocationIndex, childId: ChildId, day: IsoDay): RequestId | null {
  const waiting = index.facts.requests.find(
    (request) =>
      request.childId === childId &&
      request.kind === 'studyDay' &&
      request.wantedDay === day &&
      (request.status === 'open' || request.status === 'waiting' || request.status === 'offered'),
  )
  return waiting?.id ?? null
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
