import type { LocationId } from '#shared/domain/ids.ts'
import { useCall } from '../../app/use-call.ts'
import { ComboField } from '../../ui/ComboField.tsx'

const shownChildren = 8

interface ChildPickerProps {
  readonly locationId: LocationId
  readonly label: string
  readonly childId: string | null
  readonly text: string
  readonly placeholder: string
  readonly problem?: string | null
  readonly onChange: (childId: string | null, text: string) => void
}

/** A child by a few letters of its name. */
export function ChildPicker({
  locationId,
  label,
  childId,
  text,
  placeholder,
  problem = null,
  onChange,
}: ChildPickerProps) {
  const isTyping = childId === null && text.trim() !== ''
  const found = useCall(
    'children.search',
    { locationId, text: text.slice(0, 100), limit: shownChildren },
    { isEnabled: isTyping },
  )
  const options = (isTyping ? (found.data?.children ?? []) : []).map(({ id, name, groupName }) => ({
    value: id,
    label: name,
    aside: groupName,
  }))
  return (
    <ComboField
      label={label}
      placeholder={placeholder}
      text={text}
      onType={(typed) => onChange(null, typed)}
      options={options}
      isSearching={found.isFetching}
      onChoose={({ value, label: name }) => onChange(value, name)}
      problem={problem}
    />
  )
}
