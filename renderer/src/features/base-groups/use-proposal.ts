import { useEffect, useState } from 'react'
import type { CallInput, CallOutput } from '#shared/ipc/contract.ts'
import { useAppClient } from '../../app/app-context.tsx'
import { CallError, writeTrouble } from '../../app/call-error.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'

export type ProposalProgress = CallOutput<'proposals.progress'>

interface Proposal {
  start(order: CallInput<'proposals.start'>): Promise<void>
  stop(): void
  /** The last answer; null before the first start. */
  readonly progress: ProposalProgress | null
  readonly isRunning: boolean
  readonly problem: string | null
}

/** Often enough to see it get better, seldom enough to cost nothing. */
const LOOK_MS = 400
/** A job stops by itself; asking on long after that would be asking forever. */
const GRACE_MS = 20_000

export function isOver({ state }: Pick<ProposalProgress, 'state'>): boolean {
  return state !== 'starting' && state !== 'improving'
}

/** The search for a better division, from start to answer; it is stopped when the screen goes away. PLAN-6 */
export function useProposal(): Proposal {
  const client = useAppClient()
  const texts = useTexts()
  const begin = useAct('proposals.start')
  const [job, setJob] = useState<{ readonly id: string; readonly looks: number } | null>(null)
  const [progress, setProgress] = useState<ProposalProgress | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const isRunning = job !== null && trouble === null && (progress === null || !isOver(progress))
  useEffect(() => {
    if (job === null) return undefined
    let isGone = false
    let isFinished = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async (left: number) => {
      const reply = await client.call('proposals.progress', { jobId: job.id })
      if (isGone) return
      if (reply.status !== 'done') {
        isFinished = true
        setTrouble(writeTrouble(texts, new CallError(reply)))
        return
      }
      setProgress(reply.output)
      isFinished = isOver(reply.output)
      if (isFinished) return
      if (left > 0) timer = setTimeout(() => void ask(left - 1), LOOK_MS)
      else setTrouble(texts.t('baseGroups.proposalSilent'))
    }
    void ask(job.looks)
    return () => {
      isGone = true
      clearTimeout(timer)
      if (!isFinished) void client.call('proposals.stop', { jobId: job.id })
    }
  }, [job, client, texts])
  return {
    async start(order) {
      const reply = await begin.run(order)
      if (reply.status !== 'done') return
      setProgress(null)
      setTrouble(null)
      setJob({
        id: reply.output.jobId,
        looks: Math.ceil((order.seconds * 1000 + GRACE_MS) / LOOK_MS),
      })
    },
    stop() {
      if (job !== null) void client.call('proposals.stop', { jobId: job.id })
    },
    progress,
    isRunning,
    problem: begin.problem ?? trouble,
  }
}
