import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  useLocation,
} from '@tanstack/react-router'
import type { RouterHistory } from '@tanstack/react-router'
import { requestKinds } from '#shared/domain/requests/model.ts'
import type { IsoWeek } from '#shared/kernel/time.ts'
import { parseIsoDay, parseIsoWeek } from '#shared/kernel/time.ts'
import { BaseGroupsScreen } from '../features/base-groups/BaseGroupsScreen.tsx'
import { ChildrenScreen } from '../features/children/ChildrenScreen.tsx'
import { FlexibleScreen } from '../features/flexible-days/FlexibleScreen.tsx'
import { HistoryScreen } from '../features/history/HistoryScreen.tsx'
import { ImportScreen } from '../features/import/ImportScreen.tsx'
import { ControlScreen } from '../features/quick-log/ControlScreen.tsx'
import { OutlookScreen } from '../features/outlook/OutlookScreen.tsx'
import { QuickLogScreen } from '../features/quick-log/QuickLogScreen.tsx'
import { LedgerScreen } from '../features/ledger/LedgerScreen.tsx'
import { MergePapersScreen } from '../features/merging/MergePapersScreen.tsx'
import { MergingScreen } from '../features/merging/MergingScreen.tsx'
import { PrivacyScreen } from '../features/privacy/PrivacyScreen.tsx'
import { RequestsScreen } from '../features/requests/RequestsScreen.tsx'
import { RulesScreen } from '../features/rules/RulesScreen.tsx'
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx'
import { SyncScreen } from '../features/sync/SyncScreen.tsx'
import { StudyDaysScreen } from '../features/study-days/StudyDaysScreen.tsx'
import { DayScreen } from '../features/week-board/DayScreen.tsx'
import { WeekBoardScreen } from '../features/week-board/WeekBoardScreen.tsx'
import { WaitingListScreen } from '../features/waiting-list/WaitingListScreen.tsx'
import { usePrivacyTabs } from './privacy-tabs.tsx'
import { Root } from './Root.tsx'
import { useSession, workingWeek } from './session.tsx'
import { useSettingsParts, useSettingsPlaces } from './settings-parts.tsx'
import type { RequestStart } from './use-go.ts'

const rootRoute = createRootRoute({ component: Root, notFoundComponent: OpenWorkingWeek })

/** No week asked for: the one of today, or the nearest with data. */
function OpenWorkingWeek() {
  return <Navigate to="/week/$week" params={{ week: workingWeek(useSession()) }} replace />
}

const indexRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: OpenWorkingWeek })
const workingWeekRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/week',
  component: OpenWorkingWeek,
})
const weekRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/week/$week',
  component: function WeekPage() {
    const { week } = weekRoute.useParams()
    const parsed = parseIsoWeek(week)
    return parsed === undefined ? <OpenWorkingWeek /> : <WeekBoardScreen week={parsed} />
  },
})
const dayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/day/$day',
  component: function DayPage() {
    const parsed = parseIsoDay(dayRoute.useParams().day)
    return parsed === undefined ? <OpenWorkingWeek /> : <DayScreen day={parsed} />
  },
})

export interface RequestsSearch extends RequestStart {
  readonly request?: string
  readonly new?: true
}

/** Addresses are typed by people too: whatever does not fit is left out. */
function readRequestsSearch(search: Record<string, unknown>): RequestsSearch {
  const { daypart } = search
  const kind = requestKinds.find((each) => each === search['kind'])
  const day = typeof search['day'] === 'string' ? parseIsoDay(search['day']) : undefined
  return {
    ...(typeof search['request'] === 'string' ? { request: search['request'] } : {}),
    ...(search['new'] === true ? { new: true as const } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(typeof search['childId'] === 'string' ? { childId: search['childId'] } : {}),
    ...(day === undefined ? {} : { day }),
    ...(typeof search['groupId'] === 'string' ? { groupId: search['groupId'] } : {}),
    ...(daypart === 'morning' || daypart === 'afternoon' ? { daypart } : {}),
  }
}

const requestsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/requests',
  validateSearch: readRequestsSearch,
  component: function RequestsPage() {
    const { request, new: isNew, ...start } = requestsRoute.useSearch()
    return <RequestsScreen requestId={request ?? null} newRequest={isNew === true ? start : null} />
  },
})
const childrenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/children',
  component: ChildrenScreen,
})
const ledgerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/ledger',
  validateSearch: (search: Record<string, unknown>): { readonly childId?: string } =>
    typeof search['childId'] === 'string' ? { childId: search['childId'] } : {},
  component: function LedgerPage() {
    const { childId } = ledgerRoute.useSearch()
    // Another child is another start: nothing of the last filter stays.
    return <LedgerScreen key={childId ?? ''} childId={childId ?? null} />
  },
})
const insightRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/insight',
  // Fetched when it is opened: the charts are a fifth of all code, and the board must not wait for them.
  component: lazyRouteComponent(() => import('../features/insight/InsightScreen.tsx'), 'InsightScreen'),
})
const outlookRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/outlook',
  validateSearch: (search: Record<string, unknown>): { readonly view?: 'quiet' } =>
    search['view'] === 'quiet' ? { view: 'quiet' } : {},
  component: function OutlookPage() {
    return <OutlookScreen view={outlookRoute.useSearch().view ?? 'ladder'} />
  },
})
const quickLogRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/log',
  component: QuickLogScreen,
})
const quickLogControlRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/log/control',
  component: ControlScreen,
})
const flexibleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/flexible',
  validateSearch: (search: Record<string, unknown>): { readonly childId?: string } =>
    typeof search['childId'] === 'string' ? { childId: search['childId'] } : {},
  component: function FlexiblePage() {
    const { childId } = flexibleRoute.useSearch()
    return <FlexibleScreen key={childId ?? ''} childId={childId ?? null} />
  },
})
const groupsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/groups',
  validateSearch: (search: Record<string, unknown>): { readonly childId?: string } =>
    typeof search['childId'] === 'string' ? { childId: search['childId'] } : {},
  component: function GroupsPage() {
    const { childId } = groupsRoute.useSearch()
    return <BaseGroupsScreen key={childId ?? ''} childId={childId ?? null} />
  },
})
const studyDaysRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/study-days',
  component: StudyDaysScreen,
})
const mergingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/merging',
  validateSearch: (search: Record<string, unknown>): { readonly week?: IsoWeek } => {
    const week = typeof search['week'] === 'string' ? parseIsoWeek(search['week']) : undefined
    return week === undefined ? {} : { week }
  },
  component: function MergingPage() {
    const session = useSession()
    return <MergingScreen week={mergingRoute.useSearch().week ?? workingWeek(session)} />
  },
})
const mergePapersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/merging/papers/$mergeId',
  component: function MergePapersPage() {
    return <MergePapersScreen mergeId={mergePapersRoute.useParams().mergeId} />
  },
})
const waitingListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/waiting-list',
  component: WaitingListScreen,
})
const importRoute = createRoute({ getParentRoute: () => rootRoute, path: '/import', component: ImportScreen })
const historyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/history',
  component: HistoryScreen,
})
const syncRoute = createRoute({ getParentRoute: () => rootRoute, path: '/sync', component: SyncScreen })
const rulesRoute = createRoute({ getParentRoute: () => rootRoute, path: '/rules', component: RulesScreen })
const privacyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/privacy',
  validateSearch: (search: Record<string, unknown>): { readonly tab?: string } =>
    typeof search['tab'] === 'string' ? { tab: search['tab'] } : {},
  component: function PrivacyPage() {
    const { tab } = privacyRoute.useSearch()
    const navigate = privacyRoute.useNavigate()
    return (
      <PrivacyScreen
        tabs={usePrivacyTabs()}
        tabKey={tab ?? null}
        onTab={(next) => void navigate({ search: { tab: next } })}
      />
    )
  },
})
const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: function SettingsPage() {
    const part = useLocation({ select: ({ hash }) => hash })
    const navigate = settingsRoute.useNavigate()
    return (
      <SettingsScreen
        parts={useSettingsParts()}
        places={useSettingsPlaces()}
        partKey={part === '' ? null : part}
        onPart={(next) => void navigate({ hash: next })}
        // Nobody goes "back" to where a page was scrolled.
        onLeavePart={() => void navigate({ hash: '', replace: true })}
      />
    )
  },
})

const routeTree = rootRoute.addChildren([
  indexRoute,
  workingWeekRoute,
  weekRoute,
  dayRoute,
  requestsRoute,
  childrenRoute,
  ledgerRoute,
  insightRoute,
  outlookRoute,
  quickLogRoute,
  quickLogControlRoute,
  importRoute,
  historyRoute,
  syncRoute,
  rulesRoute,
  flexibleRoute,
  studyDaysRoute,
  groupsRoute,
  waitingListRoute,
  mergingRoute,
  mergePapersRoute,
  privacyRoute,
  settingsRoute,
])

/** The address lives behind the `#`: it works the same on `app://` and on the loopback host. */
export function createAppRouter(history: RouterHistory = createHashHistory()) {
  return createRouter({ routeTree, history, scrollRestoration: false })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
