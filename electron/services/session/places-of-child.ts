import type { ChildId } from '#shared/domain/ids.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'

/**
 * The locations a child belongs to: by its agreements, its extra days and its place in the queue. Empty = nobody's yet,
 * and so everybody's. PRIV-4
 */
export function placesOfChild(rows: Pick<RowReader, 'listRows'>, childId: string): readonly string[] {
  const ofChild = { childId: childId as ChildId }
  return [
    ...rows.listRows('contract', ofChild),
    ...rows.listRows('extra_attendance', ofChild),
    ...rows.listRows('waiting_entry', ofChild),
  ].map(({ locationId }) => locationId)
}
