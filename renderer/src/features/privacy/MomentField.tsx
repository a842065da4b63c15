import type { IsoDay } from '#shared/kernel/time.ts'
import { instantOfDutchTime } from '#shared/kernel/instant-of-dutch-time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { DayField } from '../../ui/DayField.tsx'
import { TimeField } from '../../ui/TimeField.tsx'
import { useTexts } from '../../app/texts.tsx'
import classes from './privacy.module.css'

/** A moment as it is filled in: a day and a time by the clock on the wall. */
export interface DraftMoment {
  readonly day: IsoDay | null
  readonly minute: number | null
}

/** The moment that is filled in, or null while it is not whole. */
export function momentOf({ day, minute }: DraftMoment): Instant | null {
  return day === null || minute === null ? null : instantOfDutchTime({ day, minute })
}

export function MomentField({
  dayLabel,
  value,
  isTried,
  onChange,
}: {
  readonly dayLabel: string
  readonly value: DraftMoment
  /** Somebody wanted to go on: what is missing is said now. */
  readonly isTried: boolean
  readonly onChange: (value: DraftMoment) => void
}) {
  const { t } = useTexts()
  return (
    <div className={classes.row}>
      <DayField
        label={dayLabel}
        problem={isTried && value.day === null ? t('privacy.dayMissing') : null}
        value={value.day}
        onChange={(day) => onChange({ ...value, day })}
      />
      <TimeField
        label={t('privacy.time')}
        example="14:30"
        problem={isTried && value.minute === null ? t('privacy.timeMissing') : null}
        value={value.minute}
        onChange={(minute) => onChange({ ...value, minute })}
      />
    </div>
  )
}
