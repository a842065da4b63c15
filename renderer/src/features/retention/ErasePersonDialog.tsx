import { useState } from 'react'
import { erasureGrounds } from '#shared/commands/privacy/erased-records.ts'
import type { ErasureGround } from '#shared/commands/privacy/erased-records.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { writeTrouble } from '../../app/call-error.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
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
          onDone={() => {
            onErased?.()
            onClose()
          }}
        />
      ) : null}
    </Dialog>
  )
}

function EraseSteps({ subject, onDone }: { readonly subject?: ChosenSubject; readonly onDone: () => void }) {
  const [chosen, setChosen] = useState<ChosenSubject | null>(subject ?? null)
  return (
    <div className={classes.form}>
      {subject === undefined ? <SubjectField onChoose={setChosen} /> : null}
      {chosen === null ? null : <EraseChosen key={chosen.subjectId} subject={chosen} onDone={onDone} />}
    </div>
  )
}

function EraseChosen({ subject, onDone }: { readonly subject: ChosenSubject; readonly onDone: () => void }) {
  const texts = useTexts()
  const { t, write } = texts
  const { subjectKind, subjectId } = subject
  const look = useCall('retention.lookAtErasure', { subjectKind, subjectId }, { isKeepingPrevious: false })
  if (look.isError) return <Notice tone="problem">{writeTrouble(texts, look.error)}</Notice>
  if (look.data === undefined) return null
  const { name, obstacles, stays, rowCount } = look.data
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
      {obstacles.length > 0 ? (
        <Notice tone="problem">
          <ul className={classes.list}>
            {obstacles.map((message) => (
              <li key={message.code}>{write(message)}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <EraseForm subject={{ ...subject, name }} onDone={onDone} />
      )}
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
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <SelectField
        label={t('retention.ground')}
        value={ground}
        options={erasureGrounds.map((value) => ({ value, label: word(`erasureGround.${value}`) }))}
        onChange={setGround}
      />
      <Notice tone="caution">{t('retention.noWayBack')}</Notice>
      <TextField
        label={t('retention.typeName', { name: subject.name })}
        value={typedName}
        onChange={(text) => {
          setTypedName(text)
          erase.clear()
        }}
      />
      {erase.problem === null ? null : (
        <Notice tone="problem" isAlert>
          {erase.problem}
        </Notice>
      )}
      <div className={classes.acts}>
        <Button type="submit" kind="primary" right="privacy.erase" isUnavailable={erase.isRunning}>
          {t('retention.erase')}
        </Button>
      </div>
    </form>
  )
}
