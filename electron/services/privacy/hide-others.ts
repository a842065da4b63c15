import { fullName } from '#shared/domain/children/person-name.ts'
import type { NameParts } from '#shared/domain/children/person-name.ts'
import type { AnyRow } from './collect-person.ts'

/** What stands in the place of somebody else. */
export interface OtherWords {
  readonly colleague: string
  readonly child: string
}

/** Somebody who is not the one who asks, under what he or she is called here. */
export interface OtherPerson extends NameParts {
  readonly id: string
  readonly word: keyof OtherWords
}

/** Puts words in the place of others: of their numbers, and of their names in what the program wrote. PRIV-2 */
export type HideOthers = (row: AnyRow) => AnyRow

/** Texts that somebody typed are given as they are: they are about who asks, and nothing is left out unseen. */
const typedTexts: ReadonlySet<string> = new Set([
  'note',
  'notes',
  'reason',
  'outcome',
  'overrideReason',
  'closedReason',
])

/** Names under an agreement of who works here; the signed paper that goes along holds them. */
const staffNameFields: ReadonlySet<string> = new Set(['managerName'])

/**
 * Others have a right to be left alone in what somebody gets: a colleague is called one, another child is not named. What a
 * family itself told of people around its child is its own and stays.
 */
export function hideOthers(others: readonly OtherPerson[], words: OtherWords): HideOthers {
  const byId = new Map(others.map((person) => [person.id, words[person.word]]))
  const names = others.map((person) => ({
    whole: fullName(person),
    first: person.firstName,
    word: words[person.word],
  }))
  const byFirstName = new Map(names.map(({ first, word }) => [first, word]))

  function hideIn(text: string): string {
    const known = byId.get(text)
    if (known !== undefined) return known
    let hidden = text
    for (const { whole, word } of names) if (hidden.includes(whole)) hidden = hidden.replaceAll(whole, word)
    const parts = hidden.split(/(, | en | and )/)
    const isList = parts.every((part, place) => place % 2 === 1 || byFirstName.has(part) || isWord(part))
    return isList ? parts.map((part) => byFirstName.get(part) ?? part).join('') : hidden
  }

  const isWord = (part: string) => part === words.colleague || part === words.child

  function hideDeep(value: unknown): unknown {
    if (typeof value === 'string') return hideIn(value)
    if (Array.isArray(value)) return value.map(hideDeep)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, hideDeep(inner)]))
  }

  return (row) =>
    Object.fromEntries(
      Object.entries(row).map(([field, value]) => {
        if (staffNameFields.has(field)) return [field, words.colleague]
        if (typeof value === 'string' && (typedTexts.has(field) || byId.get(value) === undefined))
          return [field, value]
        return [field, hideDeep(value)]
      }),
    )
}
