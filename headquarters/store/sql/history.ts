import type { CommandMark, HistoryStep } from '#shared/commands/facts.ts'
import { netImages } from '#shared/commands/net-images.ts'
import type { RowImages } from '#shared/commands/row-change.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { openJson, json, text } from './column-value.ts'
import type { SqlRow, SqlSession } from './sql-session.ts'

/** The undo step a command belongs to, with its net images; `undefined` when nothing of it was accepted. */
export async function findHistoryStep(
  session: SqlSession,
  commandId: string,
): Promise<HistoryStep | undefined> {
  const commands = await session.ask(
    `select part.id, part.label, undone.step is not null
     from hq_command asked
     join hq_command part on part.step = coalesce(asked.reverts, asked.step)
     left join hq_undone_step undone on undone.step = part.step
     where asked.id = $1 and part.has_effect and part.kind = 'do' order by part.place`,
    [commandId],
  )
  const [first] = commands
  if (first === undefined) return undefined
  const commandIds = commands.map((row) => text(row, 0))
  const images = await session.ask(
    `select table_name, row_id, before, after from hq_image where command_id = any($1::text[]) order by place`,
    [commandIds],
  )
  return {
    commandIds,
    label: json(first, 1) as Message,
    isUndone: first[2] === 't',
    images: netImages(images.map(imageOf)),
  }
}

function imageOf(row: SqlRow): RowImages {
  return {
    table: text(row, 0) as TableName,
    id: text(row, 1),
    before: openJson(row, 2) as object | null,
    after: openJson(row, 3) as object | null,
  }
}

/** The latest command that changed a row. */
export async function findLastCommandOn(
  session: SqlSession,
  table: TableName,
  id: string,
): Promise<CommandMark | undefined> {
  const [row] = await session.ask(
    `select command.id, command.type, command.actor_id, command.at
     from hq_image image join hq_command command on command.id = image.command_id
     where image.row_id = $1 and image.table_name = $2 order by image.place desc limit 1`,
    [id, table],
  )
  if (row === undefined) return undefined
  return { commandId: text(row, 0), type: text(row, 1), actorId: text(row, 2), at: text(row, 3) as Instant }
}
