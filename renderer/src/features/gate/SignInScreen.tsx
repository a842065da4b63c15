import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { GateView } from '#shared/ipc/calls/gate.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import type { Door } from '../../app/use-door.ts'
import { writeClock } from '../../app/write-clock.ts'
import { Button } from '../../ui/Button.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { Section } from '../../ui/Section.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import classes from './gate.module.css'
import { GateCard } from './GateCard.tsx'
import { useCountdown, writeCountdown } from './use-countdown.ts'

interface SignInScreenProps {
  readonly view: GateView
  readonly door: Door
  readonly slotId: string
  readonly onSlot: (slotId: string) => void
  readonly onForgotten: () => void
}

/** Name and password; whoever worked here last is named first. PRIV-4 */
export function SignInScreen({ view, door, slotId, onSlot, onForgotten }: SignInScreenProps) {
  const { t, language } = useTexts()
  const [isListOpen, setListOpen] = useState(false)
  return (
    <GateCard title={t('gate.signIn.title')} foot={t('frame.version', { version: view.version })}>
      {view.lockedAt === null ? null : (
        <p className={classes.muted}>
          {t('gate.signIn.lockedAt', { moment: writeClock(view.lockedAt, view.today, language) })}
          {/* Only who worked here last goes on there; anybody else begins at the start. */}
          {slotId === view.lastSlotId ? ` ${t('gate.signIn.goesOn')}` : null}
        </p>
      )}
      <SignInForm view={view} door={door} slotId={slotId} onSlot={onSlot} />
      <div className={classes.links}>
        <LinkButton onClick={onForgotten}>{t('gate.signIn.forgotten')}</LinkButton>
      </div>
      <Section title={t('gate.emergencyList')} level={2} isOpen={isListOpen} onToggle={setListOpen}>
        <p>{t('gate.emergencyListWhere')}</p>
      </Section>
    </GateCard>
  )
}

function SignInForm({ view, door, slotId, onSlot }: Omit<SignInScreenProps, 'onForgotten'>) {
  const { t } = useTexts()
  const queries = useQueryClient()
  const signIn = useAct('gate.signIn')
  const [password, setPassword] = useState('')
  const [isMissing, setMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const look = () => void queries.invalidateQueries({ queryKey: ['gate.status'] })
  const secondsLeft = useCountdown(view.waitSeconds, () => {
    signIn.clear()
    look()
  })
  const isWaiting = secondsLeft > 0
  const name = view.people.find((person) => person.slotId === slotId)?.name ?? ''
  const submit = async () => {
    if (signIn.isRunning || isWaiting) return
    setMissing(password === '')
    if (password !== '') {
      await door.pass(async () => {
        const result = await signIn.run({ slotId, password })
        return result.status === 'done' ? { slotId, place: result.output.place, newCode: null } : null
      })
      // Still here: it did not open, and the next try begins with an empty field.
      setPassword('')
    }
    field.current?.focus()
  }
  return (
    <Form onSubmit={submit}>
      {view.people.length > 1 ? (
        <SelectField
          label={t('gate.signIn.who')}
          value={slotId}
          options={view.people.map((person) => ({ value: person.slotId, label: person.name }))}
          onChange={(next) => {
            signIn.clear()
            onSlot(next)
          }}
        />
      ) : (
        <p>
          {t('gate.signIn.as')} <strong>{name}</strong>
        </p>
      )}
      {/* For password managers: they keep a password under a name that stands in a text field. */}
      <input
        className="visuallyHidden"
        type="text"
        name="username"
        autoComplete="username"
        tabIndex={-1}
        aria-hidden="true"
        readOnly
        value={name}
      />
      <PasswordField
        label={t('password.label')}
        autoComplete="current-password"
        autoFocus
        inputRef={field}
        value={password}
        onChange={(next) => {
          setMissing(false)
          setPassword(next)
        }}
        problem={isMissing ? t('password.missing') : isWaiting ? null : signIn.problem}
      />
      {isWaiting ? (
        <Notice tone="caution" isAlert>
          {t('gate.signIn.wait')} <span aria-hidden="true">{writeCountdown(secondsLeft)}</span>
        </Notice>
      ) : null}
      <FormFoot>
        <Button kind="primary" type="submit" isUnavailable={signIn.isRunning || isWaiting}>
          {t('gate.signIn.run')}
        </Button>
        <span role="status" className={classes.muted}>
          {signIn.isRunning ? t('gate.opening') : ''}
        </span>
      </FormFoot>
    </Form>
  )
}
