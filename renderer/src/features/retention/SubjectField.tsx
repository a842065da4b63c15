import { useState } from 'react'
import type { SubjectKind } from '#shared/domain/privacy/model.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { FindField } from '../../ui/FindField.tsx'

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
  const found = useCall('retention.search', { text }, { isEnabled: text !== '' })
  return (
    <FindField
      label={t('retention.who')}
      problem={problem}
      onAsk={setText}
      found={text === '' ? [] : (found.data?.people ?? [])}
      isSearching={found.isFetching}
      optionOf={({ subjectKind, subjectId, name }) => ({
        value: subjectId,
        label: name,
        aside: word(`privacySubjectKind.${subjectKind}`),
      })}
      onChoose={onChoose}
    />
  )
}
