import { writeSync } from 'node:fs'
import { copyNameOf } from '#electron/backup/copy-names.ts'
import { prepareRestore } from '#electron/backup/prepare-restore.ts'
import { keepErased, listErasedIn } from '#electron/backup/erased-log.ts'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createCopyDesk } from '#electron/services/backups/copy-desk.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { createTestRunner } from '#tests/harness/database.ts'
import { actOf, childOf, openWithPassword } from './folder-work.ts'
import type { FolderKind } from './folder-work.ts'

/*
 * One life of a data folder that is copied, put back, given another key, or emptied of people, until it is killed. What
 * is done it says aloud at once. Run as: node folder-life.ts FOLDER SLOT KIND FIRST-NUMBER
 */
const [folder = '', slotId = '', kind = 'copies', first = '0'] = process.argv.slice(2)
let number = Number(first)
let opened = await openWithPassword(folder, slotId)
say('ready')
for (;;) {
  for (let acts = 0; acts < 3; acts += 1) act()
  await work(kind as FolderKind)
}

function act(): void {
  actOf(opened, number)
  say(`done ${number}`)
  number += 1
}

async function work(what: FolderKind): Promise<void> {
  switch (what) {
    case 'copies': {
      const made = await copy(opened)
      say(`copied ${made}`)
      return
    }
    case 'restore': {
      const name = await copy(opened)
      act()
      const prepared = opened.keys.withKey((key) => prepareRestore({ folder, name, key, now: moment() }))
      if (!prepared.ok) throw new Error(`no restore: ${JSON.stringify(prepared.refusal)}`)
      await again()
      say('restored')
      return
    }
    case 'keyChange': {
      const extra = await opened.keys.addPassword('invaller', 'nog vier andere woorden')
      opened.keys.removeSlot(extra)
      await again()
      say('changed')
      return
    }
    case 'erase': {
      const id = childOf(number)
      const runner = createTestRunner(opened)
      runner.done(
        'erasePerson',
        { subjectKind: 'child', subjectId: id, ground: 'request' },
        `erase-${number}`,
      )
      opened.keys.withKey((key) => keepErased(folder, key, listErasedIn(opened.db)))
      opened.removeCopies()
      opened.db.emptyJournalFile()
      say(`erased ${id}`)
    }
  }
}

async function copy(from: OpenedDataFolder): Promise<string> {
  const desk = createCopyDesk({
    folder,
    db: from.db,
    withKey: (use) => from.keys.withKey(use),
    clock: { now: moment },
    slices: { schedule: (run) => void setImmediate(run), elapsedMs: () => performance.now() },
  })
  const made = await desk.make()
  if (!made.ok) throw new Error(`no copy ${copyNameOf(moment())}: ${made.refusal}`)
  return made.value
}

async function again(): Promise<void> {
  opened.close()
  opened = await openWithPassword(folder, slotId)
}

/** Each copy and each folder aside gets a moment of its own. */
function moment(): Instant {
  return new Date(Date.parse('2026-11-23T08:00:00.000Z') + number * 1_000).toISOString() as Instant
}

/** Straight into the pipe: what was said is heard, even when the next instruction never comes. */
function say(words: string): void {
  writeSync(1, `${words}\n`)
}
