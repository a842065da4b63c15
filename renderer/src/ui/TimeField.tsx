import { Input } from '@mantine/core'
import { useState } from 'react'
import type { MinuteOfDay } from '#shared/kernel/time.ts'
import { formatMinute } from '#shared/kernel/time.ts'
import { useTexts } from '../app/texts.tsx'
import type { FieldProps } from './Field.tsx'
import { Field } from './Field.tsx'
import { parseTimeText } from './parse-time-text.ts'

interface TimeFieldProps extends FieldProps {
  /** What such a time looks like; the start of a day when nothing is said. */
  readonly example?: string
  readonly value: MinuteOfDay | null
  readonly onChange: (minute: MinuteOfDay | null) => void
}

/** A time of day; arrow up and down move a quarter of an hour. */
export function TimeField({ label, hint, problem, value, example, onChange }: TimeFieldProps) {
  const { t } = useTexts()
  const [draft, setDraft] = useState<string | null>(null)
  const isUnknown = draft !== null && draft.trim() !== '' && parseTimeText(draft) === undefined
  const move = (minutes: number) => {
    setDraft(null)
    onChange(Math.min(1440, Math.max(0, Math.round(((value ?? 720) + minutes) / 15) * 15)))
  }
  return (
    <Field
      label={label}
      {...(hint === undefined ? {} : { hint })}
      problem={isUnknown ? t('time.unknown') : (problem ?? null)}
    >
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          inputMode="numeric"
          placeholder={example ?? '07:30'}
          error={isUnknown || (problem !== undefined && problem !== null)}
          value={draft ?? (value === null ? '' : formatMinute(value))}
          onChange={(event) => {
            const text = event.currentTarget.value
            setDraft(text)
            const minute = parseTimeText(text)
            if (minute !== undefined) onChange(minute)
            else if (text.trim() === '') onChange(null)
          }}
          onBlur={() => {
            if (!isUnknown) setDraft(null)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
            event.preventDefault()
            move(event.key === 'ArrowUp' ? 15 : -15)
          }}
        />
      )}
    </Field>
  )
}
