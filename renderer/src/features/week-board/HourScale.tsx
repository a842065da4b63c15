import type { Interval } from '#shared/kernel/time.ts'
import { formatMinute } from '#shared/kernel/time.ts'
import classes from './day-view.module.css'
import { spanStyle } from './span-style.ts'

function wholeHours({ startMinute, endMinute }: Interval): readonly number[] {
  const hours: number[] = []
  for (let minute = startMinute; minute < endMinute; minute += 60) hours.push(minute)
  return hours
}

/** The lines of the hours, behind everything. */
export function HourLines(shown: Interval) {
  return (
    <div className={classes.lines} aria-hidden="true">
      {wholeHours(shown).map((minute) => (
        <span
          key={minute}
          className={classes.hourLine}
          style={spanStyle({ startMinute: minute, endMinute: minute + 60 }, shown)}
        />
      ))}
    </div>
  )
}

/** The half-hour columns at the top; whole hours are written out. */
export function HourScale(shown: Interval) {
  return (
    <div className={classes.scale} aria-hidden="true">
      <span className={classes.scaleCorner} />
      <div className={classes.track}>
        {wholeHours(shown).map((minute) => (
          <span
            key={minute}
            className={classes.hour}
            style={spanStyle({ startMinute: minute, endMinute: minute + 60 }, shown)}
          >
            {formatMinute(minute)}
          </span>
        ))}
      </div>
    </div>
  )
}
