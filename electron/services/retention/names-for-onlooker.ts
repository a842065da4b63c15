import type { SubjectKind } from '#shared/domain/privacy/model.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import { maySeeChild } from '../audit/describe-line.ts'
import type { Onlooker } from '../audit/describe-line.ts'
import { placesOfStaff } from '../session/places-of-input.ts'
import { nameOfSubject, searchSubjects } from './people-named.ts'
import type { NamedPerson } from './people-named.ts'

type Rows = Pick<RowReader, 'findRow' | 'listRows'>

interface Subject {
  readonly subjectKind: SubjectKind
  readonly subjectId: string
}

const EVERYBODY = 100_000

/** How somebody is called, or the number for whoever may not read the name; empty for who is not there. PRIV-4 */
export function nameForOnlooker(rows: Rows, subject: Subject, onlooker: Onlooker): string {
  const name = nameOfSubject(rows, subject.subjectKind, subject.subjectId)
  return name === '' || mayReadName(rows, subject, onlooker) ? name : subject.subjectId
}

/**
 * Who is found by a part of the name. Whoever may not read a name finds that person by the number or by the whole name,
 * and reads the number; nobody finds a person of another place. PRIV-4
 */
export function searchForOnlooker(
  rows: Rows,
  text: string,
  onlooker: Onlooker,
  limit: number,
): readonly NamedPerson[] {
  const wanted = plain(text)
  const byNumber = rows.findRow('child', text.trim())
  const found = searchSubjects(rows, text, EVERYBODY).flatMap((person): NamedPerson[] => {
    if (mayReadName(rows, person, onlooker)) return [person]
    const isKnownAlready = onlooker.locationIds.length === 0 && plain(person.name) === wanted
    return isKnownAlready ? [{ ...person, name: person.subjectId }] : []
  })
  const isAsked = byNumber !== undefined && onlooker.locationIds.length === 0
  const known = found.some(({ subjectId }) => subjectId === byNumber?.id)
  const numbered: NamedPerson[] =
    isAsked && !known
      ? [
          {
            ...{ subjectKind: 'child', subjectId: byNumber.id },
            name: nameForOnlooker(rows, { subjectKind: 'child', subjectId: byNumber.id }, onlooker),
          },
        ]
      : []
  return [...numbered, ...found].filter(({ name }) => name !== '').slice(0, limit)
}

function mayReadName(rows: Rows, { subjectKind, subjectId }: Subject, onlooker: Onlooker): boolean {
  if (subjectKind === 'child') return maySeeChild({ rows }, subjectId, onlooker)
  const places = placesOfStaff(rows, subjectId)
  return (
    onlooker.locationIds.length === 0 ||
    places.length === 0 ||
    places.some((id) => onlooker.locationIds.includes(id))
  )
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase()
}
