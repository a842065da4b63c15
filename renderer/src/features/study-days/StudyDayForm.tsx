import { useState } from 'react'
import type { SchoolId } from '#shared/domain/ids.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { FieldRow } from '../../ui/FieldRow.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'

const kinds = ['studyDay', 'marginDay'] as const

/** A study or margin day of a school. */
export function StudyDayForm({
  schools,
  onDone,
}: {
  readonly schools: CallOutput<'studyDays.list'>['schools']
  readonly onDone: (added: { readonly schoolId: SchoolId; readonly day: IsoDay }) => void
}) {
  const { t, write } = useTexts()
  const announcer = useAnnouncer()
  const enter = useAct('studyDays.enter')
  const [schoolId, setSchoolId] = useState<SchoolId | undefined>(schools[0]?.id)
  const [day, setDay] = useState<IsoDay | null>(null)
  const [kind, setKind] = useState<(typeof kinds)[number]>('studyDay')
  const [isTried, setTried] = useState(false)
  const save = async () => {
    setTried(true)
    if (schoolId === undefined || day === null) return
    const result = await enter.run({ schoolId, day, kind })
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    onDone({ schoolId, day })
  }
  if (schoolId === undefined) return <Notice>{t('studyDay.emptySentence')}</Notice>
  return (
    <Form look="panel" aria-label={t('studyDay.add')} onSubmit={save}>
      <FieldRow>
        <SelectField
          label={t('studyDay.school')}
          value={schoolId}
          options={schools.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setSchoolId}
        />
        <DayField
          label={t('studyDay.day')}
          value={day}
          problem={isTried && day === null ? t('ui.required') : null}
          onChange={setDay}
        />
        <SelectField
          label={t('studyDay.kind')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`studyDay.${value}`) }))}
          onChange={setKind}
        />
      </FieldRow>
      <FormFoot problem={enter.problem}>
        <Button kind="primary" type="submit">
          {t('studyDay.save')}
        </Button>
      </FormFoot>
    </Form>
  )
}
