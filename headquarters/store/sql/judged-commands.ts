import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { Meanwhile, SyncRefusal } from '#shared/sync/protocol.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { JudgedCommand, NumberedCommand } from '../store.ts'
import { json, number, openJson, openText, text } from './column-value.ts'
import type { SqlRow, SqlSession } from './sql-session.ts'

const COLUMNS = [
  ...['id', 'type', 'version', 'args', 'args_hash', 'actor_id', 'origin_device', 'step', 'kind', 'reverts'],
  ...['label', 'status', 'refusal', 'meanwhile', 'versions', 'at', 'received_at', 'amends'],
]
export const commandColumns = COLUMNS.join(', ')
const commandColumnsOfC = COLUMNS.map((name) => `c.${name}`).join(', ')

export async function findJudged(session: SqlSession, id: CommandId): Promise<JudgedCommand | undefined> {
  const [row] = await session.ask(`select ${commandColumns} from hq_command where id = $1`, [id])
  return row === undefined ? undefined : commandOf(row)
}

export async function listJudged(
  session: SqlSession,
  ids: readonly CommandId[],
): Promise<readonly JudgedCommand[]> {
  if (ids.length === 0) return []
  const rows = await session.ask(`select ${commandColumns} from hq_command where id = any($1::text[])`, [ids])
  return rows.map(commandOf)
}

export async function listJudgedBySeq(
  session: SqlSession,
  deviceId: DeviceId,
  seqs: readonly number[],
): Promise<readonly NumberedCommand[]> {
  if (seqs.length === 0) return []
  const rows = await session.ask(
    `select ${commandColumnsOfC}, d.seq from hq_device_command d join hq_command c on c.id = d.command_id
     where d.device_id = $1 and d.seq = any($2::bigint[]) order by d.seq`,
    [deviceId, seqs.map(String)],
  )
  return rows.map((row) => ({ seq: number(row, COLUMNS.length), command: commandOf(row) }))
}

/** What others did on these streams after these versions, the latest first. */
export async function listMeanwhile(
  session: SqlSession,
  since: Readonly<Partial<Record<StreamId, number>>>,
  notOf: DeviceId,
  limit: number,
): Promise<readonly JudgedCommand[]> {
  const asked = Object.entries(since).map(([stream, version]) => ({ stream, version: version ?? 0 }))
  if (asked.length === 0) return []
  const rows = await session.ask(
    `select ${commandColumnsOfC} from hq_command c where c.origin_device <> $2 and c.id in (
       select act.command_id from json_to_recordset($1::json) as since(stream text, version bigint)
       join hq_stream_act act on act.stream = since.stream and act.version > since.version
     ) order by c.received_at desc, c.id desc limit $3`,
    [JSON.stringify(asked), notOf, limit],
  )
  return rows.map(commandOf)
}

export function commandOf(row: SqlRow): JudgedCommand {
  return {
    id: text(row, 0) as CommandId,
    type: text(row, 1),
    version: number(row, 2),
    args: json(row, 3),
    argsHash: text(row, 4),
    actorId: text(row, 5),
    originDevice: text(row, 6) as DeviceId,
    step: text(row, 7) as CommandId,
    kind: text(row, 8) as JudgedCommand['kind'],
    reverts: openText(row, 9),
    label: json(row, 10) as Message,
    status: text(row, 11) as JudgedCommand['status'],
    refusal: openJson(row, 12) as SyncRefusal | null,
    meanwhile: json(row, 13) as readonly Meanwhile[],
    versions: json(row, 14) as JudgedCommand['versions'],
    at: text(row, 15) as Instant,
    receivedAt: text(row, 16) as Instant,
    amends: openText(row, 17) as CommandId | null,
  }
}
