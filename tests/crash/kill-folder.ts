import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listCopies } from '#electron/backup/list-copies.ts'
import { openConnection } from '#electron/db/open-connection.ts'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import { readFolder } from '#electron/machine/read-folder.ts'
import { importArgs } from '#shared/import/import-args.ts'
import { nothingStored } from '#shared/import/known-rows.ts'
import { readImport } from '#shared/import/read-import.ts'
import { seededRandom } from '#tests/bench/seeded-random.ts'
import { createTestRunner, makeTempFolder, openTestFolder } from '#tests/harness/database.ts'
import { childOf, CHILDREN, openWithPassword, PASSWORD } from './folder-work.ts'
import type { FolderKind } from './folder-work.ts'

const program = fileURLToPath(new URL('folder-life.ts', import.meta.url))
/** A life ends at some moment within these milliseconds after it began its work: a few rounds of it. */
const LAST_MOMENTS_MS = 2_000
/** A copy of everything is kept aside with each restore; the oldest go once they were looked through. */
const KEPT_ASIDE = 3

export interface FolderCrashReport {
  readonly kind: FolderKind
  readonly kills: number
  /** Acts somebody was told are done. */
  readonly acknowledged: number
  /** Copies, restores, key changes or erasures somebody was told are done. */
  readonly finished: number
  /** Acknowledged acts that are neither in the database nor in one that was moved aside. */
  readonly lost: readonly string[]
  /** What a check of the whole folder found after a kill. */
  readonly findings: readonly string[]
}

interface House {
  readonly folder: string
  readonly slotId: string
}

/**
 * A data folder killed without warning while it makes copies, puts one back, changes its key or erases somebody, over and
 * over. After every kill it must open with the password, hold together, and know every act that was confirmed.
 */
export async function killFolder(kind: FolderKind, kills: number, seed: number): Promise<FolderCrashReport> {
  const temp = makeTempFolder()
  try {
    const house = await openHouse(temp.folder)
    const below = seededRandom(seed)
    const acknowledged = new Set<number>()
    const moved = new Set<number>()
    const erased = new Set<string>()
    const lost = new Set<string>()
    const findings: string[] = []
    let finished = 0
    let next = 0
    for (let kill = 0; kill < kills; kill += 1) {
      const said = await liveOnce(house, kind, next, below(LAST_MOMENTS_MS))
      for (const number of numbersIn(said, 'done ')) acknowledged.add(number)
      for (const id of startingWith(said, 'erased ')) erased.add(id)
      finished += said.filter((line) => /^(?:copied|restored|changed|erased)/.test(line)).length
      const opened = await openWithPassword(house.folder, house.slotId)
      const known = new Set([...actsIn(opened), ...actsAside(opened, house.folder, moved)])
      for (const number of acknowledged) if (!known.has(number)) lost.add(`act-${number}`)
      next = Math.max(next, ...known, ...acknowledged) + 1
      const found = [
        ...verifyDatabase(opened.db),
        ...wrongCopies(opened, house.folder),
        ...notErased(opened, erased),
      ]
      findings.push(...found.map((each) => `${kind}, kill ${kill}: ${JSON.stringify(each)}`))
      opened.close()
    }
    return { kind, kills, acknowledged: acknowledged.size, finished, lost: [...lost], findings }
  } finally {
    temp.remove()
  }
}

async function openHouse(folder: string): Promise<House> {
  const opened = await openTestFolder(folder)
  const files = readFolder(join(import.meta.dirname, '..', '..', 'resources', 'sample'))
  if (!files.ok) throw new Error('the sample ships with the app')
  const runner = createTestRunner(opened)
  runner.done('importOrganisation', importArgs(readImport(files.value, nothingStored), nothingStored))
  const child = { firstName: 'Weg', surnamePrefix: '', surname: 'Gegaan', birthDate: '2020-01-01' }
  const children = Array.from({ length: CHILDREN }, (_, number) => ({
    ...child,
    id: childOf(number),
    ...{ familyId: `family-${number}`, schoolId: null, mentorId: null },
  }))
  runner.done('importOrganisation', { rows: { child: children } })
  const slotId = await opened.keys.addPassword('Sanne', PASSWORD)
  opened.close()
  return { folder, slotId }
}

/** Lets a folder live and kills it; answers what it said. */
async function liveOnce(
  house: House,
  kind: FolderKind,
  next: number,
  thenMs: number,
): Promise<readonly string[]> {
  const parameters = [program, house.folder, house.slotId, kind, String(next)]
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  let isEnding = false
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    if (isEnding || !output.includes('ready\n')) return
    isEnding = true
    setTimeout(() => child.kill('SIGKILL'), thenMs)
  })
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  if (signal !== 'SIGKILL')
    throw new Error(`a life ended by itself, with ${String(code)}: ${output.slice(-300)}`)
  // The last line may have been cut off by the kill.
  return output.slice(0, output.lastIndexOf('\n') + 1).split('\n')
}

function startingWith(lines: readonly string[], word: string): readonly string[] {
  return lines.filter((line) => line.startsWith(word)).map((line) => line.slice(word.length))
}

function numbersIn(lines: readonly string[], word: string): readonly number[] {
  return startingWith(lines, word).map(Number)
}

const ACTS = `select id from command_log where id glob 'act-*'`

function actsIn(opened: OpenedDataFolder): readonly number[] {
  return opened.db.all(ACTS).map((row) => numberOf(row['id']))
}

function numberOf(id: unknown): number {
  return Number(String(id).slice('act-'.length))
}

/** What a database that was moved aside knows; each is read once, and the oldest make room. */
function actsAside(opened: OpenedDataFolder, folder: string, moved: Set<number>): ReadonlySet<number> {
  const aside = join(folder, 'aside')
  const moments = existsSync(aside) ? readdirSync(aside).toSorted() : []
  for (const [place, moment] of moments.entries()) {
    const path = join(aside, moment, 'dagdeel.db')
    const db = opened.keys.withKey((key) => openConnection(path, key, 'read'))
    for (const row of db.prepare<[], { id: string }>(ACTS).all()) moved.add(numberOf(row.id))
    db.close()
    if (place < moments.length - KEPT_ASIDE) rmSync(join(aside, moment), { recursive: true })
  }
  return moved
}

/** Every copy that bears its name opens with the present key, and none is half. */
function wrongCopies(opened: OpenedDataFolder, folder: string): readonly object[] {
  const copies = opened.keys.withKey((key) => listCopies(folder, key))
  return copies.filter(({ rowCount }) => rowCount === null).map(({ name }) => ({ code: 'copy', name }))
}

function notErased(opened: OpenedDataFolder, erased: ReadonlySet<string>): readonly object[] {
  const ids = JSON.stringify([...erased])
  const here = opened.db.all('select id from child where id in (select value from json_each(?))', [ids])
  return here.map((row) => ({ code: 'stillHere', id: row['id'] }))
}
