import { strToU8, zipSync } from 'fflate'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { Settings } from '#shared/ipc/calls/settings.ts'
import type { SyncStatusView } from '#shared/ipc/calls/sync.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { ReadableDb } from '../../db/handles.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import { verifyDatabase } from '../../db/verify-database.ts'
import type { ClockPort } from '../../ports.ts'
import type { Trail } from '../audit/trail.ts'
import { createMakeUnreadable } from './make-unreadable.ts'
import type { MakeUnreadable } from './make-unreadable.ts'
import { namesInRecords } from './names-in-records.ts'

export interface SupportService {
  /** A file for who helps: how the program fares, and of the records only how many there are. PRIV-9 */
  make(actorId: string): CallOutput<'support.make'>
}

export interface SupportParts {
  readonly db: ReadableDb
  readonly rows: Pick<RowReader, 'listRows' | 'countRows'>
  readonly clock: ClockPort
  readonly settings: () => Settings
  readonly sync: () => SyncStatusView
  readonly trail: Trail
  /** The last lines of the log, oldest first. */
  readonly logLines: () => readonly unknown[]
  /** What is known of the program and the machine, none of it of a person. */
  readonly machine: Readonly<Record<string, string | number>>
}

export function createSupportService(parts: SupportParts): SupportService {
  return {
    make: (actorId) => {
      const hide = createMakeUnreadable([...namesInRecords(parts.rows), ...namesOfMachine()])
      const contents: Readonly<Record<string, unknown>> = {
        'machine.json': { ...parts.machine, madeAt: parts.clock.now() },
        'records.json': countsOf(parts.rows),
        'checks.json': verifyDatabase(parts.db),
        'headquarters.json': parts.sync(),
        'settings.json': { ...parts.settings(), lastLocationId: null },
        'log.json': parts.logLines(),
      }
      const files = Object.entries(contents).map(([name, value]) => [name, write(value, hide)] as const)
      const all = [['README.txt', readmeText] as const, ...files]
      const zip = zipSync(Object.fromEntries(all.map(([name, text]) => [name, strToU8(text)])))
      parts.trail.note({ kind: 'supportFileMade', actorId, facts: { files: files.length } })
      return {
        fileName: `dagdeel-support-${parts.clock.today()}.zip`,
        base64: Buffer.from(zip).toString('base64'),
        preview: all.map(([name, text]) => ({ name, text: text.slice(0, PREVIEW_CHARS) })),
      }
    },
  }
}

const PREVIEW_CHARS = 4_000

const readmeText = `What this file holds: which version runs on which machine, how many records of each kind there are, what the
checks of the data say, how things stand with headquarters, and the last lines of the log.

What it does not hold: names, birthdays, addresses, notes, or anything else about a child, a parent or a colleague.
Wherever a name could have slipped in, it reads •••.
`

function countsOf(rows: Pick<RowReader, 'countRows'>): Readonly<Record<string, number>> {
  return Object.fromEntries(tableNames.map((table) => [table, rows.countRows(table)]))
}

/** Whoever installed the program is named in the folders it runs from. */
function namesOfMachine(): readonly string[] {
  return [process.env['USER'], process.env['USERNAME'], process.env['LOGNAME']].filter(
    (name) => name !== undefined,
  )
}

/** JSON whose texts are made unreadable where they must be; the words we made ourselves stay. */
function write(value: unknown, hide: MakeUnreadable): string {
  const hidden = JSON.stringify(
    value,
    (_key, inner: unknown) => (typeof inner === 'string' ? hide(withoutFolders(inner)) : inner),
    2,
  )
  return `${hidden}\n`
}

/** A place in our code by the file alone: folders carry the name of whoever's computer it is. */
function withoutFolders(text: string): string {
  return text.replaceAll(/(?:[A-Za-z]:)?(?:[\\/][^\\/\s():]+)+[\\/](?=[^\\/\s():]+)/g, '…/')
}
