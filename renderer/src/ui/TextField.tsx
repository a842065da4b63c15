import { Input } from '@mantine/core'
import type { KeyboardEvent, Ref } from 'react'
import type { FieldProps } from './Field.tsx'
import { Field } from './Field.tsx'

interface TextFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly placeholder?: string
  readonly maxLength?: number
  readonly inputRef?: Ref<HTMLInputElement>
  readonly type?: 'text' | 'search'
  /** Takes the focus as soon as it is there; for the only field of a dialog. */
  readonly autoFocus?: boolean
  /** What a password manager or browser may fill in; nothing, unless it is said. */
  readonly autoComplete?: 'username'
}

export function TextField({
  label,
  hint,
  problem,
  value,
  onChange,
  inputRef,
  type = 'text',
  autoComplete,
  ...rest
}: TextFieldProps) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} problem={problem ?? null}>
      {(control) => (
        <Input
          {...control}
          {...rest}
          type={type}
          autoComplete={autoComplete ?? 'off'}
          // Both: React gives the focus at once, and the focus trap of a dialog looks for the mark.
          {...(rest.autoFocus === true ? { 'data-autofocus': true } : {})}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
          error={problem !== undefined && problem !== null}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
