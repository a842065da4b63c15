import { fullName } from '#shared/domain/children/person-name.ts'
import type { Child, Contract } from '#shared/domain/children/model.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import type { ChildCard } from '#shared/ipc/calls/children.ts'
import type { RequestRow } from '#shared/ipc/parts/requests.ts'
import { must } from '#shared/kernel/invariant.ts'
import { completedMonths, isValidOn } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import { restrictedSince } from '../child-file/child-file-view.ts'

/** Everything on one child's card, as it stands on `day`; `undefined` when there is no such child. What is held back is of today. */
export function findChildCard(
  rows: Pick<RowReader, 'findRow' | 'listRows'>,
  listRequests: (childId: ChildId) => readonly RequestRow[],
  childId: ChildId,
  { day, today }: { readonly day: IsoDay; readonly today: IsoDay },
): ChildCard | undefined {
  const child = rows.findRow('child', childId)
  if (child === undefined) return undefined
  const contracts = rows
    .listRows('contract', { childId })
    .toSorted((a, b) => (a.startDate < b.startDate ? -1 : 1))
  const nameOfGroup = (id: string): string =>
    must(rows.findRow('base_group', id), 'a contract, a consent and a move name a group that exists').name
  const credits = creditByAbsence(rows, childId)
  const creditOf = (absenceId: string): number => Math.max(0, credits.get(absenceId) ?? 0)
  const current = contracts.find(
    (contract) => contract.startDate <= day && (contract.endDate === null || day <= contract.endDate),
  )
  return {
    id: child.id,
    name: fullName(child),
    birthDate: child.birthDate,
    ageMonths: completedMonths(child.birthDate, day),
    restrictedSince: restrictedSince(rows, childId, today),
    groupName: current === undefined ? '' : nameOfGroup(current.groupId),
    schoolName: child.schoolId === null ? null : (rows.findRow('school', child.schoolId)?.name ?? null),
    mentorName: nameOfMentor(rows, child),
    contracts: contracts.map((contract) => describeContract(rows, contract, nameOfGroup)),
    fixedFaces: listFaces(rows, childId, day),
    consents: rows
      .listRows('second_group_consent', { childId })
      .map(({ id, groupId, signedOn, validFrom, validUntil }) => ({
        id,
        groupName: nameOfGroup(groupId),
        signedOn,
        validFrom,
        validUntil,
      })),
    otherGroups: listOtherGroups(rows, contracts, day),
    absences: rows
      .listRows('absence', { childId })
      .map(({ id, startDay, endDay, startMinute, endMinute, reason, requestId }) => ({
        id,
        startDay,
        endDay,
        startMinute,
        endMinute,
        reason,
        creditMinutes: creditOf(id),
        mayRemove: requestId === null,
      }))
      .sort((a, b) => (a.startDay < b.startDay ? 1 : -1)),
    requests: [...listRequests(childId)],
  }
}

function describeContract(
  rows: Pick<RowReader, 'listRows'>,
  contract: Contract,
  nameOfGroup: (id: string) => string,
): ChildCard['contracts'][number] {
  const { id, locationId, setting, groupId, form, startDate, endDate } = contract
  const days = rows
    .listRows('contract_day', { contractId: contract.id })
    .map(({ weekday, startMinute, endMinute }) => ({ weekday, startMinute, endMinute }))
    .sort((a, b) => a.weekday - b.weekday || (a.startMinute ?? 0) - (b.startMinute ?? 0))
  return { id, locationId, groupId, setting, groupName: nameOfGroup(groupId), form, startDate, endDate, days }
}

/** Groups of the locations where the child has a contract, but those it belongs to. GROUP-3 */
function listOtherGroups(
  rows: Pick<RowReader, 'listRows'>,
  contracts: readonly Contract[],
  day: IsoDay,
): ChildCard['otherGroups'] {
  const own = new Set(
    contracts.filter(({ endDate }) => endDate === null || day <= endDate).map((row) => row.groupId),
  )
  const locationIds = [...new Set(contracts.map(({ locationId }) => locationId))]
  return rows
    .listRows('base_group', { locationId: { in: locationIds } })
    .filter((group) => !own.has(group.id) && isValidOn(group, day))
    .toSorted((a, b) => a.sortOrder - b.sortOrder)
    .map(({ id, name }) => ({ id, name }))
}

/** What each absence earned and has not lost again, by its id. SWAP-5 */
function creditByAbsence(rows: Pick<RowReader, 'listRows'>, childId: ChildId): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { sourceId, minutes } of rows.listRows('ledger_entry', {
    childId,
    account: 'swapCredit',
    sourceKind: 'absence',
  })) {
    sums.set(sourceId, (sums.get(sourceId) ?? 0) + minutes)
  }
  return sums
}

function listFaces(
  rows: Pick<RowReader, 'findRow' | 'listRows'>,
  childId: ChildId,
  day: IsoDay,
): { name: string }[] {
  return rows
    .listRows('fixed_face', { childId, validFrom: { until: day }, validUntil: { from: day, orNull: true } })
    .flatMap(({ staffMemberId }) => {
      const person = rows.findRow('staff_member', staffMemberId)
      return person === undefined ? [] : [{ name: fullName(person) }]
    })
}

function nameOfMentor(rows: Pick<RowReader, 'findRow'>, child: Child): string | null {
  const mentor = child.mentorId === null ? undefined : rows.findRow('staff_member', child.mentorId)
  return mentor === undefined ? null : fullName(mentor)
}
