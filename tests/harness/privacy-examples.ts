import type { CommandExample, EarlierCommand } from './command-example.ts'

export const aPrivacyRequest = {
  locationId: 'rainbow',
  kind: 'access',
  subjectKind: 'child',
  subjectId: 'noor',
  receivedOn: '2026-11-20',
  note: 'per brief',
} as const

const breachTold = {
  happened: 'Lijst op straat gevonden.',
  dataKinds: ['names', 'medical'],
  peopleCount: 14,
  risk: 'low',
  notReportedBecause: '',
  measures: '',
} as const

export const aBreach = {
  locationId: 'rainbow',
  discoveredAt: '2026-11-23T06:00:00.000Z',
  ...breachTold,
} as const

function breach(id: string): EarlierCommand {
  return { id, type: 'enterBreach', args: aBreach }
}

/** One good example of every act of the registers of rights and breaches. */
export const privacyExamples: readonly CommandExample[] = [
  { type: 'enterPrivacyRequest', args: aPrivacyRequest, finalBecause: 'registerStays' },
  {
    type: 'closePrivacyRequest',
    args: { requestId: 'asked-a.1', status: 'done', outcome: 'Map meegegeven aan moeder.' },
    after: [{ id: 'asked-a', type: 'enterPrivacyRequest', args: aPrivacyRequest }],
  },
  { type: 'startRestriction', args: { childId: 'noor', reason: 'bezwaar loopt' } },
  {
    type: 'liftRestriction',
    args: { restrictionId: 'kept-a.1' },
    after: [{ id: 'kept-a', type: 'startRestriction', args: { childId: 'noor', reason: 'bezwaar loopt' } }],
  },
  { type: 'enterBreach', args: aBreach, finalBecause: 'registerStays' },
  {
    type: 'changeBreach',
    args: { breachId: 'breach-a.1', ...breachTold, peopleCount: 15, measures: 'Lijsten blijven binnen.' },
    after: [breach('breach-a')],
  },
  {
    type: 'informOfBreach',
    args: { breachId: 'breach-b.1', party: 'authority', at: '2026-11-23T06:30:00.000Z' },
    after: [breach('breach-b')],
  },
  {
    type: 'closeBreach',
    args: { breachId: 'breach-c.1' },
    after: [
      breach('breach-c'),
      {
        id: 'breach-d',
        type: 'informOfBreach',
        args: { breachId: 'breach-c.1', party: 'authority', at: '2026-11-23T06:30:00.000Z' },
      },
    ],
  },
]
