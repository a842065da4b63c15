import type { Migration } from './migration.ts'

/*
 * Merged groups, the plan of base groups and the waiting list. Lists that are only ever read as a whole (the groups of
 * a merge, the weekdays of a wish) are kept as JSON; what is looked up by has a column of its own.
 */

const id = (column: string): string =>
  `${column} text not null check (length(${column}) between 1 and 64 and ${column} not glob '*[^A-Za-z0-9._:-]*')`
const key = `id text primary key not null check (length(id) between 1 and 64 and id not glob '*[^A-Za-z0-9._:-]*')`
const name = (column: string): string => `${column} text not null check (length(${column}) between 1 and 200)`
const longText = (column: string): string => `${column} text not null check (length(${column}) <= 2000)`
const day = (column: string): string =>
  `${column} text not null check (${column} glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')`
const minute = (column: string): string => `${column} integer not null check (${column} between 0 and 1440)`
const oneOf = (column: string, values: string): string =>
  `${column} text not null check (${column} in (${values}))`
const to = (table: string): string => `references ${table}(id) deferrable initially deferred`
const isInstant = (column: string): string => `${column} glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T*Z'`
const instant = (column: string): string => `${column} text not null check (${isInstant(column)})`
const openInstant = (column: string): string =>
  `${column} text check (${column} is null or ${isInstant(column)})`
const who = (column: string): string => `${column} text not null check (length(${column}) between 1 and 64)`
const list = (column: string): string => `${column} text not null check (json_valid(${column}))`

const settings = `'dayCare', 'toddlerCare', 'outOfSchoolCare'`
const held = `${day('valid_from')}, ${day('valid_until')}, ${list('weekdays')}, ${list('except_days')}`

export const createPlanning: Migration = {
  name: '0005_create_planning',
  sql: `
create table group_merge (
  ${key}, ${id('location_id')} ${to('location')}, ${id('host_group_id')} ${to('base_group')}, ${list('group_ids')},
  ${oneOf('kind', `'oneOff', 'series', 'edgeOfDay'`)}, ${held}, ${minute('start_minute')}, ${minute('end_minute')},
  ${oneOf('reason', `'lowOccupancy', 'edgeOfDay', 'illness', 'holiday', 'other'`)}, ${longText('note')},
  ${list('proof')}, ${who('decided_by')}, ${instant('decided_at')},
  check (start_minute < end_minute), check (valid_from <= valid_until)
) strict;
create index group_merge_by_location on group_merge(location_id, valid_from);
create index group_merge_by_host on group_merge(host_group_id);

create table dismissed_merge (
  ${key}, ${id('location_id')} ${to('location')}, ${list('group_ids')}, ${held}, ${who('dismissed_by')},
  ${instant('dismissed_at')}, check (valid_from <= valid_until)
) strict;
create index dismissed_merge_by_location on dismissed_merge(location_id, valid_from);

create table settling_in (
  ${key}, ${id('child_id')} ${to('child')}, ${id('from_group_id')} ${to('base_group')},
  ${id('to_group_id')} ${to('base_group')}, ${day('start_day')}, ${day('end_day')}, check (start_day <= end_day)
) strict;
create index settling_in_by_child on settling_in(child_id);
create index settling_in_by_from_group on settling_in(from_group_id);
create index settling_in_by_to_group on settling_in(to_group_id);

create table friendship (
  ${key}, ${id('child_id')} ${to('child')}, ${id('friend_id')} ${to('child')}, check (child_id <> friend_id),
  unique (child_id, friend_id)
) strict;
create index friendship_by_friend on friendship(friend_id);

create table scenario (
  ${key}, ${id('location_id')} ${to('location')}, ${name('name')}, ${list('changes')},
  ${oneOf('status', `'open', 'carriedOut', 'discarded'`)}, ${who('created_by')}, ${instant('created_at')}
) strict;
create index scenario_by_location on scenario(location_id);

create table waiting_entry (
  ${key}, ${id('child_id')} ${to('child')}, ${id('location_id')} ${to('location')}, ${oneOf('setting', settings)},
  ${list('days')}, minimum_days integer not null check (minimum_days between 1 and 7), ${day('wished_from')},
  ${day('received_on')}, ${oneOf('priority', `'none', 'preschoolEducation', 'socialMedical'`)}, ${longText('note')},
  ${oneOf('status', `'waiting', 'offered', 'placed', 'withdrawn'`)}, ${openInstant('closed_at')},
  ${longText('closed_reason')}, check ((closed_at is not null) = (status in ('placed', 'withdrawn')))
) strict;
create index waiting_entry_by_location on waiting_entry(location_id, status);
create index waiting_entry_by_child on waiting_entry(child_id);

create table placement_offer (
  ${key}, ${id('entry_id')} ${to('waiting_entry')}, ${id('location_id')} ${to('location')},
  ${id('group_id')} ${to('base_group')}, ${list('days')}, ${day('start_day')}, ${day('expires_on')},
  ${oneOf('status', `'open', 'accepted', 'declined', 'expired', 'withdrawn'`)}, ${list('reasons')},
  ${who('offered_by')}, ${instant('offered_at')},
  answered_by text check (answered_by is null or length(answered_by) between 1 and 64), ${openInstant('answered_at')},
  ${longText('note')}, check ((answered_at is null) = (status = 'open'))
) strict;
create index placement_offer_by_entry on placement_offer(entry_id);
create index placement_offer_by_location on placement_offer(location_id, status);
create index placement_offer_by_group on placement_offer(group_id);
`,
}
