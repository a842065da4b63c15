import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAnnouncer } from '../../app/announcer.tsx'
import { NewPasswordField } from '../../app/NewPasswordField.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { usePasswordJudgement } from '../../app/use-password-judgement.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { AccountDraft } from './AccountFields.tsx'
import { AccountFields, locationsOf } from './AccountFields.tsx'

interface NewPersonDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Somebody who is no staff, by name: an inspector, a planner, somebody of headquarters. */
export function NewPersonDialog({ isOpen, onClose }: NewPersonDialogProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('people.addTitle')} isOpen={isOpen} onClose={onClose}>
      {isOpen ? <NewPersonForm onClose={onClose} /> : null}
    </Dialog>
  )
}

const startDraft: AccountDraft = {
  role: 'planner',
  isEverywhere: true,
  locationIds: [],
  validUntil: null,
}

function NewPersonForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  const { hasPassword } = useSession()
  const announcer = useAnnouncer()
  const queries = useQueryClient()
  const mayDo = useMayDo()
  const open = useAct('accounts.open')
  const add = useAct('people.add')
  const [name, setName] = useState('')
  const [draft, setDraft] = useState(startDraft)
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const [passwordProblem, setPasswordProblem] = useState<string | null>(null)
  /** The account is there and only the password did not go well: trying again must not open a second one. */
  const [openedId, setOpenedId] = useState<string | null>(null)
  const judgement = usePasswordJudgement(password, name)
  const mayGivePassword = hasPassword && mayDo('people.manage')
  const submit = async () => {
    if (open.isRunning || add.isRunning) return
    setTried(true)
    const locationIds = locationsOf(draft)
    const found = password === '' ? null : await judgement.judge()
    setPasswordProblem(found)
    if (name.trim() === '' || locationIds === null || found !== null) return
    let actorId = openedId
    if (actorId === null) {
      const { role, validUntil } = draft
      const result = await open.run({ actorId: null, name: name.trim(), role, locationIds, validUntil })
      if (result.status !== 'done') return
      actorId = result.output.actorId
      setOpenedId(actorId)
    }
    if (password !== '') {
      const result = await add.run({ actorId, password })
      if (result.status !== 'done') return
    }
    await queries.invalidateQueries({ queryKey: ['people.list'] })
    announcer.say(t('people.added', { name: name.trim() }))
    onClose()
  }
  const problem = open.problem ?? add.problem
  return (
    <Form onSubmit={submit}>
      <p>{t('people.addWhat')}</p>
      <TextField
        label={t('people.name')}
        maxLength={100}
        autoFocus
        value={name}
        onChange={setName}
        problem={isTried && name.trim() === '' ? t('people.nameMissing') : null}
      />
      <AccountFields
        draft={draft}
        isTried={isTried}
        onChange={(next) => setDraft((current) => ({ ...current, ...next }))}
      />
      {mayGivePassword ? (
        <NewPasswordField
          label={t('people.firstPassword')}
          value={password}
          onChange={(next) => {
            setPasswordProblem(null)
            setPassword(next)
          }}
          judgement={judgement}
          problem={passwordProblem}
        />
      ) : null}
      <FormFoot problem={problem} onCancel={onClose}>
        <Button kind="primary" type="submit" isUnavailable={open.isRunning || add.isRunning}>
          {t('people.save')}
        </Button>
      </FormFoot>
    </Form>
  )
}
