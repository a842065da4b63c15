import { plainText } from './column-text.ts'
import type { Migration } from './migration.ts'

/*
 * What became of a computer is kept with its moment: leave to remove very many rows ends by itself, a code knows who
 * joined with it, and a computer that handed over everything is no longer on its way out.
 */
export const addDeviceFacts: Migration = {
  name: '0004_add_device_facts',
  sql: `
alter table hq_device drop column may_delete_many;
alter table hq_device add column may_delete_many_until ${plainText};
alter table hq_device drop constraint hq_device_status_check;
alter table hq_device add constraint hq_device_status_check
  check (status in ('active', 'retiring', 'cleared', 'revoked', 'replaced'));
alter table hq_enrol_code add column used_by ${plainText};
`,
}
