import { Input } from '@mantine/core'
import type { FieldProps } from './Field.tsx'
import { Field } from './Field.tsx'

interface TextAreaProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly rows?: number
  readonly maxLength?: number
  readonly isReadOnly?: boolean
}

export function TextArea({
  label,
  hint,
  problem,
  value,
  onChange,
  rows = 3,
  maxLength = 2000,
  isReadOnly = false,
}: TextAreaProps) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} problem={problem ?? null}>
      {(control) => (
        <Input
          {...control}
          component="textarea"
          multiline
          rows={rows}
          maxLength={maxLength}
          readOnly={isReadOnly}
          error={problem !== undefined && problem !== null}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
