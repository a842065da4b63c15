import { useId } from 'react'
import type { Weekday } from '#shared/kernel/time.ts'
import { useTexts } from '../../app/texts.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import controls from '../../ui/controls.module.css'
import classes from './waiting-list.module.css'

/** Days of the week side by side, each to tick. */
export function WeekdayChecks({
  label,
  weekdays,
  chosen,
  problem,
  onChange,
}: {
  readonly label: string
  readonly weekdays: readonly Weekday[]
  readonly chosen: readonly Weekday[]
  readonly problem: string | null
  readonly onChange: (chosen: readonly Weekday[]) => void
}) {
  const { word } = useTexts()
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} className={controls.field}>
      <span id={id} className={controls.fieldLabel}>
        {label}
      </span>
      <div className={classes.checks}>
        {weekdays.map((weekday) => (
          <CheckField
            key={weekday}
            label={word(`weekday.${weekday}`)}
            isChecked={chosen.includes(weekday)}
            onChange={(isChecked) =>
              onChange(
                isChecked
                  ? [...chosen, weekday].toSorted((a, b) => a - b)
                  : chosen.filter((each) => each !== weekday),
              )
            }
          />
        ))}
      </div>
      {problem === null ? null : <span className={controls.fieldProblem}>{problem}</span>}
    </div>
  )
}
