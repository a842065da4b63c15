import type { Migration } from './migration.ts'

/*
 * What happened, beside what is: the log of commands, the audit trail, the outbox for a later sync, and a few words
 * about this file. The arguments of a command are kept once, in the log; the outbox points at it. The images of the
 * rows are kept once, in the audit trail; undo reads them there.
 */
export const createHistory: Migration = {
  name: '0002_create_history',
  sql: `
create table meta (key text primary key not null, value text not null) strict;

create table command_log (
  seq integer primary key not null check (seq > 0),
  id text unique not null check (length(id) between 1 and 48),
  type text not null, version integer not null check (version > 0),
  args text not null check (json_valid(args)),
  actor text not null, device text not null, at text not null,
  label text not null check (json_valid(label)),
  change_count integer not null check (change_count >= 0),
  step text not null,
  kind text not null check (kind in ('do', 'undo', 'redo')),
  reverts text check ((kind = 'do') = (reverts is null)),
  undone_by text references command_log(id) deferrable initially deferred
) strict;
create index command_log_by_step on command_log(step);
create index command_log_by_reverts on command_log(reverts);

create table audit_log (
  id integer primary key not null,
  at text not null, actor text not null, device text not null,
  command_id text not null references command_log(id) deferrable initially deferred,
  command_type text not null,
  table_name text not null, row_id text not null,
  before text check (json_valid(before)), after text check (json_valid(after)),
  check (before is not null or after is not null)
) strict;
create index audit_log_by_command on audit_log(command_id);
create index audit_log_by_row on audit_log(table_name, row_id);
create trigger audit_log_is_not_rewritten before update on audit_log begin
  select raise(abort, 'the audit trail is not rewritten');
end;

create table outbox (
  seq integer primary key not null check (seq > 0),
  id text unique not null references command_log(id) deferrable initially deferred,
  streams text not null check (json_type(streams) = 'array'),
  created_wall text not null,
  state text not null check (state in ('pending', 'blocked', 'accepted', 'void')),
  reason text, versions text check (json_valid(versions)),
  attempts integer not null default 0 check (attempts >= 0),
  amends text
) strict;
create index outbox_by_state on outbox(state);
`,
}
