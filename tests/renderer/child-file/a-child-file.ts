import type { ChildId } from '#shared/domain/ids.ts'
import type { ChildFileView } from '#shared/ipc/calls/child-file.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'

/** Of a child of whom nothing is kept yet. */
export function anEmptyChildFile(childId: string): ChildFileView {
  return {
    childId: childId as ChildId,
    firstName: 'Noor',
    paperLanguage: 'nl',
    restrictedSince: null,
    file: {
      diet: '',
      allergies: '',
      notes: '',
      hasMedicalNotes: false,
      hasAddress: false,
      isAddressSecret: false,
      address: '',
    },
    contacts: [],
    consents: [],
    handovers: [],
    secrecies: [],
    preschoolGroupName: null,
  }
}

/** Noor with something in every part; her address is secret. */
export function aChildFile(overrides: Partial<ChildFileView> = {}): ChildFileView {
  return {
    ...anEmptyChildFile('noor'),
    file: {
      diet: 'vegetarisch',
      allergies: 'pinda',
      notes: '',
      hasMedicalNotes: true,
      hasAddress: true,
      isAddressSecret: true,
      address: null,
    },
    contacts: [
      {
        ...{ id: 'eva', name: 'Eva Bakker', relation: 'moeder', hasPhone: true },
        ...{ isParent: true, isEmergency: true, mayCollect: true },
      },
      {
        ...{ id: 'riet', name: 'Riet Bakker', relation: 'oma', hasPhone: false },
        ...{ isParent: false, isEmergency: false, mayCollect: true },
      },
    ],
    consents: [
      {
        ...{ id: 'consent-photo', kind: 'photo', givenOn: isoDay('2026-05-04'), givenBy: 'Eva Bakker' },
        ...{ withdrawnOn: null, withdrawnBy: '' },
      },
    ],
    handovers: [
      {
        ...{ id: 'agreement', kind: 'collectedByOther', agreement: 'Riet haalt op dinsdag.' },
        ...{ validFrom: isoDay('2026-09-01'), validUntil: null },
        ...{ parentName: 'Eva Bakker', managerName: 'Sanne Vermeer' },
        signedAt: '2026-08-30T09:00:00.000Z' as Instant,
      },
    ],
    ...overrides,
  }
}
