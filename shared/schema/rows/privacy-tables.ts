import {
  accountRow,
  dataBreachRow,
  legalHoldRow,
  privacyRequestRow,
  processingRestrictionRow,
  purgeRunRow,
} from './privacy-rows.ts'
import { organisationStream, validityColumns } from './table-definition.ts'
import type { TableDefinitions } from './table-definition.ts'

const subjectColumns = { subjectKind: 'text', subjectId: 'text' } as const
const atLocation = { kind: 'location', column: 'locationId' } as const

export const privacyTables: TableDefinitions<
  'account' | 'processing_restriction' | 'privacy_request' | 'legal_hold' | 'purge_run' | 'data_breach'
> = {
  account: {
    schema: accountRow,
    columns: {
      id: 'text',
      staffMemberId: 'text',
      name: 'text',
      role: 'text',
      locationIds: 'json',
      ...validityColumns,
    },
    references: { staffMemberId: 'staff_member' },
    stream: organisationStream,
  },
  processing_restriction: {
    schema: processingRestrictionRow,
    columns: { id: 'text', childId: 'text', reason: 'text', ...validityColumns },
    references: { childId: 'child' },
    stream: { kind: 'child', column: 'childId' },
  },
  privacy_request: {
    schema: privacyRequestRow,
    columns: {
      id: 'text',
      locationId: 'text',
      kind: 'text',
      ...subjectColumns,
      receivedOn: 'text',
      dueOn: 'text',
      note: 'text',
      status: 'text',
      outcome: 'text',
      closedAt: 'text',
      closedBy: 'text',
    },
    references: { locationId: 'location' },
    stream: atLocation,
  },
  legal_hold: {
    schema: legalHoldRow,
    columns: {
      id: 'text',
      locationId: 'text',
      ...subjectColumns,
      reason: 'text',
      ...validityColumns,
      liftedBecause: 'text',
    },
    references: { locationId: 'location' },
    stream: atLocation,
  },
  purge_run: {
    schema: purgeRunRow,
    columns: { id: 'text', ranAt: 'text', ranBy: 'text', asOf: 'text', counts: 'json', digest: 'text' },
    references: {},
    stream: organisationStream,
  },
  data_breach: {
    schema: dataBreachRow,
    columns: {
      id: 'text',
      locationId: 'text',
      discoveredAt: 'text',
      happened: 'text',
      dataKinds: 'json',
      peopleCount: 'integer',
      risk: 'text',
      customerInformedAt: 'text',
      authorityInformedAt: 'text',
      peopleInformedAt: 'text',
      notReportedBecause: 'text',
      measures: 'text',
      closedAt: 'text',
    },
    references: { locationId: 'location' },
    stream: atLocation,
  },
}
