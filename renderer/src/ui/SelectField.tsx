import { Input } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { FieldProps } from './Field.tsx'
import { Field } from './Field.tsx'

interface SelectFieldProps<Value extends string> extends FieldProps {
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

/** A short list of choices; the computer's own list, so every keyboard and screen reader knows it. */
export function SelectField<Value extends string>({
  label,
  hint,
  problem,
  value,
  options,
  onChange,
}: SelectFieldProps<Value>) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} problem={problem ?? null}>
      {(control) => (
        <Input
          {...control}
          component="select"
          pointer
          rightSection={<IconChevronDown size={16} stroke={1.75} aria-hidden="true" />}
          rightSectionPointerEvents="none"
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.currentTarget.value)
            if (chosen !== undefined) onChange(chosen.value)
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Input>
      )}
    </Field>
  )
}
