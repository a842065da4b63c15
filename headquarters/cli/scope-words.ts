import { refuse, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { ScopeEntry } from '#shared/sync/protocol.ts'
import { ORGANISATION_STREAM, streamOfLocation } from '#shared/sync/stream.ts'
import type { HqStore } from '../store/store.ts'
import { listRecords } from './list-records.ts'
import type { VerbWords } from './verb.ts'

/** Options that say what a computer sees; the same for a new one and for one that is known. */
export const scopeOptions = {
  location: { type: 'string', multiple: true },
  'read-only': { type: 'string', multiple: true },
  all: { type: 'boolean' },
  'organisation-read-only': { type: 'boolean' },
} as const

export const scopeUsage = '(--location ID ... | --all) [--read-only ID ...] [--organisation-read-only]'

/** What a computer may see and change. Every computer sees what belongs to the whole organisation. */
export async function readScope(
  words: VerbWords,
  store: HqStore,
): Promise<Result<readonly ScopeEntry[], string>> {
  const known = (await listRecords(store, 'location')).map(({ id }) => id as string)
  const writable = words.has('all') ? known : words.texts('location')
  const readable = words.texts('read-only').filter((id) => !writable.includes(id))
  const unknown = [...writable, ...readable].filter((id) => !known.includes(id))
  if (unknown.length > 0)
    return refuse(`There is no location ${unknown.join(', ')}. There are: ${known.join(', ') || 'none yet'}.`)
  if (writable.length + readable.length === 0) return refuse(`Say which locations: ${scopeUsage}.`)
  return ok([
    { stream: ORGANISATION_STREAM, mode: words.has('organisation-read-only') ? 'readOnly' : 'readWrite' },
    ...[...new Set(writable)].map((id): ScopeEntry => ({ stream: streamOfLocation(id), mode: 'readWrite' })),
    ...[...new Set(readable)].map((id): ScopeEntry => ({ stream: streamOfLocation(id), mode: 'readOnly' })),
  ])
}

/** `De Regenboog` is easier to say than a stream; ids are what scripts use. */
export function describeScope(scope: readonly ScopeEntry[]): string {
  return scope.map(({ stream, mode }) => (mode === 'readWrite' ? stream : `${stream} (read only)`)).join(', ')
}
