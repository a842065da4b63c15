/** Thrown when the program itself is wrong or the stored data broke its own rules. Never an answer to a user. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError'
}

/**
 * Stops the program's present act when something that must hold does not. Stays on in production.
 * `because` says why it must hold, never holds personal data or secrets.
 */
export function invariant(condition: unknown, because: string): asserts condition {
  if (!condition) throw new InvariantError(because)
}

/** Marks a branch the types rule out; a value that still arrives is a fault. */
export function unreachable(value: never, because: string): never {
  throw new InvariantError(`${because}: ${JSON.stringify(value)}`)
}

/** The value of an entry that must be there, for arrays and maps whose key was checked before. */
export function must<Value>(value: Value | undefined, because: string): Value {
  if (value === undefined) throw new InvariantError(because)
  return value
}
