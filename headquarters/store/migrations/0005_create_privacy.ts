import {
  day,
  flag,
  id,
  instant,
  key,
  list,
  longText,
  name,
  oneOf,
  openDay,
  openId,
  openInstant,
  openWho,
  period,
  plainText,
  shortText,
  to,
  who,
} from './column-text.ts'
import type { Migration } from './migration.ts'

const ofChild = `${id('child_id')} ${to('child')}`
const subject = `${oneOf('subject_kind', `'child', 'staffMember'`)}, ${id('subject_id')}`
const openLocation = `${openId('location_id')} ${to('location')}`
const digest = (column: string): string => `${column} ${plainText} not null check (length(${column}) = 64)`

/** Who may do what, what the house keeps of a child beside its days, and the registers the law asks for. */
export const createPrivacy: Migration = {
  name: '0005_create_privacy',
  sql: `
create table account (
  ${key}, ${openId('staff_member_id')} ${to('staff_member')}, ${shortText('name')},
  ${oneOf('role', `'locationManager', 'planner', 'pedagogicalStaff', 'headquartersAdmin', 'inspector'`)},
  ${list('location_ids')}, ${period}, check ((staff_member_id is null) = (name <> ''))
);
create index account_by_staff_member on account(staff_member_id);

create table child_file (
  ${key}, ${ofChild}, ${shortText('address')}, ${flag('is_address_secret')}, ${longText('diet')},
  ${longText('allergies')}, ${longText('medical_notes')}, ${longText('notes')}, unique (child_id)
);

create table child_contact (
  ${key}, ${ofChild}, ${name('name')}, ${shortText('relation')},
  phone ${plainText} not null check (length(phone) <= 40), ${flag('is_parent')}, ${flag('is_emergency')},
  ${flag('may_collect')}, sort_order integer not null check (sort_order between 0 and 100000)
);
create index child_contact_by_child on child_contact(child_id);

create table consent (
  ${key}, ${ofChild}, ${oneOf('kind', `'photo', 'video', 'outing', 'schoolSharing'`)}, ${day('given_on')},
  ${name('given_by')}, ${openDay('withdrawn_on')}, ${shortText('withdrawn_by')},
  check (withdrawn_on is null or given_on <= withdrawn_on)
);
create index consent_by_child on consent(child_id);

create table handover_agreement (
  ${key}, ${ofChild},
  ${oneOf('kind', `'walksAlone', 'collectedByOther', 'collectedByMinor', 'transport', 'other'`)},
  agreement ${plainText} not null check (length(agreement) between 1 and 2000), ${period}, ${name('parent_name')},
  ${name('manager_name')}, ${id('manager_id')}, ${instant('signed_at')},
  document ${plainText} not null check (length(document) <= 200000), ${digest('document_digest')}
);
create index handover_agreement_by_child on handover_agreement(child_id);

create table secrecy (${key}, ${ofChild}, ${day('requested_on')}, ${period});
create index secrecy_by_child on secrecy(child_id);

create table processing_restriction (${key}, ${ofChild}, ${longText('reason')}, ${period});
create index processing_restriction_by_child on processing_restriction(child_id);

create table privacy_request (
  ${key}, ${openLocation},
  ${oneOf('kind', `'access', 'correction', 'erasure', 'restriction', 'portability', 'objection'`)}, ${subject},
  ${day('received_on')}, ${day('due_on')}, ${longText('note')}, ${oneOf('status', `'open', 'done', 'refused'`)},
  ${longText('outcome')}, ${openInstant('closed_at')}, ${openWho('closed_by')},
  check (received_on <= due_on), check ((closed_at is not null) = (status <> 'open'))
);
create index privacy_request_by_location on privacy_request(location_id, status);
create index privacy_request_by_subject on privacy_request(subject_id);

create table legal_hold (
  ${key}, ${openLocation}, ${subject}, ${longText('reason')}, ${period}, ${longText('lifted_because')}
);
create index legal_hold_by_location on legal_hold(location_id);
create index legal_hold_by_subject on legal_hold(subject_id);

create table purge_run (
  ${key}, ${instant('ran_at')}, ${who('ran_by')}, ${day('as_of')}, ${list('counts')}, ${digest('digest')}
);

create table data_breach (
  ${key}, ${openLocation}, ${instant('discovered_at')}, ${longText('happened')}, ${list('data_kinds')},
  people_count integer check (people_count >= 0), ${oneOf('risk', `'unknown', 'none', 'low', 'high'`)},
  ${openInstant('customer_informed_at')}, ${openInstant('authority_informed_at')},
  ${openInstant('people_informed_at')}, ${longText('not_reported_because')}, ${longText('measures')},
  ${openInstant('closed_at')}
);
create index data_breach_by_location on data_breach(location_id);

drop trigger ledger_entry_is_not_taken_away on ledger_entry;
create trigger ledger_entry_is_not_taken_away before delete on ledger_entry
  for each row when (current_setting('dagdeel.purging', true) is distinct from 'on')
  execute function refuse_rewriting_the_ledger();
`,
}
