import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { PersonView } from '#shared/ipc/calls/people.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { NewPasswordField } from '../../app/NewPasswordField.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { usePasswordJudgement } from '../../app/use-password-judgement.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import classes from './people.module.css'

/** Gives a password, a new one, or takes somebody off this computer. */
export function SignInForm({ person }: { readonly person: PersonView }) {
  const { t } = useTexts()
  const announcer = useAnnouncer()
  const queries = useQueryClient()
  const add = useAct('people.add')
  const reset = useAct('people.reset')
  const remove = useAct('people.remove')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isRemoving, setRemoving] = useState(false)
  const judgement = usePasswordJudgement(password, person.name)
  const { slotId, actorId, name } = person
  const isRunning = add.isRunning || reset.isRunning || remove.isRunning
  const finish = async (sentence: string) => {
    setPassword('')
    announcer.say(sentence)
    await queries.invalidateQueries({ queryKey: ['people.list'] })
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
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
    <form className={classes.form} noValidate onSubmit={(event) => void submit(event)}>
      <h3>{t('people.signInTitle')}</h3>
      <p>{t(slotId === null ? 'people.signInNot' : 'people.signInDoes', { name })}</p>
      <NewPasswordField
        label={t(slotId === null ? 'people.firstPassword' : 'password.new')}
        value={password}
        onChange={(next) => {
          setProblem(null)
          setPassword(next)
        }}
        judgement={judgement}
        problem={problem}
      />
      {refused === null ? null : (
        <Notice tone="problem" isAlert>
          {refused}
        </Notice>
      )}
      <div className={classes.acts}>
        <Button type="submit" isUnavailable={isRunning}>
          {t(slotId === null ? 'people.givePassword' : 'people.newPassword')}
        </Button>
        {slotId === null || person.isYou || isRemoving ? null : (
          <Button kind="quiet" onClick={() => setRemoving(true)}>
            {t('people.remove')}
          </Button>
        )}
        <span role="status" className={classes.muted}>
          {remove.isRunning ? t('people.removing') : ''}
        </span>
      </div>
      {isRemoving ? (
        <Notice tone="caution" isAlert>
          <div className={classes.form}>
            <p>{t('people.removeWhat', { name })}</p>
            <div className={classes.acts}>
              <Button onClick={() => setRemoving(false)}>{t('ui.cancel')}</Button>
              <Button kind="primary" isUnavailable={isRunning} onClick={() => void takeOff()}>
                {t('people.removeNow')}
              </Button>
            </div>
          </div>
        </Notice>
      ) : null}
    </form>
  )
}
