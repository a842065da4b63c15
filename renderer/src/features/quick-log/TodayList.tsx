import { useState } from 'react'
import type { StayView } from '#shared/ipc/parts/stays.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { writeAmount } from './amounts.ts'
import classes from './quick-log.module.css'

interface TodayListProps {
  readonly stays: readonly StayView[]
  readonly onRemove: (stay: StayView) => void
  /** To the control list of the month; left out for who may not see it. */
  readonly onControl?: () => void
}

/** How many were written down today; opened, each with its way back. */
export function TodayList({ stays, onRemove, onControl }: TodayListProps) {
  const texts = useTexts()
  const { t } = texts
  const [isOpen, setIsOpen] = useState(false)
  return (
    <section className={classes.today} aria-label={t('log.today', { count: stays.length })}>
      <div className={classes.todayHead}>
        <span>{t('log.today', { count: stays.length })}</span>
        {stays.length === 0 ? null : (
          <Button kind="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {t(isOpen ? 'log.hide' : 'log.show')}
          </Button>
        )}
        {onControl === undefined ? null : (
          <Button kind="quiet" onClick={onControl}>
            {t('log.control')}
          </Button>
        )}
      </div>
      {isOpen ? (
        <ul className={classes.todayList} role="list">
          {stays.map((stay) => {
            const amount = writeAmount(texts, stay.side, stay.endMinute - stay.startMinute)
            return (
              <li key={stay.id} className={classes.todayLine}>
                <span>
                  {t('log.todayLine', {
                    minute: stay.loggedMinute,
                    name: stay.childName,
                    amount,
                    start: stay.startMinute,
                    end: stay.endMinute,
                    writer: stay.loggedByName,
                  })}
                </span>
                <Button
                  aria-label={t('log.removeOf', { name: stay.childName, amount })}
                  onClick={() => onRemove(stay)}
                >
                  {t('log.remove')}
                </Button>
              </li>
            )
          })}
        </ul>
      ) : null}
    </section>
  )
}
