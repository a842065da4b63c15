import type { Account } from '#shared/domain/access/model.ts'
import type {
  Absence,
  ExtraAttendance,
  GroupMove,
  LoggedStay,
  ObservedTime,
} from '#shared/domain/attendance/model.ts'
import type { Friendship, Scenario, SettlingIn } from '#shared/domain/base-groups/model.ts'
import type {
  ChildContact,
  ChildFile,
  Consent,
  HandoverAgreement,
  Secrecy,
} from '#shared/domain/child-file/model.ts'
import type { School, SchoolDayOff, SchoolHoliday, SchoolTime } from '#shared/domain/calendar/model.ts'
import type {
  Child,
  Contract,
  ContractDay,
  Family,
  FixedFace,
  SecondGroupConsent,
} from '#shared/domain/children/model.ts'
import type {
  BaseGroup,
  Closure,
  DaypartBoundary,
  HouseRule,
  LegalEntity,
  Location,
  OpeningHours,
  Organisation,
  SettledRoster,
} from '#shared/domain/organisation/model.ts'
import type { ClosedMonth, LedgerEntry, TariffCard } from '#shared/domain/ledger/model.ts'
import type { DismissedMerge, GroupMerge } from '#shared/domain/merging/model.ts'
import type {
  DataBreach,
  LegalHold,
  PrivacyRequest,
  ProcessingRestriction,
  PurgeRun,
} from '#shared/domain/privacy/model.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import type { Shift, StaffMember } from '#shared/domain/staffing/model.ts'
import type { PlacementOffer, WaitingEntry } from '#shared/domain/waiting-list/model.ts'

/** Which record each table holds. The table's name is the same in TypeScript, in SQL and in an import. */
export interface TableRows {
  readonly organisation: Organisation
  readonly legal_entity: LegalEntity
  readonly location: Location
  readonly opening_hours: OpeningHours
  readonly daypart_boundary: DaypartBoundary
  readonly closure: Closure
  readonly base_group: BaseGroup
  readonly settled_roster: SettledRoster
  readonly house_rule: HouseRule
  readonly school: School
  readonly school_time: SchoolTime
  readonly school_day_off: SchoolDayOff
  readonly school_holiday: SchoolHoliday
  readonly staff_member: StaffMember
  readonly family: Family
  readonly child: Child
  readonly contract: Contract
  readonly contract_day: ContractDay
  readonly second_group_consent: SecondGroupConsent
  readonly fixed_face: FixedFace
  readonly care_request: CareRequest
  readonly absence: Absence
  readonly extra_attendance: ExtraAttendance
  readonly group_move: GroupMove
  readonly shift: Shift
  readonly logged_stay: LoggedStay
  readonly observed_time: ObservedTime
  readonly tariff_card: TariffCard
  readonly closed_month: ClosedMonth
  readonly ledger_entry: LedgerEntry
  readonly group_merge: GroupMerge
  readonly dismissed_merge: DismissedMerge
  readonly settling_in: SettlingIn
  readonly friendship: Friendship
  readonly scenario: Scenario
  readonly waiting_entry: WaitingEntry
  readonly placement_offer: PlacementOffer
  readonly account: Account
  readonly child_file: ChildFile
  readonly child_contact: ChildContact
  readonly consent: Consent
  readonly handover_agreement: HandoverAgreement
  readonly secrecy: Secrecy
  readonly processing_restriction: ProcessingRestriction
  readonly privacy_request: PrivacyRequest
  readonly legal_hold: LegalHold
  readonly purge_run: PurgeRun
  readonly data_breach: DataBreach
}

export type TableName = keyof TableRows
export type RowOf<Table extends TableName> = TableRows[Table]

/** Parents before children, so that a reader can follow the references downwards. */
export const tableNames = [
  'organisation',
  'legal_entity',
  'location',
  'opening_hours',
  'daypart_boundary',
  'closure',
  'base_group',
  'settled_roster',
  'house_rule',
  'school',
  'school_time',
  'school_day_off',
  'school_holiday',
  'staff_member',
  'family',
  'child',
  'contract',
  'contract_day',
  'second_group_consent',
  'fixed_face',
  'care_request',
  'absence',
  'extra_attendance',
  'group_move',
  'shift',
  'logged_stay',
  'observed_time',
  'tariff_card',
  'closed_month',
  'ledger_entry',
  'group_merge',
  'dismissed_merge',
  'settling_in',
  'friendship',
  'scenario',
  'waiting_entry',
  'placement_offer',
  'account',
  'child_file',
  'child_contact',
  'consent',
  'handover_agreement',
  'secrecy',
  'processing_restriction',
  'privacy_request',
  'legal_hold',
  'purge_run',
  'data_breach',
] as const satisfies readonly TableName[]

/** A set of whole rows per table, as an import delivers it. */
export type RowSet = { readonly [Table in TableName]?: readonly RowOf<Table>[] | undefined }
