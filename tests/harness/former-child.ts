import { controlTotal } from '#shared/domain/ledger/control-total.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { aChild, aContract } from './builders/children.ts'
import { childId, contractId, groupId, locationId, staffMemberId } from './builders/ids.ts'
import { aLedgerEntry } from './builders/ledger-entries.ts'
import { aStaffMember } from './builders/staffing.ts'
import { aRowSet } from './builders/row-set.ts'

/** Words by which the child that left is known, and which are in no other record. */
export const wordsOfFinn = /Finn|Wolters|finn-|"finn\\?"|Pindakaas|Tante Truus/

const at = '2026-11-20T08:15:00.000Z' as Instant

const lineOfFinn = aLedgerEntry({
  ...{ id: 'line-of-2024', childId: childId('finn'), day: isoDay('2024-01-15'), note: 'Tante Truus betaalt' },
})

/** The month of his last line was handed over; brought in after the lines, as a month is closed once they are there. */
export const closedMonthOfFinn: RowSet = {
  closed_month: [
    {
      ...{ id: 'closed-2024-01', locationId: locationId('rainbow'), month: '2024-01' as IsoMonth },
      ...{ closedAt: at, closedBy: 'manager', entryCount: 1, controlTotal: controlTotal([lineOfFinn]) },
      ...{ minutesTotal: lineOfFinn.minutes, centsTotal: lineOfFinn.cents },
    },
  ],
}

/**
 * The small organisation with Finn, who left more than a year ago and of whom there is something in every table that can
 * hold something of a child; a plan, a merge and a request of Noor that name him; and Joris, who left as well.
 */
export function rowsWithFormerChild(): RowSet {
  const base = aRowSet()
  const finn = aChild({
    ...{ id: childId('finn'), firstName: 'Finn', surname: 'Wolters', birthDate: isoDay('2020-02-29') },
    familyId: 'family-finn',
  })
  const left = aContract({
    ...{ id: contractId('finn-contract'), child: finn.id, days: [1, 2] },
    ...{ startDate: isoDay('2021-01-01'), endDate: isoDay('2024-02-29') },
  })
  const period = { validFrom: isoDay('2023-01-01'), validUntil: null }
  return {
    ...base,
    staff_member: [
      ...(base.staff_member ?? []),
      aStaffMember({ id: staffMemberId('manager'), firstName: 'Anja', surname: 'Kok', role: 'manager' }),
    ],
    family: [{ id: 'family-finn', isDirectDebit: true, language: 'nl' }],
    child: [...(base.child ?? []), finn],
    contract: [...(base.contract ?? []), left.contract],
    contract_day: [...(base.contract_day ?? []), ...left.contractDays],
    absence: [
      ...(base.absence ?? []),
      {
        ...{ id: 'finn-ill', childId: finn.id, startDay: isoDay('2023-05-01'), endDay: isoDay('2023-05-02') },
        ...{ startMinute: null, endMinute: null, reason: 'ill', requestId: null },
      },
    ],
    observed_time: [
      {
        ...{
          id: 'finn-came',
          childId: finn.id,
          locationId: locationId('rainbow'),
          day: isoDay('2023-05-08'),
        },
        ...{ arrivedMinute: 480, leftMinute: 1020 },
      },
    ],
    ledger_entry: [lineOfFinn],
    friendship: [{ id: 'finn-friends', childId: finn.id, friendId: childId('noor') }],
    child_file: [
      {
        ...{ id: 'finn-file', childId: finn.id, address: 'Finnpad 3', isAddressSecret: false, diet: '' },
        ...{ allergies: 'Pindakaas', medicalNotes: '', notes: '' },
      },
    ],
    child_contact: [
      {
        ...{ id: 'finn-contact', childId: finn.id, name: 'Tante Truus', relation: 'tante', phone: '06 1' },
        ...{ isParent: false, isEmergency: true, mayCollect: true, sortOrder: 1 },
      },
    ],
    consent: [
      {
        ...{ id: 'finn-photo', childId: finn.id, kind: 'photo', givenOn: isoDay('2023-01-01') },
        ...{ givenBy: 'Els Wolters', withdrawnOn: null, withdrawnBy: '' },
      },
    ],
    secrecy: [{ id: 'finn-secret', childId: finn.id, requestedOn: isoDay('2023-01-01'), ...period }],
    privacy_request: [
      {
        ...{ id: 'asked-1', locationId: locationId('rainbow'), kind: 'access', subjectKind: 'child' },
        ...{ subjectId: 'finn', receivedOn: isoDay('2025-11-03'), dueOn: isoDay('2025-12-01') },
        ...{ note: 'moeder van Finn', status: 'done', outcome: 'map voor Els Wolters', closedAt: at },
        closedBy: 'manager',
      },
    ],
    scenario: [
      {
        ...{ id: 'plan-1' as never, locationId: locationId('rainbow'), name: 'Najaar', status: 'open' },
        ...{ createdBy: 'manager', createdAt: at },
        changes: [
          {
            ...{ kind: 'transfer', childId: finn.id, setting: 'dayCare', toGroupId: groupId('bumblebees') },
            ...{ day: isoDay('2027-01-04'), settlingInWeeks: 0 },
          },
        ],
      },
    ],
    group_merge: [
      {
        ...{ id: 'merge-1' as never, locationId: locationId('rainbow'), hostGroupId: groupId('bumblebees') },
        ...{ groupIds: [groupId('bumblebees'), groupId('ladybirds')], kind: 'series', weekdays: [5] },
        ...{ validFrom: isoDay('2026-12-04'), validUntil: isoDay('2027-01-29'), exceptDays: [] },
        ...{ startMinute: 450, endMinute: 1110, reason: 'lowOccupancy', note: '' },
        proof: [{ code: 'merge.noConsent', params: { child: 'Finn', host: 'Hommels' } }],
        ...{ decidedBy: 'manager', decidedAt: at },
      },
    ],
  }
}
