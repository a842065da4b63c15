import type { RequestStart } from '../../app/use-go.ts'
import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { RequestDesk } from './RequestDesk.tsx'

interface RequestsScreenProps {
  /** The request to open, or null. */
  readonly requestId: string | null
  /** What a new request starts with, or null when none is being made. */
  readonly newRequest: RequestStart | null
}

/** The requests of parents: each checked already, answered with one key, and taken back with one more. */
export function RequestsScreen({ requestId, newRequest }: RequestsScreenProps) {
  const { t } = useTexts()
  const go = useGo()
  const location = useCurrentLocation()
  const mayDo = useMayDo()
  if (location !== undefined) {
    // A key or an address asks for it all the same; who may not enter one gets the list. PRIV-4
    const start = mayDo('requests.enter') ? newRequest : null
    return <RequestDesk key={location.id} location={location} requestId={requestId} newRequest={start} />
  }
  return (
    <Page title={t('screen.requests')}>
      <EmptyState
        title={t('inbox.noData')}
        action={
          <Button kind="primary" onClick={go.toImport}>
            {t('screen.import')}
          </Button>
        }
      >
        <p>{t('inbox.noDataSentence')}</p>
      </EmptyState>
    </Page>
  )
}
