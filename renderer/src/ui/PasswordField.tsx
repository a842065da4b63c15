import { Input } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { PASSWORD_MAX_CHARS } from '#shared/ipc/calls/gate.ts'
import { useTexts } from '../app/texts.tsx'
import classes from './controls.module.css'
import type { FieldProps } from './Field.tsx'
import { Field } from './Field.tsx'
import { IconButton } from './IconButton.tsx'

interface PasswordFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** What a password manager is told: the one there is, or a new one. */
  readonly autoComplete: 'current-password' | 'new-password'
  readonly inputRef?: Ref<HTMLInputElement>
  readonly autoFocus?: boolean
  /** Below the field, for instance how strong it is. */
  readonly children?: ReactNode
}

/** A password: hidden until somebody asks to see it, pasted or filled in by a manager as people like. PRIV-4 */
export function PasswordField({
  label,
  hint,
  problem,
  value,
  onChange,
  autoComplete,
  inputRef,
  autoFocus = false,
  children,
}: PasswordFieldProps) {
  const { t } = useTexts()
  const [isShown, setShown] = useState(false)
  const [isCapsLockOn, setCapsLockOn] = useState(false)
  const lookAtCapsLock = (event: KeyboardEvent<HTMLInputElement>) =>
    setCapsLockOn(event.getModifierState('CapsLock'))
  const Icon = isShown ? IconEyeOff : IconEye
  return (
    <div className={classes.password}>
      <Field label={label} {...(hint === undefined ? {} : { hint })} problem={problem ?? null}>
        {(control) => (
          <div className={classes.fieldRow}>
            <Input
              {...control}
              {...(inputRef === undefined ? {} : { ref: inputRef })}
              {...(autoFocus ? { autoFocus: true, 'data-autofocus': true } : {})}
              className={classes.passwordInput ?? ''}
              type={isShown ? 'text' : 'password'}
              name={autoComplete}
              autoComplete={autoComplete}
              autoCapitalize="off"
              spellCheck={false}
              maxLength={PASSWORD_MAX_CHARS}
              error={problem !== undefined && problem !== null}
              value={value}
              onChange={(event) => onChange(event.currentTarget.value)}
              onKeyDown={lookAtCapsLock}
              onKeyUp={lookAtCapsLock}
              onBlur={() => setCapsLockOn(false)}
            />
            <IconButton
              label={t(isShown ? 'password.hide' : 'password.show')}
              aria-pressed={isShown}
              icon={<Icon size={18} stroke={1.75} aria-hidden="true" />}
              onClick={() => setShown(!isShown)}
            />
          </div>
        )}
      </Field>
      <span className={classes.fieldHint} role="status">
        {isCapsLockOn ? t('password.capsLock') : ''}
      </span>
      {children}
    </div>
  )
}
