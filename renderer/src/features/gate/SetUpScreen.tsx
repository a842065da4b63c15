import { useRef, useState } from 'react'
import type { GateView } from '#shared/ipc/calls/gate.ts'
import { NewPasswordField } from '../../app/NewPasswordField.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import type { Door } from '../../app/use-door.ts'
import { usePasswordJudgement } from '../../app/use-password-judgement.ts'
import { Button } from '../../ui/Button.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './gate.module.css'
import { GateCard } from './GateCard.tsx'

/** The first time: who works here, and a password that keeps the data of children closed. PRIV-4, PRIV-6 */
export function SetUpScreen({ view, door }: { readonly view: GateView; readonly door: Door }) {
  const { t } = useTexts()
  return (
    <GateCard title={t('gate.setUp.title')} foot={t('frame.version', { version: view.version })}>
      <p>{t('gate.setUp.why')}</p>
      <SetUpForm door={door} />
    </GateCard>
  )
}

interface SetUpFormProps {
  readonly door: Door
  /** Who works here already, when the house is open without a password. */
  readonly knownName?: string
}

/** Name and password; the printed code comes after it, through the door. */
export function SetUpForm({ door, knownName = '' }: SetUpFormProps) {
  const { t } = useTexts()
  const setUp = useAct('gate.setUp')
  const [name, setName] = useState(knownName)
  const [password, setPassword] = useState('')
  const [problems, setProblems] = useState<{ name: string | null; password: string | null }>(noProblems)
  const judgement = usePasswordJudgement(password, name)
  const form = useRef<HTMLFormElement>(null)
  const submit = async () => {
    if (setUp.isRunning) return
    const found = {
      name: name.trim() === '' ? t('gate.setUp.nameMissing') : null,
      password: await judgement.judge(),
    }
    setProblems(found)
    if (found.name !== null || found.password !== null) {
      focusFirstProblem(form.current)
      return
    }
    await door.pass(async () => {
      const result = await setUp.run({ name: name.trim(), password })
      if (result.status !== 'done') return null
      return {
        slotId: null,
        place: null,
        newCode: { code: result.output.recoveryCode, name: name.trim() },
      }
    })
  }
  return (
    <Form ref={form} onSubmit={submit}>
      <TextField
        label={t('gate.setUp.name')}
        hint={t('gate.setUp.nameHint')}
        autoComplete="username"
        maxLength={100}
        autoFocus={knownName === ''}
        value={name}
        onChange={(next) => {
          setProblems((found) => ({ ...found, name: null }))
          setName(next)
        }}
        problem={problems.name}
      />
      <NewPasswordField
        label={t('password.new')}
        value={password}
        onChange={(next) => {
          setProblems((found) => ({ ...found, password: null }))
          setPassword(next)
        }}
        judgement={judgement}
        problem={problems.password}
      />
      <FormFoot problem={setUp.problem}>
        <Button kind="primary" type="submit" isUnavailable={setUp.isRunning}>
          {t('gate.setUp.run')}
        </Button>
        <span role="status" className={classes.muted}>
          {setUp.isRunning ? t('gate.opening') : ''}
        </span>
      </FormFoot>
    </Form>
  )
}

const noProblems = { name: null, password: null }

/** After the fields have said what is missing. */
export function focusFirstProblem(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
