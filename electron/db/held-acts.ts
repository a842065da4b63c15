import { importOrganisation } from '#shared/commands/imports/import-organisation.ts'
import type { ReadableDb } from './handles.ts'
import { listCommandsAbout, listFamiliesOf } from './repositories/command-subjects.ts'
import {
  listCommandsChanging,
  listCommandsNaming,
  listIdsAbout,
  listRowsHolding,
} from './repositories/redaction.ts'

/** What of the log is about somebody of whom everything is kept. */
export interface HeldTrail {
  /** The people themselves. */
  readonly subjects: readonly string[]
  /** Records of theirs, whose images stay. */
  readonly rows: readonly string[]
  /** Acts about them, or by them, which go on saying what they say. */
  readonly acts: readonly string[]
}

const nothingHeld: HeldTrail = { subjects: [], rows: [], acts: [] }

/**
 * What a legal hold keeps of the log of this computer. Records that were brought in all at once are about everybody: of such
 * an act only what it did to these records stays. PRIV-1
 */
export function findHeldTrail(db: ReadableDb, subjects: readonly string[]): HeldTrail {
  if (subjects.length === 0) return nothingHeld
  const people = [...subjects, ...listFamiliesOf(db, subjects)]
  const rows = [...new Set([...listIdsAbout(db, people), ...listRowsHolding(db, subjects)])]
  const acts = [
    ...new Set([
      ...listCommandsNaming(db, rows),
      ...listCommandsChanging(db, rows),
      ...listCommandsAbout(db, people).map(({ id }) => id),
    ]),
  ]
  const own = db.all(
    `select id from command_log where type <> ? and (id in (select value from json_each(?))
       or actor in (select value from json_each(?))) order by seq`,
    [importOrganisation.type, JSON.stringify(acts), JSON.stringify(subjects)],
  )
  return { subjects, rows, acts: own.map(({ id }) => String(id)) }
}
