import { useState } from 'react'
import { useTexts } from '../../app/texts.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { ControlProps } from './control-props.ts'

const MOST_CENTS = 100_000

/** An amount typed in euros, kept in whole cents; a comma and a point are the same. */
export function MoneyControl({ label, value, onChange }: ControlProps<number>) {
  const { t } = useTexts()
  const [draft, setDraft] = useState<string | null>(null)
  const isWrong = draft !== null && parseCents(draft) === undefined
  return (
    <TextField
      label={label}
      value={draft ?? writeEuros(value)}
      problem={isWrong ? t('rules.moneyUnknown') : null}
      onChange={(text) => {
        setDraft(text)
        const cents = parseCents(text)
        if (cents !== undefined) onChange(cents)
      }}
      onBlur={() => {
        if (!isWrong) setDraft(null)
      }}
    />
  )
}

/** `4`, `4,5` and `4.50` are amounts; a third decimal is not. `undefined` for anything else. */
export function parseCents(text: string): number | undefined {
  const match = /^\s*€?\s*(\d{1,4})(?:[.,](\d{1,2}))?\s*$/.exec(text)
  if (match === null) return undefined
  const cents = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return cents <= MOST_CENTS ? cents : undefined
}

function writeEuros(cents: number): string {
  return `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`
}
