import { useState } from 'react'
import type { SubjectKind } from '#shared/domain/privacy/model.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { ComboField } from '../../ui/ComboField.tsx'

export interface ChosenSubject {
  readonly subjectKind: SubjectKind
  readonly subjectId: string
  readonly name: string
}

interface SubjectFieldProps {
  readonly problem?: string | null
  readonly onChoose: (subject: ChosenSubject | null) => void
}

/** A child or somebody who worked here, also who left. */
export function SubjectField({ problem = null, onChoose }: SubjectFieldProps) {
  const { t, word } = useTexts()
  const [text, setText] = useState('')
  const found = useCall('retention.search', { text }, { isEnabled: text.trim() !== '' })
  const people = text.trim() === '' ? [] : (found.data?.people ?? [])
  return (
    <ComboField
      label={t('retention.who')}
      problem={problem}
      text={text}
      onType={(typed) => {
        setText(typed)
        onChoose(null)
      }}
      isSearching={found.isFetching}
      options={people.map(({ subjectKind, subjectId, name }) => ({
        value: subjectId,
        label: name,
        aside: word(`privacySubjectKind.${subjectKind}`),
      }))}
      onChoose={({ value }) => {
        const chosen = people.find(({ subjectId }) => subjectId === value)
        if (chosen === undefined) return
        setText(chosen.name)
        onChoose(chosen)
      }}
    />
  )
}
