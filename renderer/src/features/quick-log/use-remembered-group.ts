import { useCallback, useState } from 'react'
import type { CurrentLocation } from '../../app/session.tsx'

type Group = CurrentLocation['groups'][number]

/** The group this screen is about, kept on this computer: the tablet of a room opens on its own room. */
export function useRememberedGroup(
  location: CurrentLocation,
): readonly [Group | null, (groupId: Group['id'] | null) => void] {
  const storageKey = `dagdeel.quickLog.group.${location.id}`
  const [groupId, setGroupId] = useState(() => window.localStorage.getItem(storageKey))
  const choose = useCallback(
    (chosen: Group['id'] | null) => {
      setGroupId(chosen)
      if (chosen === null) window.localStorage.removeItem(storageKey)
      else window.localStorage.setItem(storageKey, chosen)
    },
    [storageKey],
  )
  // A group that is no longer there is nobody's any more.
  return [location.groups.find(({ id }) => id === groupId) ?? null, choose]
}
