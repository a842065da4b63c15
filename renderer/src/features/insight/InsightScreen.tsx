import { useCurrentLocation, useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { Page } from '../../ui/Page.tsx'
import { AnswersPanel } from './AnswersPanel.tsx'
import { CreditPanel } from './CreditPanel.tsx'
import classes from './insight.module.css'

/** The manager's questions about the work itself, each with a chart and the same as a table. */
export function InsightScreen() {
  const { t } = useTexts()
  const { today } = useSession()
  const location = useCurrentLocation()
  return (
    <Page title={t('screen.insight')}>
      {location === undefined ? null : (
        <div className={classes.panels}>
          <AnswersPanel locationId={location.id} today={today} />
          <CreditPanel locationId={location.id} today={today} />
        </div>
      )}
    </Page>
  )
}
