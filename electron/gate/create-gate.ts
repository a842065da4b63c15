import { join } from 'node:path'
import { existsSync } from 'node:fs'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { KeptPlace } from '#shared/ipc/calls/gate.ts'
import type { GateCallName } from '#shared/ipc/contract.ts'
import { isGateCall } from '#shared/ipc/contract.ts'
import { topics as everyTopic } from '#shared/ipc/wire.ts'
import type { AppEvent, Reply, Topic } from '#shared/ipc/wire.ts'
import { refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { composeApplication } from '../compose.ts'
import type { ComposedApplication } from '../composed-application.ts'
import { DATABASE_FILE } from '../db/open-data-folder.ts'
import type { OpenFailure } from '../db/open-failure.ts'
import { describeOpenFailure } from '../describe-open-failure.ts'
import { answerCall, readEnvelope, refusedBy } from '../ipc/router.ts'
import { readKeys } from '../keys/key-store.ts'
import { openKey } from '../keys/open-key.ts'
import type { KeyWay } from '../keys/open-key.ts'
import { describeError } from '../log/describe-error.ts'
import type { Worker } from '../services/session/acting-person.ts'
import { createAsking } from './ask-headquarters.ts'
import { openGateNotes } from './gate-file.ts'
import type { Gate, GatePorts, Standing } from './gate-ports.ts'
import { createGateHandlers } from './gate-handlers.ts'
import type { GateWork } from './gate-work.ts'
import { openGuessBook } from './guess-book.ts'
import { createHandOn, no } from './hand-on.ts'
import { createIdleWatch } from './idle-watch.ts'
import { forgetMissedSignIns, readMissedSignIns } from './missed-sign-ins.ts'
import { isSameFailure, knownFailure, troubleOf } from './troubles.ts'
import { createTurns } from './turns.ts'
import { createUnderWay } from './under-way.ts'

/** What is being done when the lock comes is finished; nothing of ours takes longer. */
const FINISH_MS = 2_000
/** How long the page has to hand over where somebody was, when the lock was not its own idea. */
const PLACE_MS = 2_000
/** When the settings cannot be read. */
const USUAL_LOCK_MINUTES = 10
const nobody: Worker = { kind: 'nobody' }

/**
 * Puts a gate before the application: closed, it answers what is needed to open it; open, it hands on what may be asked,
 * and closes it again. It holds no key but in repair, and no name at all. PRIV-4, PRIV-6
 */
export async function createGate(ports: GatePorts): Promise<Gate> {
  const folder = ports.dataFolder
  const listeners = new Set<(event: AppEvent) => void>()
  const turns = createTurns()
  const underWay = createUnderWay(ports.schedule)
  let standing: Standing = { kind: 'locked' }
  let worker: Worker = nobody
  let isClosed = false
  let isLockDue = false
  let lastTried: string | undefined

  const fail = (error: unknown) => ports.log.error('gate.fault', describeError(error))
  const failed = (error: unknown) => ports.log.error('gate.notWritten', describeError(error))
  const notes = openGateNotes(folder, failed)
  const missed = { folder, notes, failed }

  /** What is worth a try and may stop nothing. */
  function attempt<Value>(work: () => Value): Value | undefined {
    try {
      return work()
    } catch (error) {
      fail(error)
      return undefined
    }
  }

  const announce = (topics: readonly Topic[]) => {
    for (const listener of listeners) attempt(() => listener({ topics }))
  }
  const stand = (next: Standing) => {
    const isSame =
      next.kind === 'closed' && standing.kind === 'closed' && isSameFailure(next.failure, standing.failure)
    standing = next
    if (next.kind === 'locked' || next.kind === 'closed') idle.stop()
    // Who hears of it asks again, and asking tries again: the same trouble must not go round.
    if (!isSame) announce(['gate'])
  }
  const idle = createIdleWatch({
    schedule: ports.schedule,
    limitMs: () => (attempt(() => ports.settings.read().lockAfterMinutes) ?? USUAL_LOCK_MINUTES) * 60_000,
    due: () => attempt(lockSoon),
    backToPad: () =>
      attempt(() => {
        if (standing.kind === 'kiosk' && standing.current !== null) leavePad(standing)
      }),
  })

  function whoWorks(): Worker {
    if (standing.kind !== 'kiosk') return worker
    return standing.current === null ? nobody : { kind: 'pin', actorId: standing.current.actorId }
  }

  function leavePad(kiosk: Extract<Standing, { kind: 'kiosk' }>): void {
    stand({ ...kiosk, current: null })
    kiosk.application.door.somebodyElse()
  }

  async function open(way: KeyWay, next: Worker): Promise<Result<ComposedApplication, OpenFailure>> {
    worker = next
    try {
      const opened = await composeApplication({ ...ports, way, whoWorks })
      if (opened.ok && isClosed) {
        opened.value.close()
        throw closesMeanwhile()
      }
      if (!opened.ok) {
        ports.log.error('open.failed', { kind: opened.refusal.kind })
        worker = nobody
      }
      return opened
    } catch (error) {
      worker = nobody
      throw error
    }
  }

  async function letIn<Value>(
    application: ComposedApplication,
    work: () => Promise<Value> | Value,
  ): Promise<Value> {
    try {
      return await work()
    } catch (error) {
      attempt(() => application.close())
      standShut(troubleOf(error))
      throw error
    }
  }

  /** Nothing is open. Where there is a password it is asked for; else the trouble is told, and tried again. */
  function standShut(trouble: OpenFailure): void {
    worker = nobody
    isLockDue = false
    const keys = attempt(() => readKeys(folder))
    const hasPassword = keys?.kind === 'known' && keys.file.slots.some(({ kind }) => kind === 'password')
    stand(hasPassword ? { kind: 'locked' } : { kind: 'closed', failure: trouble })
  }

  function begin(application: ComposedApplication): void {
    if (isClosed) throw closesMeanwhile()
    application.subscribe(({ topics }) => announce(topics))
    recognise(application)
    if (application.folder.keys.isKeptByPassword()) takeUpMissed(application)
    isLockDue = false
    if (worker.kind === 'slot') notes.change({ lastSlotId: worker.slotId, lockedAt: null })
    ports.opened?.(application)
    standing = { kind: 'open', application, worker }
    if (application.folder.keys.isKeptByPassword()) idle.start()
    announce(everyTopic)
  }

  /** Who set this computer up alone is found in the records by name as soon as there are records. */
  function recognise({ door, folder: { keys } }: ComposedApplication): void {
    if (worker.kind !== 'slot' || door.access().kind !== 'unknown') return
    if (keys.slots().filter(({ kind }) => kind === 'password').length === 1)
      door.settleFirstPerson(worker.slotId, worker.name)
  }

  function takeUpMissed({ door }: ComposedApplication): void {
    const found = readMissedSignIns(missed)
    door.takeUp(found.letters, found.uncounted)
    forgetMissedSignIns(missed, found)
  }

  /** Whoever signed in may leave it like any open screen, and it locks like one: its key is in memory. PRIV-6 */
  function repair(failure: OpenFailure, key: Buffer, next: Worker): void {
    stand({ kind: 'repair', failure, key: Buffer.from(key), worker: next })
    if (isLockable()) idle.start()
  }

  function isLockable(): boolean {
    if (standing.kind === 'repair') return standing.worker.kind === 'slot'
    if (standing.kind !== 'open' && standing.kind !== 'kiosk') return false
    // Headquarters took the data back: nothing is left to lock away.
    return standing.application.folder.keys.isKeptByPassword() && !standing.application.isCleared()
  }

  async function closeApplication(application: ComposedApplication): Promise<void> {
    await underWay.settled(FINISH_MS)
    idle.stop()
    // It closes all it can before it throws: the key is wiped and the database closed.
    attempt(() => application.close())
  }

  async function reopen(next: Worker = worker): Promise<Message | undefined> {
    if (standing.kind !== 'open') return undefined
    const { application } = standing
    const key = application.folder.keys.copyKey()
    try {
      await closeApplication(application)
      const opened = await open({ kind: 'key', key }, next)
      if (opened.ok) await letIn(opened.value, () => begin(opened.value))
      else if (opened.refusal.kind === 'damaged') repair(opened.refusal, key, next)
      else stand({ kind: 'closed', failure: opened.refusal })
      return opened.ok ? undefined : describeOpenFailure(opened.refusal, folder)
    } catch (error) {
      standShut(troubleOf(error))
      throw error
    } finally {
      key.fill(0)
    }
  }

  async function lock(place: KeptPlace | null): Promise<void> {
    if (!isLockable()) return
    if (standing.kind === 'repair') {
      standing.key.fill(0)
      return standShut({ kind: 'keyMissing' })
    }
    if (standing.kind !== 'open' && standing.kind !== 'kiosk') return
    const present = standing
    const { application } = present
    // From here on nothing new is handed on: who asks waits for the end of this turn.
    try {
      attempt(() => {
        if (present.kind === 'kiosk') leavePad(present)
        else if (worker.kind === 'slot' && place !== null) application.door.keepPlace(worker.slotId, place)
      })
      // A disk that takes nothing, not even this line, keeps no screen open. PRIV-6
      attempt(() => application.door.note({ kind: 'signedOut' }))
    } finally {
      await closeApplication(application)
      // The key files may be gone by now, with a stick or a network: then that is told.
      standShut({ kind: 'keyMissing' })
      notes.change({ lockedAt: ports.clock.now() })
    }
  }

  /** The page first hears of it, so that it can say where somebody was; whatever it does, the lock comes. */
  function lockSoon(): void {
    if (standing.kind === 'kiosk') {
      if (standing.current !== null) leavePad(standing)
      return
    }
    if (isLockDue || !isLockable()) return
    isLockDue = true
    announce(['gate'])
    ports.schedule.later(() => {
      if (!isLockDue) return
      void turns
        .take(() => lock(null))
        .catch(fail)
        // It did not lock: the next look begins anew.
        .finally(() => (isLockDue = false))
    }, PLACE_MS)
  }

  const work: GateWork = {
    ...{ ports, notes, missed, open, letIn, begin, repair, reopen, lock, stand, announce },
    guesses: openGuessBook(notes, ports.clock, ports.schedule),
    asking: createAsking(),
    standing: () => standing,
    worker: () => worker,
    stillHere: () => idle.seen(),
    isLockDue: () => isLockDue,
    isLockable,
    fail,
    attempt,
    lastTried: () => lastTried,
    tried: (id) => {
      lastTried = id
    },
    inTurn: turns.take,
  }
  const handlers = createGateHandlers(work)
  const handOn = createHandOn({ work, turns, underWay, recognise })

  async function start(): Promise<void> {
    const hasData = existsSync(join(folder, DATABASE_FILE))
    const keys = readKeys(folder)
    if (keys.kind === 'none' && !hasData && !ports.isSample) return stand({ kind: 'new' })
    if (keys.kind === 'known' && keys.file.slots.some(({ kind }) => kind === 'password'))
      return stand({ kind: 'locked' })
    const opened = await open({ kind: 'machine' }, nobody)
    if (opened.ok) return await letIn(opened.value, () => begin(opened.value))
    if (opened.refusal.kind === 'damaged') {
      const key = await openKey({ folder, sealers: ports.sealers, way: { kind: 'machine' }, hasData })
      if (key.ok) {
        repair(opened.refusal, key.value.key, nobody)
        for (const part of [key.value.key, key.value.former]) part?.fill(0)
        return
      }
    }
    stand({ kind: 'closed', failure: opened.refusal })
  }

  try {
    await start()
  } catch (error) {
    fail(error)
    standShut(troubleOf(error))
  }
  /** What may pass by itself is looked at again when somebody asks: another program, a stick, a key ring. */
  const again = () =>
    turns.take(async () => {
      if (standing.kind !== 'closed') return
      const { kind } = standing.failure
      // Without its keys a folder looks like a new one: it is left alone until they are back.
      const areKeysBack = () => kind === 'keyMissing' && attempt(() => readKeys(folder))?.kind === 'known'
      if (kind === 'inUse' || kind === 'unreachable' || areKeysBack()) await start()
    })

  return {
    async dispatch(raw) {
      const read = readEnvelope(raw)
      if (!read.ok) return refusedBy(read.refusal)
      if (isClosed) return no('call.closed')
      const { call, input } = read.value
      try {
        if (!isGateCall(call)) return await handOn(call, raw)
        if (call === 'gate.status' && standing.kind === 'closed') await again().catch(fail)
        return await answerGate(call, input)
      } catch (error) {
        // A carrier reduces an error to a bare text, or stops for it: there is always an answer, with a number.
        const incident = ports.ids.newIncident()
        ports.log.error('fault', { incident, call, code: 'internal', ...describeError(error) })
        return { status: 'fault', code: 'internal', incident }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      isClosed = true
      idle.stop()
      if (standing.kind === 'repair') standing.key.fill(0)
      const last = standing
      standing = { kind: 'locked' }
      if (last.kind === 'open' || last.kind === 'kiosk') attempt(() => last.application.close())
      listeners.clear()
    },
    state: () => standing.kind,
    trouble: () =>
      standing.kind === 'closed' || standing.kind === 'repair'
        ? describeOpenFailure(standing.failure, folder)
        : undefined,
    lockSoon,
    heardIdle: (seconds) => idle.heard(seconds * 1000),
    lookAgain: () => {
      if (standing.kind === 'open') standing.application.lookAgain()
    },
  }

  function answerGate(call: GateCallName, input: unknown): Promise<Reply> {
    // Which input belongs to which call is known to the table, not to a name.
    const handle = handlers[call] as unknown as (parsed: unknown) => Promise<Result<unknown, Message>>
    return answerCall(ports, call, input, async (parsed) => {
      try {
        return await handle(parsed)
      } catch (error) {
        // A disk that fails is told as what it is; a gap of ours is a fault with a number.
        const failure = knownFailure(error)
        if (failure === undefined) throw error
        fail(error)
        return refuse(describeOpenFailure(failure, folder))
      }
    })
  }
}

/** The program ends while somebody comes in: what was opened for that person closes again. */
function closesMeanwhile(): Error {
  return Object.assign(new Error('the program closes'), { code: 'ECANCELED' })
}
