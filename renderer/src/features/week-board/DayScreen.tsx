import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import type { DayView } from '#shared/domain/board/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { addDays, isoWeekOf } from '#shared/kernel/time.ts'
import { writeLongDay } from '#shared/text/formats.ts'
import { useRegionKeys } from '../../app/keys.tsx'
import { useCurrentLocation, useSession, workingDay } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { DayGroup, DayUnit } from './DayGroup.tsx'
import { HourLines, HourScale } from './HourScale.tsx'
import { shownHours } from './shown-hours.ts'
import boardClasses from './week-board.module.css'
import classes from './day-view.module.css'

/** One day by half hours: who comes when, who works when, and where it is tight. */
export function DayScreen({ day }: { readonly day: IsoDay }) {
  const { t, language } = useTexts()
  const go = useGo()
  const session = useSession()
  const location = useCurrentLocation()
  const view = useCall(
    'dayView.get',
    { locationId: location?.id ?? '-', day },
    { isEnabled: location !== undefined },
  )
  const region = useRef<HTMLDivElement>(null)
  // Coming from the board its cell is gone; the keys must work here without a click.
  useEffect(() => {
    if (document.activeElement === document.body) region.current?.focus()
  }, [])
  const keys = useRegionKeys({
    id: 'day',
    titleCode: 'keys.day',
    bindings: [
      {
        keys: ['PageUp'],
        shown: 'PgUp/PgDn',
        labelCode: 'keys.days',
        isHint: true,
        run: () => go.toDay(addDays(day, -1)),
      },
      { keys: ['PageDown'], labelCode: 'keys.days', run: () => go.toDay(addDays(day, 1)) },
      { keys: ['t'], labelCode: 'keys.today', isHint: true, run: () => go.toDay(workingDay(session)) },
      {
        keys: ['w', 'Escape'],
        labelCode: 'keys.weekView',
        isHint: true,
        run: () => go.toWeek(isoWeekOf(day)),
      },
    ],
  })
  return (
    <Page
      title={t('day.title')}
      windowTitle={t('week.dayWindowTitle', { day })}
      isBusy={view.isPlaceholderData}
      tools={
        <>
          <div className={boardClasses.picker}>
            <IconButton
              label={`${t('day.previous')} (PageUp)`}
              icon={<IconChevronLeft size={18} stroke={1.75} aria-hidden="true" />}
              onClick={() => go.toDay(addDays(day, -1))}
            />
            <span className={classes.period}>{writeLongDay(day, language)}</span>
            <IconButton
              label={`${t('day.next')} (PageDown)`}
              icon={<IconChevronRight size={18} stroke={1.75} aria-hidden="true" />}
              onClick={() => go.toDay(addDays(day, 1))}
            />
            <Button onClick={() => go.toDay(workingDay(session))}>{t('week.today')}</Button>
          </div>
          <ChoiceField
            label={t('week.view')}
            isLabelHidden
            value="day"
            options={[
              { value: 'week', label: t('week.viewWeek') },
              { value: 'day', label: t('week.viewDay') },
            ]}
            onChange={() => go.toWeek(isoWeekOf(day))}
          />
        </>
      }
    >
      <div
        ref={region}
        {...keys}
        className={classes.scroller}
        tabIndex={0}
        role="region"
        aria-label={writeLongDay(day, language)}
        data-first-stop
      >
        <CallTrouble error={view.error} />
        {view.data === undefined ? null : <DayTimeline view={view.data} />}
      </div>
    </Page>
  )
}

function DayTimeline({ view }: { readonly view: DayView }) {
  const { t, write } = useTexts()
  const { startMinute, endMinute } = view
  const shown = useMemo(() => shownHours({ startMinute, endMinute }), [startMinute, endMinute])
  return (
    <>
      {view.closed === null ? null : (
        <div className={boardClasses.notices}>
          <Notice>{write(view.closed)}</Notice>
        </div>
      )}
      {view.notes.map((note) => (
        <p key={`${note.code} ${JSON.stringify(note.params)}`} className={classes.note}>
          {write(note)}
        </p>
      ))}
      {view.isProvisional ? <p className={classes.note}>◷ {t('why.provisional')}</p> : null}
      {view.isOpen ? (
        <div className={classes.timeline}>
          <HourLines {...shown} />
          <HourScale {...shown} />
          {view.groups.map((group, index) => (
            <DayGroup key={group.groupId} group={group} day={view.day} shown={shown} hue={(index % 6) + 1} />
          ))}
          {view.units.map((unit) => (
            <DayUnit key={unit.unitId} unit={unit} shown={shown} />
          ))}
        </div>
      ) : null}
    </>
  )
}
