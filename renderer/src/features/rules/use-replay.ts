import { useEffect, useState } from 'react'
import type { CallInput, CallOutput } from '#shared/ipc/contract.ts'
import { useAppClient } from '../../app/app-context.tsx'
import { CallError, writeTrouble } from '../../app/call-error.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'

type Progress = CallOutput<'rules.replayProgress'>

export interface Replay {
  start(order: CallInput<'rules.replay'>): Promise<void>
  stop(): void
  /** null before the first start. */
  readonly progress: Progress | null
  readonly isRunning: boolean
  readonly problem: string | null
}

/** Often enough to see it move, seldom enough to cost nothing. */
const LOOK_MS = 250

/** A replay from start to outcome; it stops when the screen goes away. */
export function useReplay(): Replay {
  const client = useAppClient()
  const begin = useAct('rules.replay')
  const texts = useTexts()
  const [jobId, setJobId] = useState<string | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [trouble, setTrouble] = useState<CallError | null>(null)
  const isRunning = jobId !== null && trouble === null && progress?.result === null && !progress.isStopped
  useEffect(() => {
    if (jobId === null) return undefined
    let isGone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      const reply = await client.call('rules.replayProgress', { jobId })
      if (isGone) return
      if (reply.status !== 'done') {
        setTrouble(new CallError(reply))
        return
      }
      setProgress(reply.output)
      if (reply.output.result === null && !reply.output.isStopped)
        timer = setTimeout(() => void ask(), LOOK_MS)
    }
    void ask()
    return () => {
      isGone = true
      clearTimeout(timer)
      void client.call('rules.replayStop', { jobId })
    }
  }, [jobId, client])
  return {
    async start(order) {
      const reply = await begin.run(order)
      if (reply.status !== 'done') return
      setProgress({ done: 0, total: 0, isStopped: false, result: null })
      setTrouble(null)
      setJobId(reply.output.jobId)
    },
    stop() {
      if (jobId !== null) void client.call('rules.replayStop', { jobId })
    },
    progress,
    isRunning,
    problem: begin.problem ?? (trouble === null ? null : writeTrouble(texts, trouble)),
  }
}
