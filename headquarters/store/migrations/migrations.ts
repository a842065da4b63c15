import { createRecords } from './0001_create_records.ts'
import { createCare } from './0002_create_care.ts'
import { createHeadquarters } from './0003_create_headquarters.ts'
import { addDeviceFacts } from './0004_add_device_facts.ts'
import { createPrivacy } from './0005_create_privacy.ts'
import { guardTrail } from './0006_guard_trail.ts'
import type { Migration } from './migration.ts'

/** In order, and only ever added to: the position in this list is the version of the schema after the step. */
export const migrations: readonly Migration[] = [
  createRecords,
  createCare,
  createHeadquarters,
  addDeviceFacts,
  createPrivacy,
  guardTrail,
]
