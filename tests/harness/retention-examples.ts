import { purgeDigest } from '#shared/commands/privacy/purge-digest.ts'
import type { CommandExample } from './command-example.ts'

const noorHeld = {
  locationId: 'rainbow',
  subjectKind: 'child',
  subjectId: 'noor',
  reason: 'klacht loopt',
} as const

/** A week of so long ago that what was settled for it may go. */
const oldWeek = { locationId: 'rainbow', week: '2025-W20' } as const

/** One good example of every act of retention and erasure. */
export const retentionExamples: readonly CommandExample[] = [
  { type: 'setHold', args: noorHeld, finalBecause: 'registerStays' },
  {
    type: 'liftHold',
    args: { holdId: 'held-a.1', because: 'De klacht is afgerond.' },
    after: [{ id: 'held-a', type: 'setHold', args: noorHeld }],
  },
  {
    type: 'erasePerson',
    args: { subjectKind: 'staffMember', subjectId: 'joris', ground: 'mistake' },
    finalBecause: 'notReversible',
  },
  {
    type: 'purgeExpired',
    args: {
      asOf: '2026-11-23',
      children: [],
      staff: [],
      rows: [{ table: 'settled_roster', ids: ['old-week.1'] }],
      digest: purgeDigest([{ table: 'settled_roster', id: 'old-week.1' }]),
    },
    after: [{ id: 'old-week', type: 'settleRoster', args: oldWeek }],
    finalBecause: 'notReversible',
  },
]
