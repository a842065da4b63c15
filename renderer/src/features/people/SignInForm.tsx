import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonView } from '#shared/ipc/calls/people.ts'
import { NewPasswordField } from '../../app/NewPasswordField.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { usePasswordJudgement } from '../../app/use-password-judgement.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { Form } from '../../ui/Form.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import classes from './people.module.css'

/** Gives a password, a new one, or takes somebody off this computer. */
export function SignInForm({ person }: { readonly person: PersonView }) {
  const { t } = useTexts()
  const queries = useQueryClient()
  const add = useAct('people.add')
  const reset = useAct('people.reset')
  const remove = useAct('people.remove')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isRemoving, setRemoving] = useState(false)
  const [said, setSaid] = useState('')
  const judgement = usePasswordJudgement(password, person.name)
  const { slotId, actorId, name } = person
  const isRunning = add.isRunning || reset.isRunning || remove.isRunning
  const finish = async (sentence: string) => {
    setPassword('')
    // Beside the button: the bar below lies behind this dialog.
    setSaid(sentence)
    await queries.invalidateQueries({ queryKey: ['people.list'] })
  }
  const submit = async () => {
    if (isRunning) return
    const found = await judgement.judge()
    setProblem(found)
    if (found !== null) return
    const result =
      slotId === null ? await add.run({ actorId, password }) : await reset.run({ slotId, password })
    if (result.status === 'done') await finish(t('people.passwordGiven', { name }))
  }
  const takeOff = async () => {
    if (slotId === null || isRunning) return
    const result = await remove.run({ slotId })
    setRemoving(false)
    if (result.status === 'done') await finish(t('people.removed', { name }))
  }
  const refused = add.problem ?? reset.problem ?? remove.problem
  return (
    <Form onSubmit={submit}>
      <h3>{t('people.signInTitle')}</h3>
      <p>{t(slotId === null ? 'people.signInNot' : 'people.signInDoes', { name })}</p>
      <NewPasswordField
        label={t(slotId === null ? 'people.firstPassword' : 'password.new')}
        value={password}
        onChange={(next) => {
          setProblem(null)
          setSaid('')
          setPassword(next)
        }}
        judgement={judgement}
        problem={problem}
      />
      <ProblemNotice text={refused} />
      <ButtonRow>
        <Button type="submit" isUnavailable={isRunning}>
          {t(slotId === null ? 'people.givePassword' : 'people.newPassword')}
        </Button>
        {slotId === null || person.isYou || isRemoving ? null : (
          <Button kind="quiet" onClick={() => setRemoving(true)}>
            {t('people.remove')}
          </Button>
        )}
        <span role="status">{remove.isRunning ? t('people.removing') : said}</span>
      </ButtonRow>
      {isRemoving ? (
        <Notice tone="caution" isAlert>
          <div className={classes.form}>
            <p>{t('people.removeWhat', { name })}</p>
            <ButtonRow>
              <Button onClick={() => setRemoving(false)}>{t('ui.cancel')}</Button>
              <Button kind="primary" isUnavailable={isRunning} onClick={() => void takeOff()}>
                {t('people.removeNow')}
              </Button>
            </ButtonRow>
          </div>
        </Notice>
      ) : null}
    </Form>
  )
}
