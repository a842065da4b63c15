import { useEffect } from 'react'
import type { LocationId } from '#shared/domain/ids.ts'
import type { RequestStart } from '../../app/use-go.ts'
import { useDesk } from './desk.ts'
import type { Draft } from './draft.ts'
import { isWorthKeeping, makeDraft, plainStartKey, startKeyOf } from './draft.ts'

export interface DraftInHand {
  readonly draft: Draft
  readonly parked: Draft | null
  change(next: Partial<Draft>): void
  /** Forgets the draft: it was entered, or thrown away. What had made way for it comes back. */
  drop(): void
  /** Takes the other draft in hand; this one waits instead. */
  swap(): void
}

/**
 * The draft of this location. Asking for a new request without more goes on with the draft there is; asking for one
 * about a certain child or day begins anew, and what was being typed waits.
 */
export function useDraft(locationId: LocationId, start: RequestStart): DraftInHand {
  const { desk, change } = useDesk(locationId)
  const startKey = startKeyOf(start)
  const kept = desk.draft
  const isKept = kept !== null && (startKey === plainStartKey || kept.startKey === startKey)
  const draft = isKept ? kept : makeDraft(start)
  useEffect(() => {
    if (isKept) return
    change((current) => ({
      draft,
      parked: current.draft !== null && isWorthKeeping(current.draft) ? current.draft : current.parked,
    }))
  })
  return {
    draft,
    parked: desk.parked,
    change: (next) => change((current) => ({ draft: { ...(current.draft ?? draft), ...next } })),
    drop: () => change((current) => ({ draft: current.parked, parked: null })),
    swap: () =>
      change((current) => ({
        draft: current.parked === null ? current.draft : { ...current.parked, startKey },
        parked: current.draft,
      })),
  }
}
