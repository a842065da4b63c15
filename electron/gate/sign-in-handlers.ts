import type { Message } from '#shared/domain/explanation/model.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { KeyFile } from '#shared/schema/key-file.ts'
import type { ComposedApplication } from '../composed-application.ts'
import type { OpenFailure } from '../db/open-failure.ts'
import { describeOpenFailure } from '../describe-open-failure.ts'
import { judgePassword } from '../keys/judge-password.ts'
import { knownKeys } from '../keys/key-store.ts'
import { readRecoveryCode } from '../keys/recovery-code.ts'
import type { GateWork } from './gate-work.ts'
import { keepMissedSignIn } from './missed-sign-ins.ts'
import { refuseWith } from './refuse-with.ts'
import { tryKey } from './try-key.ts'

type Opened = CallOutput<'gate.signIn'>
type Recovered = CallOutput<'gate.recover'>

const RECOVERY = 'recovery'
const HEADQUARTERS = 'headquarters'

/** Ways in: a password, the printed code, headquarters. */
export function createSignInHandlers(work: GateWork) {
  const { ports, guesses } = work
  const folder = ports.dataFolder

  function passwordSlot(slotId: string) {
    const file = knownKeys(folder)
    const slot = file?.slots.find(({ id, kind }) => id === slotId && kind === 'password')
    return file === undefined || slot?.kind !== 'password' ? undefined : { file, slot }
  }

  async function signIn({ slotId, password }: ParsedInput<'gate.signIn'>): Promise<Result<Opened, Message>> {
    const found = passwordSlot(slotId)
    if (work.standing().kind !== 'locked') return refuseWith('gate.notLocked')
    if (found === undefined) return refuseWith('gate.noSuchPerson')
    const key = await tried(found.file, slotId, password, 'password')
    if (!key.ok) return key
    try {
      const entered = await enter(key.value, { slotId, name: found.slot.name })
      if (!entered.ok) return entered
      const { door } = entered.value
      return await work.letIn(entered.value, () => {
        work.begin(entered.value)
        door.note({ kind: 'signedIn', facts: { slot: slotId } })
        return ok({ place: door.takePlace(slotId) })
      })
    } finally {
      key.value.fill(0)
    }
  }

  async function tried(
    file: KeyFile,
    slotId: string,
    secret: string,
    kind: 'password' | 'recovery',
  ): Promise<Result<Buffer, Message>> {
    work.tried(slotId)
    const key = await tryKey({ ...ports, guesses, missed: work.missed }, { file, slotId, secret, kind })
    if (!key.ok) work.announce(['gate'])
    return key
  }

  function refuseFor(failure: OpenFailure) {
    const { code, params } = describeOpenFailure(failure, folder)
    return refuseWith(code, params)
  }

  /** Opens the application for somebody whose key is right, unless the account is over. */
  async function enter(
    key: Buffer,
    { slotId, name }: { readonly slotId: string; readonly name: string },
  ): Promise<Result<ComposedApplication, Message>> {
    const worker = { kind: 'slot', slotId, name } as const
    const opened = await work.open({ kind: 'key', key }, worker)
    if (!opened.ok) {
      if (opened.refusal.kind === 'damaged') work.repair(opened.refusal, key, worker)
      return refuseFor(opened.refusal)
    }
    const application = opened.value
    return await work.letIn(application, () => {
      if (application.door.access().kind !== 'ended') return ok(application)
      application.door.note({ kind: 'signInFailed', facts: { slot: slotId, way: 'ended' } })
      application.close()
      return refuseWith('gate.accountEnded')
    })
  }

  async function recover(input: ParsedInput<'gate.recover'>): Promise<Result<Recovered, Message>> {
    const ready = await readyForNewPassword(input)
    if (!ready.ok) return ready
    const code = readRecoveryCode(input.code)
    if (code === undefined) return refuseWith('gate.codeUnreadable')
    if (!ready.value.slots.some(({ kind }) => kind === 'recovery')) return refuseWith('gate.noCode')
    const key = await tried(ready.value, RECOVERY, code, 'recovery')
    return key.ok ? await startAnew(key.value, input, 'recovered') : key
  }

  async function hearHeadquarters(
    input: ParsedInput<'gate.hearHeadquarters'>,
  ): Promise<Result<Recovered, Message>> {
    const ready = await readyForNewPassword(input)
    if (!ready.ok) return ready
    const heard = work.asking.hear(ready.value, input.answer)
    if (heard === 'unreadable') return refuseWith('gate.answerUnreadable')
    if (heard === 'notForHere') {
      keepMissedSignIn(work.missed, ready.value.auditAddress, {
        ...{ at: ports.clock.now(), slotId: input.slotId },
        kind: HEADQUARTERS,
      })
      return refuseWith('gate.answerNotForHere')
    }
    const done = await startAnew(heard, input, 'openedByHeadquarters')
    if (done.ok) work.asking.done()
    return done
  }

  /** Looked at before anything is tried: a code must not be used up for a password that will not do. */
  async function readyForNewPassword({
    slotId,
    password,
  }: {
    readonly slotId: string
    readonly password: string
  }): Promise<Result<KeyFile, Message>> {
    if (work.standing().kind !== 'locked') return refuseWith('gate.notLocked')
    const found = passwordSlot(slotId)
    if (found === undefined) return refuseWith('gate.noSuchPerson')
    const { reason } = await judgePassword(password, [found.slot.name])
    return reason === null ? ok(found.file) : refuseWith(reason.code, reason.params)
  }

  /** Another password and another printed code; what was before opens nothing any more. */
  async function startAnew(
    key: Buffer,
    { slotId, password }: { readonly slotId: string; readonly password: string },
    kind: 'recovered' | 'openedByHeadquarters',
  ): Promise<Result<Recovered, Message>> {
    try {
      const name = passwordSlot(slotId)?.slot.name ?? ''
      const entered = await enter(key, { slotId, name })
      if (!entered.ok) return entered
      const { door, folder: opened } = entered.value
      return await work.letIn(entered.value, async () => {
        // The name of the house is known from here on. Nothing was used up: the same code opens once more.
        const { reason } = await judgePassword(password, [name, ...door.houseNames()])
        if (reason !== null) {
          entered.value.close()
          return refuseWith(reason.code, reason.params)
        }
        await opened.keys.resetPassword(slotId, password)
        const recoveryCode = await opened.keys.newRecoveryCode()
        door.recoveryCodeMade()
        guesses.forget(slotId)
        work.begin(entered.value)
        door.note({ kind, facts: { slot: slotId } })
        return ok({ recoveryCode, place: door.takePlace(slotId) })
      })
    } finally {
      key.fill(0)
    }
  }

  return { signIn, recover, hearHeadquarters }
}
