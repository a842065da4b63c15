import type { Brand } from '../kernel/brand.ts'

/**
 * Ids are opaque text of 1 to 64 characters from `A-Z a-z 0-9 . _ : -`. Imported records keep the number they had
 * in the file they came from, so that a person can find them back; new records get an id from the id port.
 */
export type OrganisationId = Brand<string, 'OrganisationId'>
export type LegalEntityId = Brand<string, 'LegalEntityId'>
export type LocationId = Brand<string, 'LocationId'>
export type BaseGroupId = Brand<string, 'BaseGroupId'>
export type ChildId = Brand<string, 'ChildId'>
export type ContractId = Brand<string, 'ContractId'>
export type StaffMemberId = Brand<string, 'StaffMemberId'>
export type ShiftId = Brand<string, 'ShiftId'>
export type SchoolId = Brand<string, 'SchoolId'>
export type RequestId = Brand<string, 'RequestId'>
export type CommandId = Brand<string, 'CommandId'>
export type DeviceId = Brand<string, 'DeviceId'>
export type MergeId = Brand<string, 'MergeId'>
export type WaitingEntryId = Brand<string, 'WaitingEntryId'>
export type OfferId = Brand<string, 'OfferId'>
export type ScenarioId = Brand<string, 'ScenarioId'>
