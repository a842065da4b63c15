import type { Topic } from '#shared/ipc/wire.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import type { ChangeAnnouncement } from '../commands/change-announcement.ts'

/** Records that name the locations, groups and people of the frame around every screen. */
const frameTables: ReadonlySet<TableName> = new Set<TableName>([
  'organisation',
  'location',
  'base_group',
  'staff_member',
])

/** Records of which a part of the screen of its own is made. */
const topicOfTable: Readonly<Partial<Record<TableName, Topic>>> = {
  child_file: 'childFile',
  child_contact: 'childFile',
  consent: 'childFile',
  handover_agreement: 'childFile',
  secrecy: 'childFile',
  processing_restriction: 'childFile',
  // Who has a place in preschool education. PRIV-3
  contract: 'childFile',
  privacy_request: 'privacy',
  legal_hold: 'privacy',
  purge_run: 'privacy',
  data_breach: 'privacy',
}

/**
 * What the screen shows anew after a change. Every record can change the board and so the verdict of a waiting
 * request; each command stands in the history, and moves what undo would take back.
 */
export function topicsOf(change: ChangeAnnouncement): readonly Topic[] {
  const isFrame = change.tables.some((table) => frameTables.has(table))
  const own = new Set(change.tables.flatMap((table) => topicOfTable[table] ?? []))
  return ['board', 'requests', 'history', ...(isFrame ? (['session'] as const) : []), ...own]
}
