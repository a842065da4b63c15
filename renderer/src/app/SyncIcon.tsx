import {
  IconAlertTriangle,
  IconArrowUp,
  IconCheck,
  IconCircleArrowUp,
  IconCloudDownload,
  IconCloudOff,
  IconHourglass,
  IconPlugConnected,
  IconRefresh,
  IconXboxX,
} from '@tabler/icons-react'
import type { SyncKind } from './sync-standing.ts'

const icons = {
  equal: IconCheck,
  connected: IconPlugConnected,
  waiting: IconArrowUp,
  busy: IconRefresh,
  downloading: IconCloudDownload,
  offline: IconCloudOff,
  attention: IconAlertTriangle,
  updateNeeded: IconCircleArrowUp,
  headquartersOlder: IconHourglass,
  blocked: IconXboxX,
} as const satisfies Readonly<Record<SyncKind, unknown>>

/** The mark of a standing; the words beside it say the same. */
export function SyncIcon({ kind, size }: { readonly kind: SyncKind; readonly size: number }) {
  const Icon = icons[kind]
  return <Icon size={size} stroke={2} aria-hidden="true" />
}
