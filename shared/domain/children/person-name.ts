/** The parts of a name as they are kept; the prefix apart, so that lists sort on the surname. */
export interface NameParts {
  readonly firstName: string
  readonly surnamePrefix: string
  readonly surname: string
}

/** `Fatima van der Berg` */
export function fullName({ firstName, surnamePrefix, surname }: NameParts): string {
  return [firstName, surnamePrefix, surname].filter((part) => part !== '').join(' ')
}

/** `Berg, Fatima van der` */
export function sortName({ firstName, surnamePrefix, surname }: NameParts): string {
  return `${surname}, ${[firstName, surnamePrefix].filter((part) => part !== '').join(' ')}`
}
