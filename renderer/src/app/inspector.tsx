import { createContext, use, useCallback, useMemo, useState } from 'react'
import type { ReactNode } from 'react'

interface InspectorPage {
  readonly content: ReactNode
  readonly title: string
  /** Who opened it; a screen may refresh what it opened itself and must leave the rest alone. */
  readonly owner: string
}

export interface InspectorOptions {
  readonly title: string
  readonly owner?: string
}

export interface Inspector {
  readonly isOpen: boolean
  readonly owner: string | null
  /** Shows one thing, in place of whatever was there. */
  open(content: ReactNode, options: InspectorOptions): void
  /** Shows a detail of what is there, with a way back. */
  push(content: ReactNode, options: InspectorOptions): void
  back(): void
  close(): void
}

interface InspectorState {
  readonly pages: readonly InspectorPage[]
}

const InspectorContext = createContext<Inspector | null>(null)
const InspectorPagesContext = createContext<readonly InspectorPage[]>([])

/** Where focus was when the inspector opened, so that closing it gives the focus back. */
let openedFrom: HTMLElement | null = null

function rememberFocus(): void {
  const active = document.activeElement
  if (
    active instanceof HTMLElement &&
    active !== document.body &&
    active.closest('[data-pane="inspector"]') === null
  ) {
    openedFrom = active
  }
}

function returnFocus(): void {
  const active = document.activeElement
  const isInside = active === document.body || active?.closest('[data-pane="inspector"]') !== null
  if (isInside && openedFrom?.isConnected === true) openedFrom.focus()
  openedFrom = null
}

export function InspectorProvider({ children }: { readonly children: ReactNode }) {
  const [{ pages }, setState] = useState<InspectorState>({ pages: [] })
  const open = useCallback((content: ReactNode, { title, owner = title }: InspectorOptions) => {
    rememberFocus()
    setState({ pages: [{ content, title, owner }] })
  }, [])
  const push = useCallback((content: ReactNode, { title, owner = title }: InspectorOptions) => {
    rememberFocus()
    // Coming back to the same person does not grow the pile.
    setState((state) => ({
      pages: [...state.pages.filter((page) => page.owner !== owner), { content, title, owner }].slice(-6),
    }))
  }, [])
  const back = useCallback(() => setState((state) => ({ pages: state.pages.slice(0, -1) })), [])
  const close = useCallback(() => {
    returnFocus()
    setState({ pages: [] })
  }, [])
  const isOpen = pages.length > 0
  const owner = pages.at(-1)?.owner ?? null
  // Content that changes under the same owner repaints the pane only, not everybody who may open something.
  const inspector = useMemo<Inspector>(
    () => ({ isOpen, owner, open, push, back, close }),
    [isOpen, owner, open, push, back, close],
  )
  return (
    <InspectorContext value={inspector}>
      <InspectorPagesContext value={pages}>{children}</InspectorPagesContext>
    </InspectorContext>
  )
}

export function useInspector(): Inspector {
  const inspector = use(InspectorContext)
  if (inspector === null) throw new Error('no InspectorProvider above this component')
  return inspector
}

export function useInspectorPages(): readonly InspectorPage[] {
  return use(InspectorPagesContext)
}
