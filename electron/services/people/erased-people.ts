import { programActorId } from '#shared/commands/program-work.ts'
import { NO_NAME } from '#shared/commands/privacy/without-mention.ts'
import { ok } from '#shared/kernel/result.ts'
import type { WritableDb } from '../../db/handles.ts'
import { countErasedSubjects, findErasedAmong } from '../../db/repositories/erased-subjects.ts'
import {
  listLocalPeople,
  listPinActors,
  removeLocalPerson,
  removePin,
} from '../../db/repositories/local-people.ts'
import { removeMeta } from '../../db/repositories/meta.ts'
import type { KeyDesk } from '../../keys/key-desk.ts'
import { describeError } from '../../log/describe-error.ts'
import type { Log } from '../../log/log.ts'
import type { Trail } from '../audit/trail.ts'
import type { ActingPerson } from '../session/acting-person.ts'

export interface ErasedPeopleParts {
  readonly db: WritableDb
  readonly keys: KeyDesk
  readonly acting: Pick<ActingPerson, 'accessOf' | 'forget'>
  readonly trail: Trail
  readonly log: Pick<Log, 'error'>
  readonly changed: () => void
}

export interface ErasedPeople {
  /**
   * Whoever is erased gets in here no more: the password, the short code and where somebody was go, and the name with
   * them. Another key for the database follows at the next opening. Never throws; what fails is tried again. PRIV-2, PRIV-4
   */
  takeAway(): void
  /** False for the last who gets in here and may manage the others. */
  mayGo(actorId: string): boolean
}

/** What this computer knows of people by itself, outside the records, when they are erased from the records. */
export function createErasedPeople({ db, keys, acting, trail, ...ports }: ErasedPeopleParts): ErasedPeople {
  let seen = 0

  const passwords = () => keys.slots().filter(({ kind }) => kind === 'password')
  const isErased = (actorId: string) => findErasedAmong(db, [actorId]) !== undefined

  function takeAway(): void {
    try {
      const count = countErasedSubjects(db)
      if (count !== seen && takeAwayNow()) seen = count
    } catch (error) {
      ports.log.error('erased.access', describeError(error))
    }
  }

  /** Answers whether nothing of them is left. */
  function takeAwayNow(): boolean {
    const gone = listLocalPeople(db).filter(({ actorId }) => isErased(actorId))
    const pins = listPinActors(db).filter(isErased)
    if (gone.length === 0 && pins.length === 0) return true
    const slots = passwords().filter(({ id }) => gone.some(({ slotId }) => slotId === id))
    // Without any password nothing would ever open again, the printed code neither: then only the name goes, and the
    // password opens nothing more than the word that it is over.
    const isPossible = slots.length < passwords().length && !keys.isChangeDue()
    if (isPossible && slots.length > 0) keys.removeSlots(slots.map(({ id }) => id))
    if (!isPossible) for (const { id, name } of slots) if (name !== NO_NAME) keys.renameSlot(id, NO_NAME)
    const left = isPossible ? [] : slots.map(({ id }) => id)
    db.inTransaction(() => {
      for (const actorId of pins) removePin(db, actorId)
      for (const { slotId } of gone) {
        removeMeta(db, `place:${slotId}`)
        if (!left.includes(slotId)) removeLocalPerson(db, slotId)
      }
      return ok(undefined)
    })
    if (isPossible && slots.length > 0) noteGone(gone.map(({ actorId }) => actorId))
    acting.forget()
    ports.changed()
    return left.length === 0
  }

  function noteGone(actorIds: readonly string[]): void {
    for (const subject of actorIds) trail.note({ kind: 'personRemoved', actorId: programActorId, subject })
    trail.note({ kind: 'keyChanged', actorId: programActorId })
  }

  return {
    takeAway,
    mayGo(actorId) {
      if (!acting.accessOf(actorId).may('people.manage')) return true
      const slots = new Set(passwords().map(({ id }) => id))
      const people = listLocalPeople(db).filter(({ slotId }) => slots.has(slotId))
      if (!people.some((each) => each.actorId === actorId)) return true
      return people.some(
        (each) => each.actorId !== actorId && acting.accessOf(each.actorId).may('people.manage'),
      )
    },
  }
}
