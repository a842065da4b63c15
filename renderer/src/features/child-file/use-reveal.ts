import { useEffect, useState } from 'react'
import type { MaskedField } from '#shared/ipc/calls/child-file.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import { useAct } from '../../app/use-act.ts'

/** As long as it takes to dial a number; then it is hidden again, whoever stands behind the chair. */
const SHOWN_SECONDS = 30

export interface Masked {
  readonly childId: ChildId
  readonly field: MaskedField
  readonly contactId: string | null
}

interface Reveal {
  /** null = hidden. */
  readonly text: string | null
  readonly problem: string | null
  show(): Promise<void>
  hide(): void
}

/** Asks for what is masked only when somebody wants to see it, and forgets it again. PRIV-5 */
export function useReveal({ childId, field, contactId }: Masked): Reveal {
  const ask = useAct('childFile.reveal')
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    if (text === null) return undefined
    const timer = window.setTimeout(() => setText(null), SHOWN_SECONDS * 1000)
    return () => window.clearTimeout(timer)
  }, [text])
  return {
    text,
    problem: ask.problem,
    hide: () => setText(null),
    async show() {
      const answer = await ask.run({ childId, field, contactId })
      if (answer.status !== 'done') return
      setText(answer.output.text)
      // Kept nowhere else on the page than in the line that shows it.
      ask.clear()
    },
  }
}
