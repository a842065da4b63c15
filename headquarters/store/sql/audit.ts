import type { DeviceId } from '#shared/domain/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { emptyHead, nextLine } from '../audit-chain.ts'
import type { AuditEvent, AuditLine, RecoveryKey } from '../store.ts'
import { number, openText, text } from './column-value.ts'
import type { SqlRow, SqlSession } from './sql-session.ts'

const LINE = 'seq, at, actor, device_id, kind, facts, previous, hash'

/** The next line of the chain. Whoever writes one holds up whoever writes the next until the transaction ends. */
export async function appendAudit(session: SqlSession, event: AuditEvent): Promise<void> {
  session.tell('lock table hq_audit in share row exclusive mode')
  const [last] = await session.ask('select seq, hash from hq_audit order by seq desc limit 1')
  const head = last === undefined ? emptyHead : { seq: number(last, 0), hash: text(last, 1) }
  const line = nextLine(event, head)
  session.tell(`insert into hq_audit (${LINE}) values ($1, $2, $3, $4, $5, $6, $7, $8)`, [
    ...[line.seq, line.at, line.actor, line.deviceId, line.kind, line.factsJson, line.previous, line.hash],
  ])
}

export async function listAudit(
  session: SqlSession,
  after: number,
  limit: number,
): Promise<readonly AuditLine[]> {
  const rows = await session.ask(`select ${LINE} from hq_audit where seq > $1 order by seq limit $2`, [
    after,
    limit,
  ])
  return rows.map(lineOf)
}

export async function findRecoveryKey(session: SqlSession): Promise<RecoveryKey | undefined> {
  const [row] = await session.ask('select address, private_key, made_at from hq_recovery_key')
  if (row === undefined) return undefined
  return { address: text(row, 0), privateKey: text(row, 1), madeAt: text(row, 2) as Instant }
}

export function putRecoveryKey(session: SqlSession, key: RecoveryKey): void {
  session.tell('insert into hq_recovery_key (address, private_key, made_at) values ($1, $2, $3)', [
    ...[key.address, key.privateKey, key.madeAt],
  ])
}

function lineOf(row: SqlRow): AuditLine {
  return {
    seq: number(row, 0),
    at: text(row, 1) as Instant,
    actor: text(row, 2),
    deviceId: openText(row, 3) as DeviceId | null,
    kind: text(row, 4),
    factsJson: text(row, 5),
    previous: text(row, 6),
    hash: text(row, 7),
  }
}
