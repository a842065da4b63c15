import type { MergeKind } from '#shared/domain/merging/model.ts'
import { mergeKinds, mergeReasons } from '#shared/domain/merging/model.ts'
import type { Weekday } from '#shared/kernel/time.ts'
import { useTexts } from '../../app/texts.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { MergeDraft } from './merge-draft.ts'
import { periodOf } from './merge-draft.ts'
import classes from './merging.module.css'

const hints = {
  oneOff: 'merging.oneOffHint',
  series: 'merging.seriesHint',
  edgeOfDay: 'merging.edgeHint',
} as const
const workWeek: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

interface AgreementFieldsProps {
  readonly draft: MergeDraft
  readonly onChange: (part: Partial<MergeDraft>) => void
}

/** For which days it is agreed, and why. GROUP-2, GROUP-3 */
export function AgreementFields({ draft, onChange }: AgreementFieldsProps) {
  const { t } = useTexts()
  const chooseKind = (kind: MergeKind) =>
    onChange({
      kind,
      ...(kind === 'edgeOfDay' ? { reason: 'edgeOfDay' as const } : {}),
      ...(kind !== 'edgeOfDay' && draft.reason === 'edgeOfDay' ? { reason: 'lowOccupancy' as const } : {}),
    })
  return (
    <>
      <ChoiceField
        label={t('merging.how')}
        value={draft.kind}
        options={mergeKinds.map((value) => ({ value, label: t(`merging.as.${value}`) }))}
        onChange={chooseKind}
      />
      <p className={classes.muted}>{t(hints[draft.kind])}</p>
      {draft.kind === 'oneOff' ? null : <PeriodFields draft={draft} onChange={onChange} />}
      <SelectField
        label={t('merging.reason')}
        value={draft.reason}
        options={mergeReasons.map((value) => ({ value, label: t(`merging.reason.${value}`) }))}
        onChange={(reason) => onChange({ reason })}
      />
      <TextField
        label={t('merging.note')}
        value={draft.note}
        maxLength={500}
        onChange={(note) => onChange({ note })}
      />
    </>
  )
}

/** The weekdays and the last day: consent is for an agreed period, so there always is an end. GROUP-3 */
function PeriodFields({ draft, onChange }: AgreementFieldsProps) {
  const { t, word } = useTexts()
  const { validUntil, weekdays } = periodOf(draft)
  const toggle = (weekday: Weekday, isTicked: boolean) =>
    onChange({
      weekdays: workWeek.filter((each) => (each === weekday ? isTicked : weekdays.includes(each))),
    })
  return (
    <>
      <fieldset className={classes.weekdays}>
        <legend>{t('merging.weekdays')}</legend>
        {workWeek.map((weekday) => (
          <CheckField
            key={weekday}
            label={word(`weekday.${weekday}`)}
            isChecked={weekdays.includes(weekday)}
            onChange={(isTicked) => toggle(weekday, isTicked)}
          />
        ))}
      </fieldset>
      {weekdays.length === 0 ? (
        <p role="alert" className={classes.problem}>
          {t('merging.weekdaysProblem')}
        </p>
      ) : null}
      <DayField
        label={t('merging.lastDay')}
        value={validUntil}
        anchor={draft.day}
        problem={validUntil < draft.day ? t('merging.lastDayProblem') : null}
        onChange={(lastDay) => onChange({ lastDay })}
      />
    </>
  )
}
