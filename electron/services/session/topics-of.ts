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

/**
 * What the screen shows anew after a change. Every record can change the board and so the verdict of a waiting
 * request; each command stands in the history, and moves what undo would take back.
 */
export function topicsOf(change: ChangeAnnouncement): readonly Topic[] {
  const isFrame = change.tables.some((table) => frameTables.has(table))
  return isFrame ? ['board', 'requests', 'history', 'session'] : ['board', 'requests', 'history']
}
