import { writeSync } from 'node:fs'
import { prepareRestore } from '#electron/backup/prepare-restore.ts'
import type { KeyWay } from '#electron/keys/open-key.ts'
import { openDataFolder } from '#electron/db/open-data-folder.ts'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createCopyDesk } from '#electron/services/backups/copy-desk.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { actNumbersOf } from './act-names.ts'
import { actOf, childOf, isWholeProgram, momentMsOf, openWithPassword } from './folder-work.ts'
import type { FolderKind } from './folder-work.ts'

/*
 * One life of a data folder that is copied, put back, given another key, or emptied of people, until it is killed; with
 * `once` it ends by itself after one round. What is done it says aloud at once, and when the work begins and ends.
 * Run as: node folder-life.ts FOLDER SLOT KIND FIRST-NUMBER [once]
 */
const [folder = '', slotId = '', kindWord = 'copies', first = '0', limit = ''] = process.argv.slice(2)
const kind = kindWord as FolderKind
let number = Number(first)
let app: TestApp | undefined
let alone: OpenedDataFolder | undefined
const program = isWholeProgram(kind) ? await import('./folder-program.ts') : undefined
say('opens')
const openedMs = await timed(async () => {
  if (program === undefined) alone = await openWithPassword(folder, slotId)
  else app = await program.startWithPassword(folder, slotId, () => number)
})
number = Math.max(number, ...actNumbersOf(folderOf().db).map((known) => known + 1))
say(`ready ${openedMs}`)
for (;;) {
  for (let acts = 0; acts < 3; acts += 1) act()
  const extraSlot =
    kind === 'keyChange' ? await folderOf().keys.addPassword('invaller', 'nog vier woorden') : ''
  say('begins')
  say(`took ${await timed(() => work(extraSlot))}`)
  if (limit === 'once') break
}
app?.close()
alone?.close()

function folderOf(): Pick<OpenedDataFolder, 'db' | 'deviceId' | 'keys'> {
  const opened = app?.application.folder ?? alone
  if (opened === undefined) throw new Error('nothing is open')
  return opened
}

function act(): void {
  actOf(folderOf(), number)
  say(`done ${number}`)
  number += 1
}

async function work(extraSlot: string): Promise<void> {
  switch (kind) {
    case 'copies':
      return say(`copied ${await copy()}`)
    case 'restore':
      return await restore()
    case 'keyChange': {
      const { keys } = folderOf()
      keys.removeSlot(extraSlot)
      // Still under the key before, which the change must bring along.
      act()
      const key = keys.copyKey()
      await again({ kind: 'key', key })
      return say('changed')
    }
    case 'erase':
      return await erase()
    case 'purge':
      return await purge()
  }
}

async function restore(): Promise<void> {
  const name = await copy()
  act()
  const prepared = folderOf().keys.withKey((key) => prepareRestore({ folder, name, key, now: moment() }))
  if (!prepared.ok) throw new Error(`no restore: ${JSON.stringify(prepared.refusal)}`)
  await again({ kind: 'key', key: folderOf().keys.copyKey() })
  say('restored')
}

async function erase(): Promise<void> {
  const id = childOf(number)
  await app?.done('backups.make', {})
  const subject = { subjectKind: 'child', subjectId: id, typedName: 'Weg Gegaan', ground: 'request' } as const
  await app?.done('retention.erase', subject)
  say(`erased ${id}`)
}

async function purge(): Promise<void> {
  const counts: number[] = []
  for (const each of ['children', 'presence'] as const) {
    const preview = await app?.done('retention.preview', { kind: each })
    const done = await app?.done('retention.purge', { kind: each, digest: preview?.digest ?? '' })
    counts.push(done?.count ?? 0)
  }
  say(`purged ${number} ${counts.join(' ')}`)
}

async function copy(): Promise<string> {
  const { db, keys } = folderOf()
  const desk = createCopyDesk({
    folder,
    db,
    installId: folderOf().deviceId,
    withKey: (use) => keys.withKey(use),
    clock: { now: moment },
    slices: { schedule: (run) => void setImmediate(run), elapsedMs: () => performance.now() },
  })
  const made = await desk.make()
  if (!made.ok) throw new Error(`no copy: ${made.refusal}`)
  return made.value
}

/** As the program does it: closed, and opened with the key it still knows. */
async function again(way: KeyWay): Promise<void> {
  alone?.close()
  const opened = await openDataFolder({ folder, sealers: [], way })
  if (!opened.ok) throw new Error(`does not open again: ${JSON.stringify(opened.refusal)}`)
  alone = opened.value
}

/** Each copy and each folder aside gets a moment of its own. */
function moment(): Instant {
  return new Date(momentMsOf(0) + number * 1_000).toISOString() as Instant
}

async function timed(task: () => Promise<void>): Promise<number> {
  const startedMs = performance.now()
  await task()
  return Math.ceil(performance.now() - startedMs)
}

/** Straight into the pipe: what was said is heard, even when the next instruction never comes. */
function say(words: string): void {
  writeSync(1, `${words}\n`)
}
