import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ERASED_FILE, readErased } from '#electron/backup/erased-log.ts'
import { copyFolderOf, listCopyNames } from '#electron/db/copy-folders.ts'
import { openConnection } from '#electron/db/open-connection.ts'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import { actNumbersOf } from './act-names.ts'
import { erasedBefore } from './folder-house.ts'
import type { House } from './folder-house.ts'
import { startWithPassword } from './folder-program.ts'
import { isWholeProgram, openWithPassword } from './folder-work.ts'
import type { FolderKind } from './folder-work.ts'

/** A copy of everything is kept aside with each restore; the oldest go once they were looked through. */
const KEPT_ASIDE = 3

/** What was said so far by all lives together. */
export interface Said {
  readonly erased: ReadonlySet<string>
  /** The number of the last act before the latest purge that was confirmed; null = none yet. */
  readonly purgedAt: number | null
  /** Acts found in databases that were moved aside. Grows. */
  readonly aside: Set<number>
}

export interface Look {
  /** Acts that are there, in the database or in one that was moved aside. */
  readonly known: ReadonlySet<number>
  /** What is not as it must be; empty = all is well. */
  readonly findings: readonly object[]
}

type Looked = Pick<OpenedDataFolder, 'db' | 'keys'>

/** Opens a folder after a kill, with the password, and looks through everything in it. */
export async function lookAtFolder(house: House, kind: FolderKind, said: Said): Promise<Look> {
  if (!isWholeProgram(kind)) {
    const opened = await openWithPassword(house.folder, house.slotId)
    const look = lookThrough(opened, house, kind, said)
    opened.close()
    return look
  }
  const app = await startWithPassword(house.folder, house.slotId, () => said.purgedAt ?? 0)
  const look = lookThrough(app.application.folder, house, kind, said)
  const over: object[] = []
  for (const each of said.purgedAt === null ? [] : (['children', 'presence'] as const)) {
    const { overCount } = await app.done('retention.preview', { kind: each })
    if (overCount > 0) over.push({ code: 'stillOver', kind: each, overCount })
  }
  app.close()
  return { ...look, findings: [...look.findings, ...over] }
}

function lookThrough(opened: Looked, house: House, kind: FolderKind, said: Said): Look {
  const { folder } = house
  addActsAside(opened, folder, said.aside)
  const findings = [
    ...verifyDatabase(opened.db),
    ...lookAtCopies(opened, folder, said.erased),
    ...namedAmong(opened.db.all('select id from child'), said.erased, 'stillHere'),
    ...leftOvers(folder),
    ...(kind === 'purge' ? wrongProof(opened, house) : []),
    ...(kind === 'keyChange' ? forgottenErasure(opened, folder) : []),
  ]
  return { known: new Set([...actNumbersOf(opened.db), ...said.aside]), findings }
}

/** Every file that bears the name of a copy opens with the present key, and nobody who was erased is in it. PRIV-2 */
function lookAtCopies({ keys }: Looked, folder: string, erased: ReadonlySet<string>): readonly object[] {
  const copies = copyFolderOf(folder)
  return listCopyNames(copies).flatMap((name) => {
    try {
      const db = keys.withKey((key) => openConnection(join(copies, name), key, 'read'))
      try {
        const children = db.prepare<[], { id: string }>('select id from child').all()
        const isSound = String(db.pragma('quick_check(1)', { simple: true })) === 'ok'
        return [...(isSound ? [] : [{ code: 'copy', name }]), ...namedAmong(children, erased, 'inCopy')]
      } finally {
        db.close()
      }
    } catch (error) {
      return [{ code: 'copyClosed', name, error: String(error) }]
    }
  })
}

function namedAmong(
  rows: readonly { readonly id?: unknown }[],
  erased: ReadonlySet<string>,
  code: string,
): readonly object[] {
  return rows.filter(({ id }) => erased.has(String(id))).map(({ id }) => ({ code, id }))
}

/** Once it is open again nothing half is left of a database that was being made. */
function leftOvers(folder: string): readonly object[] {
  return readdirSync(folder)
    .filter((name) => name.includes('.next') || name === 'swap.json' || name === 'coming.db')
    .map((name) => ({ code: 'leftOver', name }))
}

/** What went and what is left are together what there was: no act of a purge was carried out by half. PRIV-1 */
function wrongProof({ db }: Looked, { planted }: House): readonly object[] {
  const went = { children: 0, presence: 0 }
  for (const { counts } of db.all('select counts from purge_run')) {
    for (const { kind, count } of JSON.parse(String(counts)) as readonly { kind: string; count: number }[])
      if (kind === 'children' || kind === 'presence') went[kind] += count
  }
  const count = (sql: string): number => Number(db.first(sql)?.['total'])
  const left = {
    children: count(`select count(*) as total from child where id glob 'old-*'`),
    presence: count(`select count(*) as total from observed_time where id glob 'stay-*'`),
  }
  return (['children', 'presence'] as const)
    .filter((kind) => went[kind] + left[kind] !== planted[kind])
    .map((kind) => ({ code: 'proof', kind, went: went[kind], left: left[kind], planted: planted[kind] }))
}

/** The list of who was erased came along under the new key. PRIV-2 */
function forgottenErasure({ keys }: Looked, folder: string): readonly object[] {
  const known = keys.withKey((key) => readErased(folder, key))
  return known.some(({ id }) => id === erasedBefore.id) ? [] : [{ code: 'forgotten', file: ERASED_FILE }]
}

/** What a database that was moved aside knows; each is read once, and the oldest make room. */
function addActsAside({ keys }: Looked, folder: string, found: Set<number>): void {
  const aside = join(folder, 'aside')
  const moments = existsSync(aside) ? readdirSync(aside).toSorted() : []
  for (const [place, moment] of moments.entries()) {
    const db = keys.withKey((key) => openConnection(join(aside, moment, 'dagdeel.db'), key, 'read'))
    const ids = db.prepare<[], { id: string }>(`select id from command_log where id glob 'act-*'`).all()
    for (const { id } of ids) found.add(Number(id.slice('act-'.length)))
    db.close()
    if (place < moments.length - KEPT_ASIDE) rmSync(join(aside, moment), { recursive: true })
  }
}
