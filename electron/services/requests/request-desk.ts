import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LawBook } from '#shared/domain/ratio/model.ts'
import type { ReadableDb } from '../../db/handles.ts'
import type { CommandLogReader } from '../../db/repositories/command-log.ts'
import { listRequestsLeftBy } from '../../db/repositories/decided-requests.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort, IdPort, SchedulePort } from '../../ports.ts'
import type { Act } from '../commands/act.ts'
import type { ChangeAnnouncement } from '../commands/change-announcement.ts'
import type { CommandRunner } from '../commands/command-runner.ts'
import type { LocationFactsCache } from '../facts/location-facts-cache.ts'
import { programActorId } from '../session/program-actor.ts'
import { createCheckedRequests } from './checked-requests.ts'
import { createQueueRounds } from './queue-rounds.ts'
import { createQueueService, type QueueService } from './queue-service.ts'
import { createRequestService, type RequestService } from './request-service.ts'

/** Everything about requests, with what keeps it up to date. */
export interface RequestDesk {
  readonly requests: RequestService
  readonly queue: QueueService
  /** Something changed, whatever it was. To be told before the screen asks again. */
  changed(change: ChangeAnnouncement): void
  /** Keeps every location up to date from now on, also those that nobody opened yet. PRIV-8 */
  start(): void
  /** No more turns; to be called before the data folder closes. */
  stop(): void
}

export interface RequestDeskParts {
  readonly db: ReadableDb
  readonly rows: RowReader
  readonly facts: Pick<LocationFactsCache<LocationIndex>, 'find' | 'findInSteps'>
  readonly lawBook: LawBook
  readonly clock: ClockPort
  readonly ids: Pick<IdPort, 'newId'>
  readonly schedule: SchedulePort
  readonly act: Act
  readonly runner: Pick<CommandRunner, 'runEach'>
  readonly log: Pick<CommandLogReader, 'findLastCommandOn'>
  readonly nameOf: (actorId: string) => string
  /** The list of requests looks different now. */
  readonly announce: () => void
  readonly fail: (error: unknown) => void
}

export function createRequestDesk(parts: RequestDeskParts): RequestDesk {
  const { db, act } = parts
  const checked = createCheckedRequests(parts)
  const rounds = createQueueRounds({
    ...parts,
    checked,
    // What the rule leaves to people is no news: the request stays open. PRIV-8
    applyRule: ({ id }) => void act('approveAutomatically', { requestId: id }, programActorId),
  })
  return {
    requests: createRequestService({ ...parts, checked, rounds }),
    queue: createQueueService({
      ...parts,
      checked,
      rounds,
      listLeftBy: (type, from, until, limit) => listRequestsLeftBy(db, type, from, until, limit),
    }),
    changed(change) {
      checked.forget(change)
      rounds.changed(change)
    },
    start: () => {
      for (const { id } of parts.rows.listRows('location', {})) rounds.stateOf(id)
    },
    stop: () => rounds.stop(),
  }
}
