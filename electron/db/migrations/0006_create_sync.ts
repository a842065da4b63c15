import type { Migration } from './migration.ts'

/*
 * What a device keeps to stay in step with headquarters. The records themselves hold what people see: what headquarters
 * has plus the device's own work that is not judged yet. `base_image` is how a touched record was at headquarters, so
 * that own work can be lifted off and put back on top of news. The images of own work are provisional until it is
 * judged: they live in `pending_image` and move to the audit trail, which is never rewritten, when it is final.
 */
export const createSync: Migration = {
  name: '0006_create_sync',
  sql: `
create table sync_state (key text primary key not null, value text not null) strict;

create table sync_cursor (
  stream text primary key not null, mode text not null check (mode in ('readWrite', 'readOnly')),
  version integer check (version >= 0),
  base_epoch text,
  staged_version integer not null default 0 check (staged_version >= 0),
  boot_start integer, is_full integer not null default 1 check (is_full in (0, 1)),
  digest text not null default '0000000000000000'
) strict;

create table sync_page (
  stream text not null, from_version integer not null, to_version integer not null,
  row_count integer not null, wire_rows text not null check (json_valid(wire_rows)),
  primary key (stream, from_version)
) strict, without rowid;

create table sync_member (
  stream text not null, table_name text not null, row_id text not null, version integer not null,
  primary key (stream, table_name, row_id)
) strict, without rowid;
create index sync_member_by_row on sync_member(table_name, row_id);

create table base_image (
  table_name text not null, row_id text not null, image text check (json_valid(image)),
  primary key (table_name, row_id)
) strict, without rowid;

create table pending_image (
  id integer primary key not null,
  command_id text not null references command_log(id) deferrable initially deferred,
  table_name text not null, row_id text not null,
  before text check (json_valid(before)), after text check (json_valid(after)),
  check (before is not null or after is not null)
) strict;
create index pending_image_by_command on pending_image(command_id);
create index pending_image_by_row on pending_image(table_name, row_id);

create table rejected_command (
  command_id text primary key not null references command_log(id) deferrable initially deferred,
  refusal text not null check (json_valid(refusal)),
  meanwhile text not null check (json_valid(meanwhile)),
  rejected_at text not null,
  state text not null check (state in ('open', 'dismissed', 'superseded', 'takenBack', 'erased')),
  resolved_by text
) strict;
create index rejected_command_by_state on rejected_command(state);

create table erased_subject (id text primary key not null, erasure_seq integer not null) strict;

create table sync_log (
  id integer primary key not null, at text not null,
  kind text not null check (kind in ('enrolled', 'merged', 'rejected', 'scope', 'erased', 'epoch', 'reidentified',
                                     'digest', 'guarded', 'restored')),
  command_id text, facts text not null check (json_valid(facts))
) strict;

alter table outbox add column since_anchor_ms integer check (since_anchor_ms >= 0);
alter table outbox add column occurred_at text;
`,
}
