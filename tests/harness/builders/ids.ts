import type {
  BaseGroupId,
  ChildId,
  ContractId,
  LocationId,
  OrganisationId,
  RequestId,
  SchoolId,
  ShiftId,
  StaffMemberId,
} from '#shared/domain/ids.ts'

/** Ids as tests write them: `groupId('ladybirds')`. */
export const organisationId = (text: string): OrganisationId => text as OrganisationId
export const locationId = (text: string): LocationId => text as LocationId
export const groupId = (text: string): BaseGroupId => text as BaseGroupId
export const childId = (text: string): ChildId => text as ChildId
export const contractId = (text: string): ContractId => text as ContractId
export const staffMemberId = (text: string): StaffMemberId => text as StaffMemberId
export const shiftId = (text: string): ShiftId => text as ShiftId
export const schoolId = (text: string): SchoolId => text as SchoolId
export const requestId = (text: string): RequestId => text as RequestId

/** `at('07:30')` is 450. Throws on anything that is no time. */
export function at(time: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(time)
  if (match === null) throw new Error(`no time: ${time}`)
  return Number(match[1]) * 60 + Number(match[2])
}

let lastNumber = 0

/** A fresh id within the test run, for records whose id does not matter. */
export function nextId(prefix: string): string {
  lastNumber += 1
  return `${prefix}-${lastNumber}`
}
