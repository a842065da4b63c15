import type { SubjectKind } from '#shared/domain/privacy/model.ts'
import { useTexts } from '../../app/texts.tsx'

interface Subject {
  readonly subjectKind: SubjectKind
  readonly subjectName: string
}

/** Whom it is about; without a name for who may not see it, and once that person is not in the records any more. */
export function SubjectName({ subject }: { readonly subject: Subject }) {
  const { t, word } = useTexts()
  const { subjectKind, subjectName } = subject
  return subjectName === ''
    ? t('privacy.nameless', { what: word(`privacySubjectKind.${subjectKind}`) })
    : subjectName
}
