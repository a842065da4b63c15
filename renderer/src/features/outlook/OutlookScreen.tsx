import { useCurrentLocation, useSession, workingDay } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { Page } from '../../ui/Page.tsx'
import { LadderView } from './LadderView.tsx'
import classes from './outlook.module.css'
import { QuietView } from './QuietView.tsx'

type OutlookChoice = 'ladder' | 'quiet'

/** What comes: the ages of the children, and the days on which one colleague fewer is enough. LADDER-1, RADAR-1 */
export function OutlookScreen({ view }: { readonly view: OutlookChoice }) {
  const { t } = useTexts()
  const go = useGo()
  const location = useCurrentLocation()
  const session = useSession()
  return (
    <Page
      title={t('screen.outlook')}
      tools={
        <ChoiceField
          label={t('outlook.view')}
          isLabelHidden
          value={view}
          options={[
            { value: 'ladder', label: t('outlook.ladder') },
            { value: 'quiet', label: t('outlook.quiet') },
          ]}
          onChange={go.toOutlook}
        />
      }
    >
      <div className={classes.screen}>
        {location === undefined ? null : view === 'ladder' ? (
          <LadderView key={location.id} locationId={location.id} today={session.today} />
        ) : (
          <QuietView key={location.id} locationId={location.id} fromDay={workingDay(session)} />
        )}
      </div>
    </Page>
  )
}
