import { useLocation } from '@tanstack/react-router'
import type { IsoWeek } from '#shared/kernel/time.ts'
import { isoWeekOf, parseIsoDay, parseIsoWeek } from '#shared/kernel/time.ts'
import { useAnnouncer } from './announcer.tsx'
import { CallError, writeTrouble } from './call-error.ts'
import { useCurrentLocation } from './session.tsx'
import { showProblem } from './show-problem.ts'
import { useTexts } from './texts.tsx'
import { useAct } from './use-act.ts'
import { useCall } from './use-call.ts'
import { useMayDo } from './use-may-do.ts'

/** The week on screen, or undefined on a screen that is about no week. */
export function useShownWeek(): IsoWeek | undefined {
  const pathname = useLocation({ select: ({ pathname: path }) => path })
  const week = /^\/week\/(.+)$/.exec(pathname)?.[1]
  if (week !== undefined) return parseIsoWeek(week)
  const day = parseIsoDay(/^\/day\/(.+)$/.exec(pathname)?.[1] ?? '')
  return day === undefined ? undefined : isoWeekOf(day)
}

/** Settles or reopens the roster of the week on screen; null where there is none. CHECK-2 */
export function useRosterActs(): {
  readonly isSettled: boolean
  readonly isRunning: boolean
  readonly mayToggle: boolean
  toggle(): Promise<void>
} | null {
  const week = useShownWeek()
  const location = useCurrentLocation()
  const texts = useTexts()
  const announcer = useAnnouncer()
  const settle = useAct('rosters.settle')
  const unsettle = useAct('rosters.unsettle')
  const mayDo = useMayDo()
  const isKnown = week !== undefined && location !== undefined
  const board = useCall(
    'weekBoard.get',
    { locationId: location?.id ?? '-', week: week ?? '2026-W01' },
    { isEnabled: isKnown },
  )
  if (!isKnown || board.data === undefined || board.data.week !== week) return null
  const isSettled = board.data.isRosterSettled
  return {
    isSettled,
    mayToggle: mayDo('roster.edit'),
    isRunning: settle.isRunning || unsettle.isRunning,
    async toggle() {
      const result = await (isSettled ? unsettle : settle).run({ locationId: location.id, week })
      if (result.status === 'done') {
        announcer.say(texts.write(result.output.label))
        return
      }
      const sentence = writeTrouble(texts, new CallError(result))
      announcer.say(sentence)
      showProblem(texts.t('refusal.title'), sentence)
    },
  }
}
