import type { Message } from '#shared/domain/explanation/model.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { IsoWeek } from '#shared/kernel/time.ts'
import type { Act } from '../commands/act.ts'

interface RosterWeek {
  readonly locationId: LocationId
  readonly week: IsoWeek
}

export interface RosterService {
  /** From now on answers about the week are final. CHECK-2 */
  settle(input: RosterWeek, actorId: string): Result<Done, Message>
  unsettle(input: RosterWeek, actorId: string): Result<Done, Message>
}

export function createRosterService(act: Act): RosterService {
  return {
    settle: (input, actorId) => act('settleRoster', input, actorId),
    unsettle: (input, actorId) => act('unsettleRoster', input, actorId),
  }
}
