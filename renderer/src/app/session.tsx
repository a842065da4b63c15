import { useQueryClient } from '@tanstack/react-query'
import { createContext, use, useCallback } from 'react'
import type { SessionView } from '#shared/ipc/calls/session.ts'
import type { Settings } from '#shared/ipc/calls/settings.ts'
import type { IsoDay, IsoWeek } from '#shared/kernel/time.ts'
import { addDays, isoWeekOf, weekdayOf } from '#shared/kernel/time.ts'
import { useAppClient } from './app-context.tsx'

export type CurrentLocation = SessionView['locations'][number]

export const SessionContext = createContext<SessionView | null>(null)

/** Who works here, where, today, and how they want the screen. */
export function useSession(): SessionView {
  const session = use(SessionContext)
  if (session === null) throw new Error('no SessionContext above this component')
  return session
}

/** The location the screens are about: the one last chosen, else the first; undefined before anything is imported. */
export function findCurrentLocation(session: SessionView): CurrentLocation | undefined {
  return (
    session.locations.find((location) => location.id === session.settings.lastLocationId) ??
    session.locations[0]
  )
}

export function useCurrentLocation(): CurrentLocation | undefined {
  return findCurrentLocation(useSession())
}

/**
 * The day the screens start from: today, in a weekend the Monday that comes (nobody plans the week that is over), and
 * without data for it the nearest day there is: an old sample still opens on something to look at.
 */
export function workingDay(session: SessionView): IsoDay {
  const { today, dataFrom, dataUntil } = session
  const weekday = weekdayOf(today)
  const day = weekday > 5 ? addDays(today, 8 - weekday) : today
  if (dataFrom !== null && day < dataFrom) return dataFrom
  if (dataUntil !== null && day > dataUntil) return dataUntil
  return day
}

export function workingWeek(session: SessionView): IsoWeek {
  return isoWeekOf(workingDay(session))
}

/** Changes settings on screen at once and stores them behind it. */
export function useChangeSettings(): (change: Partial<Settings>) => void {
  const queries = useQueryClient()
  const client = useAppClient()
  return useCallback(
    (change) => {
      queries.setQueryData<SessionView>(['session.get', {}], (session) =>
        session === undefined ? session : { ...session, settings: { ...session.settings, ...change } },
      )
      void client.call('settings.change', change).then(async (result) => {
        // What was not stored must not look stored.
        if (result.status !== 'done') await queries.invalidateQueries({ queryKey: ['session.get'] })
      })
    },
    [queries, client],
  )
}
