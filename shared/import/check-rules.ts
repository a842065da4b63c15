import type { Contract, ContractDay } from '#shared/domain/children/model.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import { isOverlapping, isValidOn } from '#shared/kernel/time.ts'
import type { Interval } from '#shared/kernel/time.ts'
import { checkChildFileRules } from './check-child-file-rules.ts'
import { checkLedgerRules } from './check-ledger-rules.ts'
import { checkWaitingRules } from './check-waiting-rules.ts'
import type { KnownRows } from './known-rows.ts'
import type { ProblemLog } from './problem-log.ts'
import type { RowCollector } from './row-collector.ts'
import { arePeriodsOverlapping, forEachPair, report, reportPair } from './rule-check.ts'
import type { RuleCheck } from './rule-check.ts'

/** Checks between records: what each row by itself cannot show. */
export function checkRules(rows: RowCollector, known: KnownRows, problems: ProblemLog): void {
  const check: RuleCheck = { rows, known, problems }
  checkOneOrganisation(check)
  checkOpeningHours(check)
  checkContracts(check)
  checkContractsTogether(check)
  checkContractDays(check)
  checkShifts(check)
  checkPlaces(check)
  checkMoves(check)
  checkLedgerRules(check)
  checkWaitingRules(check)
  checkChildFileRules(check)
}

function checkOneOrganisation(check: RuleCheck): void {
  const [, ...others] = check.rows.list('organisation')
  for (const other of others)
    report(check, 'error', 'import.severalOrganisations', 'organisation', other.id, 'id')
  const [first] = check.rows.list('organisation')
  const isOther =
    first !== undefined &&
    check.known.list('organisation').some(({ id }) => check.rows.originOf('organisation', id) === undefined)
  if (isOther) report(check, 'error', 'import.otherOrganisation', 'organisation', first.id, 'id')
}

function checkOpeningHours(check: RuleCheck): void {
  const key = (row: { locationId: string; setting: string; weekday: number }): string =>
    `${row.locationId} ${row.setting} ${row.weekday}`
  for (const list of groupBy(check.known.list('opening_hours'), key).values()) {
    forEachPair(list, (first, second) => {
      if (
        isOverlapping(first, second) &&
        arePeriodsOverlapping(first.validFrom, first.validUntil, second.validFrom, second.validUntil)
      ) {
        reportPair(check, 'import.openingOverlap', 'opening_hours', first.id, second.id, 'startMinute')
      }
    })
  }
}

function checkContracts(check: RuleCheck): void {
  for (const contract of check.rows.list('contract')) {
    const group = check.known.find('base_group', contract.groupId)
    const child = check.known.find('child', contract.childId)
    if (group !== undefined) {
      if (group.locationId !== contract.locationId)
        report(check, 'error', 'import.otherLocation', 'contract', contract.id, 'groupId')
      else if (group.setting !== contract.setting)
        report(check, 'error', 'import.otherSetting', 'contract', contract.id, 'groupId')
      if (
        contract.startDate < group.validFrom ||
        (group.validUntil !== null && (contract.endDate ?? LAST_DAY) > group.validUntil)
      ) {
        report(check, 'error', 'import.outsideGroup', 'contract', contract.id, 'groupId')
      }
    }
    if (child !== undefined && contract.startDate < child.birthDate) {
      report(check, 'error', 'import.beforeBirth', 'contract', contract.id, 'startDate')
    }
  }
}

const LAST_DAY = '9999-12-31'

/** GROUP-1: one base group a setting, so contracts of one child and setting follow each other. */
function checkContractsTogether(check: RuleCheck): void {
  const daysByContract = groupBy(check.known.list('contract_day'), (day) => day.contractId)
  for (const list of groupBy(check.known.list('contract'), (contract) => contract.childId).values()) {
    const inOrder = list.toSorted((a, b) => (a.startDate < b.startDate ? -1 : 1))
    forEachPair(inOrder, (first, second) => {
      if (!arePeriodsOverlapping(first.startDate, first.endDate, second.startDate, second.endDate)) return
      if (first.setting === second.setting) {
        reportPair(check, 'import.contractsOverlap', 'contract', first.id, second.id, 'startDate')
      } else if (isAtTwoPlaces(first, second, daysByContract)) {
        reportPair(check, 'import.careOverlap', 'contract', first.id, second.id, 'setting')
      }
    })
  }
}

function isAtTwoPlaces(
  first: Contract,
  second: Contract,
  days: ReadonlyMap<string, readonly ContractDay[]>,
): boolean {
  return (days.get(first.id) ?? []).some((a) =>
    (days.get(second.id) ?? []).some((b) => a.weekday === b.weekday && areStretchesOverlapping(a, b)),
  )
}

/** Ends left to the school are not known here; the day, computed, looks at those. */
function areStretchesOverlapping(a: ContractDay, b: ContractDay): boolean {
  if (a.startMinute === null || a.endMinute === null || b.startMinute === null || b.endMinute === null)
    return false
  return a.startMinute < b.endMinute && b.startMinute < a.endMinute
}

function checkContractDays(check: RuleCheck): void {
  const daysByContract = groupBy(check.known.list('contract_day'), (day) => day.contractId)
  const openings = groupBy(
    check.known.list('opening_hours'),
    (row) => `${row.locationId} ${row.setting} ${row.weekday}`,
  )
  for (const contract of check.rows.list('contract')) {
    const days = daysByContract.get(contract.id) ?? []
    if (days.length === 0 && contract.form === 'fixed') {
      report(check, 'warn', 'import.contractWithoutDays', 'contract', contract.id, null)
    }
    const child = check.known.find('child', contract.childId)
    for (const day of days) {
      if (
        (day.startMinute === null || day.endMinute === null) &&
        child !== undefined &&
        child.schoolId === null
      ) {
        report(check, 'error', 'import.schoolMissing', 'contract', contract.id, 'childId')
      }
      const hours = (openings.get(`${contract.locationId} ${contract.setting} ${day.weekday}`) ?? []).filter(
        (row) =>
          (row.validUntil ?? LAST_DAY) >= contract.startDate &&
          row.validFrom <= (contract.endDate ?? LAST_DAY),
      )
      if (!isWithinOpening(day, hours))
        report(check, 'warn', 'import.outsideOpening', 'contract', contract.id, weekdayField(day))
    }
  }
}

const weekdayFields = [
  'maandag',
  'dinsdag',
  'woensdag',
  'donderdag',
  'vrijdag',
  'zaterdag',
  'zondag',
] as const

function weekdayField(day: ContractDay): string | null {
  return weekdayFields[day.weekday - 1] ?? null
}

function isWithinOpening(day: ContractDay, hours: readonly Interval[]): boolean {
  return hours.some(
    (row) =>
      row.startMinute <= (day.startMinute ?? row.startMinute) &&
      (day.endMinute ?? row.endMinute) <= row.endMinute,
  )
}

function checkShifts(check: RuleCheck): void {
  for (const list of groupBy(
    check.known.list('shift'),
    (shift) => `${shift.staffMemberId} ${shift.day}`,
  ).values()) {
    forEachPair(list, (first, second) => {
      if (isOverlapping(first, second))
        reportPair(check, 'import.shiftsOverlap', 'shift', first.id, second.id, 'startMinute')
    })
  }
  for (const shift of check.rows.list('shift')) {
    const group = check.known.find('base_group', shift.groupId)
    if (group === undefined) continue
    if (group.locationId !== shift.locationId)
      report(check, 'error', 'import.otherLocation', 'shift', shift.id, 'groupId')
    else if (!isValidOn(group, shift.day))
      report(check, 'error', 'import.outsideGroup', 'shift', shift.id, 'groupId')
  }
}

/** A group named with a location must be a group of that location. */
function checkPlaces(check: RuleCheck): void {
  for (const extra of check.rows.list('extra_attendance')) {
    const group = check.known.find('base_group', extra.groupId)
    if (group === undefined) continue
    if (group.locationId !== extra.locationId) {
      report(check, 'error', 'import.otherLocation', 'extra_attendance', extra.id, 'groupId')
    } else if (!isValidOn(group, extra.day)) {
      report(check, 'error', 'import.outsideGroup', 'extra_attendance', extra.id, 'groupId')
    }
  }
  for (const request of check.rows.list('care_request')) {
    const group =
      request.wantedGroupId === null ? undefined : check.known.find('base_group', request.wantedGroupId)
    if (group !== undefined && group.locationId !== request.locationId) {
      report(check, 'error', 'import.otherLocation', 'care_request', request.id, 'wantedGroupId')
    }
  }
}

/** A move brings nobody in: the child has care at the location of the group it goes to. GROUP-2 */
function checkMoves(check: RuleCheck): void {
  const moves = check.rows.list('group_move')
  if (moves.length === 0) return
  const contracts = groupBy(check.known.list('contract'), (contract) => contract.childId)
  const extras = groupBy(check.known.list('extra_attendance'), (extra) => extra.childId)
  for (const move of moves) {
    const group = check.known.find('base_group', move.toGroupId)
    if (group === undefined) continue
    if (!isValidOn(group, move.day)) {
      report(check, 'error', 'import.outsideGroup', 'group_move', move.id, 'toGroupId')
      continue
    }
    const care = [
      ...(contracts.get(move.childId) ?? []).filter(
        ({ startDate, endDate }) => startDate <= move.day && (endDate === null || move.day <= endDate),
      ),
      ...(extras.get(move.childId) ?? []).filter((extra) => extra.day === move.day),
    ]
    const isElsewhere = care.length > 0 && care.every((row) => row.locationId !== group.locationId)
    if (isElsewhere) report(check, 'error', 'import.otherLocation', 'group_move', move.id, 'toGroupId')
  }
}
