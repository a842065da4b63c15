import type { Instant } from '#shared/kernel/time.ts'

const NAMED = /^copy-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})Z\.db$/

/** A copy is called after its moment, in UTC: names sort as they were made, and a file system takes them anywhere. */
export function copyNameOf(moment: Instant): string {
  return `copy-${moment.slice(0, 19).replaceAll(':', '')}Z.db`
}

/** When a copy of this name was made, or `undefined` for a file we did not name like that. */
export function momentOfName(name: string): Instant | undefined {
  const found = NAMED.exec(name)
  if (found === null) return undefined
  const [, day, hour, minute, second] = found
  return `${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}.000Z` as Instant
}
