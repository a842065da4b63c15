import type { Message } from '#shared/domain/explanation/model.ts'
import type { ParsedInput } from '#shared/ipc/contract.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Act } from '../commands/act.ts'

export interface AbsenceService {
  /** Reports a child absent for whole days. */
  enter(input: ParsedInput<'absences.enter'>, actorId: string): Result<Done, Message>
}

export function createAbsenceService(act: Act): AbsenceService {
  return {
    enter: (input, actorId) => act('enterAbsence', { ...input, startMinute: null, endMinute: null }, actorId),
  }
}
