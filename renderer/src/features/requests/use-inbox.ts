import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import type { RequestStatus } from '#shared/domain/requests/model.ts'
import type { LocationId, RequestId } from '#shared/domain/ids.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { RequestRow } from '#shared/ipc/parts/requests.ts'
import { useCall } from '../../app/use-call.ts'
import type { Desk, DeskStore, ListView, Tab } from './desk.ts'
import { useDesk } from './desk.ts'

/** A request that was just made or put back appears a moment later; until then no other row may stand in for it. */
const notThereYet = -1

export interface Inbox {
  readonly desk: Desk
  readonly change: DeskStore['change']
  readonly counts: CallOutput<'requests.list'>['counts'] | undefined
  /** undefined until the list of this tab is known. */
  readonly rows: readonly RequestRow[] | undefined
  readonly selected: RequestRow | undefined
  /** Everything is being looked at again: what fits now may still become more. CHECK-4 */
  readonly isLookingAgain: boolean
  readonly error: Error | null
  select(row: RequestRow): void
  toTab(tab: ListView): void
  /** Shows one request where it stands now. */
  show(requestId: string, tab: Tab): void
  /** Leaves a decided row out at once; the list itself follows a moment later. */
  hide(requestId: RequestId): void
}

export function tabOf(status: RequestStatus): Tab {
  return status === 'open' || status === 'offered' || status === 'waiting' ? status : 'done'
}

/** The list of one tab, and which of its rows is the chosen one. */
export function useInbox(locationId: LocationId): Inbox {
  const { desk, change } = useDesk(locationId)
  const { tab } = desk
  const list = useListOf(locationId, tab)
  // The frame asks this one too, so the counts are there before the list itself is.
  const counts = useCall('requests.count', { locationId })
  const [hidden, setHidden] = useState<{ readonly requestId: RequestId; readonly asOf: number } | null>(null)
  const isHiding = hidden !== null && hidden.asOf === list.dataUpdatedAt
  const rows = list.rows?.filter(({ request }) => !isHiding || request.id !== hidden.requestId)

  const chosen = desk.selected[tab]
  const foundAt = rows?.findIndex(({ request }) => request.id === chosen.requestId) ?? -1
  const selected = rows?.[foundAt >= 0 ? foundAt : Math.min(chosen.index, rows.length - 1)]
  useEffect(() => {
    if (foundAt < 0 || foundAt === chosen.index) return
    change((current) => ({
      selected: { ...current.selected, [tab]: { ...current.selected[tab], index: foundAt } },
    }))
  }, [foundAt, chosen.index, tab, change])

  const show = useCallback(
    (requestId: string, target: Tab) =>
      change((current) => ({
        tab: target,
        beside: 'request',
        selected: { ...current.selected, [target]: { requestId, index: notThereYet } },
      })),
    [change],
  )
  return {
    desk,
    change,
    counts: list.counts ?? counts.data,
    rows,
    selected,
    isLookingAgain: list.isLookingAgain,
    error: list.error,
    select(row) {
      const index = rows?.indexOf(row) ?? 0
      change((current) => ({
        selected: { ...current.selected, [tab]: { requestId: row.request.id, index } },
      }))
    },
    toTab: (next) => change({ tab: next, beside: 'request' }),
    show,
    hide: (requestId) => setHidden({ requestId, asOf: list.dataUpdatedAt }),
  }
}

interface ListOfView {
  readonly rows: readonly RequestRow[] | undefined
  readonly counts: CallOutput<'requests.list'>['counts'] | undefined
  readonly dataUpdatedAt: number
  readonly isLookingAgain: boolean
  readonly error: Error | null
}

/** What was refused and fits now comes from another question than the lists of the tabs. CHECK-4 */
function useListOf(locationId: LocationId, view: ListView): ListOfView {
  const isFitting = view === 'fitting'
  const list = useCall(
    'requests.list',
    { locationId, tab: isFitting ? 'open' : view },
    { isEnabled: !isFitting, isKeepingPrevious: false },
  )
  const fitting = useCall(
    'requests.listNowFitting',
    { locationId },
    { isEnabled: isFitting, isKeepingPrevious: false },
  )
  const { dataUpdatedAt, error } = isFitting ? fitting : list
  return {
    rows: isFitting ? fitting.data?.requests : list.data?.requests,
    counts: isFitting ? undefined : list.data?.counts,
    dataUpdatedAt,
    isLookingAgain: isFitting && fitting.data?.isComplete === false,
    error,
  }
}

/**
 * Opens the request the address names and then takes it out of the address: the choice lives on the desk, and going
 * back leads to the screen before this one.
 */
export function useRequestOfAddress(
  requestId: string | null,
  show: Inbox['show'],
  onShown: () => void,
): Error | null {
  const navigate = useNavigate()
  const named = useCall(
    'requests.get',
    { requestId: requestId ?? '-' },
    { isEnabled: requestId !== null, isKeepingPrevious: false },
  )
  // What was known before may be over: headquarters may have judged otherwise since. Only a fresh answer says which tab.
  const status = requestId === null || named.isFetching ? undefined : named.data?.request.status
  useEffect(() => {
    if (requestId === null || status === undefined) return
    show(requestId, tabOf(status))
    onShown()
    void navigate({ to: '/requests', search: {}, replace: true })
  }, [requestId, status, show, onShown, navigate])
  return requestId === null ? null : named.error
}
