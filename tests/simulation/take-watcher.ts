import type { CommandRegistry } from '#shared/commands/command-registry.ts'
import type { HelloReply, PullReply, PushReply, ReidentifyReply } from '#shared/sync/protocol.ts'
import {
  findBrokenPrefix,
  findOutsider,
  findTraces,
  findWrongContent,
  findWrongView,
  fingerprintOf,
  readCursors,
  readOutbox,
} from './device-oracles.ts'
import type { CursorSeen } from './device-oracles.ts'
import type { HeadquartersOracles } from './headquarters-oracles.ts'
import { nameOfChild } from './name-of-child.ts'
import type { Rng } from './rng.ts'
import type { TakeWatcher } from './session.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import type { CallKind } from './simulated-headquarters.ts'
import type { Watch } from './watch.ts'

export interface TakeWatcherParts {
  readonly watch: Watch
  readonly rng: Rng
  readonly oracles: HeadquartersOracles
  readonly registry: (device: SimulatedDevice) => CommandRegistry
  /** Somebody who was erased, by the number of the erasure. */
  readonly erased: () => readonly { readonly seq: number; readonly subjectId: string }[]
  /** How thoroughly the costly oracles look: 1 = at every answer. */
  readonly looks: number
}

interface Remembered {
  cursors: ReadonlyMap<string, CursorSeen>
  outbox: ReadonlySet<string>
  checked: Map<string, string>
  /** First downloads and downloads anew that were completed, and those there was a reason for. */
  downloads: number
  allowedDownloads: number
  erasureSeq: number
  /** How often in a row a stream was begun anew without getting anywhere. */
  restarts: Map<string, { readonly version: number | null; readonly count: number }>
  /** How the device stood when it was last looked at closely. */
  closeMark: string
}

export interface WatchingTakes extends TakeWatcher {
  /** So many streams may be downloaded anew: a new scope, another history, a device that is new. */
  allowDownloads(device: SimulatedDevice, count: number): void
  /** The device goes on from something else: an old copy, an empty folder. */
  forget(device: SimulatedDevice): void
  /** Looks at everything, whatever the dice say. */
  lookClosely(device: SimulatedDevice): void
}

/** A stream may be begun anew now and then, when much is forgotten while it is slow; not for ever. */
const MOST_RESTARTS = 25

/** Looks at a device whenever it has taken an answer in: I5, I7, I8, I9, I10, I12 and I13. */
export function createTakeWatcher(parts: TakeWatcherParts): WatchingTakes {
  const { watch, rng, oracles } = parts
  const known = new Map<SimulatedDevice, Remembered>()

  function recall(device: SimulatedDevice): Remembered {
    const found = known.get(device) ?? {
      ...{ cursors: new Map(), outbox: new Set<string>(), checked: new Map() },
      ...{ downloads: 0, allowedDownloads: 0, erasureSeq: 0, closeMark: '', restarts: new Map() },
    }
    known.set(device, found)
    return found
  }

  function cursorsOf(device: SimulatedDevice): ReadonlyMap<string, CursorSeen> {
    return new Map(readCursors(device.db).map((cursor) => [cursor.stream, cursor]))
  }

  /** I10 and I13: within a history a cursor only goes on, and a stream is downloaded again for a reason only. */
  function checkCursors(
    device: SimulatedDevice,
    memory: Remembered,
    now: ReadonlyMap<string, CursorSeen>,
  ): void {
    for (const [stream, cursor] of now) {
      const before = memory.cursors.get(stream)
      if (before === undefined || before.version === null) {
        if (cursor.version !== null) memory.downloads += 1
        continue
      }
      watch.looked('I10 cursors and repeats')
      const isSameHistory = before.baseEpoch === cursor.baseEpoch
      if (isSameHistory && (cursor.version ?? -1) < before.version && !before.isFull) {
        watch.violated(
          'I10 cursors and repeats',
          `${device.name} ${stream} went from ${before.version} back to ${String(cursor.version)}`,
        )
      }
      if (before.isFull && !cursor.isFull) memory.downloads += 1
    }
    watch.looked('I13 no needless download')
    if (memory.downloads > memory.allowedDownloads) {
      watch.violated(
        'I13 no needless download',
        `${device.name} downloaded ${memory.downloads} streams, ${memory.allowedDownloads} had a reason`,
      )
      memory.allowedDownloads = memory.downloads
    }
  }

  /** I4: a stream that is begun anew again and again never arrives. */
  function checkProgress(
    device: SimulatedDevice,
    memory: Remembered,
    stream: string,
    cursors: ReadonlyMap<string, CursorSeen>,
  ): void {
    const version = cursors.get(stream)?.version ?? null
    const before = memory.restarts.get(stream)
    const count = before?.version === version ? before.count + 1 : 1
    memory.restarts.set(stream, { version, count })
    watch.looked('I4 convergence')
    if (count === MOST_RESTARTS) {
      watch.violated(
        'I4 convergence',
        `${device.name} began ${stream} anew ${count} times without getting anywhere`,
      )
    }
  }

  /** I9: what left the queue as accepted is in what came down. */
  function checkRetired(
    device: SimulatedDevice,
    memory: Remembered,
    cursors: ReadonlyMap<string, CursorSeen>,
    outbox: ReturnType<typeof readOutbox>,
  ): void {
    const now = new Set(outbox.map(({ id }) => id))
    for (const id of memory.outbox) {
      const verdict = now.has(id) ? undefined : oracles.verdictOf(id)
      if (verdict?.status !== 'accepted') continue
      watch.looked('I9 no flicker')
      for (const [stream, version] of Object.entries(verdict.versions)) {
        const cursor = cursors.get(stream)
        if (cursor === undefined || cursor.baseEpoch !== oracles.truth().epoch) continue
        if ((cursor.version ?? -1) >= (version ?? 0)) continue
        watch.violated(
          'I9 no flicker',
          `${device.name} let go of ${id}, visible in ${stream} from ${String(version)}, at ${String(cursor.version)}`,
        )
      }
    }
  }

  function checkPrefixes(
    device: SimulatedDevice,
    memory: Remembered,
    cursors: ReadonlyMap<string, CursorSeen>,
  ): void {
    for (const cursor of cursors.values()) {
      const mark = `${String(cursor.version)} ${String(cursor.baseEpoch)}`
      const truth = cursor.baseEpoch === null ? undefined : oracles.truthOf(cursor.baseEpoch)
      if (truth === undefined || memory.checked.get(cursor.stream) === mark) continue
      const broken = findBrokenPrefix(device.db, cursor, truth)
      if (broken === undefined) continue
      watch.looked('I12 prefix')
      memory.checked.set(cursor.stream, mark)
      if (broken !== null) watch.violated('I12 prefix', `${device.name} ${broken}`)
    }
  }

  function checkClosely(device: SimulatedDevice, cursors: ReadonlyMap<string, CursorSeen>): void {
    const identity = device.engine.core.standing().identity
    if (identity === undefined) return
    watch.looked('I7 scope')
    const scope = new Set<string>(device.engine.core.standing().scope.map(({ stream }) => stream))
    const outsider = findOutsider(device.db, scope)
    if (outsider !== undefined) watch.violated('I7 scope', `${device.name}: ${outsider}`)
    watch.looked('I5 base plus own work')
    const view = findWrongView(device.db, parts.registry(device), identity.deviceId)
    if (view !== undefined) watch.violated('I5 base plus own work', `${device.name}: ${view}`)
    watch.looked('I12 prefix')
    const content = findWrongContent(device.db, [...cursors.values()], (epoch) => oracles.truthOf(epoch))
    if (content !== undefined) watch.violated('I12 prefix', `${device.name}: ${content}`)
  }

  /** I8: once the device says it carried an erasure out, nothing of the person is left on it. */
  function checkErasures(device: SimulatedDevice, memory: Remembered): void {
    const erasureSeq = Number(
      device.db.first(`select value from sync_state where key = 'erasureSeq'`)?.['value'] ?? 0,
    )
    const fresh = parts.erased().filter(({ seq }) => seq <= erasureSeq && seq > memory.erasureSeq)
    for (const { subjectId } of fresh) {
      watch.looked('I8 erasure')
      const traces = findTraces(device.db, [nameOfChild(subjectId), subjectId])
      if (traces !== undefined) watch.violated('I8 erasure', `${device.name}: ${traces}`)
      if (JSON.stringify(device.journaled()).includes(subjectId)) {
        watch.violated('I8 erasure', `${device.name}: ${subjectId} still stands in the journal`)
      }
    }
    memory.erasureSeq = Math.max(memory.erasureSeq, erasureSeq)
  }

  return {
    before(device) {
      const memory = recall(device)
      memory.cursors = cursorsOf(device)
      memory.outbox = new Set(readOutbox(device.db).map(({ id }) => id))
    },
    after(device, kind: CallKind, reply: HelloReply | PushReply | PullReply | ReidentifyReply) {
      const memory = recall(device)
      const cursors = cursorsOf(device)
      if (kind === 'pull' && 'pages' in reply) {
        for (const page of reply.pages) {
          if (page.kind !== 'resync') continue
          watch.event('resync')
          memory.allowedDownloads += 1
          checkProgress(device, memory, page.stream, cursors)
        }
      }
      checkCursors(device, memory, cursors)
      const outbox = readOutbox(device.db)
      checkRetired(device, memory, cursors, outbox)
      checkPrefixes(device, memory, cursors)
      if (kind === 'pull') checkErasures(device, memory)
      const mark = JSON.stringify([[...cursors.values()], outbox])
      if (mark !== memory.closeMark && rng.chance(parts.looks)) {
        checkClosely(device, cursors)
        memory.closeMark = mark
      }
      memory.cursors = cursors
    },
    repeated(device, before) {
      watch.looked('I10 cursors and repeats')
      if (fingerprintOf(device.db) !== before) {
        watch.violated('I10 cursors and repeats', `${device.name}: the same answer again changed something`)
      }
    },
    fingerprint: (device) => fingerprintOf(device.db),
    allowDownloads(device, count) {
      recall(device).allowedDownloads += count
    },
    forget(device) {
      const memory = recall(device)
      known.set(device, {
        ...{ cursors: new Map(), outbox: new Set<string>(), checked: new Map() },
        ...{ downloads: memory.downloads, allowedDownloads: memory.allowedDownloads },
        ...{ erasureSeq: 0, closeMark: '', restarts: new Map() },
      })
    },
    lookClosely(device) {
      const cursors = cursorsOf(device)
      const memory = recall(device)
      memory.checked.clear()
      checkPrefixes(device, memory, cursors)
      checkClosely(device, cursors)
    },
  }
}
