import type { CommandId } from '#shared/domain/ids.ts'
import type { HeadquartersPorts } from './ports.ts'

export interface Failure {
  readonly incident: string
  /** It has had its chances. */
  readonly isLast: boolean
}

export interface PoisonDesk {
  failed(commandId: CommandId, commandType: string, error: unknown): Failure
  forget(commandId: CommandId): void
}

/** A command that throws is tried again later, in case the trouble was ours for a moment; three times in all. */
const CHANCES = 3
/** More than this many at once is trouble of another kind; the oldest are forgotten. */
const REMEMBERED_MOST = 1_000

export function createPoisonDesk(ports: Pick<HeadquartersPorts, 'ids' | 'trouble'>): PoisonDesk {
  const counts = new Map<CommandId, number>()
  return {
    failed(commandId, commandType, error) {
      const times = (counts.get(commandId) ?? 0) + 1
      counts.delete(commandId)
      counts.set(commandId, times)
      const [oldest] = counts.keys()
      if (counts.size > REMEMBERED_MOST && oldest !== undefined) counts.delete(oldest)
      const incident = ports.ids.newIncident()
      ports.trouble?.commandFailed({ incident, commandType, times, error })
      return { incident, isLast: times >= CHANCES }
    },
    forget: (commandId) => void counts.delete(commandId),
  }
}
