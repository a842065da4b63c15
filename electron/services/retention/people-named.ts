import { accountsOf, actorIdOf } from '#shared/domain/access/actor-of.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { SubjectKind } from '#shared/domain/privacy/model.ts'
import { NO_NAME } from '#shared/commands/privacy/without-mention.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import { matchName } from '../children/match-name.ts'

export interface NamedPerson {
  readonly subjectKind: SubjectKind
  readonly subjectId: string
  readonly name: string
}

type Rows = Pick<RowReader, 'findRow' | 'listRows'>

/** How somebody is called; empty for who is not there any more. */
export function nameOfSubject(rows: Rows, subjectKind: SubjectKind, subjectId: string): string {
  const person =
    subjectKind === 'child' ? rows.findRow('child', subjectId) : rows.findRow('staff_member', subjectId)
  if (person !== undefined) return person.firstName === NO_NAME ? '' : fullName(person)
  if (subjectKind === 'child') return ''
  return accountsOf(subjectId, rows.listRows('account', { staffMemberId: null })).at(-1)?.name ?? ''
}

/** Children first, then who worked here, each by name; who has no name any more is nobody. */
export function searchSubjects(rows: Rows, text: string, limit: number): readonly NamedPerson[] {
  if (text.trim() === '') return []
  const children = rows
    .listRows('child', {})
    .map((child): NamedPerson => named('child', child.id, fullName(child)))
  const staff = rows
    .listRows('staff_member', {})
    .map((person): NamedPerson => named('staffMember', person.id, fullName(person)))
  const accounts = groupBy(rows.listRows('account', { staffMemberId: null }), actorIdOf)
  const others = [...accounts].map(([id, ofOne]) => named('staffMember', id, ofOne.at(-1)?.name ?? ''))
  return [...byName(children), ...byName([...staff, ...others])]
    .filter(({ name }) => !name.includes(NO_NAME) && matchName(name, text))
    .slice(0, limit)
}

function named(subjectKind: SubjectKind, subjectId: string, name: string): NamedPerson {
  return { subjectKind, subjectId, name }
}

function byName(people: readonly NamedPerson[]): readonly NamedPerson[] {
  return people.toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))
}
