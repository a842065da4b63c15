import { useMemo } from 'react'
import type { ChildId, LocationId } from '#shared/domain/ids.ts'
import type { CareWish } from '#shared/domain/requests/model.ts'
import type { ChildCard } from '#shared/ipc/calls/children.ts'
import type { CallInput, CallOutput } from '#shared/ipc/contract.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { useCall } from '../../app/use-call.ts'
import type { DayFrame, Draft } from './draft.ts'
import { needsStretches, wishOfDraft } from './draft.ts'
import { useDebounced } from './use-debounced.ts'

/** Long enough to leave out what a fast typist passes by, short enough that the answer comes within 100 ms. */
const restMs = 25
/** The card of a child follows the day once somebody has stopped typing: the answer itself goes first. */
const cardRestMs = 400
const anyDay = isoDay('2026-01-01')
/** Until the day itself is known; the check that is shown always rests on the day's own boundary. */
const plainFrame: DayFrame = { boundaryMinute: 780, opening: null, stretches: [] }

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
  const card = useChildCard(draft.childId, useDebounced(draft.wantedDay ?? day, cardRestMs))
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

/** What the times of this draft rest on: where the morning ends, or when the child is there. Asked only for those. */
function useDayFrame(draft: Draft, locationId: LocationId): DayFrame | undefined {
  const { kind, part, wantedDay, groupId, childId } = draft
  const isAboutStay = kind === 'extraHour' && part !== 'own' && needsStretches(draft)
  const isHalfDay = kind !== 'extraHour' && (part === 'morning' || part === 'afternoon')
  const isAsked = (isHalfDay || isAboutStay) && wantedDay !== null
  const view = useCall(
    'dayView.get',
    { locationId, day: wantedDay ?? anyDay },
    { isEnabled: isAsked, isKeepingPrevious: false },
  )
  if (!isAsked || view.isError) return plainFrame
  if (view.data === undefined) return undefined
  const { groups, boundaryMinute } = view.data
  const group = groups.find((each) => each.groupId === groupId) ?? groups[0]
  const stretches = groups.flatMap(({ children }) =>
    children.filter((child) => child.childId === childId).flatMap((child) => child.stretches),
  )
  return { boundaryMinute, opening: group?.opening ?? null, stretches }
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
  payment: null,
}
