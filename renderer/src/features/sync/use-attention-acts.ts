import { useState } from 'react'
import type { AttentionItem } from '#shared/ipc/calls/sync.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { CallError, writeTrouble } from '../../app/call-error.ts'
import { useOpeners } from '../../app/openers.tsx'
import { useChangeSettings, useCurrentLocation, useSession, workingDay } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useGo } from '../../app/use-go.ts'
import { useMayDo } from '../../app/use-may-do.ts'

export interface AttentionActs {
  open(item: AttentionItem): void
  sendAgain(item: AttentionItem): void
  dismiss(item: AttentionItem): void
  /** Why the last try with this one did not go, or null. */
  problemOf(commandId: string): string | null
  /** What was done last, with the name the history gives it. */
  readonly notice: { readonly sentence: string; readonly label: string } | null
  readonly handled: string | null
  forget(): void
}

/** What can be done with an act headquarters did not accept. */
export function useAttentionActs(): AttentionActs {
  const texts = useTexts()
  const { t, write } = texts
  const session = useSession()
  const location = useCurrentLocation()
  const change = useChangeSettings()
  const go = useGo()
  const openers = useOpeners()
  const announcer = useAnnouncer()
  const again = useAct('sync.sendAgain')
  const dismissal = useAct('sync.dismiss')
  const mayDo = useMayDo()
  const [problem, setProblem] = useState<{ readonly commandId: string; readonly sentence: string } | null>(
    null,
  )
  const [notice, setNotice] = useState<AttentionActs['notice']>(null)
  const [handled, setHandled] = useState<string | null>(null)

  const act = async (
    item: AttentionItem,
    run: typeof again.run,
    code: 'sync.sentAgain' | 'sync.dismissed',
  ): Promise<void> => {
    const { commandId } = item
    const result = await run({ commandId })
    if (result.status !== 'done') {
      const trouble = writeTrouble(texts, new CallError(result))
      const isStillNot = code === 'sync.sentAgain' && result.status === 'refused'
      const sentence = isStillNot ? t('sync.stillNot', { reason: trouble }) : trouble
      setProblem({ commandId, sentence })
      announcer.say(sentence)
      return
    }
    const sentence = t(code, { label: write(item.label) })
    setProblem(null)
    setNotice({ sentence, label: write(result.output.label) })
    setHandled(commandId)
    announcer.say(sentence)
  }
  /** The keys of the list reach what the buttons do not show. PRIV-4 */
  const whenAllowed = (run: () => void) => {
    if (mayDo('rejections.dismiss')) run()
    else announcer.say(t('lock.notYourRole'))
  }
  return {
    open({ open }) {
      if (open === null) return
      // What it is about may be at another location than the one on screen.
      if (open.locationId !== location?.id) change({ lastLocationId: open.locationId })
      if (open.kind === 'request') go.toRequests(open.requestId)
      else openers.openChild(open.childId, open.name, workingDay(session))
    },
    sendAgain: (item) => whenAllowed(() => void act(item, again.run, 'sync.sentAgain')),
    dismiss: (item) => whenAllowed(() => void act(item, dismissal.run, 'sync.dismissed')),
    problemOf: (commandId) => (problem?.commandId === commandId ? problem.sentence : null),
    notice,
    handled,
    forget: () => setNotice(null),
  }
}
