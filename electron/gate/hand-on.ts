import type { Message } from '#shared/domain/explanation/model.ts'
import type { AppCallName } from '#shared/ipc/contract.ts'
import type { Reply } from '#shared/ipc/wire.ts'
import type { ComposedApplication } from '../composed-application.ts'
import { isSwapMeant } from '../db/swap-database.ts'
import { refusedBy } from '../ipc/router.ts'
import type { GateWork } from './gate-work.ts'
import type { Standing } from './gate-ports.ts'
import { callsThatNeedPassword, callsThatTakeAccess, kioskActs, kioskCalls } from './kiosk-calls.ts'
import type { Turns } from './turns.ts'
import type { UnderWay } from './under-way.ts'

export interface HandOnParts {
  readonly work: Pick<
    GateWork,
    'ports' | 'standing' | 'worker' | 'stand' | 'stillHere' | 'lock' | 'reopen' | 'attempt' | 'fail'
  >
  readonly turns: Turns
  readonly underWay: UnderWay
  /** Who set this computer up alone is looked up in the records. */
  readonly recognise: (application: ComposedApplication) => void
}

type Opened = Extract<Standing, { kind: 'open' | 'kiosk' }>

/** Hands a call on to the application when it is open for it, and does what its answer means for the gate. PRIV-4 */
export function createHandOn({ work, turns, underWay, recognise }: HandOnParts) {
  const { ports } = work

  function isOpen(application: ComposedApplication): boolean {
    const standing = work.standing()
    return (standing.kind === 'open' || standing.kind === 'kiosk') && standing.application === application
  }

  function refusalOf(standing: Opened, call: AppCallName): string | undefined {
    const { application } = standing
    if (standing.kind === 'kiosk') {
      if (!kioskCalls.has(call)) return 'gate.kioskOnly'
      return standing.current === null ? 'gate.kioskPad' : undefined
    }
    // Records came in, from a file or from headquarters. What cannot be written is tried again, and keeps nobody waiting.
    work.attempt(() => recognise(application))
    // The account ended while somebody worked: by headquarters, or by the calendar.
    if (work.worker().kind === 'slot' && application.door.access().kind === 'ended') {
      void turns.take(() => work.lock(null)).catch(work.fail)
      return 'gate.accountEnded'
    }
    const mayBeOpen = ports.isSample || application.folder.keys.isKeptByPassword()
    return callsThatNeedPassword.has(call) && !mayBeOpen ? 'gate.setUpFirst' : undefined
  }

  function startKiosk(application: ComposedApplication, reply: Reply): Reply {
    const standing = work.standing()
    if (standing.kind !== 'open' || standing.application !== application) return no('gate.locked')
    work.stand({ kind: 'kiosk', application, opener: work.worker(), current: null })
    application.door.somebodyElse()
    return reply
  }

  /** The key or the database behind the application is to be another one from here on. */
  async function afterwards(
    application: ComposedApplication,
    call: AppCallName,
    reply: Reply,
  ): Promise<Reply> {
    if (call === 'kiosk.start') return await turns.take(() => startKiosk(application, reply))
    const isKeyNew = callsThatTakeAccess.has(call) && application.folder.keys.isChangeDue()
    if (!isKeyNew && !(call.startsWith('backups.') && isSwapMeant(ports.dataFolder))) return reply
    return await turns.take(async () => {
      if (!isOpen(application)) return reply
      const trouble: Message | undefined = await work.reopen()
      return trouble === undefined ? reply : refusedBy(trouble)
    })
  }

  return async (call: AppCallName, raw: unknown): Promise<Reply> => {
    await turns.rest()
    const standing = work.standing()
    if (standing.kind !== 'open' && standing.kind !== 'kiosk') return no('gate.locked')
    const refusal = refusalOf(standing, call)
    if (refusal !== undefined) return no(refusal)
    const { application } = standing
    if (standing.kind === 'kiosk' && kioskActs.has(call)) work.stillHere()
    const reply = await underWay.follow(application.dispatch(raw))
    // It was closed before an answer was there: nothing was done, or all of it and the page is gone.
    if (reply.status === 'fault' && !isOpen(application)) return no('gate.locked')
    return reply.status === 'done' ? await afterwards(application, call, reply) : reply
  }
}

export function no(code: string): Reply {
  return refusedBy({ code, params: {} })
}
