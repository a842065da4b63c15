import type { Absence, ExtraAttendance, GroupMove } from '#shared/domain/attendance/model.ts'
import type { Child, Contract, FixedFace, SecondGroupConsent } from '#shared/domain/children/model.ts'
import type { BaseGroupId, ChildId, LocationId, StaffMemberId } from '#shared/domain/ids.ts'
import type { Shift } from '#shared/domain/staffing/model.ts'
import { must } from '#shared/kernel/invariant.ts'
import {
  addDays,
  completedYears,
  isoDay,
  mondayOfWeek,
  parseIsoWeek,
  weekdayOf,
} from '#shared/kernel/time.ts'
import type { IsoDay, Weekday } from '#shared/kernel/time.ts'
import type { CarePlan } from './care-plan.ts'
import { groupIds, minute, regenboog, zwaluw } from './house.ts'
import type { SeededRandom } from './seeded-random.ts'

/** Days off for the holidays, told in time for the roster: many around Christmas, some in the spring break. */
export function planHolidays(care: CarePlan, random: SeededRandom): Absence[] {
  const absences: Absence[] = []
  const add = (childId: ChildId, startDay: string, endDay: string): void => {
    absences.push(absenceOf(absences.length + 1, childId, isoDay(startDay), isoDay(endDay), 'holiday'))
  }
  for (const child of care.children) {
    if (!isInDayCare(care, child.id, isoDay('2026-12-22'))) continue
    const chance = random.next()
    if (chance < 0.3) add(child.id, '2026-12-21', '2027-01-01')
    else if (chance < 0.62) add(child.id, '2026-12-28', '2026-12-31')
    if (random.isLucky(0.12)) add(child.id, '2027-02-22', '2027-02-26')
  }
  return absences
}

/** Ill children: reported after the roster was made, so that somebody is left over. */
export function planIllness(care: CarePlan, random: SeededRandom, firstNumber: number): Absence[] {
  const absences: Absence[] = []
  for (const week of ['2026-W47', '2026-W49', '2026-W50', '2026-W51', '2027-W01', '2027-W02']) {
    for (let count = 0; count < 4; count += 1) {
      const contract = random.pick(care.contracts)
      const monday = mondayOfWeek(must(parseIsoWeek(week), 'a week'))
      const day = addDays(monday, random.between(0, 4))
      const isThere = contract.startDate <= day && (contract.endDate === null || day <= contract.endDate)
      const comes = care.daysOf(contract).some(({ weekday }) => weekday === weekdayOf(day))
      if (!isThere || !comes || absences.some(({ childId }) => childId === contract.childId)) continue
      absences.push(
        absenceOf(
          firstNumber + absences.length,
          contract.childId,
          day,
          addDays(day, random.between(0, 1)),
          'ill',
        ),
      )
    }
  }
  const levi = must(
    care.children.find(({ firstName, surname }) => firstName === 'Levi' && surname === 'Smit'),
    'Levi',
  )
  const doctor = absenceOf(
    firstNumber + absences.length,
    levi.id,
    isoDay('2026-12-03'),
    isoDay('2026-12-03'),
    'other',
  )
  absences.push({ ...doctor, startMinute: minute('13:00'), endMinute: minute('17:00') })
  return absences
}

function absenceOf(
  number: number,
  childId: ChildId,
  startDay: IsoDay,
  endDay: IsoDay,
  reason: Absence['reason'],
): Absence {
  const id = `AF${String(number).padStart(3, '0')}`
  return { id, childId, startDay, endDay, startMinute: null, endMinute: null, reason, requestId: null }
}

function isInDayCare(care: CarePlan, childId: ChildId, day: IsoDay): boolean {
  return care.contracts.some(
    (contract) =>
      contract.childId === childId &&
      contract.setting === 'dayCare' &&
      contract.startDate <= day &&
      (contract.endDate === null || day <= contract.endDate),
  )
}

/** Extra days that were granted, the days of the flexible contract and bought holiday days. */
export function planExtras(care: CarePlan): ExtraAttendance[] {
  const extras: ExtraAttendance[] = []
  const add = (
    childId: ChildId,
    locationId: LocationId,
    groupId: BaseGroupId,
    day: string,
    hours: readonly [string, string],
    kind: ExtraAttendance['kind'],
  ): void => {
    extras.push({
      id: `E${String(extras.length + 1).padStart(3, '0')}`,
      childId,
      locationId,
      groupId,
      day: isoDay(day),
      startMinute: minute(hours[0]),
      endMinute: minute(hours[1]),
      kind,
      requestId: null,
    })
  }
  const formChild = (form: Contract['form']): ChildId =>
    must(
      care.contracts.find((contract) => contract.form === form),
      `a contract of form ${form}`,
    ).childId
  for (const day of ['2026-11-18', '2026-12-02', '2026-12-09', '2026-12-16', '2027-01-13', '2027-01-20']) {
    add(formChild('flexible'), regenboog, groupIds.peutersB, day, ['08:30', '17:00'], 'flexibleDay')
  }
  for (const day of ['2026-12-21', '2026-12-22', '2026-12-29', '2027-02-23', '2027-02-24']) {
    add(formChild('holidayDays'), zwaluw, groupIds.ontdekkers, day, ['08:30', '17:30'], 'holidayDay')
  }
  for (const day of ['2026-11-20', '2026-12-11', '2027-01-08']) {
    add(formChild('occasional'), zwaluw, groupIds.nest, day, ['08:30', '17:00'], 'extraDay')
  }
  for (const { childId, day } of [
    { childId: childNot(care, groupIds.dreumesen, 5, 0), day: '2026-11-20' },
    { childId: childNot(care, groupIds.dreumesen, 3, 1), day: '2026-12-02' },
    { childId: childNot(care, groupIds.dreumesen, 5, 2), day: '2026-12-11' },
  ]) {
    add(childId, regenboog, groupIds.dreumesen, day, ['08:30', '17:00'], 'extraDay')
  }
  return extras
}

/** A child of a group that does not come on a weekday. */
export function childNot(care: CarePlan, groupId: BaseGroupId, weekday: Weekday, skip: number): ChildId {
  const contracts = care.contracts.filter(
    (contract) =>
      contract.groupId === groupId &&
      contract.form === 'fixed' &&
      contract.startDate <= '2026-11-01' &&
      (contract.endDate === null || contract.endDate >= '2027-01-01') &&
      care.daysOf(contract).every((day) => day.weekday !== weekday && day.endMinute !== minute('13:00')),
  )
  return must(contracts[skip], 'a child that does not come then').childId
}

export function childComing(
  care: CarePlan,
  groupId: BaseGroupId,
  comes: Weekday,
  not: Weekday,
  skip: number,
): ChildId {
  const contracts = care.contracts.filter((contract) => {
    const weekdays = care.daysOf(contract).map(({ weekday }) => weekday)
    const isSteady =
      contract.startDate <= '2026-11-01' && (contract.endDate === null || contract.endDate >= '2027-03-01')
    return contract.groupId === groupId && isSteady && weekdays.includes(comes) && !weekdays.includes(not)
  })
  return must(contracts[skip], 'a child that comes then').childId
}

/** Visits to the next group and a full group's overflow, each with its reason. GROUP-2 */
export function planMoves(care: CarePlan): GroupMove[] {
  const visits: readonly (readonly [ChildId, BaseGroupId, string, string, string, GroupMove['reason']])[] = [
    [
      childComing(care, groupIds.dreumesen, 1, 5, 0),
      groupIds.peutersA,
      '2027-01-25',
      '09:30',
      '11:30',
      'settlingIn',
    ],
    [
      childComing(care, groupIds.babies, 3, 4, 0),
      groupIds.dreumesen,
      '2027-01-13',
      '10:00',
      '11:30',
      'settlingIn',
    ],
    [
      childComing(care, groupIds.peutersB, 1, 5, 1),
      groupIds.peutersA,
      '2026-11-30',
      '15:00',
      '16:00',
      'flexible',
    ],
  ]
  return visits.map(([childId, toGroupId, day, start, end, reason], index) => ({
    id: `W${String(index + 1).padStart(3, '0')}`,
    childId,
    day: isoDay(day),
    startMinute: minute(start),
    endMinute: minute(end),
    toGroupId,
    reason,
  }))
}

/** Written consent for a second group over an agreed time. GROUP-3 */
export function planConsents(care: CarePlan): SecondGroupConsent[] {
  const given: readonly (readonly [ChildId, BaseGroupId])[] = [
    [childComing(care, groupIds.peutersB, 1, 5, 1), groupIds.peutersA],
    [childComing(care, groupIds.peutersA, 2, 5, 2), groupIds.peutersB],
    [childComing(care, groupIds.peutersA, 4, 3, 5), groupIds.peutersB],
    [childComing(care, groupIds.dreumesen, 1, 5, 1), groupIds.peutersA],
    [childComing(care, groupIds.kapoenen, 1, 3, 0), groupIds.ontdekkers],
  ]
  return given.map(([childId, groupId]) => ({
    id: `${childId}.${groupId}.2026-11-01`,
    childId,
    groupId,
    signedOn: isoDay('2026-10-26'),
    validFrom: isoDay('2026-11-01'),
    validUntil: isoDay('2027-02-28'),
  }))
}

/**
 * Two or three staff members a child sees most: chosen so that one of them works in the group on as many of its days
 * as possible, then on as many other days as possible. BKR-17
 */
export function chooseFaces(
  child: Child,
  contract: Contract,
  care: CarePlan,
  shifts: readonly Shift[],
): FixedFace[] {
  const weekdays = new Set(care.daysOf(contract).map(({ weekday }) => weekday))
  const until = contract.endDate ?? isoDay('2027-03-14')
  const daysByStaff = new Map<StaffMemberId, Set<IsoDay>>()
  for (const shift of shifts) {
    // Who only relieves at lunch is nobody's fixed face.
    if (shift.groupId !== contract.groupId || shift.day < contract.startDate || shift.day > until) continue
    if (shift.endMinute - shift.startMinute < 60) continue
    const days = daysByStaff.get(shift.staffMemberId) ?? new Set()
    daysByStaff.set(shift.staffMemberId, days.add(shift.day))
  }
  const most =
    completedYears(
      child.birthDate,
      contract.startDate < '2026-11-16' ? isoDay('2026-11-16') : contract.startDate,
    ) < 1
      ? 2
      : 3
  const chosen: StaffMemberId[] = []
  const covered = new Set<IsoDay>()
  while (chosen.length < most) {
    const gain = (days: ReadonlySet<IsoDay>): number =>
      [...days]
        .filter((day) => !covered.has(day))
        .reduce((sum, day) => sum + (weekdays.has(weekdayOf(day)) ? 100 : 1), 0)
    const [best] = [...daysByStaff]
      .filter(([id]) => !chosen.includes(id))
      .toSorted(([idA, a], [idB, b]) => gain(b) - gain(a) || (idA < idB ? -1 : 1))
    if (best === undefined) break
    chosen.push(best[0])
    for (const day of best[1]) covered.add(day)
  }
  return chosen.map((staffMemberId) => ({
    id: `${child.id}.${staffMemberId}.${contract.startDate}`,
    childId: child.id,
    staffMemberId,
    validFrom: contract.startDate,
    validUntil: contract.endDate,
  }))
}
