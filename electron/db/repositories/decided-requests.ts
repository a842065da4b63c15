import type { CareRequest } from '#shared/domain/requests/model.ts'
import { careRequestRow } from '#shared/schema/rows/request-rows.ts'
import type { ReadableDb } from '../handles.ts'

/**
 * Requests as a kind of command left them, the latest first: also what was changed or put back since. Moments are UTC,
 * the first included and the last not.
 */
export function listRequestsLeftBy(
  db: ReadableDb,
  commandType: string,
  from: string,
  until: string,
  limit: number,
): readonly CareRequest[] {
  const rows = db.all(
    `select audit.after from command_log command join audit_log audit on audit.command_id = command.id
     where command.type = ? and command.at >= ? and command.at < ? and audit.table_name = 'care_request'
       and audit.after is not null
     order by audit.id desc limit ?`,
    [commandType, from, until, limit],
  )
  return rows.map((row): CareRequest => careRequestRow.parse(JSON.parse(String(row['after']))))
}
