import { groupBy } from '#shared/kernel/group-by.ts'
import type { NameParts } from '../children/person-name.ts'

/**
 * First name and initial, which is all a screen in the room shows: `Levi S.`. Two who would read the same get as many
 * letters of the surname more as it takes to tell them apart. In the order of the people.
 */
export function tileNames(people: readonly NameParts[]): readonly string[] {
  const alike = groupBy(people, ({ firstName }) => firstName)
  return people.map((person) => {
    const others = (alike.get(person.firstName) ?? []).filter((other) => other !== person)
    let letters = 1
    while (
      letters < person.surname.length &&
      others.some((other) => startOf(other, letters) === startOf(person, letters))
    ) {
      letters += 1
    }
    const isWhole = letters >= person.surname.length
    if (person.surname === '') return person.firstName
    return `${person.firstName} ${startOf(person, letters)}${isWhole ? '' : '.'}`
  })
}

function startOf({ surname }: NameParts, letters: number): string {
  return surname.slice(0, letters)
}
