import type { CommandExample, EarlierCommand } from './command-example.ts'

/** The first bytes of a PDF; what a paper says is tested where it is printed. */
const document = 'JVBERi0xLjcK'
const documentDigest = '0716f9264c9fe19f5d7455276107f3ddcc1d3497f63d60689a73558ae8a1bf5e'

const photo = {
  type: 'giveConsent',
  args: { childId: 'noor', kind: 'photo', givenOn: '2026-11-20', givenBy: 'Eva Bakker' },
} as const

const walksAlone = {
  type: 'signHandover',
  args: {
    childId: 'sem',
    kind: 'walksAlone',
    agreement: 'Sem loopt op dinsdag om 17:00 alleen naar huis.',
    validFrom: '2026-11-24',
    validUntil: null,
    parentName: 'Mark Dekker',
    managerName: 'Sanne Vermeer',
    document,
    documentDigest,
  },
} as const

const secret = {
  type: 'startSecrecy',
  args: { childId: 'noor', requestedOn: '2026-11-20', validFrom: '2026-11-24' },
} as const

function first(id: string, { type, args }: CommandExample): EarlierCommand {
  return { id, type, args }
}

/** The file of a child: Noor with an allergy, Sem who walks home alone. */
export const childFileExamples: readonly CommandExample[] = [
  {
    type: 'saveChildFile',
    args: {
      childId: 'noor',
      address: 'Kastanjelaan 12, Westerveld',
      isAddressSecret: true,
      diet: 'vegetarisch',
      allergies: 'pinda',
      medicalNotes: 'EpiPen in de lade van de groep',
      notes: '',
    },
  },
  {
    type: 'saveContacts',
    args: {
      childId: 'noor',
      contacts: [
        {
          ...{ id: null, name: 'Eva Bakker', relation: 'moeder', phone: '06 1234 5678' },
          ...{ isParent: true, isEmergency: true, mayCollect: true },
        },
        {
          ...{ id: null, name: 'Riet Bakker', relation: 'oma', phone: '' },
          ...{ isParent: false, isEmergency: false, mayCollect: true },
        },
      ],
    },
  },
  photo,
  {
    type: 'withdrawConsent',
    args: { consentId: 'photo.1', withdrawnBy: 'Eva Bakker' },
    after: [first('photo', photo)],
  },
  walksAlone,
  {
    type: 'endHandover',
    args: { agreementId: 'walks.1', lastDay: '2026-12-31' },
    after: [first('walks', walksAlone)],
  },
  secret,
  { type: 'endSecrecy', args: { secrecyId: 'secret.1' }, after: [first('secret', secret)] },
]
