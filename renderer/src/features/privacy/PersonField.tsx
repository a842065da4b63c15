import { useState } from 'react'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { FindField } from '../../ui/FindField.tsx'

export type FoundPerson = CallOutput<'privacy.findPeople'>['people'][number]

/** A child or somebody of the staff. */
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
  const found = useCall('privacy.findPeople', { locationId, text }, { isEnabled: text !== '' })
  return (
    <FindField
      label={t('privacy.who')}
      hint={t('privacy.whoHint')}
      problem={problem}
      onAsk={setText}
      found={text === '' ? [] : (found.data?.people ?? [])}
      isSearching={found.isFetching}
      optionOf={({ subjectKind, subjectId, name, about }) => ({
        value: subjectId,
        label: name,
        aside: about === null ? word(`privacySubjectKind.${subjectKind}`) : t('privacy.born', { day: about }),
      })}
      onChoose={onChoose}
    />
  )
}
