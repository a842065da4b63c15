import { useState } from 'react'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { IsoDay, IsoWeek } from '#shared/kernel/time.ts'
import { isoWeekOf, mondayOfWeek } from '#shared/kernel/time.ts'
import { writeTrouble } from '../../app/call-error.ts'
import { useOpeners } from '../../app/openers.tsx'
import type { CurrentLocation } from '../../app/session.tsx'
import { useCurrentLocation, useSession, workingDay } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { MergeDays } from './MergeDays.tsx'
import { MergeWeekSwitch } from './MergeWeekSwitch.tsx'
import { StructuralSection } from './StructuralSection.tsx'
import { WeekSummary } from './WeekSummary.tsx'
import classes from './merging.module.css'

export type MergeWeek = CallOutput<'merging.week'>

/** The merge planner: what a week could save, what was agreed and how that stands, and what could be every week. */
export function MergingScreen({ week }: { readonly week: IsoWeek }) {
  const { t } = useTexts()
  const go = useGo()
  const location = useCurrentLocation()
  if (location === undefined) {
    return (
      <Page title={t('screen.merging')}>
        <EmptyState
          title={t('merging.noLocation')}
          action={
            <Button kind="primary" onClick={go.toImport}>
              {t('screen.import')}
            </Button>
          }
        >
          <p>{t('merging.noLocationSentence')}</p>
        </EmptyState>
      </Page>
    )
  }
  if (location.groups.length < 2) {
    return (
      <Page title={t('screen.merging')}>
        <EmptyState title={t('merging.oneGroup')}>
          <p>{t('merging.oneGroupSentence')}</p>
        </EmptyState>
      </Page>
    )
  }
  // Another location starts afresh: what was opened belongs to its groups.
  return <Planner key={location.id} week={week} location={location} />
}

function Planner({ week, location }: { readonly week: IsoWeek; readonly location: CurrentLocation }) {
  const texts = useTexts()
  const { t } = texts
  const session = useSession()
  const openers = useOpeners()
  const [mayUseDeviation, setMayUseDeviation] = useState(false)
  const plan = useCall('merging.week', { locationId: location.id, week, mayUseDeviation })
  const isStale = plan.isPlaceholderData
  const day = firstDay(week, workingDay(session))
  return (
    <Page
      title={t('screen.merging')}
      windowTitle={t('merging.windowTitle', { week })}
      isBusy={plan.isFetching}
      tools={
        <>
          <MergeWeekSwitch week={week} />
          <Button
            aria-haspopup="dialog"
            onClick={() =>
              openers.openMerge({ day, groupIds: [], hostGroupId: null, interval: null, kind: 'oneOff' })
            }
          >
            {t('merging.byHand')}
          </Button>
        </>
      }
    >
      <div className={classes.screen}>
        <p className={classes.muted}>{t('merging.sentence')}</p>
        {plan.isError ? (
          <Notice tone="problem" isAlert>
            <p>{writeTrouble(texts, plan.error)}</p>
            <Button onClick={() => void plan.refetch()}>{t('merging.retry')}</Button>
          </Notice>
        ) : null}
        {plan.data === undefined && !plan.isError ? <p role="status">{t('merging.searching')}</p> : null}
        {plan.data === undefined || plan.isError ? null : (
          <>
            <WeekSummary
              plan={plan.data}
              mayUseDeviation={mayUseDeviation}
              onDeviation={setMayUseDeviation}
            />
            <MergeDays plan={plan.data} isStale={isStale} />
          </>
        )}
        {plan.isSuccess ? <StructuralSection locationId={location.id} week={week} /> : null}
      </div>
    </Page>
  )
}

/** Where merging by hand starts: today in its own week, else the Monday. */
function firstDay(week: IsoWeek, today: IsoDay): IsoDay {
  return isoWeekOf(today) === week ? today : mondayOfWeek(week)
}
