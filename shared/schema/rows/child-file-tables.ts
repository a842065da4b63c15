import {
  childContactRow,
  childFileRow,
  consentRow,
  handoverAgreementRow,
  secrecyRow,
} from './child-file-rows.ts'
import { validityColumns } from './table-definition.ts'
import type { TableDefinitions } from './table-definition.ts'

const ofChild = { kind: 'child', column: 'childId' } as const

export const childFileTables: TableDefinitions<
  'child_file' | 'child_contact' | 'consent' | 'handover_agreement' | 'secrecy'
> = {
  child_file: {
    schema: childFileRow,
    columns: {
      id: 'text',
      childId: 'text',
      address: 'text',
      isAddressSecret: 'boolean',
      diet: 'text',
      allergies: 'text',
      medicalNotes: 'text',
      notes: 'text',
    },
    references: { childId: 'child' },
    stream: ofChild,
  },
  child_contact: {
    schema: childContactRow,
    columns: {
      id: 'text',
      childId: 'text',
      name: 'text',
      relation: 'text',
      phone: 'text',
      isParent: 'boolean',
      isEmergency: 'boolean',
      mayCollect: 'boolean',
      sortOrder: 'integer',
    },
    references: { childId: 'child' },
    stream: ofChild,
  },
  consent: {
    schema: consentRow,
    columns: {
      id: 'text',
      childId: 'text',
      kind: 'text',
      givenOn: 'text',
      givenBy: 'text',
      withdrawnOn: 'text',
      withdrawnBy: 'text',
    },
    references: { childId: 'child' },
    stream: ofChild,
  },
  handover_agreement: {
    schema: handoverAgreementRow,
    columns: {
      id: 'text',
      childId: 'text',
      kind: 'text',
      agreement: 'text',
      ...validityColumns,
      parentName: 'text',
      managerName: 'text',
      managerId: 'text',
      signedAt: 'text',
      document: 'text',
      documentDigest: 'text',
    },
    references: { childId: 'child' },
    stream: ofChild,
  },
  secrecy: {
    schema: secrecyRow,
    columns: { id: 'text', childId: 'text', requestedOn: 'text', ...validityColumns },
    references: { childId: 'child' },
    stream: ofChild,
  },
}
