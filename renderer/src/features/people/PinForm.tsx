import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonView } from '#shared/ipc/calls/people.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { Form } from '../../ui/Form.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'

/** The short code for the quick log in a room; it opens nothing else. */
export function PinForm({ person }: { readonly person: PersonView }) {
  const { t } = useTexts()
  const queries = useQueryClient()
  const set = useAct('people.setPin')
  const [pin, setPin] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [said, setSaid] = useState('')
  const { actorId, name, hasPin } = person
  const run = async (next: string | null) => {
    if (set.isRunning) return
    const result = await set.run({ actorId, pin: next })
    if (result.status !== 'done') return
    setPin('')
    setSaid(t(next === null ? 'people.pinGone' : 'people.pinSet', { name }))
    await queries.invalidateQueries({ queryKey: ['people.list'] })
  }
  const submit = () => {
    const fits = /^\d{4,8}$/.test(pin)
    setWrong(!fits)
    if (fits) void run(pin)
  }
  return (
    <Form onSubmit={submit}>
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
          setSaid('')
          setPin(next)
        }}
        problem={isWrong ? t('people.pinShape') : null}
      />
      <ProblemNotice text={set.problem} />
      <ButtonRow>
        <Button type="submit" isUnavailable={set.isRunning}>
          {t(hasPin ? 'people.pinChange' : 'people.pinGive')}
        </Button>
        {hasPin ? (
          <Button kind="quiet" onClick={() => void run(null)}>
            {t('people.pinRemove')}
          </Button>
        ) : null}
        <span role="status">{said}</span>
      </ButtonRow>
    </Form>
  )
}
