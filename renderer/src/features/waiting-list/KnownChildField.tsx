import { useState } from 'react'
import type { ChildId, LocationId } from '#shared/domain/ids.ts'
import { writeAge } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { FindField } from '../../ui/FindField.tsx'

const shownChildren = 8

/** A child that is known here. */
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
  const found = useCall(
    'children.search',
    { locationId, text, limit: shownChildren },
    { isEnabled: text !== '' },
  )
  return (
    <FindField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      problem={problem}
      onAsk={setText}
      found={text === '' ? [] : (found.data?.children ?? [])}
      isSearching={found.isFetching}
      optionOf={({ id, name, ageMonths, groupName }) => ({
        value: id,
        label: name,
        aside: `${writeAge(ageMonths, language)} · ${groupName}`,
      })}
      onChoose={(child) => onChoose(child?.id ?? null)}
    />
  )
}
