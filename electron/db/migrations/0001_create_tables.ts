import type { Migration } from './migration.ts'

/*
 * The tables of records. SQLite checks form and references once more after the schema did: a bug in the program then
 * stops at the door of the file instead of in next year's import. References are deferred to the end of the
 * transaction, so rows may be written in any order.
 */

const id = (column: string): string =>
  `${column} text not null check (length(${column}) between 1 and 64 and ${column} not glob '*[^A-Za-z0-9._:-]*')`
const key = `id text primary key not null check (length(id) between 1 and 64 and id not glob '*[^A-Za-z0-9._:-]*')`
const name = (column: string): string => `${column} text not null check (length(${column}) between 1 and 200)`
const shortText = (column: string): string => `${column} text not null check (length(${column}) <= 200)`
const longText = (column: string): string => `${column} text not null check (length(${column}) <= 2000)`
const isDay = (column: string): string => `${column} glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`
const day = (column: string): string => `${column} text not null check (${isDay(column)})`
const openDay = (column: string): string => `${column} text check (${column} is null or ${isDay(column)})`
const minute = (column: string): string => `${column} integer not null check (${column} between 0 and 1440)`
const openMinute = (column: string): string => `${column} integer check (${column} between 0 and 1440)`
const flag = (column: string): string => `${column} integer not null check (${column} in (0, 1))`
const weekday = 'weekday integer not null check (weekday between 1 and 7)'
const count = (column: string): string => `${column} integer not null check (${column} >= 0)`
const oneOf = (column: string, values: string): string =>
  `${column} text not null check (${column} in (${values}))`
const to = (table: string): string => `references ${table}(id) deferrable initially deferred`
const instant = (column: string): string =>
  `${column} text not null check (${column} glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T*Z')`

const settings = `'dayCare', 'toddlerCare', 'outOfSchoolCare'`
const regions = `'north', 'middle', 'south'`
const period = `${day('valid_from')}, ${openDay('valid_until')}, check (valid_until is null or valid_from <= valid_until)`

export const createTables: Migration = {
  name: '0001_create_tables',
  sql: `
create table organisation (${key}, ${name('name')}) strict;

create table location (
  ${key}, ${id('organisation_id')} ${to('organisation')}, ${name('name')}, ${oneOf('region', regions)},
  lrk_day_care text check (lrk_day_care glob '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  lrk_out_of_school_care text check (lrk_out_of_school_care glob '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  ${count('shared_indoor_area_dm2')}, ${count('outdoor_area_dm2')}
) strict;
create index location_by_organisation on location(organisation_id);

create table opening_hours (
  ${key}, ${id('location_id')} ${to('location')}, ${oneOf('setting', settings)}, ${weekday},
  ${minute('start_minute')}, ${minute('end_minute')}, ${period}, check (start_minute < end_minute)
) strict;
create index opening_hours_by_location on opening_hours(location_id);

create table daypart_boundary (
  ${key}, ${id('location_id')} ${to('location')}, ${minute('boundary_minute')}, ${period}
) strict;
create index daypart_boundary_by_location on daypart_boundary(location_id);

create table closure (
  ${key}, location_id text ${to('location')}, setting text check (setting in (${settings})),
  ${day('start_day')}, ${day('end_day')}, ${oneOf('reason', `'organisation', 'lowOccupancy', 'other'`)},
  ${longText('note')}, check (start_day <= end_day)
) strict;
create index closure_by_location on closure(location_id);

create table base_group (
  ${key}, ${id('location_id')} ${to('location')}, ${oneOf('setting', settings)}, ${name('name')},
  code text not null check (length(code) between 1 and 2),
  ${count('min_age_months')}, ${count('max_age_months')}, ${count('max_children')}, ${count('room_area_dm2')},
  ${flag('is_preschool_education')}, ${count('sort_order')}, ${period}, check (min_age_months < max_age_months)
) strict;
create index base_group_by_location on base_group(location_id);

create table settled_roster (
  ${key}, ${id('location_id')} ${to('location')},
  week text not null check (week glob '[12][0-9][0-9][0-9]-W[0-5][0-9]'), unique (location_id, week)
) strict;

create table house_rule (
  ${key}, location_id text ${to('location')}, ${name('code')}, value text not null check (json_valid(value)), ${period}
) strict;
create index house_rule_by_location on house_rule(location_id);

create table school (${key}, ${name('name')}, ${oneOf('region', regions)}) strict;

create table school_time (
  ${key}, ${id('school_id')} ${to('school')}, ${weekday}, ${minute('start_minute')}, ${minute('end_minute')}, ${period},
  check (start_minute < end_minute)
) strict;
create index school_time_by_school on school_time(school_id);

create table school_day_off (
  ${key}, ${id('school_id')} ${to('school')}, ${day('day')}, ${oneOf('kind', `'studyDay', 'marginDay'`)}
) strict;
create index school_day_off_by_school on school_day_off(school_id, day);

create table school_holiday (
  ${key}, region text check (region in (${regions})), school_id text ${to('school')},
  school_year text not null check (school_year glob '[12][0-9][0-9][0-9]-[12][0-9][0-9][0-9]'),
  ${oneOf('kind', `'autumn', 'christmas', 'spring', 'may', 'summer'`)}, ${day('start_day')}, ${day('end_day')},
  check (start_day <= end_day), check ((region is null) <> (school_id is null))
) strict;
create index school_holiday_by_school on school_holiday(school_id);

create table staff_member (
  ${key}, ${id('location_id')} ${to('location')}, ${name('first_name')}, ${shortText('surname_prefix')}, ${name('surname')},
  ${oneOf('role', `'qualified', 'trainee', 'intern', 'groupAssistant', 'volunteer', 'manager'`)},
  ${flag('is_preschool_educator')}
) strict;
create index staff_member_by_location on staff_member(location_id);

create table child (
  ${key}, ${name('first_name')}, ${shortText('surname_prefix')}, ${name('surname')}, ${day('birth_date')},
  ${id('family_id')}, school_id text ${to('school')}, mentor_id text ${to('staff_member')}
) strict;
create index child_by_school on child(school_id);
create index child_by_mentor on child(mentor_id);

create table contract (
  ${key}, ${id('child_id')} ${to('child')}, ${id('location_id')} ${to('location')}, ${oneOf('setting', settings)},
  ${id('group_id')} ${to('base_group')}, ${oneOf('form', `'fixed', 'flexible', 'holidayDays', 'occasional'`)},
  ${flag('is_school_weeks_only')}, ${day('start_date')}, ${openDay('end_date')},
  check (end_date is null or start_date <= end_date)
) strict;
create index contract_by_location on contract(location_id);
create index contract_by_child on contract(child_id);
create index contract_by_group on contract(group_id);

create table contract_day (
  ${key}, ${id('contract_id')} ${to('contract')}, ${weekday}, ${openMinute('start_minute')}, ${openMinute('end_minute')},
  ${openMinute('holiday_start_minute')}, ${openMinute('holiday_end_minute')},
  check (start_minute is null or end_minute is null or start_minute < end_minute),
  check ((holiday_start_minute is null) = (holiday_end_minute is null)),
  check (holiday_start_minute is null or holiday_start_minute < holiday_end_minute),
  check (start_minute is not null or end_minute is not null or holiday_start_minute is not null)
) strict;
create index contract_day_by_contract on contract_day(contract_id);

create table second_group_consent (
  ${key}, ${id('child_id')} ${to('child')}, ${id('group_id')} ${to('base_group')}, ${day('signed_on')},
  ${day('valid_from')}, ${day('valid_until')}, check (valid_from <= valid_until)
) strict;
create index second_group_consent_by_child on second_group_consent(child_id);
create index second_group_consent_by_group on second_group_consent(group_id);

create table fixed_face (
  ${key}, ${id('child_id')} ${to('child')}, ${id('staff_member_id')} ${to('staff_member')}, ${period}
) strict;
create index fixed_face_by_child on fixed_face(child_id);
create index fixed_face_by_staff_member on fixed_face(staff_member_id);

create table care_request (
  ${key}, ${oneOf('kind', `'swapDay', 'extraDay'`)}, ${id('child_id')} ${to('child')}, ${id('location_id')} ${to('location')},
  ${day('wanted_day')}, ${openMinute('wanted_start_minute')}, ${openMinute('wanted_end_minute')},
  wanted_group_id text ${to('base_group')}, ${openDay('given_day')}, ${openMinute('given_start_minute')},
  ${openMinute('given_end_minute')},
  swap_reason text check (swap_reason in ('publicHoliday', 'illness', 'private')), ${instant('received_at')},
  ${longText('note')}, ${oneOf('status', `'open', 'offered', 'approved', 'declined', 'withdrawn'`)},
  offered_wish text check (json_valid(offered_wish)),
  decided_at text check (decided_at is null or decided_at glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T*Z'),
  decided_by text check (length(decided_by) between 1 and 64), ${longText('override_reason')},
  decision_snapshot text check (json_valid(decision_snapshot))
) strict;
create index care_request_by_location on care_request(location_id, wanted_day);
create index care_request_by_child on care_request(child_id);
create index care_request_by_group on care_request(wanted_group_id);

create table absence (
  ${key}, ${id('child_id')} ${to('child')}, ${day('start_day')}, ${day('end_day')}, ${openMinute('start_minute')},
  ${openMinute('end_minute')}, ${oneOf('reason', `'ill', 'holiday', 'other', 'swappedAway', 'suspended'`)},
  request_id text ${to('care_request')}, check (start_day <= end_day),
  check ((start_minute is null) = (end_minute is null)), check (start_minute is null or start_minute < end_minute)
) strict;
create index absence_by_child on absence(child_id, start_day);
create index absence_by_request on absence(request_id);

create table extra_attendance (
  ${key}, ${id('child_id')} ${to('child')}, ${id('location_id')} ${to('location')}, ${id('group_id')} ${to('base_group')},
  ${day('day')}, ${minute('start_minute')}, ${minute('end_minute')},
  ${oneOf('kind', `'swapDay', 'extraDay', 'extraHour', 'flexibleDay', 'studyDay', 'holidayDay'`)},
  request_id text ${to('care_request')}, check (start_minute < end_minute)
) strict;
create index extra_attendance_by_location on extra_attendance(location_id, day);
create index extra_attendance_by_child on extra_attendance(child_id, day);
create index extra_attendance_by_group on extra_attendance(group_id);
create index extra_attendance_by_request on extra_attendance(request_id);

create table group_move (
  ${key}, ${id('child_id')} ${to('child')}, ${day('day')}, ${minute('start_minute')}, ${minute('end_minute')},
  ${id('to_group_id')} ${to('base_group')},
  ${oneOf('reason', `'ownGroupFull', 'merge', 'flexible', 'holidayCare', 'settlingIn'`)},
  check (start_minute < end_minute)
) strict;
create index group_move_by_child on group_move(child_id, day);
create index group_move_by_group on group_move(to_group_id, day);

create table shift (
  ${key}, ${id('staff_member_id')} ${to('staff_member')}, ${id('location_id')} ${to('location')},
  ${id('group_id')} ${to('base_group')}, ${day('day')}, ${minute('start_minute')}, ${minute('end_minute')},
  breaks text not null check (json_type(breaks) = 'array'), check (start_minute < end_minute)
) strict;
create index shift_by_location on shift(location_id, day);
create index shift_by_staff_member on shift(staff_member_id, day);
create index shift_by_group on shift(group_id);
`,
}
