import {
  childRow,
  contractDayRow,
  contractRow,
  familyRow,
  fixedFaceRow,
  secondGroupConsentRow,
} from './children-rows.ts'
import { intervalColumns, organisationStream, validityColumns } from './table-definition.ts'
import type { TableDefinitions } from './table-definition.ts'

export const childrenTables: TableDefinitions<
  'family' | 'child' | 'contract' | 'contract_day' | 'second_group_consent' | 'fixed_face'
> = {
  family: {
    schema: familyRow,
    columns: { id: 'text', isDirectDebit: 'boolean', language: 'text' },
    references: {},
    stream: organisationStream,
  },
  child: {
    schema: childRow,
    columns: {
      id: 'text',
      firstName: 'text',
      surnamePrefix: 'text',
      surname: 'text',
      birthDate: 'text',
      familyId: 'text',
      schoolId: 'text',
      mentorId: 'text',
    },
    references: { schoolId: 'school', mentorId: 'staff_member' },
    stream: { kind: 'child', column: 'id' },
  },
  contract: {
    schema: contractRow,
    columns: {
      id: 'text',
      childId: 'text',
      locationId: 'text',
      setting: 'text',
      groupId: 'text',
      form: 'text',
      isSchoolWeeksOnly: 'boolean',
      startDate: 'text',
      endDate: 'text',
    },
    references: { childId: 'child', locationId: 'location', groupId: 'base_group' },
    stream: { kind: 'location', column: 'locationId' },
  },
  contract_day: {
    schema: contractDayRow,
    columns: {
      id: 'text',
      contractId: 'text',
      weekday: 'integer',
      ...intervalColumns,
      holidayStartMinute: 'integer',
      holidayEndMinute: 'integer',
    },
    references: { contractId: 'contract' },
    stream: { kind: 'parent', table: 'contract', column: 'contractId' },
  },
  second_group_consent: {
    schema: secondGroupConsentRow,
    columns: { id: 'text', childId: 'text', groupId: 'text', signedOn: 'text', ...validityColumns },
    references: { childId: 'child', groupId: 'base_group' },
    stream: { kind: 'child', column: 'childId' },
  },
  fixed_face: {
    schema: fixedFaceRow,
    columns: { id: 'text', childId: 'text', staffMemberId: 'text', ...validityColumns },
    references: { childId: 'child', staffMemberId: 'staff_member' },
    stream: { kind: 'child', column: 'childId' },
  },
}
