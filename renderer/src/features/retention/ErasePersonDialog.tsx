import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { erasureGrounds } from '#shared/commands/privacy/erased-records.ts'
import type { ErasureGround } from '#shared/commands/privacy/erased-records.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useOpeners } from '../../app/openers.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { NoWayBack } from './NoWayBack.tsx'
import classes from './retention.module.css'
import { SubjectField } from './SubjectField.tsx'
import type { ChosenSubject } from './SubjectField.tsx'

interface ErasePersonDialogProps {
  readonly isOpen: boolean
  /** Who it is about, when that is known already: from the register of requests. */
  readonly subject?: ChosenSubject
  readonly onClose: () => void
  /** It was done, or waits for headquarters. */
  readonly onErased?: () => void
}

/** Erasing one person in two steps: what goes and what stays by law, then the name, typed. PRIV-2 */
export function ErasePersonDialog({ isOpen, subject, onClose, onErased }: ErasePersonDialogProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('retention.eraseTitle')} isOpen={isOpen} onClose={onClose} size="40rem">
      {isOpen ? (
        <EraseSteps
          {...(subject === undefined ? {} : { subject })}
          onClose={onClose}
          onDone={() => {
            onErased?.()
            onClose()
          }}
        />
      ) : null}
    </Dialog>
  )
}

interface EraseStepsProps {
  readonly subject?: ChosenSubject
  readonly onClose: () => void
  readonly onDone: () => void
}

function EraseSteps({ subject, onClose, onDone }: EraseStepsProps) {
  const [chosen, setChosen] = useState<ChosenSubject | null>(subject ?? null)
  return (
    <div className={classes.form}>
      {subject === undefined ? <SubjectField onChoose={setChosen} /> : null}
      {chosen === null ? null : (
        <EraseChosen key={chosen.subjectId} subject={chosen} onClose={onClose} onDone={onDone} />
      )}
    </div>
  )
}

function EraseChosen({
  subject,
  onClose,
  onDone,
}: EraseStepsProps & {
  readonly subject: ChosenSubject
}) {
  const { t, write } = useTexts()
  const { subjectKind, subjectId } = subject
  const look = useCall('retention.lookAtErasure', { subjectKind, subjectId }, { isKeepingPrevious: false })
  if (look.isError) return <CallTrouble error={look.error} />
  if (look.data === undefined) return null
  const { name, obstacles, stays, rowCount } = look.data
  // What cannot be is said before anything that would happen.
  if (obstacles.length > 0) {
    return <EraseRefused subject={{ ...subject, name }} obstacles={obstacles} onClose={onClose} />
  }
  return (
    <>
      <p>{t('retention.eraseWhat', { name, count: rowCount })}</p>
      <section aria-label={t('retention.staysByLaw')}>
        <h3>{t('retention.staysByLaw')}</h3>
        <ul className={classes.list}>
          {stays.map((message) => (
            <li key={message.code}>{write(message)}</li>
          ))}
        </ul>
      </section>
      <EraseForm subject={{ ...subject, name }} onDone={onDone} />
    </>
  )
}

interface EraseRefusedProps {
  readonly subject: ChosenSubject
  readonly obstacles: readonly Message[]
  readonly onClose: () => void
}

/** Why somebody may not be erased now, and the way to where that is put right. PRIV-2 */
function EraseRefused({ subject, obstacles, onClose }: EraseRefusedProps) {
  const { t, write } = useTexts()
  const { today } = useSession()
  const { openChild } = useOpeners()
  const go = useGo()
  const isRefusedBy = (code: string) => obstacles.some((message) => message.code === `refusal.${code}`)
  return (
    <>
      <Notice tone="problem" isAlert>
        <p>{t('retention.eraseNotNow', { name: subject.name })}</p>
        <ul className={classes.list}>
          {obstacles.map((message) => (
            <li key={message.code}>{write(message)}</li>
          ))}
        </ul>
      </Notice>
      <ButtonRow>
        {isRefusedBy('agreementRuns') ? (
          <Button
            kind="primary"
            right="children.view"
            onClick={() => {
              onClose()
              openChild(subject.subjectId as ChildId, subject.name, today)
            }}
          >
            {t('retention.openCard')}
          </Button>
        ) : null}
        {isRefusedBy('accountRuns') ? (
          <Button kind="primary" right="people.manage" onClick={() => go.toSettings('people')}>
            {t('retention.openPeople')}
          </Button>
        ) : null}
      </ButtonRow>
    </>
  )
}

function EraseForm({ subject, onDone }: { readonly subject: ChosenSubject; readonly onDone: () => void }) {
  const { t, word } = useTexts()
  const announcer = useAnnouncer()
  const erase = useAct('retention.erase')
  const [ground, setGround] = useState<ErasureGround>('request')
  const [typedName, setTypedName] = useState('')
  const submit = async () => {
    const { subjectKind, subjectId } = subject
    const reply = await erase.run({ subjectKind, subjectId, typedName, ground })
    if (reply.status !== 'done') return
    announcer.say(t(reply.output.isWaiting ? 'retention.eraseWaits' : 'retention.erased'))
    onDone()
  }
  return (
    <Form onSubmit={submit}>
      <SelectField
        label={t('retention.ground')}
        value={ground}
        options={erasureGrounds.map((value) => ({ value, label: word(`erasureGround.${value}`) }))}
        onChange={setGround}
      />
      <NoWayBack />
      <TextField
        label={t('retention.typeName', { name: subject.name })}
        value={typedName}
        onChange={(text) => {
          setTypedName(text)
          erase.clear()
        }}
      />
      <FormFoot problem={erase.problem}>
        <Button
          type="submit"
          kind="danger"
          icon={<IconTrash size={18} stroke={1.75} aria-hidden="true" />}
          right="privacy.erase"
          isUnavailable={erase.isRunning}
        >
          {t('retention.erase')}
        </Button>
      </FormFoot>
    </Form>
  )
}
