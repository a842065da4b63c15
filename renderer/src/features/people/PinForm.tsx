import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { PersonView } from '#shared/ipc/calls/people.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import classes from './people.module.css'

/** The short code for the quick log in a room; it opens nothing else. */
export function PinForm({ person }: { readonly person: PersonView }) {
  const { t } = useTexts()
  const announcer = useAnnouncer()
  const queries = useQueryClient()
  const set = useAct('people.setPin')
  const [pin, setPin] = useState('')
  const [isWrong, setWrong] = useState(false)
  const { actorId, name, hasPin } = person
  const run = async (next: string | null) => {
    if (set.isRunning) return
    const result = await set.run({ actorId, pin: next })
    if (result.status !== 'done') return
    setPin('')
    announcer.say(t(next === null ? 'people.pinGone' : 'people.pinSet', { name }))
    await queries.invalidateQueries({ queryKey: ['people.list'] })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const fits = /^\d{4,8}$/.test(pin)
    setWrong(!fits)
    if (fits) void run(pin)
  }
  return (
    <form className={`${classes.form} ${classes.section}`} noValidate onSubmit={submit}>
      <h3>{t('people.pinTitle')}</h3>
      <p>{t('people.pinWhat')}</p>
      <PasswordField
        label={t('people.pinField')}
        hint={t('people.pinHint')}
        autoComplete="new-password"
        value={pin}
        onChange={(next) => {
          set.clear()
          setWrong(false)
          setPin(next)
        }}
        problem={isWrong ? t('people.pinShape') : null}
      />
      {set.problem === null ? null : (
        <Notice tone="problem" isAlert>
          {set.problem}
        </Notice>
      )}
      <div className={classes.acts}>
        <Button type="submit" isUnavailable={set.isRunning}>
          {t(hasPin ? 'people.pinChange' : 'people.pinGive')}
        </Button>
        {hasPin ? (
          <Button kind="quiet" onClick={() => void run(null)}>
            {t('people.pinRemove')}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
