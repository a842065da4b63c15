/** What stands where a name stood. */
export const NO_NAME = '—'

/** The facts of a sentence that hold the first name of a child, or several in a row. */
const namingParams: ReadonlySet<string> = new Set(['child', 'children', 'childName', 'firstName', 'names'])

/** A record in which no sentence that was kept with it names this child any more. */
export function withoutMention<Value extends object>(value: Value, firstName: string): Value {
  // Only texts change, and each into another text.
  return silenced(value, firstName) as Value
}

function silenced(value: unknown, firstName: string): unknown {
  if (Array.isArray(value)) return value.map((part: unknown) => silenced(part, firstName))
  if (typeof value !== 'object' || value === null) return value
  const isSentence = 'code' in value && 'params' in value
  return Object.fromEntries(
    Object.entries(value).map(([field, part]: [string, unknown]) => [
      field,
      isSentence && field === 'params' ? silencedParams(part, firstName) : silenced(part, firstName),
    ]),
  )
}

function silencedParams(params: unknown, firstName: string): unknown {
  if (typeof params !== 'object' || params === null) return params
  return Object.fromEntries(
    Object.entries(params).map(([name, fact]: [string, unknown]) => [
      name,
      namingParams.has(name) && typeof fact === 'string' ? withoutName(fact, firstName) : fact,
    ]),
  )
}

function withoutName(names: string, firstName: string): string {
  return names
    .split(', ')
    .map((name) => (name === firstName ? NO_NAME : name))
    .join(', ')
}
