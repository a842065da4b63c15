import type { Message } from '#shared/domain/explanation/model.ts'
import type { CallOutput, GateCallName, ParsedInput } from '#shared/ipc/contract.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { judgePassword } from '../keys/judge-password.ts'
import { knownKeys } from '../keys/key-store.ts'
import { nothing, refuseWith } from './refuse-with.ts'
import type { GateWork } from './gate-work.ts'
import { viewOfGate } from './gate-view.ts'
import { namesAround } from './names-around.ts'
import { createKioskHandlers } from './kiosk-handlers.ts'
import { createRepairHandlers } from './repair-handlers.ts'
import { createSignInHandlers } from './sign-in-handlers.ts'
import { setUp } from './set-up.ts'

/** Exactly one for every call of the gate. */
export type GateHandlers = {
  readonly [Name in GateCallName]: (input: ParsedInput<Name>) => Promise<Result<CallOutput<Name>, Message>>
}

export function createGateHandlers(work: GateWork): GateHandlers {
  const signIn = createSignInHandlers(work)
  const kiosk = createKioskHandlers(work)
  const repair = createRepairHandlers(work)
  return {
    'gate.status': () => Promise.resolve(ok(viewOfGate(work))),
    'gate.judgePassword': async ({ password, name }) =>
      ok(await judgePassword(password, [name, ...namesAround(work)])),
    'gate.setUp': (input) => work.inTurn(() => setUp(work, input)),
    'gate.signIn': (input) => work.inTurn(() => signIn.signIn(input)),
    'gate.recover': (input) => work.inTurn(() => signIn.recover(input)),
    'gate.askHeadquarters': () => Promise.resolve(askHeadquarters(work)),
    'gate.hearHeadquarters': (input) => work.inTurn(() => signIn.hearHeadquarters(input)),
    'gate.lock': ({ place }) =>
      work.inTurn(async () => {
        const { kind } = work.standing()
        if ((kind === 'open' || kind === 'repair') && !work.isLockable()) return refuseWith('gate.noPassword')
        await work.lock(place)
        return nothing
      }),
    'gate.stillHere': () => {
      work.stillHere()
      return Promise.resolve(nothing)
    },
    'gate.kioskEnter': (input) => work.inTurn(() => kiosk.enter(input)),
    'gate.kioskLeave': () => work.inTurn(() => kiosk.leave()),
    'gate.restore': ({ copy }) => work.inTurn(() => repair.restore(copy)),
    'gate.salvage': () => work.inTurn(() => repair.salvage()),
  }
}

function askHeadquarters(work: GateWork): Result<CallOutput<'gate.askHeadquarters'>, Message> {
  const file = knownKeys(work.ports.dataFolder)
  if (work.standing().kind !== 'locked' || file === undefined) return refuseWith('gate.notLocked')
  const request = work.asking.ask(file)
  return request === undefined ? refuseWith('gate.noHeadquarters') : ok({ request })
}
