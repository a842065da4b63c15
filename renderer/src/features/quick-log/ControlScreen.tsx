import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { monthOf, nextMonth, previousMonth } from '#shared/kernel/month.ts'
import { useCurrentLocation, useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { LongerTable } from './LongerTable.tsx'
import classes from './quick-log.module.css'
import { StayTable } from './StayTable.tsx'
import { UnbookedTable } from './UnbookedTable.tsx'

/** Everything about longer stays that must be right before a month is handed over. EXTRA-2, MONEY-2 */
export function ControlScreen() {
  const { t } = useTexts()
  const go = useGo()
  const { today } = useSession()
  const location = useCurrentLocation()
  const locationId = location?.id ?? '-'
  const [month, setMonth] = useState(() => monthOf(today))
  const list = useCall('quickLog.control', { locationId, month }, { isEnabled: location !== undefined })
  const removing = useAct('quickLog.removeAfterwards')
  const logging = useAct('quickLog.logAfterwards')
  const waiving = useAct('quickLog.waive')
  const acts = [removing, logging, waiving]
  const problem = acts.find((act) => act.problem !== null)?.problem ?? null
  /** The last thing done is what the notice is about. */
  const start = () => {
    for (const act of acts) act.clear()
  }
  return (
    <Page
      title={t('log.controlTitle', { month })}
      windowTitle={t('screen.quickLogControl')}
      tools={
        <>
          <span className={classes.months}>
            <IconButton
              label={t('log.previousMonth')}
              icon={<IconChevronLeft size={18} stroke={1.75} aria-hidden="true" />}
              onClick={() => setMonth(previousMonth(month))}
            />
            <IconButton
              label={t('log.nextMonth')}
              icon={<IconChevronRight size={18} stroke={1.75} aria-hidden="true" />}
              onClick={() => setMonth(nextMonth(month))}
            />
          </span>
          <Button kind="quiet" onClick={go.toQuickLog}>
            {t('log.toRoom')}
          </Button>
        </>
      }
      isBusy={list.isPending}
    >
      <div className={classes.control}>
        <p>{t('log.controlSentence')}</p>
        <CallTrouble error={list.error} />
        <ProblemNotice text={problem} />
        {list.data === undefined ? null : (
          <>
            <LongerTable
              rows={list.data.longer}
              onLog={({ childId, groupId, day, side, minutes }) => {
                start()
                void logging.run({ childId, locationId, groupId, day, side, minutes, loggedBy: null })
              }}
              onWaive={({ observedTimeId, side }) => {
                start()
                void waiving.run({ observedTimeId, side })
              }}
            />
            {list.data.unbooked.length === 0 ? null : (
              <UnbookedTable
                rows={list.data.unbooked}
                onAsk={({ childId, day }) => go.toNewRequest({ kind: 'extraDay', childId, day })}
              />
            )}
            <StayTable
              rows={list.data.stays}
              totalMinutes={list.data.totalMinutes}
              totalCents={list.data.totalCents}
              onRemove={({ id }) => {
                start()
                void removing.run({ stayId: id })
              }}
            />
          </>
        )}
      </div>
    </Page>
  )
}
