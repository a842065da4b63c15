import type { AccessRight } from '#shared/commands/role-permissions.ts'
import { AuditLogPanel } from '../features/audit-log/AuditLogPanel.tsx'
import { BreachesTab } from '../features/privacy/BreachesTab.tsx'
import type { PrivacyTab, PrivacyTabProps } from '../features/privacy/PrivacyScreen.tsx'
import { RequestsTab } from '../features/privacy/RequestsTab.tsx'
import type { EraseDialog } from '../features/privacy/RequestsTab.tsx'
import { TodoTab } from '../features/privacy/TodoTab.tsx'
import { ErasePersonDialog } from '../features/retention/ErasePersonDialog.tsx'
import { RetentionTab } from '../features/retention/RetentionTab.tsx'
import type { ScreenTextCode } from '../text/screen-texts.ts'
import { useTexts } from './texts.tsx'
import { useMayDo } from './use-may-do.ts'

const Erase: EraseDialog = ({ subject, onClose }) => (
  <ErasePersonDialog isOpen subject={{ ...subject, name: subject.subjectName }} onClose={onClose} />
)

function RequestsWithErase(props: PrivacyTabProps) {
  return <RequestsTab {...props} Erase={Erase} />
}

interface NamedTab {
  readonly key: string
  readonly code: ScreenTextCode
  readonly right: AccessRight
  readonly at: PrivacyTab['at']
}

/** The tabs of the privacy screen: some are made elsewhere, and a feature does not know another. */
const tabs: readonly NamedTab[] = [
  { key: 'todo', code: 'privacy.tab.todo', right: 'privacy.view', at: { kind: 'location', Panel: TodoTab } },
  {
    key: 'requests',
    code: 'privacy.tab.requests',
    right: 'privacy.view',
    at: { kind: 'location', Panel: RequestsWithErase },
  },
  {
    key: 'retention',
    code: 'privacy.tab.retention',
    right: 'privacy.view',
    at: { kind: 'anywhere', Panel: RetentionTab },
  },
  {
    key: 'breaches',
    code: 'privacy.tab.breaches',
    right: 'privacy.view',
    at: { kind: 'location', Panel: BreachesTab },
  },
  {
    key: 'log',
    code: 'privacy.tab.log',
    right: 'audit.view',
    at: { kind: 'anywhere', Panel: AuditLogPanel },
  },
]

/** Those that are for who works here. PRIV-4 */
export function usePrivacyTabs(): readonly PrivacyTab[] {
  const { t } = useTexts()
  const mayDo = useMayDo()
  return tabs.filter(({ right }) => mayDo(right)).map(({ key, code, at }) => ({ key, label: t(code), at }))
}
