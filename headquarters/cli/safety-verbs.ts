import { resolve } from 'node:path'
import { findBackup } from '../backup/read-backup.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { writeBackup } from '../backup/write-backup.ts'
import { done, misunderstood, refused } from './verb.ts'
import type { Verb } from './verb.ts'

const backup: Verb = {
  name: 'backup',
  usage: 'FOLDER',
  about: 'copies everything of this moment into one file; also while headquarters runs',
  more: [
    'The file is not encrypted and holds names of children. The first line of the answer says where it is.',
  ],
  operands: 1,
  options: {},
  async run(words, { engine, now }) {
    if (engine === null) return refused('These records are in memory only: there is nothing to copy.')
    const written = await writeBackup(engine, resolve(words.folder, words.operands[0] ?? ''), now())
    return done(
      written.path,
      `${written.rows} rows. The file holds names of children and is not encrypted: keep it where nobody else comes.`,
    )
  },
}

const restore: Verb = {
  name: 'restore',
  usage: 'FILE | FOLDER',
  about: 'puts a copy back (of a folder the newest); headquarters must stand still',
  more: [
    'What is here now is put aside, never overwritten. Who was erased since the copy is erased again, and who was',
    'revoked since stays so. Killed half-way, headquarters is as it was before.',
  ],
  mayCreate: true,
  operands: 1,
  options: {},
  async run() {
    return refused('Headquarters runs. Stop it first: nobody may come in while a copy is put back.')
  },
  async runClosed(words, place) {
    const asked = resolve(words.folder, words.operands[0] ?? '')
    const path = findBackup(asked)
    if (path === undefined) return misunderstood(`There is no copy of a headquarters in ${asked}.`)
    const restored = await restoreBackup(path, place)
    return restored.ok ? done(...restored.value) : refused(restored.refusal)
  },
}

const newEpoch: Verb = {
  name: 'new-epoch',
  usage: '',
  about: 'begins a new history: every computer compares everything and sends again what may be missing',
  more: ['After the database was put back by other means than "restore", which does it by itself.'],
  operands: 0,
  options: {},
  async run(_words, { operator }) {
    const epoch = await operator.renewEpoch()
    return done(`The history is now called ${epoch}. Computers compare everything at their next contact.`)
  },
}

export const safetyVerbs: readonly Verb[] = [backup, restore, newEpoch]
