import { useState } from 'react'
import type { ComboOption } from './ComboField.tsx'
import { ComboField } from './ComboField.tsx'
import type { FieldProps } from './Field.tsx'

interface FindFieldProps<Found> extends FieldProps {
  /** Letters to look up, at most a hundred; empty once somebody is chosen. */
  readonly onAsk: (letters: string) => void
  readonly found: readonly Found[]
  readonly isSearching: boolean
  readonly optionOf: (found: Found) => ComboOption
  readonly onChoose: (found: Found | null) => void
}

/** One out of many: a few letters, then the arrows. Typing on takes the choice back. */
export function FindField<Found>({
  onAsk,
  found,
  isSearching,
  optionOf,
  onChoose,
  ...field
}: FindFieldProps<Found>) {
  const [text, setText] = useState('')
  return (
    <ComboField
      {...field}
      text={text}
      onType={(typed) => {
        setText(typed)
        onAsk(typed.trim().slice(0, 100))
        onChoose(null)
      }}
      options={found.map(optionOf)}
      isSearching={isSearching}
      onChoose={({ value }) => {
        const chosen = found.find((each) => optionOf(each).value === value)
        if (chosen === undefined) return
        setText(optionOf(chosen).label)
        onAsk('')
        onChoose(chosen)
      }}
    />
  )
}
