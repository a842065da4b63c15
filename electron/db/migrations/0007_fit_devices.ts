import type { Migration } from './migration.ts'

/*
 * A device of headquarters shows what headquarters has plus its own work that is not judged. That work is lifted off and
 * put back, lines of the ledger with it, and headquarters alone says which months are closed. So what guards the ledger
 * here guards it on a computer that stands alone; for a device headquarters does. MONEY-4
 *
 * Pages that wait are kept deflated (base64): removed text is overwritten, and less of it is less to overwrite. A row is
 * asked for in the streams it is in far more often than a stream for its rows, so one tree is enough.
 *
 * Whom an act is about is kept apart: of an act that was rejected nothing else is left that says it, and its label may
 * name a person who is erased later. PRIV-2
 */
const standsAlone = `not exists (select 1 from sync_state where key = 'deviceId')`

export const fitDevices: Migration = {
  name: '0007_fit_devices',
  sql: `
drop trigger ledger_entry_is_not_rewritten;
drop trigger ledger_entry_is_not_taken_away;
drop trigger ledger_entry_of_a_closed_month;

create trigger ledger_entry_is_not_rewritten before update on ledger_entry when ${standsAlone} begin
  select raise(abort, 'the ledger is not rewritten');
end;
create trigger ledger_entry_is_not_taken_away before delete on ledger_entry when ${standsAlone} begin
  select raise(abort, 'the ledger is not rewritten');
end;
create trigger ledger_entry_of_a_closed_month before insert on ledger_entry
when exists (select 1 from closed_month where location_id = new.location_id and month = new.month)
  and ${standsAlone} begin
  select raise(abort, 'this month was closed');
end;

drop table sync_page;
create table sync_page (
  stream text not null, from_version integer not null, to_version integer not null,
  row_count integer not null, packed_rows text not null,
  primary key (stream, from_version)
) strict, without rowid;

drop table sync_member;
create table sync_member (
  table_name text not null, row_id text not null, stream text not null, version integer not null,
  primary key (table_name, row_id, stream)
) strict, without rowid;

create table command_subject (
  command_id text not null, subject_id text not null,
  primary key (subject_id, command_id)
) strict, without rowid;
`,
}
