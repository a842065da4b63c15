import { useState } from 'react'
import type { ChildId } from '#shared/domain/ids.ts'
import type { IsoDay, MinuteOfDay } from '#shared/kernel/time.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { useKeptDraft } from '../../app/use-kept-draft.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TimeField } from '../../ui/TimeField.tsx'
import { AbsencePreview } from './AbsencePreview.tsx'
import classes from './children.module.css'

const reasons = ['ill', 'holiday', 'other'] as const

interface AbsenceFormProps {
  readonly childId: ChildId
  readonly day: IsoDay
  readonly onDone: () => void
}

interface Draft {
  readonly startDay: IsoDay | null
  readonly endDay: IsoDay | null
  readonly part: 'whole' | 'part'
  readonly startMinute: MinuteOfDay | null
  readonly endMinute: MinuteOfDay | null
  readonly reason: (typeof reasons)[number]
  readonly credit: 'without' | 'with'
}

/** The form of this child, over a lock of the screen. */
export function absenceKey(childId: ChildId): string {
  return `absence ${childId}`
}

/** A parent reports a child absent, with or without credit; what it brings is shown before it is saved. SWAP-5 */
export function AbsenceForm({ childId, day, onDone }: AbsenceFormProps) {
  const { t, write } = useTexts()
  const announcer = useAnnouncer()
  const enter = useAct('absences.enter')
  const [isTried, setTried] = useState(false)
  const [draft, setDraft] = useState<Draft>({
    startDay: day,
    endDay: day,
    part: 'whole',
    startMinute: null,
    endMinute: null,
    reason: 'ill',
    credit: 'without',
  })
  useKeptDraft(absenceKey(childId), draft, setDraft)
  const change = (changed: Partial<Draft>) => {
    enter.clear()
    setDraft({ ...draft, ...changed })
  }
  const input = inputOf(childId, draft)
  const isWithCredit = draft.credit === 'with'
  const preview = useCall('absences.preview', input ?? emptyInput(childId, day), {
    isEnabled: input !== null,
    isKeepingPrevious: false,
  })
  const save = async () => {
    setTried(true)
    if (input === null) return
    const result = await enter.run(input)
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    onDone()
  }
  return (
    <Form look="panel" onSubmit={save}>
      <PeriodFields draft={draft} day={day} isTried={isTried} onChange={change} />
      <SelectField
        label={t('child.absenceReason')}
        value={draft.reason}
        options={reasons.map((value) => ({ value, label: t(`absence.${value}`) }))}
        onChange={(reason) => change({ reason })}
      />
      <ChoiceField
        label={t('absence.credit')}
        value={draft.credit}
        options={[
          { value: 'without', label: t('absence.withoutCreditChoice') },
          { value: 'with', label: t('absence.withCreditChoice') },
        ]}
        onChange={(credit) => change({ credit })}
      />
      {isWithCredit ? <p className={classes.muted}>{t('absence.creditSentence')}</p> : null}
      <CallTrouble error={preview.error} />
      {preview.data === undefined ? null : (
        <AbsencePreview preview={preview.data} isWithCredit={isWithCredit} />
      )}
      <FormFoot problem={enter.problem}>
        <Button kind="primary" type="submit">
          {t('child.absenceSave')}
        </Button>
      </FormFoot>
    </Form>
  )
}

function PeriodFields({
  draft,
  day,
  isTried,
  onChange,
}: {
  readonly draft: Draft
  readonly day: IsoDay
  readonly isTried: boolean
  readonly onChange: (changed: Partial<Draft>) => void
}) {
  const { t } = useTexts()
  const { startDay, endDay, startMinute, endMinute } = draft
  const missing = (value: unknown) => (isTried && value === null ? t('ui.required') : null)
  const isReversed = startDay !== null && endDay !== null && endDay < startDay
  const isPartReversed = startMinute !== null && endMinute !== null && endMinute <= startMinute
  return (
    <>
      <DayField
        label={t('child.absenceStart')}
        value={startDay}
        problem={missing(startDay)}
        onChange={(next) =>
          onChange({
            startDay: next,
            ...(next !== null && endDay !== null && endDay < next ? { endDay: next } : {}),
          })
        }
      />
      <DayField
        label={t('child.absenceEnd')}
        value={endDay}
        problem={isReversed ? t('absence.orderProblem') : missing(endDay)}
        onChange={(next) => onChange({ endDay: next })}
        anchor={startDay ?? day}
      />
      <ChoiceField
        label={t('absence.part')}
        value={draft.part}
        options={[
          { value: 'whole', label: t('absence.wholeDay') },
          { value: 'part', label: t('absence.partOfDay') },
        ]}
        onChange={(part) => onChange({ part })}
      />
      {draft.part === 'whole' ? null : (
        <div className={classes.pair}>
          <TimeField
            label={t('absence.partStart')}
            value={startMinute}
            problem={missing(startMinute)}
            onChange={(next) => onChange({ startMinute: next })}
          />
          <TimeField
            label={t('absence.partEnd')}
            value={endMinute}
            problem={isPartReversed ? t('absence.partOrder') : missing(endMinute)}
            onChange={(next) => onChange({ endMinute: next })}
          />
        </div>
      )}
    </>
  )
}

/** What is asked; null while the form is incomplete. */
function inputOf(childId: ChildId, draft: Draft) {
  const { startDay, endDay, part, startMinute, endMinute, reason, credit } = draft
  if (startDay === null || endDay === null || endDay < startDay) return null
  const base = { childId, startDay, endDay, reason, isForCredit: credit === 'with' }
  if (part === 'whole') return { ...base, startMinute: null, endMinute: null }
  if (startMinute === null || endMinute === null || endMinute <= startMinute) return null
  return { ...base, startMinute, endMinute }
}

function emptyInput(childId: ChildId, day: IsoDay) {
  return { childId, startDay: day, endDay: day, reason: 'ill' as const }
}
