import { useRef, useState } from 'react'
import type { LocationId, RequestId } from '#shared/domain/ids.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { CallError, writeTrouble } from '../../app/call-error.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import type { LastBatch } from './desk.ts'
import { useDesk } from './desk.ts'

export interface Batch {
  /** Approves these in the order of the queue, checked again after each; answers whether it was carried out. */
  approve(ids: readonly RequestId[]): Promise<boolean>
  readonly isRunning: boolean
  /** Why it could not be carried out at all, or null. */
  readonly problem: string | null
  clear(): void
}

/** Several requests in one go: one step in the history, and one notice with the way back. CHECK-4 */
export function useBatch(locationId: LocationId): Batch {
  const texts = useTexts()
  const announcer = useAnnouncer()
  const { change } = useDesk(locationId)
  const act = useAct('requests.approveBatch')
  const [problem, setProblem] = useState<string | null>(null)
  /** Two quick presses are one batch. */
  const isUnderWay = useRef(false)
  return {
    isRunning: act.isRunning,
    problem,
    clear: () => setProblem(null),
    async approve(ids) {
      if (isUnderWay.current) return false
      isUnderWay.current = true
      setProblem(null)
      const result = await act.run({ locationId, requestIds: [...ids] }).finally(() => {
        isUnderWay.current = false
      })
      if (result.status !== 'done') {
        const sentence = writeTrouble(texts, new CallError(result))
        setProblem(sentence)
        announcer.say(sentence)
        return false
      }
      const { done, outcomes } = result.output
      const skipped = outcomes.filter(({ outcome }) => outcome === 'skipped')
      const lastBatch: LastBatch = {
        commandId: done?.commandId ?? null,
        approved: outcomes.length - skipped.length,
        skipped,
      }
      change((desk) => ({
        lastBatch,
        lastDecision: null,
        picked: desk.picked.filter((id) => !ids.includes(id)),
      }))
      announcer.say(texts.t('bulk.done', { count: lastBatch.approved }))
      return true
    },
  }
}
