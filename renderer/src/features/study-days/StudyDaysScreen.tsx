import { useState } from 'react'
import type { SchoolId } from '#shared/domain/ids.ts'
import type { StudyDaySummary } from '#shared/ipc/calls/study-days.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { addMonths } from '#shared/kernel/time.ts'
import { useCurrentLocation, useSession, workingDay } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { StudyDayDetail } from './StudyDayDetail.tsx'
import { StudyDayForm } from './StudyDayForm.tsx'
import { StudyDaysTable } from './StudyDaysTable.tsx'
import classes from './study-days.module.css'

/** Half a school year ahead. */
const shownMonths = 6

export interface ChosenStudyDay {
  readonly schoolId: SchoolId
  readonly day: IsoDay
}

/** The study days that come: who is registered, until when, and where they are cared for. STUDY-1 */
export function StudyDaysScreen() {
  const { t } = useTexts()
  const session = useSession()
  const location = useCurrentLocation()
  const [chosen, setChosen] = useState<ChosenStudyDay | null>(null)
  const [isAdding, setAdding] = useState(false)
  const from = workingDay(session)
  const list = useCall(
    'studyDays.list',
    { locationId: location?.id ?? '-', from, until: addMonths(from, shownMonths) },
    { isEnabled: location !== undefined },
  )
  const days = list.data?.days ?? []
  const isChosen = (day: StudyDaySummary) => day.schoolId === chosen?.schoolId && day.day === chosen.day
  const shown = days.find(isChosen)
  return (
    <Page
      title={t('screen.studyDays')}
      isBusy={list.isFetching}
      tools={
        <Button right="roster.edit" aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
          {t('studyDay.add')}
        </Button>
      }
    >
      <div className={classes.screen}>
        <p className={classes.muted}>{t('studyDay.sentence')}</p>
        <CallTrouble error={list.error} />
        {isAdding && list.data !== undefined ? (
          <StudyDayForm
            schools={list.data.schools}
            onDone={(added) => {
              setAdding(false)
              setChosen(added)
            }}
          />
        ) : null}
        {list.data !== undefined && days.length === 0 ? (
          <EmptyState title={t('studyDay.empty')}>
            <p>{t('studyDay.emptySentence')}</p>
          </EmptyState>
        ) : null}
        {days.length === 0 ? null : <StudyDaysTable days={days} isChosen={isChosen} onChoose={setChosen} />}
        {location === undefined || shown === undefined ? null : (
          <StudyDayDetail
            key={`${shown.schoolId} ${shown.day}`}
            locationId={location.id}
            schoolId={shown.schoolId}
            day={shown.day}
            onRemoved={() => setChosen(null)}
          />
        )}
      </div>
    </Page>
  )
}
