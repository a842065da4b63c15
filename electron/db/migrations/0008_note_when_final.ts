import type { Migration } from './migration.ts'

/*
 * When headquarters' word on an act was here with all its effects. After headquarters went back to a copy the acts of the
 * last weeks are handed in again, counted from this moment: an act that waited long was lost all the same. Empty for acts
 * of a computer that stands alone and for those of before; there the moment it was done counts.
 */
export const noteWhenFinal: Migration = {
  name: '0008_note_when_final',
  sql: 'alter table command_log add column final_at text;',
}
