import { useState } from 'react'
import type { LocationId } from '#shared/domain/ids.ts'
import { privacyRequestKinds } from '#shared/domain/privacy/model.ts'
import type { PrivacyRequestKind } from '#shared/domain/privacy/model.ts'
import { requestDueOn } from '#shared/domain/privacy/request-term.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { PersonField } from './PersonField.tsx'
import type { FoundPerson } from './PersonField.tsx'
import classes from './privacy.module.css'

/** Writes a request down: whose, which, and when it came in; the last day to answer follows from that. PRIV-2 */
export function EnterRequestForm({
  locationId,
  onDone,
}: {
  readonly locationId: LocationId
  readonly onDone: () => void
}) {
  const { t, word } = useTexts()
  const { today } = useSession()
  const enter = useAct('privacy.enterRequest')
  const [person, setPerson] = useState<FoundPerson | null>(null)
  const [kind, setKind] = useState<PrivacyRequestKind>('access')
  const [receivedOn, setReceivedOn] = useState<IsoDay | null>(today)
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const send = async () => {
    setTried(true)
    if (person === null || receivedOn === null) return
    const { subjectKind, subjectId } = person
    const reply = await enter.run({ locationId, kind, subjectKind, subjectId, receivedOn, note })
    if (reply.status === 'done') onDone()
  }
  return (
    <Form look="panel" aria-label={t('privacy.newRequest')} onSubmit={send}>
      <div className={classes.row}>
        <PersonField
          locationId={locationId}
          problem={isTried && person === null ? t('privacy.whoMissing') : null}
          onChoose={setPerson}
        />
        <SelectField
          label={t('privacy.kind')}
          value={kind}
          options={privacyRequestKinds.map((value) => ({
            value,
            label: word(`privacyRequestKind.${value}`),
          }))}
          onChange={setKind}
        />
        <DayField
          label={t('privacy.receivedOn')}
          hint={receivedOn === null ? '' : t('privacy.dueHint', { day: requestDueOn(receivedOn) })}
          problem={isTried && receivedOn === null ? t('privacy.dayMissing') : null}
          value={receivedOn}
          onChange={setReceivedOn}
        />
      </div>
      <p className={classes.muted}>{t(`privacy.explain.${kind}`)}</p>
      <TextArea label={t('privacy.note')} rows={2} value={note} onChange={setNote} />
      <FormFoot problem={enter.problem} onCancel={onDone}>
        <Button type="submit" kind="primary" isUnavailable={enter.isRunning}>
          {t('privacy.noteRequest')}
        </Button>
      </FormFoot>
    </Form>
  )
}
