import type { Message } from '#shared/domain/explanation/model.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { GateWork } from './gate-work.ts'
import { KIOSK_FIRST_WAIT_SECONDS, triesLeft } from './guess-rules.ts'
import { nothing, refuseWith } from './refuse-with.ts'

type Answer = Result<CallOutput<'gate.kioskEnter'>, Message>

/** Coming and going at the kiosk. A short code opens the quick log for one person, and no key. PRIV-4 */
export function createKioskHandlers(work: GateWork) {
  const { guesses } = work

  async function enter({ actorId, pin }: ParsedInput<'gate.kioskEnter'>): Promise<Answer> {
    const standing = work.standing()
    if (standing.kind !== 'kiosk') return refuseWith('gate.noKiosk')
    const { door } = standing.application
    const person = door.codes.people().find((each) => each.actorId === actorId)
    if (person === undefined) return refuseWith('gate.noSuchPerson')
    const id = `pin:${actorId}`
    const waiting = guesses.secondsLeft(id, KIOSK_FIRST_WAIT_SECONDS)
    if (waiting > 0) return refuseWith('gate.wait', { seconds: waiting })
    guesses.count(id)
    if (!(await door.codes.isRight(actorId, pin))) {
      door.note({ kind: 'kioskFailed', actorId })
      const seconds = guesses.secondsLeft(id, KIOSK_FIRST_WAIT_SECONDS)
      return refuseWith(seconds > 0 ? 'gate.wrongPinWait' : 'gate.wrongPin', {
        left: triesLeft(guesses.wrongOf(id)),
        seconds,
      })
    }
    guesses.forget(id)
    // First it is written down: what cannot be has not happened. PRIV-5
    door.note({ kind: 'kioskEntered', actorId })
    work.stand({ ...standing, current: person })
    door.somebodyElse()
    work.stillHere()
    work.announce(['session', 'board'])
    return nothing
  }

  /** Back to the pad; the kiosk itself is left with a password only. */
  function leave(): Answer {
    const standing = work.standing()
    if (standing.kind !== 'kiosk') return refuseWith('gate.noKiosk')
    work.stand({ ...standing, current: null })
    standing.application.door.somebodyElse()
    return nothing
  }

  return { enter, leave }
}
