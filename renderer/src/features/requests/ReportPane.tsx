import type { RequestId } from '#shared/domain/ids.ts'
import { addDays } from '#shared/kernel/time.ts'
import type { CurrentLocation } from '../../app/session.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { reports, useDesk } from './desk.ts'
import { AutomaticTable, OverrideTable } from './ReportTables.tsx'
import detail from './detail.module.css'
import classes from './requests.module.css'
import own from './together.module.css'

/** A month back shows what was decided lately; further is a date away. */
const usualDays = 30

interface ReportPaneProps {
  readonly location: CurrentLocation
  readonly onOpen: (requestId: RequestId) => void
  readonly onPutBack: (requestId: RequestId) => void
  /** Why the last one could not be put back, by request. */
  readonly problemOf: (requestId: RequestId) => string | null
  readonly onClose: () => void
}

/** What was decided against the advice, and what the published rule decided by itself. CHECK-5, PRIV-8 */
export function ReportPane({ location, onOpen, onPutBack, problemOf, onClose }: ReportPaneProps) {
  const { t } = useTexts()
  const { today } = useSession()
  const { desk, change } = useDesk(location.id)
  const from = desk.reportFrom ?? addDays(today, -usualDays)
  const until = desk.reportUntil ?? today
  const isReversed = from > until
  const input = { locationId: location.id, from, until }
  return (
    <section className={classes.chosen} aria-label={t('report.title')}>
      <div className={classes.scroll}>
        <div className={classes.detail}>
          <h2>{t('report.title')}</h2>
          <div className={own.report}>
            <ChoiceField
              label={t('report.which')}
              value={desk.report}
              options={reports.map((value) => ({ value, label: t(`report.${value}`) }))}
              onChange={(report) => change({ report })}
            />
            <DayField
              label={t('report.from')}
              value={from}
              onChange={(reportFrom) => change({ reportFrom })}
            />
            <DayField
              label={t('report.until')}
              value={until}
              problem={isReversed ? t('report.reversed') : null}
              onChange={(reportUntil) => change({ reportUntil })}
            />
          </div>
          <p className={classes.muted}>{t(`report.${desk.report}Sentence`)}</p>
          {isReversed ? (
            <Notice>{t('report.reversed')}</Notice>
          ) : desk.report === 'overrides' ? (
            <OverrideTable input={input} onOpen={onOpen} />
          ) : (
            <AutomaticTable input={input} onOpen={onOpen} onPutBack={onPutBack} problemOf={problemOf} />
          )}
        </div>
      </div>
      <section className={detail.bar} aria-label={t('inbox.actions')}>
        <div className={detail.barButtons}>
          <Button onClick={onClose}>{t('newRequest.cancel')}</Button>
        </div>
      </section>
    </section>
  )
}
