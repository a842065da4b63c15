import { useCurrentLocation, useSession, workingWeek } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { Page } from '../../ui/Page.tsx'
import { AnswersPanel } from './AnswersPanel.tsx'
import { CreditPanel } from './CreditPanel.tsx'
import { HoursPanel } from './HoursPanel.tsx'
import classes from './insight.module.css'
import { MovesPanel } from './MovesPanel.tsx'
import { OccupancyPanel } from './OccupancyPanel.tsx'
import { PlacesPanel } from './PlacesPanel.tsx'

/** The manager's questions about the work itself, each with a chart and the same as a table. */
export function InsightScreen() {
  const { t } = useTexts()
  const session = useSession()
  const { today } = session
  const fromWeek = workingWeek(session)
  const location = useCurrentLocation()
  return (
    <Page title={t('screen.insight')}>
      {location === undefined ? null : (
        <div className={classes.panels}>
          <OccupancyPanel locationId={location.id} fromWeek={fromWeek} />
          <PlacesPanel locationId={location.id} fromWeek={fromWeek} />
          <HoursPanel locationId={location.id} fromWeek={fromWeek} />
          <MovesPanel locationId={location.id} today={today} />
          <AnswersPanel locationId={location.id} today={today} />
          <CreditPanel locationId={location.id} today={today} />
        </div>
      )}
    </Page>
  )
}
