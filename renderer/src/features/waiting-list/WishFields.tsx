import type { CareSetting } from '#shared/domain/organisation/model.ts'
import { waitingPriorities } from '#shared/domain/waiting-list/model.ts'
import { useTexts } from '../../app/texts.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TimeField } from '../../ui/TimeField.tsx'
import { WeekdayChecks } from './WeekdayChecks.tsx'
import type { Wish } from './wish.ts'
import classes from './waiting-list.module.css'

const workdays = [1, 2, 3, 4, 5] as const

/** What the family wishes: which care, which days, from when. The same when it comes in and when it changes. */
export function WishFields({
  wish,
  settings,
  isTried,
  onChange,
}: {
  readonly wish: Wish
  readonly settings: readonly CareSetting[]
  /** Saving was tried: what is missing is said. */
  readonly isTried: boolean
  readonly onChange: (next: Partial<Wish>) => void
}) {
  const { t, word } = useTexts()
  const { startMinute, endMinute } = wish
  const isReversed = startMinute !== null && endMinute !== null && startMinute >= endMinute
  return (
    <>
      <div className={classes.fields}>
        <SelectField
          label={t('waitingList.setting')}
          value={wish.setting}
          options={settings.map((setting) => ({ value: setting, label: word(`setting.${setting}`) }))}
          onChange={(setting) => onChange({ setting })}
        />
        <DayField
          label={t('waitingList.wishedFrom')}
          hint={t('waitingList.wishedFromHint')}
          value={wish.wishedFrom}
          problem={isTried && wish.wishedFrom === null ? t('ui.required') : null}
          onChange={(wishedFrom) => onChange({ wishedFrom })}
        />
        <SelectField
          label={t('waitingList.priority')}
          value={wish.priority}
          options={waitingPriorities.map((value) => ({ value, label: word(`waiting.priority.${value}`) }))}
          onChange={(priority) => onChange({ priority })}
        />
      </div>
      <WeekdayChecks
        label={t('waitingList.days')}
        weekdays={workdays}
        chosen={wish.weekdays}
        problem={isTried && wish.weekdays.length === 0 ? t('waitingList.chooseDay') : null}
        onChange={(weekdays) => onChange({ weekdays })}
      />
      <div className={classes.fields}>
        <TimeField
          label={t('waitingList.from')}
          hint={t('waitingList.timesHint')}
          value={startMinute}
          onChange={(minute) => onChange({ startMinute: minute })}
        />
        <TimeField
          label={t('waitingList.until')}
          example="18:30"
          value={endMinute}
          problem={isReversed ? t('waitingList.timesReversed') : null}
          onChange={(minute) => onChange({ endMinute: minute })}
        />
        <NumberField
          label={t('waitingList.minimumDays')}
          hint={t('waitingList.minimumDaysHint')}
          value={wish.minimumDays}
          min={1}
          max={Math.max(wish.weekdays.length, 1)}
          onChange={(minimumDays) => onChange({ minimumDays })}
        />
      </div>
      <TextArea
        label={t('waitingList.note')}
        rows={2}
        value={wish.note}
        onChange={(note) => onChange({ note })}
      />
    </>
  )
}
