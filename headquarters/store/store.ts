import type { FactQuery } from '#shared/commands/facts.ts'
import type { RowChange, RowImages } from '#shared/commands/row-change.ts'
import type { Child } from '#shared/domain/children/model.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { Meanwhile, ScopeEntry, SyncRefusal } from '#shared/sync/protocol.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'

/**
 * The store cannot serve now: no connection, too busy, out of space. Whoever asked tries again later; nothing was kept.
 * Everything else a store throws is a fault of what was asked.
 */
export class StoreUnavailable extends Error {}

/** What headquarters says of itself. */
export interface HqMeta {
  /** Names this history; another one after a restore from a copy. */
  readonly epoch: string
  readonly name: string
}

/** `retiring`: hands over its work and gets nothing more; `cleared`: so, and nothing waits on it any more. */
export type DeviceStatus = 'active' | 'retiring' | 'cleared' | 'revoked' | 'replaced'

export interface DeviceRecord {
  readonly id: DeviceId
  /** The computer, whatever its identity. */
  readonly installId: DeviceId
  readonly name: string
  /** Ed25519, SPKI, base64. */
  readonly publicKey: string
  readonly status: DeviceStatus
  readonly replacedBy: DeviceId | null
  readonly scopeRev: number
  readonly lastSeq: number
  readonly erasureSeq: number
  /** Until when it may remove very many rows at once; null = it may not. */
  readonly mayDeleteManyUntil: Instant | null
  readonly appVersion: string
  readonly lastSeenAt: Instant | null
  /** Clock of the device minus ours, at its last message. */
  readonly skewMs: number | null
  /** What its last hello said of work that had not been sent, less what it handed in since. */
  readonly waitingCount: number
  /** Everything somebody did on it before this moment has come in; null = not known, as after a break in its numbering. */
  readonly workSince: Instant | null
  readonly enrolledAt: Instant
  /** The end of the chain of its own audit trail, as it last told; null = it never did. PRIV-5 */
  readonly chain: ChainHead | null
  /** When it was first seen that the chain had lost its end, or said something else than before; null = never. */
  readonly chainBrokenAt: Instant | null
}

/** Where a chain ends: the number of its last line and the fingerprint of it. */
export interface ChainHead {
  readonly seq: number
  readonly hash: string
}

export interface StreamState {
  readonly id: StreamId
  readonly version: number
  readonly digest: string
  /** What was deleted at or before this version is no longer known. */
  readonly horizon: number
}

/** A record as one stream shows it. */
export interface SyncRow {
  readonly stream: StreamId
  readonly table: TableName
  readonly id: string
  readonly version: number
  /** null = gone from this stream. */
  readonly payload: object | null
}

/** Where a record stands in one stream; `isGone` = only that it was there. */
export interface RowPlace {
  readonly stream: StreamId
  readonly table: TableName
  readonly id: string
  readonly version: number
  readonly isGone: boolean
}

export interface RowKey {
  readonly table: TableName
  readonly id: string
}

/** A judged command under the number a device gave it. */
export interface NumberedCommand {
  readonly seq: number
  readonly command: JudgedCommand
}

export interface JudgedCommand {
  readonly id: CommandId
  readonly type: string
  readonly version: number
  readonly args: unknown
  /** To tell a repeat from another act under the same id. Empty once the arguments were emptied by an erasure. */
  readonly argsHash: string
  readonly actorId: string
  readonly originDevice: DeviceId
  readonly step: CommandId
  readonly kind: 'do' | 'undo' | 'redo'
  /** The step an undo or a redo is about. */
  readonly reverts: string | null
  readonly label: Message
  readonly status: 'accepted' | 'rejected'
  readonly refusal: SyncRefusal | null
  readonly meanwhile: readonly Meanwhile[]
  readonly versions: Readonly<Partial<Record<StreamId, number>>>
  /** The moment the rules took their day from: the device's, held between its last contact and now. */
  readonly at: Instant
  readonly receivedAt: Instant
  readonly amends: CommandId | null
}

/** What an accepted command did, in the order it did it. */
export interface RecordedEffect {
  readonly images: readonly RowImages[]
  readonly syncRows: readonly SyncRow[]
  readonly streams: readonly StreamState[]
  /** A step that is taken back or put back by it. */
  readonly undone: { readonly step: string; readonly by: CommandId | null } | null
}

export interface RowsOfStream {
  readonly stream: StreamId
  readonly after: number
  /** At most so many rows; the last version is whole. */
  readonly limit: number
  /** Rows that are gone are left out unless they went after this version; null = none is left out. */
  readonly goneAfter: number | null
}

export interface ErasureRecord {
  readonly seq: number
  readonly subjectId: string
  readonly at: Instant
  readonly legalRef: string
}

/** How somebody who is to be erased may be known in acts that name no id of theirs. */
export type KnownPerson = Pick<Child, 'firstName' | 'surname' | 'familyId'>

export interface ErasureRequest extends Omit<ErasureRecord, 'seq' | 'subjectId'> {
  /** Empty when only rows go, because their term is over. */
  readonly subjectIds: readonly string[]
  readonly persons: readonly KnownPerson[]
}

/** Acts whose term is over, some at a time. PRIV-1 */
export interface FadeRequest {
  /** Received before this moment. */
  readonly before: Instant
  /** Of whom everything is kept. */
  readonly heldSubjects: readonly string[]
  /** Where the last look ended; 0 = at the beginning. */
  readonly after: number
  readonly limit: number
}

export interface Faded {
  readonly count: number
  /** Where the next look begins; null = all were looked at. */
  readonly next: number | null
}

export interface AuditEvent {
  readonly at: Instant
  /** Who did it at headquarters; `system` for the server itself. */
  readonly actor: string
  readonly deviceId: DeviceId | null
  readonly kind: string
  /** Numbers and codes, never names of children. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

/** A line of the chain of what was done here: an event with its number and the fingerprint of the line before it. */
export interface AuditLine extends Omit<AuditEvent, 'facts'> {
  readonly seq: number
  /** As it was written: the fingerprint is over these very letters. */
  readonly factsJson: string
  readonly previous: string
  readonly hash: string
}

/** The letterbox in which computers leave their key for headquarters. X25519, as DER in base64. */
export interface RecoveryKey {
  readonly address: string
  readonly privateKey: string
  readonly madeAt: Instant
}

export interface EnrolCode {
  /** A hash: the code itself is shown once. */
  readonly codeHash: string
  readonly deviceName: string
  readonly scope: readonly ScopeEntry[]
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
  /** The device that joined with it. */
  readonly usedBy: DeviceId | null
}

/** An act that gave a stream a version. */
export interface StreamAct {
  readonly version: number
  readonly receivedAt: Instant
}

/** A question about records and history; the rulebook is answered by whoever runs the handler. */
export type StoredQuery = Exclude<FactQuery, { readonly kind: 'rulebook' }>

/** An answer that needs no waiting. */
export interface KnownAnswer {
  readonly value: unknown
}

/** Looking at one moment: everything a reader answers belongs to the same state. */
export interface HqReader {
  meta(): Promise<HqMeta>
  answer(query: StoredQuery): Promise<unknown>
  /** The same answer when it is at hand; `undefined` = it must be asked. */
  answerAtHand?(query: StoredQuery): KnownAnswer | undefined
  findDevice(id: DeviceId): Promise<DeviceRecord | undefined>
  listDevices(): Promise<readonly DeviceRecord[]>
  listScope(deviceId: DeviceId): Promise<readonly ScopeEntry[]>
  /** Version 0 and an empty digest for a stream nothing was ever written to. */
  findStream(id: StreamId): Promise<StreamState>
  /** Every stream something was ever written to, by id. */
  listStreams(): Promise<readonly StreamState[]>
  /** The acts that gave a stream its versions after this one, in order. */
  listActsOfStream(stream: StreamId, after: number, limit: number): Promise<readonly StreamAct[]>
  /** By version, then table and id. */
  listRowsOfStream(page: RowsOfStream): Promise<readonly SyncRow[]>
  hasRowsAfter(stream: StreamId, version: number): Promise<boolean>
  /** In which streams these records are, or were, and at which version. In no order. */
  listPlacesOf(keys: readonly RowKey[]): Promise<readonly RowPlace[]>
  /** The same for every record that has one of these ids, whatever its table. */
  listPlacesOfIds(ids: readonly string[]): Promise<readonly RowPlace[]>
  findJudged(id: CommandId): Promise<JudgedCommand | undefined>
  /** Those of these commands that were judged, in no order. */
  listJudged(ids: readonly CommandId[]): Promise<readonly JudgedCommand[]>
  /** Those of these numbers that were judged. */
  listJudgedBySeq(deviceId: DeviceId, seqs: readonly number[]): Promise<readonly NumberedCommand[]>
  /** Accepted commands that touched one of these streams after the version given for it, of other devices, latest first. */
  listMeanwhile(
    since: Readonly<Partial<Record<StreamId, number>>>,
    notOf: DeviceId,
    limit: number,
  ): Promise<readonly JudgedCommand[]>
  listErasures(after: number, limit: number): Promise<readonly ErasureRecord[]>
  /** Those of these ids that belong to an erased subject. */
  listErasedAmong(ids: readonly string[]): Promise<readonly string[]>
  findEnrolCode(codeHash: string): Promise<EnrolCode | undefined>
  /** What was done here, from the line after this one on. */
  listAudit(after: number, limit: number): Promise<readonly AuditLine[]>
  findRecoveryKey(): Promise<RecoveryKey | undefined>
}

/** One transaction. */
export interface HqWriter extends HqReader {
  /** Says what the acts of this transaction name: what is asked of one of these ids may be read for all of them. */
  expect(ids: readonly string[]): void
  /** Waits for its turn: one writer a device. */
  lockDevice(id: DeviceId): Promise<DeviceRecord | undefined>
  /** Waits for its turn, in a fixed order, so that two commands never wait for each other. The organisation's stream may be shared. */
  lockStreams(
    ids: readonly StreamId[],
    organisation: 'shared' | 'exclusive',
  ): Promise<ReadonlyMap<StreamId, StreamState>>
  /** A part that may fail by itself: a `false` takes back what this part wrote. A throw ends the whole transaction. */
  savepoint(work: () => Promise<boolean>): Promise<boolean>
  /**
   * Writes records; answers what really changed. A reference that leads nowhere or a broken rule of the table throws, at
   * the latest when the transaction ends. `maker` = the command that made them: its own rows are taken to be new.
   */
  applyChanges(changes: readonly RowChange[], maker?: CommandId): Promise<readonly RowImages[]>
  /** Lets the guards of the ledger step aside until the transaction ends: lines whose term is over go. PRIV-1 */
  beginPurge(): Promise<void>
  /** Keeps a judged command, and for an accepted one its effect: audit trail, stream rows, versions, digests. */
  recordCommand(command: JudgedCommand, effect: RecordedEffect | null): Promise<void>
  /** Ties a number of a device to a command and moves its last number on. */
  recordSeq(deviceId: DeviceId, seq: number, commandId: CommandId): Promise<void>
  putDevice(device: DeviceRecord): Promise<void>
  /** Replaces what a device may see. Its revision goes up by one. */
  setScope(deviceId: DeviceId, scope: readonly ScopeEntry[]): Promise<void>
  putEnrolCode(code: EnrolCode): Promise<void>
  /**
   * Notes the erasure of each subject and empties what was kept of them and of these rows, as `redaction.ts` says. The
   * acts themselves stay. The records were changed before, like by any other command.
   */
  eraseSubjects(erasure: ErasureRequest, keys: readonly RowKey[]): Promise<readonly ErasureRecord[]>
  /** Empties acts of long ago, as `fading.ts` says. The acts themselves stay. */
  fadeActs(request: FadeRequest): Promise<Faded>
  /** Forgets what was deleted at or before a version, and says so in the horizon. */
  forgetDeleted(stream: StreamId, upTo: number): Promise<number>
  setMeta(meta: HqMeta): Promise<void>
  /** The next line of the chain. */
  appendAudit(event: AuditEvent): Promise<void>
  /** Once: a second one would leave computers with a slot nobody opens. */
  putRecoveryKey(key: RecoveryKey): Promise<void>
}

/** Where headquarters keeps everything: memory (simulation), PGlite or PostgreSQL, with the same behaviour. */
export interface HqStore {
  readonly kind: 'memory' | 'pglite' | 'postgres'
  /** Read only, everything of one moment (REPEATABLE READ). */
  read<Value>(work: (reader: HqReader) => Promise<Value>): Promise<Value>
  /** One transaction; a throw leaves nothing behind. Tried again, at most five times, when two got in each other's way. */
  write<Value>(work: (writer: HqWriter) => Promise<Value>): Promise<Value>
  close(): Promise<void>
}
