import {
  IconArrowsDownUp,
  IconBinoculars,
  IconCalendarPlus,
  IconArrowsJoin,
  IconSchool,
  IconTimeline,
  IconCalendarWeek,
  IconClockPlus,
  IconCoinEuro,
  IconChartBar,
  IconFileImport,
  IconHistory,
  IconInbox,
  IconHourglass,
  IconListCheck,
  IconMoodKid,
  IconSettings,
  IconShieldLock,
} from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import type { ScreenTextCode } from '../text/screen-texts.ts'
import classes from './frame.module.css'
import { maySeeScreen } from './screen-rights.ts'
import { useCurrentLocation, useSession } from './session.tsx'
import { useTexts } from './texts.tsx'
import { useCall } from './use-call.ts'
import { useSyncStatus } from './use-sync-status.ts'

interface SideItem {
  readonly to:
    | '/week'
    | '/flexible'
    | '/study-days'
    | '/groups'
    | '/merging'
    | '/waiting-list'
    | '/requests'
    | '/ledger'
    | '/children'
    | '/insight'
    | '/outlook'
    | '/log'
    | '/import'
    | '/history'
    | '/sync'
    | '/rules'
    | '/privacy'
    | '/settings'
  readonly code: ScreenTextCode
  readonly icon: typeof IconInbox
  /** Addresses that belong to the same screen. */
  readonly alsoAt?: string
  readonly chord?: string
}

/** In the order of use; it never reorders itself. */
const workItems: readonly SideItem[] = [
  { to: '/week', code: 'screen.week', icon: IconCalendarWeek, alsoAt: '/day', chord: 'Ctrl+1' },
  { to: '/requests', code: 'screen.requests', icon: IconInbox, chord: 'Ctrl+2' },
  { to: '/groups', code: 'screen.groups', icon: IconTimeline, chord: 'Ctrl+3' },
  { to: '/waiting-list', code: 'screen.waitingList', icon: IconHourglass },
  { to: '/log', code: 'screen.quickLog', icon: IconClockPlus, chord: 'Ctrl+Shift+N' },
  { to: '/ledger', code: 'screen.ledger', icon: IconCoinEuro, chord: 'Ctrl+5' },
  { to: '/flexible', code: 'screen.flexible', icon: IconCalendarPlus },
  { to: '/study-days', code: 'screen.studyDays', icon: IconSchool },
  { to: '/merging', code: 'screen.merging', icon: IconArrowsJoin },
  { to: '/children', code: 'screen.children', icon: IconMoodKid, chord: 'Ctrl+6' },
  { to: '/outlook', code: 'screen.outlook', icon: IconBinoculars },
  { to: '/insight', code: 'screen.insight', icon: IconChartBar, chord: 'Ctrl+8' },
]
const systemItems: readonly SideItem[] = [
  { to: '/import', code: 'screen.import', icon: IconFileImport },
  { to: '/history', code: 'screen.history', icon: IconHistory, chord: 'Ctrl+Shift+H' },
  { to: '/sync', code: 'screen.sync', icon: IconArrowsDownUp, chord: 'Ctrl+Shift+S' },
  { to: '/rules', code: 'screen.rules', icon: IconListCheck },
  { to: '/privacy', code: 'screen.privacy', icon: IconShieldLock },
  { to: '/settings', code: 'screen.settings', icon: IconSettings, chord: 'Ctrl+,' },
]

export function Sidebar({ isRail }: { readonly isRail: boolean }) {
  const { t } = useTexts()
  // What headquarters did not accept and nobody has looked at; 0 while unknown and on a computer by itself.
  const attentionCount = useSyncStatus()?.attentionCount ?? 0
  const { role } = useSession().actor
  // What is not for this role is not offered. PRIV-4
  const isOffered = ({ to }: SideItem) => maySeeScreen(role, to)
  return (
    <nav className={classes.sidebar} data-pane="sidebar" aria-label={t('frame.sidebar')}>
      {workItems.filter(isOffered).map((item) => (
        <SideLink key={item.to} item={item} isRail={isRail} />
      ))}
      <hr className={classes.sideDivider} aria-hidden="true" />
      {systemItems.filter(isOffered).map((item) => (
        <SideLink
          key={item.to}
          item={item}
          isRail={isRail}
          attentionCount={item.to === '/sync' ? attentionCount : 0}
        />
      ))}
    </nav>
  )
}

function SideLink({
  item,
  isRail,
  attentionCount = 0,
}: {
  readonly item: SideItem
  readonly isRail: boolean
  readonly attentionCount?: number
}) {
  const { t } = useTexts()
  const pathname = useLocation({ select: ({ pathname: path }) => path })
  const openCount = useOpenRequests(item.to === '/requests')
  const count = openCount + attentionCount
  const isCurrent =
    pathname.startsWith(item.to) || (item.alsoAt !== undefined && pathname.startsWith(item.alsoAt))
  const Icon = item.icon
  const label = t(item.code)
  const aside =
    openCount > 0
      ? t('screen.openRequests', { count: openCount })
      : attentionCount > 0
        ? t('screen.attention', { count: attentionCount })
        : ''
  return (
    <Link
      to={item.to}
      className={classes.sideItem}
      title={item.chord === undefined ? label : `${label} (${item.chord})`}
      {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
      activeProps={{}}
    >
      <Icon size={20} stroke={1.75} aria-hidden="true" />
      <span className={isRail ? 'visuallyHidden' : undefined}>{label}</span>
      {aside === '' ? null : <span className="visuallyHidden">, {aside}</span>}
      {count > 0 ? (
        <span className={classes.badge} aria-hidden="true">
          {count}
        </span>
      ) : null}
    </Link>
  )
}

/** What waits on this user; 0 while unknown. */
function useOpenRequests(isWanted: boolean): number {
  const location = useCurrentLocation()
  // Only the number: the list checks every open request, and the board on screen would have to wait for that.
  const counts = useCall(
    'requests.count',
    { locationId: location?.id ?? '-' },
    { isEnabled: isWanted && location !== undefined },
  )
  return isWanted ? (counts.data?.open ?? 0) : 0
}
