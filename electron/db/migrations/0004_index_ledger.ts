import type { Migration } from './migration.ts'

/** Balances and expiries are read from the index alone: the lines of a child lie scattered over the file. */
export const indexLedger: Migration = {
  name: '0004_index_ledger',
  sql: `
create index ledger_entry_sums on ledger_entry(child_id, account, month, minutes);
create index ledger_entry_by_expiry on ledger_entry(expires_on, location_id, child_id) where expires_on is not null;
`,
}
