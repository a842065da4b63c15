import { baseGroupExamples } from './base-group-examples.ts'
import { aGroup } from './builders/organisation.ts'
import { aRowSet } from './builders/row-set.ts'
import { groupId } from './builders/ids.ts'
import type { CommandExample, EarlierCommand } from './command-example.ts'
import { privacyExamples } from './privacy-examples.ts'
import { retentionExamples } from './retention-examples.ts'
import { childFileExamples } from './child-file-examples.ts'
import { waitingExamples } from './waiting-examples.ts'

const shift = {
  staffMemberId: 'joris',
  groupId: 'ladybirds',
  day: '2026-11-24',
  startMinute: 450,
  endMinute: 960,
  breaks: [{ startMinute: 750, endMinute: 780 }],
}

/** Joris plans for a year. */
const plannerForYear = {
  actorId: 'joris',
  name: '',
  role: 'planner',
  locationIds: ['rainbow'],
  validUntil: '2027-11-23',
}

/** Noor's Tuesday and Thursday of that week, called off a week before. */
const calledOff = {
  childId: 'noor',
  startDay: '2026-12-01',
  endDay: '2026-12-03',
  startMinute: null,
  endMinute: null,
  reason: 'holiday',
  isForCredit: true,
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
/** The ladybirds and the bumblebees on Fridays, when nobody has to go to another group. */
const together = {
  locationId: 'rainbow',
  groupIds: ['ladybirds', 'bumblebees'],
  hostGroupId: 'ladybirds',
  kind: 'series',
  validFrom: '2026-11-27',
  validUntil: '2027-01-29',
  weekdays: [5],
  startMinute: 450,
  endMinute: 1110,
  reason: 'lowOccupancy',
  note: '',
}
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

/** Noor comes on this Tuesday, the day on which the tests run, from half past seven until half past six. */
const noorStays = {
  childId: 'noor',
  locationId: 'rainbow',
  groupId: null,
  day: '2026-11-24',
  side: 'late',
  minutes: 30,
  loggedBy: 'joris',
}
/** The Monday before. */
const noorStayed = { ...noorStays, day: '2026-11-23', groupId: 'ladybirds', side: 'early' }

/** Time on a balance of Noor, booked under `id` as `id.1`. */
function booked(id: string, day: string, expiresOn: string): EarlierCommand {
  return {
    id,
    type: 'bookBalance',
    args: {
      childId: 'noor',
      locationId: 'rainbow',
      account: 'holidayDays',
      minutes: 1200,
      day,
      expiresOn,
      note: 'twee dagen gekocht',
    },
  }
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
      isForCredit: false,
    },
  },
  { type: 'enterAbsence', args: calledOff },
  { type: 'removeAbsence', args: { absenceId: 'noor-ill' } },
  {
    type: 'removeAbsence',
    args: { absenceId: 'called-off.1' },
    after: [{ id: 'called-off', type: 'enterAbsence', args: calledOff }],
  },
  {
    type: 'recordConsent',
    args: {
      childId: 'sem',
      groupId: 'bumblebees',
      signedOn: '2026-11-24',
      validFrom: '2026-12-01',
      validUntil: '2026-12-31',
    },
  },
  {
    type: 'endConsent',
    args: { consentId: 'sem-consent.1', lastDay: '2026-12-15' },
    after: [
      {
        id: 'sem-consent',
        type: 'recordConsent',
        args: {
          childId: 'sem',
          groupId: 'bumblebees',
          signedOn: '2026-11-20',
          validFrom: '2026-12-01',
          validUntil: '2026-12-31',
        },
      },
    ],
  },
  {
    type: 'changeContract',
    args: {
      contractId: 'noor-contract',
      receivedOn: '2026-11-20',
      effectiveDay: '2027-01-01',
      days: [
        { weekday: 1, startMinute: 450, endMinute: 1110, holidayStartMinute: null, holidayEndMinute: null },
        { weekday: 3, startMinute: 450, endMinute: 780, holidayStartMinute: null, holidayEndMinute: null },
      ],
      groupId: null,
      form: null,
    },
  },
  {
    type: 'endContract',
    args: {
      contractId: 'noor-contract',
      receivedOn: '2026-11-20',
      lastDay: '2026-12-31',
      isByProvider: false,
      reason: '',
    },
  },
  { type: 'enterStudyDay', args: { schoolId: 'compass', day: '2026-12-11', kind: 'studyDay' } },
  { type: 'removeStudyDay', args: { schoolId: 'compass', day: '2026-12-04' } },
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
  { type: 'logStay', args: noorStays },
  { type: 'logStayAfterwards', args: noorStayed },
  // Of the rows a stay makes the attendance comes first and the stay second.
  {
    type: 'removeStay',
    args: { stayId: 'stayed.2' },
    after: [{ id: 'stayed', type: 'logStay', args: noorStays }],
  },
  {
    type: 'removeStayAfterwards',
    args: { stayId: 'stayed-before.2' },
    after: [{ id: 'stayed-before', type: 'logStayAfterwards', args: noorStayed }],
  },
  {
    type: 'waiveLongerStay',
    args: { observedTimeId: 'seen', side: 'late' },
    after: [
      {
        id: 'noor-seen',
        type: 'importOrganisation',
        args: {
          rows: {
            observed_time: [
              {
                id: 'seen',
                childId: 'noor',
                locationId: 'rainbow',
                day: '2026-11-23',
                arrivedMinute: null,
                leftMinute: 1130,
              },
            ],
          },
        },
      },
    ],
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
  {
    type: 'setHouseRules',
    args: {
      locationId: null,
      validFrom: '2027-01-01',
      values: [
        { code: 'swap.noticeDays', value: '3' },
        { code: 'swap.window', value: '{"kind":"sameWeek"}' },
      ],
    },
  },
  {
    type: 'endHouseRule',
    args: { locationId: 'rainbow', code: 'swap.maxPerYear', from: '2027-02-01' },
    after: [
      {
        id: 'own-rule',
        type: 'setHouseRule',
        args: { locationId: 'rainbow', code: 'swap.maxPerYear', value: '2', validFrom: '2027-01-01' },
      },
    ],
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
  {
    type: 'putOnWaitingList',
    args: { requestId: 'ask-h.1' },
    after: [asked('ask-h', wednesdayWithoutStaff)],
  },
  {
    type: 'approveAutomatically',
    args: { requestId: 'ask-auto.1' },
    after: [
      {
        id: 'rule-on',
        type: 'setHouseRule',
        args: { locationId: null, code: 'autoApprove.kinds', value: '["extraDay"]', validFrom: '2026-11-01' },
      },
      ...staffed,
      asked('ask-auto', friday),
    ],
  },
  {
    type: 'cancelCare',
    args: { requestId: 'ask-i.1' },
    after: [...staffed, asked('ask-i', friday), approved('ask-i.1')],
  },
  { type: 'setFamily', args: { familyId: 'family-noor', isDirectDebit: false, language: 'en' } },
  { type: 'bookBalance', args: booked('', '2026-11-24', '2026-12-31').args },
  {
    type: 'correctEntry',
    args: { entryId: 'book-a.1', note: 'was voor Sem' },
    after: [booked('book-a', '2026-11-24', '2026-12-31')],
  },
  {
    type: 'priceEntry',
    // Of the rows a stay makes the charge comes third.
    args: { entryId: 'unpriced.3' },
    after: [
      { id: 'unpriced', type: 'logStay', args: noorStays },
      {
        id: 'card',
        type: 'setTariff',
        args: {
          legalEntityId: null,
          year: 2026,
          setting: 'dayCare',
          product: 'extraHour',
          centsPerHour: 861,
        },
      },
    ],
  },
  {
    type: 'setTariff',
    args: { legalEntityId: null, year: 2027, setting: 'dayCare', product: 'extraDay', centsPerHour: 1085 },
  },
  {
    type: 'closeMonth',
    args: { locationId: 'rainbow', month: '2026-10' },
    finalBecause: 'monthClosed',
  },
  {
    type: 'bookExpiries',
    args: { locationId: 'rainbow', untilDay: '2026-11-24' },
    after: [booked('book-b', '2026-11-02', '2026-11-23')],
  },
  ...baseGroupExamples,
  ...childFileExamples,
  ...waitingExamples,
  ...privacyExamples,
  ...retentionExamples,
  { type: 'openAccount', args: plannerForYear },
  // Somebody who is no staff, and another role for who has an account.
  {
    type: 'openAccount',
    args: { ...plannerForYear, actorId: null, name: 'Wessel Toezicht', role: 'inspector' },
  },
  {
    type: 'openAccount',
    args: { ...plannerForYear, role: 'locationManager', validUntil: null },
    after: [{ id: 'account-a', type: 'openAccount', args: plannerForYear }],
  },
  { type: 'endAccount', args: { actorId: 'joris', lastDay: '2026-11-24' } },
  {
    type: 'endAccount',
    args: { actorId: 'joris', lastDay: '2026-11-23' },
    after: [{ id: 'account-b', type: 'openAccount', args: plannerForYear }],
  },
  { type: 'acceptMerge', args: together },
  {
    type: 'dismissMerge',
    args: {
      locationId: 'rainbow',
      groupIds: ['ladybirds', 'bumblebees'],
      day: friday,
      validUntil: '2026-12-18',
    },
  },
  {
    type: 'endMerge',
    args: { mergeId: 'together-a.1', day: '2026-12-04', scope: 'day' },
    after: [{ id: 'together-a', type: 'acceptMerge', args: together }],
  },
  {
    type: 'endMerge',
    args: { mergeId: 'together-b.1', day: friday, scope: 'fromDay' },
    after: [{ id: 'together-b', type: 'acceptMerge', args: together }],
  },
]
