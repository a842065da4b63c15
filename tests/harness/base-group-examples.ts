import type { CommandExample, EarlierCommand } from './command-example.ts'

const transfer = {
  childId: 'noor',
  setting: 'dayCare',
  toGroupId: 'bumblebees',
  day: '2027-01-04',
  settlingInWeeks: 2,
}

/** Noor's days with the Friday besides. */
const days = [1, 2, 4, 5].map((weekday) => ({ weekday, startMinute: null, endMinute: null }))

/** Known as `noor-waits.1`. */
const noorWaits: EarlierCommand = {
  id: 'noor-waits',
  type: 'enterWaiting',
  args: {
    locationId: 'rainbow',
    child: { kind: 'known', childId: 'noor' },
    receivedOn: '2026-11-20',
    ...{ setting: 'dayCare', days, minimumDays: 4, wishedFrom: '2027-01-04', priority: 'none', note: '' },
  },
}

/** Known as `id.1`. */
function scenario(id: string): EarlierCommand {
  const changes = [{ kind: 'transfer', ...transfer }]
  return { id, type: 'createScenario', args: { locationId: 'rainbow', name: `Plan ${id}`, changes } }
}

/** Noor goes over to the other group of the house, for real and in plans. */
export const baseGroupExamples: readonly CommandExample[] = [
  { type: 'transferChild', args: { locationId: 'rainbow', ...transfer } },
  {
    type: 'placeChild',
    args: {
      ...{ locationId: 'rainbow', childId: 'noor', entryId: 'noor-waits.1', setting: 'dayCare' },
      ...{ groupId: 'ladybirds', day: '2027-01-04', days },
    },
    after: [noorWaits],
  },
  { type: 'createScenario', args: scenario('new').args },
  {
    type: 'changeScenario',
    args: { scenarioId: 'plan-a.1', name: 'Zonder wijziging', changes: [] },
    after: [scenario('plan-a')],
  },
  { type: 'discardScenario', args: { scenarioId: 'plan-b.1' }, after: [scenario('plan-b')] },
  {
    type: 'carryOutScenario',
    args: { scenarioId: 'plan-c.1', picked: [0] },
    after: [scenario('plan-c')],
  },
]
