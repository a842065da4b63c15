import { useCallback } from 'react'
import { useAnnouncer } from './announcer.tsx'
import { CallError, writeTrouble } from './call-error.ts'
import { useSession } from './session.tsx'
import { showProblem } from './show-problem.ts'
import { useTexts } from './texts.tsx'
import { useAct } from './use-act.ts'
import { useMayDo } from './use-may-do.ts'

/** Undo and redo as the bar, the keys and the palette offer them: always with the name of what they touch. */
export function useHistoryActs(): {
  undo(): void
  redo(): void
  readonly undoLabel: string | null
  readonly redoLabel: string | null
} {
  const session = useSession()
  const texts = useTexts()
  const announcer = useAnnouncer()
  const undoAct = useAct('history.undo')
  const redoAct = useAct('history.redo')
  // Who may not take back what others did is not offered it, and a key says who can. PRIV-4
  const mayUndo = useMayDo()('history.undo')
  const undoLabel = !mayUndo || session.undo === null ? null : texts.write(session.undo)
  const redoLabel = !mayUndo || session.redo === null ? null : texts.write(session.redo)

  const act = useCallback(
    async (
      run: typeof undoAct.run,
      label: string | null,
      nothing: string,
      doneSentence: (label: string) => string,
    ) => {
      if (label === null) {
        announcer.say(nothing)
        return
      }
      const result = await run({})
      if (result.status === 'done') {
        // What was undone, not what this page thought would be: another act may have come in between.
        announcer.say(doneSentence(texts.write(result.output.label)))
        return
      }
      const sentence = writeTrouble(texts, new CallError(result))
      announcer.say(sentence)
      showProblem(texts.t('refusal.title'), sentence)
    },
    [announcer, texts],
  )
  return {
    undo: () =>
      void act(
        undoAct.run,
        undoLabel,
        texts.t(mayUndo ? 'frame.nothingToUndo' : 'lock.mayNotUndo'),
        (label) => texts.t('frame.undone', { label }),
      ),
    redo: () =>
      void act(
        redoAct.run,
        redoLabel,
        texts.t(mayUndo ? 'frame.nothingToRedo' : 'lock.mayNotUndo'),
        (label) => texts.t('frame.redone', { label }),
      ),
    undoLabel,
    redoLabel,
  }
}
