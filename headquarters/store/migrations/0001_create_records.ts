import {
  count,
  day,
  flag,
  id,
  interval,
  key,
  longText,
  minute,
  name,
  oneOf,
  openDay,
  openId,
  openMinute,
  openOneOf,
  period,
  plainText,
  regions,
  settings,
  shortText,
  to,
  weekday,
} from './column-text.ts'
import type { Migration } from './migration.ts'

/*
 * Who and what there is: the organisation, its locations and groups, schools, staff, children and what was agreed. One
 * table per record, with the name it has everywhere. References are looked at when a transaction ends, so rows may be
 * written in any order.
 */
export const createRecords: Migration = {
  name: '0001_create_records',
  sql: `
create table organisation (${key}, ${name('name')});

create table legal_entity (${key}, ${id('organisation_id')} ${to('organisation')}, ${name('name')});
create index legal_entity_by_organisation on legal_entity(organisation_id);

create table location (
  ${key}, ${id('organisation_id')} ${to('organisation')}, ${name('name')}, ${oneOf('region', regions)},
  lrk_day_care ${plainText} check (lrk_day_care ~ '^[0-9]{9}$'),
  lrk_out_of_school_care ${plainText} check (lrk_out_of_school_care ~ '^[0-9]{9}$'),
  ${count('shared_indoor_area_dm2')}, ${count('outdoor_area_dm2')}, ${openId('legal_entity_id')} ${to('legal_entity')}
);
create index location_by_organisation on location(organisation_id);
create index location_by_legal_entity on location(legal_entity_id);

create table opening_hours (
  ${key}, ${id('location_id')} ${to('location')}, ${oneOf('setting', settings)}, ${weekday}, ${interval}, ${period}
);
create index opening_hours_by_location on opening_hours(location_id);

create table daypart_boundary (${key}, ${id('location_id')} ${to('location')}, ${minute('boundary_minute')}, ${period});
create index daypart_boundary_by_location on daypart_boundary(location_id);

create table closure (
  ${key}, ${openId('location_id')} ${to('location')}, ${openOneOf('setting', settings)}, ${day('start_day')},
  ${day('end_day')}, ${oneOf('reason', `'organisation', 'lowOccupancy', 'other'`)}, ${longText('note')},
  check (start_day <= end_day)
);
create index closure_by_location on closure(location_id);

create table base_group (
  ${key}, ${id('location_id')} ${to('location')}, ${oneOf('setting', settings)}, ${name('name')},
  code ${plainText} not null check (length(code) between 1 and 2),
  ${count('min_age_months')}, ${count('max_age_months')}, ${count('max_children')}, ${count('room_area_dm2')},
  ${flag('is_preschool_education')}, ${count('sort_order')}, ${period}, check (min_age_months < max_age_months)
);
create index base_group_by_location on base_group(location_id);

create table settled_roster (
  ${key}, ${id('location_id')} ${to('location')},
  week ${plainText} not null check (week ~ '^[12][0-9]{3}-W[0-5][0-9]$'),
  unique (location_id, week) deferrable initially deferred
);

create table house_rule (
  ${key}, ${openId('location_id')} ${to('location')}, ${name('code')},
  value ${plainText} not null check (value::json is not null), ${period}
);
create index house_rule_by_location on house_rule(location_id);

create table school (${key}, ${name('name')}, ${oneOf('region', regions)});

create table school_time (${key}, ${id('school_id')} ${to('school')}, ${weekday}, ${interval}, ${period});
create index school_time_by_school on school_time(school_id);

create table school_day_off (
  ${key}, ${id('school_id')} ${to('school')}, ${day('day')}, ${oneOf('kind', `'studyDay', 'marginDay'`)}
);
create index school_day_off_by_school on school_day_off(school_id, day);

create table school_holiday (
  ${key}, ${openOneOf('region', regions)}, ${openId('school_id')} ${to('school')},
  school_year ${plainText} not null check (school_year ~ '^[12][0-9]{3}-[12][0-9]{3}$'),
  ${oneOf('kind', `'autumn', 'christmas', 'spring', 'may', 'summer'`)}, ${day('start_day')}, ${day('end_day')},
  check (start_day <= end_day), check ((region is null) <> (school_id is null))
);
create index school_holiday_by_school on school_holiday(school_id);

create table staff_member (
  ${key}, ${id('location_id')} ${to('location')}, ${name('first_name')}, ${shortText('surname_prefix')}, ${name('surname')},
  ${oneOf('role', `'qualified', 'trainee', 'intern', 'groupAssistant', 'volunteer', 'manager'`)},
  ${flag('is_preschool_educator')}
);
create index staff_member_by_location on staff_member(location_id);

create table family (${key}, ${flag('is_direct_debit')}, ${oneOf('language', `'nl', 'en'`)});

create table child (
  ${key}, ${name('first_name')}, ${shortText('surname_prefix')}, ${name('surname')}, ${day('birth_date')},
  ${id('family_id')}, ${openId('school_id')} ${to('school')}, ${openId('mentor_id')} ${to('staff_member')}
);
create index child_by_school on child(school_id);
create index child_by_mentor on child(mentor_id);
create index child_by_family on child(family_id);

create table contract (
  ${key}, ${id('child_id')} ${to('child')}, ${id('location_id')} ${to('location')}, ${oneOf('setting', settings)},
  ${id('group_id')} ${to('base_group')}, ${oneOf('form', `'fixed', 'flexible', 'holidayDays', 'occasional'`)},
  ${flag('is_school_weeks_only')}, ${day('start_date')}, ${openDay('end_date')},
  check (end_date is null or start_date <= end_date)
);
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
);
create index contract_day_by_contract on contract_day(contract_id);

create table second_group_consent (
  ${key}, ${id('child_id')} ${to('child')}, ${id('group_id')} ${to('base_group')}, ${day('signed_on')},
  ${day('valid_from')}, ${day('valid_until')}, check (valid_from <= valid_until)
);
create index second_group_consent_by_child on second_group_consent(child_id);
create index second_group_consent_by_group on second_group_consent(group_id);

create table fixed_face (
  ${key}, ${id('child_id')} ${to('child')}, ${id('staff_member_id')} ${to('staff_member')}, ${period}
);
create index fixed_face_by_child on fixed_face(child_id);
create index fixed_face_by_staff_member on fixed_face(staff_member_id);
`,
}
