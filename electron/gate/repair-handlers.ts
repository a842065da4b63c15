import type { Message } from '#shared/domain/explanation/model.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { restoreCopy } from '../backup/restore-copy.ts'
import { salvageDatabase } from '../backup/salvage-database.ts'
import { lockDataFolder } from '../db/lock-data-folder.ts'
import { describeOpenFailure } from '../describe-open-failure.ts'
import type { Standing } from './gate-ports.ts'
import type { GateWork } from './gate-work.ts'
import { refuseWith } from './refuse-with.ts'

type Repairing = Extract<Standing, { kind: 'repair' }>

/** The password was right and the database cannot be read: a copy comes back, or what can still be read. */
export function createRepairHandlers(work: GateWork) {
  const { ports } = work
  const folder = ports.dataFolder

  async function repairWith<Done>(
    mend: (key: Buffer) => Result<Done, Message>,
    kind: 'copyRestored' | 'salvaged',
  ): Promise<Result<Done, Message>> {
    const standing = work.standing()
    if (standing.kind !== 'repair') return refuseWith('gate.noRepair')
    const locked = lockDataFolder(folder)
    if (!locked.ok) return refuseFor(locked.refusal)
    let done: Result<Done, Message>
    try {
      done = mend(standing.key)
    } finally {
      locked.value.release()
    }
    if (!done.ok) return done
    const trouble = await openMended(standing, kind)
    return trouble === undefined ? done : refuseWith(trouble.code, trouble.params)
  }

  async function openMended(
    { key, worker }: Repairing,
    kind: 'copyRestored' | 'salvaged',
  ): Promise<Message | undefined> {
    const opened = await work.open({ kind: 'key', key }, worker)
    if (!opened.ok) {
      work.repair(opened.refusal, key, worker)
      key.fill(0)
      return describeOpenFailure(opened.refusal, folder)
    }
    key.fill(0)
    return await work.letIn(opened.value, () => {
      if (opened.value.door.access().kind === 'ended') {
        // What came back may know of an account that is over.
        opened.value.close()
        work.stand({ kind: 'locked' })
        return { code: 'gate.accountEnded', params: {} }
      }
      work.begin(opened.value)
      opened.value.door.note({ kind })
      return undefined
    })
  }

  function refuseFor(failure: Parameters<typeof describeOpenFailure>[0]) {
    const { code, params } = describeOpenFailure(failure, folder)
    return refuseWith(code, params)
  }

  return {
    restore: (copy: string): Promise<Result<CallOutput<'gate.restore'>, Message>> =>
      repairWith((key) => restoreCopy({ folder, key, name: copy, now: ports.clock.now() }), 'copyRestored'),
    salvage: (): Promise<Result<CallOutput<'gate.salvage'>, Message>> =>
      repairWith((key) => {
        const saved = salvageDatabase({ folder, key, now: ports.clock.now() })
        if (!saved.ok) return saved
        const { movedTo, rowsSaved, rowsLost, workBack } = saved.value
        return ok({ movedTo, rowsSaved, rowsLost, workBack })
      }, 'salvaged'),
  }
}
