import { useState } from 'react'
import type { LocationId, ScenarioId } from '#shared/domain/ids.ts'
import { writeTrouble } from '../../app/call-error.ts'
import { EmptyHouse } from '../../app/EmptyHouse.tsx'
import { useCurrentLocation, useSession, workingWeek } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { NameDialog } from './NameDialog.tsx'
import { PlannerDesk } from './PlannerDesk.tsx'
import type { HorizonMonths } from './PlannerTools.tsx'
import { horizonWeeks, PlannerTools } from './PlannerTools.tsx'
import classes from './planner.module.css'
import { usePlanActs } from './use-plan-acts.ts'
import { useSettlingInWeeks } from './use-settling-in-weeks.ts'

/** Stamgroepen: where every child is in the coming year, and what moving one would do. */
export function BaseGroupsScreen({ childId }: { readonly childId: string | null }) {
  const { t } = useTexts()
  const location = useCurrentLocation()
  if (location !== undefined)
    return <Planner key={location.id} locationId={location.id} startChildId={childId} />
  return (
    <Page title={t('screen.groups')}>
      <EmptyHouse />
    </Page>
  )
}

interface PlannerProps {
  readonly locationId: LocationId
  readonly startChildId: string | null
}

function Planner({ locationId, startChildId }: PlannerProps) {
  const texts = useTexts()
  const { t } = texts
  const session = useSession()
  const go = useGo()
  const [months, setMonths] = useState<HorizonMonths>('12')
  const [scenarioId, setScenarioId] = useState<ScenarioId | null>(null)
  const [isNaming, setNaming] = useState(false)
  const listed = useCall('scenarios.list', { locationId })
  const open = listed.data?.scenarios.filter(({ status }) => status === 'open') ?? []
  const scenario = open.find(({ id }) => id === scenarioId) ?? null
  const acts = usePlanActs(locationId, scenario)
  const settlingInWeeks = useSettlingInWeeks(locationId)
  const look = {
    locationId,
    fromWeek: workingWeek(session),
    weeks: horizonWeeks[months],
    // A plan that was discarded meanwhile is not looked at.
    scenarioId: scenario?.id ?? null,
  }
  const timeline = useCall('baseGroups.timeline', look)
  const view = timeline.data
  return (
    <Page
      title={t('screen.groups')}
      isBusy={timeline.isFetching}
      tools={
        <PlannerTools
          months={months}
          onMonths={setMonths}
          scenarios={open}
          scenarioId={look.scenarioId}
          onScenario={setScenarioId}
          onNew={() => setNaming(true)}
        />
      }
    >
      {timeline.isError ? (
        <div className={classes.notices}>
          <Notice tone="problem">{writeTrouble(texts, timeline.error)}</Notice>
          <Button onClick={() => void timeline.refetch()}>{t('fault.retry')}</Button>
        </div>
      ) : null}
      {view === undefined && !timeline.isError ? (
        <p className={classes.notices}>{t('baseGroups.loading')}</p>
      ) : null}
      {view !== undefined && view.groups.length === 0 ? (
        <EmptyState
          title={t('baseGroups.empty')}
          action={
            <Button kind="primary" onClick={go.toImport}>
              {t('screen.import')}
            </Button>
          }
        >
          <p>{t('baseGroups.emptySentence')}</p>
        </EmptyState>
      ) : null}
      {view !== undefined && view.groups.length > 0 ? (
        <PlannerDesk
          view={view}
          look={look}
          terms={{ today: session.today, settlingInWeeks }}
          scenario={scenario}
          acts={acts}
          startChildId={startChildId}
          onScenario={setScenarioId}
        />
      ) : null}
      {isNaming ? (
        <NameDialog
          title={t('baseGroups.newPlan')}
          start=""
          onClose={() => setNaming(false)}
          onName={(name) =>
            void acts.create(name, []).then((id) => {
              setNaming(false)
              if (id !== null) setScenarioId(id)
            })
          }
        />
      ) : null}
    </Page>
  )
}
