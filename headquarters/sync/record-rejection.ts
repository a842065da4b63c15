import type { Instant } from '#shared/kernel/time.ts'
import type { SyncRefusal } from '#shared/sync/protocol.ts'
import type { HqWriter, JudgedCommand } from '../store/store.ts'
import { argsHash } from './args-hash.ts'
import type { Submission } from './submission.ts'

/** Keeps a no that no handler gave. */
export async function recordRejection(
  writer: HqWriter,
  submission: Submission,
  now: Instant,
  refusal: SyncRefusal,
): Promise<JudgedCommand> {
  const { id, type, version, args, actorId, originDevice, step, occurredAt, amends } = submission
  const command: JudgedCommand = {
    ...{ id, type, version, args, argsHash: argsHash(type, args), actorId, originDevice, step, amends },
    ...{ kind: 'do', reverts: null, label: { code: 'command.rejected', params: {} } },
    ...{ status: 'rejected', refusal, meanwhile: [], versions: {}, at: occurredAt, receivedAt: now },
  }
  await writer.recordCommand(command, null)
  return command
}
