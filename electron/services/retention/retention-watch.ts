import type { Log } from '../../log/log.ts'
import { describeError } from '../../log/describe-error.ts'
import type { DailyWork } from '../day-watch/day-watch.ts'
import type { Onlooker } from '../audit/describe-line.ts'
import { programActorId } from '../session/program-actor.ts'
import type { RetentionService } from './retention-service.ts'

/** The program counts and reads no names. */
const program = { id: programActorId, role: 'headquartersAdmin', locationIds: [] } as const satisfies Onlooker

export interface RetentionWatchParts {
  readonly retention: Pick<RetentionService, 'list' | 'preview' | 'purge' | 'overdue'>
  readonly log: Pick<Log, 'error' | 'info'>
  /** There is something to do, or it was done. */
  readonly announce: () => void
}

/**
 * Looks every day at what is over its term. It says so; only where the house wants it (`retention.automatic`) does the
 * program remove it by itself, kind by kind, exactly as a person would. PRIV-1, PRIV-8
 */
export function createRetentionWatch({ retention, log, announce }: RetentionWatchParts): DailyWork {
  async function purgeAll(): Promise<void> {
    for (const { kind, count } of retention.overdue()) {
      const preview = retention.preview({ kind }, program)
      if (!preview.ok) continue
      const done = await retention.purge({ kind, digest: preview.value.digest }, programActorId)
      if (done.ok) log.info('retention.purged', { kind, count: done.value.count })
      else log.error('retention.refused', { kind, count, code: done.refusal.code })
    }
    announce()
  }

  return {
    newDay() {
      const list = retention.list(program)
      if (!list.ok) return
      const count = list.value.kinds.reduce((sum, { overCount }) => sum + overCount, 0)
      if (count === 0) return
      log.info('retention.over', { count })
      if (!list.value.isAutomatic) announce()
      else void purgeAll().catch((error: unknown) => log.error('retention.failed', describeError(error)))
    },
  }
}
