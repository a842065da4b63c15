import { StoreUnavailable } from '../store.ts'

/** What the database calls the trouble: five characters, or a code of the network; `undefined` = it has no name for it. */
export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** Two transactions got in each other's way: the same work can simply be done again. */
export function isCollision(error: unknown): boolean {
  const state = sqlStateOf(error)
  return state === '40001' || state === '40P01'
}

/** What was taken for new was there. */
export function isAlreadyThere(error: unknown): boolean {
  return sqlStateOf(error) === '23505'
}

/** Out of reach, out of room, being stopped or too slow: nothing is wrong with what was asked. */
const AWAY = /^(08|53|57P|57014|58|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENOSPC|EHOSTUNREACH|ENETUNREACH)/

/** What pg says when a connection breaks under a statement; it has no code for it. */
const BROKEN =
  /connection terminated|not queryable|timeout exceeded when trying to connect|connection is closed/i

export function asStoreTrouble(error: unknown): unknown {
  if (error instanceof StoreUnavailable) return error
  const state = sqlStateOf(error)
  const isAway = state === undefined ? error instanceof Error && BROKEN.test(error.message) : AWAY.test(state)
  if (!isAway) return error
  return new StoreUnavailable(`the database cannot serve now (${state ?? 'connection lost'})`, {
    cause: error,
  })
}
