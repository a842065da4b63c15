import { useCallback } from 'react'
import { useAnnouncer } from './announcer.tsx'
import { CallError, writeTrouble } from './call-error.ts'
import { showProblem } from './show-problem.ts'
import { useTexts } from './texts.tsx'
import { useAct } from './use-act.ts'
import { useSyncStatus } from './use-sync-status.ts'

/** Asks headquarters now instead of at the next turn; null on a computer that works by itself. */
export function useSyncNow(): (() => void) | null {
  const texts = useTexts()
  const announcer = useAnnouncer()
  const status = useSyncStatus()
  const { run } = useAct('sync.now')
  const now = useCallback(async () => {
    const result = await run({})
    if (result.status === 'done') {
      announcer.say(texts.t('sync.nowStarted'))
      return
    }
    const sentence = writeTrouble(texts, new CallError(result))
    announcer.say(sentence)
    showProblem(texts.t('refusal.title'), sentence)
  }, [run, announcer, texts])
  return status === undefined ? null : () => void now()
}
