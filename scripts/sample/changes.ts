import type { Contract } from '#shared/domain/children/model.ts'
import type { BaseGroupId } from '#shared/domain/ids.ts'
import { must } from '#shared/kernel/invariant.ts'
import { addDays, completedMonths, isoDay } from '#shared/kernel/time.ts'
import type { IsoDay, Weekday } from '#shared/kernel/time.ts'
import { endOfDayCare } from './care-plan.ts'
import type { CarePlan, DayKind } from './care-plan.ts'
import { groupIds, groups, schoolIds } from './house.ts'

/** What changes in the course of the winter: children who move up, start, leave, or are not born yet. */
export function planChanges(care: CarePlan): void {
  moveUp(care, groupIds.babies, groupIds.dreumesen, isoDay('2027-01-16'), 12, 2)
  moveUp(care, groupIds.babies, groupIds.dreumesen, isoDay('2027-02-16'), 13, 2)
  moveUp(care, groupIds.dreumesen, groupIds.peutersA, isoDay('2027-02-01'), 26, 3)
  moveUp(care, groupIds.dreumesen, groupIds.peutersB, isoDay('2027-03-01'), 26, 2)
  startNew(care)
  goToSchool(care)
  changeDays(care)
  addOtherForms(care)
  addEnded(care)
}

function moveUp(
  care: CarePlan,
  from: BaseGroupId,
  to: BaseGroupId,
  day: IsoDay,
  minMonths: number,
  most: number,
): void {
  const target = must(
    groups.find(({ id }) => id === to),
    'a group of the house',
  )
  const oldestFirst = care.contracts
    .filter((contract) => contract.groupId === from && isRunning(contract, day))
    .map((contract) => ({
      contract,
      child: must(
        care.children.find(({ id }) => id === contract.childId),
        'a child',
      ),
    }))
    .filter(({ child }) => completedMonths(child.birthDate, day) >= minMonths)
    .toSorted((a, b) => (a.child.birthDate < b.child.birthDate ? -1 : 1))
  let moved = 0
  for (const { contract, child } of oldestFirst) {
    const days = care.daysOf(contract)
    const hasRoom = days.every(({ weekday }) => countOn(care, to, weekday, day) < target.maxChildren - 1)
    if (moved === most || !hasRoom) continue
    moved += 1
    care.endContract(contract, addDays(day, -1))
    const next = care.addContract(child.id, {
      groupId: to,
      days: new Map(),
      startDate: day,
      endDate: contract.endDate,
    })
    copyDays(care, contract, next)
  }
}

function copyDays(care: CarePlan, from: Contract, to: Contract): void {
  for (const day of care.daysOf(from)) {
    care.contractDays.push({ ...day, id: day.id.replace(from.id, to.id), contractId: to.id })
  }
}

function isRunning(contract: Contract, day: IsoDay): boolean {
  return contract.startDate <= day && (contract.endDate === null || day <= contract.endDate)
}

function countOn(care: CarePlan, groupId: BaseGroupId, weekday: Weekday, day: IsoDay): number {
  return care.contracts.filter(
    (contract) =>
      contract.groupId === groupId &&
      isRunning(contract, day) &&
      care.daysOf(contract).some((row) => row.weekday === weekday),
  ).length
}

function startNew(care: CarePlan): void {
  const wholeDays = (...weekdays: readonly Weekday[]): ReadonlyMap<Weekday, DayKind> =>
    new Map(weekdays.map((weekday) => [weekday, 'day']))
  const starters: readonly (readonly [string, BaseGroupId, string, ReadonlyMap<Weekday, DayKind>])[] = [
    ['2026-09-14', groupIds.babies, '2026-12-16', wholeDays(1, 5)],
    ['2026-10-21', groupIds.babies, '2027-01-16', wholeDays(3, 5)],
    ['2026-11-08', groupIds.babies, '2027-02-01', wholeDays(1, 3)],
    ['2025-06-17', groupIds.dreumesen, '2026-12-16', wholeDays(3, 5)],
    ['2024-11-02', groupIds.peutersB, '2027-01-04', wholeDays(3, 5)],
    ['2026-08-30', groupIds.nest, '2027-01-16', wholeDays(3, 5)],
    ['2024-12-05', groupIds.speelgroep, '2027-01-18', new Map([[5, 'toddlerMorning']])],
  ]
  for (const [born, groupId, start, days] of starters) {
    const child = care.addChild({ birthDate: isoDay(born) })
    care.addContract(child.id, {
      groupId,
      days,
      startDate: isoDay(start),
      endDate: null,
      isSchoolWeeksOnly: groupId === groupIds.speelgroep,
      times: ['08:15', '17:30'],
    })
  }
  // Registered before birth: the date is the one the parents expect. CARE-2
  const unborn = care.addChild({ firstName: 'Baby', surname: 'Verbruggen', birthDate: isoDay('2027-01-12') })
  care.addContract(unborn.id, {
    groupId: groupIds.babies,
    days: wholeDays(1, 2),
    startDate: isoDay('2027-03-01'),
    endDate: null,
    times: ['08:30', '17:00'],
  })
}

/** Children who turn four this winter leave day care at the end of that month; three of them go on to the BSO. CARE-4 */
function goToSchool(care: CarePlan): void {
  const leaving = care.contracts.filter(
    ({ setting, endDate }) =>
      setting === 'dayCare' && endDate !== null && endDate >= '2026-12-31' && endDate <= '2027-02-28',
  )
  for (const contract of leaving.slice(0, 3)) {
    const child = must(
      care.children.find(({ id }) => id === contract.childId),
      'a child',
    )
    const index = care.children.indexOf(child)
    care.children[index] = { ...child, schoolId: schoolIds.klimboom }
    care.addContract(child.id, {
      groupId: groupIds.kapoenen,
      days: new Map([
        [1, 'after'],
        [5, 'after'],
      ]),
      startDate: addDays(endOfDayCare(child.birthDate), 1),
      endDate: null,
      times: ['08:00', '17:30'],
      holiday: ['08:30', '17:30'],
    })
  }
}

/** Other days from the new year: the old contract ends, the new one follows. CARE-5 */
function changeDays(care: CarePlan): void {
  const day = isoDay('2027-01-01')
  const settled = care.contracts.filter(
    (contract) =>
      contract.groupId === groupIds.nest && isRunning(contract, day) && care.daysOf(contract).length === 2,
  )
  for (const contract of settled.slice(0, 2)) {
    care.endContract(contract, addDays(day, -1))
    care.addContract(contract.childId, {
      groupId: contract.groupId,
      days: new Map([
        [3, 'day'],
        [5, 'day'],
      ]),
      startDate: day,
      endDate: contract.endDate,
      times: ['08:30', '17:00'],
    })
  }
}

/** CARE-7: flexible, holiday days and occasional care have no fixed days. */
function addOtherForms(care: CarePlan): void {
  const flexible = care.addChild({ birthDate: isoDay('2024-06-03') })
  care.addContract(flexible.id, {
    groupId: groupIds.peutersB,
    days: new Map(),
    startDate: isoDay('2026-09-01'),
    endDate: null,
    form: 'flexible',
  })
  const holidays = care.addChild({ birthDate: isoDay('2018-05-19'), schoolId: schoolIds.kompas })
  care.addContract(holidays.id, {
    groupId: groupIds.ontdekkers,
    days: new Map(),
    startDate: isoDay('2026-01-01'),
    endDate: null,
    form: 'holidayDays',
  })
  const occasional = care.addChild({ birthDate: isoDay('2025-03-30') })
  care.addContract(occasional.id, {
    groupId: groupIds.nest,
    days: new Map(),
    startDate: isoDay('2026-10-01'),
    endDate: null,
    form: 'occasional',
  })
}

/** Contracts that ended before the first week; the children are still in the file. */
function addEnded(care: CarePlan): void {
  const ended: readonly (readonly [string, BaseGroupId, string, string])[] = [
    ['2022-10-06', groupIds.peutersA, '2024-11-01', '2026-10-31'],
    ['2024-05-25', groupIds.dreumesen, '2025-08-16', '2026-11-15'],
    ['2022-09-11', groupIds.nest, '2023-01-16', '2026-09-30'],
    ['2023-12-14', groupIds.speelgroep, '2025-12-16', '2026-10-15'],
  ]
  for (const [born, groupId, start, end] of ended) {
    const child = care.addChild({ birthDate: isoDay(born) })
    care.addContract(child.id, {
      groupId,
      days: new Map([[1, groupId === groupIds.speelgroep ? 'toddlerMorning' : 'day']]),
      startDate: isoDay(start),
      endDate: isoDay(end),
      isSchoolWeeksOnly: groupId === groupIds.speelgroep,
      times: ['08:00', '17:30'],
    })
  }
}
