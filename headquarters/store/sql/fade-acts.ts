import type { CommandId } from '#shared/domain/ids.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import { fadingOf } from '../fading.ts'
import type { Faded, FadeRequest } from '../store.ts'
import { number, text } from './column-value.ts'
import { imageOf } from './erase-subject.ts'
import { commandColumns, commandOf } from './judged-commands.ts'
import type { SqlSession } from './sql-session.ts'

/** Empties some of the acts whose term is over, from a place on. */
export async function fadeActs(session: SqlSession, request: FadeRequest): Promise<Faded> {
  const fading = fadingOf(request)
  const rows = await session.ask(
    `select place, ${commandColumns} from hq_command
     where place > $1 and args_hash <> '' and received_at < $2 order by place limit $3`,
    [request.after, request.before, request.limit],
  )
  const commands = rows.map((row) => commandOf(row.slice(1)))
  const images = await session.ask(
    `select place, command_id, table_name, row_id, before, after from hq_image where command_id = any($1::text[])`,
    [commands.map(({ id }) => id)],
  )
  const imagesOf = groupBy(images, (row) => text(row, 1) as CommandId)
  const silent: number[] = []
  let count = 0
  for (const command of commands) {
    const own = imagesOf.get(command.id) ?? []
    if (
      fading.keepsAct(
        command,
        own.map((row) => imageOf(row, 2)),
      )
    )
      continue
    const { label, refusal } = fading.fade(command)
    session.tell(
      `update hq_command set args = 'null', args_hash = '', label = $2, refusal = $3, meanwhile = '[]' where id = $1`,
      [command.id, JSON.stringify(label), refusal === null ? null : JSON.stringify(refusal)],
    )
    silent.push(...own.filter((row) => !fading.keepsImage(imageOf(row, 2))).map((row) => number(row, 0)))
    count += 1
  }
  if (silent.length > 0)
    session.tell('update hq_image set before = null, after = null where place = any($1::bigint[])', [
      silent.map(String),
    ])
  const last = rows.at(-1)
  return { count, next: last === undefined || rows.length < request.limit ? null : number(last, 0) }
}
