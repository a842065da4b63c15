import { z } from 'zod'
import type { Result } from '#shared/kernel/result.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { SqlRow, WritableDb } from '../../db/handles.ts'
import { appendAct } from '../../db/repositories/audit-acts.ts'
import { findSyncState, forgetSyncState, putSyncState } from '../../db/repositories/sync-state.ts'
import { refusalOfErased } from '../commands/device-work.ts'

const cell = z.union([z.string(), z.number(), z.null()])
const rows = z.array(z.record(z.string(), cell))
const kept = z.object({ commands: rows, rejections: rows, subjects: rows })

const OPEN = `select command_id from rejected_command where state = 'open'`

/**
 * Puts aside what headquarters did not accept and nobody settled, while the folder is emptied to join the same
 * headquarters anew: whoever did it has not seen it yet. Inside the transaction that empties.
 */
export function keepRejections(db: WritableDb): void {
  const rejections = db.all(`select * from rejected_command where state = 'open' order by command_id`)
  if (rejections.length === 0) return
  const commands = db.all(`select * from command_log where id in (${OPEN}) order by seq`)
  const subjects = db.all(`select * from command_subject where command_id in (${OPEN})`)
  putSyncState(db, 'keptRejections', JSON.stringify({ commands, rejections, subjects }))
}

/** Puts them back in the folder that joined; answers how many. Nothing of an erased person comes back. PRIV-2 */
export function restoreRejections(db: WritableDb, at: Instant): number {
  const text = findSyncState(db, 'keptRejections')
  if (text === undefined) return 0
  const { commands, rejections, subjects } = kept.parse(JSON.parse(text))
  const restored: Result<number, never> = db.inTransaction(() => {
    const back = new Set<unknown>()
    for (const command of commands) {
      if (refusalOfErased(db, JSON.parse(String(command['args']))) !== null) continue
      // The log is numbered anew; these come before what is put in line again.
      const last = Number(db.first('select coalesce(max(seq), 0) as seq from command_log')?.['seq'] ?? 0)
      insert(db, 'command_log', { ...command, seq: last + 1 })
      const [id, type, actorId] = [String(command['id']), String(command['type']), String(command['actor'])]
      appendAct(db, { id, type, actorId, at, changeCount: 0 }, 'asked')
      back.add(command['id'])
    }
    for (const row of rejections) if (back.has(row['command_id'])) insert(db, 'rejected_command', row)
    for (const row of subjects) if (back.has(row['command_id'])) insert(db, 'command_subject', row)
    forgetSyncState(db, 'keptRejections')
    return ok(back.size)
  })
  return restored.ok ? restored.value : 0
}

/** The columns are those that were read from the same table a moment ago. */
function insert(db: WritableDb, table: string, row: SqlRow): void {
  const names = Object.keys(row)
  db.write(
    `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    names.map((name) => row[name] ?? null),
  )
}
