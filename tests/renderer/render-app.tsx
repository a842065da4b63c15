import { QueryClient } from '@tanstack/react-query'
import { createMemoryHistory } from '@tanstack/react-router'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { vi } from 'vitest'
import { App } from '#renderer/src/app/App.tsx'
import { createAppClient } from '#renderer/src/app/app-client.ts'
import { createAppRouter } from '#renderer/src/app/router.tsx'
import type { Answers, FakeBridge } from './fake-bridge.ts'
import { createFakeBridge } from './fake-bridge.ts'
import { aBoard, anExplanation, aSession } from './a-board.ts'
import { anEmptyChildFile } from './child-file/a-child-file.ts'
import { aGate } from './gate/a-gate.ts'

/** What jsdom lacks and a browser has: media queries, sizes that change, scrolling. */
export function preparePage(matching: readonly string[] = []): void {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: matching.includes(query),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  Element.prototype.scrollIntoView = () => undefined
  window.scrollTo = () => undefined
}

const usualAnswers: Answers = {
  'gate.status': () => aGate(),
  'session.get': () => aSession(),
  'weekBoard.get': ({ week }) => aBoard({ week: week as ReturnType<typeof aBoard>['week'] }),
  'cell.explain': ({ rowId, day, daypart }) => {
    const rowName = aBoard().rows.find((row) => row.rowId === rowId)?.name ?? ''
    return anExplanation({ rowId, rowName, day: day as ReturnType<typeof anExplanation>['day'], daypart })
  },
  'requests.count': () => ({ open: 2, offered: 0, waiting: 0, done: 0, nowFitting: 0 }),
  'requests.list': () => ({
    counts: { open: 2, offered: 0, waiting: 0, done: 0, nowFitting: 0 },
    requests: [],
  }),
  'children.search': () => ({ children: [] }),
  'childFile.get': ({ childId }) => anEmptyChildFile(childId),
  'history.list': () => ({ entries: [] }),
}

export interface ShownApp {
  readonly bridge: FakeBridge
  readonly user: ReturnType<typeof userEvent.setup>
  readonly path: () => string
  /** Another address, as a link elsewhere on the page would lead to it. */
  readonly goTo: (path: string) => void
  /** How often the page was loaded anew. */
  readonly startAnew: () => void
  /** What stands in the address bar, also while no screen is there. */
  readonly address: () => string
}

/** The whole page on a faked application, at one address. */
export function renderApp(path: string, answers: Answers = {}, matching: readonly string[] = []): ShownApp {
  preparePage(matching)
  const bridge = createFakeBridge({ ...usualAnswers, ...answers })
  const router = createAppRouter(createMemoryHistory({ initialEntries: [path] }))
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } })
  const startAnew = vi.fn<() => void>()
  render(<App client={createAppClient(bridge)} queries={queries} router={router} startAnew={startAnew} />)
  return {
    bridge,
    user: userEvent.setup(),
    path: () => router.state.location.pathname,
    goTo: (next) => router.history.push(next),
    startAnew,
    address: () => router.history.location.href,
  }
}

/** The week board once it is there, with the focus in its first cell of today. */
export async function findGrid(): Promise<HTMLElement> {
  return screen.findByRole('grid')
}
