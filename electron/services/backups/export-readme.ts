import type { IsoDay } from '#shared/kernel/time.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import { columnsOf } from '../../db/repositories/row-codec.ts'

/** What lies in an export, for whoever opens it years later without the program: in Dutch and English. */
export function exportReadme(
  counts: readonly { readonly table: TableName; readonly rows: number }[],
  today: IsoDay,
): string {
  const lines = [
    `Dagdeel - alle gegevens / all records - ${today}`,
    '',
    'NL: csv/ en json/ bevatten dezelfde tabellen. JSON is precies; CSV is voor een spreadsheet.',
    'EN: csv/ and json/ hold the same tables. JSON is exact; CSV is for a spreadsheet.',
    '',
    'CSV: UTF-8, semicolon, a text that begins like a formula has an apostrophe in front. Lists are JSON in a cell.',
    'isSecret, isRestricted (CSV): 1 = geheim of beperkt / secret or restricted on the day above; such data may not go',
    'to the tax office or the municipality.',
    '',
    'Units: ...Minute = minutes after midnight; minutes = minutes; cents = euro cents; ...Dm2 = square decimetres;',
    '...Months = months of age; days = YYYY-MM-DD; moments = ISO 8601 in UTC; months = YYYY-MM; weeks = YYYY-Www;',
    'booleans 1/0; an empty cell = no value.',
    '',
    'NL: bring-in.jsonl zet alles in een lege gegevensmap: dagdeel import bring-in.jsonl --data NIEUWE-MAP',
    'EN: bring-in.jsonl puts everything in an empty data folder: dagdeel import bring-in.jsonl --data NEW-FOLDER',
    '',
    ...counts.flatMap(({ table, rows }) => describeTable(table, rows)),
  ]
  return `${lines.join('\r\n')}\r\n`
}

function describeTable(table: TableName, rows: number): readonly string[] {
  const references: Readonly<Record<string, TableName>> = tables[table].references
  const fields = columnsOf(table).map(({ field, kind }) => {
    const target = references[field]
    return `  ${field}: ${kind}${target === undefined ? '' : ` -> ${target}.id`}`
  })
  return [`${table} (${rows})`, ...fields, '']
}
