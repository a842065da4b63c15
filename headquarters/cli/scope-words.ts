import { fullName } from '#shared/domain/children/person-name.ts'
import { refuse, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { ScopeEntry } from '#shared/sync/protocol.ts'
import {
  ORGANISATION_STREAM,
  locationOfStream,
  streamOfLocation,
  streamOfUser,
  userOfStream,
} from '#shared/sync/stream.ts'
import type { HqStore } from '../store/store.ts'
import { listRecords } from './list-records.ts'
import type { VerbWords } from './verb.ts'

/** Options that say what a computer sees; the same for a new one and for one that is known. */
export const scopeOptions = {
  location: { type: 'string', multiple: true },
  'read-only': { type: 'string', multiple: true },
  all: { type: 'boolean' },
  user: { type: 'string', multiple: true },
  'organisation-read-only': { type: 'boolean' },
} as const

export const scopeUsage =
  '(--location ID ... | --all) [--read-only ID ...] [--user ID ...] [--organisation-read-only]'

export const scopeHelp: readonly string[] = [
  '--location ID             may see and change this location; may be given again',
  '--all                     may see and change every location there is now',
  '--read-only ID            may see this location and not change it; may be given again',
  '--user ID                 gets what is of this member of staff only; who may also act there from elsewhere',
  '--organisation-read-only  may not change what is of the whole organisation',
]

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
  const users = words.texts('user')
  const staff = new Set((await listRecords(store, 'staff_member')).map(({ id }) => id as string))
  const strangers = users.filter((id) => !staff.has(id))
  if (strangers.length > 0) return refuse(`There is no member of staff ${strangers.join(', ')}.`)
  return ok([
    { stream: ORGANISATION_STREAM, mode: words.has('organisation-read-only') ? 'readOnly' : 'readWrite' },
    ...[...new Set(writable)].map((id): ScopeEntry => ({ stream: streamOfLocation(id), mode: 'readWrite' })),
    ...[...new Set(readable)].map((id): ScopeEntry => ({ stream: streamOfLocation(id), mode: 'readOnly' })),
    ...[...new Set(users)].map((id): ScopeEntry => ({ stream: streamOfUser(id), mode: 'readWrite' })),
  ])
}

/** How streams are called by people; a stream whose record is gone goes by its id. */
export async function readStreamNames(store: HqStore): Promise<(stream: string) => string> {
  const locations = new Map((await listRecords(store, 'location')).map((row) => [row.id as string, row.name]))
  const staff = new Map(
    (await listRecords(store, 'staff_member')).map((row) => [row.id as string, fullName(row)]),
  )
  return (stream) => {
    const location = locationOfStream(stream)
    if (location !== undefined) return `${locations.get(location) ?? 'a location that is gone'} (${location})`
    const user = userOfStream(stream)
    if (user !== undefined) return `what is of ${staff.get(user) ?? 'somebody who is gone'} only (${user})`
    return 'what is of the whole organisation'
  }
}

/** What comes behind "It may": `change De Regenboog (regenboog), and only look at De Zwaluw (zwaluw)`. */
export function describeScope(scope: readonly ScopeEntry[], nameOf: (stream: string) => string): string {
  const namesOf = (wanted: ScopeEntry['mode']): string =>
    listed(scope.filter(({ mode }) => mode === wanted).map(({ stream }) => nameOf(stream)))
  const changes = namesOf('readWrite')
  const looks = namesOf('readOnly')
  if (looks === '') return changes === '' ? 'see nothing' : `change ${changes}`
  return changes === '' ? `only look at ${looks}` : `change ${changes}; and only look at ${looks}`
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}
