import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { useGo } from '../../app/use-go.ts'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { RuleScope, WantedValue } from './draft.ts'
import classes from './rules.module.css'
import { useRested } from './use-rested.ts'

interface PreviewListProps {
  readonly scope: RuleScope
  readonly values: readonly WantedValue[]
  readonly validFrom: IsoDay
}

const REST_MS = 250

/** What the change does to the requests that wait, while somebody is still choosing. */
export function PreviewList({ scope, values, validFrom }: PreviewListProps) {
  const { t, word, write } = useTexts()
  const go = useGo()
  const location = useCurrentLocation()
  // Asked when somebody stops typing; until then the answer before it stays on screen.
  const wanted = JSON.stringify({ scope, values, validFrom })
  const isRested = useRested(wanted, REST_MS) === wanted
  const preview = useCall(
    'rules.preview',
    { locationId: location?.id ?? '-', scope, validFrom, values: [...values] },
    { isEnabled: location !== undefined && isRested },
  )
  if (preview.isError) return <CallTrouble error={preview.error} />
  if (preview.data === undefined) return <p>{t('ui.loading')}</p>
  const { openRequests, unchanged } = preview.data
  const isOfOthers = openRequests.some(({ locationName }) => locationName !== location?.name)
  return (
    <section aria-label={t('rules.previewTitle')} aria-busy={preview.isFetching || !isRested}>
      <p role="status">
        {openRequests.length === 0
          ? t('rules.previewNone', { count: unchanged })
          : t('rules.previewChanged', { count: openRequests.length })}
      </p>
      {openRequests.length === 0 ? null : (
        <ul className={classes.preview} role="list">
          {openRequests.map((request) => (
            <li key={request.requestId} className={classes.previewRow}>
              <LinkButton onClick={() => go.toRequests(request.requestId)}>
                {t('rules.previewRequest', {
                  name: request.childName,
                  kind: word(`kind.${request.kind}`),
                  day: request.wantedDay,
                })}
              </LinkButton>
              {isOfOthers ? <span>{request.locationName}</span> : null}
              <VerdictTag verdict={request.before} />
              <span aria-label={t('rules.becomes')}>→</span>
              <VerdictTag verdict={request.after} />
              <span className={classes.why}>{write(request.message)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
