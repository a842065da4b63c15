import { createTables } from './0001_create_tables.ts'
import { createHistory } from './0002_create_history.ts'
import { createLedger } from './0003_create_ledger.ts'
import { indexLedger } from './0004_index_ledger.ts'
import { createPlanning } from './0005_create_planning.ts'
import { createSync } from './0006_create_sync.ts'
import { fitDevices } from './0007_fit_devices.ts'
import { noteWhenFinal } from './0008_note_when_final.ts'
import { createPrivacy } from './0009_create_privacy.ts'
import type { Migration } from './migration.ts'

/** In order, and only ever added to: the position in this list is the `user_version` after the step. */
export const migrations: readonly Migration[] = [
  createTables,
  createHistory,
  createLedger,
  indexLedger,
  createPlanning,
  createSync,
  fitDevices,
  noteWhenFinal,
  createPrivacy,
]
