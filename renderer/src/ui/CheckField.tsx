import { Checkbox } from '@mantine/core'

interface CheckFieldProps {
  readonly label: string
  readonly hint?: string
  /** What is wrong and how to put it right; read with the box. */
  readonly problem?: string
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
}

export function CheckField({ label, hint, problem, isChecked, onChange }: CheckFieldProps) {
  return (
    <Checkbox
      label={label}
      {...(hint === undefined ? {} : { description: hint })}
      {...(problem === undefined ? {} : { error: problem, 'aria-invalid': true })}
      checked={isChecked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
