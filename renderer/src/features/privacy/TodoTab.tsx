import { clocksOf, isTicking } from '#shared/domain/privacy/breach-clocks.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { KeptText } from '../../ui/KeptText.tsx'
import { ClockLine } from './ClockLine.tsx'
import { DueTag } from './DueTag.tsx'
import type { PrivacyTabProps } from './PrivacyScreen.tsx'
import { RestrictionList } from './RestrictionList.tsx'
import { SubjectName } from './SubjectName.tsx'
import classes from './privacy.module.css'
import { useMoment, useRunningMoment } from './use-moment.ts'

/** What waits for somebody: clocks of breaches first, then requests by their last day, terms and holds. PRIV-1, PRIV-2 */
export function TodoTab({ location, onTab }: PrivacyTabProps) {
  const texts = useTexts()
  const { t } = texts
  const overview = useCall('privacy.overview', { locationId: location.id })
  const overTerm = useOverTerm()
  if (overview.isError) return <CallTrouble error={overview.error} />
  if (overview.data === undefined) return <div className={classes.panel} aria-busy="true" />
  const { requests, breaches, holds, restrictions, lookedAt } = overview.data
  const isNothing = requests.length + breaches.length + holds.length + restrictions.length + overTerm === 0
  if (isNothing) {
    return (
      <div className={classes.panel}>
        <EmptyState title={t('privacy.nothing')}>
          <p>{t('privacy.lookedAt', { time: dutchTimeOf(lookedAt).minute })}</p>
        </EmptyState>
      </div>
    )
  }
  return (
    <div className={classes.panel}>
      {breaches.length === 0 ? null : <RunningBreaches {...{ breaches, lookedAt, onTab }} />}
      {requests.length === 0 ? null : (
        <section aria-labelledby="todo-requests">
          <h2 id="todo-requests">{t('privacy.openRequests', { count: requests.length })}</h2>
          <ul className={classes.lines} role="list">
            {requests.map((request) => (
              <li key={request.id} className={classes.card}>
                <h3>
                  {texts.word(`privacyRequestKind.${request.kind}`)} · <SubjectName subject={request} />{' '}
                  <DueTag request={request} />
                </h3>
              </li>
            ))}
          </ul>
          <GoTo tab="requests" label={t('privacy.toRequests')} onTab={onTab} />
        </section>
      )}
      {overTerm === 0 ? null : (
        <section aria-labelledby="todo-terms">
          <h2 id="todo-terms">{t('privacy.overTerm', { count: overTerm })}</h2>
          <GoTo tab="retention" label={t('privacy.toRetention')} onTab={onTab} />
        </section>
      )}
      {holds.length === 0 ? null : (
        <section aria-labelledby="todo-holds">
          <h2 id="todo-holds">{t('privacy.holds', { count: holds.length })}</h2>
          <p className={classes.muted}>{t('privacy.holdsSentence')}</p>
          <ul className={classes.lines} role="list">
            {holds.map((hold) => (
              <li key={hold.id} className={classes.card}>
                <h3>
                  <SubjectName subject={hold} />
                </h3>
                <p>{t('privacy.since', { day: hold.since })}</p>
                {hold.reason === '' ? null : <p>{hold.reason}</p>}
                <KeptText of={hold} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <RestrictionList restrictions={restrictions} />
    </div>
  )
}

type Overview = CallOutput<'privacy.overview'>

function RunningBreaches({
  breaches,
  lookedAt,
  onTab,
}: Pick<Overview, 'breaches' | 'lookedAt'> & Pick<PrivacyTabProps, 'onTab'>) {
  const { t } = useTexts()
  const writeMoment = useMoment()
  const now = useRunningMoment(lookedAt)
  return (
    <section aria-labelledby="todo-breaches">
      <h2 id="todo-breaches">{t('privacy.runningBreaches', { count: breaches.length })}</h2>
      <ul className={classes.lines} role="list">
        {breaches.map((breach) => (
          <li key={breach.id} className={classes.card}>
            <h3>{t('privacy.discovered', { when: writeMoment(breach.discoveredAt) })}</h3>
            {breach.happened === '' ? null : <p>{breach.happened}</p>}
            <KeptText of={breach} />
            {clocksOf(breach, now)
              .filter(isTicking)
              .map((clock) => (
                <ClockLine key={clock.party} clock={clock} />
              ))}
          </li>
        ))}
      </ul>
      <GoTo tab="breaches" label={t('privacy.toBreaches')} onTab={onTab} />
    </section>
  )
}

function GoTo({
  tab,
  label,
  onTab,
}: {
  readonly tab: string
  readonly label: string
  readonly onTab: (key: string) => void
}) {
  return (
    <ButtonRow>
      <Button onClick={() => onTab(tab)}>{label}</Button>
    </ButtonRow>
  )
}

/** How many records are over their term; 0 while unknown and for who does not clear them away. PRIV-1 */
function useOverTerm(): number {
  const isAsked = useMayDo()('privacy.view')
  const preview = useCall('retention.list', {}, { isEnabled: isAsked })
  return preview.data?.kinds.reduce((sum, { overCount }) => sum + overCount, 0) ?? 0
}
