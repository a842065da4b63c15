import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import type { JournalWork } from '#shared/sync/journal-work.ts'
import { createActClock } from '#electron/services/commands/act-clock.ts'
import type { ChangeAnnouncement } from '#electron/services/commands/change-announcement.ts'
import { createCommandRunner } from '#electron/services/commands/command-runner.ts'
import type {
  CommandReceipt,
  CommandRequest,
  CommandRunner,
} from '#electron/services/commands/command-runner.ts'
import { createDeviceCore } from '#electron/sync/device-core.ts'
import type { NextStep, SyncCore } from '#electron/sync/sync-core.ts'
import type { ProtocolRefusal } from '#headquarters/sync/headquarters.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import { commandRegistry } from '#shared/commands/registry.ts'
import type { CommandRefusal } from '#shared/commands/refusal.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { PullReply, ScopeEntry } from '#shared/sync/protocol.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import { makeTempFolder, openTestFolder } from '#tests/harness/database.ts'
import type { TestHeadquarters } from '#tests/harness/headquarters.ts'

const rulebook = shippedRulebook()

/** A real device, its database in a folder of its own, with headquarters within reach or not as the test says. */
export interface HouseDevice {
  readonly opened: OpenedDataFolder
  readonly core: SyncCore
  readonly runner: CommandRunner
  readonly announcements: ChangeAnnouncement[]
  /** What was put in the second place, in order. */
  readonly journal: JournalWork[]
  now: Instant
  id(): DeviceId
  /** An act of the manager under an id that tells where it was done. */
  run(type: string, args: unknown, options?: Partial<CommandRequest>): Result<CommandReceipt, CommandRefusal>
  done(type: string, args: unknown, id?: string): CommandReceipt
  refused(type: string, args: unknown): CommandRefusal
  hello(): Promise<NextStep>
  push(): Promise<NextStep>
  pull(): Promise<NextStep>
  /** Says hello, sends and fetches until neither side has more, and takes a new identity when it must. */
  meet(): Promise<void>
  /** The same folder, opened again as after a restart. */
  restart(): Promise<HouseDevice>
  /** Every record, as `table id` with its fields. */
  records(): ReadonlyMap<string, object>
  close(): void
}

export async function joinDevice(
  hq: TestHeadquarters,
  name: string,
  scope: readonly ScopeEntry[],
): Promise<HouseDevice> {
  const temp = makeTempFolder()
  const device = await openDevice(hq, name, temp)
  const code = await hq.operator.createEnrolCode(name, scope)
  const joined = await hq.headquarters.enrol({
    ...{ protocol: 1, app: 'test', code, installId: device.opened.deviceId },
    ...{ deviceName: name, publicKey: `key-of-${name}`.padEnd(44, '=') },
  })
  if (!joined.ok) throw new Error(`the device was not let in: ${JSON.stringify(joined.refusal)}`)
  device.core.takeEnrolment(joined.value, { deviceName: name, address: 'http://127.0.0.1:1' }, 'empty')
  return device
}

async function openDevice(
  hq: TestHeadquarters,
  name: string,
  temp: ReturnType<typeof makeTempFolder>,
  start = 0,
): Promise<HouseDevice> {
  const opened = await openTestFolder(temp.folder)
  const { db } = opened
  let count = start
  const announcements: ChangeAnnouncement[] = []
  const journal: JournalWork[] = []
  const now = (): Instant => device.now
  const actClock = createActClock(db, { now })
  const announce = (change: ChangeAnnouncement): void => void announcements.push(change)
  const newId = (): string => `${name}-${(count += 1)}`
  const parts = { db, registry: commandRegistry, rulebook, actClock, announce }
  const core = createDeviceCore({ ...parts, clock: { now }, ids: { newId }, app: 'test' })
  const runner = createCommandRunner({
    ...parts,
    clock: { now, today: () => dutchTimeOf(now()).day },
    deviceId: opened.deviceId,
    mayRun: () => true,
    locationsOf: () => [],
    journal: { append: (work) => void journal.push(...work) },
  })
  const device: HouseDevice = {
    ...{ opened, core, runner, announcements, journal, now: hq.now() },
    id: () => core.standing().identity?.deviceId as DeviceId,
    run: (type, args, options = {}) =>
      runner.run({ id: newId() as CommandId, type, args, actorId: 'manager', ...options }),
    done(type, args, id) {
      const result = device.run(type, args, id === undefined ? {} : { id: id as CommandId })
      if (!result.ok) throw new Error(`${type} was refused: ${JSON.stringify(result.refusal)}`)
      return result.value
    },
    refused(type, args) {
      const result = device.run(type, args)
      if (result.ok) throw new Error(`${type} was not refused`)
      return result.refusal
    },
    async hello() {
      const request = core.buildHello()
      const answer = await hq.headquarters.hello(request.device, request)
      return orEpoch(core, request, answer, (reply) => core.takeHello(request, reply))
    },
    async push() {
      const request = core.buildPush()
      if (request === undefined) return { kind: 'done' }
      const answer = await hq.headquarters.push(request.device, request)
      return orEpoch(core, request, answer, (reply) => core.takePush(request, reply))
    },
    async pull() {
      const request = core.buildPull()
      const answer = await hq.headquarters.pull(request.device, request)
      return orEpoch(core, request, answer, (reply) => core.takePull(request, reply))
    },
    meet: () => meet(hq, device),
    async restart() {
      opened.close()
      const again = await openDevice(hq, name, temp, count + 1_000)
      again.now = device.now
      return again
    },
    records() {
      const rows = createRowReader(db)
      return new Map(
        tableNames.flatMap((table) =>
          rows.listMatching(table, {}).map((row): [string, object] => [`${table} ${row.id}`, row]),
        ),
      )
    },
    close() {
      opened.close()
      temp.remove()
    },
  }
  return device
}

function orEpoch<Reply>(
  core: SyncCore,
  request: { readonly device: string; readonly epoch: string | null },
  answer: Result<Reply, ProtocolRefusal>,
  take: (reply: Reply) => NextStep,
): NextStep {
  if (answer.ok) return take(answer.value)
  const { error } = answer.refusal
  if (error.code === 'epoch' && error.epoch !== undefined) {
    return core.takeEpoch({ device: request.device as DeviceId, epoch: request.epoch }, error.epoch)
  }
  throw new Error(`headquarters says no: ${JSON.stringify(answer.refusal)}`)
}

const MOST_ROUNDS = 100

async function meet(hq: TestHeadquarters, device: HouseDevice): Promise<void> {
  const { core } = device
  const exchanges = [() => device.hello(), () => device.push(), () => device.pull()]
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let isQuiet = true
    for (const exchange of exchanges) {
      const step = await exchange()
      if (step.kind === 'reidentify') {
        const request = core.buildReidentify(step.reason)
        const answer = await hq.headquarters.reidentify(request.device, request)
        if (!answer.ok) throw new Error(`no new identity: ${JSON.stringify(answer.refusal)}`)
        core.takeReidentify(request, answer.value)
      }
      if (step.kind === 'unreadable') throw new Error(step.what)
      if (step.kind === 'guarded') return
      if (step.kind !== 'done') isQuiet = false
    }
    if (isQuiet && device.core.buildPush() === undefined) return
  }
  throw new Error('the device and headquarters do not come to an end')
}

/** What headquarters says this device must show: every row of every stream, once. */
export async function headquartersShows(
  hq: TestHeadquarters,
  streams: readonly StreamId[],
): Promise<ReadonlyMap<string, object>> {
  const shown = new Map<string, object>()
  for (const stream of streams) for (const [key, row] of await hq.truth(stream)) shown.set(key, row)
  return shown
}

/** An answer as it comes off the wire: a second copy shares nothing with the first. */
export function overTheWire(reply: PullReply): PullReply {
  return JSON.parse(JSON.stringify(reply)) as PullReply
}

export const rainbow: readonly ScopeEntry[] = [
  { stream: 'org', mode: 'readWrite' },
  { stream: 'loc:rainbow', mode: 'readWrite' },
]
export const rainbowStreams: readonly StreamId[] = ['org', 'loc:rainbow']
