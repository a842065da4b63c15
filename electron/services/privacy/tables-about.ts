import type { LeftOutGround } from '#shared/domain/privacy/left-out.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'

/** How the rows about somebody are found: by a column with the number, or through rows of a table that was read before. */
export type FoundBy =
  | { readonly by: string }
  | { readonly through: TableName; readonly theirs: string; readonly ours: string }
  | { readonly leftOut: LeftOutGround }

const byChild: FoundBy = { by: 'childId' }
const house: FoundBy = { leftOut: 'house' }
const workDone: FoundBy = { leftOut: 'workDone' }
const bySubject: FoundBy = { by: 'subjectId' }
const otherChildren: FoundBy = { leftOut: 'otherChildren' }

/**
 * Of every table what of it is about a child, and what about a member of staff. In the order in which it is read and told.
 * A new table does not build until it says what it is; a test looks for references to people that were left out. PRIV-2
 */
export const tablesAbout: Readonly<
  Record<TableName, { readonly child: FoundBy; readonly staffMember: FoundBy }>
> = {
  child: { child: { by: 'id' }, staffMember: otherChildren },
  staff_member: { child: house, staffMember: { by: 'id' } },
  account: { child: house, staffMember: { by: 'staffMemberId' } },
  family: { child: { through: 'child', theirs: 'familyId', ours: 'id' }, staffMember: house },
  child_file: { child: byChild, staffMember: house },
  child_contact: { child: byChild, staffMember: house },
  consent: { child: byChild, staffMember: house },
  handover_agreement: { child: byChild, staffMember: workDone },
  secrecy: { child: byChild, staffMember: house },
  processing_restriction: { child: byChild, staffMember: house },
  contract: { child: byChild, staffMember: house },
  contract_day: { child: { through: 'contract', theirs: 'id', ours: 'contractId' }, staffMember: house },
  second_group_consent: { child: byChild, staffMember: house },
  settling_in: { child: byChild, staffMember: house },
  fixed_face: { child: byChild, staffMember: { by: 'staffMemberId' } },
  shift: { child: house, staffMember: { by: 'staffMemberId' } },
  waiting_entry: { child: byChild, staffMember: house },
  placement_offer: {
    child: { through: 'waiting_entry', theirs: 'id', ours: 'entryId' },
    staffMember: workDone,
  },
  care_request: { child: byChild, staffMember: workDone },
  absence: { child: byChild, staffMember: house },
  extra_attendance: { child: byChild, staffMember: house },
  group_move: { child: byChild, staffMember: house },
  logged_stay: { child: byChild, staffMember: workDone },
  observed_time: { child: byChild, staffMember: house },
  ledger_entry: { child: byChild, staffMember: workDone },
  privacy_request: { child: bySubject, staffMember: bySubject },
  legal_hold: { child: bySubject, staffMember: bySubject },
  friendship: { child: otherChildren, staffMember: otherChildren },
  scenario: { child: { leftOut: 'draft' }, staffMember: workDone },
  data_breach: { child: { leftOut: 'notByPerson' }, staffMember: { leftOut: 'notByPerson' } },
  purge_run: { child: { leftOut: 'notByPerson' }, staffMember: workDone },
  group_merge: { child: house, staffMember: workDone },
  dismissed_merge: { child: house, staffMember: workDone },
  closed_month: { child: house, staffMember: workDone },
  organisation: { child: house, staffMember: house },
  legal_entity: { child: house, staffMember: house },
  location: { child: house, staffMember: house },
  opening_hours: { child: house, staffMember: house },
  daypart_boundary: { child: house, staffMember: house },
  closure: { child: house, staffMember: house },
  base_group: { child: house, staffMember: house },
  settled_roster: { child: house, staffMember: house },
  house_rule: { child: house, staffMember: house },
  school: { child: house, staffMember: house },
  school_time: { child: house, staffMember: house },
  school_day_off: { child: house, staffMember: house },
  school_holiday: { child: house, staffMember: house },
  tariff_card: { child: house, staffMember: house },
}

/** The tables in the order in which they are told. */
export const toldTables = Object.keys(tablesAbout) as readonly TableName[]
