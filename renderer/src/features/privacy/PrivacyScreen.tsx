import { useId } from 'react'
import type { ComponentType } from 'react'
import type { CurrentLocation } from '../../app/session.tsx'
import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { tabId, TabRow } from '../../ui/TabRow.tsx'

/** What a tab gets: where it is, and the way to another tab. */
export interface PrivacyTabProps {
  readonly location: CurrentLocation
  readonly onTab: (key: string) => void
}

/** A tab of the screen; some are made elsewhere. */
export interface PrivacyTab {
  readonly key: string
  readonly label: string
  /** Of one location, or of the whole computer: the log and the terms are there before any location is. */
  readonly at:
    | { readonly kind: 'location'; readonly Panel: ComponentType<PrivacyTabProps> }
    | { readonly kind: 'anywhere'; readonly Panel: ComponentType }
}

interface PrivacyScreenProps {
  readonly tabs: readonly PrivacyTab[]
  /** The tab of the address; the first when it names none. */
  readonly tabKey: string | null
  readonly onTab: (key: string) => void
}

/** What the law asks of who keeps data of people; the work that waits comes first. PRIV-1, PRIV-2, PRIV-5, PRIV-7 */
export function PrivacyScreen({ tabs, tabKey, onTab }: PrivacyScreenProps) {
  const { t } = useTexts()
  const location = useCurrentLocation()
  const panelId = useId()
  const current = tabs.find(({ key }) => key === tabKey) ?? tabs[0]
  if (current === undefined) return null
  return (
    <Page title={t('screen.privacy')} windowTitle={`${t('screen.privacy')}: ${current.label}`}>
      <TabRow label={t('screen.privacy')} tabs={tabs} current={current.key} panelId={panelId} onTab={onTab} />
      <div id={panelId} role="tabpanel" aria-labelledby={tabId(panelId, current.key)}>
        <TabPanel tab={current} location={location} onTab={onTab} />
      </div>
    </Page>
  )
}

function TabPanel({
  tab: { key, at },
  location,
  onTab,
}: {
  readonly tab: PrivacyTab
  readonly location: CurrentLocation | undefined
  readonly onTab: (key: string) => void
}) {
  // Another location is another screen: nothing half typed is taken along.
  const screenKey = `${key} ${location?.id ?? ''}`
  if (at.kind === 'anywhere') return <at.Panel key={screenKey} />
  return location === undefined ? (
    <NoLocation />
  ) : (
    <at.Panel key={screenKey} location={location} onTab={onTab} />
  )
}

/** The registers are of a location; before there is one, this is how to get one. */
function NoLocation() {
  const { t } = useTexts()
  const go = useGo()
  return (
    <EmptyState
      title={t('privacy.empty')}
      action={
        <Button kind="primary" right="data.import" onClick={go.toImport}>
          {t('screen.import')}
        </Button>
      }
    >
      <p>{t('privacy.emptySentence')}</p>
    </EmptyState>
  )
}
