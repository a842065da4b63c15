import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { GateView } from '#shared/ipc/calls/gate.ts'
import { copyText } from '../../app/copy-text.ts'
import { NewPasswordField } from '../../app/NewPasswordField.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import type { Door } from '../../app/use-door.ts'
import { usePasswordJudgement } from '../../app/use-password-judgement.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './gate.module.css'
import { GateCard } from './GateCard.tsx'
import { focusFirstProblem } from './SetUpScreen.tsx'

interface ForgottenScreenProps {
  readonly view: GateView
  readonly door: Door
  readonly slotId: string
  readonly onSlot: (slotId: string) => void
  readonly onBack: () => void
}

type Way = 'code' | 'headquarters'

/** Nothing is lost with a password: the printed code gives a new one, and so does headquarters. PRIV-4 */
export function ForgottenScreen(props: ForgottenScreenProps) {
  const { view, slotId, onSlot, onBack } = props
  const { t } = useTexts()
  const [wanted, setWay] = useState<Way>(view.hasRecoveryCode ? 'code' : 'headquarters')
  const hasAny = view.hasRecoveryCode || view.canAskHeadquarters
  return (
    <GateCard title={t('gate.forgotten.title')}>
      <p>{t('gate.forgotten.nothingLost')}</p>
      {hasAny ? null : <Notice tone="caution">{t('gate.forgotten.noWay')}</Notice>}
      {view.hasRecoveryCode && view.canAskHeadquarters ? (
        <ChoiceField
          label={t('gate.forgotten.way')}
          value={wanted}
          options={[
            { value: 'code', label: t('gate.forgotten.withCode') },
            { value: 'headquarters', label: t('gate.forgotten.withHeadquarters') },
          ]}
          onChange={setWay}
        />
      ) : null}
      {hasAny && view.people.length > 1 ? (
        <SelectField
          label={t('gate.forgotten.whose')}
          value={slotId}
          options={view.people.map((person) => ({ value: person.slotId, label: person.name }))}
          onChange={onSlot}
        />
      ) : null}
      {!hasAny ? null : wanted === 'code' ? <WithCode {...props} /> : <WithHeadquarters {...props} />}
      <div className={classes.links}>
        <Button kind="quiet" onClick={onBack}>
          {t('gate.forgotten.back')}
        </Button>
      </div>
    </GateCard>
  )
}

function WithCode({ view, door, slotId }: ForgottenScreenProps) {
  const { t } = useTexts()
  const recover = useAct('gate.recover')
  const [code, setCode] = useState('')
  return (
    <NewPasswordForm
      name={nameIn(view, slotId)}
      problem={recover.problem}
      isRunning={recover.isRunning}
      secret={(isTried) => (
        <TextField
          label={t('gate.forgotten.code')}
          hint={t('gate.forgotten.codeHint')}
          maxLength={120}
          autoFocus
          value={code}
          onChange={setCode}
          problem={isTried && code.trim() === '' ? t('gate.forgotten.codeMissing') : null}
        />
      )}
      hasSecret={code.trim() !== ''}
      onSubmit={async (password) => {
        await door.pass(async () => {
          const result = await recover.run({ code: code.trim(), slotId, password })
          if (result.status !== 'done') return null
          const { recoveryCode, place } = result.output
          return { slotId, place, newCode: { code: recoveryCode, name: nameIn(view, slotId) } }
        })
      }}
    />
  )
}

function WithHeadquarters({ view, door, slotId }: ForgottenScreenProps) {
  const { t } = useTexts()
  const ask = useAct('gate.askHeadquarters')
  const hear = useAct('gate.hearHeadquarters')
  const [request, setRequest] = useState<string | null>(null)
  const [answer, setAnswer] = useState('')
  const [said, setSaid] = useState('')
  if (request === null) {
    return (
      <div className={classes.form}>
        <p>{t('gate.forgotten.askWhat')}</p>
        <ProblemNotice text={ask.problem} />
        <ButtonRow>
          <Button
            kind="primary"
            onClick={() =>
              void ask.run({}).then((result) => {
                if (result.status === 'done') setRequest(result.output.request)
              })
            }
          >
            {t('gate.forgotten.ask')}
          </Button>
        </ButtonRow>
      </div>
    )
  }
  return (
    <div className={classes.form}>
      <p>{t('gate.forgotten.readThis')}</p>
      <p className={classes.secret}>{request}</p>
      <ButtonRow>
        <Button
          onClick={() =>
            void copyText(request).then((isCopied) => setSaid(t(isCopied ? 'ui.copied' : 'ui.copyFailed')))
          }
        >
          {t('ui.copy')}
        </Button>
        <span role="status">{said}</span>
      </ButtonRow>
      <NewPasswordForm
        name={nameIn(view, slotId)}
        problem={hear.problem}
        isRunning={hear.isRunning}
        secret={(isTried) => (
          <TextArea
            label={t('gate.forgotten.answer')}
            rows={3}
            value={answer}
            onChange={setAnswer}
            problem={isTried && answer.trim() === '' ? t('gate.forgotten.answerMissing') : null}
          />
        )}
        hasSecret={answer.trim() !== ''}
        onSubmit={async (password) => {
          await door.pass(async () => {
            const result = await hear.run({ answer: answer.trim(), slotId, password })
            if (result.status !== 'done') return null
            const { recoveryCode, place } = result.output
            return { slotId, place, newCode: { code: recoveryCode, name: nameIn(view, slotId) } }
          })
        }}
      />
    </div>
  )
}

interface NewPasswordFormProps {
  readonly name: string
  readonly problem: string | null
  readonly isRunning: boolean
  /** The field that proves it may be done. */
  readonly secret: (isTried: boolean) => ReactNode
  readonly hasSecret: boolean
  readonly onSubmit: (password: string) => Promise<void>
}

function NewPasswordForm({ name, problem, isRunning, secret, hasSecret, onSubmit }: NewPasswordFormProps) {
  const { t } = useTexts()
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const [passwordProblem, setPasswordProblem] = useState<string | null>(null)
  const judgement = usePasswordJudgement(password, name)
  const form = useRef<HTMLFormElement>(null)
  const submit = async () => {
    if (isRunning) return
    setTried(true)
    const found = await judgement.judge()
    setPasswordProblem(found)
    if (found !== null || !hasSecret) focusFirstProblem(form.current)
    else await onSubmit(password)
  }
  return (
    <Form ref={form} onSubmit={submit}>
      {secret(isTried)}
      <NewPasswordField
        label={t('password.new')}
        value={password}
        onChange={(next) => {
          setPasswordProblem(null)
          setPassword(next)
        }}
        judgement={judgement}
        problem={passwordProblem}
      />
      <FormFoot problem={problem}>
        <Button kind="primary" type="submit" isUnavailable={isRunning}>
          {t('gate.forgotten.run')}
        </Button>
        <span role="status" className={classes.muted}>
          {isRunning ? t('gate.opening') : ''}
        </span>
      </FormFoot>
    </Form>
  )
}

function nameIn(view: GateView, slotId: string): string {
  return view.people.find((person) => person.slotId === slotId)?.name ?? ''
}
