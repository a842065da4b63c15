import { headquartersActorId } from '#shared/commands/access/headquarters-actor.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import { must } from '#shared/kernel/invariant.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import { syncLimits } from '#shared/sync/limits.ts'
import type { ScopeEntry } from '#shared/sync/protocol.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { DeviceRecord, HqWriter } from '../store/store.ts'
import { adoptDevices } from './adopt-devices.ts'
import { codeGoodMs, codeHashOf } from './enrol.ts'
import { eraseSubject } from './erase.ts'
import { fadeOldActs } from './fade-old-acts.ts'
import { listForgettable } from './forgettable.ts'
import type { Operator } from './headquarters.ts'
import { later } from './held-moment.ts'
import { judge } from './judge.ts'
import { lockFor } from './lock-for.ts'
import type { HeadquartersPorts } from './ports.ts'
import { isErasing } from './record-erasure.ts'
import { recordRejection } from './record-rejection.ts'
import { headquartersDeviceId } from './submission.ts'
import type { Submission } from './submission.ts'
import { createTransactionMemory } from './transaction-memory.ts'
import { withWiderLocks } from './wider-locks.ts'

/** Leave to remove very many rows is for what is at hand; one that is forgotten must not stay. */
const LEAVE_GOOD_MS = 24 * 60 * 60 * 1_000

export function createOperator(
  ports: HeadquartersPorts,
  tell: (streams: readonly StreamId[]) => void,
): Operator {
  const { store, clock, ids } = ports

  async function note(
    writer: HqWriter,
    kind: string,
    deviceId: DeviceId | null,
    facts: Readonly<Record<string, string | number | boolean | null>>,
  ): Promise<void> {
    await writer.appendAudit({ at: clock.now(), actor: headquartersActorId, deviceId, kind, facts })
  }

  async function lockKnown(writer: HqWriter, id: DeviceId): Promise<DeviceRecord> {
    return must(await writer.lockDevice(id), 'an operator names a device that there is')
  }

  async function forgetDeleted(stream: StreamId, upTo: number): Promise<number> {
    return store.write(async (writer) => {
      const standing = must((await lockFor(writer, [stream])).states.get(stream), 'a locked stream is there')
      const count = await writer.forgetDeleted(stream, Math.min(upTo, standing.version))
      await note(writer, 'forgotten', null, { stream, upTo, count })
      return count
    })
  }

  return {
    async createEnrolCode(deviceName, scope) {
      checkScope(scope)
      const code = ids.newEnrolCode()
      const now = clock.now()
      await store.write(async (writer) => {
        const codeHash = codeHashOf(code)
        await writer.putEnrolCode({
          codeHash,
          deviceName,
          scope,
          expiresAt: later(now, codeGoodMs),
          usedAt: null,
          usedBy: null,
        })
        await note(writer, 'enrolCode', null, { streams: scope.length })
      })
      return code
    },

    async setScope(device, scope) {
      checkScope(scope)
      await store.write(async (writer) => {
        await lockKnown(writer, device)
        await writer.setScope(device, scope)
        await note(writer, 'scope', device, { streams: scope.length })
      })
    },

    async revoke(device, wipe) {
      await store.write(async (writer) => {
        const record = await lockKnown(writer, device)
        // A stolen computer may come under any name it ever had; one that leaves hands over what it has under its last.
        for (const other of await writer.listDevices()) {
          if (other.installId !== record.installId) continue
          if (wipe === 'now') await writer.putDevice({ ...other, status: 'revoked' })
          else if (other.status === 'active') await writer.putDevice({ ...other, status: 'retiring' })
        }
        // Work that is lost with a stolen computer, as far as it told. 2.10
        await note(writer, 'revoked', device, { wipe, waiting: record.waitingCount })
      })
    },

    async allowDeletingMany(device, isAllowed) {
      await store.write(async (writer) => {
        const mayDeleteManyUntil = isAllowed ? later(clock.now(), LEAVE_GOOD_MS) : null
        await writer.putDevice({ ...(await lockKnown(writer, device)), mayDeleteManyUntil })
        await note(writer, 'deleteMany', device, { isAllowed })
      })
    },

    async eraseSubject(subjectId, legalRef) {
      const { seq, streams } = await eraseSubject(ports, subjectId, legalRef)
      tell(streams)
      return seq
    },

    async adoptRegister(register) {
      await store.write(async (writer) => {
        await adoptDevices(writer, register)
        await note(writer, 'register', null, { devices: register.length })
      })
    },

    async renewEpoch() {
      const epoch = ids.newId()
      await store.write(async (writer) => {
        await writer.setMeta({ ...(await writer.meta()), epoch })
        for (const device of await writer.listDevices()) {
          // What a device confirmed belonged to the other history, and its work of before may come once more.
          await writer.putDevice({ ...device, erasureSeq: 0, workSince: null })
        }
        await note(writer, 'epoch', null, {})
      })
      return epoch
    },

    async act(type, args) {
      const id = ids.newId() as CommandId
      const submission: Submission = {
        ...{ id, type, args, version: ports.registry.versionOf(type) ?? 1, step: id },
        ...{ actorId: headquartersActorId, originDevice: headquartersDeviceId },
        ...{ streams: [], baseVersions: {}, occurredAt: clock.now(), amends: null },
      }
      const { command, changeCount } = await withWiderLocks(async (wider) =>
        store.write(async (writer) => {
          const locked = await lockFor(writer, wider)
          const judgement = await judge(
            {
              writer,
              memory: createTransactionMemory(writer),
              ports,
              locked,
              submitter: null,
              now: clock.now(),
            },
            submission,
          )
          if (judgement.kind === 'judged') return judgement
          const refusal = { code: 'unknownCommand', params: { type: type.slice(0, 64) } }
          return { changeCount: 0, command: await recordRejection(writer, submission, clock.now(), refusal) }
        }),
      )
      if (command.refusal === null && isErasing(type)) await ports.erased?.()
      tell(Object.keys(command.versions) as StreamId[])
      return command.refusal === null ? ok({ changeCount }) : refuse(command.refusal)
    },

    forgetDeleted,

    fadeOldActs: () => fadeOldActs(ports),

    async forgetOldDeletions() {
      let rows = 0
      const places = await listForgettable(store, clock.now())
      for (const { stream, upTo } of places) rows += await forgetDeleted(stream, upTo)
      return { streams: places.length, rows }
    },
  }
}

function checkScope(scope: readonly ScopeEntry[]): void {
  const streams = new Set(scope.map(({ stream }) => stream))
  if (streams.size !== scope.length) throw new RangeError('a scope names a stream once')
  if (streams.size > syncLimits.streams) throw new RangeError('a scope names too many streams')
}
