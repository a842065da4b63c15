import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Message } from '#shared/domain/explanation/model.ts'
import { copyTroubleCodes } from '#shared/ipc/calls/backups.ts'
import type { BackupsView } from '#shared/ipc/calls/backups.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { parseInstant } from '#shared/kernel/time.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import { momentOfName } from '../../backup/copy-names.ts'
import { arrivalValue } from '../../backup/arrival.ts'
import { keepErased, listErasedIn } from '../../backup/erased-log.ts'
import { findCopyPath, listCopies } from '../../backup/list-copies.ts'
import { renewKeysBeside } from '../../backup/keys-beside-copies.ts'
import { prepareRestore } from '../../backup/prepare-restore.ts'
import { bringCopiesAlong } from '../../db/change-key.ts'
import { copyFolderOf, listCopyNames, moveSecondPlace, readCopyPlaces } from '../../db/copy-folders.ts'
import type { CopyPlaces } from '../../db/copy-folders.ts'
import type { OpenedDataFolder } from '../../db/open-data-folder.ts'
import { findMeta, removeMeta } from '../../db/repositories/meta.ts'
import { createRowReader } from '../../db/repositories/row-store.ts'
import { cancelSwap, isSwapMeant } from '../../db/swap-database.ts'
import { describeError } from '../../log/describe-error.ts'
import type { Log } from '../../log/log.ts'
import type { ClockPort, SchedulePort } from '../../ports.ts'
import type { Trail } from '../audit/trail.ts'
import type { DailyWork } from '../day-watch/day-watch.ts'
import type { SlicePorts } from '../rules/run-in-slices.ts'
import { programActorId } from '../session/program-actor.ts'
import { checkPlace } from './check-place.ts'
import { createCopyDesk } from './copy-desk.ts'
import { exportRecords } from './export-records.ts'
import { createCopyReader } from './read-copy.ts'

export interface BackupsServicePorts {
  readonly dataFolder: string
  readonly opened: Pick<OpenedDataFolder, 'db' | 'deviceId' | 'keys'>
  readonly clock: ClockPort
  readonly schedule: Pick<SchedulePort, 'later'>
  readonly slices: SlicePorts
  readonly trail: Trail
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>
  readonly announce: () => void
}

type Answer<Name extends `backups.${string}` & keyof Calls> = Result<Calls[Name], Message>
interface Calls {
  readonly 'backups.make': CallOutput<'backups.make'>
  readonly 'backups.check': CallOutput<'backups.check'>
  readonly 'backups.preview': CallOutput<'backups.preview'>
  readonly 'backups.restore': CallOutput<'backups.restore'>
  readonly 'backups.exportAll': CallOutput<'backups.exportAll'>
}

export interface BackupsService extends DailyWork {
  status(): BackupsView
  make(actorId: string): Promise<Answer<'backups.make'>>
  check(input: ParsedInput<'backups.check'>): Answer<'backups.check'>
  setPlace(input: ParsedInput<'backups.setPlace'>): Result<Record<string, never>, Message>
  preview(input: ParsedInput<'backups.preview'>): Answer<'backups.preview'>
  restore(input: ParsedInput<'backups.restore'>, actorId: string): Answer<'backups.restore'>
  cancelRestore(): Result<Record<string, never>, Message>
  exportAll(actorId: string): Promise<Answer<'backups.exportAll'>>
  /** Writes down that this database came in the place of another, and who is erased; before anybody works here. */
  open(): void
  /** Records changed: whoever was erased is written down beside the database too. PRIV-2 */
  changed(): void
  close(): void
}

/** After the start the first screens come first. */
const AFTER_START_MS = 90_000

export function createBackupsService(ports: BackupsServicePorts): BackupsService {
  const { dataFolder, opened, clock, trail, log } = ports
  const { db, keys } = opened
  const withKey = <Value>(work: (key: Buffer) => Value): Value => keys.withKey(work)
  const reader = createCopyReader({ folder: dataFolder, db, withKey })
  const desk = createCopyDesk({
    ...{ folder: dataFolder, db, withKey, clock, slices: ports.slices },
    installId: opened.deviceId,
  })
  const counts = new Map<string, number | null>()
  let erasedCount = -1
  let cancel: () => void = () => {}
  let isClosed = false

  /** Counting opens a copy; a copy never changes under its name and size. */
  function rowsOf(name: string, bytes: number): number | null {
    const mark = `${name} ${bytes}`
    const known = counts.get(mark)
    if (known !== undefined) return known
    const path = findCopyPath(dataFolder, name)
    const counted = path === undefined ? null : reader.countRows(path)
    counts.set(mark, counted)
    return counted
  }

  async function make(actorId: string): Promise<Answer<'backups.make'>> {
    const making = desk.make()
    ports.announce()
    const made = await making
    if (isClosed) return refuse({ code: 'backup.unreachable', params: {} })
    if (made.ok) {
      trail.note({ kind: 'copyMade', actorId })
      log.info('copy.made')
    } else log.warn('copy.failed', { code: made.refusal })
    ports.announce()
    return made.ok ? ok({ name: made.value }) : refuse({ code: `backup.failed.${made.refusal}`, params: {} })
  }

  /** Whoever may open the folder now may open its copies in the second place, and nobody else. PRIV-4 */
  function renewKeys(): void {
    const { second } = readCopyPlaces(dataFolder)
    if (second === null || !existsSync(second)) return
    withKey((key) => renewKeysBeside(dataFolder, second, key, opened.deviceId))
  }

  /** What failed is tried again another day. */
  function attempt(work: () => void): void {
    try {
      if (!isClosed) work()
    } catch (error) {
      log.warn('copy.keys', describeError(error))
    }
  }

  function makeByItself(today: IsoDay): void {
    if (isClosed || hasCopyOf(today)) return
    make(programActorId).catch((error: unknown) => log.error('copy.crashed', describeError(error)))
  }

  function hasCopyOf(today: IsoDay): boolean {
    return listCopyNames(copyFolderOf(dataFolder)).some((name) => {
      const moment = momentOfName(name)
      // A name is in UTC; the day is the one people live in.
      return moment !== undefined && dutchTimeOf(moment).day === today
    })
  }

  function changed(): void {
    const known = Number(db.first('select count(*) as total from erased_subject')?.['total'] ?? 0)
    if (known === erasedCount) return
    try {
      withKey((key) => keepErased(dataFolder, key, listErasedIn(db)))
      erasedCount = known
      // The copies of before went with them: there is none any more, and there should be one.
      if (!isClosed) ports.announce()
    } catch (error) {
      log.error('erased.kept', describeError(error))
    }
  }

  return {
    newDay(today) {
      cancel()
      cancel = ports.schedule.later(() => {
        attempt(() => withKey((key) => bringCopiesAlong(dataFolder, key)))
        attempt(renewKeys)
        makeByItself(today)
      }, AFTER_START_MS)
    },
    changed,
    open() {
      const cameFrom = findMeta(db, 'cameFrom')
      if (cameFrom !== undefined) {
        // First the line: ended in between it is written twice, and never not.
        noteArrival(cameFrom)
        db.inTransaction(() => ok(removeMeta(db, 'cameFrom')))
      }
      changed()
    },
    status() {
      const places = readCopyPlaces(dataFolder)
      const copies = listCopies(dataFolder, null).slice(0, 100)
      return {
        isBusy: desk.isBusy(),
        lastMadeAt: copies.find(({ name }) => momentOfName(name) !== undefined)?.madeAt ?? null,
        failure: failureView(places.failure),
        second:
          places.second === null
            ? null
            : {
                folder: dirname(places.second),
                isReachable: existsSync(places.second),
                failure: failureView(places.secondFailure),
              },
        isRestoreDue: isSwapMeant(dataFolder),
        copies: copies.map((copy) => ({ ...copy, rowCount: rowsOf(copy.name, copy.bytes) })),
      }
    },
    make,
    check({ name }) {
      const path = findCopyPath(dataFolder, name)
      if (path === undefined) return notFound()
      const isSound = reader.isSound(path)
      return ok({ isSound, rowCount: isSound ? reader.countRows(path) : null })
    },
    setPlace({ folder }) {
      if (folder === null) {
        moveSecondPlace(dataFolder, null)
        ports.announce()
        return ok({})
      }
      const place = checkPlace(folder, dataFolder, opened.deviceId)
      if (!place.ok) return place
      moveSecondPlace(dataFolder, place.value)
      ports.announce()
      return ok({})
    },
    preview({ name }) {
      const path = findCopyPath(dataFolder, name)
      const listed = listCopies(dataFolder, null).find((copy) => copy.name === name)
      if (path === undefined || listed === undefined) return notFound()
      const rowsThen = reader.countRows(path)
      if (rowsThen === null) return refuse({ code: 'backup.otherKey', params: {} })
      const rows = createRowReader(db)
      return ok({
        madeAt: listed.madeAt,
        rowsThen,
        rowsNow: tableNames.reduce((total, table) => total + rows.countRows(table), 0),
        ...reader.actsSince(path),
      })
    },
    restore({ name }, actorId) {
      const prepared = withKey((key) =>
        prepareRestore({
          folder: dataFolder,
          ...{ name, key, actorId },
          now: clock.now(),
          alsoErased: listErasedIn(db),
        }),
      )
      if (!prepared.ok) return prepared
      log.warn('copy.restoring', { workBack: prepared.value.workBack })
      ports.announce()
      return ok({ actsBack: prepared.value.workBack })
    },
    cancelRestore() {
      cancelSwap(dataFolder)
      ports.announce()
      return ok({})
    },
    async exportAll(actorId) {
      const made = await exportRecords({ db, today: clock.today(), slices: ports.slices })
      trail.note({ kind: 'exported', actorId, facts: { tables: made.tables, rows: made.rows } })
      return ok({
        fileName: `dagdeel-${clock.today()}.zip`,
        base64: made.zip.toString('base64'),
        tables: made.tables,
        rows: made.rows,
      })
    },
    close() {
      isClosed = true
      cancel()
      desk.close()
    },
  }

  function noteArrival(text: string): void {
    const { actorId, workBack } = arrivalValue.parse(JSON.parse(text))
    trail.note({ kind: 'copyRestored', actorId, facts: { workBack } })
  }
}

function notFound(): { readonly ok: false; readonly refusal: Message } {
  return refuse({ code: 'backup.notFound', params: {} })
}

/** A file on disk is not trusted: what it says beside moments and known codes is left out. */
function failureView(kept: CopyPlaces['failure']): BackupsView['failure'] {
  const code = copyTroubleCodes.find((known) => known === kept?.code)
  const at: Instant | undefined = kept === null ? undefined : parseInstant(kept.at)
  return code === undefined || at === undefined ? null : { at, code }
}
