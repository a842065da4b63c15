import type { Migration } from './migration.ts'

/*
 * Who may do what, what the house keeps of a child beside its days, and the registers the law asks for. Three tables are
 * of this computer alone and never travel: who signs in here, the short codes of the quick log, and the chain that
 * proves the audit trail.
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
const isInstant = (column: string): string => `${column} glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T*Z'`
const instant = (column: string): string => `${column} text not null check (${isInstant(column)})`
const openInstant = (column: string): string =>
  `${column} text check (${column} is null or ${isInstant(column)})`
const flag = (column: string): string => `${column} integer not null check (${column} in (0, 1))`
const oneOf = (column: string, values: string): string =>
  `${column} text not null check (${column} in (${values}))`
const to = (table: string): string => `references ${table}(id) deferrable initially deferred`
const list = (column: string): string => `${column} text not null check (json_valid(${column}))`
const digest = (column: string): string => `${column} text not null check (length(${column}) = 64)`

const period = `${day('valid_from')}, ${openDay('valid_until')}, check (valid_until is null or valid_from <= valid_until)`
const ofChild = `${id('child_id')} ${to('child')}`
const subject = `${oneOf('subject_kind', `'child', 'staffMember'`)}, ${id('subject_id')}`
const openLocation = `location_id text ${to('location')}`

/**
 * Lines of the ledger change in two cases only, both inside one transaction: who was erased is taken off them, and lines
 * whose term is over go. `erasing` is in the table while that transaction runs and never after it. MONEY-4, PRIV-1
 */
const isGuarded = `not exists (select 1 from sync_state where key = 'deviceId')
  and not exists (select 1 from meta where key = 'erasing')`

export const createPrivacy: Migration = {
  name: '0009_create_privacy',
  sql: `
create table account (
  ${key}, staff_member_id text ${to('staff_member')}, ${shortText('name')},
  ${oneOf('role', `'locationManager', 'planner', 'pedagogicalStaff', 'headquartersAdmin', 'inspector'`)},
  ${list('location_ids')}, ${period}, check ((staff_member_id is null) = (name <> ''))
) strict;
create index account_by_staff_member on account(staff_member_id);

create table child_file (
  ${key}, ${ofChild}, ${shortText('address')}, ${flag('is_address_secret')}, ${longText('diet')},
  ${longText('allergies')}, ${longText('medical_notes')}, ${longText('notes')}, unique (child_id)
) strict;

create table child_contact (
  ${key}, ${ofChild}, ${name('name')}, ${shortText('relation')}, phone text not null check (length(phone) <= 40),
  ${flag('is_parent')}, ${flag('is_emergency')}, ${flag('may_collect')},
  sort_order integer not null check (sort_order between 0 and 100000)
) strict;
create index child_contact_by_child on child_contact(child_id);

create table consent (
  ${key}, ${ofChild}, ${oneOf('kind', `'photo', 'video', 'outing', 'schoolSharing'`)}, ${day('given_on')},
  ${name('given_by')}, ${openDay('withdrawn_on')}, ${shortText('withdrawn_by')},
  check (withdrawn_on is null or given_on <= withdrawn_on)
) strict;
create index consent_by_child on consent(child_id);

create table handover_agreement (
  ${key}, ${ofChild},
  ${oneOf('kind', `'walksAlone', 'collectedByOther', 'collectedByMinor', 'transport', 'other'`)},
  agreement text not null check (length(agreement) between 1 and 2000), ${name('parent_name')},
  ${name('manager_name')}, ${id('manager_id')}, ${instant('signed_at')},
  document text not null check (length(document) <= 200000), ${digest('document_digest')}, ${period}
) strict;
create index handover_agreement_by_child on handover_agreement(child_id);

create table secrecy (${key}, ${ofChild}, ${day('requested_on')}, ${period}) strict;
create index secrecy_by_child on secrecy(child_id);

create table processing_restriction (${key}, ${ofChild}, ${longText('reason')}, ${period}) strict;
create index processing_restriction_by_child on processing_restriction(child_id);

create table privacy_request (
  ${key}, ${openLocation},
  ${oneOf('kind', `'access', 'correction', 'erasure', 'restriction', 'portability', 'objection'`)}, ${subject},
  ${day('received_on')}, ${day('due_on')}, ${longText('note')}, ${oneOf('status', `'open', 'done', 'refused'`)},
  ${longText('outcome')}, ${openInstant('closed_at')}, closed_by text,
  check (received_on <= due_on), check ((closed_at is not null) = (status <> 'open'))
) strict;
create index privacy_request_by_location on privacy_request(location_id, status);
create index privacy_request_by_subject on privacy_request(subject_id);

create table legal_hold (
  ${key}, ${openLocation}, ${subject}, ${longText('reason')}, ${longText('lifted_because')}, ${period}
) strict;
create index legal_hold_by_location on legal_hold(location_id);
create index legal_hold_by_subject on legal_hold(subject_id);

create table purge_run (
  ${key}, ${instant('ran_at')}, ${id('ran_by')}, ${day('as_of')}, ${list('counts')}, ${digest('digest')}
) strict;

create table data_breach (
  ${key}, ${openLocation}, ${instant('discovered_at')}, ${longText('happened')}, ${list('data_kinds')},
  people_count integer check (people_count is null or people_count >= 0),
  ${oneOf('risk', `'unknown', 'none', 'low', 'high'`)}, ${openInstant('customer_informed_at')},
  ${openInstant('authority_informed_at')}, ${openInstant('people_informed_at')},
  ${longText('not_reported_because')}, ${longText('measures')}, ${openInstant('closed_at')}
) strict;
create index data_breach_by_location on data_breach(location_id);

create table local_person (slot_id text primary key not null, actor_id text not null) strict, without rowid;

create table staff_pin (
  actor_id text primary key not null, hash text not null, ${instant('made_at')}
) strict, without rowid;

create table audit_chain (
  seq integer primary key not null check (seq > 0), ${instant('at')}, ${id('actor')}, ${id('device')}, kind text not null,
  subject text, ${list('facts')}, content_digest text, salt text, ${digest('previous')}, ${digest('hash')}
) strict;
create index audit_chain_by_kind on audit_chain(kind, seq);
create index audit_chain_by_subject on audit_chain(subject, seq);
create trigger audit_chain_is_not_rewritten
before update of seq, at, actor, device, kind, subject, facts, content_digest, previous, hash on audit_chain begin
  select raise(abort, 'the chain is not rewritten');
end;
create trigger audit_chain_salt_only_goes before update of salt on audit_chain when new.salt is not null begin
  select raise(abort, 'a salt of the chain is not rewritten');
end;
create trigger audit_chain_goes_from_the_oldest_on before delete on audit_chain
when exists (select 1 from audit_chain where seq < old.seq) begin
  select raise(abort, 'only the oldest line of the chain may go');
end;

drop trigger ledger_entry_is_not_rewritten;
drop trigger ledger_entry_is_not_taken_away;
drop trigger ledger_entry_of_a_closed_month;
create trigger ledger_entry_is_not_rewritten before update on ledger_entry when ${isGuarded} begin
  select raise(abort, 'the ledger is not rewritten');
end;
create trigger ledger_entry_is_not_taken_away before delete on ledger_entry when ${isGuarded} begin
  select raise(abort, 'the ledger is not rewritten');
end;
create trigger ledger_entry_of_a_closed_month before insert on ledger_entry
when exists (select 1 from closed_month where location_id = new.location_id and month = new.month)
  and ${isGuarded} begin
  select raise(abort, 'this month was closed');
end;

create table audit_redacted (command_id text primary key not null) strict, without rowid;
`,
}
