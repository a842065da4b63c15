import type { Migration } from './migration.ts'

/*
 * Everything a parent can ask, and what it does to balances and invoices. `care_request` is written anew: SQLite cannot
 * widen a check. The copy goes back in under the same ids within the transaction, so every reference to it holds again
 * before it is looked at.
 */

const id = (column: string): string =>
  `${column} text not null check (length(${column}) between 1 and 64 and ${column} not glob '*[^A-Za-z0-9._:-]*')`
const key = `id text primary key not null check (length(id) between 1 and 64 and id not glob '*[^A-Za-z0-9._:-]*')`
const isDay = (column: string): string => `${column} glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`
const day = (column: string): string => `${column} text not null check (${isDay(column)})`
const openDay = (column: string): string => `${column} text check (${column} is null or ${isDay(column)})`
const minute = (column: string): string => `${column} integer not null check (${column} between 0 and 1440)`
const openMinute = (column: string): string => `${column} integer check (${column} between 0 and 1440)`
const flag = (column: string): string => `${column} integer not null check (${column} in (0, 1))`
const longText = (column: string): string => `${column} text not null check (length(${column}) <= 2000)`
const oneOf = (column: string, values: string): string =>
  `${column} text not null check (${column} in (${values}))`
const to = (table: string): string => `references ${table}(id) deferrable initially deferred`
const isInstant = (column: string): string => `${column} glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T*Z'`
const instant = (column: string): string => `${column} text not null check (${isInstant(column)})`
const openInstant = (column: string): string =>
  `${column} text check (${column} is null or ${isInstant(column)})`
const month = `month text not null check (month glob '[12][0-9][0-9][0-9]-[01][0-9]')`
const who = (column: string): string => `${column} text not null check (length(${column}) between 1 and 64)`

const settings = `'dayCare', 'toddlerCare', 'outOfSchoolCare'`

export const createLedger: Migration = {
  name: '0003_create_ledger',
  sql: `
create table legal_entity (
  ${key}, ${id('organisation_id')} ${to('organisation')}, name text not null check (length(name) between 1 and 200)
) strict;
create index legal_entity_by_organisation on legal_entity(organisation_id);
alter table location add column legal_entity_id text ${to('legal_entity')};
create index location_by_legal_entity on location(legal_entity_id);

create table family (${key}, ${flag('is_direct_debit')}, ${oneOf('language', `'nl', 'en'`)}) strict;

create table care_request_before as select * from care_request;
drop table care_request;
create table care_request (
  ${key},
  ${oneOf('kind', `'swapDay', 'extraDay', 'extraHour', 'flexibleDay', 'studyDay', 'holidayDay'`)},
  ${id('child_id')} ${to('child')}, ${id('location_id')} ${to('location')},
  ${day('wanted_day')}, ${openMinute('wanted_start_minute')}, ${openMinute('wanted_end_minute')},
  wanted_group_id text ${to('base_group')}, ${openDay('given_day')}, ${openMinute('given_start_minute')},
  ${openMinute('given_end_minute')},
  swap_reason text check (swap_reason in ('publicHoliday', 'illness', 'private')),
  payment text check (payment in ('invoice', 'swapCredit', 'flex', 'holidayDays')), ${instant('received_at')},
  ${longText('note')},
  ${oneOf('status', `'open', 'offered', 'waiting', 'approved', 'declined', 'withdrawn', 'cancelled'`)},
  offered_wish text check (json_valid(offered_wish)), ${openInstant('decided_at')},
  decided_by text check (length(decided_by) between 1 and 64), ${longText('override_reason')},
  ${flag('is_automatic')}, ${flag('is_held_for_person')},
  decision_snapshot text check (json_valid(decision_snapshot))
) strict;
insert into care_request (
  id, kind, child_id, location_id, wanted_day, wanted_start_minute, wanted_end_minute, wanted_group_id, given_day,
  given_start_minute, given_end_minute, swap_reason, payment, received_at, note, status, offered_wish, decided_at,
  decided_by, override_reason, is_automatic, is_held_for_person, decision_snapshot
) select
  id, kind, child_id, location_id, wanted_day, wanted_start_minute, wanted_end_minute, wanted_group_id, given_day,
  given_start_minute, given_end_minute, swap_reason, null, received_at, note, status, offered_wish, decided_at,
  decided_by, override_reason, 0, 0, decision_snapshot
from care_request_before;
drop table care_request_before;
create index care_request_by_location on care_request(location_id, wanted_day);
create index care_request_by_child on care_request(child_id);
create index care_request_by_group on care_request(wanted_group_id);

create table logged_stay (
  ${key}, ${id('child_id')} ${to('child')}, ${id('location_id')} ${to('location')}, ${id('group_id')} ${to('base_group')},
  ${day('day')}, ${minute('start_minute')}, ${minute('end_minute')}, ${oneOf('side', `'early', 'late'`)},
  ${instant('logged_at')}, ${who('logged_by')}, too_tight text check (json_valid(too_tight)),
  extra_attendance_id text ${to('extra_attendance')}, ${openInstant('removed_at')},
  removed_by text check (length(removed_by) between 1 and 64),
  check (start_minute < end_minute), check ((extra_attendance_id is null) = (removed_at is not null))
) strict;
create index logged_stay_by_location on logged_stay(location_id, day);
create index logged_stay_by_child on logged_stay(child_id, day);
create index logged_stay_by_group on logged_stay(group_id);
create index logged_stay_by_extra_attendance on logged_stay(extra_attendance_id);

create table observed_time (
  ${key}, ${id('child_id')} ${to('child')}, ${id('location_id')} ${to('location')}, ${day('day')},
  ${openMinute('arrived_minute')}, ${openMinute('left_minute')},
  check (arrived_minute is not null or left_minute is not null)
) strict;
create index observed_time_by_location on observed_time(location_id, day);
create index observed_time_by_child on observed_time(child_id, day);

create table tariff_card (
  ${key}, legal_entity_id text ${to('legal_entity')}, ${oneOf('setting', settings)},
  ${oneOf('product', `'extraDay', 'extraHour', 'flexibleDay', 'studyDay', 'holidayDay'`)},
  cents_per_hour integer not null check (cents_per_hour >= 0), ${day('valid_from')}, ${day('valid_until')},
  check (valid_from <= valid_until)
) strict;
create index tariff_card_by_legal_entity on tariff_card(legal_entity_id);

create table closed_month (
  ${key}, ${id('location_id')} ${to('location')}, ${month}, ${instant('closed_at')}, ${who('closed_by')},
  entry_count integer not null check (entry_count >= 0), minutes_total integer not null, cents_total integer not null,
  ${who('control_total')}, unique (location_id, month)
) strict;

create table ledger_entry (
  ${key}, ${id('child_id')} ${to('child')}, ${id('location_id')} ${to('location')},
  ${oneOf('account', `'swapCredit', 'flex', 'holidayDays', 'extraHours', 'serviceCosts'`)},
  ${oneOf('kind', `'earned', 'granted', 'used', 'expired', 'charged', 'correction', 'repeated'`)},
  ${day('day')}, ${month}, minutes integer not null, cents integer not null,
  cents_per_hour integer check (cents_per_hour >= 0), ${openDay('expires_on')},
  ${oneOf('source_kind', `'request', 'stay', 'absence', 'manual', 'expiry', 'service', 'import'`)}, ${id('source_id')},
  corrects_entry_id text ${to('ledger_entry')}, reason text not null check (json_valid(reason)), ${longText('note')},
  ${who('actor_id')}, ${instant('at')},
  check (cents = 0 or account in ('extraHours', 'serviceCosts')),
  check ((corrects_entry_id is not null) = (kind in ('correction', 'repeated')))
) strict;
create index ledger_entry_by_child on ledger_entry(child_id, account, day);
create index ledger_entry_by_month on ledger_entry(location_id, month, day);
create index ledger_entry_by_source on ledger_entry(source_id);
create index ledger_entry_by_correction on ledger_entry(corrects_entry_id);
create trigger ledger_entry_is_not_rewritten before update on ledger_entry begin
  select raise(abort, 'the ledger is not rewritten');
end;
create trigger ledger_entry_is_not_taken_away before delete on ledger_entry begin
  select raise(abort, 'the ledger is not rewritten');
end;
create trigger ledger_entry_of_a_closed_month before insert on ledger_entry
when exists (select 1 from closed_month where location_id = new.location_id and month = new.month) begin
  select raise(abort, 'this month was closed');
end;
`,
}
