import { useMemo, useSyncExternalStore } from 'react'
import type { CareWish } from '#shared/domain/requests/model.ts'
import type { ChildId, LocationId, RequestId } from '#shared/domain/ids.ts'
import type { BatchOutcome } from '#shared/ipc/calls/queue.ts'
import type { CallInput } from '#shared/ipc/contract.ts'
import type { IsoDay, IsoWeek } from '#shared/kernel/time.ts'
import type { Language } from '#shared/text/formats.ts'
import type { AppClient } from '../../app/app-client.ts'
import { useAppClient } from '../../app/app-context.tsx'
import { keptDraftsOf } from '../../app/kept-drafts.ts'
import type { Draft } from './draft.ts'

export type Tab = CallInput<'requests.list'>['tab']
export const tabs: readonly Tab[] = ['open', 'offered', 'waiting', 'done']
/** A list to choose from: that of a tab, or what was refused and fits by now. */
export type ListView = Tab | 'fitting'

/** What stands beside the list: the chosen request, several of them together, or a report. */
type Beside = 'request' | 'together' | 'report'

export const reports = ['overrides', 'automatic'] as const
export type Report = (typeof reports)[number]

/** The chosen row, and where it stood: when it leaves the list, the next one takes its place. */
export interface Selection {
  readonly requestId: string | null
  readonly index: number
}

/** What was done last, so that it can be copied and taken back from where the next request is already on screen. */
export interface LastDecision {
  readonly requestId: RequestId
  readonly childId: ChildId
  /** The list it was decided in: only there the key that puts back means this one. */
  readonly tab: ListView
  /** What happened, as the app calls it. */
  readonly label: string
  /** The answer to the parent that belongs to it; empty when there is none. */
  readonly reply: readonly string[]
  /** The parent may count on it once it is told. */
  readonly isPromise: boolean
  /** Care that was called off is not put back; undo is the way for a mistake. */
  readonly mayPutBack: boolean
}

/** Several requests that were approved in one go. */
export interface LastBatch {
  /** The step in the history; null when nothing could be approved. */
  readonly commandId: string | null
  readonly approved: number
  /** What stayed open, and why. */
  readonly skipped: readonly BatchOutcome[]
}

/** What somebody was in the middle of at one location. It survives going to another screen and back. */
export interface Desk {
  readonly tab: ListView
  readonly selected: Readonly<Record<ListView, Selection>>
  readonly beside: Beside
  /** The requests that were ticked: to approve in one go, or to try together. */
  readonly picked: readonly RequestId[]
  /** The week of the combined effect; null = that of the first request. */
  readonly togetherWeek: IsoWeek | null
  readonly lastBatch: LastBatch | null
  readonly report: Report
  /** First and last day of the report, both included; null = the past month until today. */
  readonly reportFrom: IsoDay | null
  readonly reportUntil: IsoDay | null
  readonly draft: Draft | null
  /** The draft that had to make way for a new one that was asked for elsewhere. */
  readonly parked: Draft | null
  readonly lastDecision: LastDecision | null
  /** The reason being typed to approve against the verdict, by request. */
  readonly reasons: Readonly<Record<string, string>>
  /** In which language a family is written to, once somebody chose. */
  readonly languages: Readonly<Record<string, Language>>
}

const firstRow: Selection = { requestId: null, index: 0 }

const emptyDesk: Desk = {
  tab: 'open',
  selected: { open: firstRow, offered: firstRow, waiting: firstRow, done: firstRow, fitting: firstRow },
  beside: 'request',
  picked: [],
  togetherWeek: null,
  lastBatch: null,
  report: 'overrides',
  reportFrom: null,
  reportUntil: null,
  draft: null,
  parked: null,
  lastDecision: null,
  reasons: {},
  languages: {},
}

export interface DeskStore {
  get(): Desk
  change(next: Partial<Desk> | ((desk: Desk) => Partial<Desk>)): void
  subscribe(listener: () => void): () => void
}

function createDeskStore(start: Desk): DeskStore {
  let desk = start
  const listeners = new Set<() => void>()
  return {
    get: () => desk,
    change(next) {
      desk = { ...desk, ...(typeof next === 'function' ? next(desk) : next) }
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/**
 * Kept in memory only: a half-typed request names a child, and nothing about a child leaves the database. When the screen
 * locks it goes into that database with the place, and comes back from it. PRIV-6
 */
const stores = new WeakMap<AppClient, Map<LocationId, DeskStore>>()

function storeOf(client: AppClient, locationId: LocationId): DeskStore {
  const ofClient = stores.get(client) ?? new Map<LocationId, DeskStore>()
  stores.set(client, ofClient)
  const known = ofClient.get(locationId)
  if (known !== undefined) return known
  const drafts = keptDraftsOf(client)
  const key = `requests ${locationId}`
  const store = createDeskStore(deskFrom(drafts.take(key)))
  ofClient.set(locationId, store)
  // As long as the page is there, also from another screen.
  drafts.keep(key, () => (store.get() === emptyDesk ? null : store.get()))
  return store
}

/** What came back, on top of an empty desk: an older app knew fewer parts of it. */
function deskFrom(kept: unknown): Desk {
  return typeof kept === 'object' && kept !== null ? { ...emptyDesk, ...kept } : emptyDesk
}

export function useDesk(locationId: LocationId): {
  readonly desk: Desk
  readonly change: DeskStore['change']
} {
  const client = useAppClient()
  const store = useMemo(() => storeOf(client, locationId), [client, locationId])
  return { desk: useSyncExternalStore(store.subscribe, store.get), change: store.change }
}

/** Whether two wishes ask the same care. */
export function isSameWish(a: CareWish, b: CareWish): boolean {
  return (
    a.wantedDay === b.wantedDay &&
    a.wantedStartMinute === b.wantedStartMinute &&
    a.wantedEndMinute === b.wantedEndMinute &&
    a.wantedGroupId === b.wantedGroupId
  )
}
