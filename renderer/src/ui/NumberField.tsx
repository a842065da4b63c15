import { Input } from '@mantine/core'
import { useState } from 'react'
import type { FieldProps } from './Field.tsx'
import { Field } from './Field.tsx'

interface NumberFieldProps extends FieldProps {
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onChange: (value: number) => void
}

/** A whole number within bounds; arrow up and down move one. What does not fit is not passed on. */
export function NumberField({ label, hint, problem, value, min, max, onChange }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const fits = (number: number) => Number.isInteger(number) && number >= min && number <= max
  const move = (step: number) => {
    setDraft(null)
    onChange(Math.min(max, Math.max(min, value + step)))
  }
  const hasProblem = problem !== undefined && problem !== null
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} problem={problem ?? null}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          inputMode="numeric"
          error={hasProblem}
          value={draft ?? String(value)}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            const text = event.currentTarget.value
            setDraft(text)
            const number = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN
            if (fits(number)) onChange(number)
          }}
          onBlur={() => setDraft(null)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
            event.preventDefault()
            move(event.key === 'ArrowUp' ? 1 : -1)
          }}
        />
      )}
    </Field>
  )
}
