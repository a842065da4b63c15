import type { XAxisProps } from 'recharts'
import classes from './insight.module.css'
import type { Weeks } from './use-weeks.ts'
import { WeekTick } from './WeekTick.tsx'
import type { TickPlace } from './WeekTick.tsx'

/** The axis that every chart over weeks has: a row is `place` weeks after the first. */
export function weekAxis(weeks: Weeks['weeks']): XAxisProps {
  return {
    dataKey: 'place',
    tick: (tick: TickPlace) => <WeekTick {...tick} weeks={weeks} />,
    height: 34,
    tickLine: false,
    interval: 'preserveStart',
    minTickGap: 12,
    className: classes.axis ?? '',
  }
}
