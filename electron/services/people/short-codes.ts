import { randomBytes } from 'node:crypto'
import type { Message } from '#shared/domain/explanation/model.ts'
import { ok } from '#shared/kernel/result.ts'
import type { WritableDb } from '../../db/handles.ts'
import { findPinHash, listPinActors, putPin, removePin } from '../../db/repositories/local-people.ts'
import { findMeta, putMeta } from '../../db/repositories/meta.ts'
import { hashShortCode, isGuessedFirst, isShortCode } from '../../keys/short-code.ts'
import type { ClockPort } from '../../ports.ts'
import type { ActingPerson } from '../session/acting-person.ts'

export interface KioskPerson {
  readonly actorId: string
  readonly name: string
}

/** The short codes of the quick log: who has one, and whose one is. They open no key. */
export interface ShortCodes {
  /** Who may use the kiosk today, by name. */
  people(): readonly KioskPerson[]
  /** null takes it away. Answers why a code will not do. */
  set(actorId: string, pin: string | null): Promise<Message | undefined>
  isRight(actorId: string, pin: string): Promise<boolean>
}

const PEPPER_BYTES = 32

export function createShortCodes(
  db: WritableDb,
  acting: Pick<ActingPerson, 'accessOf'>,
  clock: Pick<ClockPort, 'now'>,
): ShortCodes {
  /** In the database and in no copy of a record: a list of hashes alone can be tried out in a minute. */
  function pepper(): Buffer {
    const known = findMeta(db, 'pinPepper')
    if (known !== undefined) return Buffer.from(known, 'base64')
    const made = randomBytes(PEPPER_BYTES)
    inOneGo(() => putMeta(db, 'pinPepper', made.toString('base64')))
    return made
  }

  function inOneGo(work: () => void): void {
    db.inTransaction(() => {
      work()
      return ok(undefined)
    })
  }

  return {
    people: () =>
      listPinActors(db)
        .map((actorId) => ({ actorId, access: acting.accessOf(actorId) }))
        .filter(({ access }) => access.may('attendance.log'))
        .map(({ actorId, access }) => ({ actorId, name: access.actor.name }))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'nl')),
    async set(actorId, pin) {
      if (pin === null) {
        inOneGo(() => removePin(db, actorId))
        return undefined
      }
      if (isGuessedFirst(pin)) return { code: 'people.easyPin', params: {} }
      const hashed = await hashShortCode(pin, pepper())
      inOneGo(() => putPin(db, actorId, hashed, clock.now()))
      return undefined
    },
    async isRight(actorId, pin) {
      const hashed = findPinHash(db, actorId)
      return hashed !== undefined && (await isShortCode(hashed, pin, pepper()))
    },
  }
}
