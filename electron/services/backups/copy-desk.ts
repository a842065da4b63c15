import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { CopyTroubleCode } from '../../backup/trouble.ts'
import { copyTroubleOfError } from '../../backup/trouble.ts'
import { copiesToDrop } from '../../backup/copies-to-drop.ts'
import { copyNameOf } from '../../backup/copy-names.ts'
import { putKeysBeside, renewKeysBeside } from '../../backup/keys-beside-copies.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import {
  changeCopyPlaces,
  clearSecondPlace,
  copyFolderOf,
  keysNameOf,
  listCopyNames,
  readCopyPlaces,
} from '../../db/copy-folders.ts'
import type { WritableDb } from '../../db/handles.ts'
import { openConnection } from '../../db/open-connection.ts'
import { copyInSteps } from '../../db/verified-copy.ts'
import type { ClockPort } from '../../ports.ts'
import { runInSlices } from '../rules/run-in-slices.ts'
import type { SlicePorts } from '../rules/run-in-slices.ts'

export interface CopyDeskPorts {
  readonly folder: string
  readonly db: WritableDb
  withKey<Value>(work: (key: Buffer) => Value): Value
  readonly clock: Pick<ClockPort, 'now'>
  readonly slices: SlicePorts
  /** This computer, as headquarters knows it. */
  readonly installId: string
}

/** Makes copies, one at a time, without anybody having to wait for it. */
export interface CopyDesk {
  /** The name of the copy, here and where it could be in the second place. */
  make(): Promise<Result<string, CopyTroubleCode>>
  isBusy(): boolean
  /** Whoever waits for a copy hears no more of it; half a copy is not kept. */
  close(): void
}

export function createCopyDesk(ports: CopyDeskPorts): CopyDesk {
  let running: Promise<Result<string, CopyTroubleCode>> | undefined
  let stop: () => void = () => {}
  let isClosed = false

  async function makeOne(): Promise<Result<string, CopyTroubleCode>> {
    const { folder, clock } = ports
    const name = copyNameOf(clock.now())
    const trouble = await makeHere(name)
    if (isClosed) return refuse('unreachable')
    if (trouble !== undefined) {
      noteFailure(folder, { failure: { at: clock.now(), code: trouble } })
      return refuse(trouble)
    }
    await dropOld(copyFolderOf(folder), name)
    if (isClosed) return refuse('unreachable')
    noteFailure(folder, { failure: null })
    await carryToSecondPlace(ports, name, () => isClosed)
    return ok(name)
  }

  async function makeHere(name: string): Promise<CopyTroubleCode | undefined> {
    const work = copyOfNow(ports, name)
    const run = runInSlices(work, ports.slices)
    // Its connections close at once: nothing that knows the key outlives the folder.
    stop = () => {
      run.stop()
      work.return(undefined)
    }
    try {
      const problem = await run.finished
      return problem === undefined ? undefined : 'notSound'
    } catch (error) {
      return copyTroubleOfError(error)
    }
  }

  return {
    make() {
      running ??= makeOne().finally(() => {
        running = undefined
      })
      return running
    },
    isBusy: () => running !== undefined,
    close() {
      isClosed = true
      stop()
    },
  }
}

/**
 * A copy of how the database is when the first step begins. A connection of its own keeps looking at that moment while
 * others write, so that what is compared is what was copied.
 */
function* copyOfNow(
  { folder, db, withKey }: CopyDeskPorts,
  name: string,
): Generator<undefined, string | undefined> {
  let moment: Database | undefined
  let proving: ReturnType<typeof copyInSteps> | undefined
  try {
    const steps = withKey((key) => {
      const seen = openConnection(join(folder, 'dagdeel.db'), key, 'read')
      moment = seen
      seen.exec('begin')
      seen.prepare('select count(*) from sqlite_master').get()
      const own = Buffer.from(key)
      const made = copyInSteps(
        { copyInto: (path) => db.copyInto(path), all: (sql) => seen.prepare(sql).iterate() },
        { folder: copyFolderOf(folder), name, key: own },
      )
      proving = made
      // The first step is the one that needs the key; it does not outlive it.
      const first = made.next()
      own.fill(0)
      return { made, first }
    })
    let step = steps.first
    while (step.done !== true) {
      yield undefined
      step = steps.made.next()
    }
    return step.value
  } finally {
    proving?.return(undefined)
    moment?.close()
  }
}

/** One that the disk does not let go stays, and is tried again after the next copy: the one that was made is what counts. */
async function dropOld(copyFolder: string, made: string): Promise<void> {
  for (const copy of copiesToDrop(listCopyNames(copyFolder), made)) {
    try {
      for (const name of [copy, keysNameOf(copy)]) await rm(join(copyFolder, name), { force: true })
    } catch (error) {
      copyTroubleOfError(error)
    }
  }
}

/** A disk that is full may refuse this too; the copies themselves say when the last one was made. */
function noteFailure(folder: string, change: Parameters<typeof changeCopyPlaces>[1]): void {
  try {
    changeCopyPlaces(folder, change)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
  }
}

/**
 * A place that is not there is told and costs nothing: the copy in the data folder is made. Beside it goes a key file of
 * its own, so that it opens there with the same password, also when the database here has another key by then.
 */
async function carryToSecondPlace(
  { folder, clock, withKey, installId }: CopyDeskPorts,
  name: string,
  isClosed: () => boolean,
): Promise<void> {
  const { second } = readCopyPlaces(folder)
  try {
    if (second === null) return clearSecondPlace(folder)
    const parent = join(second, '..')
    if (!existsSync(parent)) throw Object.assign(new Error('the place is not there'), { code: 'ENOENT' })
    await mkdir(second, { recursive: true, mode: 0o700 })
    clearSecondPlace(folder)
    if (isClosed()) return
    // First the keys, for a copy without them opens nowhere else.
    withKey((key) => putKeysBeside(folder, join(second, name), key, installId))
    await putCopy(join(copyFolderOf(folder), name), join(second, name))
    // While it was carried the folder may have been closed and given another key: then it is not known which one it has.
    if (isClosed()) {
      for (const made of [name, keysNameOf(name)]) await rm(join(second, made), { force: true })
      return
    }
    withKey((key) => renewKeysBeside(folder, second, key, installId))
    await dropOld(second, name)
    noteFailure(folder, { secondFailure: null })
  } catch (error) {
    noteFailure(folder, { secondFailure: { at: clock.now(), code: copyTroubleOfError(error) } })
  }
}

/** Byte for byte, looked at once more, flushed, and only then under its name. */
async function putCopy(from: string, to: string): Promise<void> {
  const draft = `${to}.draft`
  try {
    await copyFile(from, draft)
    const file = await open(draft, 'r+')
    await file.sync()
    await file.close()
    if ((await digestOf(from)) !== (await digestOf(draft)))
      throw Object.assign(new Error('the place keeps other bytes'), { code: 'EIO' })
    await rename(draft, to)
  } finally {
    await rm(draft, { force: true })
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return `${(await stat(path)).size} ${hash.digest('hex')}`
}
