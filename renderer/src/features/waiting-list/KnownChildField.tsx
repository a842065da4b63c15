import { useState } from 'react'
import type { ChildId, LocationId } from '#shared/domain/ids.ts'
import { writeAge } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { ComboField } from '../../ui/ComboField.tsx'

const shownChildren = 8

/** A child that is known here: a few letters, then the arrows. Emptying the field takes the choice back. */
export function KnownChildField({
  label,
  hint,
  locationId,
  problem = null,
  onChoose,
}: {
  readonly label: string
  readonly hint?: string
  readonly locationId: LocationId
  readonly problem?: string | null
  readonly onChoose: (childId: ChildId | null) => void
}) {
  const { language } = useTexts()
  const [text, setText] = useState('')
  const [isChosen, setChosen] = useState(false)
  const found = useCall(
    'children.search',
    { locationId, text: text.slice(0, 100), limit: shownChildren },
    { isEnabled: !isChosen && text.trim() !== '' },
  )
  const children = isChosen || text.trim() === '' ? [] : (found.data?.children ?? [])
  return (
    <ComboField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      problem={problem}
      text={text}
      onType={(typed) => {
        setText(typed)
        setChosen(false)
        onChoose(null)
      }}
      options={children.map((child) => ({
        value: child.id,
        label: child.name,
        aside: `${writeAge(child.ageMonths, language)} · ${child.groupName}`,
      }))}
      isSearching={found.isFetching}
      onChoose={({ value }) => {
        const child = children.find(({ id }) => id === value)
        if (child === undefined) return
        setText(child.name)
        setChosen(true)
        onChoose(child.id)
      }}
    />
  )
}
