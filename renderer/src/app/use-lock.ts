import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useAnnouncer } from './announcer.tsx'
import { useAppClient } from './app-context.tsx'
import { CallError, writeTrouble } from './call-error.ts'
import { keptDraftsOf } from './kept-drafts.ts'
import { useSession } from './session.tsx'
import { showProblem } from './show-problem.ts'
import { useTexts } from './texts.tsx'
import { useGo } from './use-go.ts'

const longestPath = 500

/**
 * Locks the screen, and hands over where somebody was and what was half typed, to go on there. Without a password there
 * is nothing to lock with: then it says so, and leads to where one is given. PRIV-6
 */
export function useLock(): () => Promise<void> {
  const { hasPassword } = useSession()
  const client = useAppClient()
  const queries = useQueryClient()
  const { history } = useRouter()
  const announcer = useAnnouncer()
  const texts = useTexts()
  const go = useGo()
  return useCallback(async () => {
    if (!hasPassword) {
      announcer.say(texts.t('lock.noPassword'))
      go.toSettings('setUp')
      return
    }
    const drafts = keptDraftsOf(client)
    const { href, pathname } = history.location
    const path = href.length > longestPath ? pathname : href
    const reply = await client.call('gate.lock', { place: { path, drafts: drafts.collect() } })
    if (reply.status === 'done') {
      drafts.markHandedOver()
      await queries.invalidateQueries({ queryKey: ['gate.status'] })
      return
    }
    const sentence = writeTrouble(texts, new CallError(reply))
    announcer.say(sentence)
    showProblem(texts.t('refusal.title'), sentence)
  }, [hasPassword, client, queries, history, announcer, texts, go])
}
