import {
  count,
  day,
  flag,
  id,
  instant,
  interval,
  json,
  key,
  list,
  longText,
  month,
  name,
  oneOf,
  openDay,
  openId,
  openInstant,
  openJson,
  openMinute,
  openOneOf,
  openWho,
  settings,
  to,
  who,
} from './column-text.ts'
import type { Migration } from './migration.ts'

const payments = `'invoice', 'swapCredit', 'flex', 'holidayDays'`
const held = `${day('valid_from')}, ${day('valid_until')}, ${list('weekdays')}, ${list('except_days')}, check (valid_from <= valid_until)`
const wish = `${day('wanted_day')}, ${openMinute('wanted_start_minute')}, ${openMinute('wanted_end_minute')},
  ${openId('wanted_group_id')} ${to('base_group')}, ${openDay('given_day')}, ${openMinute('given_start_minute')},
  ${openMinute('given_end_minute')}, ${openOneOf('swap_reason', `'publicHoliday', 'illness', 'private'`)},
  ${openOneOf('payment', payments)}`

/** What happens from day to day: requests, attendance, rosters, balances and the planning of groups. */
export const createCare: Migration = {
  name: '0002_create_care',
  sql: `
create table care_request (
  ${key},
  ${oneOf('kind', `'swapDay', 'extraDay', 'extraHour', 'flexibleDay', 'studyDay', 'holidayDay'`)},
  ${id('child_id')} ${to('child')}, ${id('location_id')} ${to('location')}, ${wish}, ${instant('received_at')},
  ${longText('note')},
  ${oneOf('status', `'open', 'offered', 'waiting', 'approved', 'declined', 'withdrawn', 'cancelled'`)},
  ${openJson('offered_wish')}, ${openInstant('decided_at')}, ${openWho('decided_by')}, ${longText('override_reason')},
  ${flag('is_automatic')}, ${flag('is_held_for_person')}, ${openJson('decision_snapshot')}
);
create index care_request_by_location on care_request(location_id, wanted_day);
create index care_request_by_child on care_request(child_id);
create index care_request_by_group on care_request(wanted_group_id);

create table absence (
  ${key}, ${id('child_id')} ${to('child')}, ${day('start_day')}, ${day('end_day')}, ${openMinute('start_minute')},
  ${openMinute('end_minute')}, ${oneOf('reason', `'ill', 'holiday', 'other', 'swappedAway', 'suspended'`)},
  ${openId('request_id')} ${to('care_request')}, check (start_day <= end_day),
  check ((start_minute is null) = (end_minute is null)), check (start_minute is null or start_minute < end_minute)
);
create index absence_by_child on absence(child_id, start_day);
create index absence_by_request on absence(request_id);

create table extra_attendance (
  ${key}, ${id('child_id')} ${to('child')}, ${id('location_id')} ${to('location')}, ${id('group_id')} ${to('base_group')},
  ${day('day')}, ${interval},
  ${oneOf('kind', `'swapDay', 'extraDay', 'extraHour', 'flexibleDay', 'studyDay', 'holidayDay'`)},
  ${openId('request_id')} ${to('care_request')}
);
create index extra_attendance_by_location on extra_attendance(location_id, day);
create index extra_attendance_by_child on extra_attendance(child_id, day);
create index extra_attendance_by_group on extra_attendance(group_id);
create index extra_attendance_by_request on extra_attendance(request_id);

create table group_move (
  ${key}, ${id('child_id')} ${to('child')}, ${day('day')}, ${interval}, ${id('to_group_id')} ${to('base_group')},
  ${oneOf('reason', `'ownGroupFull', 'merge', 'flexible', 'holidayCare', 'settlingIn'`)}
);
create index group_move_by_child on group_move(child_id, day);
create index group_move_by_group on group_move(to_group_id, day);

create table shift (
  ${key}, ${id('staff_member_id')} ${to('staff_member')}, ${id('location_id')} ${to('location')},
  ${id('group_id')} ${to('base_group')}, ${day('day')}, ${interval}, ${list('breaks')}
);
create index shift_by_location on shift(location_id, day);
create index shift_by_staff_member on shift(staff_member_id, day);
create index shift_by_group on shift(group_id);

create table logged_stay (
  ${key}, ${id('child_id')} ${to('child')}, ${id('location_id')} ${to('location')}, ${id('group_id')} ${to('base_group')},
  ${day('day')}, ${interval}, ${oneOf('side', `'early', 'late'`)}, ${instant('logged_at')}, ${who('logged_by')},
  ${openJson('too_tight')}, ${openId('extra_attendance_id')} ${to('extra_attendance')}, ${openInstant('removed_at')},
  ${openWho('removed_by')}, check ((extra_attendance_id is null) = (removed_at is not null))
);
create index logged_stay_by_location on logged_stay(location_id, day);
create index logged_stay_by_child on logged_stay(child_id, day);
create index logged_stay_by_group on logged_stay(group_id);
create index logged_stay_by_extra_attendance on logged_stay(extra_attendance_id);

create table observed_time (
  ${key}, ${id('child_id')} ${to('child')}, ${id('location_id')} ${to('location')}, ${day('day')},
  ${openMinute('arrived_minute')}, ${openMinute('left_minute')},
  check (arrived_minute is not null or left_minute is not null)
);
create index observed_time_by_location on observed_time(location_id, day);
create index observed_time_by_child on observed_time(child_id, day);

create table tariff_card (
  ${key}, ${openId('legal_entity_id')} ${to('legal_entity')}, ${oneOf('setting', settings)},
  ${oneOf('product', `'extraDay', 'extraHour', 'flexibleDay', 'studyDay', 'holidayDay'`)}, ${count('cents_per_hour')},
  ${day('valid_from')}, ${day('valid_until')}, check (valid_from <= valid_until)
);
create index tariff_card_by_legal_entity on tariff_card(legal_entity_id);

create table closed_month (
  ${key}, ${id('location_id')} ${to('location')}, ${month}, ${instant('closed_at')}, ${who('closed_by')},
  ${count('entry_count')}, minutes_total bigint not null, cents_total bigint not null, ${who('control_total')},
  unique (location_id, month) deferrable initially deferred
);

create table ledger_entry (
  ${key}, ${id('child_id')} ${to('child')}, ${id('location_id')} ${to('location')},
  ${oneOf('account', `'swapCredit', 'flex', 'holidayDays', 'extraHours', 'serviceCosts'`)},
  ${oneOf('kind', `'earned', 'granted', 'used', 'expired', 'charged', 'correction', 'repeated'`)},
  ${day('day')}, ${month}, minutes integer not null, cents integer not null,
  cents_per_hour integer check (cents_per_hour >= 0), ${openDay('expires_on')},
  ${oneOf('source_kind', `'request', 'stay', 'absence', 'manual', 'expiry', 'service', 'import'`)}, ${id('source_id')},
  ${openId('corrects_entry_id')} ${to('ledger_entry')}, ${json('reason')}, ${longText('note')}, ${who('actor_id')},
  ${instant('at')}, check (cents = 0 or account in ('extraHours', 'serviceCosts')),
  check ((corrects_entry_id is not null) = (kind in ('correction', 'repeated')))
);
create index ledger_entry_by_child on ledger_entry(child_id, account, day);
create index ledger_entry_by_month on ledger_entry(location_id, month, day);
create index ledger_entry_by_source on ledger_entry(source_id);
create index ledger_entry_by_correction on ledger_entry(corrects_entry_id);
create index ledger_entry_by_expiry on ledger_entry(expires_on, location_id) where expires_on is not null;

create table group_merge (
  ${key}, ${id('location_id')} ${to('location')}, ${id('host_group_id')} ${to('base_group')}, ${list('group_ids')},
  ${oneOf('kind', `'oneOff', 'series', 'edgeOfDay'`)}, ${held}, ${interval},
  ${oneOf('reason', `'lowOccupancy', 'edgeOfDay', 'illness', 'holiday', 'other'`)}, ${longText('note')},
  ${json('proof')}, ${who('decided_by')}, ${instant('decided_at')}
);
create index group_merge_by_location on group_merge(location_id, valid_from);
create index group_merge_by_host on group_merge(host_group_id);

create table dismissed_merge (
  ${key}, ${id('location_id')} ${to('location')}, ${list('group_ids')}, ${held}, ${who('dismissed_by')},
  ${instant('dismissed_at')}
);
create index dismissed_merge_by_location on dismissed_merge(location_id, valid_from);

create table settling_in (
  ${key}, ${id('child_id')} ${to('child')}, ${id('from_group_id')} ${to('base_group')},
  ${id('to_group_id')} ${to('base_group')}, ${day('start_day')}, ${day('end_day')}, check (start_day <= end_day)
);
create index settling_in_by_child on settling_in(child_id);
create index settling_in_by_from_group on settling_in(from_group_id);
create index settling_in_by_to_group on settling_in(to_group_id);

create table friendship (
  ${key}, ${id('child_id')} ${to('child')}, ${id('friend_id')} ${to('child')}, check (child_id <> friend_id),
  unique (child_id, friend_id) deferrable initially deferred
);
create index friendship_by_friend on friendship(friend_id);

create table scenario (
  ${key}, ${id('location_id')} ${to('location')}, ${name('name')}, ${json('changes')},
  ${oneOf('status', `'open', 'carriedOut', 'discarded'`)}, ${who('created_by')}, ${instant('created_at')}
);
create index scenario_by_location on scenario(location_id);

create table waiting_entry (
  ${key}, ${id('child_id')} ${to('child')}, ${id('location_id')} ${to('location')}, ${oneOf('setting', settings)},
  ${list('days')}, minimum_days integer not null check (minimum_days between 1 and 7), ${day('wished_from')},
  ${day('received_on')}, ${oneOf('priority', `'none', 'preschoolEducation', 'socialMedical'`)}, ${longText('note')},
  ${oneOf('status', `'waiting', 'offered', 'placed', 'withdrawn'`)}, ${openInstant('closed_at')},
  ${longText('closed_reason')}, check ((closed_at is not null) = (status in ('placed', 'withdrawn')))
);
create index waiting_entry_by_location on waiting_entry(location_id, status);
create index waiting_entry_by_child on waiting_entry(child_id);

create table placement_offer (
  ${key}, ${id('entry_id')} ${to('waiting_entry')}, ${id('location_id')} ${to('location')},
  ${id('group_id')} ${to('base_group')}, ${list('days')}, ${day('start_day')}, ${day('expires_on')},
  ${oneOf('status', `'open', 'accepted', 'declined', 'expired', 'withdrawn'`)}, ${list('reasons')},
  ${who('offered_by')}, ${instant('offered_at')}, ${openWho('answered_by')}, ${openInstant('answered_at')},
  ${longText('note')}, check ((answered_at is null) = (status = 'open'))
);
create index placement_offer_by_entry on placement_offer(entry_id);
create index placement_offer_by_location on placement_offer(location_id, status);
create index placement_offer_by_group on placement_offer(group_id);
`,
}
