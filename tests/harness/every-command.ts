import { aGroup } from './builders/organisation.ts'
import { aRowSet } from './builders/row-set.ts'
import { groupId } from './builders/ids.ts'

/** One good example of a command, on the small organisation of `aRowSet`. */
export interface CommandExample {
  readonly type: string
  readonly args: unknown
  /** Commands that must have been carried out first, each under the id it is known by later. */
  readonly after?: readonly EarlierCommand[]
}

export interface EarlierCommand {
  readonly id: string
  readonly type: string
  readonly args: unknown
}

const shift = {
  staffMemberId: 'joris',
  groupId: 'ladybirds',
  day: '2026-11-24',
  startMinute: 450,
  endMinute: 960,
  breaks: [{ startMinute: 750, endMinute: 780 }],
}

/** Noor asks for an extra day; she comes on Monday, Tuesday and Thursday. */
function extraDay(wantedDay: string): object {
  return {
    kind: 'extraDay',
    childId: 'noor',
    locationId: 'rainbow',
    wantedDay,
    wantedStartMinute: 480,
    wantedEndMinute: 1080,
    wantedGroupId: null,
    givenDay: null,
    givenStartMinute: null,
    givenEndMinute: null,
    swapReason: null,
    payment: null,
  }
}

const friday = '2026-11-27'
const wednesdayWithoutStaff = '2026-12-02'

/** Her fixed face works that Friday and the roster is settled, so the extra day fits. */
const staffed: readonly EarlierCommand[] = [
  {
    id: 'staffed',
    type: 'assignShift',
    args: {
      staffMemberId: 'fatima',
      groupId: 'ladybirds',
      day: friday,
      startMinute: 450,
      endMinute: 1110,
      breaks: [],
    },
  },
  { id: 'final', type: 'settleRoster', args: { locationId: 'rainbow', week: '2026-W48' } },
]

/** A request entered under `id` is known as `id.1`. */
function asked(id: string, wantedDay: string): EarlierCommand {
  return { id, type: 'enterRequest', args: { wish: extraDay(wantedDay), note: '' } }
}

function approved(requestId: string): EarlierCommand {
  return { id: `${requestId}-approved`, type: 'approveRequest', args: { requestId } }
}

function offered(requestId: string): EarlierCommand {
  return { id: `${requestId}-offered`, type: 'offerAlternative', args: { requestId, wish: extraDay(friday) } }
}

/**
 * An example of every command in the registry; a test fails when one is missing. Undo and redo are not examples: they
 * are what is done to each of these.
 */
export const commandExamples: readonly CommandExample[] = [
  {
    type: 'importOrganisation',
    args: { rows: { base_group: [aGroup({ id: groupId('crickets'), code: 'KR' })] } },
  },
  // The same rows with another name: a replacing import.
  {
    type: 'importOrganisation',
    args: {
      rows: { child: aRowSet().child?.map((child) => ({ ...child, surname: `${child.surname}-Vos` })) },
    },
  },
  {
    type: 'enterAbsence',
    args: {
      childId: 'noor',
      startDay: '2026-12-01',
      endDay: '2026-12-01',
      startMinute: 780,
      endMinute: 1080,
      reason: 'holiday',
    },
  },
  { type: 'removeAbsence', args: { absenceId: 'noor-ill' } },
  {
    type: 'moveChild',
    args: {
      childId: 'noor',
      day: '2026-11-26',
      startMinute: 450,
      endMinute: 780,
      toGroupId: 'bumblebees',
      reason: 'merge',
    },
  },
  { type: 'settleRoster', args: { locationId: 'rainbow', week: '2026-W53' } },
  {
    type: 'unsettleRoster',
    args: { locationId: 'rainbow', week: '2026-W53' },
    after: [{ id: 'settled', type: 'settleRoster', args: { locationId: 'rainbow', week: '2026-W53' } }],
  },
  { type: 'assignShift', args: shift },
  {
    type: 'changeShift',
    args: { shiftId: 'fatima-tuesday', ...shift, staffMemberId: 'fatima', groupId: 'bumblebees' },
  },
  { type: 'removeShift', args: { shiftId: 'fatima-tuesday' } },
  {
    type: 'setHouseRule',
    args: { locationId: 'rainbow', code: 'swap.noticeDays', value: '3', validFrom: '2027-01-01' },
  },
  { type: 'enterRequest', args: { wish: extraDay(friday), note: 'belt na 15:00 terug' } },
  { type: 'approveRequest', args: { requestId: 'ask-a.1' }, after: [...staffed, asked('ask-a', friday)] },
  {
    type: 'approveRequestAnyway',
    args: { requestId: 'ask-b.1', reason: 'Oma is opgenomen.' },
    after: [asked('ask-b', wednesdayWithoutStaff)],
  },
  { type: 'declineRequest', args: { requestId: 'ask-c.1' }, after: [asked('ask-c', wednesdayWithoutStaff)] },
  {
    type: 'offerAlternative',
    args: { requestId: 'ask-d.1', wish: extraDay(friday) },
    after: [...staffed, asked('ask-d', wednesdayWithoutStaff)],
  },
  {
    type: 'acceptOffer',
    args: { requestId: 'ask-e.1' },
    after: [...staffed, asked('ask-e', wednesdayWithoutStaff), offered('ask-e.1')],
  },
  { type: 'withdrawRequest', args: { requestId: 'ask-f.1' }, after: [asked('ask-f', friday)] },
  {
    type: 'reopenRequest',
    args: { requestId: 'ask-g.1' },
    after: [...staffed, asked('ask-g', friday), approved('ask-g.1')],
  },
]
