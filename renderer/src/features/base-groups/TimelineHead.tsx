import { memo } from 'react'
import { useTexts } from '../../app/texts.tsx'
import { monthName } from './month-name.ts'
import { spanStyle } from './span-style.ts'
import type { PlanWeek } from './timeline-rows.ts'
import { monthsOf } from './timeline-rows.ts'
import classes from './timeline.module.css'

/** Months over weeks; both stay in sight. A week in a school holiday says so by shade and by name. */
export const TimelineHead = memo(function TimelineHead({ weeks }: { readonly weeks: readonly PlanWeek[] }) {
  const { t, language } = useTexts()
  return (
    <div className={classes.head} role="rowgroup">
      <div className={classes.headRow} role="row" aria-rowindex={1}>
        <div className={classes.corner} role="columnheader">
          {t('baseGroups.child')}
        </div>
        <div className={classes.headWeeks} role="presentation">
          {monthsOf(weeks).map(({ month, from, length }, index) => (
            <span
              key={month}
              className={classes.month}
              style={spanStyle({ from, length })}
              aria-hidden="true"
            >
              {monthName(month, (index === 0 && length > 2) || month.endsWith('-01'), language)}
            </span>
          ))}
          {weeks.map(({ week, monday, isHoliday }) => (
            <div
              key={week}
              role="columnheader"
              className={classes.week}
              data-holiday={isHoliday}
              aria-label={t(isHoliday ? 'baseGroups.weekHoliday' : 'baseGroups.week', { week, day: monday })}
            >
              {Number(week.slice(6))}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
})
