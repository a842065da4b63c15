import type { Headquarters, Operator } from '#headquarters/sync/headquarters.ts'
import { StoreUnavailable } from '#headquarters/store/store.ts'
import type { DeviceRecord, HqStore } from '#headquarters/store/store.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import type { ScopeEntry } from '#shared/sync/protocol.ts'
import { helloRequest, pullRequest, pushRequest, reidentifyRequest } from '#shared/sync/protocol.ts'
import { createHeadquartersOracles } from './headquarters-oracles.ts'
import type { HeadquartersOracles } from './headquarters-oracles.ts'
import { observeStore } from './observed-store.ts'
import type { SeenCommit } from './observed-store.ts'
import type { Rng } from './rng.ts'
import type { SwarmConfig } from './swarm.ts'
import type { Watch } from './watch.ts'

export type CallKind = 'hello' | 'push' | 'pull' | 'reidentify'

/** What comes back over the wire; `text` is the body as it was sent. */
export interface WireAnswer {
  readonly status: number
  readonly text: string
}

/** A store that can be put back to how it was. */
export interface RestorableStore {
  readonly store: HqStore
  /** A copy that later changes do not touch. */
  copy(): unknown
  restoreFrom(copy: unknown): void
}

export interface HeadquartersParts {
  readonly watch: Watch
  readonly config: SwarmConfig
  readonly rng: Rng
  readonly restorable: RestorableStore
  /** Whether an erasure is of a child: a family goes with its last child, and is no concern of the oracles. */
  readonly isChild: (subjectId: string) => boolean
  /** Told once a child, when it was committed. */
  readonly onErased: (erasure: { readonly seq: number; readonly subjectId: string }) => void
  /** Only for a planted mistake: stands between the judge and what is watched. */
  readonly wrapStore?: ((store: HqStore) => HqStore) | undefined
  /** Only for a planted mistake: changes what is answered. */
  readonly changeAnswer?: ((kind: CallKind, request: unknown, answer: WireAnswer) => WireAnswer) | undefined
  /** Makes the judge anew on a store: at the start, after a crash, after an upgrade. */
  readonly make: (
    store: HqStore,
    age: 'older' | 'present',
  ) => { readonly headquarters: Headquarters; readonly operator: Operator }
}

/** Headquarters as the network sees it, with everything that can befall it. */
export interface SimulatedHeadquarters {
  readonly operator: Operator
  readonly oracles: HeadquartersOracles
  readonly store: HqStore
  isUp(): boolean
  goDown(): void
  comeUp(): void
  /** Carries out one request. `undefined` = nobody answers. */
  call(kind: CallKind, device: string, body: string): Promise<WireAnswer | undefined>
  enrol(request: Parameters<Headquarters['enrol']>[0]): ReturnType<Headquarters['enrol']>
  /** Begins again on what is stored, as after a crash or an upgrade. */
  restart(age?: 'older' | 'present'): void
  isOlder(): boolean
  /** From now on nothing goes wrong here by chance. */
  heal(): void
  /** Takes a copy of everything, to go back to later. */
  takeBackup(): void
  /** Back to the last copy, under a new history; false when there is none. */
  restoreBackup(shouldRenewEpoch: boolean): Promise<boolean>
  /** Forgets what was deleted longer than so many versions ago. */
  forgetDeleted(retention: number): Promise<number>
  /** Answers the number of the erasure. */
  erase(subjectId: string): Promise<number>
  setScope(device: string, scope: readonly ScopeEntry[]): Promise<void>
}

interface Registered {
  readonly device: DeviceRecord
  readonly scope: readonly ScopeEntry[]
}

/** Which computers there are, and what they may see, as it stands before headquarters is put back. */
function readRegister(store: HqStore): Promise<readonly Registered[]> {
  return store.read(async (reader) => {
    const devices = await reader.listDevices()
    const scopes = await Promise.all(devices.map(({ id }) => reader.listScope(id)))
    return devices.map((device, place) => ({ device, scope: scopes[place] ?? [] }))
  })
}

async function writeRegister(store: HqStore, register: readonly Registered[]): Promise<void> {
  await store.write(async (writer) => {
    for (const { device, scope } of register) {
      const known = await writer.findDevice(device.id)
      // What it sent since the copy is not there any more: it counts from what headquarters still has of it.
      await writer.putDevice({
        ...device,
        lastSeq: known?.lastSeq ?? 0,
        erasureSeq: known?.erasureSeq ?? 0,
        workSince: null,
      })
      await writer.setScope(device.id, scope)
    }
  })
}

interface Backup {
  readonly copy: unknown
  readonly oracles: unknown
  readonly erasureCount: number
}

const requestSchemas = {
  hello: helloRequest,
  push: pushRequest,
  pull: pullRequest,
  reidentify: reidentifyRequest,
}

export function createSimulatedHeadquarters(parts: HeadquartersParts): SimulatedHeadquarters {
  const { watch, config, rng, restorable } = parts
  const oracles = createHeadquartersOracles(watch)
  let shouldFail = false
  let isHealed = false
  const observed = observeStore(
    restorable.store,
    (reader, seen) => {
      noteErased(seen.erasures)
      return oracles.onCommit(reader, seen)
    },
    (reader, command, effect) => oracles.onEffect(reader, command, effect),
    () => {
      if (!shouldFail) return
      shouldFail = false
      throw new StoreUnavailable('the store cannot be reached')
    },
  )
  const store = parts.wrapStore?.(observed) ?? observed
  let age: 'older' | 'present' = 'present'
  let made = parts.make(store, age)
  let isUp = true
  let backup: Backup | undefined
  const erased: string[] = []

  /** The list of erasures stands outside the records, whoever asked them. */
  function noteErased(erasures: SeenCommit['erasures']): void {
    for (const { seq, subjectId } of erasures) {
      if (!parts.isChild(subjectId) || erased.includes(subjectId)) continue
      erased.push(subjectId)
      parts.onErased({ seq, subjectId })
    }
  }

  function restart(next: 'older' | 'present' = age): void {
    age = next
    made = parts.make(store, age)
  }

  async function ask(kind: CallKind, device: DeviceId, body: unknown): Promise<WireAnswer> {
    const parsed = requestSchemas[kind].safeParse(body)
    if (!parsed.success) {
      watch.violated(
        'I4 convergence',
        `a ${kind} that does not fit the protocol: ${parsed.error.message.slice(0, 300)}`,
      )
      return { status: 400, text: JSON.stringify({ code: 'invalid' }) }
    }
    const answer = await answerTo(kind, device, parsed.data)
    return answer.ok
      ? { status: 200, text: JSON.stringify(answer.value) }
      : { status: answer.refusal.status, text: JSON.stringify(answer.refusal.error) }
  }

  function answerTo(
    kind: CallKind,
    device: DeviceId,
    data: unknown,
  ): ReturnType<
    Headquarters['hello'] | Headquarters['push'] | Headquarters['pull'] | Headquarters['reidentify']
  > {
    switch (kind) {
      case 'hello':
        return made.headquarters.hello(device, data as Parameters<Headquarters['hello']>[1])
      case 'push':
        return made.headquarters.push(device, data as Parameters<Headquarters['push']>[1])
      case 'pull': {
        const request = data as Parameters<Headquarters['pull']>[1]
        const rows = Math.min(request.limit.rows, config.pageRows)
        return made.headquarters.pull(device, { ...request, limit: { ...request.limit, rows } })
      }
      case 'reidentify':
        return made.headquarters.reidentify(device, data as Parameters<Headquarters['reidentify']>[1])
    }
  }

  return {
    get operator() {
      return made.operator
    },
    oracles,
    store,
    isUp: () => isUp,
    goDown() {
      isUp = false
    },
    comeUp() {
      isUp = true
      restart()
    },
    async call(kind, device, body) {
      if (!isUp) {
        watch.fault('callDuringOutage')
        return undefined
      }
      if (!isHealed && rng.chance(config.faults.storeFailed)) {
        shouldFail = true
        watch.fault('storeFailed')
      }
      try {
        const request: unknown = JSON.parse(body)
        const answer = await ask(kind, device as DeviceId, request)
        return parts.changeAnswer?.(kind, request, answer) ?? answer
      } catch (error) {
        watch.threw('headquarters', error)
        // What the host answers to a fault: try again later.
        return { status: 503, text: JSON.stringify({ code: 'unavailable' }) }
      } finally {
        shouldFail = false
        if (!isHealed && rng.chance(config.faults.headquartersCrashed)) {
          watch.fault('headquartersCrashed')
          restart()
        }
      }
    },
    enrol: (request) => made.headquarters.enrol(request),
    restart,
    isOlder: () => age === 'older',
    heal() {
      isHealed = true
    },
    takeBackup() {
      backup = { copy: restorable.copy(), oracles: oracles.copy(), erasureCount: erased.length }
    },
    async restoreBackup(shouldRenewEpoch) {
      if (backup === undefined) return false
      const register = await readRegister(restorable.store)
      restorable.restoreFrom(backup.copy)
      restart()
      const epoch = shouldRenewEpoch ? await made.operator.renewEpoch() : oracles.truth().epoch
      oracles.restoreFrom(backup.oracles, epoch)
      // The register of devices and the list of erasures are kept outside the copy: carried on before anybody is let in.
      await writeRegister(restorable.store, register)
      for (const subject of erased.slice(backup.erasureCount)) {
        await made.operator.eraseSubject(subject, 'AVG 17')
      }
      return true
    },
    async forgetDeleted(retention) {
      const streams = oracles.truth().streams()
      let forgotten = 0
      for (const stream of streams) {
        const upTo = oracles.truth().versionOf(stream) - retention
        if (upTo > 0) forgotten += await made.operator.forgetDeleted(stream, upTo)
      }
      return forgotten
    },
    erase(subjectId) {
      return made.operator.eraseSubject(subjectId, 'AVG 17')
    },
    async setScope(device, scope) {
      await made.operator.setScope(device as DeviceId, scope)
    },
  }
}
