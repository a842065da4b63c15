import { plainText } from './column-text.ts'
import type { Migration } from './migration.ts'

/*
 * What headquarters keeps beside the records. `hq_sync_row` is how each stream shows each record and at which version;
 * `hq_command` is every act that was judged, `hq_image` what an accepted one did to which row. Images and arguments are
 * `json`, kept to the letter: a device may send anything that is JSON. A line of the ledger stays what it is; only whose it
 * was can be taken from it, when somebody is erased.
 */
const id = `${plainText} not null`
const versionNumber = (column: string): string => `${column} bigint not null check (${column} >= 0)`

export const createHeadquarters: Migration = {
  name: '0003_create_headquarters',
  sql: `
create table hq_meta (
  is_only boolean primary key default true check (is_only), epoch ${id}, name text not null
);

create table hq_stream (
  id ${plainText} primary key, ${versionNumber('version')},
  digest ${plainText} not null check (digest ~ '^[0-9a-f]{16}$'), ${versionNumber('horizon')}
);

create table hq_device (
  id ${plainText} primary key, install_id ${id}, name text not null, public_key text not null,
  status ${plainText} not null check (status in ('active', 'retiring', 'revoked', 'replaced')),
  replaced_by ${plainText}, scope_rev bigint not null, ${versionNumber('last_seq')}, ${versionNumber('erasure_seq')},
  may_delete_many boolean not null, app_version text not null, last_seen_at ${plainText}, skew_ms bigint,
  waiting_count bigint not null, work_since ${plainText}, enrolled_at ${id},
  place bigint generated always as identity
) with (fillfactor = 50);

create table hq_device_scope (
  device_id ${id} references hq_device(id), place integer not null, stream ${id},
  mode ${plainText} not null check (mode in ('readWrite', 'readOnly')),
  primary key (device_id, stream)
);

create table hq_command (
  id ${plainText} primary key, place bigint generated always as identity,
  type text not null, version integer not null, args json not null, args_hash ${id}, actor_id ${id}, origin_device ${id},
  step ${id}, kind ${plainText} not null check (kind in ('do', 'undo', 'redo')), reverts ${plainText}, label json not null,
  status ${plainText} not null check (status in ('accepted', 'rejected')), refusal json, meanwhile json not null,
  versions json not null, at ${id}, received_at ${id}, amends ${plainText},
  has_effect boolean not null
);
create index hq_command_by_step on hq_command(step);
create index hq_command_by_place on hq_command(place);

create table hq_undone_step (step ${plainText} primary key, undone_by ${id});

create table hq_device_command (
  device_id ${id}, seq bigint not null check (seq > 0), command_id ${id} references hq_command(id),
  primary key (device_id, seq)
);

create table hq_image (
  place bigint generated always as identity primary key, command_id ${id} references hq_command(id),
  table_name ${id}, row_id ${id}, before json, after json
);
create index hq_image_by_command on hq_image(command_id);
create index hq_image_by_row on hq_image(row_id, table_name, place);

create table hq_stream_act (
  stream ${id}, ${versionNumber('version')}, command_id ${id}, primary key (stream, version)
);

create table hq_sync_row (
  stream ${id}, table_name ${id}, row_id ${id}, ${versionNumber('version')}, payload json,
  primary key (row_id, table_name, stream)
);
create index hq_sync_row_by_version on hq_sync_row(stream, version);

create table hq_erasure (
  seq bigint primary key check (seq > 0), subject_id ${id}, at ${id}, legal_ref text not null
);
create index hq_erasure_by_subject on hq_erasure(subject_id);

create table hq_audit (
  place bigint generated always as identity primary key, at ${id}, actor text not null, device_id ${plainText},
  kind text not null, facts json not null
);

create table hq_enrol_code (
  code_hash ${plainText} primary key, device_name text not null, scope json not null, expires_at ${id}, used_at ${plainText}
);

create function refuse_rewriting_the_ledger() returns trigger language plpgsql as $body$
begin
  raise exception 'the ledger is not rewritten' using errcode = 'restrict_violation';
end
$body$;
create trigger ledger_entry_is_not_taken_away before delete on ledger_entry
  for each row execute function refuse_rewriting_the_ledger();
create trigger ledger_entry_is_not_rewritten before update on ledger_entry
  for each row when (
    (old.account, old.kind, old.day, old.month, old.minutes, old.cents, old.cents_per_hour, old.location_id, old.at)
    is distinct from
    (new.account, new.kind, new.day, new.month, new.minutes, new.cents, new.cents_per_hour, new.location_id, new.at)
  ) execute function refuse_rewriting_the_ledger();
`,
}
