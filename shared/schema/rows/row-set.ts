import { z } from 'zod'
import {
  absenceRow,
  extraAttendanceRow,
  groupMoveRow,
  loggedStayRow,
  observedTimeRow,
} from './attendance-rows.ts'
import { schoolDayOffRow, schoolHolidayRow, schoolRow, schoolTimeRow } from './calendar-rows.ts'
import {
  childContactRow,
  childFileRow,
  consentRow,
  handoverAgreementRow,
  secrecyRow,
} from './child-file-rows.ts'
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
import {
  dismissedMergeRow,
  friendshipRow,
  groupMergeRow,
  placementOfferRow,
  scenarioRow,
  settlingInRow,
  waitingEntryRow,
} from './planning-rows.ts'
import {
  accountRow,
  dataBreachRow,
  legalHoldRow,
  privacyRequestRow,
  processingRestrictionRow,
  purgeRunRow,
} from './privacy-rows.ts'
import { careRequestRow } from './request-rows.ts'
import { shiftRow, staffMemberRow } from './staffing-rows.ts'
import type { RowSet } from './table-rows.ts'

/** A year of rosters of a large organisation stays far below this. */
const ROWS_MAX = 200_000

function listOf<Row extends z.ZodType>(row: Row): z.ZodOptional<z.ZodArray<Row>> {
  return z.array(row).max(ROWS_MAX, 'tooMany').optional()
}

/** Rows per table; a table may be left out. */
export const rowSetValue = z.strictObject({
  organisation: listOf(organisationRow),
  legal_entity: listOf(legalEntityRow),
  location: listOf(locationRow),
  opening_hours: listOf(openingHoursRow),
  daypart_boundary: listOf(daypartBoundaryRow),
  closure: listOf(closureRow),
  base_group: listOf(baseGroupRow),
  settled_roster: listOf(settledRosterRow),
  house_rule: listOf(houseRuleRow),
  school: listOf(schoolRow),
  school_time: listOf(schoolTimeRow),
  school_day_off: listOf(schoolDayOffRow),
  school_holiday: listOf(schoolHolidayRow),
  staff_member: listOf(staffMemberRow),
  family: listOf(familyRow),
  child: listOf(childRow),
  contract: listOf(contractRow),
  contract_day: listOf(contractDayRow),
  second_group_consent: listOf(secondGroupConsentRow),
  fixed_face: listOf(fixedFaceRow),
  care_request: listOf(careRequestRow),
  absence: listOf(absenceRow),
  extra_attendance: listOf(extraAttendanceRow),
  group_move: listOf(groupMoveRow),
  shift: listOf(shiftRow),
  logged_stay: listOf(loggedStayRow),
  observed_time: listOf(observedTimeRow),
  tariff_card: listOf(tariffCardRow),
  closed_month: listOf(closedMonthRow),
  ledger_entry: listOf(ledgerEntryRow),
  group_merge: listOf(groupMergeRow),
  dismissed_merge: listOf(dismissedMergeRow),
  settling_in: listOf(settlingInRow),
  friendship: listOf(friendshipRow),
  scenario: listOf(scenarioRow),
  waiting_entry: listOf(waitingEntryRow),
  placement_offer: listOf(placementOfferRow),
  account: listOf(accountRow),
  child_file: listOf(childFileRow),
  child_contact: listOf(childContactRow),
  consent: listOf(consentRow),
  handover_agreement: listOf(handoverAgreementRow),
  secrecy: listOf(secrecyRow),
  processing_restriction: listOf(processingRestrictionRow),
  privacy_request: listOf(privacyRequestRow),
  legal_hold: listOf(legalHoldRow),
  purge_run: listOf(purgeRunRow),
  data_breach: listOf(dataBreachRow),
}) satisfies z.ZodType<RowSet>
