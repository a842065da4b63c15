import { useState } from 'react'
import type { ChildId } from '#shared/domain/ids.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import classes from './children.module.css'

const reasons = ['ill', 'holiday', 'other'] as const

/** A parent reports a child absent; undo takes it back. */
export function AbsenceForm({
  childId,
  day,
  onDone,
}: {
  readonly childId: ChildId
  readonly day: IsoDay
  readonly onDone: () => void
}) {
  const { t, write } = useTexts()
  const announcer = useAnnouncer()
  const enter = useAct('absences.enter')
  const [startDay, setStartDay] = useState<IsoDay | null>(day)
  const [endDay, setEndDay] = useState<IsoDay | null>(day)
  const [reason, setReason] = useState<(typeof reasons)[number]>('ill')
  const [isTried, setTried] = useState(false)
  const save = async () => {
    setTried(true)
    if (startDay === null || endDay === null) return
    const result = await enter.run({ childId, startDay, endDay, reason })
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    onDone()
  }
  const missing = (value: IsoDay | null) => (isTried && value === null ? t('ui.required') : null)
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <DayField
        label={t('child.absenceStart')}
        value={startDay}
        problem={missing(startDay)}
        onChange={(next) => {
          setStartDay(next)
          if (next !== null && endDay !== null && endDay < next) setEndDay(next)
        }}
      />
      <DayField
        label={t('child.absenceEnd')}
        value={endDay}
        problem={missing(endDay)}
        onChange={setEndDay}
        anchor={startDay ?? day}
      />
      <SelectField
        label={t('child.absenceReason')}
        value={reason}
        options={reasons.map((value) => ({ value, label: t(`absence.${value}`) }))}
        onChange={setReason}
      />
      {enter.problem === null ? null : (
        <Notice tone="problem" isAlert>
          {enter.problem}
        </Notice>
      )}
      <Button kind="primary" type="submit">
        {t('child.absenceSave')}
      </Button>
    </form>
  )
}
