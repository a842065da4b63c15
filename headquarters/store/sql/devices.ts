import type { DeviceId } from '#shared/domain/ids.ts'
import { invariant } from '#shared/kernel/invariant.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { ScopeEntry } from '#shared/sync/protocol.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { DeviceRecord, EnrolCode } from '../store.ts'
import { json, number, openNumber, openText, text } from './column-value.ts'
import type { SqlRow, SqlSession } from './sql-session.ts'

const COLUMNS = [
  ...[
    'id',
    'install_id',
    'name',
    'public_key',
    'status',
    'replaced_by',
    'scope_rev',
    'last_seq',
    'erasure_seq',
  ],
  ...[
    'may_delete_many_until',
    'app_version',
    'last_seen_at',
    'skew_ms',
    'waiting_count',
    'work_since',
    'enrolled_at',
    'chain_seq',
    'chain_hash',
    'chain_broken_at',
  ],
]
const columns = COLUMNS.join(', ')

export async function findDevice(session: SqlSession, id: DeviceId): Promise<DeviceRecord | undefined> {
  const [row] = await session.ask(`select ${columns} from hq_device where id = $1`, [id])
  return row === undefined ? undefined : deviceOf(row)
}

/** Waits for its turn: one writer a device. */
export async function lockDevice(session: SqlSession, id: DeviceId): Promise<DeviceRecord | undefined> {
  const [row] = await session.ask(`select ${columns} from hq_device where id = $1 for no key update`, [id])
  return row === undefined ? undefined : deviceOf(row)
}

/** In the order in which they were enrolled. */
export async function listDevices(session: SqlSession): Promise<readonly DeviceRecord[]> {
  return (await session.ask(`select ${columns} from hq_device order by place`)).map(deviceOf)
}

export function putDevice(session: SqlSession, device: DeviceRecord): void {
  const updates = COLUMNS.slice(1).map((name) => `${name} = excluded.${name}`)
  session.tell(
    `insert into hq_device (${columns}) values (${COLUMNS.map((_name, index) => `$${index + 1}`).join(', ')})
     on conflict (id) do update set ${updates.join(', ')}`,
    [
      ...[device.id, device.installId, device.name, device.publicKey, device.status, device.replacedBy],
      ...[device.scopeRev, device.lastSeq, device.erasureSeq, device.mayDeleteManyUntil, device.appVersion],
      ...[device.lastSeenAt, device.skewMs, device.waitingCount, device.workSince, device.enrolledAt],
      ...[device.chain?.seq ?? null, device.chain?.hash ?? null, device.chainBrokenAt],
    ],
  )
}

export async function listScope(session: SqlSession, deviceId: DeviceId): Promise<readonly ScopeEntry[]> {
  const rows = await session.ask(
    'select stream, mode from hq_device_scope where device_id = $1 order by place',
    [deviceId],
  )
  return rows.map((row) => ({
    stream: text(row, 0) as StreamId,
    mode: text(row, 1) as ScopeEntry['mode'],
  }))
}

export async function setScope(
  session: SqlSession,
  deviceId: DeviceId,
  scope: readonly ScopeEntry[],
): Promise<void> {
  session.tell('delete from hq_device_scope where device_id = $1', [deviceId])
  session.tell(
    `insert into hq_device_scope (device_id, place, stream, mode)
     select $1, line.place, line.stream, line.mode
     from unnest($2::text[], $3::text[]) with ordinality as line(stream, mode, place)`,
    [deviceId, scope.map(({ stream }) => stream), scope.map(({ mode }) => mode)],
  )
  const rows = await session.ask('update hq_device set scope_rev = scope_rev + 1 where id = $1 returning 1', [
    deviceId,
  ])
  invariant(rows.length === 1, 'a scope belongs to a device')
}

/** `locked`: waits for its turn, so that a code is used once. */
export async function findEnrolCode(
  session: SqlSession,
  codeHash: string,
  turn: 'locked' | 'unlocked',
): Promise<EnrolCode | undefined> {
  const [row] = await session.ask(
    `select code_hash, device_name, scope, expires_at, used_at, used_by from hq_enrol_code where code_hash = $1${
      turn === 'locked' ? ' for no key update' : ''
    }`,
    [codeHash],
  )
  if (row === undefined) return undefined
  return {
    codeHash: text(row, 0),
    deviceName: text(row, 1),
    scope: json(row, 2) as readonly ScopeEntry[],
    expiresAt: text(row, 3) as Instant,
    usedAt: openText(row, 4) as Instant | null,
    usedBy: openText(row, 5) as DeviceId | null,
  }
}

export function putEnrolCode(session: SqlSession, code: EnrolCode): void {
  session.tell(
    `insert into hq_enrol_code (code_hash, device_name, scope, expires_at, used_at, used_by)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (code_hash) do update set device_name = excluded.device_name, scope = excluded.scope,
       expires_at = excluded.expires_at, used_at = excluded.used_at, used_by = excluded.used_by`,
    [code.codeHash, code.deviceName, JSON.stringify(code.scope), code.expiresAt, code.usedAt, code.usedBy],
  )
}

function deviceOf(row: SqlRow): DeviceRecord {
  return {
    id: text(row, 0) as DeviceId,
    installId: text(row, 1) as DeviceId,
    name: text(row, 2),
    publicKey: text(row, 3),
    status: text(row, 4) as DeviceRecord['status'],
    replacedBy: openText(row, 5) as DeviceId | null,
    scopeRev: number(row, 6),
    lastSeq: number(row, 7),
    erasureSeq: number(row, 8),
    mayDeleteManyUntil: openText(row, 9) as Instant | null,
    appVersion: text(row, 10),
    lastSeenAt: openText(row, 11) as Instant | null,
    skewMs: openNumber(row, 12),
    waitingCount: number(row, 13),
    workSince: openText(row, 14) as Instant | null,
    enrolledAt: text(row, 15) as Instant,
    chain: openText(row, 17) === null ? null : { seq: number(row, 16), hash: text(row, 17) },
    chainBrokenAt: openText(row, 18) as Instant | null,
  }
}
