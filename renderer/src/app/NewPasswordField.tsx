import type { Ref } from 'react'
import { PasswordField } from '../ui/PasswordField.tsx'
import classes from './password.module.css'
import { useTexts } from './texts.tsx'
import type { PasswordJudgement } from './use-password-judgement.ts'

interface NewPasswordFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly judgement: PasswordJudgement
  /** What is wrong, once somebody tried to go on. */
  readonly problem: string | null
  readonly inputRef?: Ref<HTMLInputElement>
  readonly autoFocus?: boolean
}

const steps = [0, 1, 2, 3] as const

/** A password to be: how strong it is while it is typed, and in words what would make it do. PRIV-4 */
export function NewPasswordField({
  label,
  value,
  onChange,
  judgement,
  problem,
  inputRef,
  autoFocus = false,
}: NewPasswordFieldProps) {
  const { t } = useTexts()
  const { score, reason, isAccepted } = judgement
  return (
    <PasswordField
      label={label}
      hint={t('password.hint')}
      autoComplete="new-password"
      value={value}
      onChange={onChange}
      problem={problem}
      {...(inputRef === undefined ? {} : { inputRef })}
      autoFocus={autoFocus}
    >
      <div className={classes.strength} data-score={value === '' ? 0 : (score ?? 0)}>
        <span className={classes.steps} aria-hidden="true">
          {steps.map((step) => (
            <span key={step} className={classes.step} data-filled={value !== '' && (score ?? 0) > step} />
          ))}
        </span>
        <span role="status">
          {value === '' || score === null || problem !== null
            ? ''
            : isAccepted
              ? t('password.strong')
              : reason === null
                ? t('password.weak')
                : t('password.weakWhy', { why: reason })}
        </span>
      </div>
    </PasswordField>
  )
}
