import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort } from '../../ports.ts'
import type { Trail } from '../audit/trail.ts'
import type { Act } from '../commands/act.ts'

/** What the file of a child is read from, changed with and written down in. */
export interface ChildFileParts {
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  readonly act: Act
  readonly clock: Pick<ClockPort, 'now' | 'today'>
  readonly trail: Trail
}
