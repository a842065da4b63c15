import { createHeadquarters } from '#headquarters/sync/create-headquarters.ts'
import type { Headquarters, Operator, ProtocolRefusal } from '#headquarters/sync/headquarters.ts'
import type { HqStore } from '#headquarters/store/store.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import type { CommandRegistry } from '#shared/commands/command-registry.ts'
import { commandRegistry } from '#shared/commands/registry.ts'
import { runAsync } from '#shared/commands/run-async.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { RowOf, RowSet, TableName } from '#shared/schema/rows/table-rows.ts'
import { addToDigest, digestOfRow, emptyDigest, writeDigest } from '#shared/sync/digest.ts'
import { protocolVersion, schemaRevision } from '#shared/sync/protocol.ts'
import type {
  Outcome,
  PullReply,
  PullRequest,
  PushReply,
  ScopeEntry,
  WireCommand,
} from '#shared/sync/protocol.ts'
import type { SchemaStep } from '#shared/sync/schema-history.ts'
import { streamsOfRow } from '#shared/sync/row-streams.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import { chosenStores } from './headquarters-stores.ts'
import type { StoreKind } from './headquarters-stores.ts'

const rulebook = shippedRulebook()

export interface TestHeadquarters {
  readonly store: HqStore
  readonly headquarters: Headquarters
  readonly operator: Operator
  /** What the listeners were told, in order. */
  readonly news: StreamId[][]
  readonly troubles: string[]
  now(): Instant
  setNow(at: string): void
  /** Brings records in as the import does; throws when they are refused. */
  bringIn(rows: RowSet): Promise<void>
  /** A computer with a code of its own and this scope. */
  join(name: string, scope: readonly ScopeEntry[]): Promise<TestDevice>
  list<Table extends TableName>(table: Table): Promise<readonly RowOf<Table>[]>
  /** What each stream must hold by the rules, as `table id` with the record. */
  truth(stream: StreamId): Promise<ReadonlyMap<string, object>>
}

export interface TestHeadquartersOptions {
  readonly stores?: StoreKind
  readonly registry?: CommandRegistry
  readonly schemaHistory?: readonly SchemaStep[]
}

/** Headquarters on a store of its own, on Tuesday 24 November 2026 at ten in the morning. */
export async function openHeadquarters(options: TestHeadquartersOptions = {}): Promise<TestHeadquarters> {
  const store = await (options.stores ?? chosenStores()).open({ epoch: 'history-1', name: 'De Boog' })
  let now = '2026-11-24T09:00:00.000Z' as Instant
  let made = 0
  const news: StreamId[][] = []
  const troubles: string[] = []
  const { headquarters, operator } = createHeadquarters({
    store,
    registry: options.registry ?? commandRegistry,
    rulebook,
    ...(options.schemaHistory === undefined ? {} : { schemaHistory: options.schemaHistory }),
    clock: { now: () => now },
    ids: {
      newId: () => `hq-${(made += 1)}`,
      newEnrolCode: () => `ABCD-EFGH-${String((made += 1)).padStart(4, '0')}`,
      newIncident: () => `incident-${(made += 1)}`,
    },
    trouble: {
      commandFailed: ({ commandType, times }) => void troubles.push(`${commandType} failed ${times}`),
      commandDeferred: ({ commandType, version }) => void troubles.push(`${commandType}@${version} deferred`),
    },
  })
  headquarters.onNews((streams) => void news.push([...streams]))
  const hq: TestHeadquarters = {
    ...{ store, headquarters, operator, news, troubles },
    now: () => now,
    setNow: (at) => {
      now = at as Instant
    },
    async bringIn(rows) {
      const done = await operator.act('importOrganisation', { rows })
      if (!done.ok) throw new Error(`the records were refused: ${JSON.stringify(done.refusal)}`)
    },
    async join(name, scope) {
      const code = await operator.createEnrolCode(name, scope)
      const joined = await headquarters.enrol({
        ...{ protocol: protocolVersion, app: '1.0.0', code, deviceName: name },
        ...{ installId: `install-${name}` as DeviceId, publicKey: `key-of-${name}`.padEnd(44, '=') },
      })
      if (!joined.ok) throw new Error(`the device was not let in: ${JSON.stringify(joined.refusal)}`)
      return createTestDevice(hq, name, joined.value.device, joined.value.epoch)
    },
    list: (table) =>
      store.read(async (reader) => (await reader.answer({ kind: 'rows', table, where: {} })) as never),
    truth: (stream) => readTruth(store, stream),
  }
  return hq
}

async function readTruth(store: HqStore, stream: StreamId): Promise<ReadonlyMap<string, object>> {
  return store.read(async (reader) => {
    const found = new Map<string, object>()
    const known = new Map()
    for (const table of tableNames) {
      const rows = (await reader.answer({ kind: 'rows', table, where: {} })) as readonly RowOf<TableName>[]
      for (const row of rows) {
        const streams = await runAsync(streamsOfRow(table, row, known), (query) =>
          query.kind === 'rulebook' ? Promise.resolve(rulebook) : reader.answer(query),
        )
        if (streams.includes(stream)) found.set(`${table} ${row.id}`, row)
      }
    }
    return found
  })
}

/** How an act differs from an ordinary one of the manager. */
export interface ActOptions {
  readonly id?: string
  readonly actor?: string
  readonly seq?: number
  readonly version?: number
  readonly at?: string
  readonly streams?: readonly StreamId[]
  readonly base?: WireCommand['baseVersions']
  readonly step?: string
}

/** A computer that only speaks the protocol: it judges nothing and holds what it was sent. */
export interface TestDevice {
  id: DeviceId
  epoch: string | null
  /** The number of its next act. */
  nextSeq: number
  command(type: string, args: unknown, options?: ActOptions): WireCommand
  send(...commands: readonly WireCommand[]): Promise<Result<PushReply, ProtocolRefusal>>
  /** Sends one act and answers its outcome; throws when it got none. */
  act(type: string, args: unknown, options?: ActOptions): Promise<Outcome>
  /** One exchange, nothing taken in. */
  ask(changes?: Partial<PullRequest>): Promise<Result<PullReply, ProtocolRefusal>>
  /** Pulls until it has everything; throws when a digest does not fit what was sent. */
  pull(limitRows?: number): Promise<void>
  hello(waiting?: number): ReturnType<Headquarters['hello']>
  reidentify(): ReturnType<Headquarters['reidentify']>
  cursor(stream: StreamId): number
  /** What it holds of a stream, as `table id` with the record. */
  holds(stream: StreamId): ReadonlyMap<string, object>
}

interface HeldRow {
  readonly version: number
  readonly payload: object
}

function createTestDevice(hq: TestHeadquarters, name: string, id: DeviceId, epoch: string): TestDevice {
  let count = 0
  const held = new Map<StreamId, Map<string, HeldRow>>()
  const cursors = new Map<StreamId, number>()
  let erasureSeq = 0

  const envelope = (): Omit<PullRequest, 'scopeRev' | 'erasureSeq' | 'ask' | 'cursors' | 'limit'> => ({
    ...{ protocol: protocolVersion, app: '1.0.0', schemaRev: schemaRevision, device: device.id },
    ...{ epoch: device.epoch, reqId: `${name}-${(count += 1)}`, sentAt: hq.now() },
  })

  function take(page: Extract<PullReply['pages'][number], { readonly kind: 'rows' }>): void {
    const rows = page.from === 0 ? new Map<string, HeldRow>() : (held.get(page.stream) ?? new Map())
    for (const [table, rowId, version, isGone, payload] of page.rows) {
      if (isGone === 1) rows.delete(`${table} ${rowId}`)
      else rows.set(`${table} ${rowId}`, { version, payload: payload ?? {} })
    }
    held.set(page.stream, rows)
    if (page.digest !== undefined && page.digest !== digestOf(rows)) {
      throw new Error(`${page.stream} does not come to the digest of headquarters`)
    }
  }

  const device: TestDevice = {
    ...{ id, epoch, nextSeq: 1 },
    command(type, args, options = {}) {
      const seq = options.seq ?? device.nextSeq
      device.nextSeq = Math.max(device.nextSeq, seq + 1)
      const commandId = (options.id ?? `${name}-act-${seq}`) as CommandId
      const at = (options.at ?? hq.now()) as Instant
      return {
        ...{
          seq,
          id: commandId,
          type,
          args,
          version: options.version ?? commandRegistry.versionOf(type) ?? 1,
        },
        ...{ actorId: options.actor ?? 'manager', originDevice: device.id, occurredAt: at },
        ...{
          step: (options.step ?? commandId) as CommandId,
          streams: [...(options.streams ?? ['loc:rainbow'])],
        },
        ...{ clock: { wall: at, sinceAnchorMs: null }, baseVersions: options.base ?? {} },
      }
    },
    send: (...commands) => hq.headquarters.push(device.id, { ...envelope(), commands: [...commands] }),
    async act(type, args, options) {
      const reply = await device.send(device.command(type, args, options))
      const outcome = reply.ok ? reply.value.results[0] : undefined
      if (outcome === undefined) throw new Error(`${type} got no outcome: ${JSON.stringify(reply)}`)
      return outcome
    },
    ask: (changes = {}) =>
      hq.headquarters.pull(device.id, {
        ...envelope(),
        ...{ scopeRev: 0, erasureSeq, ask: [], cursors: [], limit: { rows: 1_000, bytes: 1_000_000 } },
        ...changes,
      }),
    async pull(limitRows = 1_000) {
      const first = await device.ask()
      if (!first.ok) throw new Error(`no answer: ${JSON.stringify(first.refusal)}`)
      erasureSeq = first.value.erasures.upTo
      for (const { stream } of first.value.scope.streams) await pullStream(stream, limitRows)
    },
    hello: (waiting = 0) =>
      hq.headquarters.hello(device.id, {
        ...envelope(),
        ...{ lastKnownSeq: device.nextSeq - 1, outbox: { count: waiting, oldest: null } },
        ...{ cursors: Object.fromEntries(cursors), erasureSeq, failedDigests: 0 },
      }),
    reidentify: () => hq.headquarters.reidentify(device.id, { ...envelope(), reason: 'forked' }),
    cursor: (stream) => cursors.get(stream) ?? 0,
    holds: (stream) => new Map([...(held.get(stream) ?? [])].map(([key, { payload }]) => [key, payload])),
  }

  async function pullStream(stream: StreamId, rows: number): Promise<void> {
    let from = cursors.get(stream) ?? 0
    let bootStart: number | null = null
    for (;;) {
      const reply = await device.ask({
        cursors: [{ stream, from, bootStart }],
        limit: { rows, bytes: 1_000_000 },
      })
      const page = reply.ok ? reply.value.pages[0] : undefined
      if (page === undefined) throw new Error(`no page of ${stream}: ${JSON.stringify(reply)}`)
      if (page.kind === 'resync') {
        from = 0
        bootStart = null
        continue
      }
      take(page)
      from = page.to
      bootStart = page.start ?? null
      if (page.more) continue
      cursors.set(stream, page.to)
      return
    }
  }
  return device
}

function digestOf(rows: ReadonlyMap<string, HeldRow>): string {
  let digest = emptyDigest
  for (const [key, { version }] of rows) {
    const [table = '', rowId = ''] = key.split(' ')
    digest = addToDigest(digest, digestOfRow(table as TableName, rowId, version))
  }
  return writeDigest(digest)
}
