import { useState } from 'react'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { ComboField } from '../../ui/ComboField.tsx'

export type FoundPerson = CallOutput<'privacy.findPeople'>['people'][number]

/** A child or somebody of the staff: a few letters, then the arrows. Emptying the field takes the choice back. */
export function PersonField({
  locationId,
  problem,
  onChoose,
}: {
  readonly locationId: LocationId
  readonly problem: string | null
  readonly onChoose: (person: FoundPerson | null) => void
}) {
  const { t, word } = useTexts()
  const [text, setText] = useState('')
  const [isChosen, setChosen] = useState(false)
  const isAsked = !isChosen && text.trim() !== ''
  const found = useCall(
    'privacy.findPeople',
    { locationId, text: text.slice(0, 100) },
    { isEnabled: isAsked },
  )
  const people = isAsked ? (found.data?.people ?? []) : []
  return (
    <ComboField
      label={t('privacy.who')}
      hint={t('privacy.whoHint')}
      problem={problem}
      text={text}
      onType={(typed) => {
        setText(typed)
        setChosen(false)
        onChoose(null)
      }}
      options={people.map((person) => ({
        value: person.subjectId,
        label: person.name,
        aside:
          person.about === null
            ? word(`privacySubjectKind.${person.subjectKind}`)
            : t('privacy.born', { day: person.about }),
      }))}
      isSearching={found.isFetching}
      onChoose={({ value }) => {
        const person = people.find(({ subjectId }) => subjectId === value)
        if (person === undefined) return
        setText(person.name)
        setChosen(true)
        onChoose(person)
      }}
    />
  )
}
