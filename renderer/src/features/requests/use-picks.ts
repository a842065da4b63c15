import type { RequestId } from '#shared/domain/ids.ts'
import type { RequestRow } from '#shared/ipc/parts/requests.ts'
import type { ListView } from './desk.ts'
import type { Inbox } from './use-inbox.ts'

/** Several requests at once: ticked by hand, or all that fit. */
export interface Picks {
  /** Whether rows of this list can be ticked: only what can still be approved. */
  readonly isPossible: boolean
  /** Whether the boxes are seen: by who decides, and by who is trying several together. */
  readonly isShown: boolean
  readonly ids: readonly RequestId[]
  /** The rows of this list that fit as they are. */
  readonly fitting: readonly RequestId[]
  has(id: RequestId): boolean
  toggle(id: RequestId): void
  add(ids: readonly RequestId[]): void
  clear(): void
}

function mayPickIn(view: ListView): boolean {
  return view === 'open' || view === 'waiting'
}

export function usePicks({ desk, change, rows }: Inbox, mayDecide: boolean): Picks {
  const { picked } = desk
  const isPossible = mayPickIn(desk.tab)
  const add = (ids: readonly RequestId[]) =>
    change(({ picked: now }) => ({ picked: [...now, ...ids.filter((id) => !now.includes(id))] }))
  return {
    isPossible,
    isShown: isPossible && (mayDecide || picked.length > 0 || desk.beside === 'together'),
    ids: picked,
    fitting: desk.tab === 'open' ? fittingIn(rows ?? []) : [],
    has: (id) => picked.includes(id),
    toggle: (id) =>
      picked.includes(id)
        ? change(({ picked: now }) => ({ picked: now.filter((each) => each !== id) }))
        : add([id]),
    add,
    clear: () => change({ picked: [] }),
  }
}

function fittingIn(rows: readonly RequestRow[]): readonly RequestId[] {
  return rows.filter(({ verdict }) => verdict === 'ok').map(({ request }) => request.id)
}
