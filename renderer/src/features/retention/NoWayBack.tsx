import { useTexts } from '../../app/texts.tsx'
import { useSyncStatus } from '../../app/use-sync-status.ts'
import { Notice } from '../../ui/Notice.tsx'

/**
 * What cannot be undone, and how far it reaches: this computer, or headquarters and the other computers as well. Each
 * computer cuts its own log, by the same term. PRIV-1
 */
export function NoWayBack({ isTrailOnly = false }: { readonly isTrailOnly?: boolean }) {
  const { t } = useTexts()
  const isAlone = useSyncStatus() === undefined
  return (
    <Notice tone="caution">
      <p>{t('retention.noWayBack')}</p>
      <p>
        {t(isTrailOnly ? 'retention.reachTrail' : isAlone ? 'retention.reachHere' : 'retention.reachAll')}
      </p>
    </Notice>
  )
}
