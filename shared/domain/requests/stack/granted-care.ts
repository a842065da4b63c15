import type { Absence, ExtraAttendance, GroupMove } from '../../attendance/model.ts'
import type { CareRequest } from '../model.ts'

/** What granting a request adds to the facts: care that comes, care that goes, and the request as decided. */
export interface GrantedCare {
  readonly extras: readonly ExtraAttendance[]
  readonly absences: readonly Absence[]
  readonly moves: readonly GroupMove[]
  /** Takes the place of the request with the same id, or comes after the others. */
  readonly request: CareRequest | null
}
