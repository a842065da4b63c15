import { must } from '#shared/kernel/invariant.ts'
import type { JournalWork } from '#shared/sync/journal-work.ts'
import { erasedLabel } from '#shared/commands/privacy/erased-label.ts'
import type { ReadableDb } from '../../db/handles.ts'
import { createCommandLogReader } from '../../db/repositories/command-log.ts'
import type { LoggedCommand } from '../../db/repositories/command-log.ts'
import { listOutbox } from '../../db/repositories/outbox.ts'
import type { ClockPort } from '../../ports.ts'
import { listLatelyFinal } from '../../sync/identity.ts'
import { wireCommandOf } from '../commands/device-work.ts'

/**
 * What goes along when this computer joins its headquarters anew, in the order in which it was done: what was not judged,
 * and what was accepted in the last weeks, for headquarters may have gone back to a copy from before. What it has it knows
 * by its id.
 */
export function listWorkToCarry(db: ReadableDb, clock: Pick<ClockPort, 'now'>): readonly JournalWork[] {
  const log = createCommandLogReader(db)
  return [...listOutbox(db), ...listLatelyFinal({ db, clock })]
    .flatMap((entry) => {
      const command = must(log.findCommand(entry.id), 'what was done here stands in the log')
      return entry.state === 'void' || isEmptied(command) ? [] : [{ entry, command }]
    })
    .toSorted((a, b) => a.command.seq - b.command.seq)
    .map(({ entry, command }, index) => {
      // Where it stood in a line that is no more, and what was seen of streams that are fetched anew, counts for nothing.
      const { label, kind, reverts } = command
      return {
        command: wireCommandOf(command, { ...entry, seq: index + 1, versions: {} }),
        label: { ...label, params: { ...label.params } },
        kind,
        reverts,
      }
    })
}

function isEmptied({ argsJson, label }: LoggedCommand): boolean {
  return argsJson === '{}' && label.code === erasedLabel.code
}
