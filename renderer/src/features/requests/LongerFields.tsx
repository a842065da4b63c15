import { useTexts } from '../../app/texts.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TimeField } from '../../ui/TimeField.tsx'
import type { Draft, MissingPart } from './draft.ts'
import { extraLengths } from './draft.ts'
import classes from './requests.module.css'

interface LongerFieldsProps {
  readonly draft: Draft
  readonly problemOf: (part: MissingPart) => string | null
  readonly onChange: (next: Partial<Draft>) => void
}

/** Longer on a day of care: before or after it, in half hours, or at times of its own. EXTRA-2 */
export function LongerFields({ draft, problemOf, onChange }: LongerFieldsProps) {
  const { t } = useTexts()
  const isOwn = draft.part === 'own'
  return (
    <div className={classes.longer}>
      <ChoiceField
        label={t('newRequest.side')}
        value={isOwn ? 'own' : draft.side}
        options={[
          { value: 'early', label: t('newRequest.side.early') },
          { value: 'late', label: t('newRequest.side.late') },
          { value: 'own', label: t('newRequest.part.own') },
        ]}
        onChange={(side) => onChange(side === 'own' ? { part: 'own' } : { part: 'usual', side })}
      />
      {isOwn ? (
        <OwnTimes draft={draft} problemOf={problemOf} onChange={onChange} />
      ) : (
        <SelectField
          label={t('newRequest.length')}
          value={String(draft.extraMinutes)}
          options={lengthsWith(draft.extraMinutes).map((minutes) => ({
            value: String(minutes),
            label: t('newRequest.lengthMinutes', { minutes }),
          }))}
          onChange={(minutes) => onChange({ extraMinutes: Number(minutes) })}
        />
      )}
    </div>
  )
}

/** The usual lengths, and the one that was typed when it is longer than those. */
function lengthsWith(minutes: number): readonly number[] {
  return extraLengths.some((each) => each === minutes) ? extraLengths : [...extraLengths, minutes]
}

/** A start and an end of one's own. */
export function OwnTimes({ draft, problemOf, onChange }: LongerFieldsProps) {
  const { t } = useTexts()
  const { startMinute, endMinute } = draft
  const isReversed = startMinute !== null && endMinute !== null && startMinute >= endMinute
  return (
    <>
      <TimeField
        label={t('newRequest.start')}
        value={startMinute}
        problem={problemOf('startMinute')}
        onChange={(minute) => onChange({ startMinute: minute })}
      />
      <TimeField
        label={t('newRequest.end')}
        value={endMinute}
        problem={isReversed ? t('newRequest.reversed') : problemOf('endMinute')}
        onChange={(minute) => onChange({ endMinute: minute })}
      />
    </>
  )
}
