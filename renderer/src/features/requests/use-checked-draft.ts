import { useMemo } from 'react'
import type { ChildId, LocationId } from '#shared/domain/ids.ts'
import type { CareWish } from '#shared/domain/requests/model.ts'
import type { ChildCard } from '#shared/ipc/calls/children.ts'
import type { CallInput, CallOutput } from '#shared/ipc/contract.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { useCall } from '../../app/use-call.ts'
import type { DayFrame, Draft } from './draft.ts'
import { wishOfDraft } from './draft.ts'
import { useDebounced } from './use-debounced.ts'

const restMs = 80
const anyDay = isoDay('2026-01-01')
/** Until the day itself is known; the check that is shown always rests on the day's own boundary. */
const plainFrame: DayFrame = { boundaryMinute: 780, opening: null }

export interface CheckedDraft {
  readonly card: ChildCard | undefined
  /** null while something is missing. */
  readonly wish: CareWish | null
  /** The answer to exactly this wish, else the one before it. */
  readonly checked: CallOutput<'requests.check'> | undefined
  /** The answer to this wish is still on its way. */
  readonly isChecking: boolean
  readonly error: Error | null
}

/** Checks a draft while it is typed; nothing is stored. An answer to an older wish is never taken for this one's. */
export function useCheckedDraft(draft: Draft, locationId: LocationId, day: IsoDay): CheckedDraft {
  const card = useChildCard(draft.childId, draft.wantedDay ?? day)
  const frame = useDayFrame(draft, locationId)
  const wish = frame === undefined ? null : wishOfDraft(draft, locationId, frame, card)
  const key = wish === null ? '' : JSON.stringify(wish)
  const settledKey = useDebounced(key, restMs)
  const settled = useMemo(
    () => (settledKey === '' ? null : (JSON.parse(settledKey) as CareWish)),
    [settledKey],
  )
  const answer = useCall('requests.check', { wish: settled ?? noWish }, { isEnabled: settled !== null })
  const isSettled = key === settledKey && !answer.isPlaceholderData
  return {
    card,
    wish,
    checked: wish === null ? undefined : answer.data,
    isChecking: wish !== null && (!isSettled || answer.isLoading),
    error: wish !== null && isSettled ? answer.error : null,
  }
}

function useChildCard(childId: ChildId | null, day: IsoDay): ChildCard | undefined {
  const card = useCall('children.get', { childId: childId ?? '-', day }, { isEnabled: childId !== null })
  return card.data?.id === childId ? card.data : undefined
}

/** Where the morning of the wanted day ends; asked only for half days. */
function useDayFrame({ part, wantedDay, groupId }: Draft, locationId: LocationId): DayFrame | undefined {
  const isHalfDay = part === 'morning' || part === 'afternoon'
  const isAsked = isHalfDay && wantedDay !== null
  const view = useCall(
    'dayView.get',
    { locationId, day: wantedDay ?? anyDay },
    { isEnabled: isAsked, isKeepingPrevious: false },
  )
  if (!isAsked || view.isError) return plainFrame
  if (view.data === undefined) return undefined
  const group = view.data.groups.find((each) => each.groupId === groupId) ?? view.data.groups[0]
  return { boundaryMinute: view.data.boundaryMinute, opening: group?.opening ?? null }
}

/** Stands in while nothing is asked. */
const noWish: CallInput<'requests.check'>['wish'] = {
  kind: 'extraDay',
  childId: '-',
  locationId: '-',
  wantedDay: anyDay,
  wantedStartMinute: null,
  wantedEndMinute: null,
  wantedGroupId: null,
  givenDay: null,
  givenStartMinute: null,
  givenEndMinute: null,
  swapReason: null,
}
