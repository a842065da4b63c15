import { z } from 'zod'
import { messageValue } from '#shared/schema/rows/message-value.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { commandIdOf, idOf, instantValue } from '#shared/schema/values.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import { syncLimits } from './limits.ts'
import { schemaHistory } from './schema-history.ts'
import type { StreamId } from './stream.ts'

/*
 * What a device and headquarters say to each other: JSON over HTTP. A message that does not fit its schema is treated as
 * trouble on the way, never applied in part. Headquarters understands every protocol it ever spoke; a new field is
 * optional, a new meaning is a new protocol number. Objects are not strict on purpose: a newer other side may say more.
 */

/** The protocol this build speaks, and the oldest it still understands. The oldest never goes up. */
export const protocolVersion = 1
export const oldestProtocol = 1
/** Goes up with every change of a record's fields or tables: headquarters leaves out what an older app does not know. */
export const schemaRevision = schemaHistory.length

const MAX_VERSION = Number.MAX_SAFE_INTEGER
const seq = z.int().min(1).max(MAX_VERSION)
/** 0 = nothing yet. */
const version = z.int().min(0).max(MAX_VERSION)
const shortText = z.string().max(200)
const epoch = z.string().min(1).max(64)
export const streamIdValue = z.custom<StreamId>(
  (value) => typeof value === 'string' && /^(?:org|(?:loc|user):[A-Za-z0-9._:-]{1,64})$/.test(value),
  'stream',
)
const streamMode = z.enum(['readWrite', 'readOnly'])
const versions = z.partialRecord(streamIdValue, version)
/** The number of the last line and its fingerprint. */
const chainHead = { seq: version, hash: z.string().regex(/^[0-9a-f]{64}$/) }
/** X25519, SPKI, base64: where a computer leaves its key for headquarters. Left out by one that opens no computers. */
const recoveryAddress = z.string().min(40).max(200).optional()

/** What every request of a device begins with. */
const envelope = {
  protocol: z.int().min(1).max(1_000_000),
  app: shortText,
  schemaRev: z.int().min(1).max(1_000_000),
  device: idOf<DeviceId>(),
  /** The history of headquarters the device has seen; null before its first contact. */
  epoch: epoch.nullable(),
  reqId: z.string().min(1).max(64),
  sentAt: instantValue,
}

/** Why a command was not accepted: the code and facts of a refusal, as the rules gave it. */
export const syncRefusal = z.object({
  code: z.string().min(1).max(64),
  params: z.record(z.string().max(64), z.union([z.string().max(2_000), z.number()])),
})
export type SyncRefusal = z.output<typeof syncRefusal>

/** What somebody else did on the same streams since the device last looked; for the person who must choose again. */
export const meanwhile = z.object({
  commandId: commandIdOf<CommandId>(),
  label: messageValue,
  actorId: shortText,
  actorName: shortText,
  deviceName: shortText,
  at: instantValue,
})
export type Meanwhile = z.output<typeof meanwhile>

export const outcome = z.object({
  seq,
  id: commandIdOf<CommandId>(),
  status: z.enum(['accepted', 'rejected']),
  /** Only with `rejected`. */
  refusal: syncRefusal.optional(),
  /** Only with `rejected`: at most five, latest first. */
  meanwhile: z.array(meanwhile).max(5).optional(),
  /** Where its effects became visible: the version per stream. Empty when it changed nothing. */
  versions,
})
export type Outcome = z.output<typeof outcome>

export const wireCommand = z.object({
  /** Counts up by one per device identity, without gaps. */
  seq,
  /** Made once, where somebody acted: the same id is the same act, whatever device sends it. */
  id: commandIdOf<CommandId>(),
  type: z.string().min(1).max(64),
  version: z.int().min(1).max(1_000_000),
  args: z.unknown(),
  actorId: idOf<string>(),
  /** The device on which somebody acted; stays when the device gets a new identity. */
  originDevice: idOf<DeviceId>(),
  /** Acts of one batch share it: one line in the history, one step to undo. */
  step: commandIdOf<CommandId>(),
  /** Streams it touched where it was done. */
  streams: z.array(streamIdValue).max(syncLimits.streams),
  /** When somebody acted, as well as the device knows headquarters' time. The rules take their day from it. */
  occurredAt: instantValue,
  clock: z.object({ wall: instantValue, sinceAnchorMs: z.int().min(0).nullable() }),
  /** What the device had seen of those streams. */
  baseVersions: versions,
  /** The rejected command this one replaces. */
  amends: commandIdOf<CommandId>().optional(),
})
export type WireCommand = z.output<typeof wireCommand>

export const helloRequest = z.object({
  ...envelope,
  lastKnownSeq: z.int().min(0).max(MAX_VERSION),
  outbox: z.object({ count: z.int().min(0), oldest: instantValue.nullable() }),
  cursors: versions,
  /** The last erasure this device carried out. */
  erasureSeq: version,
  failedDigests: z.int().min(0).max(1_000_000),
  /**
   * Where the chain of its own audit trail ends. `hasLost`: the line headquarters answered with last is no longer in it.
   * Left out by an app that has no chain.
   */
  chain: z.object({ ...chainHead, hasLost: z.boolean() }).optional(),
})
export type HelloRequest = z.output<typeof helloRequest>

export const scopeEntry = z.object({ stream: streamIdValue, mode: streamMode })
export type ScopeEntry = z.output<typeof scopeEntry>

export const helloReply = z.object({
  epoch,
  hqTime: instantValue,
  /** The last sequence number headquarters has of this identity. */
  lastSeq: z.int().min(0).max(MAX_VERSION),
  headquartersName: shortText,
  deviceName: shortText,
  status: z.enum(['ok', 'upgradeRecommended', 'upgradeRequired']),
  canPush: z.boolean(),
  canPull: z.boolean(),
  /** An operator allowed this device to remove many rows at once. */
  mayDeleteMany: z.boolean(),
  recoveryAddress,
  /** Where the chain of this computer ended when it last told: it must still be in it. */
  chain: z.object(chainHead).optional(),
})
export type HelloReply = z.output<typeof helloReply>

export const pushRequest = z.object({
  ...envelope,
  /** In order of `seq`, without gaps. */
  commands: z.array(wireCommand).min(1).max(syncLimits.pushCommands),
})
export type PushRequest = z.output<typeof pushRequest>

export const pushReply = z.object({
  epoch,
  hqTime: instantValue,
  results: z.array(outcome).max(syncLimits.pushCommands),
  lastSeq: z.int().min(0).max(MAX_VERSION),
  /** Why not all were looked at. `gap`: an earlier number is missing; `forked`: another act has this number. */
  stopped: z
    .object({
      code: z.enum(['gap', 'forked', 'deferred', 'busy']),
      atSeq: seq,
      retryAfterMs: z.int().min(0).optional(),
    })
    .optional(),
})
export type PushReply = z.output<typeof pushReply>

export const pullRequest = z.object({
  ...envelope,
  scopeRev: version,
  erasureSeq: version,
  /** Sent commands whose fate is not known. */
  ask: z.array(seq).max(syncLimits.asked),
  cursors: z
    .array(z.object({ stream: streamIdValue, from: version, bootStart: version.nullable() }))
    .max(syncLimits.streams),
  limit: z.object({
    rows: z.int().min(1).max(syncLimits.pageRows),
    bytes: z.int().min(1).max(syncLimits.pageBytes),
  }),
})
export type PullRequest = z.output<typeof pullRequest>

/** Table, id, version, 1 = gone, the record (null = gone). */
type RowOnTheWire = [TableName, string, number, 0 | 1, Readonly<Record<string, unknown>> | null]

const knownTables: ReadonlySet<unknown> = new Set(tableNames)
const rowId = /^[A-Za-z0-9._:-]{1,64}$/

/**
 * One of the many rows of a page; a table an older app does not know is left out. Looked at by hand: pages hold thousands
 * of them, and the fields of a record are looked at by the schema of its table.
 */
function isWireRow(value: unknown): value is RowOnTheWire {
  if (!Array.isArray(value) || value.length !== 5) return false
  const [table, id, rowVersion, gone, record] = value as readonly unknown[]
  if (!knownTables.has(table) || typeof id !== 'string' || !rowId.test(id)) return false
  if (!Number.isSafeInteger(rowVersion) || (rowVersion as number) < 1 || (gone !== 0 && gone !== 1))
    return false
  return record === null || (typeof record === 'object' && !Array.isArray(record))
}

export const wireRow = z.custom<RowOnTheWire>(isWireRow, 'row')
export type WireRow = z.output<typeof wireRow>

const rowsPage = z.object({
  kind: z.literal('rows'),
  stream: streamIdValue,
  from: version,
  to: version,
  /** The stream's version when a first download began. */
  start: version.optional(),
  more: z.boolean(),
  // A page ends with a whole version, and a version holds at most a page of rows.
  rows: z.array(wireRow).max(syncLimits.pageRows * 2),
  /** On the last page: what the device must come to. 16 hexadecimal digits. */
  digest: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
})
export type RowsPage = z.output<typeof rowsPage>

const resyncPage = z.object({
  kind: z.literal('resync'),
  stream: streamIdValue,
  from: version,
  /** `horizon`: what was deleted since is no longer known; `cursor`: the device is ahead of headquarters. */
  reason: z.enum(['horizon', 'cursor']),
})

export const pullReply = z.object({
  epoch,
  hqTime: instantValue,
  lastSeq: z.int().min(0).max(MAX_VERSION),
  outcomes: z.array(outcome).max(syncLimits.asked),
  scope: z.object({ rev: version, streams: z.array(scopeEntry).max(syncLimits.streams) }),
  erasures: z.object({ upTo: version, subjects: z.array(idOf<string>()).max(10_000) }),
  pages: z.array(z.discriminatedUnion('kind', [rowsPage, resyncPage])).max(syncLimits.streams),
})
export type PullReply = z.output<typeof pullReply>
export type PullPage = PullReply['pages'][number]

/** A first contact: the code a person got from headquarters, and the key this computer made for itself. */
export const enrolRequest = z.object({
  protocol: envelope.protocol,
  app: shortText,
  code: z.string().min(8).max(40),
  installId: idOf<DeviceId>(),
  deviceName: z.string().trim().min(1).max(80),
  /** Ed25519, SPKI, base64. */
  publicKey: z.string().min(40).max(200),
})
export type EnrolRequest = z.output<typeof enrolRequest>

export const enrolReply = z.object({
  device: idOf<DeviceId>(),
  epoch,
  headquartersName: shortText,
  organisationName: shortText,
  recoveryAddress,
})
export type EnrolReply = z.output<typeof enrolReply>

/** A new identity after the numbering of an old one broke. Signed in as the old one. */
export const reidentifyRequest = z.object({
  ...envelope,
  reason: z.enum(['forked', 'gap', 'epoch', 'behind']),
})
export type ReidentifyRequest = z.output<typeof reidentifyRequest>
export const reidentifyReply = z.object({ device: idOf<DeviceId>(), epoch, lastSeq: z.literal(0) })
export type ReidentifyReply = z.output<typeof reidentifyReply>

/** Proof that the device holds its key: it signs the challenge and gets a token for some minutes. */
export const challengeRequest = z.object({ device: idOf<DeviceId>() })
export const challengeReply = z.object({ challenge: z.string().min(16).max(200) })
export const tokenRequest = z.object({
  device: idOf<DeviceId>(),
  challenge: z.string().min(16).max(200),
  /** Ed25519 over the text of the challenge, base64. */
  signature: z.string().min(40).max(200),
})
export const tokenReply = z.object({ token: z.string().min(16).max(500), expiresInMs: z.int().min(1_000) })

/** Every answer that is not 200 has this body. */
export const protocolErrorCodes = [
  'invalid',
  'tooLarge',
  'auth',
  'enrolCode',
  'deviceRevoked',
  'deviceRetiring',
  'deviceReplaced',
  'epoch',
  'upgradeRequired',
  /** Headquarters is older than the app: it must be brought up to date first. */
  'headquartersOlder',
  'tooMany',
  'unavailable',
  'notFound',
  'internal',
] as const
export type ProtocolErrorCode = (typeof protocolErrorCodes)[number]

export const protocolError = z.object({
  code: z.enum(protocolErrorCodes),
  /** Only with `deviceRevoked` and `deviceRetiring`: when the device must forget everything. */
  wipe: z.enum(['now', 'afterPush']).optional(),
  /** Only with `epoch`. */
  epoch: epoch.optional(),
  /** Names the failure in headquarters' own log. */
  incident: shortText.optional(),
})
export type ProtocolError = z.output<typeof protocolError>

/** Where each message goes. Events are a one-way stream (SSE) that only says which streams have news. */
export const syncPaths = {
  enrol: '/sync/v1/devices',
  challenge: '/sync/v1/challenge',
  token: '/sync/v1/token',
  hello: '/sync/v1/hello',
  push: '/sync/v1/push',
  pull: '/sync/v1/pull',
  reidentify: '/sync/v1/reidentify',
  events: '/sync/v1/events',
} as const
