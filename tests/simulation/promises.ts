import type { CommandId } from '#shared/domain/ids.ts'
import type { HeadquartersOracles } from './headquarters-oracles.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import type { Watch } from './watch.ts'

/** An act that was confirmed to somebody. From then on it may not get lost. */
export interface ConfirmedAct {
  readonly commandId: string
  readonly type: string
  readonly device: SimulatedDevice
  /** The installation it was done on; a cleared computer is another one from then on. */
  readonly installId: string
}

/** Every act that was confirmed, and what became of it: I2. */
export interface Promises {
  confirm(act: ConfirmedAct): void
  /** Lost on purpose: a stolen computer was cleared with work on it that headquarters does not know. */
  forgive(commandIds: readonly string[]): void
  /** Headquarters was put back: what it had judged before, and what of it is gone. */
  headquartersForgot(before: ReadonlySet<string>, oracles: HeadquartersOracles): void
  /** A device was put back to an old copy and has its journal beside it. */
  deviceForgot(device: SimulatedDevice, oracles: HeadquartersOracles): void
  /**
   * What may be known on this device only: unsent work, and refusals, since headquarters forgets one when it is put back
   * to before it.
   */
  heldBy(device: SimulatedDevice): readonly string[]
  /** Refusals that stand on this device. */
  refusedOn(device: SimulatedDevice): readonly string[]
  earlierActs(device: SimulatedDevice): readonly string[]
  count(): number
  ids(): readonly CommandId[]
  /** When everything has come to rest: each is at headquarters, or stands on its device with the reason. */
  check(oracles: HeadquartersOracles): void
}

const KEPT_FOR_UNDO = 12

/** `erased`: everybody who was erased so far. */
export function createPromises(watch: Watch, erased: () => readonly string[]): Promises {
  const acts = new Map<string, ConfirmedAct>()
  /** Whom an act was about, as its device noted it down. */
  const subjects = new Map<string, readonly string[]>()
  const latest = new Map<SimulatedDevice, string[]>()

  /** Acts whose device holds nothing of them any more: it was cleared, or put back to before. */
  const forgotten = new Set<string>()

  function isOnDevice({ commandId, device, installId }: ConfirmedAct): boolean {
    if (installId !== device.installId) return false
    return device.db.first('select 1 as found from command_log where id = ?', [commandId]) !== undefined
  }

  function isAboutErased(commandId: string): boolean {
    const about = subjects.get(commandId) ?? []
    return about.length > 0 && erased().some((subject) => about.includes(subject))
  }

  function checkAct(act: ConfirmedAct, oracles: HeadquartersOracles): string | undefined {
    const { db } = act.device
    const verdict = oracles.verdictOf(act.commandId)
    const rejected = db.first('select state, refusal from rejected_command where command_id = ?', [
      act.commandId,
    ])
    if (verdict === undefined) {
      // Headquarters was put back and does not know of it any more; who did it still sees why it did not happen.
      if (rejected !== undefined) return undefined
      // Its person was erased: nothing is left to hand in again.
      const logged = db.first('select label from command_log where id = ?', [act.commandId])
      if (String(logged?.['label'] ?? '').includes('command.erased')) return undefined
      const kept = db.first('select state from outbox where id = ?', [act.commandId])
      return `headquarters never judged it (on the device: ${JSON.stringify(kept ?? 'nothing')})`
    }
    // A cleared computer shows nothing any more; headquarters has its work.
    if (act.installId !== act.device.installId || forgotten.has(act.commandId)) return undefined
    if (verdict.status === 'accepted') {
      return rejected === undefined ? undefined : 'it was accepted and stands as rejected on its device'
    }
    if (rejected === undefined) return 'it was rejected and nobody can see that'
    return String(rejected['refusal']).includes('code') ? undefined : 'it was rejected without a reason'
  }

  return {
    confirm(act) {
      acts.set(act.commandId, act)
      const about = act.device.db.all('select subject_id from command_subject where command_id = ?', [
        act.commandId,
      ])
      if (about.length > 0) {
        subjects.set(
          act.commandId,
          about.map((row) => String(row['subject_id'])),
        )
      }
      const own = latest.get(act.device) ?? []
      if (act.type !== 'undoCommand' && act.type !== 'redoCommand') own.unshift(act.commandId)
      latest.set(act.device, own.slice(0, KEPT_FOR_UNDO))
    },
    forgive(commandIds) {
      for (const id of commandIds) if (acts.delete(id)) watch.event('lostByDesign')
    },
    headquartersForgot(before, oracles) {
      for (const act of acts.values()) {
        const isLost = before.has(act.commandId) && oracles.verdictOf(act.commandId) === undefined
        // Gone on both sides: the copy of headquarters is older than what its device still remembers.
        if (isLost && !isOnDevice(act) && acts.delete(act.commandId)) watch.event('lostByDesign')
      }
    },
    deviceForgot(device, oracles) {
      for (const act of acts.values()) {
        if (act.device !== device || isOnDevice(act)) continue
        forgotten.add(act.commandId)
        if (oracles.verdictOf(act.commandId) !== undefined) continue
        // Judged once, then both sides were put back to before it; or emptied, so that the journal let it go.
        if (oracles.wasEverJudged(act.commandId) || isAboutErased(act.commandId)) {
          if (acts.delete(act.commandId)) watch.event('lostByDesign')
          continue
        }
        // The journal has everything that was not judged.
        watch.violated(
          'I2 nothing lost',
          `${act.type} ${act.commandId} went with an old copy of ${device.name}`,
        )
      }
    },
    heldBy: (device) =>
      device.db
        .all(
          `select id from outbox where state in ('pending', 'blocked')
           union select command_id from rejected_command`,
        )
        .map((row) => String(row['id'])),
    refusedOn: (device) =>
      device.db.all('select command_id from rejected_command').map((row) => String(row['command_id'])),
    earlierActs: (device) => latest.get(device) ?? [],
    count: () => acts.size,
    ids: () => [...acts.keys()] as CommandId[],
    check(oracles) {
      for (const act of acts.values()) {
        watch.looked('I2 nothing lost')
        const problem = checkAct(act, oracles)
        if (problem !== undefined) {
          watch.violated('I2 nothing lost', `${act.type} ${act.commandId} of ${act.device.name}: ${problem}`)
        }
      }
    },
  }
}
