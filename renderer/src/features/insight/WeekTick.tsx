import { monthOf } from '#shared/kernel/month.ts'
import { addDays } from '#shared/kernel/time.ts'
import { useTexts } from '../../app/texts.tsx'
import classes from './insight.module.css'
import { monthLabel } from './month-label.ts'
import type { Weeks } from './use-weeks.ts'

/** Where the chart wants a tick, and for which place in the list of weeks. */
export interface TickPlace {
  readonly x: number | string
  readonly y: number | string
  readonly payload: { readonly value: number }
}

/** A week on an axis: its number, and below it the month of its Thursday. CAL-4 */
export function WeekTick({ x, y, payload, weeks }: TickPlace & { readonly weeks: Weeks['weeks'] }) {
  const { language } = useTexts()
  const week = weeks[payload.value]
  if (week === undefined) return <g />
  const month = monthLabel(monthOf(addDays(week.monday, 3)), language).slice(0, 3)
  return (
    <text x={x} y={y} textAnchor="middle" className={classes.tick}>
      <tspan x={x} dy="0.8em">
        {Number(week.week.slice(6))}
      </tspan>
      <tspan x={x} dy="1.15em">
        {month}
      </tspan>
    </text>
  )
}
