import type { z } from 'zod'
import {
  absenceRow,
  extraAttendanceRow,
  groupMoveRow,
  loggedStayRow,
  observedTimeRow,
} from './attendance-rows.ts'
import { schoolDayOffRow, schoolHolidayRow, schoolRow, schoolTimeRow } from './calendar-rows.ts'
import {
  childRow,
  contractDayRow,
  contractRow,
  familyRow,
  fixedFaceRow,
  secondGroupConsentRow,
} from './children-rows.ts'
import {
  baseGroupRow,
  closureRow,
  daypartBoundaryRow,
  houseRuleRow,
  legalEntityRow,
  locationRow,
  openingHoursRow,
  organisationRow,
  settledRosterRow,
} from './organisation-rows.ts'
import { closedMonthRow, ledgerEntryRow, tariffCardRow } from './ledger-rows.ts'
import { careRequestRow } from './request-rows.ts'
import { shiftRow, staffMemberRow } from './staffing-rows.ts'
import type { RowOf, TableName } from './table-rows.ts'

/** How a field of a record lies in a column. `json` is a list or record kept as JSON text. */
export type ColumnKind = 'text' | 'integer' | 'boolean' | 'json'

/** The kinds a field's type allows, so that a list cannot be declared as text. */
type KindFor<Value> = [NonNullable<Value>] extends [string]
  ? 'text'
  : [NonNullable<Value>] extends [number]
    ? 'integer'
    : [NonNullable<Value>] extends [boolean]
      ? 'boolean'
      : 'json'

/**
 * Where a row belongs: `organisation` (every device gets it), the location its own column names (`null` there means the
 * whole organisation), the stream of another row it hangs on, or every location where its child has a contract.
 */
export type StreamRule<Row> =
  | { readonly kind: 'organisation' }
  | { readonly kind: 'ownLocation' }
  | { readonly kind: 'location'; readonly column: keyof Row & string }
  | { readonly kind: 'parent'; readonly table: TableName; readonly column: keyof Row & string }
  | { readonly kind: 'child'; readonly column: keyof Row & string }

export interface TableDefinition<Row> {
  /** Parses a record on the way in and on the way out. */
  readonly schema: z.ZodType<Row>
  readonly columns: { readonly [Field in keyof Row]-?: KindFor<Row[Field]> }
  /** Fields that hold the id of a row of another table. */
  readonly references: { readonly [Field in keyof Row]?: TableName }
  readonly stream: StreamRule<Row>
}

const organisationStream = { kind: 'organisation' } as const
const interval = { startMinute: 'integer', endMinute: 'integer' } as const
const validity = { validFrom: 'text', validUntil: 'text' } as const
const wish = {
  kind: 'text',
  childId: 'text',
  locationId: 'text',
  wantedDay: 'text',
  wantedStartMinute: 'integer',
  wantedEndMinute: 'integer',
  wantedGroupId: 'text',
  givenDay: 'text',
  givenStartMinute: 'integer',
  givenEndMinute: 'integer',
  swapReason: 'text',
  payment: 'text',
} as const

/** Every table of records: its schema, its columns, what it refers to and where its rows belong. */
export const tables: { readonly [Table in TableName]: TableDefinition<RowOf<Table>> } = {
  organisation: {
    schema: organisationRow,
    columns: { id: 'text', name: 'text' },
    references: {},
    stream: organisationStream,
  },
  legal_entity: {
    schema: legalEntityRow,
    columns: { id: 'text', organisationId: 'text', name: 'text' },
    references: { organisationId: 'organisation' },
    stream: organisationStream,
  },
  location: {
    schema: locationRow,
    columns: {
      id: 'text',
      organisationId: 'text',
      name: 'text',
      region: 'text',
      lrkDayCare: 'text',
      lrkOutOfSchoolCare: 'text',
      sharedIndoorAreaDm2: 'integer',
      outdoorAreaDm2: 'integer',
      legalEntityId: 'text',
    },
    references: { organisationId: 'organisation', legalEntityId: 'legal_entity' },
    stream: { kind: 'ownLocation' },
  },
  opening_hours: {
    schema: openingHoursRow,
    columns: {
      id: 'text',
      locationId: 'text',
      setting: 'text',
      weekday: 'integer',
      ...interval,
      ...validity,
    },
    references: { locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  daypart_boundary: {
    schema: daypartBoundaryRow,
    columns: { id: 'text', locationId: 'text', boundaryMinute: 'integer', ...validity },
    references: { locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  closure: {
    schema: closureRow,
    columns: {
      id: 'text',
      locationId: 'text',
      setting: 'text',
      startDay: 'text',
      endDay: 'text',
      reason: 'text',
      note: 'text',
    },
    references: { locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  base_group: {
    schema: baseGroupRow,
    columns: {
      id: 'text',
      locationId: 'text',
      setting: 'text',
      name: 'text',
      code: 'text',
      minAgeMonths: 'integer',
      maxAgeMonths: 'integer',
      maxChildren: 'integer',
      roomAreaDm2: 'integer',
      isPreschoolEducation: 'boolean',
      sortOrder: 'integer',
      ...validity,
    },
    references: { locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  settled_roster: {
    schema: settledRosterRow,
    columns: { id: 'text', locationId: 'text', week: 'text' },
    references: { locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  house_rule: {
    schema: houseRuleRow,
    columns: { id: 'text', locationId: 'text', code: 'text', value: 'text', ...validity },
    references: { locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  school: {
    schema: schoolRow,
    columns: { id: 'text', name: 'text', region: 'text' },
    references: {},
    stream: organisationStream,
  },
  school_time: {
    schema: schoolTimeRow,
    columns: { id: 'text', schoolId: 'text', weekday: 'integer', ...interval, ...validity },
    references: { schoolId: 'school' },
    stream: organisationStream,
  },
  school_day_off: {
    schema: schoolDayOffRow,
    columns: { id: 'text', schoolId: 'text', day: 'text', kind: 'text' },
    references: { schoolId: 'school' },
    stream: organisationStream,
  },
  school_holiday: {
    schema: schoolHolidayRow,
    columns: {
      id: 'text',
      region: 'text',
      schoolId: 'text',
      schoolYear: 'text',
      kind: 'text',
      startDay: 'text',
      endDay: 'text',
    },
    references: { schoolId: 'school' },
    stream: organisationStream,
  },
  staff_member: {
    schema: staffMemberRow,
    columns: {
      id: 'text',
      locationId: 'text',
      firstName: 'text',
      surnamePrefix: 'text',
      surname: 'text',
      role: 'text',
      isPreschoolEducator: 'boolean',
    },
    references: { locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  family: {
    schema: familyRow,
    columns: { id: 'text', isDirectDebit: 'boolean', language: 'text' },
    references: {},
    stream: organisationStream,
  },
  child: {
    schema: childRow,
    columns: {
      id: 'text',
      firstName: 'text',
      surnamePrefix: 'text',
      surname: 'text',
      birthDate: 'text',
      familyId: 'text',
      schoolId: 'text',
      mentorId: 'text',
    },
    references: { schoolId: 'school', mentorId: 'staff_member' },
    stream: { kind: 'child', column: 'id' },
  },
  contract: {
    schema: contractRow,
    columns: {
      id: 'text',
      childId: 'text',
      locationId: 'text',
      setting: 'text',
      groupId: 'text',
      form: 'text',
      isSchoolWeeksOnly: 'boolean',
      startDate: 'text',
      endDate: 'text',
    },
    references: { childId: 'child', locationId: 'location', groupId: 'base_group' },
    stream: { kind: 'location', column: 'locationId' },
  },
  contract_day: {
    schema: contractDayRow,
    columns: {
      id: 'text',
      contractId: 'text',
      weekday: 'integer',
      ...interval,
      holidayStartMinute: 'integer',
      holidayEndMinute: 'integer',
    },
    references: { contractId: 'contract' },
    stream: { kind: 'parent', table: 'contract', column: 'contractId' },
  },
  second_group_consent: {
    schema: secondGroupConsentRow,
    columns: { id: 'text', childId: 'text', groupId: 'text', signedOn: 'text', ...validity },
    references: { childId: 'child', groupId: 'base_group' },
    stream: { kind: 'child', column: 'childId' },
  },
  fixed_face: {
    schema: fixedFaceRow,
    columns: { id: 'text', childId: 'text', staffMemberId: 'text', ...validity },
    references: { childId: 'child', staffMemberId: 'staff_member' },
    stream: { kind: 'child', column: 'childId' },
  },
  care_request: {
    schema: careRequestRow,
    columns: {
      id: 'text',
      ...wish,
      receivedAt: 'text',
      note: 'text',
      status: 'text',
      offeredWish: 'json',
      decidedAt: 'text',
      decidedBy: 'text',
      overrideReason: 'text',
      isAutomatic: 'boolean',
      isHeldForPerson: 'boolean',
      decisionSnapshot: 'json',
    },
    references: { childId: 'child', locationId: 'location', wantedGroupId: 'base_group' },
    stream: { kind: 'location', column: 'locationId' },
  },
  absence: {
    schema: absenceRow,
    columns: {
      id: 'text',
      childId: 'text',
      startDay: 'text',
      endDay: 'text',
      ...interval,
      reason: 'text',
      requestId: 'text',
    },
    references: { childId: 'child', requestId: 'care_request' },
    stream: { kind: 'child', column: 'childId' },
  },
  extra_attendance: {
    schema: extraAttendanceRow,
    columns: {
      id: 'text',
      childId: 'text',
      locationId: 'text',
      groupId: 'text',
      day: 'text',
      ...interval,
      kind: 'text',
      requestId: 'text',
    },
    references: {
      childId: 'child',
      locationId: 'location',
      groupId: 'base_group',
      requestId: 'care_request',
    },
    stream: { kind: 'location', column: 'locationId' },
  },
  group_move: {
    schema: groupMoveRow,
    columns: { id: 'text', childId: 'text', day: 'text', ...interval, toGroupId: 'text', reason: 'text' },
    references: { childId: 'child', toGroupId: 'base_group' },
    stream: { kind: 'child', column: 'childId' },
  },
  shift: {
    schema: shiftRow,
    columns: {
      id: 'text',
      staffMemberId: 'text',
      locationId: 'text',
      groupId: 'text',
      day: 'text',
      ...interval,
      breaks: 'json',
    },
    references: { staffMemberId: 'staff_member', locationId: 'location', groupId: 'base_group' },
    stream: { kind: 'location', column: 'locationId' },
  },
  logged_stay: {
    schema: loggedStayRow,
    columns: {
      id: 'text',
      childId: 'text',
      locationId: 'text',
      groupId: 'text',
      day: 'text',
      ...interval,
      side: 'text',
      loggedAt: 'text',
      loggedBy: 'text',
      tooTight: 'json',
      extraAttendanceId: 'text',
      removedAt: 'text',
      removedBy: 'text',
    },
    references: {
      childId: 'child',
      locationId: 'location',
      groupId: 'base_group',
      extraAttendanceId: 'extra_attendance',
    },
    stream: { kind: 'location', column: 'locationId' },
  },
  observed_time: {
    schema: observedTimeRow,
    columns: {
      id: 'text',
      childId: 'text',
      locationId: 'text',
      day: 'text',
      arrivedMinute: 'integer',
      leftMinute: 'integer',
    },
    references: { childId: 'child', locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  tariff_card: {
    schema: tariffCardRow,
    columns: {
      id: 'text',
      legalEntityId: 'text',
      setting: 'text',
      product: 'text',
      centsPerHour: 'integer',
      ...validity,
    },
    references: { legalEntityId: 'legal_entity' },
    stream: organisationStream,
  },
  closed_month: {
    schema: closedMonthRow,
    columns: {
      id: 'text',
      locationId: 'text',
      month: 'text',
      closedAt: 'text',
      closedBy: 'text',
      entryCount: 'integer',
      minutesTotal: 'integer',
      centsTotal: 'integer',
      controlTotal: 'text',
    },
    references: { locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  ledger_entry: {
    schema: ledgerEntryRow,
    columns: {
      id: 'text',
      childId: 'text',
      locationId: 'text',
      account: 'text',
      kind: 'text',
      day: 'text',
      month: 'text',
      minutes: 'integer',
      cents: 'integer',
      centsPerHour: 'integer',
      expiresOn: 'text',
      sourceKind: 'text',
      sourceId: 'text',
      correctsEntryId: 'text',
      reason: 'json',
      note: 'text',
      actorId: 'text',
      at: 'text',
    },
    references: { childId: 'child', locationId: 'location', correctsEntryId: 'ledger_entry' },
    stream: { kind: 'location', column: 'locationId' },
  },
}
