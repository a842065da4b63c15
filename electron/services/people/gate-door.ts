import { z } from 'zod'
import { keptPlace } from '#shared/ipc/calls/gate.ts'
import type { KeptPlace } from '#shared/ipc/calls/gate.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import { ok } from '#shared/kernel/result.ts'
import type { WritableDb } from '../../db/handles.ts'
import { findLocalPerson, putLocalPerson } from '../../db/repositories/local-people.ts'
import { findMeta, putMeta, removeMeta } from '../../db/repositories/meta.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { KeyDesk } from '../../keys/key-desk.ts'
import { makeLetterbox, takeOut } from '../../machine/letterbox.ts'
import type { ClockPort } from '../../ports.ts'
import type { Trail, TrailEvent } from '../audit/trail.ts'
import type { Access, ActingPerson } from '../session/acting-person.ts'
import type { ShortCodes } from './short-codes.ts'

/** A sign-in that failed while the data was closed, as it was put into the letterbox. */
const missedSignIn = z.strictObject({
  at: z.string().max(40),
  slotId: z.string().max(64),
  kind: z.enum(['password', 'recovery', 'headquarters', 'ended']),
})
export type MissedSignIn = z.output<typeof missedSignIn>

/** What binds such a letter to its place. */
export const missedSignInContext = 'missed sign-in|1'

/** The address is for anybody to read, so anything may lie in the box; what is not ours is `undefined`. */
function missedIn(content: Buffer | undefined): MissedSignIn | undefined {
  if (content === undefined) return undefined
  try {
    return missedSignIn.safeParse(JSON.parse(content.toString('utf8'))).data
  } catch {
    return undefined
  }
}

/** What the gate asks of the open application: who comes in, where that person was, and writing it down. */
export interface GateDoor {
  access(): Access
  /** Something happened at the gate. */
  note(event: Omit<TrailEvent, 'actorId'> & { readonly actorId?: string }): void
  /** Where somebody was. */
  keepPlace(slotId: string, place: KeptPlace): void
  /** The same, once. */
  takePlace(slotId: string): KeptPlace | null
  /** Failed sign-ins of while it was closed; `uncounted`: those there was no room for. */
  takeUp(letters: readonly Buffer[], uncounted: number): void
  /** A password for this computer was chosen by somebody of this name. */
  settleFirstPerson(slotId: string, name: string): void
  recoveryCodeMade(): void
  readonly codes: Pick<ShortCodes, 'people' | 'isRight'>
  accessOf(actorId: string): Access
  /** Names of the house, which no password may rest on. */
  houseNames(): readonly string[]
  /** Who is at the computer is somebody else now. */
  somebodyElse(): void
}

export interface GateDoorParts {
  readonly db: WritableDb
  readonly rows: Pick<RowReader, 'listRows'>
  readonly keys: KeyDesk
  readonly acting: ActingPerson
  readonly codes: ShortCodes
  readonly clock: ClockPort
  readonly trail: Trail
}

export function createGateDoor(parts: GateDoorParts): GateDoor {
  const { db, keys, acting, trail } = parts

  function inOneGo(work: () => void): void {
    db.inTransaction(() => {
      work()
      return ok(undefined)
    })
  }

  /** Its address lies outside the database, its key in it: what is put in while closed is read when open. */
  function letterbox() {
    const known = findMeta(db, 'auditLetterbox')
    const address = keys.auditAddress()
    if (known !== undefined && address !== undefined)
      return { address, privateKey: Buffer.from(known, 'base64') }
    const made = makeLetterbox()
    inOneGo(() => putMeta(db, 'auditLetterbox', made.privateKey.toString('base64')))
    keys.setAuditAddress(made.address)
    return made
  }

  function noteMissed({ at, slotId, kind }: MissedSignIn): void {
    const actorId = findLocalPerson(db, slotId) ?? (slotId === '' ? 'nobody' : slotId)
    trail.note({ kind: 'signInFailed', actorId, facts: { at, slot: slotId, way: kind } })
  }

  return {
    access: () => acting.access(),
    accessOf: (actorId) => acting.accessOf(actorId),
    codes: parts.codes,
    note: (event) => trail.note({ actorId: acting.access().actor.id, ...event }),
    keepPlace: (slotId, place) => inOneGo(() => putMeta(db, `place:${slotId}`, JSON.stringify(place))),
    takePlace(slotId) {
      const kept = findMeta(db, `place:${slotId}`)
      if (kept === undefined) return null
      inOneGo(() => removeMeta(db, `place:${slotId}`))
      const read = keptPlace.safeParse(JSON.parse(kept))
      return read.success ? read.data : null
    },
    takeUp(letters, uncounted) {
      const box = letterbox()
      let unreadable = 0
      for (const letter of letters) {
        const missed = missedIn(takeOut(box, letter, missedSignInContext))
        if (missed === undefined) unreadable += 1
        else noteMissed(missed)
      }
      if (unreadable > 0)
        trail.note({
          kind: 'signInFailed',
          actorId: 'nobody',
          facts: { way: 'unreadable', count: unreadable },
        })
      if (uncounted > 0) trail.note({ kind: 'signInFailed', actorId: 'nobody', facts: { count: uncounted } })
    },
    settleFirstPerson(slotId, name) {
      const wanted = name.trim().toLowerCase()
      const [found, ...others] = parts.rows
        .listRows('staff_member', {})
        .filter((person) => fullName(person).toLowerCase() === wanted)
      // Of two people of one name nobody knows which: then that is asked.
      if (found !== undefined && others.length === 0) inOneGo(() => putLocalPerson(db, slotId, found.id))
      acting.forget()
    },
    recoveryCodeMade: () => inOneGo(() => putMeta(db, 'recoveryCodeMadeAt', parts.clock.now())),
    houseNames: () => parts.rows.listRows('organisation', {}).map(({ name }) => name),
    somebodyElse: () => acting.forget(),
  }
}
