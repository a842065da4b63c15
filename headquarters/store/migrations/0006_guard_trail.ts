import { plainText } from './column-text.ts'
import type { Migration } from './migration.ts'

/*
 * What was done at headquarters becomes a chain that is only ever added to (`audit-chain.ts`); of each computer the end
 * of its own chain is kept here, and headquarters gets a letterbox in which computers leave a key for when everybody lost
 * theirs.
 */
export const guardTrail: Migration = {
  name: '0006_guard_trail',
  sql: `
alter table hq_audit add column seq bigint;
alter table hq_audit add column previous ${plainText};
alter table hq_audit add column hash ${plainText};

do $chain$
declare
  line record;
  counted bigint := 0;
  last_hash text := repeat('0', 64);
  this_hash text;
begin
  for line in select place, at, actor, device_id, kind, facts from hq_audit order by place loop
    counted := counted + 1;
    this_hash := encode(sha256(convert_to(
      counted || E'\\n' || line.at || E'\\n' || line.actor || E'\\n' || coalesce(line.device_id, '') || E'\\n' ||
      line.kind || E'\\n' || line.facts::text || E'\\n' || last_hash, 'UTF8')), 'hex');
    update hq_audit set seq = counted, previous = last_hash, hash = this_hash where place = line.place;
    last_hash := this_hash;
  end loop;
end
$chain$;

alter table hq_audit alter column seq set not null;
alter table hq_audit alter column previous set not null;
alter table hq_audit alter column hash set not null;
alter table hq_audit add constraint hq_audit_seq unique (seq);
alter table hq_audit add constraint hq_audit_hash check (hash ~ '^[0-9a-f]{64}$' and previous ~ '^[0-9a-f]{64}$');

create function refuse_rewriting_the_trail() returns trigger language plpgsql as $body$
begin
  raise exception 'the trail is not rewritten' using errcode = 'restrict_violation';
end
$body$;
create trigger hq_audit_is_only_added_to before update or delete on hq_audit
  for each row execute function refuse_rewriting_the_trail();
create trigger hq_audit_is_not_emptied before truncate on hq_audit
  for each statement execute function refuse_rewriting_the_trail();

create table hq_recovery_key (
  is_only boolean primary key default true check (is_only), address text not null, private_key text not null,
  made_at ${plainText} not null
);

alter table hq_device add column chain_seq bigint check (chain_seq >= 0);
alter table hq_device add column chain_hash ${plainText};
alter table hq_device add column chain_broken_at ${plainText};
alter table hq_device add constraint hq_device_chain check ((chain_seq is null) = (chain_hash is null));
`,
}
