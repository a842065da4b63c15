import { useAnnouncer } from './announcer.tsx'
import { useInspector } from './inspector.tsx'
import { useGlobalKeys } from './keys.tsx'
import { useOpeners } from './openers.tsx'
import { rightOfScreen } from './screen-rights.ts'
import { useChangeSettings, useSession, workingWeek } from './session.tsx'
import { useTexts } from './texts.tsx'
import { useGo } from './use-go.ts'
import { useHistoryActs } from './use-history-acts.ts'

const paneOrder = ['top', 'sidebar', 'content', 'inspector', 'status'] as const

/** F6: to the next part of the screen, into whatever there takes the focus. */
function goToPane(step: 1 | -1): void {
  const panes = paneOrder
    .map((name) => document.querySelector<HTMLElement>(`[data-pane="${name}"]`))
    .filter((pane) => pane !== null)
  const current = panes.findIndex((pane) => pane.contains(document.activeElement))
  for (let tried = 1; tried <= panes.length; tried += 1) {
    const pane =
      panes[((((current < 0 ? -step : current) + step * tried) % panes.length) + panes.length) % panes.length]
    const target = pane?.matches('[tabindex]') === true ? (findFirstStop(pane) ?? pane) : findFirstStop(pane)
    if (target !== null && target !== undefined) {
      target.focus()
      return
    }
  }
}

function findFirstStop(pane: HTMLElement | undefined): HTMLElement | null {
  // In the content the grid or list is what people come for, not the first button of its heading.
  return (
    pane?.querySelector<HTMLElement>('[data-first-stop] [tabindex="0"], [data-first-stop][tabindex="0"]') ??
    pane?.querySelector<HTMLElement>('a[href], button, input, select, textarea, [tabindex="0"]') ??
    null
  )
}

/** A screen that is not for somebody says so itself, and who can see it. */
function to(path: string) {
  return { right: rightOfScreen(path), saysWhyNot: true } as const
}

const takingBack = { right: 'history.undo', saysWhyNot: true } as const

/** The keys that work on every screen. */
export function useFrameKeys(): void {
  const { t } = useTexts()
  const go = useGo()
  const session = useSession()
  const change = useChangeSettings()
  const openers = useOpeners()
  const inspector = useInspector()
  const announcer = useAnnouncer()
  const { undo, redo } = useHistoryActs()
  useGlobalKeys([
    { keys: ['Ctrl+K'], labelCode: 'keys.palette', run: openers.openPalette },
    { keys: ['Ctrl+Z'], labelCode: 'keys.undo', ...takingBack, run: undo },
    { keys: ['Ctrl+Y', 'Ctrl+Shift+Z'], labelCode: 'keys.redo', ...takingBack, run: redo },
    { keys: ['Ctrl+S'], labelCode: 'keys.save', run: () => announcer.say(t('status.savedAlready')) },
    { keys: ['Ctrl+1'], labelCode: 'keys.week', ...to('/week'), run: () => go.toWeek(workingWeek(session)) },
    { keys: ['Ctrl+2'], labelCode: 'keys.requests', ...to('/requests'), run: () => go.toRequests() },
    {
      keys: ['Ctrl+N'],
      labelCode: 'palette.newRequest',
      right: 'requests.enter',
      run: () => go.toNewRequest(),
    },
    { keys: ['Ctrl+3'], labelCode: 'keys.groups', ...to('/groups'), run: () => go.toBaseGroups() },
    { keys: ['Ctrl+5'], labelCode: 'keys.ledger', ...to('/ledger'), run: () => go.toLedger() },
    { keys: ['Ctrl+6'], labelCode: 'keys.children', ...to('/children'), run: go.toChildren },
    { keys: ['Ctrl+8'], labelCode: 'keys.insight', ...to('/insight'), run: go.toInsight },
    { keys: ['Ctrl+Shift+N'], labelCode: 'keys.quickLog', ...to('/log'), run: go.toQuickLog },
    { keys: ['Ctrl+Shift+H'], labelCode: 'keys.history', ...to('/history'), run: go.toHistory },
    { keys: ['Ctrl+Shift+S'], labelCode: 'keys.sync', run: go.toSync },
    { keys: ['Ctrl+,'], labelCode: 'keys.settings', run: () => go.toSettings() },
    {
      keys: ['Ctrl+B'],
      labelCode: 'keys.sidebar',
      run: () => change({ isSidebarCollapsed: !session.settings.isSidebarCollapsed }),
    },
    // Handled by `useLockKey`, which works over an open dialog as well.
    { keys: ['Ctrl+L'], labelCode: 'keys.lock' },
    { keys: ['F6'], labelCode: 'keys.panes', run: () => goToPane(1) },
    { keys: ['Shift+F6'], labelCode: 'keys.panesBack', run: () => goToPane(-1) },
    { keys: ['F1', '?'], labelCode: 'keys.help', run: openers.openShortcuts },
    ...(inspector.isOpen
      ? [{ keys: ['Escape'], labelCode: 'keys.close', run: inspector.close } as const]
      : []),
  ])
}
