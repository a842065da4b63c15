import type { Weekday } from '#shared/kernel/time.ts'
import type { PlanGroup } from '#shared/ipc/parts/base-groups.ts'
import { useTexts } from '../../app/texts.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { weekdayLetters } from './bar-texts.ts'
import type { ChangeDraft } from './change-draft.ts'
import { settlingInOf, toggleWeekday } from './change-draft.ts'
import type { MoveTerms } from './planned-change.ts'
import classes from './planner.module.css'

interface ChangeFieldsProps {
  readonly draft: ChangeDraft
  readonly groups: readonly PlanGroup[]
  readonly terms: MoveTerms
  readonly onChange: (draft: ChangeDraft) => void
}

/** What people type first: the focus trap of the dialog looks for this mark. */
function takeFocus(input: HTMLInputElement | null): void {
  input?.setAttribute('data-autofocus', 'true')
}

const workdays: readonly Weekday[] = [1, 2, 3, 4, 5]
const settlingInChoices = [0, 1, 2, 3, 4, 6, 8, 12]

export function ChangeFields({ draft, groups, terms, onChange }: ChangeFieldsProps) {
  const { t } = useTexts()
  const offered = groups.filter((group) => group.setting === draft.setting)
  return (
    <>
      <div className={classes.fields}>
        {draft.kind === 'end' ? null : (
          <SelectField
            label={t('baseGroups.toGroup')}
            value={String(draft.groupId)}
            options={offered.map((group) => ({
              value: String(group.groupId),
              label: t('baseGroups.groupChoice', {
                name: group.name,
                from: group.minAgeMonths,
                until: group.maxAgeMonths,
              }),
            }))}
            onChange={(value) => {
              const chosen = offered.find((group) => String(group.groupId) === value)
              if (chosen !== undefined) onChange({ ...draft, groupId: chosen.groupId })
            }}
          />
        )}
        <DayField
          label={t(draft.kind === 'end' ? 'baseGroups.lastDay' : 'baseGroups.fromDay')}
          value={draft.day}
          anchor={terms.today}
          inputRef={takeFocus}
          onChange={(day) => onChange({ ...draft, day })}
        />
        {draft.kind === 'transfer' ? <SettlingIn draft={draft} terms={terms} onChange={onChange} /> : null}
      </div>
      {draft.kind === 'place' ? <Weekdays draft={draft} onChange={onChange} /> : null}
    </>
  )
}

function SettlingIn({
  draft,
  terms,
  onChange,
}: Pick<ChangeFieldsProps, 'terms' | 'onChange'> & {
  readonly draft: Extract<ChangeDraft, { readonly kind: 'transfer' }>
}) {
  const { t } = useTexts()
  const weeks = settlingInOf(draft, terms)
  const choices = settlingInChoices.includes(weeks) ? settlingInChoices : [weeks, ...settlingInChoices]
  return (
    <SelectField
      label={t('baseGroups.settlingIn')}
      value={String(weeks)}
      options={choices.map((count) => ({
        value: String(count),
        label: count === 0 ? t('baseGroups.noSettlingIn') : t('baseGroups.settlingInWeeks', { count }),
      }))}
      onChange={(value) => onChange({ ...draft, settlingInWeeks: Number(value) })}
    />
  )
}

function Weekdays({
  draft,
  onChange,
}: Pick<ChangeFieldsProps, 'onChange'> & {
  readonly draft: Extract<ChangeDraft, { readonly kind: 'place' }>
}) {
  const texts = useTexts()
  const wished = draft.days.map(({ weekday }) => weekday)
  const shown = [...new Set([...workdays, ...wished])].toSorted((a, b) => a - b)
  return (
    <fieldset className={classes.weekdays}>
      <legend>{texts.t('baseGroups.days')}</legend>
      {shown.map((weekday) => (
        <CheckField
          key={weekday}
          label={weekdayLetters(texts, [weekday])}
          isChecked={wished.includes(weekday)}
          onChange={() => onChange({ ...draft, days: toggleWeekday(draft.days, weekday) })}
        />
      ))}
    </fieldset>
  )
}
