import { useState } from 'react'
import { useAnnouncer } from '../../app/announcer.tsx'
import { NewPasswordField } from '../../app/NewPasswordField.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { usePasswordJudgement } from '../../app/use-password-judgement.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'

interface OwnPasswordDialogProps {
  readonly name: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function OwnPasswordDialog({ name, isOpen, onClose }: OwnPasswordDialogProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('people.ownPassword')} isOpen={isOpen} onClose={onClose} size="28rem">
      {isOpen ? <OwnPasswordForm name={name} onClose={onClose} /> : null}
    </Dialog>
  )
}

/** The present password first: a screen that was left open must not be enough. */
function OwnPasswordForm({ name, onClose }: Omit<OwnPasswordDialogProps, 'isOpen'>) {
  const { t } = useTexts()
  const announcer = useAnnouncer()
  const save = useAct('people.changePassword')
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [isTried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const judgement = usePasswordJudgement(next, name)
  const submit = async () => {
    if (save.isRunning) return
    setTried(true)
    const found = await judgement.judge()
    setProblem(found)
    if (found !== null || current === '') return
    const result = await save.run({ current, next })
    if (result.status !== 'done') return
    announcer.say(t('people.passwordChanged'))
    onClose()
  }
  return (
    <Form onSubmit={submit}>
      <PasswordField
        label={t('people.currentPassword')}
        autoComplete="current-password"
        autoFocus
        value={current}
        onChange={setCurrent}
        problem={isTried && current === '' ? t('password.missing') : null}
      />
      <NewPasswordField
        label={t('password.new')}
        value={next}
        onChange={(typed) => {
          setProblem(null)
          setNext(typed)
        }}
        judgement={judgement}
        problem={problem}
      />
      <FormFoot problem={save.problem} onCancel={onClose}>
        <Button kind="primary" type="submit" isUnavailable={save.isRunning}>
          {t('people.save')}
        </Button>
      </FormFoot>
    </Form>
  )
}
